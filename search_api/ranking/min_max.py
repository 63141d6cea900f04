"""Min-max normalisation: brings the scores of one list to the range 0 to 1.

J. H. Lee, "Analyses of multiple evidence combination", SIGIR 1997: s' = (s - min) / (max - min).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

Key = TypeVar("Key")


def min_max(scores: Mapping[Key, float]) -> dict[Key, float]:
    """Return normalised scores; equal scores all become 1, because nothing tells them apart."""
    if not scores:
        return {}
    low, high = min(scores.values()), max(scores.values())
    if high <= low:
        return dict.fromkeys(scores, 1.0)
    return {key: (score - low) / (high - low) for key, score in scores.items()}
