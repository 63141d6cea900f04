"""The weighted sum of normalised scores."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_api.ranking.weighted_sum import weighted_sum

WEIGHTED = st.tuples(st.floats(0, 1), st.dictionaries(st.integers(0, 9), st.floats(0, 1), max_size=10))


def test_it_gives_what_was_worked_by_hand() -> None:
    found = weighted_sum([(0.4, {"a": 1.0, "b": 0.5}), (0.6, {"b": 1.0, "c": 0.25})])
    assert found == pytest.approx({"a": 0.4, "b": 0.8, "c": 0.15})


@given(lists=st.lists(WEIGHTED, max_size=5), data=st.data())
def test_the_order_of_the_lists_is_irrelevant(
    lists: list[tuple[float, dict[int, float]]], data: st.DataObject
) -> None:
    # Exact: a difference in the last bit would turn a tie round.
    assert weighted_sum(data.draw(st.permutations(lists))) == weighted_sum(lists)


@given(st.lists(WEIGHTED, max_size=5))
def test_every_key_of_every_list_is_scored(lists: list[tuple[float, dict[int, float]]]) -> None:
    assert weighted_sum(lists).keys() == {key for _, scores in lists for key in scores}
