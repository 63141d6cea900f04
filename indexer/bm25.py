"""BM25 as tantivy computes it, for a passage that is not in its index.

S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", Foundations and Trends
in Information Retrieval 3(4), 2009: a word that stands f times in a field of length l adds
idf (k1 + 1) f / (f + k1 (1 - b + b l / average)), with Lucene's idf = ln(1 + (N - n + .5) / (n + .5)).
"""

from __future__ import annotations

from bisect import bisect_right
from math import log1p

K1 = 1.2
"""How soon more of the same word stops counting; tantivy's constant."""
B = 0.75
"""How much long fields are held back; tantivy's constant."""

_EXACT = 40  # Lengths below are kept exactly.
_STEPS = 8  # From there on lengths are kept in steps that double after every eight.
_DOUBLINGS = 27  # As many as fit into the one byte that a length is kept in.


def _kept_lengths() -> list[int]:
    lengths = list(range(_EXACT))
    step = 2
    for _ in range(_DOUBLINGS):
        start = lengths[-1] + step // 2
        lengths += [start + step * place for place in range(_STEPS)]
        step *= 2
    return lengths


_KEPT = _kept_lengths()


def kept_length(words: int) -> int:
    """Return the length that stands for a field of so many words: it is kept in one byte, rounded down."""
    return _KEPT[bisect_right(_KEPT, words) - 1]


def idf(found: int, *, passages: int) -> float:
    """Return how much a word counts that stands in `found` of so many passages."""
    return log1p((passages - found + 0.5) / (found + 0.5))


def weight(times: int, *, length: int, average: float) -> float:
    """Return what a word's idf is multiplied by where it stands so many times in a field.

    `length` is the number of words of the field, `average` that of all such fields, above 0.
    """
    return (K1 + 1) * times / (times + K1 * (1 - B + B * kept_length(length) / average))
