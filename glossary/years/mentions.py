"""A school year or an age as somebody wrote it, and how its ages and names are said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from glossary.years.calendars import System
from glossary.years.systems import Stage, key_stages, stages

Band = tuple[int, int]
"""Ages in months on the first day of a school year: youngest included, oldest not."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text where school years, a stage or ages are named."""

    start: int
    """Code points before the mention."""
    end: int
    """Code points before what follows the mention."""
    text: str
    system: System | None
    """The system the words were read in; None for ages, which belong to none."""
    stages: tuple[Stage, ...]
    """The stages named, in order; empty for ages."""
    age_from: int
    """Whole years; the youngest meant."""
    age_to: int
    """Whole years; the oldest meant, included."""
    months: tuple[Band, ...]
    """The bands of age meant, apart from one another and in order."""


def mention_of_stages(text: str, *, start: int, end: int, found: Sequence[Stage]) -> Mention:
    """Make the mention of one or more stages of one system. Raises ValueError when there are none."""
    if not found:
        raise ValueError("A mention of no stage at all.")
    youngest, oldest = min(one.age_from for one in found), max(one.age_to for one in found)
    months = joined(one.months for one in found)
    return Mention(start, end, text[start:end], found[0].system, tuple(found), youngest, oldest, months)


def mention_of_ages(text: str, *, start: int, end: int, youngest: int, oldest: int) -> Mention:
    """Make the mention of an age or of a range of ages in whole years.

    "7 to 8" is the school year that children begin at 7 and end at 8, as the official tables write it, and so
    one band of twelve months. "7" alone is found half in the year begun at 6 and half in that begun at 7.
    """
    band = (youngest * 12 - 6, youngest * 12 + 6) if youngest == oldest else (youngest * 12, oldest * 12)
    return Mention(start, end, text[start:end], None, (), youngest, oldest, ((max(0, band[0]), band[1]),))


def joined(bands: Iterable[Band]) -> tuple[Band, ...]:
    """Join bands that touch or overlap; the rest stay apart, in order."""
    done: list[Band] = []
    for low, high in sorted(bands):
        if done and low <= done[-1][1]:
            done[-1] = (done[-1][0], max(high, done[-1][1]))
        else:
            done.append((low, high))
    return tuple(done)


def shared(bands: Iterable[Band], other: Band) -> int:
    """Count the months that joined bands share with another band."""
    return sum(max(0, min(high, other[1]) - max(low, other[0])) for low, high in bands)


def names_in_words(found: Sequence[Stage]) -> str:
    """Name stages in a sentence: a run of three or more as "Year 3 to Year 6", others one by one."""
    order = {one: place for place, one in enumerate((*stages(found[0].system), *key_stages(found[0].system)))}
    runs: list[list[Stage]] = []
    for one in sorted(found, key=order.__getitem__):
        if runs and order[one] == order[runs[-1][-1]] + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    said: list[str] = []
    for run in runs:
        said += [f"{run[0].name} to {run[-1].name}"] if len(run) > 2 else [one.name for one in run]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def ages_in_words(bands: Sequence[Band], *, system: System | None) -> str:
    """Say bands of age as "8 to 9"; Scotland's, of half years, as "7½ to 8½ when the year begins"."""
    halves = system is System.SCOTLAND
    said = " and ".join(
        f"{_years(low, halves=halves)} to {_years(high, halves=halves)}" for low, high in bands
    )
    return f"{said} when the year begins" if halves else said


def _years(months: int, *, halves: bool) -> str:
    if halves:
        return f"{months // 12}½" if months % 12 == 6 else str(months // 12)
    return str(round(months / 12))
