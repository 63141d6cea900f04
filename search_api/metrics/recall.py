"""Recall at a cut: the share of all relevant documents that stand among the first k."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def recall(ranked: Sequence[str], judged: Mapping[str, int], *, k: int) -> float:
    """Return recall@k, 0 to 1; a question without relevant documents scores 0, as in trec_eval."""
    relevant = {document for document, gain in judged.items() if gain > 0}
    return len(relevant.intersection(ranked[:k])) / len(relevant) if relevant else 0.0
