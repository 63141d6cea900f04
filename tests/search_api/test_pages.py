"""The pages of a tiny home, asked as a browser asks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from html import unescape
from itertools import pairwise

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from corpus.documents import Facts, IncomingFile, LicenceClaim, State
from corpus.starter import starter_records
from indexer.build import build, read_record, record_bytes
from indexer.reading.readings import Place, Quality, Reading
from search_api.home import Home
from search_api.pages import EXAMPLES, install_error_pages
from search_api.web import create_app

HTML = {"Accept": "text/html"}
EVIL = "<script>alert(1)</script> & \"quotes\" 'too'"
OPEN = (LicenceClaim(licence="CC-BY-4.0", where="first page", text="CC BY 4.0"),)


def put_paper(
    home: Home, *, facts: Facts, pages: Sequence[str], format: str = "pdf", accept: bool = True
) -> str:
    """Catalogue a paper with one text a page (or section), as if its file had been read."""
    content = f"%PDF-1.4 {facts.title}".encode()
    name = f"a “paper”; by <b>.{format}"
    digest = home.files.keep_bytes(content, name=name)
    places = tuple(
        Place(page=number if format == "pdf" else None, section=None if format == "pdf" else "All", text=text)
        for number, text in enumerate(pages, start=1)
    )
    home.texts.keep(
        digest,
        Reading(format=format, places=places, facts=Facts(), quality=Quality(score=1.0), language="en"),
    )
    file = IncomingFile(
        path=name, name=name, sha256=digest, size=len(content), format=format, quality=1.0
    )  # fmt: skip
    return home.catalogue.add_file(file, facts=facts, accept=accept).document_id


@pytest.fixture
def home(empty_home: Home) -> Home:
    home = empty_home
    wanted = ("eef-homework", "eef-learning-styles", "eef-feedback", "jhu-math-pals", "wwc-375", "wwc-468")
    for record in (record for record in starter_records() if record.id in wanted):
        content = record_bytes(record.sections)
        digest = home.files.keep_bytes(content, name="record.json")
        home.texts.keep(digest, read_record(content))
        file = IncomingFile(
            path=record.id, name="record.json", sha256=digest, size=1, format="record", quality=1
        )
        home.catalogue.put_record(record, file=file)
    note = "Copying notes from the board slows pupils down. Nobody liked it."
    spelled = Facts(
        title="Copying notes", authors=("A", "B", "C", "D"), doi="10.1/x(y)<z>", licence_claims=OPEN
    )
    put_paper(home, facts=spelled, pages=("Preface words here about very little.", note))
    evil = f"Volcano drawings {EVIL} helped pupils to remember geography."
    put_paper(
        home,
        facts=Facts(title=f"Volcano {EVIL}", url="javascript:alert(1)", licence_claims=OPEN, country=("US",)),
        pages=(evil,),
        format="html",
    )
    put_paper(
        home,
        facts=Facts(title="Secret spelling tests", url="https://example.org/s"),
        pages=("Spelling tests every Friday helped secret pupils to spell.",),
    )
    put_paper(
        home,
        facts=Facts(title="Withdrawn chess study", retracted=True, licence_claims=OPEN),
        pages=("Chess lessons doubled the marks of all pupils in arithmetic.",),
    )
    put_paper(home, facts=Facts(title="A draft", licence_claims=OPEN), pages=("Draft words.",), accept=False)
    build(home.workshop(), encoder=home.passage_encoder, fingerprint=home.model.fingerprint)
    return home


def app_of(home: Home) -> FastAPI:
    app = create_app(home)
    install_error_pages(app)
    return app


@pytest.fixture
def browser(home: Home) -> Iterator[TestClient]:
    with TestClient(app_of(home), headers=HTML) as client:
        yield client


def named(home: Home, title: str) -> str:
    return next(found.id for found in home.catalogue.all() if (found.facts.title or "").startswith(title))


def ask(browser: TestClient, question: str, **more: str) -> str:
    response = browser.get("/", params={"q": question, **more})
    assert response.status_code == 200
    return response.text


def links(page: str) -> list[str]:
    return [unescape(found) for found in re.findall(r'(?:href|action)="([^"]*)"', page)]


def test_a_home_without_an_index_says_what_to_run(empty_home: Home) -> None:
    with TestClient(app_of(empty_home), headers=HTML) as browser:
        for address in ("/", "/?q=homework", "/?q=%3F%3F"):
            page = browser.get(address)
            assert page.status_code == 200
            assert "chalkface build" in page.text
            assert "For instance" not in page.text


def test_a_finding_shows_quote_owner_place_and_figures(browser: TestClient) -> None:
    page = ask(browser, "Does homework help?")
    assert "Our summary, not the researchers&#39; words" in page
    assert "About 5 months&#39; additional progress" in page
    assert "effect size of 0.36 to 0.44 (not a measured interval)" in page
    assert "Very limited evidence" in page
    assert "Why you see this" in page


def test_months_never_stand_without_effect_size_and_strength(browser: TestClient) -> None:
    for card in re.findall(r"<article.*?</article>", ask(browser, "homework feedback progress"), re.DOTALL):
        if "additional progress</strong>" in card:
            assert "effect size of" in card
            assert "evidence</strong>" in card


def test_not_enough_evidence_is_a_state_of_its_own(browser: TestClient) -> None:
    page = browser.get("/documents/eef-learning-styles").text
    dial = re.search(r'<div class="dial difference unknown">.*?</div>', page, re.DOTALL)
    assert dial is not None
    assert "Not enough evidence" in dial.group()
    assert "<svg" not in dial.group()


def test_a_quote_on_a_page_opens_the_file_at_that_page(browser: TestClient, home: Home) -> None:
    page = ask(browser, "copying notes from the board")
    assert "“Copying notes from the board slows pupils down.”" in page
    assert "The researchers&#39; own words" in page
    assert "<mark>Copying notes from the board slows pupils down.</mark>" in page
    assert f"/documents/{named(home, 'Copying')}/file#page=2" in links(page)


def test_what_a_licence_keeps_back_stays_back(browser: TestClient, home: Home) -> None:
    wanted = named(home, "Secret")
    for page in (ask(browser, "secret spelling tests"), browser.get(f"/documents/{wanted}").text):
        assert "We do not know of a licence" in page
        assert "every Friday" not in page
        assert "https://example.org/s" in links(page)
    assert browser.get(f"/documents/{wanted}/file").status_code == 403


def test_a_retracted_paper_says_so_loudly(browser: TestClient, home: Home) -> None:
    for page in (
        ask(browser, "chess lessons arithmetic"),
        browser.get(f"/documents/{named(home, 'Withdrawn')}").text,
    ):
        assert "<strong>Retracted.</strong>" in page


def test_hostile_words_are_only_ever_words(browser: TestClient, home: Home) -> None:
    wanted = named(home, "Volcano")
    for page in (
        ask(browser, f"volcano drawings geography {EVIL}"),
        ask(browser, f"zzz {EVIL}", source=EVIL),
        browser.get(f"/documents/{wanted}", params={"passage": EVIL}).text,
    ):
        assert "<script" not in page
        assert "javascript:" not in page
        assert "&lt;script&gt;alert(1)" in page


def test_every_link_of_the_results_leads_somewhere(browser: TestClient) -> None:
    start = browser.get("/").text + ask(browser, "homework feedback pupils", year_from="2000", country="US")
    found = start + ask(browser, "homework feedback") + ask(browser, "zebra migration xylophone")
    for address in sorted({link for link in links(found) if link.startswith("/")}):
        path, _, fragment = address.partition("#")
        response = browser.get(path)
        assert response.status_code == 200, address
        if fragment.startswith("p-"):
            assert f'id="{fragment.replace("%3A", ":")}"' in response.text
            assert "<mark>" in response.text


def test_a_fragment_lands_on_an_anchor_that_is_there_once(browser: TestClient, home: Home) -> None:
    page = browser.get("/documents/eef-homework").text
    anchors = re.findall(r'id="(p-[^"]*)"', page)
    assert len(anchors) == len(set(anchors)) > 5


@pytest.mark.parametrize("question", ["", "   ", "?!", "…"])
def test_a_question_without_words_gets_a_gentle_word(browser: TestClient, question: str) -> None:
    assert "We found no words in that." in ask(browser, question)


def test_what_is_not_answered_says_so_and_what_to_try(browser: TestClient) -> None:
    page = ask(browser, "zebra migration xylophone")
    assert "The collection does not answer this." in page
    assert "What you could try" in page


def test_filters_stay_in_the_address_and_can_be_taken_away(browser: TestClient) -> None:
    page = ask(browser, "homework", year_from="1999", year_to="", phase="primary", country="FR")
    assert "/?q=homework&year_from=1999&phase=primary" in links(page)
    assert 'value="FR" checked' in page
    assert "No document in the collection passes these filters" in page
    assert "not a year we understand" in ask(browser, "homework", year_from="last week")
    assert "swapped them" in ask(browser, "homework", year_from="2030", year_to="1990")


@pytest.mark.parametrize("address", ["/nowhere", "/documents/none", "/documents/none/file", "/documents/%00"])
def test_missing_pages_look_like_ours(browser: TestClient, address: str) -> None:
    response = browser.get(address)
    assert response.status_code == 404
    assert "We have no such page" in response.text
    assert (
        browser.get(address, headers={"Accept": "*/*"}).headers["content-type"] == "application/problem+json"
    )
    assert browser.get("/api/v1/documents/none").headers["content-type"] == "application/problem+json"


def test_drafts_and_withdrawn_documents_are_not_there(browser: TestClient, home: Home) -> None:
    wanted = named(home, "A draft")
    assert home.catalogue.get(wanted).state is State.DRAFT
    for address in (f"/documents/{wanted}", f"/documents/{wanted}/file"):
        assert browser.get(address).status_code == 404


def test_a_pdf_is_shown_and_anything_else_saved(browser: TestClient, home: Home) -> None:
    shown = browser.get(f"/documents/{named(home, 'Copying')}/file")
    assert shown.headers["content-type"] == "application/pdf"
    assert shown.headers["content-disposition"].startswith("inline;")
    assert shown.headers["etag"] == f'"{sha256(shown.content).hexdigest()}"'
    again = browser.get(str(shown.url), headers={"If-None-Match": shown.headers["etag"]})
    assert again.status_code == 304
    part = browser.get(str(shown.url), headers={"Range": "bytes=0-3"})
    assert (part.status_code, part.content) == (206, b"%PDF")
    saved = browser.get(f"/documents/{named(home, 'Volcano')}/file")
    assert saved.headers["content-type"].startswith("text/plain")
    assert saved.headers["content-disposition"].startswith("attachment;")
    assert "\n" not in saved.headers["content-disposition"]
    assert "<b>" not in saved.headers["content-disposition"]


def test_no_page_carries_inline_styles_or_scripts_or_loads_from_elsewhere(browser: TestClient) -> None:
    pages = [ask(browser, "homework feedback copying notes chess"), browser.get("/nowhere").text]
    pages += [browser.get(address).text for address in ("/", "/documents/eef-homework", "/documents/wwc-468")]
    for page in pages:
        assert not re.search(r"<(script|style|iframe|img|object|embed)\b", page)
        assert not re.search(r"<[^>]*\s(style|on[a-z]+)\s*=", page)
        loaded = re.findall(r'<link[^>]*href="([^"]*)"', page)
        assert loaded
        assert all(address.startswith("/static/") for address in loaded)


def test_headings_and_landmarks_are_in_order(browser: TestClient) -> None:
    for address in ("/", "/?q=homework", "/?q=zebra+xylophone", "/documents/eef-homework", "/nowhere"):
        page = browser.get(address).text
        levels = [int(level) for level in re.findall(r"<h([1-6])\b", page)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
        assert '<html lang="en-GB">' in page
        assert page.count("<main") == page.count("<footer") == 1
        assert page.count("<header") == (address != "/")
        assert page.count('role="search"') == 1
        ids = re.findall(r'\sid="([^"]*)"', page)
        assert len(ids) == len(set(ids))


def test_examples_are_links_that_ask(browser: TestClient) -> None:
    page = browser.get("/").text
    assert all(f">{example}</a>" in unescape(page) for example in EXAMPLES)


def test_head_is_answered(browser: TestClient, home: Home) -> None:
    for address in ("/", "/documents/eef-homework", f"/documents/{named(home, 'Copying')}/file"):
        assert browser.head(address).status_code == 200
