"""Findability: the ranks a text would have are the ranks it has once it is added."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.documents import IncomingFile, State
from glossary.false_friends.deciding import Decider
from glossary.plain.translation import PlainSentence
from glossary.term_bank import TermBank
from glossary.terms import Grade, Wording
from glossary.wording_check import Finding, Report, check_wording
from indexer.build import read_record, record_bytes
from search_api import findability as subject
from search_api.ask import Library
from search_api.findability import (
    LAST_RANK,
    Findable,
    findability,
    in_words,
    notes,
    with_first_suggestions,
    with_plain_sentences,
)
from search_api.retrieval import retrieve
from tests.conftest import RECORDS, TinyHome
from tests.glossary.samples import sense

TODAY = date(2026, 11, 24)

BANK = TermBank(
    (
        sense(
            "corrective appraisal",
            area="assessment",
            plain=(Wording("marking and feedback", "That it corrects."),),
            teachers_say=("marking homework", "clear feedback on writing"),
            situations=("they don't read the marking",),
        ),
        sense("pupil", area="school", grade=Grade.FINE),
    )
)

TEXT = (
    "Corrective appraisal at home\n\nWe studied corrective appraisal in forty schools. Corrective appraisal "
    "was given for homework, once a week. Families sat beside the child and saw it too."
)


def rows_for(home: TinyHome, text: str = TEXT, **options: object) -> list[Findable]:
    found = findability(text, home=home, bank=BANK, decider=Decider(), **options)  # type: ignore[arg-type]
    assert found is not None
    return found


def add(home: TinyHome, name: str, *, title: str, text: str) -> None:
    """Put a text into the collection and build it in."""
    record = RECORDS[0]
    sections = (type(record.sections[0])(title="Text", text=text),)
    facts = type(record.facts)(
        title=title, year=2020, source="Tiny journal", licence_claims=record.facts.licence_claims
    )
    content = record_bytes(sections)
    digest = home.files.keep_bytes(content, name=f"{name}.json")
    home.texts.keep(digest, read_record(content))
    file = IncomingFile(
        path=f"test:{name}",
        name=f"{name}.json",
        sha256=digest,
        size=len(content),
        format="record",
        quality=1.0,
    )
    made = type(record)(id=name, kind=record.kind, by="source", facts=facts, sections=sections)
    home.catalogue.put_record(made, file=file, who="tests")
    home.build()


@pytest.fixture
def library(tiny_home: TinyHome) -> Iterator[Library]:
    snapshot = tiny_home.open_snapshot()
    yield Library(catalogue=tiny_home.catalogue, snapshot=snapshot, encoder=tiny_home.encoder)
    snapshot.close()


@pytest.fixture(scope="module")
def lasting_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TinyHome]:
    """A home of one document, for tests that ask it many times."""
    home = TinyHome(tmp_path_factory.mktemp("home"))
    add(home, "t-one", title="Homework", text="Homework is set by schools. Marking takes time.")
    yield home
    home.catalogue.close()


def test_without_a_built_collection_there_are_no_ranks(empty_home: TinyHome) -> None:
    assert findability(TEXT, home=empty_home, bank=BANK, decider=Decider()) is None


def test_the_questions_are_those_asked_for_and_then_those_of_the_glossary(tiny_home: TinyHome) -> None:
    rows = rows_for(tiny_home, extra_questions=["does  homework\nhelp", " ", "?!"])
    assert [(row.question, row.sense) for row in rows] == [
        ("does homework help", ""),
        ("marking homework", "corrective-appraisal"),
        ("What helps when they don't read the marking?", "corrective-appraisal"),
        ("clear feedback on writing", "corrective-appraisal"),
    ]
    assert rows[0].because == "a question of yours"
    assert rows[1].because == "what teachers say for “corrective appraisal”"


@pytest.mark.parametrize(
    "question", ["marking homework", "school uniform", "families sit beside the child", "does feedback help"]
)
def test_a_rank_is_the_rank_that_the_text_has_once_it_is_added(tiny_home: TinyHome, question: str) -> None:
    rows = rows_for(tiny_home, extra_questions=[question])
    title, _, body = TEXT.partition("\n\n")
    add(tiny_home, "t-new", title=title, text=body)
    snapshot = tiny_home.open_snapshot()
    hits = retrieve(question, snapshot=snapshot, encoder=tiny_home.encoder).hits
    snapshot.close()
    places = [hit.document_id for hit in hits]
    assert len(places) == len(RECORDS) + 1
    assert rows[0].rank_now == places.index("t-new") + 1


def test_plainer_words_are_found_sooner_and_stranger_ones_later(tiny_home: TinyHome) -> None:
    text = "We studied corrective appraisal in forty towns. It was given in spring, once a week, by staff."
    question = "pupils, marking and feedback"
    row = rows_for(tiny_home, text, extra_questions=[question])[0]
    assert row.rank_now is not None
    assert row.rank_after is not None
    assert row.rank_after < row.rank_now
    strange = text.replace("corrective appraisal", "zetetics")
    worse = rows_for(
        tiny_home,
        text.replace("corrective appraisal", "marking and feedback"),
        reworded=strange,
        extra_questions=[question],
    )[0]
    assert (worse.rank_now, worse.rank_after) == (row.rank_after, row.rank_now)


def test_a_title_lost_in_rewording_is_kept(tiny_home: TinyHome) -> None:
    for row in rows_for(tiny_home, reworded=TEXT.replace("\n\n", " ")):
        assert row.rank_after == row.rank_now


def test_a_text_that_the_collection_holds_already_is_not_its_own_rival(tiny_home: TinyHome) -> None:
    title, _, body = TEXT.partition("\n\n")
    before = rows_for(tiny_home)
    add(tiny_home, "t-same", title=title, text=body)
    rows = rows_for(tiny_home)
    assert {row.left_out for row in rows} == {("t-same",)}
    assert [row.rank_now for row in rows] == [row.rank_now for row in before]
    assert "t-same" in " ".join(notes(rows))


def test_withdrawn_documents_are_no_rivals(tiny_home: TinyHome) -> None:
    question = "homework that pupils are set outside lessons"
    before = rows_for(tiny_home, extra_questions=[question])[0].rank_now
    tiny_home.catalogue.set_state(["t-homework"], State.WITHDRAWN)
    after = rows_for(tiny_home, extra_questions=[question])[0].rank_now
    assert before is not None
    assert after == before - 1


def test_a_library_that_is_open_already_is_used_and_left_open(
    tiny_home: TinyHome, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    cold = rows_for(tiny_home)
    monkeypatch.setattr(tiny_home, "open_snapshot", lambda: pytest.fail("opened again"))
    assert rows_for(tiny_home, library=library) == cold
    assert library.snapshot.count() > 0


def test_a_check_that_was_made_already_is_used(tiny_home: TinyHome, monkeypatch: pytest.MonkeyPatch) -> None:
    def checked_again(*_: object, **__: object) -> Report:
        pytest.fail("checked again")

    report = check_wording(TEXT, bank=BANK, decider=Decider(), today=TODAY)
    cold = rows_for(tiny_home)
    monkeypatch.setattr(subject, "check_wording", checked_again)
    assert rows_for(tiny_home, report=report) == cold


def test_of_a_long_text_the_first_passages_are_read_and_the_notes_say_so(tiny_home: TinyHome) -> None:
    sentence = "Corrective appraisal was given for homework, and pupils wrote about it in some lessons. "
    report = check_wording(TEXT, bank=BANK, decider=Decider(), today=TODAY)
    embedded = tiny_home.encoder.embedded
    rows = rows_for(tiny_home, sentence * 4_500, report=report, reworded=sentence)
    assert tiny_home.encoder.embedded - embedded <= subject.MOST_PASSAGES + 1
    assert all(row.cut for row in rows)
    assert f"first {subject.MOST_PASSAGES} passages" in notes(rows)[0]
    assert not notes(rows_for(tiny_home))


@pytest.mark.parametrize("text", ["", "  \n\n ", "***", "\ud800", "§ 12 %", "Corrective appraisal"])
def test_a_text_that_says_nothing_gives_no_error(tiny_home: TinyHome, text: str) -> None:
    rows = rows_for(tiny_home, text, extra_questions=["does homework help"])
    assert len(rows) <= 4


def test_nothing_of_the_text_is_kept_in_the_home(tiny_home: TinyHome) -> None:
    def held() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in tiny_home.path.rglob("*") if path.is_file()}

    unheard = "Zanzibar quetzals"
    before = held()
    rows_for(tiny_home, f"{TEXT} {unheard}.", extra_questions=[unheard])
    after = held()
    assert not any(b"quetzal" in content.lower() for content in after.values())
    assert {path.name for path in after} - {path.name for path in before} <= {
        "catalogue.sqlite-wal",
        "catalogue.sqlite-shm",
    }


@settings(max_examples=25)
@given(text=st.text(max_size=300), question=st.text(max_size=40))
def test_any_text_and_question_give_ranks_or_none(lasting_home: TinyHome, text: str, question: str) -> None:
    for row in rows_for(lasting_home, f"{TEXT} {text}", extra_questions=[question]):
        for rank in (row.rank_now, row.rank_after):
            assert rank is None or 1 <= rank <= 2


def finding(text: str, start: int, *say: str, kind: str = "jargon") -> Finding:
    return Finding(
        start=start,
        end=start + len(text),
        text=text,
        kind=kind,
        term="t",
        sense="t",
        message="",
        suggestions=tuple(Wording(one, "Nothing.") for one in say),
        grade=Grade.UNKNOWN,
    )


def test_first_suggestions_take_the_place_of_words_and_keep_a_capital() -> None:
    text = "Attrition was high. Most attrition was in RCTs, for unknown reasons."
    report = Report(
        findings=(
            finding("Attrition", 0, "dropping out", "leaving"),
            finding("attrition", 25, "dropping out"),
            finding("attrition was", 25, "never used"),
            finding("RCTs", 42, "fair tests"),
            finding("unknown", 52),
            finding("Most attrition was in RCTs", 20, "Most left.", kind="long_sentence"),
        ),
        terms=(),
        notes=(),
    )
    plain = with_first_suggestions(text, report)
    assert plain.startswith("Dropping out was high. Most ")
    assert plain.endswith(" in fair tests, for unknown reasons.")


def test_plain_sentences_stand_where_their_sources_stood() -> None:
    text = "A title\n\nOne sentence. Another one."
    sentences = [
        PlainSentence(start=9, end=22, source="One sentence.", plain="First."),
        PlainSentence(start=23, end=35, source="Another one.", plain="Second."),
    ]
    assert with_plain_sentences(text, sentences) == "A title\n\nFirst. Second."


@pytest.mark.parametrize(
    ("now", "after", "words"),
    [
        (3, 3, "place 3, as written and reworded"),
        (30, 4, "place 30 as written, place 4 reworded: easier to find"),
        (4, 30, "place 4 as written, place 30 reworded: harder to find"),
        (None, 9, f"not among the first {LAST_RANK} as written, place 9 reworded: easier to find"),
        (9, None, f"place 9 as written, not among the first {LAST_RANK} reworded: harder to find"),
        (None, None, f"not among the first {LAST_RANK}, as written and reworded"),
    ],
)
def test_ranks_are_told_in_words_for_better_and_for_worse(
    now: int | None, after: int | None, words: str
) -> None:
    assert in_words(Findable("q", now, after, "")) == words
