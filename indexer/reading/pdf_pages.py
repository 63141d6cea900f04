"""Raw pages of a PDF as their extraction gives them, and their lines with place, size and weight."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

NEW_LINE_DROP = 0.8
"""Baseline steps above this many ems start a new line; a superscript rises about 0.4."""
EM_PER_CHARACTER = 0.5
"""Mean width of a letter in running text, in ems; good to about a tenth."""
TOO_WIDE = 1.6
"""Estimated widths of a line in pages; the narrowest types are half again as narrow as the estimate."""
MAIN_SHARE = 0.2
"""The largest type that this share of a line's letters has is the line's; code in a line is set smaller."""
_BOLD = re.compile(r"bold|black|heavy|cmbx|-Medi\b", re.I)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of raw text with the place of its first letter, in points from the page's lower left corner."""

    start: int
    end: int
    x: float
    y: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RawPage:
    """One page as extracted; `runs` is empty where places could not be had.

    `number` counts from 1, `width` is in points.
    """

    number: int
    text: str
    runs: tuple[Run, ...]
    pictures: bool
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line on the page; `start` and `end` cut it out of the raw text. `x`, `y`, `size` None: unknown.

    `starts` holds the left edge of each of its runs with the offset of that run.
    """

    text: str
    start: int
    end: int
    x: float | None = None
    y: float | None = None
    size: float | None = None
    bold: bool = False
    starts: tuple[tuple[float, int], ...] = ()

    @property
    def right(self) -> float | None:
        """The right edge, estimated from the number of letters."""
        if self.x is None or self.size is None:
            return None
        last_x, last_start = self.starts[-1] if self.starts else (self.x, self.start)
        return last_x + max(self.end - last_start, 0) * self.size * EM_PER_CHARACTER


def is_bold(font_name: str) -> bool:
    """Whether a font's name says that it is heavy."""
    return _BOLD.search(font_name) is not None


def lines_of(page: RawPage) -> list[Line]:
    """The page's lines in the order of its raw text; blank ones are left out."""
    runs = [run for run in page.runs if page.text[run.start : run.end].strip()]
    lines: list[Line] = []
    position = 0
    at = 0
    for raw_line in page.text.split("\n"):
        end = position + len(raw_line)
        here: list[Run] = []
        while at < len(runs) and runs[at].start < end:
            here.append(runs[at])
            at += 1
        lines.extend(_line(page.text, start, stop, part) for start, stop, part in _cut(here, position, end))
        position = end + 1
    return [line for line in lines if line.text.strip()]


def mixed_share(pages: Iterable[RawPage]) -> float:
    """Share of the letters that stand in lines too long for their page: columns that were read across."""
    total = mixed = 0
    for page in pages:
        for line in lines_of(page):
            total += len(line.text)
            if line.size and len(line.text) * line.size * EM_PER_CHARACTER > TOO_WIDE * page.width:
                mixed += len(line.text)
    return mixed / total if total else 0.0


def body_size(pages: Iterable[list[Line]]) -> float | None:
    """The font size most letters have, to a tenth of a point."""
    counts: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            if line.size is not None:
                counts[round(line.size, 1)] += len(line.text)
    return counts.most_common(1)[0][0] if counts else None


def _cut(runs: list[Run], start: int, end: int) -> Iterator[tuple[int, int, list[Run]]]:
    """Cuts a raw line where the pen went to another line without a line break being extracted."""
    first = start
    part: list[Run] = []
    for run in runs:
        if part and _leaps(part[-1], run):
            yield first, run.start, part
            first, part = run.start, []
        part.append(run)
    yield first, end, part


def _leaps(before: Run, after: Run) -> bool:
    height = max(before.size, after.size)
    return before.y - after.y > NEW_LINE_DROP * height and after.x < before.x + height


def _line(text: str, start: int, end: int, runs: list[Run]) -> Line:
    content = text[start:end]
    if not runs:
        return Line(text=content, start=start, end=end)
    counts = [(run, sum(not character.isspace() for character in text[run.start : run.end])) for run in runs]
    sizes: Counter[float] = Counter()
    for run, count in counts:
        sizes[round(run.size, 1)] += count
    enough = [size for size, count in sizes.items() if count >= MAIN_SHARE * sizes.total()]
    size = max(enough or sizes)
    main = [(run, count) for run, count in counts if round(run.size, 1) == size]
    heights: Counter[float] = Counter()
    for run, count in main:
        heights[run.y] += count
    heavy = sum(count for run, count in main if run.bold)
    return Line(
        text=content,
        start=start,
        end=end,
        x=runs[0].x,
        y=heights.most_common(1)[0][0],
        size=size,
        bold=heavy >= 0.9 * sizes[size] > 0,
        starts=tuple((run.x, run.start) for run in runs),
    )
