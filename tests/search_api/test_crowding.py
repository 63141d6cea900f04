"""Programme records must not crowd an answer."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.documents import Document, Facts, Kind, State
from search_api.crowding import FIRST, MOST_PROGRAMMES, spread


def document(name: str, kind: Kind, *, title: str = "Something", design: str | None = None) -> Document:
    return Document(
        id=name, kind=kind, by="our_summary", state=State.ACCEPTED, facts=Facts(title=title, design=design),
        licence="CC-BY-4.0", rights_local=False, attention=(), revision=1, added_at="", changed_at="",
        representations=(),
    )  # fmt: skip


def programme(
    name: str, *, title: str = "Lively Letters", design: str | None = "randomised trial"
) -> Document:
    return document(name, Kind.PROGRAMME_RECORD, title=title, design=design)


def strand(name: str) -> Document:
    return document(name, Kind.TOOLKIT_STRAND)


MIXED = st.lists(st.tuples(st.booleans(), st.booleans()), max_size=40).map(
    lambda made: [
        programme(f"p{number}", design="randomised trial" if studied else None)
        if is_programme
        else strand(f"s{number}")
        for number, (is_programme, studied) in enumerate(made)
    ]
)


@given(MIXED)
def test_a_general_question_gets_three_programmes_at_most_among_the_first_ten(
    ranked: list[Document],
) -> None:
    found = spread(ranked, question="how do I teach reading")
    assert sum(one.kind is Kind.PROGRAMME_RECORD for one in found[:FIRST]) <= MOST_PROGRAMMES
    assert len({one.id for one in found}) == len(found)


@given(MIXED)
def test_only_programmes_are_left_out_and_only_where_nothing_takes_their_place(
    ranked: list[Document],
) -> None:
    found = spread(ranked, question="how do I teach reading")
    left = {one.id for one in ranked} - {one.id for one in found}
    assert all(one.kind is Kind.PROGRAMME_RECORD for one in ranked if one.id in left)
    silent = [one for one in found if one.kind is Kind.PROGRAMME_RECORD and one.facts.design is None]
    assert not left or len(found) - len(silent) < FIRST
    assert bool(found) == bool(ranked)


@given(MIXED)
def test_what_is_no_programme_keeps_its_order(ranked: list[Document]) -> None:
    found = spread(ranked, question="how do I teach reading")
    kept = [one.id for one in found[:FIRST] if one.kind is not Kind.PROGRAMME_RECORD]
    assert kept == [one.id for one in ranked if one.kind is not Kind.PROGRAMME_RECORD][: len(kept)]


def test_the_fourth_programme_stands_behind_the_first_ten() -> None:
    ranked = [programme(f"p{number}") for number in range(5)] + [strand(f"s{number}") for number in range(9)]
    found = [one.id for one in spread(ranked, question="early reading")]
    assert found[:10] == ["p0", "p1", "p2", "s0", "s1", "s2", "s3", "s4", "s5", "s6"]
    assert found[10:12] == ["p3", "p4"]


def test_a_record_with_no_study_is_moved_back() -> None:
    ranked = [programme("empty", design=None), strand("s"), programme("studied")]
    assert [one.id for one in spread(ranked, question="early reading")] == ["s", "studied", "empty"]


def test_the_programme_that_is_named_stays_where_it_is_even_without_a_study() -> None:
    named = programme("named", title="Math Pals", design=None)
    ranked = [*(programme(f"p{number}") for number in range(4)), named, strand("s")]
    found = [one.id for one in spread(ranked, question="does math pals work?")]
    assert found == ["p0", "p1", "p2", "named", "s"]


def test_a_record_with_no_study_is_better_than_nothing() -> None:
    ranked = [programme(f"empty{number}", design=None) for number in range(5)]
    assert [one.id for one in spread(ranked, question="early reading")] == ["empty0", "empty1", "empty2"]


def test_part_of_a_programmes_name_does_not_name_it() -> None:
    ranked = [programme("p", title="Math Pals", design=None), strand("s")]
    assert [one.id for one in spread(ranked, question="does math work?")] == ["s", "p"]


def test_a_title_of_function_words_is_named_by_no_question() -> None:
    ranked = [programme("p", title="You and Me", design=None), strand("s")]
    assert [one.id for one in spread(ranked, question="you and me")] == ["s", "p"]
