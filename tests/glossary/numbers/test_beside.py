"""Classroom renderings: which may stand beside a number, with its figure and its doubt."""

import pytest

from glossary.numbers.finding import numbers_in
from glossary.numbers.number import Kind, Rendering


def renderings(sentence: str, kind: Kind = Kind.EFFECT_SIZE) -> dict[str, Rendering]:
    found = next(one for one in numbers_in(sentence) if one.kind is kind)
    return {one.name.split(" ")[0]: one for one in found.renderings}


def test_an_effect_on_attainment_has_four_each_with_figure_and_interval() -> None:
    made = renderings("Tutored pupils did better in reading (d = 0.31, 95% CI 0.10 to 0.52).")
    assert set(made) == {"EEF", "pupils", "WWC", "Kraft's"}
    assert made["EEF"].said == (
        "about 4 months more progress in EEF's table, its range +2 to +6 months "
        "(from: d = 0.31, 95% CI 0.10 to 0.52)"
    )
    assert "about 62 in 100" in made["pupils"].said
    assert "index of +12" in made["WWC"].said
    assert "“large” on Kraft's scale" in made["Kraft's"].said
    assert all("(from: d = 0.31, 95% CI 0.10 to 0.52)" in one.said and one.source for one in made.values())


def test_a_figure_without_an_interval_says_so() -> None:
    assert all(
        "no interval given" in one.said
        for one in renderings("Pupils did better in reading (d = 0.2).").values()
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Reading did not improve (d = 0.12, 95% CI −0.05 to 0.29).",
        "Reading improved, though not significantly (d = 0.12).",
        "Reading rose (d = 0.12, p = .20).",
    ],
)
def test_what_may_be_chance_says_so_first(sentence: str) -> None:
    made = renderings(sentence)
    assert made
    assert all(one.said.startswith("could be chance, this study cannot tell") for one in made.values())


@pytest.mark.parametrize(
    "sentence",
    [
        "Results in reading favoured the control pupils (g = 0.31).",
        "Reading was 0.31 SD lower in the trial schools.",
    ],
)
def test_what_went_against_is_less_progress_whatever_its_sign(sentence: str) -> None:
    made = renderings(sentence)
    assert "4 months less progress" in made["EEF"].said
    assert "about 38 in 100" in made["pupils"].said


def test_less_of_what_is_unwelcome_is_better() -> None:
    made = renderings("Absence fell in the programme schools (d = −0.31, 95% CI −0.50 to −0.12).")
    assert "about 62 in 100" in made["pupils"].said
    assert "its range 55 to 69" in made["pupils"].said


def test_months_and_benchmarks_are_for_attainment_alone() -> None:
    assert set(renderings("Teachers' wellbeing improved (d = 0.31).")) == {"pupils", "WWC"}


def test_no_months_beyond_the_table() -> None:
    assert "EEF" not in renderings("Tutored pupils did better in reading (d = 1.31).")


@pytest.mark.parametrize(
    "sentence",
    [
        "From pre-test to post-test reading rose by 0.9 SD.",
        "Reading rose by 3 points.",
        "The groups differed in reading, η² = .04.",
        "Reading scores rose (d = 4.5).",
        "The trial was planned to detect an effect of 0.2 SD in reading, with 80% power.",
    ],
)
def test_nothing_is_rendered_that_the_formulas_are_not_for(sentence: str) -> None:
    assert renderings(sentence) == {}


def test_an_odds_ratio_as_standard_deviations_with_its_range() -> None:
    made = renderings(
        "Tutored pupils were more likely to pass (OR = 2.0, 95% CI 1.5 to 3.0).", Kind.ODDS_RATIO
    )
    (one,) = made.values()
    assert one.said.startswith("about 0.38 standard deviations")
    assert "its range 0.22 to 0.61" in one.said
    assert "(from: OR = 2.0, 95% CI 1.5 to 3.0)" in one.said
