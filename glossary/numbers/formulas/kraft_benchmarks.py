"""Kraft's benchmarks for the size of effects of education programmes on attainment."""

from __future__ import annotations

from enum import StrEnum

NAME = "Kraft's benchmarks"
SOURCE = "Kraft, Interpreting Effect Sizes of Education Interventions, Educational Researcher 49(4) (2020)"

SMALL_BELOW = 0.05
LARGE_FROM = 0.20


class Size(StrEnum):
    """Kraft's words for the size of an effect."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


def size_of_effect(effect: float) -> Size:
    """Small below 0.05, medium from 0.05 to below 0.20, large from 0.20, whatever the sign.

    `effect` is in standard deviations of pupils, from a causal study (one that could tell cause from
    coincidence) whose outcome is pupils' attainment on a standardised test; on other outcomes, on tests made
    by the programme's developers and in before-and-after studies these benchmarks mean nothing.

    Source: Kraft, M. A. (2020), "Interpreting Effect Sizes of Education Interventions", Educational
    Researcher, 49(4), 241-253, doi:10.3102/0013189X20912798.
    """
    size = abs(effect)
    if size < SMALL_BELOW:
        return Size.SMALL
    return Size.MEDIUM if size < LARGE_FROM else Size.LARGE
