"""Passages cover a place's text once, at sentence boundaries, and keep their ids."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.passages import PASSAGE_WORDS, Passage, passages_of, spans
from indexer.reading.readings import Place
from indexer.sentences import sentences

PIECES = st.lists(
    st.sampled_from(
        [
            "Pupils who were set homework did better in tests than those who were not.",
            "It helped (Smith et al., 2019).",
            "Method",
            "What the schools did",
            "and so on " * 60,
            "word " * 130 + "end.",
            "\n\n",
            " ",
            " \n\n ",
            "0.45",
            "…",
            "。",
        ]
    ),
    max_size=40,
).map(" ".join)
TEXTS = st.one_of(st.text(), PIECES)


@st.composite
def places(draw: st.DrawFn) -> Place:
    text = draw(TEXTS)
    edge = draw(st.none() | st.integers(0, len(text)))
    page = draw(st.none() | st.integers(1, 3))
    return Place(page=page, section=draw(st.sampled_from([None, "Method"])), text=text, references_from=edge)


@given(st.lists(places(), max_size=4))
def test_passages_cover_every_place_once_in_order(laid: list[Place]) -> None:
    found = passages_of("doc", laid)
    for place in laid:
        own, found = found[: len(spans(place))], found[len(spans(place)) :]
        assert "".join(passage.text for passage in own) == place.text
        assert [passage.start for passage in own] == [0, *(passage.end for passage in own)][: len(own)]
        for passage in own:
            assert passage.text == place.text[passage.start : passage.end] != ""
            assert (passage.page, passage.section) == (place.page, place.section)
    assert found == []


@given(st.lists(places(), max_size=4))
def test_ids_are_unique_and_the_same_every_time(laid: list[Place]) -> None:
    ids = [passage.id for passage in passages_of("doc", laid)]
    assert len(set(ids)) == len(ids)
    assert ids == [passage.id for passage in passages_of("doc", laid)]
    assert all(identifier.startswith("doc:") for identifier in ids)


@given(places())
def test_no_passage_holds_both_text_and_bibliography(place: Place) -> None:
    edge = len(place.text) if place.references_from is None else place.references_from
    for passage in passages_of("doc", [place]):
        assert passage.end <= edge or passage.start >= edge
        if passage.start >= edge:
            assert not passage.indexed
        else:
            assert passage.indexed == any(char.isalnum() for char in passage.text)


@given(TEXTS)
def test_only_a_single_long_sentence_makes_a_long_passage(text: str) -> None:
    for start, end, _ in spans(Place(page=1, section=None, text=text)):
        if len(text[start:end].split()) > PASSAGE_WORDS:
            assert len(sentences(text[start:end])) == 1


@given(TEXTS)
def test_passages_begin_where_sentences_begin(text: str) -> None:
    starts = {start for start, _ in sentences(text)}
    found = spans(Place(page=1, section=None, text=text))
    assert all(start in starts for start, _, _ in found[1:])


def test_an_id_stays_when_other_words_change_and_goes_when_its_own_do() -> None:
    first = Place(page=1, section=None, text="One passage about homework.")
    second = Place(page=2, section=None, text="Another about feedback.")
    before = ids([first, second])
    assert ids([replace(first, text="Quite other words."), second])[1] == before[1]
    assert ids([first, replace(second, text="Another about uniform.")]) != before
    assert ids([first, replace(second, page=3)])[1] != before[1]
    assert ids([first, replace(second, section="Results")])[1] != before[1]
    # A cut at another place on the page does not make another passage of the same words.
    assert ids([first, second, replace(second, text="A new end.")])[:2] == before


def test_the_same_words_twice_on_a_page_have_two_ids() -> None:
    place = Place(page=1, section=None, text="Not applicable.")
    found = ids([place, place, place])
    assert found == [found[0], f"{found[0]}-1", f"{found[0]}-2"]


def ids(laid: list[Place]) -> list[str]:
    return [passage.id for passage in passages_of("doc", laid)]


def test_a_heading_opens_the_passage_below_it() -> None:
    text = (
        "Pupils were set homework for a year. Teachers kept diaries.\n\n"
        "What the schools did\n\n"
        "Four schools took part. Each chose its own subjects."
    )
    found = passages_of("doc", [Place(page=1, section=None, text=text)])
    assert [passage.text.split()[0] for passage in found] == ["Pupils", "What"]
    assert found[1].text == text[text.index("What the schools") :]


def test_a_heading_below_a_heading_stays_with_it() -> None:
    text = "It was hard.\n\nMethod\n\nSample\n\nFour schools took part."
    found = passages_of("doc", [Place(page=1, section=None, text=text)])
    assert [passage.text.strip() for passage in found] == [
        "It was hard.",
        "Method\n\nSample\n\nFour schools took part.",
    ]


def test_a_short_paragraph_with_a_full_stop_is_no_heading() -> None:
    text = "It was hard.\n\nNobody left.\n\nFour schools took part."
    assert len(passages_of("doc", [Place(page=1, section=None, text=text)])) == 1


def test_passages_are_filled_up_to_the_limit_sentence_by_sentence() -> None:
    sentence = "Word " * 49 + "end."
    found = passages_of("doc", [Place(page=1, section=None, text=" ".join([sentence] * 5))])
    assert [len(passage.text.split()) for passage in found] == [100, 100, 50]


@pytest.mark.parametrize("words", [PASSAGE_WORDS, PASSAGE_WORDS + 1])
def test_the_limit_itself_still_fits(words: int) -> None:
    first = "Word " * (words - 11) + "end."
    text = f"{first} {'Word ' * 9}end."
    found = passages_of("doc", [Place(page=1, section=None, text=text)])
    assert [len(passage.text.split()) for passage in found] == (
        [PASSAGE_WORDS] if words == PASSAGE_WORDS else [words - 10, 10]
    )


def test_a_bibliography_is_kept_for_reading_but_not_looked_for() -> None:
    text = "Pupils did better. Smith, J. (2019). Homework. A Journal."
    edge = text.index("Smith")
    found = passages_of("doc", [Place(page=9, section=None, text=text, references_from=edge)])
    assert [(passage.start, passage.indexed) for passage in found] == [(0, True), (edge, False)]
    everything: list[Passage] = passages_of("d", [Place(page=9, section=None, text=text, references_from=0)])
    assert not any(passage.indexed for passage in everything)
    assert all(first.end == second.start for first, second in pairwise(everything))
