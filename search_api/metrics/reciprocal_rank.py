"""Mean reciprocal rank, one question's part: 1 / rank of the first relevant document.

E. M. Voorhees, "The TREC-8 question answering track report", TREC-8, 1999.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def reciprocal_rank(ranked: Sequence[str], judged: Mapping[str, int], *, k: int) -> float:
    """Return 1 / rank of the first relevant document within the first k, else 0."""
    for place, document in enumerate(ranked[:k], start=1):
        if judged.get(document, 0) > 0:
            return 1 / place
    return 0.0
