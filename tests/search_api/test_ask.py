"""Asking a tiny collection: what is quoted, what is hidden, what odd questions get."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.documents import Document, Facts, Filters, IncomingFile, LicenceClaim, State
from indexer.reading.readings import Place, Quality, Reading
from search_api.answer import Answer
from search_api.ask import FAINT, NO_ANSWER, NOTHING_LEFT, Library, ask
from search_api.errors import EmptyQuestion
from search_api.web import create_app
from search_api.wording_crew import word_home
from tests.conftest import TinyHome

CHESS = ("Preface.", "Chess lessons doubled every mark in arithmetic.")
HOMEWORK = "does homework help pupils do better in tests"


def library_of(home: TinyHome) -> Library:
    snapshot = home.open_snapshot()
    encoder = home.question_encoder(snapshot.manifest.fingerprint)
    return Library(catalogue=home.catalogue, snapshot=snapshot, encoder=encoder, plain=home.worded())


@pytest.fixture
def library(tiny_home: TinyHome) -> Iterator[Library]:
    held = library_of(tiny_home)
    yield held
    held.snapshot.close()


def put_paper(
    home: TinyHome,
    *,
    title: str,
    pages: tuple[str, ...],
    rights_local: bool = False,
    licence: LicenceClaim | None = None,
) -> str:
    """Catalogue and accept a paper of these pages, of unknown licence unless one is given, and build."""
    content = title.encode()
    digest = home.files.keep_bytes(content, name="paper.pdf")
    places = tuple(Place(page=number, section=None, text=text) for number, text in enumerate(pages, start=1))
    home.texts.keep(digest, Reading(format="pdf", places=places, facts=Facts(), quality=Quality(score=1.0)))
    file = IncomingFile(
        path=f"{title}.pdf", name="paper.pdf", sha256=digest, size=1, format="pdf", quality=1.0
    )
    added = home.catalogue.add_file(
        file,
        facts=Facts(title=title, licence_claims=(licence,) if licence else ()),
        accept=True,
        rights_local=rights_local,
        who="tests",
    )
    home.build()
    return added.document_id


def shown(answer: Answer) -> list[str]:
    return [finding.document.id for finding in answer.findings]


@pytest.mark.parametrize(
    "question", [HOMEWORK, "clear feedback improved writing", "school uniform and behaviour", "picture book"]
)
def test_each_quote_stands_word_for_word_in_the_text_that_rest_gives(
    tiny_home: TinyHome, library: Library, question: str
) -> None:
    answer = ask(question, library=library)
    assert answer.findings
    with TestClient(create_app(tiny_home)) as client:
        for finding in answer.findings:
            places = client.get(f"/api/v1/documents/{finding.document.id}").json()["text"]
            for quote in (finding.quote, finding.passage):
                assert quote is not None
                [text] = [
                    place["text"]
                    for place in places
                    if (place["page"], place["section"]) == (quote.page, quote.section)
                ]
                assert text[quote.start : quote.end] == quote.text
                assert quote.text == quote.text.strip()
                assert quote.text
            assert finding.passage is not None
            assert finding.quote is not None
            assert finding.quote.text in finding.passage.text


def test_the_best_document_stands_first_with_the_words_it_shares(library: Library) -> None:
    best = ask(HOMEWORK, library=library).findings[0]
    assert best.document.id == "t-homework"
    assert best.matched == ("homework", "pupils", "better", "tests")


def test_a_question_that_asks_whether_is_answered_from_what_was_found(library: Library) -> None:
    best = ask("does homework outside lessons help", library=library).findings[0]
    assert best.quote is not None
    assert best.quote.section == "What was found"


def test_a_withdrawn_document_is_gone_from_the_next_question_and_back_when_accepted(
    tiny_home: TinyHome, library: Library
) -> None:
    assert "t-homework" in shown(ask(HOMEWORK, library=library))
    tiny_home.catalogue.set_state(["t-homework"], State.WITHDRAWN)
    gone = ask(HOMEWORK, library=library)
    assert "t-homework" not in shown(gone)
    assert gone.nothing_found is None or "t-homework" not in [n.id for n in gone.nothing_found.nearby]
    tiny_home.catalogue.set_state(["t-homework"], State.ACCEPTED)
    assert shown(ask(HOMEWORK, library=library))[0] == "t-homework"


@pytest.mark.parametrize(
    ("filters", "allowed"),
    [
        (Filters(year_from=2020), {"t-homework", "t-feedback"}),
        (Filters(year_to=2019), {"t-uniform", "t-reading"}),
        (Filters(year_from=2019, year_to=2020), {"t-uniform", "t-feedback"}),
        (Filters(phase=("secondary",)), {"t-homework", "t-uniform"}),
        (Filters(phase=("secondary", "early years")), {"t-homework", "t-uniform", "t-reading"}),
        (Filters(country=("GB",)), {"t-homework", "t-feedback", "t-uniform", "t-reading"}),
        (Filters(source=("Tiny toolkit",), phase=("early years",)), {"t-reading"}),
        (Filters(design=("survey",)), set[str]()),
        (Filters(country=("GB-SCT",)), set[str]()),
    ],
)
def test_a_filter_lets_through_what_it_names_and_nothing_else(
    library: Library, filters: Filters, allowed: set[str]
) -> None:
    answer = ask("pupils children homework feedback uniform story", library=library, filters=filters)
    found = set(shown(answer))
    if answer.nothing_found is not None:
        found = {item.id for item in answer.nothing_found.nearby}
        assert len(found) == min(3, len(allowed))
    assert found <= allowed
    if not allowed:
        assert answer.nothing_found is not None
        assert answer.nothing_found.reason == NOTHING_LEFT


def test_a_question_it_does_not_answer_gets_the_nearest_titles(library: Library) -> None:
    answer = ask("quarks gluons neutrinos plasma", library=library)
    assert answer.findings == ()
    assert answer.nothing_found is not None
    assert answer.nothing_found.reason == NO_ANSWER
    assert len(answer.nothing_found.nearby) == 3
    titles = {"Homework", "Feedback", "School uniform", "Reading aloud"}
    assert {item.title for item in answer.nothing_found.nearby} <= titles


@pytest.mark.parametrize("question", ["", "   ", "\n\t", "?!", "…", "***", "🙂🙂", "\u200b"])
def test_a_question_without_a_word_is_refused_with_an_example(library: Library, question: str) -> None:
    with pytest.raises(EmptyQuestion, match="for instance"):
        ask(question, library=library)


ODD = {
    "ten thousand words": "homework " * 10_000,
    "ten thousand different words": " ".join(f"word{number}" for number in range(10_000)),
    "one endless word": "homework" * 2_000,
    "stop words": "is it the and of to",
    "emoji beside words": "does homework 📚🙂 help",
    "another language": "Helfen Hausaufgaben den Schülern?",
    "another script": "宿題は役に立ちますか",
    "right to left": "هل تساعد الواجبات المنزلية",
    "fields and wildcards": 'title:"homework" AND *',
    "every operator": '+-&&||!(){}[]^"~*?:\\/ homework',
    "an open quote": '"homework',
    "a range": "row:[0 TO 5] document:0",
    "SQL": "homework'; DROP TABLE passages; --",
    "a boost": "homework^1e9 feedback~0.1",
    "a regular expression": "/.*/ OR homework",
    "one letter": "a",
    "one letter that is a word of no text": "x",
    "a number": "7",
    "control characters": "home\x00work \x1b[31m",
    "half a surrogate": "homework \ud83d",
    "combining marks": "ho\u0301mework z\u0351\u0358a",
}


@pytest.mark.parametrize("question", ODD.values(), ids=ODD.keys())
def test_an_odd_question_gets_findings_or_a_reason(library: Library, question: str) -> None:
    answer = ask(question, library=library)
    assert bool(answer.findings) == (answer.nothing_found is None)
    json.dumps(answer.as_json())


@pytest.mark.parametrize("question", ['title:"homework" AND *', "homework'; DROP TABLE passages; --"])
def test_operators_are_words_like_any_other(library: Library, question: str) -> None:
    hits = ask(question, library=library)
    plain = ask("title homework" if "title" in question else "homework DROP TABLE passages", library=library)
    nearest = [item.id for item in hits.nothing_found.nearby] if hits.nothing_found else shown(hits)
    expected = [item.id for item in plain.nothing_found.nearby] if plain.nothing_found else shown(plain)
    assert nearest[0] == expected[0] == "t-homework"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80))
def test_no_question_at_all_breaks_it(library: Library, question: str) -> None:
    try:
        answer = ask(question, library=library)
    except EmptyQuestion:
        assert not any(char.isalnum() for char in question)
    else:
        assert bool(answer.findings) == (answer.nothing_found is None)
        assert [finding.score for finding in answer.findings] == sorted(
            (finding.score for finding in answer.findings), reverse=True
        )


def test_without_permission_there_is_a_reason_and_no_word_of_the_text(tiny_home: TinyHome) -> None:
    wanted = put_paper(
        tiny_home,
        title="Chess in Year 5",
        pages=("Preface.", "Chess lessons doubled every mark in arithmetic."),
    )
    library = library_of(tiny_home)
    answer = ask("do chess lessons help arithmetic", library=library)
    best = answer.findings[0]
    assert best.document.id == wanted
    assert (best.quote, best.passage) == (None, None)
    assert not best.permission.quotes
    assert "We do not know of a licence" in best.permission.reason
    assert "doubled" not in json.dumps(answer.as_json())
    library.snapshot.close()


def test_a_curators_word_shows_the_text_with_its_page_on_the_next_question(tiny_home: TinyHome) -> None:
    wanted = put_paper(
        tiny_home,
        title="Chess in Year 5",
        pages=("Preface.", "Chess lessons doubled every mark in arithmetic."),
    )
    library = library_of(tiny_home)
    tiny_home.catalogue.allow_here([wanted])
    best = ask("do chess lessons help arithmetic", library=library).findings[0]
    assert best.quote is not None
    assert (best.quote.page, best.quote.section, best.quote.by) == (2, None, "source")
    assert best.quote.text == "Chess lessons doubled every mark in arithmetic."
    assert best.pdf
    library.snapshot.close()


def test_what_may_not_be_shown_is_ranked_as_if_it_might(tiny_home: TinyHome) -> None:
    wanted = put_paper(tiny_home, title="Homework again", pages=("Homework help pupils do better in tests.",))
    library = library_of(tiny_home)
    hidden = ask(HOMEWORK, library=library)
    tiny_home.catalogue.allow_here([wanted])
    allowed = ask(HOMEWORK, library=library)
    assert [(f.document.id, f.score) for f in hidden.findings] == [
        (f.document.id, f.score) for f in allowed.findings
    ]
    library.snapshot.close()


def test_the_limit_cuts_the_list_and_changes_nothing_else(library: Library) -> None:
    question = "homework or feedback for pupils"
    full = ask(question, library=library)
    assert len(full.findings) > 1
    assert shown(ask(question, library=library, limit=1)) == shown(full)[:1]


def test_a_faint_finding_is_not_shown_beside_a_clear_one(library: Library) -> None:
    findings = ask(HOMEWORK, library=library).findings
    assert {finding.document.id for finding in findings} < {"t-homework", "t-feedback", "t-uniform"}
    assert all(finding.score >= FAINT * findings[0].score for finding in findings)


def test_white_space_in_a_question_does_not_matter(library: Library) -> None:
    plain = ask(HOMEWORK, library=library)
    spaced = ask("  " + HOMEWORK.replace(" ", "  \n") + "\t", library=library)
    assert replace(spaced, took_ms=0) == replace(plain, took_ms=0)


def test_one_word_that_the_collection_knows_is_enough(library: Library) -> None:
    assert shown(ask("uniform", library=library))[0] == "t-uniform"


FINDING = {"document", "quote", "passage", "plain", "score", "matched", "notes"}
DOCUMENT = {
    "id", "title", "authors", "year", "source", "doi", "url", "licence", "design", "phase", "country",
    "strength", "cost", "months", "effect", "retracted",
}  # fmt: skip


def test_the_json_has_the_documented_keys_and_no_others(library: Library) -> None:
    held = json.loads(json.dumps(ask(HOMEWORK, library=library).as_json()))
    assert held.keys() == {"question", "bridge", "findings", "nothing_found", "took_ms"}
    assert held["question"] == HOMEWORK
    assert held["bridge"] == []
    assert held["nothing_found"] is None
    assert held["took_ms"] > 0
    finding = held["findings"][0]
    assert finding.keys() == FINDING
    assert finding["plain"] is None
    assert finding["notes"] == 0
    assert 0 <= finding["score"] <= 1
    assert all(isinstance(word, str) for word in finding["matched"])
    assert finding["quote"].keys() == {"text", "by", "page", "section", "start", "end"}
    assert finding["quote"]["by"] == "our_summary"
    assert finding["quote"]["page"] is None
    document = finding["document"]
    assert document.keys() == DOCUMENT
    assert document == {
        "id": "t-homework", "title": "Homework", "authors": [], "year": 2021, "source": "Tiny toolkit",
        "doi": None, "url": None, "licence": "CC-BY-4.0", "design": "evidence synthesis",
        "phase": ["primary", "secondary"], "country": ["GB-ENG"], "strength": 3, "cost": 1, "months": None,
        "effect": None, "retracted": False,
    }  # fmt: skip


def test_the_json_of_nothing_found_has_the_documented_keys(library: Library) -> None:
    held = ask("quarks gluons neutrinos plasma", library=library).as_json()
    assert held["findings"] == []
    assert held["nothing_found"].keys() == {"reason", "nearby"}
    assert all(item.keys() == {"id", "title"} for item in held["nothing_found"]["nearby"])


def plain_of(home: TinyHome, question: str) -> dict[str, Any] | None:
    library = library_of(home)
    try:
        return ask(question, library=library).as_json()["findings"][0]["plain"]
    finally:
        library.snapshot.close()


def test_the_plain_version_stands_beside_the_quote_with_its_edits(tiny_home: TinyHome) -> None:
    assert plain_of(tiny_home, "clear feedback improved writing") is None
    word_home(tiny_home)
    library = library_of(tiny_home)
    found = ask("clear feedback improved writing", library=library).as_json()["findings"][0]
    library.snapshot.close()
    quote, plain = found["quote"]["text"], found["plain"]
    assert quote == "Pupils who had clear feedback improved their writing."
    assert plain["text"] == "Pupils who had clear feedback made better their writing."
    (edit,) = plain["edits"]
    assert quote[edit["source_start"] : edit["source_end"]] == "improved"
    assert plain["text"][edit["plain_start"] : edit["plain_end"]] == "made better"
    assert (edit["term"], edit["kind"]) == ("improved/1", "term")
    assert plain["worded_by"] == "rules"
    json.dumps(found)


def test_a_licence_that_allows_quotes_and_no_changes_gives_no_plain_version(tiny_home: TinyHome) -> None:
    name = put_paper(
        tiny_home,
        title="Chess",
        pages=CHESS,
        licence=LicenceClaim(licence="CC-BY-ND-4.0", where="page 1", text="CC BY-ND"),
    )
    word_home(tiny_home)
    library = library_of(tiny_home)
    first = ask("chess lessons arithmetic", library=library).findings[0]
    library.snapshot.close()
    assert first.document.id == name
    assert first.quote is not None
    assert first.plain is None


def test_a_right_that_is_taken_back_takes_the_plain_version_with_it(tiny_home: TinyHome) -> None:
    name = put_paper(tiny_home, title="Chess", pages=CHESS, rights_local=True)
    word_home(tiny_home)
    library = library_of(tiny_home)
    held = library.catalogue.get_many([name])[name]
    assert ask("chess lessons arithmetic", library=library).findings[0].plain is not None
    taken_back = replace(held, licence=None, rights_local=False)

    def get_many(_catalogue: object, _ids: object) -> dict[str, Document]:
        return {name: taken_back}

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(library.catalogue), "get_many", get_many)
        finding = ask("chess lessons arithmetic", library=library).findings[0]
    library.snapshot.close()
    assert finding.quote is None
    assert finding.plain is None
