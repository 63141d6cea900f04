"""Min-max normalisation."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from search_api.ranking.min_max import min_max

SCORES = st.dictionaries(st.integers(), st.floats(-1e6, 1e6, allow_subnormal=False), min_size=1)


def test_it_gives_what_was_worked_by_hand() -> None:
    assert min_max({"a": 2.0, "b": 6.0, "c": 3.0}) == {"a": 0.0, "b": 1.0, "c": 0.25}


@given(SCORES)
def test_scores_lie_between_nought_and_one_and_one_is_reached(scores: dict[int, float]) -> None:
    found = min_max(scores)
    assert found.keys() == scores.keys()
    assert all(0.0 <= score <= 1.0 for score in found.values())
    assert max(found.values()) == 1.0
    assert len(set(scores.values())) == 1 or min(found.values()) == 0.0


@given(SCORES)
def test_the_order_is_kept(scores: dict[int, float]) -> None:
    found = min_max(scores)
    order = sorted(scores, key=lambda key: scores[key])
    assert [found[key] for key in order] == sorted(found.values())


def test_equal_scores_become_one_and_none_stay_none() -> None:
    assert min_max({"a": 0.3, "b": 0.3}) == {"a": 1.0, "b": 1.0}
    assert min_max({}) == {}
