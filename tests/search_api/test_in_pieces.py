"""A long text is translated piece by piece, and the pieces make one translation."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.plain.translation import Level, Translation
from search_api.in_pieces import FIRST, NEXT, Piece, as_one, in_pieces
from tests.search_api.swapping import swapped

PARAGRAPH = "The attainment of 40 pupils improved in this trial. " * 12


def pieces(text: str) -> list[Piece]:
    return list(in_pieces(text, translate=swapped, level=Level.CLASSROOM))


def covered(text: str, found: list[Piece]) -> str:
    ends = [piece.start for piece in found[1:]] + [len(text)]
    return "".join(text[piece.start : end] for piece, end in zip(found, ends, strict=True))


def test_a_short_text_is_one_piece_as_it_is() -> None:
    text = PARAGRAPH[:FIRST]
    (piece,) = pieces(text)
    assert as_one([piece], text=text) is piece.translation


def test_no_text_is_one_empty_piece() -> None:
    (piece,) = pieces("")
    assert as_one([piece], text="").sentences == ()


def test_a_long_text_begins_with_a_small_piece_and_is_cut_between_paragraphs() -> None:
    text = "\n\n".join([PARAGRAPH] * 120)
    found = pieces(text)
    assert len(found) > 2
    assert 0 < found[1].start <= FIRST
    assert all(text[: piece.start].endswith("\n\n") for piece in found[1:])
    assert all(after.start - before.start <= NEXT for before, after in pairwise(found))


@pytest.mark.parametrize("text", ["word " * 20_000, "a" * 100_000, "One two three four. " * 5_000])
def test_a_text_without_paragraphs_is_cut_too(text: str) -> None:
    found = pieces(text)
    assert len(found) > 3
    assert covered(text, found) == text


@given(
    st.lists(st.sampled_from([PARAGRAPH, "Limited time. ", "\n\n", "\n", "x" * 3000, "é😀 "]), max_size=40)
)
def test_all_offsets_count_in_the_whole_text(parts: list[str]) -> None:
    text = "".join(parts)
    whole = as_one(pieces(text), text=text)
    for sentence in whole.sentences:
        assert text[sentence.start : sentence.end] == sentence.source
    for number in whole.numbers:
        assert text[number.start : number.end] == number.text
    for part in whole.gist:
        assert text[part.start : part.end] == whole.sentences[part.sentence].source
    assert [one.start for one in whole.sentences] == sorted(one.start for one in whole.sentences)


def test_the_gist_is_of_the_first_piece_that_has_one() -> None:
    text = ("Nothing is said here. " * 250) + "\n\n" + PARAGRAPH
    whole = as_one(pieces(text), text=text)
    (part,) = whole.gist
    assert "trial" in whole.sentences[part.sentence].source


def test_abbreviations_count_wherever_the_document_defines_them() -> None:
    text = ("The CT was small. " * 300) + "\n\n" + "A cluster trial (CT) was run."
    found = pieces(text)
    assert len(found) > 1
    assert found[0].translation.sentences[0].plain == "The cluster trial was small."


def test_readability_is_that_of_all_the_pieces() -> None:
    text = "\n\n".join([PARAGRAPH] * 60)
    whole = as_one(pieces(text), text=text)
    alone = swapped(text, level=Level.CLASSROOM, known={})
    assert whole.readability_before is not None
    assert alone.readability_before is not None
    assert whole.readability_before.words == alone.readability_before.words
    assert whole.readability_before.measures[0].value == pytest.approx(
        alone.readability_before.measures[0].value, abs=0.06
    )


def test_a_remark_on_one_piece_is_not_made_on_the_whole() -> None:
    def remarking(text: str, *, level: Level, known: Mapping[str, str]) -> Translation:
        made = swapped(text, level=level, known=known)
        return Translation(made.level, made.sentences, notes=("all",) + (("odd",) if "odd" in text else ()))

    text = "\n\n".join([PARAGRAPH] * 60 + ["An odd one."])
    found = list(in_pieces(text, translate=remarking, level=Level.CLASSROOM))
    assert as_one(found, text=text).notes == ("all",)


def test_foreign_paragraphs_are_counted_over_the_whole() -> None:
    french = "Nous avons étudié les élèves de la classe pendant toute une année scolaire."
    text = "\n\n".join([PARAGRAPH, french] * 30)
    (note,) = as_one(pieces(text), text=text).notes
    assert "30 of 60 paragraphs" in note
