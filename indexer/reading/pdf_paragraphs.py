"""Gathers the lines of a page into paragraphs, headings, list items, captions and reference entries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from indexer.reading.pdf_pages import Line
from indexer.reading.repair import HYPHENS

WIDER_GAP = 1.3
"""A gap of this many usual line steps separates paragraphs; formulas stretch a step to about 1.2."""
WIDE_GAP = 1.9
"""A gap this wide separates even in the middle of a sentence."""
INDENT = 0.8
"""Ems by which the first line of a paragraph is set in; the usual indent is 1 to 2."""
USUAL_STEP = 1.2
"""Line step in ems where a page has too few lines to measure it."""
OTHER_SIZE = 0.07
"""Share by which the font size of a heading, caption or footnote differs from the text beside it."""
SHORT_LINE = 0.75
"""A last line is shorter than this share of the usual line."""

_ITEM = re.compile(r"\s*(?:[•◦▪▫‣●○■□∙⁃✓➢\uf0b7\uf0a7]|[–—*\-](?=\s)|\[\d{1,3}\](?=\s))")
_BULLET = re.compile(r"\s*[•◦▪▫‣●○■□∙⁃✓➢\uf0b7\uf0a7]+\s*")
_NUMBERED = re.compile(r"\s*(?:\(?\d{1,2}[.)]|\(?[a-h][.)]|\([ivx]{1,4}\))\s+\S")
_CAPTION = re.compile(
    r"\s*(?:Figure|Fig\.|Table|Box|Listing|Exhibit|Chart)\s+[A-Z]?\d+(?:\.\d+)*\s*[.:|–—]", re.I
)
_ENDED = re.compile(r"[.!?:;][\"'”’)\]]*\d{0,2}\s*$")
_NAMED_HEADING = re.compile(
    r"\s*(?:\d+(?:\.\d+)*\.?\s+)?(?:abstract|summary|introduction|background|statement of need|methods?"
    r"|methodology|results?|findings|discussion|conclusions?|limitations|acknowledge?ments?|references|bibliography"
    r"|appendix|appendices|funding|keywords|contents|overview)\s*:?\s*",
    re.I,
)
_NUMBERED_HEADING = re.compile(
    r"\s*(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.|[A-H]\.)\s+[A-Z][^.!?]{2,70}"
)
REFERENCES = re.compile(
    r"\s*(?:\d+(?:\.\d+)*\.?\s+)?(?:references?(?: cited)?|bibliography|works cited|literature cited"
    r"|reference list)\s*:?\s*",
    re.I,
)
_AFTER_REFERENCES = re.compile(
    r"\s*(?:appendi(?:x|ces)\b.*|(?:[A-Z]\d?\.?\s+)?supplement(?:ary|al)\b.*|about the authors?"
    r"|acknowledge?ments?|author contributions?|annex\b.*)\s*",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Lines that belong together; `in_references` marks the bibliography and its heading."""

    lines: tuple[Line, ...]
    in_references: bool = False

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where its lines stand in the raw text, the bullet before a list item left out."""
        spans = [(line.start, line.end) for line in self.lines]
        bullet = _BULLET.match(self.lines[0].text)
        return [(spans[0][0] + bullet.end(), spans[0][1]), *spans[1:]] if bullet else spans


@dataclass(slots=True)
class _Page:
    """What the rules need to know of the page they work on."""

    step: dict[float, float]
    usual_length: float
    body: float | None


def is_named_heading(text: str) -> bool:
    """Whether this is a heading papers have in common ("Abstract", "2 Methods") or a numbered one."""
    return _NAMED_HEADING.fullmatch(text) is not None or _NUMBERED_HEADING.fullmatch(text) is not None


def paragraphs_of(lines: list[Line], *, size: float | None, in_references: bool) -> list[Paragraph]:
    """The page's paragraphs in order; `in_references` says that the bibliography began on an earlier page."""
    page = _Page(_line_steps(lines), _usual_length(lines), size)
    gathered: list[Paragraph] = []
    current: list[Line] = []
    for line in lines:
        if current and _begins(current, line, page, in_references=in_references):
            gathered.append(Paragraph(lines=tuple(current), in_references=in_references))
            current = []
        if not current:
            in_references = _still_references(line, page, in_references=in_references)
        current.append(line)
    if current:
        gathered.append(Paragraph(lines=tuple(current), in_references=in_references))
    return [paragraph for paragraph in gathered if _says_something(paragraph.lines)]


def _says_something(lines: Iterable[Line]) -> bool:
    """Whether there are letters; bare figures are the scale of a chart or cells of a table."""
    return any(character.isalpha() for line in lines for character in line.text)


def _still_references(line: Line, page: _Page, *, in_references: bool) -> bool:
    if REFERENCES.fullmatch(line.text):
        return True
    if not in_references:
        return False
    stands_out = line.bold or (line.size or 0.0) > (page.body or 0.0) * (1 + OTHER_SIZE)
    ends = _AFTER_REFERENCES.fullmatch(line.text) is not None and len(line.text) < 80
    return not (ends and (stands_out or line.size is None))


def _begins(current: list[Line], line: Line, page: _Page, *, in_references: bool) -> bool:
    """Whether `line` begins a new paragraph after the lines in `current`."""
    before = current[-1]
    if _is_heading(line, after=before, page=page) or (
        len(current) == 1
        and _is_heading(before, after=None, page=page)
        and not line.text.lstrip()[:1].islower()
    ):
        return True
    if _starts_apart(current, line):
        return True
    step = _steps(before, line, page)
    if step is None:
        return _begins_by_words(before, line, page)
    if _runs_on(before, line):
        return step > WIDE_GAP or (_differs_much(before, line) and not 0 < step <= WIDER_GAP)
    return (
        not 0 <= step <= WIDER_GAP
        or _looks_different(before, line)
        or _indents(current, line, in_references=in_references)
        or _begins_by_words(before, line, page)
    )


def _steps(before: Line, line: Line, page: _Page) -> float | None:
    """The way down from one line to the next in usual line steps; negative for a line further up."""
    if before.y is None or line.y is None or line.x is None or before.x is None or line.size is None:
        return None
    return (before.y - line.y) / page.step.get(round(line.size), line.size * USUAL_STEP)


def _starts_apart(current: list[Line], line: Line) -> bool:
    before = current[-1]
    if _ITEM.match(line.text):
        return (
            line.text.lstrip()[0] not in "–—*-" or _ENDED.search(before.text) is not None or _is_item(current)
        )
    if _CAPTION.match(line.text):
        return _ENDED.search(before.text) is not None or _looks_different(before, line)
    if _NUMBERED.match(line.text):
        return _is_item(current) or _ENDED.search(before.text) is not None
    return False


def _is_item(lines: list[Line]) -> bool:
    return _ITEM.match(lines[0].text) is not None or _NUMBERED.match(lines[0].text) is not None


def _is_heading(line: Line, *, after: Line | None, page: _Page) -> bool:
    """Whether the words alone make this line a heading; `after` is the line that stands before it."""
    if REFERENCES.fullmatch(line.text):
        return True
    if after is not None and _ENDED.search(after.text) is None:
        return False
    short = len(line.text.strip()) < SHORT_LINE * page.usual_length or line.size is None
    return short and _ENDED.search(line.text) is None and is_named_heading(line.text)


def _looks_different(before: Line, line: Line) -> bool:
    if before.size is None or line.size is None:
        return False
    return before.bold != line.bold or abs(before.size - line.size) > OTHER_SIZE * min(before.size, line.size)


def _differs_much(before: Line, line: Line) -> bool:
    larger, smaller = max(before.size or 1.0, line.size or 1.0), min(before.size or 1.0, line.size or 1.0)
    return larger > smaller * (1 + 3 * OTHER_SIZE)


def _runs_on(before: Line, line: Line) -> bool:
    """Whether a sentence plainly goes on from one line to the next."""
    last, first = before.text.rstrip(), line.text.lstrip()
    if _ENDED.search(last) or len(last) < 20:
        return False
    return first[:1].islower() or last.endswith((",", "(", *HYPHENS))


def _indents(current: list[Line], line: Line, *, in_references: bool) -> bool:
    before = current[-1]
    em = line.size or 10.0
    shift = ((line.x or 0.0) - (before.x or 0.0)) / em
    if in_references:
        return shift < -INDENT
    if _is_item(current):
        return shift < -INDENT and _ENDED.search(before.text) is not None
    if shift > INDENT:
        return _ENDED.search(before.text) is not None
    return shift < -INDENT and len(current) > 1 and not _runs_on(before, line)


def _begins_by_words(before: Line, line: Line, page: _Page) -> bool:
    """A short line that ends a sentence, and a capital after it."""
    return (
        len(before.text.rstrip()) < SHORT_LINE * page.usual_length
        and _ENDED.search(before.text) is not None
        and not line.text.lstrip()[:1].islower()
    )


def _line_steps(lines: list[Line]) -> dict[float, float]:
    """The usual distance from one line to the next, by rounded font size."""
    steps: dict[float, Counter[float]] = {}
    for before, line in pairwise(lines):
        if before.y is None or line.y is None or line.size is None or _looks_different(before, line):
            continue
        step = before.y - line.y
        if 0.8 * line.size < step < 2.6 * line.size:
            steps.setdefault(round(line.size), Counter())[round(step, 1)] += 1
    return {size: _commonest(counts) for size, counts in steps.items()}


def _commonest(counts: Counter[float]) -> float:
    return min(counts, key=lambda step: (-counts[step], step))


def _usual_length(lines: list[Line]) -> float:
    lengths = sorted(len(line.text.rstrip()) for line in lines)
    return float(lengths[len(lengths) * 3 // 4]) if lengths else 0.0
