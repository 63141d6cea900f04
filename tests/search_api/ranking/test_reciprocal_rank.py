"""Reciprocal rank fusion."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_api.ranking.reciprocal_rank import K, reciprocal_rank

LISTS = st.lists(st.lists(st.integers(0, 12), unique=True), max_size=5)


def test_it_gives_what_was_worked_by_hand() -> None:
    found = reciprocal_rank([["a", "b"], ["b", "c"]], k=60)
    assert found == pytest.approx({"a": 1 / 61, "b": 1 / 62 + 1 / 61, "c": 1 / 62})


def test_the_constant_is_the_papers() -> None:
    assert K == 60
    assert reciprocal_rank([["a"]]) == {"a": 1 / 61}


@given(lists=LISTS, data=st.data())
def test_the_order_of_the_lists_is_irrelevant(lists: list[list[int]], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(lists))
    assert reciprocal_rank(shuffled) == reciprocal_rank(lists)


@given(LISTS)
def test_standing_in_one_more_list_never_costs(lists: list[list[int]]) -> None:
    before = reciprocal_rank(lists)
    after = reciprocal_rank([*lists, [3, 4]])
    assert all(after[key] >= score for key, score in before.items())
    assert after[3] > before.get(3, 0.0)
