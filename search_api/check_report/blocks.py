"""Cuts a checked text into blocks and pieces, each with the findings that it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from glossary.wording_check import Finding
from indexer.reading.written import Written

_GAP = re.compile(r"\n\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a text: from `start` to `end` in code points. `out` says that it is no prose."""

    start: int
    end: int
    out: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters with the same marks: `word` and `sentence` are findings it lies in.

    `out` says that it is markup or another thing left alone; `closes` are the findings that end with it, in
    this block at least.
    """

    text: str
    word: Finding | None
    sentence: Finding | None
    out: bool
    closes: tuple[Finding, ...] = ()


def blocks_of(written: Written) -> Iterator[Block]:
    """Yield the paragraphs of a text as its writer sees them, with what stands between them left out.

    Markup at the ends of a paragraph stays with it; what is markup, code or a table as a whole comes by
    itself, marked `out`, neighbours of that sort as one.
    """
    held: Block | None = None
    for block in _cut(written):
        if held is not None and held.out and block.out:
            held = Block(held.start, block.end, out=True)
            continue
        if held is not None:
            yield held
        held = block
    if held is not None:
        yield held


def _cut(written: Written) -> Iterator[Block]:
    shown, prose = written.shown, written.prose
    start = 0
    for gap in _GAP.finditer(prose):
        first = shown.find("\n", gap.start(), gap.end())
        last = shown.rfind("\n", gap.start(), gap.end())
        if first < 0:
            # The paragraph ends within a line, as before an item of a list.
            yield from _block(written, start, gap.start())
            start = gap.start()
            continue
        yield from _block(written, start, first)
        yield from _block(written, first, last)
        start = last + 1
    yield from _block(written, start, len(shown))


def _block(written: Written, start: int, end: int) -> Iterator[Block]:
    text = written.shown[start:end]
    if not text.strip():
        return
    start += len(text) - len(text.lstrip())
    end -= len(text) - len(text.rstrip())
    yield Block(start, end, out=not any(map(str.isalnum, written.prose[start:end])))


def pieces_of(written: Written, block: Block, findings: Sequence[Finding]) -> Iterator[Piece]:
    """Yield the pieces of a block in order; together they are its text.

    `findings` are those of the whole text, in order. Where words overlap, the shorter one is marked.
    """
    held = [one for one in findings if one.start < block.end and one.end > block.start]
    words = sorted((one for one in held if one.kind != "long_sentence"), key=lambda one: one.end - one.start)
    sentences = [one for one in held if one.kind == "long_sentence"]
    edges = {block.start, block.end, *_edges_of_prose(written, block)}
    edges |= {edge for one in held for edge in (one.start, one.end) if block.start < edge < block.end}
    for start, end in pairwise(sorted(edges)):
        word = next((one for one in words if one.start <= start and end <= one.end), None)
        sentence = next((one for one in sentences if one.start <= start and end <= one.end), None)
        text = written.shown[start:end]
        yield Piece(
            text=text,
            word=word,
            sentence=sentence,
            out=bool(text.strip()) and not written.prose[start:end].strip(),
            closes=tuple(one for one in held if end == min(one.end, block.end)),
        )


def _edges_of_prose(written: Written, block: Block) -> Iterator[int]:
    """Yield where prose and markup meet inside a block."""
    was: bool | None = None
    for at in range(block.start, block.end):
        if written.shown[at].isspace():
            continue
        out = written.prose[at].isspace()
        if was is not None and out != was:
            yield at
        was = out


def findings_in(block: Block, findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings that start in a block; `findings` are in the order of the text."""
    starts = [one.start for one in findings]
    return list(findings[bisect_left(starts, block.start) : bisect_left(starts, block.end)])
