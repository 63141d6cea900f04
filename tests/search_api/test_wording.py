"""Sentences about documents and quotes."""

from __future__ import annotations

import pytest

from corpus.documents import Document, Effect, Facts, Kind, State
from search_api.answer import Quote
from search_api.wording import byline, figures_line, place_words, quote_label, rated_in_months


def document(facts: Facts) -> Document:
    return Document(
        id="d", kind=Kind.PAPER, by="source", state=State.ACCEPTED, facts=facts, licence=None,
        rights_local=False, attention=(), revision=1, added_at="", changed_at="", representations=(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        (Facts(authors=("A", "B"), year=2019, source="J. Ed."), "A, B. 2019. J. Ed."),
        (Facts(authors=("A", "B", "C", "D"), year=2019), "A and others. 2019"),
        (Facts(source="J. Ed."), "year not known. J. Ed."),
        (Facts(), "year not known"),
        (Facts(authors=("A",), year=2019, retracted=True), "RETRACTED. A. 2019"),
    ],
)
def test_the_byline_says_what_is_known(facts: Facts, line: str) -> None:
    assert byline(document(facts)) == line


TABLE = Effect(value=None, unit="standard deviations", low=0.36, high=0.44, source="EEF's own table")

NOUGHT = Effect(value=None, unit="standard deviations", low=-0.04, high=0.04, source="EEF's own table")


def test_months_stand_with_effect_and_strength() -> None:
    line = figures_line(document(Facts(months=5, strength=1, cost=1, effect=TABLE)))
    assert "5 months" in line
    assert "0.36 to 0.44" in line
    assert "very limited" in line.casefold()
    assert "cost" in line


def test_months_without_the_effect_sizes_they_stand_for_are_not_said() -> None:
    line = figures_line(document(Facts(months=5, strength=1, cost=1, effect=None)))
    assert "5" not in line.replace("of 5", "")
    assert "not shown" in line
    assert "very limited" in line


def test_missing_months_of_a_rated_document_say_not_enough_evidence_and_nought_says_nought() -> None:
    unknown = figures_line(document(Facts(months=None, strength=0, cost=1)))
    zero = figures_line(document(Facts(months=0, strength=2, cost=1, effect=NOUGHT)))
    assert "not enough evidence" in unknown.casefold()
    assert "not enough evidence" not in zero.casefold()
    assert "no additional progress" in zero.casefold()


def test_a_paper_without_ratings_is_never_said_in_months() -> None:
    effect = Effect(value=0.3, unit="standard deviations", low=0.1, high=0.5, source="the paper")
    line = figures_line(document(Facts(effect=effect)))
    assert "0.3" in line
    assert "month" not in line.casefold()


def test_nothing_known_gives_no_line() -> None:
    assert figures_line(document(Facts())) == ""


def test_only_documents_with_strength_and_cost_are_rated_in_months() -> None:
    assert rated_in_months(Facts(strength=1, cost=1))
    assert not rated_in_months(Facts(strength=1))
    assert not rated_in_months(Facts(cost=1))


@pytest.mark.parametrize(
    ("page", "section", "words"),
    [
        (4, None, "page 4"),
        (None, "Method > Sample", "section “Sample”"),
        (None, None, "in the text"),
        (2, "Method", "page 2"),
    ],
)
def test_a_place_is_a_page_or_the_innermost_section(
    page: int | None, section: str | None, words: str
) -> None:
    assert place_words(Quote(text="x", by="source", page=page, section=section, start=0, end=1)) == words


def test_our_words_are_never_called_the_researchers() -> None:
    ours = Quote(text="x", by="our_summary", page=None, section=None, start=0, end=1)
    theirs = Quote(text="x", by="source", page=1, section=None, start=0, end=1)
    assert quote_label(ours) == "Our summary, not the researchers' words"
    assert quote_label(theirs) == "The researchers' own words"
