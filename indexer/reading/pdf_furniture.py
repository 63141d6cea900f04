"""Takes running heads and feet, page numbers and the publisher's margin notes off the pages of a PDF."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from indexer.reading.pdf_pages import Line

EDGE_LINES = 4
"""Running heads and feet stand among this many lines at the top and at the foot; journals use up to three."""
SAME_HEIGHT = 14.0
"""Points by which the height of a running line varies from page to page."""
FEW_PAGES = 6
"""Up to here twice is a pattern; in longer files a line must come back three times."""
MARGIN_INDENT = 3.0
"""Ems by which a margin note starts left of the text."""
MARGIN_LETTERS = 45
"""A margin column holds no longer line."""
_PAGE_NUMBER = re.compile(r"\W*(?:(?:page|p\.?|seite)\s*)?\d{1,4}(?:\s*(?:of|/|von)\s*\d{1,4})?\W*", re.I)
_DIGITS = re.compile(r"\d+")
_LABEL = re.compile(
    r"\W*(?:DOI|Software|Review|Repository|Archive|Editors?|Reviewers?|Reviewed by|Submitted|Received|Revised"
    r"|Accepted|Published|Licen[cs]e|Copyright|Citation|Correspondence|Keywords|Open Access)\b",
    re.I,
)
_LICENCE_END = re.compile(r"\(?CC[ -]BY[^)]*\)\.?\s*$|^\s*4\.0\)\.?\s*$")


def without_furniture(pages: Sequence[list[Line]], *, size: float | None) -> list[list[Line]]:
    """The lines of each page that belong to its text; `size` is the font size of the body."""
    running = _running_lines(pages)
    return [
        _without_margin([line for at, line in enumerate(lines) if (number, at) not in running], size=size)
        for number, lines in enumerate(pages)
    ]


def margin_lines(lines: list[Line], *, size: float | None) -> list[Line]:
    """The publisher's notes in the margin of a page: DOI, dates, licence."""
    if any(line.x is None for line in lines):
        return _labelled_stretch(lines)
    left = _text_edge(lines, size=size)
    if left is None:
        return []
    em = size or 10.0
    stretches: list[list[Line]] = [[]]
    for line in lines:
        if (line.x or 0.0) < left - MARGIN_INDENT * em and len(line.text.strip()) <= MARGIN_LETTERS:
            stretches[-1].append(line)
        else:
            stretches.append([])
    labelled = max(stretches, key=_labels)
    return labelled if _labels(labelled) >= 2 else []


def _labels(lines: list[Line]) -> int:
    return sum(_LABEL.match(line.text) is not None for line in lines)


def _without_margin(lines: list[Line], *, size: float | None) -> list[Line]:
    aside = {id(line) for line in margin_lines(lines, size=size)}
    return [line for line in lines if id(line) not in aside]


def _text_edge(lines: list[Line], *, size: float | None) -> float | None:
    """The left edge most letters of body size start from."""
    edges: Counter[int] = Counter()
    for line in lines:
        if line.x is not None and (size is None or line.size is None or abs(line.size - size) < 0.6):
            edges[round(line.x)] += len(line.text)
    return float(edges.most_common(1)[0][0]) if edges else None


def _labelled_stretch(lines: list[Line]) -> list[Line]:
    """Without places on the page: from the DOI label to the end of the licence close below."""
    first = next((at for at, line in enumerate(lines) if re.match(r"\W*DOI:", line.text)), None)
    if first is None:
        return []
    stretch = lines[first : first + 24]
    last = next((at for at, line in enumerate(stretch) if _LICENCE_END.search(line.text)), None)
    return stretch[: last + 1] if last is not None and _labels(stretch[: last + 1]) >= 4 else []


def _running_lines(pages: Sequence[list[Line]]) -> set[tuple[int, int]]:
    """Page and index of each line that comes back, digits aside, at the same height of other pages."""
    seen: defaultdict[str, list[tuple[int, int, float | None]]] = defaultdict(list)
    found: set[tuple[int, int]] = set()
    for number, lines in enumerate(pages):
        for at, outermost in _edges(lines):
            line = lines[at]
            if _PAGE_NUMBER.fullmatch(line.text.strip()):
                if outermost and len(lines) > 1:
                    seen["#"].append((number, at, line.y))
            else:
                seen[_DIGITS.sub("#", " ".join(line.text.split()).casefold())].append((number, at, line.y))
    needed = 2 if len(pages) <= FEW_PAGES else 3
    for places in seen.values():
        for number, at, height in places:
            alike = {other for other, _, level in places if _same_height(height, level)}
            if len(alike) >= needed:
                found.add((number, at))
    return found | _below_running(pages, found)


def _below_running(pages: Sequence[list[Line]], running: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Page numbers that stand beyond a running line."""
    return {
        (number, at)
        for number, lines in enumerate(pages)
        for at, outermost in _edges(lines)
        if outermost
        and _PAGE_NUMBER.fullmatch(lines[at].text.strip())
        and ((number, at - 1) in running or (number, at + 1) in running)
    }


def _edges(lines: list[Line]) -> list[tuple[int, bool]]:
    """Index of the lines at the top and the foot, and whether nothing stands beyond them."""
    if not lines:
        return []
    last = len(lines) - 1
    # Lettering inside a drawing has heights of its own, so the order of extraction counts as well.
    by_order = {at for at in range(last + 1) if at < EDGE_LINES or at > last - EDGE_LINES}
    if any(line.y is None for line in lines):
        return [(at, at in {0, last}) for at in sorted(by_order)]
    levels = sorted({round(line.y or 0.0) for line in lines})
    outer = {*levels[:EDGE_LINES], *levels[-EDGE_LINES:]}
    return [
        (at, at in {0, last} or round(line.y or 0.0) in {levels[0], levels[-1]})
        for at, line in enumerate(lines)
        if at in by_order or round(line.y or 0.0) in outer
    ]


def _same_height(first: float | None, second: float | None) -> bool:
    return first is None or second is None or abs(first - second) <= SAME_HEIGHT
