"""Cohen's U3: the share of one group that scores above the average of the other."""

from __future__ import annotations

from statistics import NormalDist

NAME = "pupils above the other group's average (Cohen's U3)"
SOURCE = "Cohen, Statistical Power Analysis for the Behavioral Sciences (1988)"


def share_above_average(effect: float) -> float:
    """The share, from 0 to 1, of the first group that scores above the other group's average: U3 = Φ(d).

    `effect` is a standardised mean difference in standard deviations; Φ is the standard normal distribution
    function: scores of both groups are taken to be spread normally and equally widely. With no difference
    it is one half.

    Source: Cohen, J. (1988), Statistical Power Analysis for the Behavioral Sciences, 2nd edition, Lawrence
    Erlbaum, pages 21 to 23.
    """
    return NormalDist().cdf(effect)
