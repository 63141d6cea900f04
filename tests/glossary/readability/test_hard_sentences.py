"""Hard sentences: which are, why, and where they can be cut."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.readability.hard_sentences import (
    MOST_TERMS,
    MOST_WORDS,
    NOT_A_SENTENCE,
    HardSentence,
    hard_sentences,
)
from indexer.sentences import sentences

LONG = (
    "The pupils in the first group read a new story with their teacher each morning of the week, and the "
    "pupils in the second group wrote a short letter to a friend in another town."
)


def hard(text: str, *, terms: tuple[tuple[int, str], ...] = ()) -> list[HardSentence]:
    return list(hard_sentences(text, sentences=sentences(text), terms=terms))


def of_words(count: int) -> str:
    return " ".join(["The pupils", *["read"] * (count - 3), "books."])


def test_a_sentence_over_the_limit_is_hard_and_one_at_it_is_not() -> None:
    assert hard(of_words(MOST_WORDS)) == []
    assert [one.words for one in hard(of_words(MOST_WORDS + 1))] == [MOST_WORDS + 1]


def test_what_stands_in_brackets_does_not_lengthen_a_sentence() -> None:
    aside = " (as did some of the other pupils in four more schools of the same small town)"
    assert hard(of_words(MOST_WORDS).replace(" books.", f"{aside} books.")) == []


def test_the_reason_counts_words_clauses_and_what_is_to_be_looked_up() -> None:
    text = (
        "The report, which came late, says that schools whose pupils read more did better than those that "
        "read less, although nobody knows whether they began at the same point in that year."
    )
    (one,) = hard(text, terms=((4, "a"), (11, "b"), (40, "a")))
    assert "2 of them to look up" in one.why
    assert "clauses that hang on others" in one.why
    assert one.why.endswith("Over 25 words are hard to take in at one reading.")


def test_a_short_sentence_with_many_clauses_is_hard() -> None:
    text = "Schools that knew whether pupils who read also wrote said which ones did when asked."
    assert "clauses" in hard(text)[0].why
    assert "Over 25" not in hard(text)[0].why


def test_a_short_sentence_with_many_words_to_look_up_is_hard() -> None:
    text = "The alpha of the beta was a gamma of the delta."
    terms = tuple((text.index(word), word) for word in ("alpha", "beta", "gamma", "delta"))
    assert len(terms) == MOST_TERMS
    assert "4 of them to look up" in hard(text, terms=terms)[0].why
    assert hard(text, terms=terms[:-1]) == []


def test_two_whole_clauses_are_cut_where_the_second_begins() -> None:
    (one,) = hard(LONG)
    assert one.cut_before == "the pupils in"
    assert one.halves.startswith("The pupils in the first group read a new story with their teacher")
    assert "of the week. The pupils in the second group wrote" in one.halves
    assert one.message.endswith("Begin a new sentence at “the pupils in …”.")


def test_a_list_is_not_cut() -> None:
    text = (
        "The teachers of the four schools brought old maps, long poems, short plays, loud drums, paper "
        "boats, wooden blocks, warm coats, and red balloons to the last lesson of the year."
    )
    (one,) = hard(text)
    assert (one.halves, one.cut_before) == ("", "")
    assert one.message.endswith("Say one thing in each sentence.")


def test_offsets_are_those_of_the_text() -> None:
    text = f"They read. {LONG} They slept."
    (one,) = hard(text)
    assert text[one.start : one.end] == LONG


@pytest.mark.parametrize(
    "text",
    [
        "Table 2 " + "0.31 0.42 0.53 " * 30,
        "Okoro, J., Lind, K., Moss, P., Quill, R., Tarn, S. (2012) "
        + "a long title on reading in schools " * 5,
        "reading " * (NOT_A_SENTENCE + 1),
        "x = y + z = " * 40,
        "",
        "\n\n\n",
    ],
)
def test_tables_references_and_noise_are_passed_over(text: str) -> None:
    assert hard(text) == []


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="ab,;.() \nT1", max_size=300))
def test_no_text_raises(text: str) -> None:
    for one in hard(f"{text} {LONG}"):
        assert one.start < one.end
