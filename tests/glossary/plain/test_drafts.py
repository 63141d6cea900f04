"""Changes to a sentence: which go together, and what their record says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from glossary.plain.drafts import Draft, capitalised, chosen, made
from glossary.plain.translation import EditKind

SENTENCE = "Results showed that the treatment (Smith, 2010) helped, and pupils read more."


def draft(words: str, said: str, kind: EditKind = EditKind.WORDING, *, capital: bool = False) -> Draft:
    start = SENTENCE.index(words)
    return Draft(start, start + len(words), said, kind, "because", capital=capital)


def test_what_is_taken_out_needs_no_other_words() -> None:
    out = draft(" (Smith, 2010)", "", EditKind.REFERENCE)
    inside = draft("Smith", "somebody", EditKind.TERM)
    assert chosen([inside, out]) == [out]


def test_the_longer_of_two_changes_of_a_kind_stays() -> None:
    long, short = draft("the treatment", "the programme"), draft("treatment", "programme")
    assert chosen([short, long]) == [long]


def test_an_addition_at_the_edge_of_a_change_is_kept() -> None:
    change = draft("treatment", "programme", EditKind.TERM)
    added = Draft(change.end, change.end, " (what is tried)", EditKind.GLOSS, "because")
    assert chosen([change, added]) == [change, added]


def test_two_additions_at_one_place_are_too_many() -> None:
    added = [Draft(5, 5, words, EditKind.GLOSS, "because") for words in (" (a)", " (b)")]
    assert len(chosen(added)) == 1


def test_a_sentence_that_begins_anew_takes_a_capital() -> None:
    plain, edits = made(SENTENCE, [draft("Results showed that ", "", EditKind.SCAFFOLD, capital=True)])
    assert plain.startswith("The treatment")
    assert SENTENCE[edits[0].source_start : edits[0].source_end] == "Results showed that the"


def test_the_capital_goes_to_the_change_that_follows_at_once() -> None:
    cut = draft("Results showed that ", "", EditKind.SCAFFOLD, capital=True)
    term = draft("the treatment", "the programme", EditKind.TERM)
    plain, edits = made(SENTENCE, [cut, term])
    assert plain.startswith("The programme")
    assert [one.kind for one in edits] == [EditKind.SCAFFOLD, EditKind.TERM]


def test_brackets_and_quotes_are_passed_over_for_a_capital() -> None:
    assert capitalised("(“the others”)") == "(“The others”)"
    assert capitalised("...") == "..."


@given(
    st.text("abc .,;()", max_size=40),
    st.lists(
        st.tuples(
            st.integers(0, 40),
            st.integers(0, 6),
            st.text("xyz ", max_size=5),
            st.sampled_from(EditKind),
            st.booleans(),
        ),
        max_size=6,
    ),
)
def test_the_record_says_exactly_what_was_changed(
    sentence: str, wanted: list[tuple[int, int, str, EditKind, bool]]
) -> None:
    drafts = [
        Draft(start, min(len(sentence), start + length), said, kind, "because", capital=capital)
        for start, length, said, kind, capital in wanted
        if start <= len(sentence) and kind is not EditKind.MODEL
    ]
    plain, edits = made(sentence, chosen(drafts))
    rebuilt, at = "", 0
    for one in edits:
        rebuilt += sentence[at : one.source_start]
        assert len(rebuilt) == one.plain_start
        rebuilt += plain[one.plain_start : one.plain_end]
        at = one.source_end
    assert rebuilt + sentence[at:] == plain
