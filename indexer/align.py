"""Finds the printed page of each sentence of a text that came without pages (JATS beside its PDF)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.reading.readings import Place
from indexer.sentences import sentences

SHORTEST = 12
"""Fewest letters and digits for a sentence to be looked up on its own: shorter ones stand on many pages."""

_IRRELEVANT = re.compile(r"[^\w<>=%]|_")


def squash(text: str) -> str:
    """Return letters, digits and comparison signs only: what survives typesetting unchanged.

    Spaces, hyphens, quotation marks and ligatures differ between a PDF and its source; figures do not.
    """
    return _IRRELEVANT.sub("", unicodedata.normalize("NFKC", text)).casefold()


def with_pages(text: Sequence[Place], printed: Sequence[Place]) -> tuple[Place, ...]:
    """Return the better text laid out by the pages on which its sentences are printed.

    `text` holds sections, `printed` the pages of the same work. A sentence found whole on a page goes to that
    page's place; one that is not (it runs over a page break, or is set as a formula) stays in its section's
    place, without a page. Order within each place is the reading order of `text`. A section's title opens
    its text where it is printed above it, or what is left of the section.
    """
    finder = _Finder(printed)
    pages: dict[int, list[_Piece]] = {}
    rest: dict[str | None, list[_Piece]] = {}
    references: list[Place] = []
    number = 0
    for place in text:
        if place.references_from == 0:
            references.append(place)
            continue
        pieces = _pieces(place, number=number)
        number += len(pieces)
        for piece, page in finder.pages_of(pieces):
            if page is None:
                rest.setdefault(place.section, []).append(piece)
            else:
                pages.setdefault(page, []).append(piece)
    laid = [Place(page=page, section=None, text=_joined(pages[page])) for page in sorted(pages)]
    left = [
        Place(page=None, section=section, text=_joined(pieces))
        for section, pieces in rest.items()
        if not all(piece.heading for piece in pieces)
    ]
    return (*laid, *left, *references)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A sentence or a section's title; `opens` says that a paragraph starts with it."""

    number: int
    text: str
    opens: bool
    heading: bool = False


class _Finder:
    """Looks sentences up on pages, starting from where the last one was found."""

    def __init__(self, printed: Sequence[Place]) -> None:
        self._pages = [(place.page, squash(place.text)) for place in printed if place.page is not None]
        self._at = 0

    def pages_of(self, pieces: Sequence[_Piece]) -> list[tuple[_Piece, int | None]]:
        """Return the pieces of one section with their pages; its title is looked for near its first words."""
        first = self._at
        body: list[tuple[_Piece, int | None]] = []
        for piece in pieces:
            if not piece.heading:
                index = self._index_of(piece.text, near=self._at)
                self._at = self._at if index is None else index
                first = first if body or index is None else index
                body.append((piece, index))
        titles = [(piece, self._index_of(piece.text, near=first)) for piece in pieces if piece.heading]
        return [
            (piece, None if index is None else self._pages[index][0]) for piece, index in [*titles, *body]
        ]

    def _index_of(self, sentence: str, *, near: int) -> int | None:
        wanted = squash(sentence)
        if len(wanted) < SHORTEST:
            # A heading or a fragment belongs where its neighbours are, if it stands there at all.
            here = self._pages[near : near + 1]
            return near if wanted and any(wanted in text for _, text in here) else None
        order = sorted(range(len(self._pages)), key=lambda index: (index < near, abs(index - near)))
        return next((index for index in order if wanted in self._pages[index][1]), None)


def _pieces(place: Place, *, number: int) -> list[_Piece]:
    pieces: list[_Piece] = []
    if place.section:
        title = place.section.split(" > ")[-1]
        pieces.append(_Piece(number=number, text=title, opens=True, heading=True))
    before = 0
    for start, end in sentences(place.text):
        opens = not before or "\n" in place.text[before:start]
        pieces.append(_Piece(number=number + len(pieces), text=place.text[start:end], opens=opens))
        before = end
    return pieces


def _joined(pieces: Sequence[_Piece]) -> str:
    """Join pieces; those that did not follow each other in the text stand in paragraphs of their own."""
    parts: list[str] = []
    last = -1
    for piece in pieces:
        if parts:
            parts.append(" " if piece.number == last + 1 and not piece.opens else "\n\n")
        parts.append(piece.text)
        last = piece.number
    return "".join(parts)
