"""Finds how large a study says its difference is, and how sure it is of it, with careful words for both."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossary.gist.designs import Family
from glossary.gist.directions import Way, of_a_part
from glossary.gist.people import Found
from glossary.gist.telling import Role, Statement
from glossary.numbers.number import Kind, Number

SMALL = 0.2
"""Standard deviations below which a difference is called small: Cohen's (1988) mark for a small effect. It is
a mark to speak by, no judgement: by Kraft's (2020) benchmarks for trials with tests, 0.2 is already large."""

_SIZES = (Kind.EFFECT_SIZE, Kind.MONTHS_PROGRESS, Kind.ODDS_RATIO)
_IN_SD = frozenset(("SD", "d", "g", "delta", "SMD"))
CHANCE = 0.05
"""The mark at which papers call a result statistically significant."""

_END = re.compile(r"(?:(?<![\d\w])[-−–])?(?:\d+(?:\.\d+)?|\.\d+)")
_SIGNIFICANT = re.compile(r"\b(?:statistically significant(?:ly)?|significant(?:ly)?)\b", re.IGNORECASE)
_NOT_SIGNIFICANT = re.compile(
    r"\b(?:no|not|nor|non|neither)[ -](?:[\w-]+ ){0,3}?significant(?:ly)?\b|\bnon-?significant(?:ly)?\b|"
    r"\b(?:differences?|effects?|results?) (?:\w+ ){0,3}(?:could|may|might) (?:\w+ ){0,4}chance\b",
    re.IGNORECASE,
)
_CAUTION = re.compile(
    r"\b(?:interpreted|treated|viewed|read) (?:with (?:\w+ )?(?:caution|care)|cautiously)\b|\b(?:could|may|"
    r"might) be (?:due to |down to |the result of )?chance\b",
    re.IGNORECASE,
)


def size_of(
    told: Sequence[Statement], *, numbers: Sequence[Number], family: Family | None, at: int | None
) -> Found | None:
    """Return the figure a study gives for its main difference, as stated, or None when it gives none.

    `at` is the sentence of the main finding, from which alone a figure is taken where there is one: that of
    another sentence may be of another outcome. Without `at` it must be the only figure. Only those of the
    results count, and correlations only where the study is about how things go together.
    """
    kinds = (*_SIZES, Kind.CORRELATION) if family is Family.CORRELATIONAL else _SIZES
    placed = [
        (number, one)
        for one in told
        if one.role is Role.RESULT
        for number in numbers
        if number.kind in kinds and one.start <= number.start and number.end <= one.end
    ]
    if at is None and len(placed) > 1:
        return None
    for number, one in placed:
        if _in_a_range(number, one) or of_a_part(one.words) or (at is not None and one.sentence != at):
            continue
        return Found(one.sentence, (number.start, number.end), _size_said(number))
    return None


_TO = re.compile(r" ?(?:SDs?|d|g)? ?(?:[-–—]|to|and) ?[-−+]?\d?\.?\d")
_FROM = re.compile(r"\b(?:between|from|ranging|ranged|range)\b[^;]{0,30}$|\d ?(?:[-–—]|to) ?$")


def _in_a_range(number: Number, one: Statement) -> bool:
    """Whether a figure is one end of several results: "0.10-0.24 SD"."""
    before, after = one.words[: number.start - one.start], one.words[number.end - one.start :]
    own = one.words[number.start - one.start : number.end - one.start]
    return bool(_TO.match(after) or _FROM.search(before) or re.search(r"\b(?:between|from|ranging)\b", own))


def _size_said(number: Number) -> str:
    """The figure as stated, and for a difference in standard deviations below `SMALL` that it is small."""
    said = " ".join(number.text.split())
    small = number.unit in _IN_SD and number.value is not None and abs(number.value) < SMALL
    return f"{said}, a small difference" if small else said


def sure_of(
    told: Sequence[Statement], *, numbers: Sequence[Number], at: int | None, way: Way | None
) -> Found | None:
    """Return how sure a study is of its main finding, as it says it, or None when it does not say.

    First the interval and p value of the sentence `at`, then its words on significance, then a call for
    caution anywhere. What is not significant "could be chance"; it is never said to have had no effect.
    """
    for one in told:
        if one.sentence == at and one.role is Role.RESULT:
            found = _by_numbers(one, numbers, way) or _by_words(one, way)
            if found:
                return found
    for one in told:
        found = _CAUTION.search(one.words) if one.role in (Role.RESULT, Role.CONCLUSION) else None
        if found:
            return Found(one.sentence, one.place(found), "the authors ask for caution")
    return None


def _by_numbers(one: Statement, numbers: Sequence[Number], way: Way | None) -> Found | None:
    inside = [number for number in numbers if one.start <= number.start and number.end <= one.end]
    for number in inside:
        if number.kind is Kind.CONFIDENCE_INTERVAL and number.low is not None and number.high is not None:
            ends = _END.findall(number.text)[-2:]
            if len(ends) > 1:
                text = f"the true figure could be anywhere from {ends[0]} to {ends[1]}"
                return Found(one.sentence, (number.start, number.end), text)
    ps = [number for number in inside if number.kind is Kind.P_VALUE]
    if not ps or (len(ps) > 1 and len({_beyond_chance(number) for number in ps}) > 1):
        return None
    beyond = _beyond_chance(ps[0])
    if (
        beyond is None
        or (way is Way.NO_CLEAR_EFFECT and beyond)
        or (way in (Way.FAVOURS, Way.AGAINST) and not beyond)
    ):
        return None
    return Found(one.sentence, (ps[0].start, ps[0].end), _BEYOND if beyond else _CHANCE)


def _beyond_chance(number: Number) -> bool | None:
    """Whether a p value is below `CHANCE`; None where it does not say ("p > .01")."""
    if number.value is None:
        return False if number.text.casefold().replace(".", "").strip() in ("ns", "n s") else None
    if number.op in ("<", "<=", "=", "~"):
        return (
            number.value < CHANCE
            or (number.op == "<" and number.value <= CHANCE)
            or (None if number.op == "<" else False)
        )
    return False if number.value >= CHANCE else None


_BEYOND = "unlikely to be chance alone"
_CHANCE = "the difference could be chance"


def _by_words(one: Statement, way: Way | None) -> Found | None:
    if "null hypothes" in one.words:
        return None
    chance = _NOT_SIGNIFICANT.search(one.words)
    beyond = [
        found
        for found in _SIGNIFICANT.finditer(one.words)
        if not chance or not chance.start() <= found.start() < chance.end()
    ]
    told = way in (Way.FAVOURS, Way.AGAINST)
    if (chance and (beyond or told)) or (beyond and way is Way.NO_CLEAR_EFFECT):
        return None
    if chance:
        return Found(one.sentence, one.place(chance), _CHANCE)
    return Found(one.sentence, one.place(beyond[0]), _BEYOND) if beyond else None
