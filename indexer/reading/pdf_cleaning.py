"""From raw PDF pages to clean text in reading order, page by page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from indexer.reading.pdf_columns import in_reading_order
from indexer.reading.pdf_furniture import without_furniture
from indexer.reading.pdf_pages import RawPage, body_size, lines_of
from indexer.reading.pdf_paragraphs import Paragraph, paragraphs_of
from indexer.reading.readings import Place
from indexer.reading.repair import CleanText, join_lines, word_counts

PARAGRAPH_BREAK = "\n\n"


def clean_pages(pages: Sequence[RawPage]) -> tuple[Place, ...]:
    """One place for each page that has text, with running heads, feet and margin notes taken off."""
    lines = [in_reading_order(lines_of(page), page) for page in pages]
    size = body_size(lines)
    words = word_counts(page.text for page in pages)
    places: list[Place] = []
    in_references = False
    for page, kept in zip(pages, without_furniture(lines, size=size), strict=True):
        paragraphs = paragraphs_of(kept, size=size, in_references=in_references)
        if paragraphs:
            in_references = paragraphs[-1].in_references
            places.append(_place(page, paragraphs, words=words))
    return tuple(places)


def _place(page: RawPage, paragraphs: Sequence[Paragraph], *, words: Mapping[str, int]) -> Place:
    clean = CleanText()
    references_from: int | None = None
    for paragraph in paragraphs:
        if clean.length:
            clean.insert(PARAGRAPH_BREAK)
        if paragraph.in_references and references_from is None:
            references_from = clean.length
        elif not paragraph.in_references:
            references_from = None
        join_lines(clean, page.text, paragraph.spans, words=words)
    return Place(
        page=page.number,
        section=None,
        text=clean.text,
        origins=clean.origins,
        references_from=references_from,
    )
