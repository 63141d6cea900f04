"""Year groups and key stages from one school system to another, by the ages of the children.

A teacher asks about Year 4, a researcher writes "third graders": both mean children aged 8 to 9. `read_year`
finds such words in a text, `convert` says what they are called elsewhere and whether the match is exact,
`equivalents` gives the words a search may add. The tables are `stages` and `key_stages`; `CALENDARS` says how
each system counts and where that is written down.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from glossary.years.calendars import CALENDARS, Calendar, Source, System
from glossary.years.conversion import Conversion, convert, same_children
from glossary.years.mentions import Mention, shared
from glossary.years.reading import read_year
from glossary.years.systems import Stage, key_stages, stages

__all__ = [
    "CALENDARS",
    "Calendar",
    "Conversion",
    "Mention",
    "Source",
    "Stage",
    "System",
    "convert",
    "equivalents",
    "key_stages",
    "read_year",
    "stages",
]

ALIKE = 0.75
"""Least share of ages in common, 0 to 1, for a stage to stand as another name of what is meant."""

LONGEST = 2
"""School years up to which the names of all are given; of more, those of the stage they make up."""


def equivalents(text: str, *, region: System | None = None, wider: bool = False) -> tuple[str, ...]:
    """Return all other names for the school years, stages and ages that a text mentions.

    A name is given only if, read alone, it means those same children: "Year 5" is Northern Ireland's name for
    England's Year 4 and yet never given for it, since a reader in England would find older children. With
    `wider` the key stages that the years belong to are given too. Names that stand in the text are left out.
    """
    given: dict[str, str] = {}
    for mention in read_year(text, region=region):
        for name, system in _names(mention, wider=wider):
            if name.casefold() not in text.casefold() and _reads_as(name, system=system, region=region):
                given.setdefault(name.casefold(), name)
    return tuple(given.values())


def _names(mention: Mention, *, wider: bool) -> Iterator[tuple[str, System | None]]:
    """Yield the names of what is mentioned, those of its own system first, each with the system it is of."""
    homes = [mention.system] if mention.system else []
    for system in (*homes, *(one for one in System if one not in homes)):
        found = convert(mention, to=system)
        if _covers(found, mention) and len(found.stages) <= LONGEST:
            for one in found.stages:
                yield from ((name, system) for name in (one.name, *one.others))
        elif _covers(found, mention):
            yield f"{found.names[0]} to {found.names[-1]}", system
        for one in same_children(mention, to=system, alike=ALIKE):
            yield from ((name, system) for name in (one.name, *one.others))
        if wider:
            yield from ((name, system) for name in found.key_stages)
    if mention.age_from < mention.age_to:
        yield f"{mention.age_from} to {mention.age_to} year olds", None
        yield f"ages {mention.age_from} to {mention.age_to}", None
    else:
        yield f"{mention.age_from} year olds", None


def _covers(found: Conversion, mention: Mention) -> bool:
    """Say whether a conversion holds nearly all of the children meant: half the EYFS is not the EYFS."""
    held = sum(shared(mention.months, one.months) for one in found.stages)
    return held >= ALIKE * sum(high - low for low, high in mention.months)


@lru_cache(maxsize=4096)
def _reads_as(name: str, *, system: System | None, region: System | None) -> bool:
    """Say whether a name alone is read as a whole, and in the system it is of."""
    read = read_year(name, region=region)
    return len(read) == 1 and read[0].text == name and read[0].system is system
