"""Recall@100 against ir_measures and a result worked by hand."""

from __future__ import annotations

from typing import Any

import ir_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_api.metrics.recall import recall

MEASURES: Any = ir_measures
"""It comes without types."""

NAMES = [f"d{number}" for number in range(130)]


def outside(ranked: list[str], judged: dict[str, int]) -> float:
    run = {"q": {name: float(-place) for place, name in enumerate(ranked)}}
    return MEASURES.calc_aggregate([MEASURES.parse_measure("R@100")], {"q": judged}, run).popitem()[1]


def test_it_gives_what_was_worked_by_hand() -> None:
    # Of the relevant a, b, c and d two stand among the first three.
    assert recall(["a", "x", "c", "b"], {"a": 1, "b": 2, "c": 1, "d": 1, "x": 0}, k=3) == 0.5


@given(
    ranked=st.permutations(NAMES).flatmap(
        lambda order: st.integers(1, len(order)).map(lambda size: list(order[:size]))
    ),
    judged=st.dictionaries(st.sampled_from(NAMES), st.integers(0, 2), min_size=1),
)
def test_it_agrees_with_ir_measures(ranked: list[str], judged: dict[str, int]) -> None:
    assert recall(ranked, judged, k=100) == pytest.approx(outside(ranked, judged), abs=1e-9)


def test_a_question_without_relevant_documents_scores_nought() -> None:
    assert recall(["a"], {"a": 0}, k=100) == 0.0
