"""Months of progress, told from months that only went by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.numbers.bare import Figure, found_at
from glossary.numbers.found import Found
from glossary.numbers.number import Kind
from glossary.numbers.patterns import any_of

_MONTHS = re.compile(
    r"(?P<how1> (?:additional|extra|more|further|fewer|less|lost|faster|slower"
    r"|of (?:additional|extra)))?[- ]months?'?s?'?"
    r"(?P<how2>(?: (?:worth|of|in|additional|extra|more|less|further|greater|the|typical|expected"
    r"|academic|learning|reading|maths?|mathematics|literacy|numeracy|language|pupil|student|school|positive"
    r"|negative)){0,4}"
    r" (?:progress|learning|gains?|growth|schooling|attainment|instruction|advantage|impact|improvement"
    r"|delay|lag|loss|decline|tuition)\b"
    r"| (?:ahead|behind|above|below|faster|slower)\b| (?:in|of) (?:reading|spelling|maths|number) ages?\b)?",
    re.IGNORECASE,
)
_BEFORE_MONTHS = re.compile(any_of("before_months"), re.IGNORECASE)
_TAUGHT = re.compile(r"(?:learning|schooling|instruction|tuition)$", re.IGNORECASE)
"""What months of are time spent, unless it is said that they are gained or lost."""
_LASTED = re.compile(
    r"\b(?:after|over|within|for|during|in|every|first|last) (?:the |about |around )?(?:first |last )?$",
    re.IGNORECASE,
)
_LESS = re.compile(r"less|fewer|behind|below|lost|loss|lag|delay|decline|slower|negative", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\b(?:progress|impact|gains?|effect)(?: [a-z]+){0,3} \((?:an? )?$", re.IGNORECASE)


def months(text: str, figure: Figure) -> Found | None:
    """The months of progress that a figure counts, or None: "two months' progress", "+3 months"."""
    match = _MONTHS.match(text, figure.end)
    if match is None:
        return None
    before = text[max(0, figure.start - 60) : figure.start]
    plus = text[figure.start] in "+-"
    said = _BEFORE_MONTHS.search(before) is not None or (
        _IN_BRACKETS.search(before) is not None and text[match.end() : match.end() + 1] in {")", ";", ","}
    )
    of_progress = match["how2"] is not None
    more = (
        match["how1"] is not None
        and not _TAUGHT.search(match[0])
        and re.search(
            r"progress|gain|learn|made|advan|behind", text[max(0, figure.start - 80) : match.end() + 40]
        )
        is not None
    )
    none = not figure.value and text[figure.start - 1 : figure.start] == "("
    if not (of_progress or none or (plus and not re.search(r"\d ?$", before)) or said or more):
        return None
    if not (plus or said or more) and (
        _TAUGHT.search(match[0]) is not None or _LASTED.search(before) is not None
    ):
        return None
    value = figure.value
    if value > 0 and _LESS.search(match[0]) is not None:
        value = -value
    return found_at(figure, Kind.MONTHS_PROGRESS, end=match.end(), unit="months", change=True, value=value)


_A_MONTH = re.compile(
    r"\b(?:an? (?:additional|extra|further) month'?s?'?(?: of)?(?: additional)? (?:progress|learning"
    r"|gain|growth)"
    r"|a month'?s? (?:additional|extra|more|less) (?:progress|learning)|a month (?:ahead|behind))\b",
    re.IGNORECASE,
)


def a_month(text: str) -> Iterator[Found]:
    """Find a month of progress that no figure counts: "an additional month's progress"."""
    for match in _A_MONTH.finditer(text):
        start, end = match.span()
        value = -1.0 if _LESS.search(match[0]) is not None else 1.0
        yield Found(start, end, Kind.MONTHS_PROGRESS, value, start, end, unit="months", change=True)
