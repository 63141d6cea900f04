"""Finds school years, stages and ages in running text, in every way people write them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from glossary.years.calendars import System
from glossary.years.mentions import Mention, mention_of_stages
from glossary.years.named import ages, named
from glossary.years.numbered import numbered
from glossary.years.series import RANGE
from glossary.years.systems import key_stages, stages
from glossary.years.traps import place_named

_ONLY_RANGE = re.compile(rf"{RANGE}(?:grade\s+)?", re.IGNORECASE)


def read_year(text: str, *, region: System | None = None) -> tuple[Mention, ...]:
    """Find the school years, stages and ages that a text names, in order and without overlap.

    Words used in more than one system are read in the one said right after them ("... in Scotland"), then in
    `region`, then in the only one the text names, then where they are commonest: "Year 4" in England, "Grade
    3" in the United States, "P4" in Scotland. What may be something else, such as a grade of music, a year of
    a trial or a table of a paper, is left out: a mention missed costs less than a wrong one.
    """
    place = region or place_named(text)
    found = [*numbered(text, region=place), *named(text, region=place), *ages(text)]
    return tuple(_ranged(text, _apart(found)))


def _apart(found: Iterable[Mention]) -> list[Mention]:
    """Keep the longer of two mentions that overlap; of the same length, the one that begins first."""
    kept: list[Mention] = []
    for one in sorted(found, key=lambda mention: (mention.start, -mention.end)):
        if not kept or kept[-1].end <= one.start:
            kept.append(one)
        elif one.end - one.start > kept[-1].end - kept[-1].start:
            kept[-1] = one
    return kept


def _ranged(text: str, found: list[Mention]) -> list[Mention]:
    """Make one of two mentions with a range between them: "Reception to Year 2", "P4 to S1"."""
    done: list[Mention] = []
    for one in found:
        joined = _range(text, done[-1], one) if done else None
        if joined:
            done[-1] = joined
        else:
            done.append(one)
    return done


def _range(text: str, first: Mention, last: Mention) -> Mention | None:
    if first.system is None or first.system is not last.system:
        return None
    if not _ONLY_RANGE.fullmatch(text[first.end : last.start]):
        return None
    for order in (stages(first.system), key_stages(first.system)):
        if first.stages[0] in order and last.stages[-1] in order:
            low, high = order.index(first.stages[0]), order.index(last.stages[-1])
            if low < high:
                return mention_of_stages(text, start=first.start, end=last.end, found=order[low : high + 1])
    return None
