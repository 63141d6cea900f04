"""BM25 for passages outside the index: figures worked out by hand, lengths kept as tantivy keeps them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.bm25 import idf, kept_length, weight


def test_a_word_in_one_of_ten_passages_weighs_more_than_one_in_nine() -> None:
    # ln(1 + 9.5 / 1.5) and ln(1 + 1.5 / 9.5)
    assert idf(1, passages=10) == pytest.approx(1.99243, abs=1e-5)
    assert idf(9, passages=10) == pytest.approx(0.14660, abs=1e-5)


def test_a_word_met_twice_in_a_field_of_average_length() -> None:
    # 2.2 * 2 / (2 + 1.2)
    assert weight(2, length=10, average=10.0) == pytest.approx(1.375)


def test_a_field_twice_as_long_as_others_is_held_back() -> None:
    # 2.2 * 1 / (1 + 1.2 * (0.25 + 0.75 * 2))
    assert weight(1, length=20, average=10.0) == pytest.approx(2.2 / 3.1)


@pytest.mark.parametrize(
    ("words", "kept"),
    [(0, 0), (39, 39), (40, 40), (41, 40), (55, 54), (57, 56), (89, 88), (95, 88), (96, 96)],
)
def test_long_fields_are_rounded_down_to_a_length_that_fits_one_byte(words: int, kept: int) -> None:
    assert kept_length(words) == kept


@given(words=st.integers(0, 1_000_000))
def test_a_kept_length_is_never_more_than_the_length_and_close_to_it(words: int) -> None:
    assert 0.88 * words <= kept_length(words) <= words
