"""Figures that share a unit or a name with a neighbour: "12 and 15%", "d = .2 and .3"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossary.numbers.bare import Figure
from glossary.numbers.clauses import Span
from glossary.numbers.found import Found
from glossary.numbers.number import Kind
from glossary.numbers.patterns import any_of

_TO_NEXT = re.compile(any_of("to_next"))
_TO_EARLIER = re.compile(
    r"(?:,? ?(?:,|and|or|to|[-–]|&)|,? ?and ?(?:to |by |a further )?|(?: (?:for|in"
    r"|on) (?:[A-Za-z'-]+ ?){1,4}(?:and|to|,) ?))(?: (?:about|only|just|an?))? ?$"
)
_BRACKETED = re.compile(r"\( ?$")
_NAMED_SIZES = re.compile(
    r"\b(?P<effect>(?:effects?|effect sizes?|impacts?|gains)\b)|(?P<correlation>\bcorrelat(?:ions?|ed"
    r"|es)\b)|(?P<icc>\biccs?\b|\bintraclass\b)"
    r"|(?P<reliability>\breliabilit(?:y|ies)\b|\balphas?\b)|(?P<kappa>\bkappas?\b)|(?P<mean>\b(?:means?"
    r"|average scores?|mean scores?|ratings?)\b)",
    re.IGNORECASE,
)
_SHARE = {
    Kind.EFFECT_SIZE, Kind.P_VALUE, Kind.CORRELATION, Kind.PERCENTAGE, Kind.ICC, Kind.ODDS_RATIO, Kind.OTHER,
    Kind.MONTHS_PROGRESS,
}  # fmt: skip
_APART = 80
"""How far apart, in characters, figures may stand and still share a unit or a name."""
_NAMED_WITHIN = 300
"""How far before a bare figure in brackets, in characters, the word stands that says what it is."""
LARGEST_EFFECT = 4.0
"""A bare figure in brackets above this is not taken for an effect size."""


def shared_forwards(text: str, *, figures: Sequence[Figure], found: Sequence[Found]) -> Iterator[Found]:
    """Give a free figure the unit of the one behind it: "12 and 15%", "two to three months' progress"."""
    by_start = sorted(found, key=lambda one: one.figure_start)
    position = len(by_start) - 1
    nearest: Found | None = None
    for figure in reversed(figures):
        while position >= 0 and by_start[position].figure_start >= figure.end:
            nearest = by_start[position]
            position -= 1
        if (
            nearest is None
            or nearest.figure_start - figure.end > _APART
            or nearest.start < nearest.figure_start
        ):
            continue
        if nearest.kind not in _SHARE and nearest.kind is not Kind.SAMPLE_SIZE:
            continue
        if nearest.kind is Kind.OTHER and nearest.unit not in {"percentile points"}:
            continue
        if nearest.kind is Kind.CONFIDENCE_INTERVAL or nearest.unit == "ns":
            continue
        if _TO_EARLIER.fullmatch(text, figure.end, nearest.figure_start) is None:
            continue
        if nearest.kind is Kind.SAMPLE_SIZE and (figure.value < 2 or figure.value != int(figure.value)):
            continue
        nearest = Found(
            figure.start, figure.end, nearest.kind, figure.value, figure.start, figure.end,
            unit=nearest.unit, change=nearest.change,
        )  # fmt: skip
        yield nearest


def shared_backwards(text: str, *, figures: Sequence[Figure], found: Sequence[Found]) -> Iterator[Found]:
    """Give a free figure the name of the one before it: "d = .31 for boys and .22 for girls"."""
    by_end = sorted(found, key=lambda one: one.end)
    position = 0
    nearest: Found | None = None
    for figure in figures:
        while position < len(by_end) and by_end[position].end <= figure.start:
            nearest = by_end[position]
            position += 1
        if nearest is None or figure.start - nearest.end > _APART or figure.in_words:
            continue
        if nearest.kind not in _SHARE or nearest.kind is Kind.PERCENTAGE or nearest.unit == "ns":
            continue
        if nearest.start == nearest.figure_start and nearest.end > nearest.figure_end:
            continue
        if not _is_decimal(text, figure) or _followed_by_unit(text, figure):
            continue
        if nearest.kind in {Kind.P_VALUE, Kind.CORRELATION, Kind.ICC} and abs(figure.value) > 1:
            continue
        if _TO_NEXT.fullmatch(text, nearest.end, figure.start) is None:
            continue
        nearest = Found(
            figure.start, figure.end, nearest.kind, figure.value, figure.start, figure.end,
            op=nearest.op if nearest.kind is Kind.P_VALUE and nearest.op == "<" else "=", unit=nearest.unit,
        )  # fmt: skip
        yield nearest


def in_brackets(text: str, *, figures: Sequence[Figure], told: Sequence[Span]) -> Iterator[Found]:
    """Read figures alone in brackets by what their sentence speaks of: "larger in Year 3 (0.30)"."""
    position = 0
    for figure in figures:
        if not _is_decimal(text, figure) or _followed_by_unit(text, figure):
            continue
        opened = _BRACKETED.search(text, max(0, figure.start - 2), figure.start) is not None
        if not opened or text[figure.end : figure.end + 1] not in {")", ";", ","}:
            continue
        while position < len(told) - 1 and told[position][1] <= figure.start:
            position += 1
        earliest = max(told[position][0], figure.start - _NAMED_WITHIN)
        every = list(_NAMED_SIZES.finditer(text, earliest, figure.start))
        name = every[-1].lastgroup if every else None
        if name is None:
            continue
        if name != "mean" and abs(figure.value) > LARGEST_EFFECT:
            continue
        kind, unit = _BY_NAME[name]
        yield Found(figure.start, figure.end, kind, figure.value, figure.start, figure.end, unit=unit)


_BY_NAME = {
    "effect": (Kind.EFFECT_SIZE, "effect size"),
    "correlation": (Kind.CORRELATION, "r"),
    "icc": (Kind.ICC, "ICC"),
    "reliability": (Kind.OTHER, "reliability"),
    "kappa": (Kind.OTHER, "kappa"),
    "mean": (Kind.OTHER, "mean"),
}


def _is_decimal(text: str, figure: Figure) -> bool:
    return not figure.in_words and "." in text[figure.start : figure.end]


def _followed_by_unit(text: str, figure: Figure) -> bool:
    return (
        re.match(
            r" ?(?:%|per ?cent|[A-Za-z]*(?:years?|months?|weeks?|hours?|minutes?|million|times|-))",
            text[figure.end : figure.end + 14],
        )
        is not None
    )
