"""The words of each sentence as readability formulas count them: no figures, no lone signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Span = tuple[int, int]

LONGEST_WORD = 40
"""Letters; what is longer is an address, a formula or noise, and no formula was made for it."""

_WORD = re.compile(r"[^\W\d_]+(?:['’‐‑-][^\W\d_]+)*")
_WORDS_OF_ONE_LETTER = frozenset("aAI")
_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+(?=\s++[\"'“‘(\[]*+[A-Z0-9]|\s*+$)|\n[^\S\n]*\n")
_GOES_ON = re.compile(
    r"(?:\b(?:al|vs|cf|e\.g|i\.e|fig|figs|eq|pp?|no|nos|vol|ch|eds?|dr|mrs?|ms|prof|approx|ca)|\b[A-Z])$",
    re.IGNORECASE,
)
_REACH = 12  # Characters looked back for an abbreviation; the longest of them is shorter.


def words_by_sentence(text: str, *, sentences: Sequence[Span] | None = None) -> Iterator[list[str]]:
    """Yield the words of each sentence that has any, in order.

    A hyphenated word is one; figures are none, nor are single letters but "a" and "I": "p = .03" has no
    word. Without `sentences` a plain rule finds them: a stop before a capital or a figure ends one, unless
    it follows an initial or an abbreviation such as "et al."; a blank line ends one always.
    """
    for start, end in sentences if sentences is not None else sentence_spans(text):
        words = [
            one
            for one in _WORD.findall(text, start, end)
            if len(one) <= LONGEST_WORD and (len(one) > 1 or one in _WORDS_OF_ONE_LETTER)
        ]
        if words:
            yield words


def sentence_spans(text: str) -> Iterator[Span]:
    """Yield sentences by the plain rule of `words_by_sentence`."""
    start = 0
    for stop in _STOP.finditer(text):
        if stop[0].startswith(".") and _GOES_ON.search(text, max(start, stop.start() - _REACH), stop.start()):
            continue
        yield start, stop.end()
        start = stop.end()
    if text[start:].strip():
        yield start, len(text)
