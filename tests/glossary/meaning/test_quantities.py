"""Numbers are read with unit and bound, in every way papers write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from glossary.meaning.quantities import intervals_of, quantities_of
from glossary.meaning.words import words_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,240 pupils", [("1240", "people", "=")]),
        ("1 240 pupils", [("1240", "people", "=")]),
        ("one hundred and eighty-six pupils", [("186", "people", "=")]),
        ("1.2 million pupils", [("1200000", "people", "=")]),
        ("Year 4 pupils", [("4", "year group", "=")]),
        ("third- and fourth-grade pupils", [("3", "grade", "="), ("4", "grade", "=")]),
        ("grades 3, 4 and 5", [("3", "grade", "="), ("4", "grade", "="), ("5", "grade", "=")]),
        ("pupils aged 4–5 years", [("4", "age", "="), ("5", "age", "=")]),
        ("9-year-olds", [("9", "age", "=")]),
        ("at KS2", [("2", "key stage", "=")]),
        ("one in five", [("20", "percent", "=")]),
        ("12 out of 100", [("12", "percent", "=")]),
        ("half of them", [("50", "percent", "=")]),
        ("half a standard deviation", [("0.5", "standard deviations", "=")]),
        ("three quarters", [("75", "percent", "=")]),
        ("33 per cent", [("33", "percent", "=")]),
        ("5 percentage points", [("5", "percentage points", "=")]),
        ("d = .31", [("0.31", "standard deviations", "=")]),
        ("an effect size of 0.17", [("0.17", "standard deviations", "=")]),
        ("d = 0·31", [("0.31", "standard deviations", "=")]),
        ("p < .05", [("0.05", "p", "<")]),
        ("r = −.34", [("-0.34", "r", "=")]),
        ("r = -0.34", [("-0.34", "r", "=")]),
        ("minus 3 points", [("-3", "points", "=")]),
        ("N = 1 482", [("1482", "n", "=")]),
        ("odds ratio of 0.74", [("0.74", "odds ratio", "=")]),
        ("twice as many", [("2", "times", "=")]),
        ("at least 30 minutes", [("30", "minutes", ">=")]),
        ("30 minutes or more", [("30", "minutes", ">=")]),
        ("fewer than 40%", [("40", "percent", "<")]),
        ("no more than three lessons", [("3", "lessons", "<=")]),
        ("0.1 and 0.2 months", [("0.1", "months", "="), ("0.2", "months", "=")]),
        ("40 large English primary schools", [("40", "schools", "=")]),
        ("COVID-19", [("19", "", "=")]),
    ],
)
def test_a_number_is_read_with_what_it_counts(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = quantities_of(words_of(text))
    assert [(one.value, one.unit, one.op) for one in found] == [(Decimal(v), u, o) for v, u, o in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("95% CI [−0.19, 1.36]", [("-0.19", "1.36")]),
        ("95% CI 0.51–1.08", [("0.51", "1.08")]),
        ("from 0.1 to 0.4", [("0.1", "0.4")]),
        ("between 0.1 and 0.4", [("0.1", "0.4")]),
        ("boys 0.1 and girls 0.4", []),
        ("Years 4 to 6", []),
    ],
)
def test_the_ends_of_an_interval_are_read_in_order(text: str, expected: list[tuple[str, str]]) -> None:
    words = words_of(text)
    pairs = intervals_of(words, quantities_of(words))
    assert list(pairs) == [(Decimal(low), Decimal(high)) for low, high in expected]


@pytest.mark.parametrize("text", ["No one knew one another.", "On the one hand", "one of the teachers"])
def test_one_as_a_pronoun_need_not_be_said_again(text: str) -> None:
    assert all(one.loose for one in quantities_of(words_of(text)))
