"""The plain version of a quote, from the plain sentences of its passage."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.numbers.number import Direction, Kind, Number, Rendering
from glossary.plain.translation import Level
from search_api.plain_quotes import WordedPassage, packed, plain_quote, unpacked
from search_api.wording_pass import worded_passage
from tests.search_api.swapping import REFUSED, SWAPS, swapped

TEXT = (
    "Attendance rose.  The attainment of 40 pupils improved.\n\nThere was limited time. "
    "Reading maybe improved."
)


def worded(text: str = TEXT) -> WordedPassage:
    return worded_passage(swapped(text, level=Level.CLASSROOM, known={}))


def test_a_sentence_is_given_with_edits_and_numbers_counted_in_the_quote() -> None:
    quote = "The attainment of 40 pupils improved."
    plain = plain_quote(worded(), quote=quote, start=TEXT.index(quote))
    assert plain is not None
    assert plain.text == "The results of 40 pupils made better."
    for edit in plain.edits:
        before = quote[edit.source_start : edit.source_end]
        assert plain.text[edit.plain_start : edit.plain_end] == SWAPS[before]
    assert [quote[one.start : one.end] for one in plain.numbers] == ["40 pupils"]
    assert not plain.limitation


def test_several_sentences_keep_what_stands_between_them() -> None:
    plain = plain_quote(worded(), quote=TEXT, start=0)
    assert plain is not None
    assert plain.text == (
        "Attendance rose.  The results of 40 pupils made better.\n\nThere was thin time. "
        "Reading maybe improved."
    )
    assert plain.refused == (REFUSED,)
    assert plain.limitation
    assert [TEXT[one.source_start : one.source_end] for one in plain.edits] == [
        "attainment", "improved", "limited",
    ]  # fmt: skip


def test_a_refused_sentence_is_itself() -> None:
    quote = "Reading maybe improved."
    plain = plain_quote(worded(), quote=quote, start=TEXT.index(quote))
    assert plain is not None
    assert (plain.text, plain.edits, plain.refused) == (quote, (), (REFUSED,))


@pytest.mark.parametrize("quote", ["attainment of 40 pupils", "rose.  The attainment of 40 pupils improved."])
def test_a_quote_that_cuts_a_sentence_has_no_plain_version(quote: str) -> None:
    assert plain_quote(worded(), quote=quote, start=TEXT.index(quote)) is None


def test_a_passage_that_could_not_be_worded_has_none() -> None:
    assert plain_quote(WordedPassage(sentences=()), quote="Attendance rose.", start=0) is None


@given(
    st.lists(st.sampled_from([*SWAPS, "pupils.", "Then", "maybe", "\n\n", "40 pupils", "é😀"]), max_size=30)
)
def test_what_is_packed_is_unpacked_again(words: list[str]) -> None:
    text = " ".join(words)
    passage = worded(text)
    assert unpacked(json.loads(json.dumps(packed(passage))), text=text) == passage


def test_numbers_are_kept_whole() -> None:
    number = Number(
        0, 4, "0.21", Kind.EFFECT_SIZE, value=0.21, unit="d", direction=Direction.FAVOURS, reading="Small.",
        renderings=(Rendering("months", "three months", "a table"),),
    )  # fmt: skip
    passage = replace(worded(), numbers=(number,))
    assert unpacked(json.loads(json.dumps(packed(passage))), text=TEXT).numbers == (number,)


def test_what_belongs_to_another_text_is_not_taken() -> None:
    with pytest.raises(ValueError, match="outside"):
        unpacked(packed(worded()), text="Short.")
