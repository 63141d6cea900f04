"""An odds ratio as a standardised mean difference."""

from __future__ import annotations

import math

NAME = "odds ratio as a difference in standard deviations"
SOURCE = "Hasselblad and Hedges, Psychological Bulletin 117 (1995); Chinn, Statistics in Medicine 19 (2000)"


def difference_of_odds_ratio(odds_ratio: float) -> float:
    """The standardised mean difference, in standard deviations, of an odds ratio: d = ln(OR) × √3 / π.

    The outcome (passed or not) is taken to be a cut through scores with a logistic distribution, equally wide
    in both groups. Raises ValueError unless `odds_ratio` is above nought.

    Source: Hasselblad, V. and Hedges, L. V. (1995), "Meta-analysis of screening and diagnostic tests",
    Psychological Bulletin, 117(1), 167-178; Chinn, S. (2000), "A simple method for converting an odds ratio
    to effect size for use in meta-analysis", Statistics in Medicine, 19(22), 3127-3131.
    """
    if odds_ratio <= 0:
        raise ValueError(f"An odds ratio is above nought; {odds_ratio} was given.")
    return math.log(odds_ratio) * math.sqrt(3) / math.pi
