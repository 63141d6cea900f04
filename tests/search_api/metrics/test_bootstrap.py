"""The bootstrap interval of a mean."""

from __future__ import annotations

import math
from statistics import fmean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_api.metrics.bootstrap import interval95

SCORES = st.lists(st.floats(0, 1, allow_subnormal=False), min_size=1, max_size=60)


@given(SCORES)
def test_the_same_scores_give_the_same_interval(scores: list[float]) -> None:
    assert interval95(scores) == interval95(list(scores))


@given(st.floats(0, 1), st.integers(1, 40))
def test_equal_scores_leave_no_width(score: float, times: int) -> None:
    assert interval95([score] * times) == pytest.approx((score, score))


@given(SCORES)
def test_it_stays_between_the_lowest_and_the_highest_score(scores: list[float]) -> None:
    low, high = interval95(scores)
    assert min(scores) - 1e-12 <= low <= high <= max(scores) + 1e-12


@given(st.lists(st.floats(0, 1, allow_subnormal=False), min_size=30, max_size=80))
def test_it_contains_the_mean(scores: list[float]) -> None:
    # One outlier among very few scores can leave the mean outside; from thirty on it cannot here.
    low, high = interval95([*scores, *(1 - score for score in scores)])
    assert low - 1e-12 <= 0.5 <= high + 1e-12


def test_its_width_is_that_of_the_normal_interval_where_that_holds() -> None:
    scores = [math.sin(number) / 2 + 0.5 for number in range(400)]
    half = 1.96 * stdev(scores) / math.sqrt(len(scores))
    low, high = interval95(scores)
    assert low == pytest.approx(fmean(scores) - half, abs=0.004)
    assert high == pytest.approx(fmean(scores) + half, abs=0.004)


def test_no_scores_give_noughts() -> None:
    assert interval95([]) == (0.0, 0.0)
