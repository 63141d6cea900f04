"""The same children in another system: which school years hold them, and whether the match is exact."""

from __future__ import annotations

from dataclasses import dataclass

from glossary.years.calendars import CALENDARS, System
from glossary.years.mentions import (
    Band,
    Mention,
    ages_in_words,
    joined,
    names_in_words,
    shared,
)
from glossary.years.systems import Stage, key_stages, stages

HALF_A_YEAR = 6
"""Months a school year has to share with what is meant before it counts as a match."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """What school years, a stage or ages are called in another system."""

    system: System
    stages: tuple[Stage, ...]
    """The school years that match, in order; empty where the system has none at these ages."""
    names: tuple[str, ...]
    """Their names; where the cut-off dates are half a year apart, two for one."""
    key_stages: tuple[str, ...]
    """The stages those years belong to, in order, though the match may not fill them."""
    exact: bool
    """Whether exactly the same children are meant; if not, the names are the nearest."""
    sentence: str


def convert(what: Stage | Mention, *, to: System) -> Conversion:
    """Find the school years of a system that hold the children meant.

    A school year matches when at least half a year's birthdays are the same. The match is exact only when all
    birthdays are, which needs the same cut-off date on both sides and ages that do not vary by school.
    """
    bands = _bands(what)
    # A stage that reaches below school age, such as the EYFS, still matches only by whole school years.
    found = tuple(one for one in stages(to) if shared(bands, one.months) >= HALF_A_YEAR)
    exact = bool(found) and _inexact_because(what, bands=bands, found=found, to=to) == ""
    return Conversion(
        system=to,
        stages=found,
        names=tuple(one.name for one in found),
        key_stages=tuple(dict.fromkeys(one.key_stage for one in found)),
        exact=exact,
        sentence=_sentence(what, bands=bands, found=found, to=to),
    )


def same_children(what: Stage | Mention, *, to: System, alike: float) -> tuple[Stage, ...]:
    """Return the stages of several years in a system that cover about the ages meant.

    `alike` is the least share, 0 to 1, that the months in common have in all the months of both together.
    """
    bands = _bands(what)
    months = sum(high - low for low, high in bands)
    found: list[Stage] = []
    for one in key_stages(to):
        both = shared(bands, one.months)
        if both >= alike * (months + one.months[1] - one.months[0] - both):
            found.append(one)
    return tuple(found)


def _bands(what: Stage | Mention) -> tuple[Band, ...]:
    return (what.months,) if isinstance(what, Stage) else what.months


def _named(what: Stage | Mention) -> tuple[Stage, ...]:
    return (what,) if isinstance(what, Stage) else what.stages


def _sentence(what: Stage | Mention, *, bands: tuple[Band, ...], found: tuple[Stage, ...], to: System) -> str:
    named = _named(what)
    if named:
        verb = "is" if len(named) == 1 and not named[0].name.endswith("s") else "are"
        ages = ages_in_words(bands, system=what.system)
        opening = f"{names_in_words(named)} in {named[0].system.spoken} {verb} ages {ages}"
    elif what.age_from == what.age_to:
        opening = f"This is age {what.age_from}"
    else:
        opening = f"These are ages {what.age_from} to {what.age_to}"
    if not found:
        return f"{opening}; {to.spoken} has no school year for these ages."
    names = names_in_words(found)
    reason = _inexact_because(what, bands=bands, found=found, to=to)
    if not reason:
        return f"{opening}; that is {names} in {to.spoken}."
    verb = "is" if len(found) == 1 else "are"
    return f"{opening}; the nearest in {to.spoken} {verb} {names}, not an exact match: {reason}."


def _inexact_because(
    what: Stage | Mention, *, bands: tuple[Band, ...], found: tuple[Stage, ...], to: System
) -> str:
    """Say why the match is not exact, as half a sentence; empty when it is."""
    broad = [one for one in _named(what) if one.broad]
    if broad:
        return f"the ages of {broad[0].name} vary from place to place"
    if what.system is not to:
        # Between two odd calendars the one asked about is the one to explain.
        for system in (to, what.system):
            if system and not CALENDARS[system].settled:
                return f"{system.spoken} {CALENDARS[system].birthdays}"
    if joined(one.months for one in found) == bands:
        return ""
    ours = CALENDARS[System.ENGLAND].birthdays
    for system in (to, what.system):
        if system and what.system is not to and not CALENDARS[system].birthdays.startswith(ours):
            return f"{system.spoken} {CALENDARS[system].birthdays}"
    return "those ages do not fill whole school years there"
