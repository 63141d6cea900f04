"""The formulas against figures worked out by hand."""

from __future__ import annotations

import pytest

from glossary.readability.formulas import (
    Counts,
    dale_chall,
    dale_chall_grades,
    flesch_kincaid,
    gunning_fog,
    smog,
)

COUNTS = Counts(words=100, sentences=5, syllables=150, polysyllables=12, complex_words=10)


def test_flesch_kincaid_adds_up_sentence_length_and_syllables() -> None:
    assert flesch_kincaid(COUNTS) == pytest.approx(0.39 * 20 + 11.8 * 1.5 - 15.59)


def test_smog_is_scaled_to_thirty_sentences() -> None:
    assert smog(COUNTS) == pytest.approx(1.0430 * 72**0.5 + 3.1291)
    thirty = Counts(words=600, sentences=30, syllables=900, polysyllables=49, complex_words=0)
    assert smog(thirty) == pytest.approx(1.0430 * 7 + 3.1291)


def test_gunning_fog_adds_sentence_length_and_the_share_of_complex_words() -> None:
    assert gunning_fog(COUNTS) == pytest.approx(0.4 * (20 + 10))


def test_dale_and_chall_add_their_constant_to_hard_texts_only() -> None:
    assert dale_chall(words=100, sentences=5, unfamiliar=5) == pytest.approx(0.1579 * 5 + 0.0496 * 20)
    assert dale_chall(words=100, sentences=5, unfamiliar=6) == pytest.approx(
        0.1579 * 6 + 0.0496 * 20 + 3.6365
    )


@pytest.mark.parametrize(
    ("score", "grades"),
    [(0.0, (1, 4)), (4.99, (1, 4)), (5.0, (5, 6)), (8.4, (11, 12)), (9.9, (13, 15)), (12, (16, 16))],
)  # fmt: skip
def test_a_dale_chall_score_stands_for_the_grades_of_their_table(
    score: float, grades: tuple[int, int]
) -> None:
    assert dale_chall_grades(score) == grades
