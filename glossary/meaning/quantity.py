"""A number of a sentence as the proof reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from glossary.meaning.number_words import is_number_word
from glossary.meaning.words import Word

DASHES = frozenset("-−–‐‑")
"""Signs that papers use for minus, for ranges and inside words."""
NAMES = frozenset(("year group", "grade", "age", "key stage", "study", "level"))
"""Units of numbers that name something ("Year 4") and count nothing."""
EITHER = "over"
"""The bound of "over two years", which is more than two years or all through them."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number: its value, what it counts, and how it is bounded.

    Shares are percentages whatever way they are written ("one in five" is 20 percent). `op` is one of "=",
    "<", ">", "<=", ">=". `first` and `last` are places of its words; `places` are all places spoken for,
    with "at least" and the like. `loose` numbers ("one of them") need not be said again.
    """

    value: Decimal
    unit: str
    op: str
    first: int
    last: int
    places: tuple[int, ...]
    loose: bool = False


def text_at(words: Sequence[Word], at: int) -> str:
    """Return the word at a place, empty outside the sentence."""
    return words[at].text if 0 <= at < len(words) else ""


def is_number(words: Sequence[Word], at: int) -> bool:
    """Whether a number stands at a place, in figures or as a word."""
    return at < len(words) and (words[at].kind == "number" or is_number_word(words[at].text))
