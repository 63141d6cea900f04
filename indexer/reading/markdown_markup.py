"""Finds the prose in Markdown: markup, code, formulas and tables are wiped, words stay in place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from itertools import accumulate

from markdown_it import MarkdownIt
from markdown_it.token import Token

from indexer.reading.prose import FORMULA, Heading, Prose, Slate

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
LONGEST = 1_000
"""Characters of a link's address, a formula or a tag; what is longer was never closed."""

_BLOCKS = {
    "fence": "listing", "code_block": "listing", "html_block": "", "table_open": "table",
    "blockquote_open": "quoted passage", "hr": "",
}  # fmt: skip
"""Kind of block that is no prose of the writer's -> what it is called when it is counted."""
_MARKER = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_HASHES = re.compile(r"[ \t>]*#{1,6}(?:[ \t]+|$)")
_CLOSING_HASHES = re.compile(r"[ \t]+#+[ \t]*$")
_UNDERLINE = re.compile(r"[ \t>]*(?:=+|-+)[ \t]*$")
_PIECE = re.compile(
    rf"(?P<escape>\\[!-/:-@\[-`{{-~])"
    rf"|(?P<code>(?P<ticks>(?<!`)`{{1,3}}(?!`))[^`\n]{{1,{LONGEST}}}(?P=ticks)(?!`))"
    rf"|(?P<display>\$\$[^$]{{1,{LONGEST}}}\$\$)"
    rf"|(?P<formula>(?<![\w$])\$(?=[^\s\d])[^$\n]{{1,{LONGEST}}}(?<=[^\s])\$(?![\d$]))"
    rf"|(?P<definition>^[ ]{{0,3}}\[[^\]\[^\n]{{1,200}}\]:[ \t]+\S[^\n]*$)"
    r"|(?P<note>\[\^[^\]\s]{1,100}\]:?)"
    rf"|(?P<citation>\[-?@[^\]\n]{{1,{LONGEST}}}\]|(?<![\w.])-?@\w(?:[\w:.#$%&+?<>~/-]{{0,100}}\w)?)"
    rf"|(?P<image>!\[[^\]\n]{{0,{LONGEST}}}\](?:\([^()\n]{{0,{LONGEST}}}\)|\[[^\]\n]{{0,100}}\])?)"
    rf"|(?P<target>\]\([^()\n]{{0,{LONGEST}}}(?:\([^()\n]{{0,200}}\)[^()\n]{{0,200}})?\)|\]\[[^\]\n]{{0,100}}\])"
    r"|(?P<attributes>\{[#.][^}\n]{1,200}\})"
    rf"|(?P<comment><!--.{{0,{LONGEST}}}?-->)"
    rf"|(?P<tag></?[a-zA-Z][^<>]{{0,{LONGEST}}}>|<[a-z]+:[^<>\s]{{1,{LONGEST}}}>)"
    rf"|(?P<address>\b(?:https?://|www\.)[^\s<>)\]]{{1,{LONGEST}}})"
    r"|(?P<emphasis>\*{1,3}|~~|(?<![^\W_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![^\W_]))"
    r"|(?P<bracket>[\[\]])",
    re.M | re.S,
)
_WITH_LINES = frozenset({"display", "comment", "tag"})


def markdown_prose(text: str) -> Prose:
    """Return the prose of a Markdown text, with its headings.

    Words of links, emphasis, lists and notes stay. Quoted blocks are left out, since their words are others'.
    Never raises; markup that is not closed is taken for what it looks like.
    """
    slate = Slate(text)
    left: Counter[str] = Counter()
    matter = FRONT_MATTER.match(slate.text)
    if matter:
        slate.wipe(0, matter.end())
    lines = _Lines(slate.text)
    free = [True] * len(lines)
    headings: list[Heading] = []
    for token in _blocks("\n" * slate.text.count("\n", 0, matter.end()) + slate.text[matter.end() :]
                         if matter else slate.text):  # fmt: skip
        if token.map is None or not free[token.map[0]]:
            continue
        first, last = token.map
        if token.type in _BLOCKS:
            slate.wipe(lines.start(first), lines.start(last))
            free[first:last] = [False] * (last - first)
            left[_BLOCKS[token.type]] += 1
        elif token.type == "heading_open":
            headings += _heading(slate, lines, first, last, level=int(token.tag[1]))
        elif token.type == "list_item_open" and (
            marker := _MARKER.match(slate.text, lines.start(first), lines.start(first + 1))
        ):
            slate.part(marker.start(), marker.end())
    opened: list[int] = []
    for piece in _PIECE.finditer(slate.text, matter.end() if matter else 0):
        if free[lines.line_at(piece.start())]:
            _wipe(slate, piece, left, opened)
    del left[""]
    return Prose(slate.finished(), tuple(headings), left)


class _Lines:
    """Where the lines of a text start; a line past the last one starts at the text's end."""

    def __init__(self, text: str) -> None:
        lengths = [len(line) + 1 for line in text.split("\n")]
        self._starts = [0, *accumulate(lengths)]
        self._end = len(text)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def start(self, line: int) -> int:
        return min(self._starts[min(line, len(self))], self._end)

    def line_at(self, offset: int) -> int:
        return min(bisect_right(self._starts, offset) - 1, len(self) - 1)


def _blocks(text: str) -> list[Token]:
    # Only blocks are asked of the parser: it says on which lines they stand, but not where in a line.
    return (
        MarkdownIt("commonmark", {"html": True, "maxNesting": 100})
        .enable("table")
        .disable("inline")
        .parse(text)
    )


def _heading(slate: Slate, lines: _Lines, first: int, last: int, *, level: int) -> list[Heading]:
    start, end = lines.start(first), lines.start(last)
    hashes = _HASHES.match(slate.text, start, end)
    if hashes:
        slate.part(start, hashes.end())
        start = hashes.end()
    underline = lines.start(last - 1)
    if not hashes and _UNDERLINE.match(slate.text, underline, end):
        slate.part(underline, max(underline, end - 1))
        end = underline
    words = slate.text[start:end].rstrip()
    closing = _CLOSING_HASHES.search(words) if hashes else None
    if closing:
        slate.wipe(start + closing.start(), start + len(words))
        words = words[: closing.start()]
    return [Heading(start, start + len(words), level)] if words.strip() else []


def _wipe(slate: Slate, piece: re.Match[str], left: Counter[str], opened: list[int]) -> None:
    """Wipe a piece of markup; `opened` are the brackets still open, which only a link's address wipes."""
    kind = piece.lastgroup if piece.lastgroup != "ticks" else "code"
    start, end = piece.span()
    if kind == "bracket":
        if piece[0] == "[":
            opened.append(start)
        elif opened:
            opened.pop()
        return
    if kind == "target" and opened:
        slate.wipe(opened[-1], opened.pop() + 1)
    if kind == "escape":
        end = start + 1
    if kind == "code":
        _hide(slate, start, end)
        return
    slate.wipe(start, end, lines=kind in _WITH_LINES)
    if kind in ("display", "formula"):
        slate.write(start, FORMULA)
        left["formula"] += 1


def _hide(slate: Slate, start: int, end: int) -> None:
    """Take out a piece of code, so that the words on both sides never read as one phrase."""
    slate.wipe(start, end)
    slate.write(start, FORMULA)
