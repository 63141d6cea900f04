"""Reciprocal rank fusion.

G. V. Cormack, C. L. A. Clarke and S. Büttcher, "Reciprocal rank fusion outperforms Condorcet and individual
rank learning methods", SIGIR 2009: s(d) = sum_i 1 / (k + rank_i(d)), ranks from 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

Key = TypeVar("Key")

K = 60
"""The paper's constant; results there hardly change between 20 and 100."""


def reciprocal_rank(lists: Sequence[Sequence[Key]], *, k: int = K) -> dict[Key, float]:
    """Return the fused score of every key in any of the ranked lists; the order of lists is irrelevant."""
    parts: dict[Key, list[float]] = {}
    for ranked in lists:
        for rank, key in enumerate(ranked, start=1):
            parts.setdefault(key, []).append(1 / (k + rank))
    return {key: sum(sorted(values)) for key, values in parts.items()}
