"""The What Works Clearinghouse's improvement index: the ranks by which the average pupil would move."""

from __future__ import annotations

from statistics import NormalDist

NAME = "WWC improvement index"
SOURCE = "What Works Clearinghouse, Procedures Handbook 4.1 (2020)"


def improvement_index(effect: float) -> float:
    """Percentile points by which the comparison group's average pupil would move: 100 × Φ(g) − 50.

    `effect` is a standardised mean difference (Hedges' g) in standard deviations; Φ is the standard normal
    distribution function, so that scores are taken to be spread normally. Between −50 and 50.

    Source: What Works Clearinghouse (2020), Procedures Handbook, Version 4.1, on effect sizes and the
    improvement index, Institute of Education Sciences, US Department of Education.
    """
    return 100 * NormalDist().cdf(effect) - 50
