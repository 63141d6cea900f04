"""Statistics in signs and letters: which are found, what is said of them, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.numbers.number import Kind, Number
from glossary.signs import Sign, explained_as, kinds_of_statistic, signs_in
from glossary.term_bank import load_bank


def number(text: str, whole: str, kind: Kind, *, unit: str = "", reading: str = "") -> Number:
    start = whole.index(text)
    return Number(start, start + len(text), text, kind, unit=unit, reading=reading)


def signs(whole: str, *numbers: Number) -> list[Sign]:
    return list(signs_in(whole, numbers=numbers))


def test_a_statistic_is_one_whole_with_its_reading() -> None:
    whole = "It rose (95% CI [0.1, 0.3])."
    (one,) = signs(
        whole, number("95% CI [0.1, 0.3]", whole, Kind.CONFIDENCE_INTERVAL, reading="From 0.1 to 0.3.")
    )
    assert one.text == whole[one.start : one.end] == "95% CI [0.1, 0.3]"
    assert one.message == f"From 0.1 to 0.3. {one.explained.does_not}"


def test_a_reading_that_says_what_the_figure_does_not_is_not_said_twice() -> None:
    whole = "They went together, r = .7."
    (one,) = signs(
        whole, number("r = .7", whole, Kind.CORRELATION, reading="Together; it does not show why.")
    )
    assert one.message == "Together; it does not show why."


def test_without_a_reading_the_kind_is_explained() -> None:
    whole = "It was clear (p < .05)."
    (one,) = signs(whole, number("p < .05", whole, Kind.P_VALUE))
    assert one.message == f"{one.explained.says} {one.explained.does_not}"
    assert one.explained.sense == "p-value"


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("12%", Kind.PERCENTAGE, "percent"),
        ("5 percentage points", Kind.PERCENTAGE, "percentage_points"),
        ("1,240 pupils", Kind.SAMPLE_SIZE, "pupils"),
        ("three months", Kind.MONTHS_PROGRESS, "months"),
        ("average of 6", Kind.OTHER, "mean"),
        ("4.1 points", Kind.EFFECT_SIZE, "raw points"),
        ("1 in 5", Kind.OTHER, "1 in 5"),
        ("0.31", Kind.EFFECT_SIZE, "SD"),
    ],
)
def test_what_all_read_well_is_no_sign(text: str, kind: Kind, unit: str) -> None:
    assert explained_as(number(text, text, kind, unit=unit)) is None


@pytest.mark.parametrize(
    ("text", "kind", "unit", "sense"),
    [
        ("N = 120", Kind.SAMPLE_SIZE, "pupils", "sample-size"),
        ("k = 12", Kind.SAMPLE_SIZE, "studies", "meta-analysis"),
        ("M = 6.65", Kind.OTHER, "mean", "mean.group-score"),
        ("SD = 1.4", Kind.OTHER, "SD of scores", "standard-deviation"),
        ("0.28 SD", Kind.EFFECT_SIZE, "SD", "effect-size"),
        ("ηp² = .02", Kind.EFFECT_SIZE, "partial eta squared", "eta-squared"),
        ("n.s.", Kind.P_VALUE, "ns", "p-value"),
        ("ICC = 0.22", Kind.ICC, "ICC", "intraclass-correlation"),
        ("MD = 0.18", Kind.EFFECT_SIZE, "raw mean difference", "mean-difference"),
    ],
)
def test_each_kind_has_its_own_explanation(text: str, kind: Kind, unit: str, sense: str) -> None:
    explained = explained_as(number(text, text, kind, unit=unit))
    assert explained is not None
    assert explained.sense == sense


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Many (N = 180) and few (n=22) of them.", [("N = 180", "sample-size"), ("n=22", "sample-size")]),
        ("F(2, 48) = 3.10 and t(17) = −2.4", [("F(2, 48) = 3.10", "f-test"), ("t(17) = −2.4", "t-test")]),
        ("Cohen’s ds = 0.42 and g = 0.1", [("ds = 0.42", "effect-size"), ("g = 0.1", "effect-size")]),
        ("Mage = 9.3, SDs = 1.1", [("Mage = 9.3", "mean.group-score"), ("SDs = 1.1", "standard-deviation")]),
        ("Plan = 3 and x = 4", []),
        ("at 5 p.m. = late", []),
    ],
)  # fmt: skip
def test_letters_before_a_figure_are_signs_where_no_number_was_found(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert [(one.text, one.explained.sense) for one in signs(text)] == found


def test_a_letter_within_a_number_is_not_found_again() -> None:
    whole = "It was clear (t(17) = 2.4, p < .05)."
    held = number("t(17) = 2.4, p < .05", whole, Kind.P_VALUE)
    assert [one.text for one in signs(whole, held)] == [held.text]


def test_every_explanation_says_what_the_figure_says_and_does_not_and_names_a_sense_of_the_bank() -> None:
    bank = load_bank()
    for one in kinds_of_statistic():
        assert one.says.endswith(".")
        assert one.does_not.endswith(".")
        assert one.loses.endswith(".")
        if one.sense:
            assert bank.sense(one.sense).retired == ""


@given(st.text(alphabet="pNdF =<.0123(),", max_size=120))
def test_no_text_raises_and_offsets_are_its_own(text: str) -> None:
    assert all(text[one.start : one.end] == one.text for one in signs(text))
