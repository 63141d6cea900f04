"""Turns a document into what its page shows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from corpus.documents import Document, Kind
from corpus.rights import Permission
from indexer.passages import Passage
from search_api.pages_dials import NO_FIGURES, dials
from search_api.pages_filters import search_box
from search_api.pages_findings import paragraphs, whom
from search_api.pages_links import (
    doi_address,
    file_address,
    outside_link,
    passage_anchor,
)
from search_api.pages_views import DocumentPage, FactRow, Link, Paragraph, PlaceView, Run
from search_api.wording import byline

KINDS = {
    Kind.PAPER: "Research paper",
    Kind.TOOLKIT_STRAND: "Strand of the EEF toolkit",
    Kind.PROGRAMME_RECORD: "Programme record",
}

WHOSE = {
    "source": "The researchers' own words, as read from the file. Pictures and tables may be missing.",
    "our_summary": "Our summary, not the researchers' words. The figures in it are theirs.",
}
"""Who wrote the text -> the sentence above it."""

NOT_BUILT = "Its text has not been built into the index yet."


def document_page(
    document: Document, *, permission: Permission, passages: Sequence[Passage], marked: str | None
) -> DocumentPage:
    """Lay out one document; `passages` is empty where its text may not be shown.

    `marked` is the id of the passage to highlight.
    """
    facts = document.facts
    figures = dials(facts)
    heading = facts.title or document.id
    return DocumentPage(
        title=f"{heading} – Chalkface",
        description=f"{heading}. {byline(document)}"[:160],
        box=search_box(),
        heading=heading,
        kind=KINDS[document.kind],
        byline=byline(document).removeprefix("RETRACTED. "),
        retracted=facts.retracted,
        dials=figures,
        no_figures="" if figures else NO_FIGURES,
        facts=tuple(_facts(document)),
        licence=_licence(document),
        permission=permission.reason,
        outside=outside_link(document),
        file=_file(document) if permission.full_text else None,
        whose=WHOSE[document.by],
        places=tuple(_places(passages, marked=marked)),
        no_text="" if passages else NOT_BUILT if permission.full_text else permission.reason,
    )


def _facts(document: Document) -> Iterator[FactRow]:
    facts = document.facts
    if facts.authors:
        yield FactRow(name="Authors", words=", ".join(facts.authors))
    if facts.year is not None:
        yield FactRow(name="Year", words=str(facts.year))
    if facts.source:
        yield FactRow(name="Source", words=facts.source)
    studied = whom(facts)
    if studied:
        yield FactRow(name="For whom", words=studied)
    if facts.design:
        yield FactRow(name="Kind of study", words=facts.design)
    if facts.doi:
        link = Link(words=facts.doi, href=doi_address(facts.doi), outside=True)
        yield FactRow(name="DOI", words="", link=link)


def _licence(document: Document) -> str:
    if document.licence is None:
        return "Not known"
    return f"{document.licence} (of our summary)" if document.by == "our_summary" else document.licence


def _file(document: Document) -> Link | None:
    formats = [item.format for item in document.representations if item.current]
    if "pdf" in formats:
        return Link(words="Open the PDF", href=file_address(document.id))
    if formats and formats != ["record"]:
        kind = "as a Word document" if formats[0] == "docx" else "as plain text"
        return Link(words=f"Download the file {kind}", href=file_address(document.id))
    return None


def _places(passages: Sequence[Passage], *, marked: str | None) -> Iterator[PlaceView]:
    places: dict[tuple[int | None, str | None], list[Passage]] = {}
    for passage in passages:
        places.setdefault((passage.page, passage.section), []).append(passage)
    for (page, section), held in places.items():
        text = tuple(_paragraphs(held, marked=marked))
        if text:
            yield PlaceView(heading=_heading(page, section), paragraphs=text)


def _heading(page: int | None, section: str | None) -> str:
    name = section.split(" > ")[-1] if section else ""
    if page is None:
        return name or "Text"
    return f"{name} (page {page})" if name else f"Page {page}"


def _paragraphs(held: Sequence[Passage], *, marked: str | None) -> Iterator[Paragraph]:
    """Yield the paragraphs of one place: its passages cover its text once, and may split a paragraph."""
    text = "".join(passage.text for passage in held)
    starts = list(accumulate((len(passage.text) for passage in held), initial=0))
    anchored: set[str] = set()
    for start, stop in paragraphs(text):
        runs: list[Run] = []
        first, last = bisect_right(starts, start) - 1, bisect_left(starts, stop)
        for passage, begin in zip(held[first:last], starts[first:last], strict=True):
            left, right = max(start, begin), min(stop, begin + len(passage.text))
            anchor = None if passage.id in anchored else passage_anchor(passage.id)
            anchored.add(passage.id)
            runs.append(Run(text=text[left:right], marked=passage.id == marked, anchor=anchor))
        yield tuple(runs)
