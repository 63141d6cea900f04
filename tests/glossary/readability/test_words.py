"""Words and sentences as readability formulas count them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.readability.words import LONGEST_WORD, sentence_spans, words_by_sentence


def words(text: str) -> list[list[str]]:
    return list(words_by_sentence(text))


def test_figures_and_lone_signs_are_no_words() -> None:
    assert words("The gain (d = 0.31, p < .05) was 12% in Year 4.") == [
        ["The", "gain", "was", "in", "Year"],
    ]


def test_a_hyphenated_word_and_one_with_an_apostrophe_are_one_word_each() -> None:
    assert words("Children's well-being isn’t new.") == [["Children's", "well-being", "isn’t", "new"]]


def test_a_and_i_are_words_and_other_single_letters_are_not() -> None:
    assert words("I saw a pupil in class b.") == [["I", "saw", "a", "pupil", "in", "class"]]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Pupils read. They wrote too.", 2),
        ("As Okoro et al. (2019) said, pupils read.", 1),
        ("It rose (p = .03) in all schools. Then it fell.", 2),
        ("Marks rose by 0.3 points. Dr. J. Okoro agreed.", 2),
        ("Some schools, e.g. Small ones, left.", 1),
        ("Why? Because they could! Really.", 3),
        ("A heading\n\nA sentence below it.", 2),
        ("No stop at all", 1),
    ],
)
def test_stops_inside_a_sentence_do_not_end_it(text: str, sentences: int) -> None:
    assert len(words(text)) == sentences


def test_sentences_that_are_given_are_the_ones_that_count() -> None:
    text = "one two. three four"
    assert list(words_by_sentence(text, sentences=[(0, len(text))])) == [["one", "two", "three", "four"]]


def test_addresses_and_noise_are_no_words() -> None:
    assert words(f"See {'x' * (LONGEST_WORD + 1)} here.") == [["See", "here"]]


@given(st.text(alphabet="aB.!? \n\"')1", max_size=200))
def test_sentences_lie_in_order_and_leave_out_no_letter(text: str) -> None:
    spans = list(sentence_spans(text))
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    covered = "".join(text[start:end] for start, end in spans)
    assert [one for one in covered if one.isalnum()] == [one for one in text if one.isalnum()]
