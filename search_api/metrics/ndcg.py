"""Normalised discounted cumulative gain.

K. Järvelin and J. Kekäläinen, "Cumulated gain-based evaluation of IR techniques", TOIS 20(4), 2002, in the
form of trec_eval: DCG@k = sum_{i<=k} rel_i / log2(i + 1), divided by the DCG@k of the ideal order.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence


def ndcg(ranked: Sequence[str], judged: Mapping[str, int], *, k: int) -> float:
    """Return nDCG@k, 0 to 1; an unjudged document gains nothing, a question without gain scores 0."""
    gains = [max(judged.get(document, 0), 0) for document in ranked[:k]]
    ideal = sorted((max(gain, 0) for gain in judged.values()), reverse=True)[:k]
    best = _dcg(ideal)
    return _dcg(gains) / best if best else 0.0


def _dcg(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(place + 1) for place, gain in enumerate(gains, start=1))
