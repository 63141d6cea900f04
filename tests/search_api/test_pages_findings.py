"""A finding as its card shows it, from facts made by hand."""

from __future__ import annotations

import pytest

from corpus.documents import Document, Effect, Facts, Filters, Kind, State
from corpus.rights import may_show
from corpus.starter import starter_records
from glossary.numbers.number import Kind as NumberKind
from glossary.numbers.number import Number, Rendering
from search_api.answer import Answer, Finding, Quote
from search_api.pages_countries import NAMES, country_name
from search_api.pages_dials import dials
from search_api.pages_documents import document_page
from search_api.pages_filters import Chosen
from search_api.pages_findings import finding_view, paragraphs, results_page, whom
from search_api.pages_links import document_address, web_address
from search_api.pages_rendering import render
from search_api.pages_views import Dial
from search_api.plain_quotes import PlainEdit, PlainQuote

OPEN = may_show("CC-BY-4.0", local=False)


def effect(
    value: float | None, low: float | None, high: float | None, unit: str = "standard deviations"
) -> Effect:
    return Effect(value=value, unit=unit, low=low, high=high, source="the paper")


def document(facts: Facts) -> Document:
    return Document(
        id="a-b", kind=Kind.PAPER, by="source", state=State.ACCEPTED, facts=facts, licence="CC-BY-4.0",
        rights_local=False, attention=(), revision=1, added_at="", changed_at="", representations=(),
    )  # fmt: skip


def quote(text: str, start: int) -> Quote:
    return Quote(text=text, by="source", page=3, section=None, start=start, end=start + len(text))


def finding(
    *, sentence: Quote, around: Quote | None = None, pdf: bool = True, plain: PlainQuote | None = None
) -> Finding:
    return Finding(
        document=document(Facts()), permission=OPEN, quote=sentence, passage=around, passage_id="a-b:1",
        score=1.0, matched=(), pdf=pdf, plain=plain,
    )  # fmt: skip


def first(facts: Facts) -> Dial:
    return dials(facts)[0]


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (effect(0.2, 0.1, 0.3), "Ahead of pupils without it"),
        (effect(0.2, -0.1, 0.5), "Ahead of pupils without it, could be none"),
        (effect(-0.2, None, None), "Behind pupils without it"),
        (effect(0.04, None, None), "Hardly any difference"),
        (effect(None, -0.2, 0.3), "From behind pupils without it to ahead of pupils without it"),
        (effect(None, 0.01, 0.3), "From hardly any difference to ahead of pupils without it"),
        (effect(12.0, None, None, "percentile points"), "Ahead of pupils without it"),
        (effect(1.4, None, None, "odds ratio"), "Measured in its own unit"),
    ],
)
def test_words_say_which_way_and_the_figure_stands_behind(size: Effect, words: str) -> None:
    dial = first(Facts(effect=size))
    assert dial.words == words
    assert "(the paper)" in dial.figure
    assert dial.known
    assert (dial.scale is None) == (size.unit == "odds ratio")


@pytest.mark.parametrize(
    ("value", "dot"), [(0.0, 60.0), (0.5, 90.0), (-0.5, 30.0), (9.0, 120.0), (-9.0, 0.0)]
)
def test_a_value_stands_where_its_size_puts_it(value: float, dot: float) -> None:
    scale = first(Facts(effect=effect(value, None, None))).scale
    assert scale is not None
    assert scale.dot == dot
    assert 0 <= scale.left <= scale.left + scale.width <= 120


@pytest.mark.parametrize(
    "facts",
    [
        Facts(strength=2, cost=1, months=None),
        Facts(strength=2, cost=1, months=4),
        Facts(strength=2, cost=1, months=4, effect=effect(0.2, None, None)),
        Facts(effect=effect(None, None, None)),
        Facts(effect=effect(0.1, 0.3, 0.2)),
        Facts(strength=0),
    ],
)
def test_what_is_not_known_is_neither_zero_nor_an_empty_dial(facts: Facts) -> None:
    dial = first(facts)
    assert not dial.known
    assert dial.scale is None
    assert dial.steps == ()
    assert "month" not in dial.words


def test_no_rating_at_all_gives_no_dials() -> None:
    assert dials(Facts()) == ()


def test_zero_months_is_a_finding() -> None:
    dial = first(Facts(strength=1, cost=1, months=0, effect=effect(None, -0.01, 0.01)))
    assert dial.known
    assert dial.words == "No additional progress on average"


def test_every_starter_record_can_be_shown() -> None:
    for record in starter_records():
        page = document_page(document(record.facts), permission=OPEN, passages=(), marked=None)
        assert render(page).status_code == 200


def test_the_quote_is_marked_only_where_it_stands_word_for_word() -> None:
    around = quote("One. Two is here.\n\nThree.", 100)
    view = finding_view(finding(sentence=quote("Two is here.", 105), around=around), number=1)
    runs = [(run.text, run.marked) for paragraph in view.passage for run in paragraph]
    assert runs == [("One. ", False), ("Two is here.", True), ("Three.", False)]
    shifted = finding_view(finding(sentence=quote("Two is here.", 104), around=around), number=1)
    assert not any(run.marked for paragraph in shifted.passage for run in paragraph)


@pytest.mark.parametrize(
    ("pdf", "href"),
    [(True, "/documents/a-b/file#page=3"), (False, "/documents/a-b?passage=a-b%3A1#p-a-b%3A1")],
)
def test_a_quote_leads_to_its_page_in_the_pdf_or_its_place_in_the_text(pdf: bool, href: str) -> None:
    view = finding_view(finding(sentence=quote("Two", 0), pdf=pdf), number=1)
    assert view.quote is not None
    assert view.quote.there.href == href


def test_paragraphs_cover_every_word() -> None:
    text = "  One\nmore.\n\n\n \nTwo.\n"
    assert [text[start:end] for start, end in paragraphs(text)] == ["  One\nmore.", " \nTwo."]


def test_codes_become_names() -> None:
    said = whom(Facts(phase=("primary",), country=("US", "GB-ENG")))
    assert said == "Primary pupils in the United States and England"
    assert whom(Facts(phase=("higher education",))) == "Higher education"
    assert whom(Facts()) == ""
    assert country_name("gb") == "the UK"
    assert country_name("ZZ") == "ZZ"
    assert len(NAMES) == 249 + 4


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//host", "ftp://x/y", "http://[", "", None]
)
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert web_address(url) is None


def test_addresses_keep_odd_ids_whole() -> None:
    assert document_address("a/b?c") == "/documents/a%2Fb%3Fc"


def test_a_very_long_question_is_cut_in_heading_and_title_only() -> None:
    answer = Answer(question="word " * 400, findings=(), nothing_found=None, took_ms=1)
    page = results_page(answer, chosen=Chosen(filters=Filters(), remarks=()))
    assert len(page.title) < 100
    assert len(page.heading) <= 201
    assert page.box.question == answer.question


SAID = "The attainment <b>rose</b> by 0.2 SD, as others found."
PLAIN = PlainQuote(
    text="The results <b>rose</b> by 0.2 SD.",
    edits=(
        PlainEdit(4, 14, 4, 11, "term", "“attainment” is said “results” in schools", "attainment/1"),
        PlainEdit(36, 53, 33, 33, "scaffold", "it says nothing of this study", ""),
    ),
    numbers=(
        Number(30, 36, "0.2 SD", NumberKind.EFFECT_SIZE, value=0.2, reading="A small difference.",
               renderings=(Rendering("months", "three months of progress", "a table"),)),
    ),
    refused=("The doubt would have been lost.",),
)  # fmt: skip


def card(plain: PlainQuote | None) -> str:
    answer = Answer(
        question="q", findings=(finding(sentence=quote(SAID, 0), plain=plain),), nothing_found=None, took_ms=1
    )
    page = results_page(answer, chosen=Chosen(filters=Filters(), remarks=()))
    return bytes(render(page).body).decode()


def test_the_plain_version_comes_first_and_the_original_right_below_with_its_page() -> None:
    shown = card(PLAIN)
    order = [
        shown.index(words)
        for words in ("In plain words", "The results &lt;b&gt;", "“The attainment &lt;b&gt;", "page 3")
    ]
    assert order == sorted(order)
    between = shown[order[1] : order[2]]
    assert "<details" not in between


def test_every_change_is_told_with_its_reason_and_what_was_kept() -> None:
    shown = card(PLAIN)
    assert "<del>attainment</del>" in shown
    assert "<ins>results</ins>" in shown
    assert "is said “results” in schools" in shown
    assert "left out: <del>, as others found</del>" in shown
    assert "The doubt would have been lost." in shown
    assert "by rules, not by a language model" in shown


def test_numbers_are_read_out_and_never_in_months() -> None:
    shown = card(PLAIN)
    assert "A small difference." in shown
    assert "three months" not in shown


@pytest.mark.parametrize("plain", [None, PlainQuote(text=SAID, edits=(), refused=("Kept.",))])
def test_what_was_not_reworded_shows_the_original_once(plain: PlainQuote | None) -> None:
    shown = card(plain)
    assert "In plain words" not in shown
    assert "What was reworded" not in shown
    assert shown.count("0.2 SD") == 1
