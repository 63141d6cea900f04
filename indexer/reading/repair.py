"""Joins the lines of a paragraph into clean text and remembers where each letter came from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from indexer.reading.readings import Origin

Span = tuple[int, int]
"""Start and end of one line in the raw text."""

LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
HYPHENS = "-\u2010\u2011"
_DROPPED = "\u00ad\u200b\u2060\ufeff\ud800-\udfff\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
_SPECIAL = re.compile(rf"[\ufb00-\ufb06]|\s+|[{_DROPPED}]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_BROKEN_WORD = re.compile(rf"([^\W\d_]+(?:[{HYPHENS}][^\W\d_]+)*)[{HYPHENS}]$")
_FIRST_WORD = re.compile(rf"[^\W\d_]+(?:[{HYPHENS}][^\W\d_]+)*")
_OPEN_LINK = re.compile(r"(?:https?:|www\.|doi:|10\.\d{4,9}/)\S*$", re.I)
_LINK_REST = re.compile(r"\S*[./_=?&%#~\d-]\S*")
LINE_END = 200
"""Characters looked at before a line break; longer words and links are not cut."""
WHOLE_WORD = 4
"""Letters from which a half may be a word of its own: "re-lying" is one word, "lambda-calculus" is two."""
LONG_ADJECTIVE_REST = 6
"""Letters of a second half from which it is no ending of an adjective."""
LONG_REST = 8
"""A second half this long after a whole word seldom is an ending."""


class CleanText:
    """Text under construction with its origins."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._origins: list[Origin] = []
        self.length = 0
        self._last = ""

    @property
    def text(self) -> str:
        """What was gathered so far."""
        return "".join(self._parts)

    @property
    def origins(self) -> tuple[Origin, ...]:
        """The runs of it that stand unchanged in the raw text, in order."""
        return tuple(self._origins)

    @property
    def after_space(self) -> bool:
        """Whether a space would be one too many."""
        return self._last in ("", " ", "\n")

    def keep(self, raw: str, start: int, end: int) -> None:
        """Adds `raw[start:end]` as it stands."""
        if start >= end:
            return
        before = self._origins[-1] if self._origins else None
        if (
            before is not None
            and before.start + before.length == self.length
            and before.raw_start + before.length == start
        ):
            self._origins[-1] = Origin(before.start, before.raw_start, before.length + end - start)
        else:
            self._origins.append(Origin(self.length, start, end - start))
        self._add(raw[start:end])

    def insert(self, text: str) -> None:
        """Adds text that has no single origin."""
        if text:
            self._add(text)

    def space(self) -> None:
        """Adds a space unless one, a line break or nothing stands before."""
        if not self.after_space:
            self._add(" ")

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)
        self._last = text[-1]


def word_counts(raws: Iterable[str]) -> Counter[str]:
    """How often each word, hyphenated ones whole, stands in raw pages; those a line end cuts do not count."""
    counts: Counter[str] = Counter()
    for raw in raws:
        cut = False
        for line in raw.split("\n"):
            words = [match.group().lower() for match in _WORD.finditer(line)]
            first = 1 if cut else 0
            cut = line.rstrip().endswith(tuple(HYPHENS + "\u00ad"))
            counts.update(words[first : len(words) - 1 if cut else None])
    return counts


def join_lines(clean: CleanText, raw: str, spans: Sequence[Span], *, words: Mapping[str, int]) -> None:
    """Adds the lines of one paragraph to `clean`, healing what the line breaks did."""
    trimmed = [_trimmed(raw, start, end) for start, end in spans]
    trimmed = [(start, end) for start, end in trimmed if start < end]
    for (start, end), following in _with_next(trimmed):
        if following is None:
            _keep_line(clean, raw, start, end)
            continue
        line, after = raw[start:end], raw[following[0] : following[1]]
        if line.endswith("\u00ad") or (line[-1] in HYPHENS and _is_one_word(line, after, words)):
            _keep_line(clean, raw, start, end - 1)
        else:
            _keep_line(clean, raw, start, end)
            if not _holds_together(line, after):
                clean.space()


def _is_one_word(line: str, after: str, words: Mapping[str, int]) -> bool:
    """Whether the hyphen at the line's end only broke a word; the document's own spelling decides."""
    head, tail = _BROKEN_WORD.search(line[-LINE_END:]), _FIRST_WORD.match(after)
    if head is None or tail is None or not tail[0][0].islower() or _OPEN_LINK.search(line[-LINE_END:]):
        return False
    first, rest = head[1].lower(), tail[0].lower()
    joined, hyphenated = words.get(first + rest, 0), words.get(f"{first}-{rest}", 0)
    if joined != hyphenated:
        return joined > hyphenated
    if "-" in first or first in _SURE_FIRST_HALVES or _WORD_SPLIT.split(rest)[0] in _SECOND_HALVES:
        return False
    if first in _FIRST_HALVES and len(rest) >= LONG_ADJECTIVE_REST:
        return False
    if first in _GROWN_TOGETHER or not words.get(first, 0):
        return True
    is_word = words.get(_WORD_SPLIT.split(rest)[0], 0) > 0
    return not (
        len(first) >= WHOLE_WORD and (len(rest) >= LONG_REST or (is_word and len(rest) >= WHOLE_WORD))
    )


_WORD_SPLIT = re.compile(rf"[{HYPHENS}]")
_SURE_FIRST_HALVES = frozenset(("self", "non", "well", "cross", "peer"))
"""First halves that English writes with a hyphen nearly always."""
_FIRST_HALVES = frozenset(
    ("high", "low", "large", "small", "short", "full", "open", "half", "one", "two", "three", "four", "five")
)
"""First halves that take a hyphen before a longer word: "high-performance", but "highlight", "smallest"."""
_SECOND_HALVES = frozenset(
    ("based", "informed", "speaking", "formatted", "driven", "oriented", "like", "level", "related",
     "specific", "time", "wide", "led", "centred", "centered", "aware", "friendly", "making", "solving",
     "term", "scale", "sized", "hand", "focused", "directed", "reported", "known", "defined", "designed",
     "controlled", "depth", "face", "class")
)  # fmt: skip
"""Second halves that are joined by a hyphen far more often than grown together or broken off."""
_GROWN_TOGETHER = frozenset(
    ("under", "over", "inter", "super", "trans", "counter", "micro", "multi", "some", "with", "class",
     "text", "work", "back", "data", "every", "through", "black", "note", "hand", "home", "how", "more",
     "there", "here", "what")
)  # fmt: skip
"""Words that are also the first syllables of longer ones."""


def _holds_together(line: str, after: str) -> bool:
    """Whether nothing stands between the end of a line and the start of the next."""
    last, first = line[-1], after[0]
    if last in HYPHENS:
        return len(line) > 1 and not line[-2].isspace() and not first.isspace()
    if last == "\u2014" or first == "\u2014":
        return not (line[-2:-1].isspace() or after[1:2].isspace())
    if last == "\u2013":
        return first.isdigit() and line[-2:-1].isdigit()
    if _OPEN_LINK.search(line[-LINE_END:]) is None:
        return False
    if last in "/_=?&%#~:" or first in "/_=?&%#~":
        return True
    rest = _LINK_REST.match(after)
    return last == "." and rest is not None and "." in rest[0].rstrip(".,;)")


def _keep_line(clean: CleanText, raw: str, start: int, end: int) -> None:
    """Adds one line with ligatures spelt out, spaces made single and invisible characters dropped."""
    position = start
    for match in _SPECIAL.finditer(raw, start, end):
        clean.keep(raw, position, match.start())
        position = match.end()
        piece = match[0]
        if piece in LIGATURES:
            clean.insert(LIGATURES[piece])
        elif piece == " " and not clean.after_space:
            clean.keep(raw, match.start(), match.end())
        elif piece.isspace():
            clean.space()
    clean.keep(raw, position, end)


_EDGE = re.compile(rf"[\s{_DROPPED}]*")


def _trimmed(raw: str, start: int, end: int) -> Span:
    """The span without the spaces and invisible characters around it, a soft hyphen at its end kept."""
    opening = _EDGE.match(raw, start, end)
    start = opening.end() if opening else start
    while end > start and _EDGE.fullmatch(raw, end - 1, end):
        if raw[end - 1] == "\u00ad" and raw[end - 2].isalpha():
            break
        end -= 1
    return start, end


def _with_next(spans: Sequence[Span]) -> Iterable[tuple[Span, Span | None]]:
    return [(span, spans[at + 1] if at + 1 < len(spans) else None) for at, span in enumerate(spans)]
