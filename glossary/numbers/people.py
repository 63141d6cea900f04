"""How many were counted: pupils, teachers, classes, schools, and the studies of a review."""

from __future__ import annotations

import re

from glossary.numbers.bare import Figure, found_at
from glossary.numbers.found import Found
from glossary.numbers.number import Kind
from glossary.numbers.patterns import any_of

_PEOPLE = any_of("people")
_LITERATURE = (
    r"(?:studies|trials|experiments|RCTs|papers|articles|publications|manuscripts|dissertations|effect sizes"
    r"|samples)"
)
_FEWEST_STUDIES = 6
"""From how many studies on a count of them is the size of a review, not the make-up of a paper."""
_NOT_BETWEEN = any_of("not_between")
_SAMPLE = re.compile(
    rf"(?P<between>(?:,? (?:{_NOT_BETWEEN}(?:[A-Za-z][\w'/()-]*|\d(?:st|nd|rd|th)|Year \d+|Grade \d+"
    rf"|Key Stage \d|and \w+-(?:grade|year)|and \w+(?= (?:grade|year|primary|secondary|school)))"
    rf"|Year \d+|Grade \d+|Key Stage \d|year \d+|grade \d+|KS\d|\d(?:st|nd|rd|th)[- ]grade|\d(?:st|nd|rd"
    rf"|th)|\d+-? ?(?:to|–|-) ?\d+-year-old|\d+-year-old)){{0,6}}?)[ -](?P<who>{_PEOPLE}"
    rf"|{_LITERATURE})(?![\w-]*[-]\w)(?!\w)(?!')(?! (?:and |of )?(?:per|in each|each)\b)",
)
_NO_SAMPLE_BEFORE = re.compile(rf"{any_of('no_sample_before')} ?$", re.IGNORECASE)
_REALLY_IN = re.compile(rf"{any_of('really_in')}$")
_SAMPLE_OF = re.compile(
    r"(?:samples? (?:of|included|consisted of|comprised|was)|cohort of|a total of|population of"
    r"|totall?ing) (?:about |around |approximately |over |nearly |only |some )?$",
    re.IGNORECASE,
)


def people(text: str, figure: Figure) -> Found | None:
    """The people, classes, schools or studies that a figure counts, or None: "1,240 Year 4 pupils"."""
    fewest = 2 if figure.in_words else 1
    if figure.value < fewest or figure.value != int(figure.value) or text[figure.start] in "-+":
        return None
    match = _SAMPLE.match(text, figure.end, figure.end + _REACH)
    if match is None:
        return None
    who = match["who"].casefold()
    if figure.value < _fewest(who) or _is_no_sample(text, figure, who):
        return None
    return found_at(figure, Kind.SAMPLE_SIZE, end=match.end(), unit=who)


def _fewest(who: str) -> int:
    if who == "subjects":
        return _FEWEST_SUBJECTS
    return _FEWEST_STUDIES if re.fullmatch(_LITERATURE, who, re.IGNORECASE) is not None else 1


def _is_no_sample(text: str, figure: Figure, who: str) -> bool:
    """Whether the words before make it a rate or a group's size ("per 30 pupils", not "in 40 schools")."""
    bad = _NO_SAMPLE_BEFORE.search(text, max(0, figure.start - 24), figure.start)
    if bad is None:
        return False
    return bad[0].strip().casefold() != "in" or _REALLY_IN.match(who) is None


_FEWEST_SUBJECTS = 10
"""Fewer subjects than these are taught, not studied."""
_REACH = 90
"""How far from its figure the counted noun may stand."""


def sample_of(text: str, figure: Figure) -> Found | None:
    """The size of a sample that is named before its figure, or None: "a sample of 120"."""
    before = text[max(0, figure.start - 40) : figure.start]
    if figure.value < 2 or figure.value != int(figure.value) or _SAMPLE_OF.search(before) is None:
        return None
    if re.match(
        r" ?(?:%|per ?cent|-| (?:items|questions|hours|minutes|weeks|months|years|days|lessons|sessions"
        r"|words|tasks))",
        text[figure.end : figure.end + 12],
    ):
        return None
    return found_at(figure, Kind.SAMPLE_SIZE, end=figure.end, unit="n")
