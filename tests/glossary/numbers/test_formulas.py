"""Published conversions, each against a result worked out by hand or printed in its source."""

import math

import pytest

from glossary.numbers.formulas.above_average import share_above_average
from glossary.numbers.formulas.improvement_index import improvement_index
from glossary.numbers.formulas.kraft_benchmarks import Size, size_of_effect
from glossary.numbers.formulas.months_conversion import months_of_progress
from glossary.numbers.formulas.odds_ratio_as_difference import difference_of_odds_ratio


@pytest.mark.parametrize(
    ("effect", "months"),
    [
        (0.0, 0), (0.01, 0), (0.02, 1), (0.09, 1), (0.10, 2), (0.18, 2), (0.19, 3), (0.26, 3), (0.27, 4),
        (0.35, 4), (0.36, 5), (0.44, 5), (0.45, 6), (0.52, 6), (0.53, 7), (0.61, 7), (0.62, 8), (0.69, 8),
        (0.70, 9), (0.78, 9), (0.79, 10), (0.87, 10), (0.88, 11), (0.95, 11), (0.96, 12), (1.0, 12),
        (-0.01, 0), (-0.05, -1), (-0.19, -3),
    ],
)  # fmt: skip
def test_every_band_of_the_months_table(effect: float, months: int) -> None:
    assert months_of_progress(effect) == months


def test_the_months_table_ends_at_one_standard_deviation() -> None:
    assert months_of_progress(1.01) is None
    assert months_of_progress(-1.4) is None


def test_an_effect_of_a_quarter_moves_the_average_pupil_up_ten_ranks() -> None:
    # Φ(0.25) is 0.5987 in any table of the normal distribution.
    assert improvement_index(0.25) == pytest.approx(9.87, abs=0.005)
    assert improvement_index(-0.25) == pytest.approx(-9.87, abs=0.005)
    assert improvement_index(0) == 0


def test_share_above_the_other_average_as_cohen_prints_it() -> None:
    # Cohen's table 2.2.1: d of 0.2, 0.5 and 0.8 give U3 of 57.9, 69.1 and 78.8 per cent.
    assert [round(100 * share_above_average(d), 1) for d in (0.2, 0.5, 0.8)] == [57.9, 69.1, 78.8]
    assert share_above_average(0) == 0.5


@pytest.mark.parametrize(
    ("effect", "size"),
    [(0.0, Size.SMALL), (0.049, Size.SMALL), (0.05, Size.MEDIUM), (0.199, Size.MEDIUM), (0.2, Size.LARGE)],
)
def test_benchmarks_at_their_edges_and_for_losses(effect: float, size: Size) -> None:
    assert size_of_effect(effect) is size
    assert size_of_effect(-effect) is size


def test_an_odds_ratio_as_standard_deviations() -> None:
    # ln 2 is 0.6931; times √3 / π, which is 0.5513, makes 0.382.
    assert difference_of_odds_ratio(2) == pytest.approx(0.382, abs=0.0005)
    assert difference_of_odds_ratio(0.5) == pytest.approx(-0.382, abs=0.0005)
    assert difference_of_odds_ratio(1) == 0
    assert difference_of_odds_ratio(math.exp(math.pi / math.sqrt(3))) == pytest.approx(1)


@pytest.mark.parametrize("ratio", [0, -1.5])
def test_no_odds_ratio_is_nought_or_below(ratio: float) -> None:
    with pytest.raises(ValueError, match="above nought"):
        difference_of_odds_ratio(ratio)
