"""Reads what a summary page says of an approach: which way its effect goes on average."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossary.gist.directions import Pointing, Way
from glossary.gist.people import Found
from glossary.gist.telling import Statement

_AVERAGE = re.compile(
    r"(?P<it>(?:[A-Z][\w’'-]*)(?: [\w’'-]+){0,6}?) (?:has|have|had|shows?|can have|are|is|now shows?) "
    r"(?P<cue>(?:an? )?(?:very |relatively |slightly |consistently |modest |generally |only "
    r")?(?:(?P<up>positive|high-impact|high impact|moderate impact|(?:small|large|moderate|high) positive)|"
    r"(?P<down>negative|small negative)|(?P<none>no|little or no|very little|little|little to no))(?: "
    r"[\w-]+){0,2}?(?: (?:impacts?|effects?))?)\b",
)
_OPENING_PHRASE = re.compile(
    r"^(?:On average|Overall|In general|Evidence suggests that|However), (?P<first>\w)"
)


_NO_APPROACH = re.compile(
    r"(?:The|This|These|Those|There|It|They|Its|Their|Evidence|Studies|Research|Most|Some|Many|Such|Other|Effects?|"
    r"Impacts?|Results|Findings|All|Both|Overall|Average)\b"
)
"""Subjects that name no approach: "The impact on attainment is positive on average"."""


def summary_of(told: Sequence[Statement]) -> tuple[Found, Pointing] | None:
    """Return the approach a summary page is about and which way it says that its effect goes, or None."""
    for one in told:
        opening = _OPENING_PHRASE.match(one.words)
        at = opening.start("first") if opening else 0
        found = _AVERAGE.match(one.words[at : at + 1].upper() + one.words[at + 1 :])
        if found and "impact" in one.words + found["cue"] and not _NO_APPROACH.match(found["it"]):
            way = Way.FAVOURS if found["up"] else Way.AGAINST if found["down"] else Way.NO_CLEAR_EFFECT
            first, last = at + found.start("it"), at + found.end("it")
            approach = Found(one.sentence, (one.start + first, one.start + last), one.words[first:last])
            place = one.start + at + found.start("cue"), one.start + at + found.end("cue")
            return approach, Pointing(way, one.sentence, place)
    return None
