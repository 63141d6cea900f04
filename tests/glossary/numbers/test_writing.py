"""Figures in every spelling come to the same amount."""

import pytest

from glossary.numbers.writing import amount, levelled


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (".31", 0.31), ("0,31", 0.31), ("−.04", -0.04), ("– 0.4", -0.4), ("+0.19", 0.19), ("1,482", 1482),
        ("1 482", 1482), ("1\u2009482", 1482), ("10 112", 10112), ("0·45", 0.45), ("61,000", 61000),
        ("3 × 10−4", 0.0003), ("1.2e-5", 0.000012), ("10−5", 0.00001), ("10⁻³", 0.001), ("12%", 12),
        ("twenty-four", 24), ("two hundred and six", 206), ("Three hundred sixty-seven", 367),
        ("one million", 1e6),
        ("5.2 million", 5_200_000), ("a hundred", 100), ("0.30", 0.3),
    ],
)  # fmt: skip
def test_amounts(written: str, value: float) -> None:
    assert amount(written) == pytest.approx(value)


@pytest.mark.parametrize("written", ["", "-", "many", "two books", "1e999", "10−999", "9" * 400])
def test_what_is_no_amount_is_none(written: str) -> None:
    assert amount(written) is None


def test_levelling_keeps_every_character_in_its_place() -> None:
    text = "𝑝 = .03; η² = 0·04\u00a0(−0.2–0.4), “Cohen’s d”\n∆"
    assert len(levelled(text)) == len(text)
    assert levelled(text).startswith("p = .03; η² = 0.04 (-0.2–0.4)")
