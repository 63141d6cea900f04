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
    place, without a page. Order within each place is the reading order of `text`.
    """
    finder = _Finder(printed)
    pages: dict[int, list[_Piece]] = {}
    rest: dict[str | None, list[_Piece]] = {}
    references: list[Place] = []
    for place in text:
        if place.references_from == 0:
            references.append(place)
            continue
        for piece in _pieces(place):
            page = finder.page_of(piece.text)
            if page is None:
                rest.setdefault(place.section, []).append(piece)
            else:
                pages.setdefault(page, []).append(piece)
    laid = [Place(page=page, section=None, text=_joined(pages[page])) for page in sorted(pages)]
    left = [Place(page=None, section=section, text=_joined(pieces)) for section, pieces in rest.items()]
    return (*laid, *left, *references)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence; `opens` says that a paragraph starts with it."""

    text: str
    opens: bool


class _Finder:
    """Looks sentences up on pages, starting from where the last one was found."""

    def __init__(self, printed: Sequence[Place]) -> None:
        self._pages = [(place.page, squash(place.text)) for place in printed if place.page is not None]
        self._at = 0

    def page_of(self, sentence: str) -> int | None:
        wanted = squash(sentence)
        if len(wanted) < SHORTEST:
            # A heading or a fragment belongs where its neighbours are, if it stands there at all.
            here = self._pages[self._at : self._at + 1]
            return next((page for page, text in here if wanted and wanted in text), None)
        order = sorted(range(len(self._pages)), key=lambda index: (index < self._at, abs(index - self._at)))
        for index in order:
            page, text = self._pages[index]
            if wanted in text:
                self._at = index
                return page
        return None


def _pieces(place: Place) -> list[_Piece]:
    pieces = [_Piece(place.section.split(" > ")[-1], opens=True)] if place.section else []
    before = 0
    for start, end in sentences(place.text):
        opens = "\n" in place.text[before:start] or not before
        pieces.append(_Piece(place.text[start:end], opens=opens))
        before = end
    if len(pieces) > 1 and place.section:
        pieces[1] = _Piece(pieces[1].text, opens=True)
    return pieces


def _joined(pieces: Sequence[_Piece]) -> str:
    parts: list[str] = []
    for piece in pieces:
        if parts:
            parts.append("\n\n" if piece.opens else " ")
        parts.append(piece.text)
    return "".join(parts)
