"""Words for figures: never months without their effect and strength, never a blank as nought."""

import pytest

from glossary.figures import (
    cost_in_words,
    effect_in_words,
    months_in_words,
    number_in_words,
    progress_in_words,
    strength_in_words,
)

TABLE = "EEF's own table from months to effect sizes, not a measured interval"


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (None, "not enough evidence"),
        (0, "no additional progress on average"),
        (1, "1 month's additional progress"),
        (5, "5 months' additional progress"),
        (-1, "minus 1 month: pupils made less progress than they would have otherwise"),
        (-2, "minus 2 months: pupils made less progress than they would have otherwise"),
    ],
)
def test_months(months: int | None, words: str) -> None:
    assert months_in_words(months) == words


def test_progress_says_all_three_together() -> None:
    assert progress_in_words(months=5, low=0.36, high=0.44, source=TABLE, strength=2) == (
        "about 5 months' additional progress; EEF's own table puts that at an effect size of 0.36 to 0.44 "
        "(not a measured interval); evidence: limited (2 of 5)"
    )


def test_less_progress_keeps_both_signs() -> None:
    said = progress_in_words(months=-2, low=-0.18, high=-0.10, source=TABLE, strength=2)
    assert said.startswith("minus 2 months: ")
    assert "−0.18 to −0.10" in said


def test_nought_is_a_finding_and_blank_is_not() -> None:
    nought = progress_in_words(months=0, low=-0.01, high=0.01, source=TABLE, strength=1)
    assert nought.startswith("no additional progress on average; ")
    blank = progress_in_words(months=None, low=None, high=None, source="", strength=0)
    assert blank == "not enough evidence to give a figure; evidence: too little to say (0 of 5)"


@pytest.mark.parametrize(("low", "high"), [(None, 0.44), (0.36, None), (None, None), (0.44, 0.36)])
def test_months_without_a_sound_range_are_refused(low: float | None, high: float | None) -> None:
    with pytest.raises(ValueError, match=r"missing|above"):
        progress_in_words(months=5, low=low, high=high, source=TABLE, strength=2)


def test_a_table_of_somebody_else_is_named() -> None:
    said = progress_in_words(months=3, low=0.2, high=0.3, source="the trial report's table", strength=None)
    assert "the trial report's table puts that at an effect size of 0.20 to 0.30" in said
    assert said.endswith("evidence: not rated")


def test_effects() -> None:
    assert (
        effect_in_words(
            low=-0.12, high=0.29, value=None, unit="standard deviations", source="the review's data"
        )
        == "−0.12 to 0.29 standard deviations (the review's data)"
    )
    assert effect_in_words(low=None, high=None, value=20.9, unit="percentile points", source="") == (
        "20.9 percentile points"
    )
    assert effect_in_words(low=0.1, high=0.3, value=0.2, unit="standard deviations", source="") == (
        "0.20 standard deviations (range 0.10 to 0.30 standard deviations)"
    )
    assert effect_in_words(low=None, high=None, value=None, unit="", source="") == "size of effect not known"


@pytest.mark.parametrize(("low", "high"), [(None, 0.4), (0.4, None), (0.4, 0.3)])
def test_half_a_range_is_refused(low: float | None, high: float | None) -> None:
    with pytest.raises(ValueError, match="effect"):
        effect_in_words(low=low, high=high, value=None, unit="standard deviations", source="")


def test_scales() -> None:
    assert [strength_in_words(rating) for rating in range(6)] == [
        "too little to say (0 of 5)",
        "very limited (1 of 5)",
        "limited (2 of 5)",
        "moderate (3 of 5)",
        "extensive (4 of 5)",
        "very extensive (5 of 5)",
    ]
    assert cost_in_words(1) == "very low (1 of 5)"
    assert cost_in_words(5) == "very high (5 of 5)"
    assert strength_in_words(None) == cost_in_words(None) == "not rated"


@pytest.mark.parametrize("rating", [-1, 6])
def test_ratings_beyond_the_scale_are_refused(rating: int) -> None:
    with pytest.raises(ValueError, match="expected"):
        strength_in_words(rating)
    with pytest.raises(ValueError, match="expected"):
        cost_in_words(0 if rating < 0 else rating)


@pytest.mark.parametrize(
    ("number", "words"),
    [(0.1, "0.10"), (-0.001, "−0.001"), (0.0, "0"), (0.5, "0.50"), (20.9, "20.9"), (0.00001, "0.00001")],
)
def test_numbers(number: float, words: str) -> None:
    assert number_in_words(number) == words
