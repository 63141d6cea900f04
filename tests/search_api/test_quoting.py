"""Choosing the sentence of a passage that speaks to a question."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.documents import Document, Facts, Kind, State
from indexer.passages import Passage, passages_of
from indexer.reading.readings import Place
from indexer.sentences import sentences
from indexer.words import stems
from search_api.answer import Quote
from search_api.quoting import SHORTEST, choose_quotes, matched_words, span, whole
from search_api.retrieval import Retrieved
from tests.conftest import HashedWords

ENCODER = HashedWords()
DOCUMENT = Document(
    id="d", kind=Kind.PAPER, by="source", state=State.ACCEPTED, facts=Facts(title="A study"), licence=None,
    rights_local=True, attention=(), revision=1, added_at="", changed_at="", representations=(),
)  # fmt: skip


def passage(text: str, *, start: int = 0) -> Passage:
    return Passage(
        id="d:1", document_id="d", page=3, section=None, start=start, end=start + len(text), text=text
    )


def best(question: str, text: str, *, start: int = 0) -> Quote:
    retrieved = Retrieved(hits=(), stems=tuple(stems(question)), vector=ENCODER.encode_questions([question]))
    [quote] = choose_quotes(
        [passage(text, start=start)],
        documents=[DOCUMENT],
        retrieved=retrieved,
        encoder=ENCODER,
        rarity=lambda stem: 1.0,
    )
    return quote


def test_the_sentence_that_shares_the_questions_words_is_chosen() -> None:
    text = (
        "The school stands by a river in the north. "
        "Pupils who did homework every week scored higher in maths. "
        "We thank all the teachers who gave their time."
    )
    quote = best("does homework raise maths scores", text, start=100)
    assert quote.text == "Pupils who did homework every week scored higher in maths."
    assert (quote.page, quote.by) == (3, "source")
    assert (quote.start, quote.end) == (143, 143 + len(quote.text))


def test_a_heading_is_not_chosen_though_it_holds_every_word() -> None:
    text = "Homework and maths\n\nPupils who did homework every week scored higher in maths."
    assert best("homework maths", text).text.startswith("Pupils")


def test_a_sentence_that_begins_on_another_page_gives_way_to_a_whole_one() -> None:
    text = (
        "and pupils who did homework scored higher in all maths. "
        "Pupils who did homework scored higher in all maths."
    )
    assert best("homework maths", text).text.startswith("Pupils")


def test_where_no_unit_is_long_enough_the_whole_passage_is_quoted() -> None:
    assert best("homework", "  Homework. Maths. \n").text == "Homework. Maths."


def test_the_first_of_equal_sentences_is_chosen() -> None:
    twice = "Pupils who did homework scored higher in maths. "
    assert best("homework maths", twice * 2).start == 0


PIECES = ["Homework", "helped ", "pupils", " ", ". ", "\n\n", "é", "🙂", "e.g. ", "(", "? ", "3.5"]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1).map("".join) | st.text(min_size=1)


@given(question=st.text(max_size=30), text=TEXTS, start=st.integers(0, 1000))
def test_a_quote_is_always_part_of_its_passage_word_for_word(question: str, text: str, start: int) -> None:
    quote = best(question, text, start=start)
    assert text[quote.start - start : quote.end - start] == quote.text
    assert quote.text == quote.text.strip()


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_offsets_count_in_the_place_however_it_was_cut(paragraphs: list[str]) -> None:
    place = Place(page=1, section=None, text="\n\n".join(paragraphs))
    for cut in passages_of("d", [place]):
        held = whole(cut, by="source")
        assert place.text[held.start : held.end] == held.text
        assert held.text == cut.text.strip()
        for begin, end in sentences(cut.text):
            part = span(cut, begin, end, by="source")
            assert place.text[part.start : part.end] == part.text


def test_quotes_of_many_passages_do_not_get_mixed_up() -> None:
    texts = [
        f"Lessons about topic{number} were tried in nine schools. Nobody knows why." for number in range(9)
    ]
    retrieved = Retrieved(hits=(), stems=(), vector=ENCODER.encode_questions(["lessons tried schools"]))
    quotes = choose_quotes(
        [passage(text) for text in texts],
        documents=[DOCUMENT] * len(texts),
        retrieved=retrieved,
        encoder=ENCODER,
        rarity=lambda stem: 1.0,
    )
    assert [f"topic{number}" in quote.text for number, quote in enumerate(quotes)] == [True] * 9
    assert len(["Nobody", "knows", "why."]) < SHORTEST


def test_nothing_to_quote_costs_no_run_of_the_model() -> None:
    before = ENCODER.embedded
    retrieved = Retrieved(hits=(), stems=(), vector=ENCODER.encode_questions(["x"]))
    assert (
        choose_quotes([], documents=[], retrieved=retrieved, encoder=ENCODER, rarity=lambda stem: 1.0) == []
    )
    assert ENCODER.embedded == before


def test_matched_words_are_given_as_typed_once_and_without_marks() -> None:
    found = matched_words(
        "Does HOMEWORK (really) help? homework!", passage("Homeworks can help."), "A title, really"
    )
    assert found == ("HOMEWORK", "really", "help")
