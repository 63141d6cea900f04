"""Puts two columns that were extracted line by line across the page back in reading order."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from indexer.reading.pdf_pages import Line, RawPage

SAME_EDGE = 3.0
"""Points by which the left edge of one column varies."""
FEWEST_LINES = 8
"""Fewer lines beside each other are a table or an address, not a page in columns."""
FEWEST_LETTERS = 25
"""The middle line of a column of prose is longer than this; cells of a table are shorter."""
FEWEST_TURNS = 0.5
"""Share of lines in the right column after which mixed text jumps back to the left."""
RUNNING_ON = 0.3
"""Share of lines in the right column that begin with a small letter; prose has over half, a table few."""


def in_reading_order(lines: list[Line], page: RawPage) -> list[Line]:
    """The lines with mixed columns set apart; returned as they are unless the mixing is plain to see."""
    gutter = _right_column(lines)
    if gutter is None:
        return lines
    pieces = [piece for line in lines for piece in _cut_at(line, gutter, page.text)]
    if not _is_mixed(pieces, gutter):
        return lines
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for piece in sorted(pieces, key=_from_top):
        if _starts_at(piece, gutter):
            right.append(piece)
        elif piece.right is not None and piece.right > gutter + SAME_EDGE * 10:
            ordered += [*left, *right, piece]
            left, right = [], []
        else:
            left.append(piece)
    return [*ordered, *left, *right]


def _from_top(line: Line) -> tuple[float, float]:
    return -(line.y or 0.0), line.x or 0.0


def _right_column(lines: list[Line]) -> float | None:
    """The left edge of a second column, where enough pieces of text begin exactly there."""
    known = [line for line in lines if line.x is not None]
    if len(known) < len(lines) or len(known) < FEWEST_LINES:
        return None
    leftmost = min(line.x or 0.0 for line in known)
    width = max(line.right or 0.0 for line in known) - leftmost
    edges = Counter(round(x) for line in known for x, _ in line.starts if x > leftmost + width * 0.3)
    if not edges:
        return None
    edge, _ = max(edges.items(), key=lambda item: (item[1], -item[0]))
    count = sum(number for near, number in edges.items() if abs(near - edge) <= SAME_EDGE)
    return float(edge) if count >= FEWEST_LINES else None


def _cut_at(line: Line, gutter: float, raw: str) -> list[Line]:
    """The line in two where one of its runs starts the right column."""
    for index, (x, start) in enumerate(line.starts):
        if index and abs(x - gutter) <= SAME_EDGE:
            return [
                replace(line, text=raw[line.start : start], end=start, starts=line.starts[:index]),
                replace(line, text=raw[start : line.end], start=start, x=x, starts=line.starts[index:]),
            ]
    return [line]


def _starts_at(line: Line, gutter: float) -> bool:
    return line.x is not None and line.x >= gutter - SAME_EDGE


def _is_mixed(pieces: list[Line], gutter: float) -> bool:
    right = [piece for piece in pieces if _starts_at(piece, gutter)]
    left = [piece for piece in pieces if not _starts_at(piece, gutter)]
    if min(len(right), len(left)) < FEWEST_LINES:
        return False
    if min(_middle_length(right), _middle_length(left)) < FEWEST_LETTERS:
        return False
    small = sum(piece.text.lstrip()[:1].islower() for piece in right)
    sides = [_starts_at(piece, gutter) for piece in pieces]
    turns = sum(1 for now, after in pairwise(sides) if now and not after)
    return turns >= FEWEST_TURNS * len(right) and small >= RUNNING_ON * len(right)


def _middle_length(lines: list[Line]) -> int:
    return sorted(len(line.text.strip()) for line in lines)[len(lines) // 2]
