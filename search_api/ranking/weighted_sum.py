"""Weighted sum of normalised scores (CombSUM with weights).

E. A. Fox and J. A. Shaw, "Combination of multiple searches", TREC-2, 1994: s(d) = sum_i w_i s_i(d), where a
list that does not hold d gives 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

Key = TypeVar("Key")


def weighted_sum(lists: Sequence[tuple[float, Mapping[Key, float]]]) -> dict[Key, float]:
    """Return the fused score of every key in any of the (weight, scores) lists; their order is irrelevant."""
    keys = {key for _, scores in lists for key in scores}
    parts = {key: sorted(weight * scores.get(key, 0.0) for weight, scores in lists) for key in keys}
    # Summed in sorted order: float addition is not associative, and the order of lists must not matter.
    return {key: sum(values) for key, values in parts.items()}
