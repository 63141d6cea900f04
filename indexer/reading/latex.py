"""Reads LaTeX sources by section: the words without commands, comments, tables and keys."""

from __future__ import annotations

import re

from corpus.documents import Facts
from indexer.reading.errors import EmptyFile
from indexer.reading.latex_markup import latex_prose
from indexer.reading.prose import FORMULA
from indexer.reading.quality import judge
from indexer.reading.readings import Reading
from indexer.reading.sections import Outline
from indexer.reading.stated import year_in
from indexer.reading.text import decode

_HERE = "source"
_BLANK = re.compile(r"\n\s*\n")
_GAPS = re.compile(r" +(?=[.,;:)\]](?!\d))|(?<=[(\[]) +|(?<=\d–) +(?=\d)")
"""Spaces that wiped markup left before a stop, in a bracket, in a range."""
_AUTHOR = re.compile(r"\\author\s{0,5}(?:\[[^\]]{0,200}\])?\{((?:[^{}]|\{[^{}]*\}){0,2000})\}")
_DATE = re.compile(r"\\date\s{0,5}\{([^{}]{0,200})\}")
_BETWEEN_NAMES = re.compile(r"\\and\b|\\And\b|\\AND\b|,|;|\band\b")
_INSIDE = re.compile(r"\\[a-zA-Z]+\*?(?:\[[^\]]*\])?(?:\{[^{}]*\})?|\$[^$]*\$|[{}~]|\\.")
_TITLE_LEVEL = 0


def read_latex(content: bytes) -> Reading:
    """A LaTeX source by sections. Formulas read "[formula]". Raises EmptyFile or Damaged."""
    text = decode(content)
    prose = latex_prose(text)
    outline = Outline()
    title: str | None = None
    at = 0
    for heading in prose.headings:
        _add(outline, prose.text[at : heading.start])
        words = " ".join(prose.text[heading.start : heading.end].split())
        if heading.level == _TITLE_LEVEL and title is None:
            title = words
        else:
            outline.heading(words, level=heading.level)
        at = heading.end
    _add(outline, prose.text[at:])
    places = outline.places()
    if not places:
        raise EmptyFile("no text in the LaTeX source: it may only call other files; take those")
    authors, date = _AUTHOR.search(text), _DATE.search(text)
    names = _names(authors[1]) if authors else ()
    year = year_in(date[1]) if date else None
    known = {"title": title, "authors": names, "year": year}
    return Reading(
        format="latex",
        places=places,
        facts=Facts(
            title=title,
            authors=names,
            year=year,
            where={name: _HERE for name, value in known.items() if value},
        ),
        quality=judge(place.text for place in places),
    )


def _add(outline: Outline, text: str) -> None:
    for paragraph in _BLANK.split(text):
        whole = _GAPS.sub("", " ".join(paragraph.split())).replace(FORMULA, "[formula]")
        if any(map(str.isalnum, whole)):
            outline.paragraph(whole)


def _names(written: str) -> tuple[str, ...]:
    """Return the names in an author command; footnotes, addresses and marks inside it are dropped."""
    without = _INSIDE.sub(lambda match: match[0] if match[0].lower() == "\\and" else " ", written)
    names = (" ".join(name.split()) for name in _BETWEEN_NAMES.split(without))
    return tuple(name for name in names if name and any(map(str.isalpha, name)))
