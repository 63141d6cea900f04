"""MRR@10 against ir_measures and a result worked by hand."""

from __future__ import annotations

from typing import Any

import ir_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_api.metrics.reciprocal_rank import reciprocal_rank

MEASURES: Any = ir_measures
"""It comes without types."""

NAMES = [f"d{number}" for number in range(25)]


def outside(ranked: list[str], judged: dict[str, int]) -> float:
    run = {"q": {name: float(-place) for place, name in enumerate(ranked)}}
    return MEASURES.calc_aggregate([MEASURES.parse_measure("RR@10")], {"q": judged}, run).popitem()[1]


def test_it_gives_what_was_worked_by_hand() -> None:
    # The first relevant document stands third; that the fourth is more relevant does not count.
    assert reciprocal_rank(["x", "y", "a", "b"], {"y": 0, "a": 1, "b": 3}, k=10) == 1 / 3


@given(
    ranked=st.lists(st.sampled_from(NAMES), unique=True, min_size=1),
    judged=st.dictionaries(st.sampled_from(NAMES), st.integers(0, 3), min_size=1),
)
def test_it_agrees_with_ir_measures(ranked: list[str], judged: dict[str, int]) -> None:
    assert reciprocal_rank(ranked, judged, k=10) == pytest.approx(outside(ranked, judged), abs=1e-9)


def test_a_document_behind_the_cut_scores_nought() -> None:
    assert reciprocal_rank([*"abcdefghij", "wanted"], {"wanted": 1}, k=10) == 0.0
