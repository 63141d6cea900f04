"""What is said of the formulas: about which grade, how far they agree, and what they do not know."""

from __future__ import annotations

import pytest

from glossary.readability.formulas import DALE_CHALL_SCORE, GRADE
from glossary.readability.in_words import KNOW_NOTHING, disagreements, in_words
from glossary.readability.measures import Measure, Readability


def of(*measures: Measure, words: int = 200) -> Readability:
    return Readability(words, 10, words / 10, measures)


def grade(name: str, value: float, library: str = "one") -> Measure:
    return Measure(name, library, value, GRADE)


def test_the_middle_of_the_formulas_is_said_with_their_range_and_what_they_miss() -> None:
    said = in_words(of(grade("A", 7.8), grade("B", 9.1), grade("C", 12.4)))
    assert said == f"About US grade 9, age 14 to 15 (three formulas say 8 to 12); {KNOW_NOTHING}."


def test_a_formula_counts_once_however_many_libraries_work_it_out() -> None:
    said = in_words(
        of(grade("A", 4, "x"), grade("A", 4, "y"), grade("A", 4, "z"), grade("B", 8), grade("C", 10))
    )
    assert said.startswith("About US grade 8,")


@pytest.mark.parametrize(
    ("value", "whose"),
    [(12.0, "age 17 to 18"), (14.0, "university prose"), (18.2, "postgraduate prose")],
)
def test_beyond_school_the_grade_is_said_as_what_it_is(value: float, whose: str) -> None:
    assert f", {whose} (one formula says" in in_words(of(grade("A", value)))


def test_a_dale_chall_score_is_said_as_its_grades() -> None:
    said = in_words(of(Measure("Dale-Chall", "x", 9.4, DALE_CHALL_SCORE)))
    assert "About US grade 14" in said
    assert "13 to 15" in said


def test_figures_below_any_grade_are_said_as_the_first() -> None:
    assert in_words(of(grade("A", -2.3))).startswith("About US grade 1, age 6 to 7 (one formula says 1)")


def test_few_words_are_mentioned() -> None:
    assert "from only 60 words" in in_words(of(grade("A", 8), words=60))
    assert "from only" not in in_words(of(grade("A", 8), words=160))


def test_too_few_words_and_too_long_sentences_are_told_apart() -> None:
    assert in_words(Readability(1, 1, 1.0, ())) == "Too short for a readability formula: 1 word, under 30."
    assert "400 words to a sentence" in in_words(Readability(400, 1, 400.0, ()))


def test_libraries_that_differ_over_a_formula_are_set_side_by_side() -> None:
    found = disagreements(of(grade("A", 13.2, "x"), grade("B", 9), grade("A", 12.4, "y")))
    assert [(one.name, one.low, one.high, one.said) for one in found] == [
        ("A", 12.4, 13.2, "A: 13.2 by x, 12.4 by y")
    ]
