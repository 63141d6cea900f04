"""Turns an answer into what the results page shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus.documents import Facts, Filters
from search_api.answer import Answer, Finding, NothingFound, Quote
from search_api.pages_countries import country_name
from search_api.pages_dials import NO_FIGURES, dials
from search_api.pages_filters import Chosen, search_box
from search_api.pages_links import document_address, file_address, outside_link, search_address
from search_api.pages_views import (
    ChangeView,
    FindingView,
    Link,
    NothingView,
    Paragraph,
    PlainView,
    QuoteView,
    ResultsPage,
    Run,
)
from search_api.plain_quotes import PlainQuote
from search_api.wording import byline, place_words, quote_label

LONGEST_HEADING = 200
LONGEST_TITLE = 70
"""Characters of a question shown as heading and as title of the tab; a page pasted whole is cut there."""

TRIES = (
    "Ask one thing at a time, in the words you would use in the staffroom.",
    "Say what you would see in the lesson: “they rush and don't check their work”.",
    "Leave out names of people, schools and schemes.",
)
"""What to try when nothing was found."""


def results_page(answer: Answer, *, chosen: Chosen) -> ResultsPage:
    """Lay out an answer."""
    nothing = answer.nothing_found
    return ResultsPage(
        title=f"{_cut(answer.question, LONGEST_TITLE)} – Chalkface",
        description="What research found, with the original sentence and where it stands.",
        box=search_box(answer.question, filters=chosen.filters),
        heading=_cut(answer.question, LONGEST_HEADING),
        counted=_counted(len(answer.findings)),
        remarks=chosen.remarks,
        findings=tuple(
            finding_view(finding, number=number) for number, finding in enumerate(answer.findings, start=1)
        ),
        nothing=None if nothing is None else _nothing(nothing, answer.question, filters=chosen.filters),
    )


def finding_view(finding: Finding, *, number: int) -> FindingView:
    """Lay out one finding; what its licence keeps back stays back."""
    document = finding.document
    facts = document.facts
    figures = dials(facts)
    return FindingView(
        number=number,
        title=Link(words=facts.title or document.id, href=document_address(document.id)),
        byline=byline(document).removeprefix("RETRACTED. "),
        retracted=facts.retracted,
        quote=None if finding.quote is None else _quote(finding, finding.quote),
        hidden="" if finding.quote is not None else finding.permission.reason,
        dials=figures,
        no_figures="" if figures else NO_FIGURES,
        whom=whom(facts),
        design=_capital(facts.design or ""),
        why=_why(finding),
        matched=finding.matched,
        passage=_passage(finding),
        outside=outside_link(document),
    )


def whom(facts: Facts) -> str:
    """Say whom it was tried with and where, as far as it is known; empty where nothing is."""
    phases = _listed(facts.phase)
    countries = _listed([country_name(code) for code in facts.country])
    if phases and facts.phase[-1] != "higher education":
        phases = f"{phases} pupils"
    return _capital(" ".join(part for part in (phases, f"in {countries}" if countries else "") if part))


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each paragraph of a text; a blank line parts them."""
    for found in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text):
        if not found.group().isspace():
            yield found.span()


def _quote(finding: Finding, quote: Quote) -> QuoteView:
    document = finding.document
    if finding.pdf and quote.page is not None and finding.permission.full_text:
        there = Link(
            words=f"Open the paper at page {quote.page}", href=file_address(document.id, page=quote.page)
        )
    else:
        there = Link(
            words="See it in its place", href=document_address(document.id, passage=finding.passage_id)
        )
    return QuoteView(
        text=quote.text,
        plain=None if finding.plain is None else _plain(finding.plain, quote.text),
        numbers=_numbers(finding.plain),
        label=quote_label(quote),
        ours=quote.by == "our_summary",
        place=place_words(quote),
        there=there,
    )


def _plain(plain: PlainQuote, quote: str) -> PlainView | None:
    """Lay out a plain version; None where nothing was changed, for the quote need not be said twice."""
    if not plain.edits:
        return None
    return PlainView(
        text=plain.text,
        changes=tuple(
            ChangeView(
                before=quote[edit.source_start : edit.source_end].strip(),
                after=plain.text[edit.plain_start : edit.plain_end].strip(),
                why=edit.reason,
            )
            for edit in plain.edits
        ),
        kept=plain.refused,
    )


def _numbers(plain: PlainQuote | None) -> tuple[str, ...]:
    """Return the careful reading of each figure; conversions into months or places stay out of the page."""
    if plain is None:
        return ()
    return tuple(dict.fromkeys(number.reading for number in plain.numbers if number.reading))


def _passage(finding: Finding) -> tuple[Paragraph, ...]:
    """Return the passage in paragraphs, the quote marked where it stands word for word."""
    passage, quote = finding.passage, finding.quote
    if passage is None or quote is None:
        return ()
    begin, end = quote.start - passage.start, quote.end - passage.start
    if passage.text[begin:end] != quote.text:
        begin = end = 0
    return tuple(
        tuple(_runs(passage.text, start, stop, begin=begin, end=end))
        for start, stop in paragraphs(passage.text)
    )


def _runs(text: str, start: int, stop: int, *, begin: int, end: int) -> Iterator[Run]:
    edges = sorted({start, stop, *(edge for edge in (begin, end) if start < edge < stop)})
    for left, right in pairwise(edges):
        yield Run(text=text[left:right], marked=begin <= left < end)


def _why(finding: Finding) -> str:
    if finding.matched:
        return "These words of yours stand in its title or in this passage, and it is close in meaning:"
    return "It is close in meaning to your question. None of your words stands in it."


def _nothing(nothing: NothingFound, question: str, *, filters: Filters) -> NothingView:
    way_out = Link(words="Ask again without filters", href=search_address(question, filters=Filters()))
    return NothingView(
        reason=nothing.reason,
        nearby=tuple(Link(words=item.title, href=document_address(item.id)) for item in nothing.nearby),
        tries=TRIES if nothing.nearby else (),
        way_out=way_out if filters.any else None,
    )


def _counted(number: int) -> str:
    return "" if not number else "One finding" if number == 1 else f"{number} findings, the nearest first"


def _listed(parts: tuple[str, ...] | list[str]) -> str:
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest].rstrip()}…"
