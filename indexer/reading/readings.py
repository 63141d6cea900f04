"""What reading a file gives: its text by place, what it says about itself, and how well it was read."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.documents import Facts


@dataclass(frozen=True, slots=True)
class Origin:
    """A run of cleaned text that stands unchanged in the raw text of its place.

    `text[start:start + length] == raw[raw_start:raw_start + length]`, in Unicode code points. Characters of
    the cleaned text outside every run (a space that stands for a line break, the letters of a ligature)
    have no single origin.
    """

    start: int
    raw_start: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A page or a section with its cleaned text.

    `page` counts from 1 and is None where there are no pages; `section` is a title path ("Method > Sample")
    or None. Paragraphs and headings in `text` are separated by a blank line; no other line breaks stand in
    it. `origins` is empty where the text was never cleaned from raw page text. From `references_from` on, to
    its end, the text is the bibliography (0: all of it); None where it holds none. A bibliography with an
    appendix after it on the same page is not marked there.
    """

    page: int | None
    section: str | None
    text: str
    origins: tuple[Origin, ...] = ()
    references_from: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """How usable the text is: `score` from 0 (garbage) to 1 (clean), with a reason for every deduction."""

    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A file's content: places in reading order, facts the file states about itself, and text quality.

    `format` is one of "pdf", "jats", "html", "markdown", "docx", "latex", "text".
    """

    format: str
    places: tuple[Place, ...]
    facts: Facts
    quality: Quality
    language: str | None = None
    """ISO 639-1 code where the file states it."""
