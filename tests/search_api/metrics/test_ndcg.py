"""nDCG@10 against ir_measures and a result worked by hand."""

from __future__ import annotations

from typing import Any

import ir_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_api.metrics.ndcg import ndcg

MEASURES: Any = ir_measures
"""It comes without types."""

NAMES = [f"d{number}" for number in range(25)]
RANKINGS = st.lists(st.sampled_from(NAMES), unique=True, min_size=1)
JUDGEMENTS = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 3), min_size=1)


def outside(ranked: list[str], judged: dict[str, int]) -> float:
    run = {"q": {name: float(-place) for place, name in enumerate(ranked)}}
    return MEASURES.calc_aggregate([MEASURES.parse_measure("nDCG@10")], {"q": judged}, run).popitem()[1]


def test_it_gives_what_was_worked_by_hand() -> None:
    # Gains 3, 0, 1 at ranks 1 to 3: 3 / log2(2) + 1 / log2(4) = 3.5.
    # The ideal order 3, 2, 1: 3 + 2 / 1.5849625 + 1 / 2 = 4.7618595.
    assert ndcg(["a", "x", "c"], {"a": 3, "b": 2, "c": 1}, k=10) == pytest.approx(3.5 / 4.7618595)


@given(ranked=RANKINGS, judged=JUDGEMENTS)
def test_it_agrees_with_ir_measures(ranked: list[str], judged: dict[str, int]) -> None:
    assert ndcg(ranked, judged, k=10) == pytest.approx(outside(ranked, judged), abs=1e-9)


def test_a_document_behind_the_cut_gains_nothing() -> None:
    ranked = [f"x{number}" for number in range(10)] + ["a"]
    assert ndcg(ranked, {"a": 1}, k=10) == 0.0
    assert ndcg(ranked, {"a": 1}, k=11) > 0.0


def test_a_question_without_relevant_documents_scores_nought() -> None:
    assert ndcg(["a"], {"a": 0}, k=10) == 0.0
    assert ndcg(["a"], {}, k=10) == 0.0


def test_a_negative_grade_counts_as_nought() -> None:
    assert ndcg(["bad", "a"], {"bad": -1, "a": 1}, k=10) == ndcg(["x", "a"], {"a": 1}, k=10)
