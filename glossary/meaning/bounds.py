"""What bounds a number: "at least", "<", "or more"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from glossary.meaning.quantity import DASHES, EITHER, Quantity
from glossary.meaning.units import FARTHEST_UNIT, TIME, unit_after, unit_at
from glossary.meaning.words import Word

Bound = tuple[tuple[str, ...], str]


def _read(table: dict[str, str]) -> tuple[Bound, ...]:
    """Return words and operator, those of most words first."""
    bounds = [(tuple(words.split()), op) for op, listed in table.items() for words in listed.split(",")]
    return tuple(sorted(bounds, key=lambda bound: -len(bound[0])))


_BEFORE = _read(
    {
        ">": "more than, greater than, larger than, higher than, older than, in excess of, over, above, "
        "exceed, exceeds, exceeded, exceeding, >",
        "<": "less than, fewer than, lower than, smaller than, younger than, under, below, <",
        ">=": "at least, no fewer than, no less than, not less than, a minimum of, > =, ≥",
        "<=": "at most, up to, no more than, not more than, a maximum of, as many as, < =, ≤",
    }
)
_BEHIND = _read(
    {
        ">=": "or more, or above, or higher, or older, or over, and over, and above, and older, at least, +",
        "<=": "or less, or fewer, or below, or under, or younger, or lower, at most",
    }
)
_LAST_WORDS = frozenset(words[-1] for words, _ in _BEFORE)
_LATER = {words: op for words, op in _BEHIND if words[0] == "or"}


def bounded(words: Sequence[Word], one: Quantity) -> Quantity:
    """Return a number with its bound; the words of the bound are then spoken for."""
    start = one.first - 1 if one.first and words[one.first - 1].text in DASHES else one.first
    nearest = words[start - 1].text if start else ""
    for bound, op in _BEFORE if nearest in _LAST_WORDS else ():
        begin = start - len(bound)
        if begin >= 0 and tuple(word.text for word in words[begin:start]) == bound:
            if bound == ("over",) and one.unit in TIME:
                return replace(one, op=EITHER)
            return replace(one, op=op, places=(*range(begin, start), *one.places))
    unit, last = unit_at(words, one.last + 1)
    behind = last + 1 if unit and unit == one.unit else one.last + 1
    for bound, op in _BEHIND:
        for begin in (one.last + 1, behind):
            if tuple(word.text for word in words[begin : begin + len(bound)]) == bound:
                counted = one.unit or unit_after(words, begin + len(bound))
                places = (*one.places, *range(begin, begin + len(bound)))
                return replace(one, op=op, unit=counted, places=places)
    return _bounded_later(words, one)


def _bounded_later(words: Sequence[Word], one: Quantity) -> Quantity:
    """Read an "or more" that stands behind what is counted ("one in three new teachers, or more")."""
    for place in range(one.last + 2, min(one.last + FARTHEST_UNIT + 1, len(words) - 1)):
        op = _LATER.get((words[place].text, words[place + 1].text))
        if op:
            return replace(one, op=op, places=(*one.places, place, place + 1))
        if words[place].kind == "number" or words[place].text in {";", "."}:
            break
    return one
