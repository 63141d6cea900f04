"""Sentences and clauses of research prose, cut where what is reported turns."""

from __future__ import annotations

import re
from collections.abc import Sequence

Span = tuple[int, int]

_SENTENCE_END = re.compile(r"[.!?]['\")\]]* +(?=[\w(\[\"'“‘+−-])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:vs|al|e\.?g|i\.?e|cf|pp?|no|nos|figs?|approx|etc|resp|eqs?|vol|st|dr|mr|mrs|ms|prof"
    r"|n\.? ?s|s\.? ?d|s\.? ?e|incl|ca|c|yrs?|wks?|max|min|coeff?|adj|avg|sig|diff|stat)|\b[a-z])$",
    re.IGNORECASE,
)
_TURN = re.compile(
    r";|(?<=[a-z)\]%\d]) ?—|(?<=[a-z)\]%]) – |,? ?\b(?:but|whereas|although|though|however|yet|despite"
    r"|except)\b"
    r"|, while\b|\bwhile\b|, and (?=(?:there|no|neither|these|this|it|they) )"
    r"|, and (?=(?:[a-z-]+ ){1,4}(?:was|were|did|had|showed|scored|fell|rose)\b)|, with (?=(?:no|non"
    r"|similar|smaller|larger) )"
    r"|\. (?=\()",
)


def sentences(text: str) -> list[Span]:
    """The sentences of a levelled text as (start, end) in code points, in order, covering it all.

    What goes on for longer than any sentence (a table run together, garbage) is cut into pieces.
    """
    starts = [0]
    for match in _SENTENCE_END.finditer(text):
        dot = match.start()
        if (
            text[dot] == "."
            and _ABBREVIATED.search(text, max(0, dot - 8), dot) is not None
            and not text[match.end()].isupper()
        ):
            continue
        if text[dot] == "." and _INITIAL.search(text, max(0, dot - 3), dot) is not None:
            continue
        starts.append(match.end())
    return [
        (cut, min(cut + LONGEST_SENTENCE, end))
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True)
        for cut in range(start, max(end, start + 1), LONGEST_SENTENCE)
    ]


LONGEST_SENTENCE = 2000
"""In characters; no sentence of the 4,000 real ones looked at came near, and reading stays linear."""


_INITIAL = re.compile(r"(?:^|[\s(])[A-Z]$")


def clauses(text: str, *, sentence: Span) -> list[Span]:
    """The clauses of a sentence: cut at turns of the report that stand outside brackets."""
    start, end = sentence
    inside = bracketed(text, span=sentence)
    cuts = [start]
    for match in _TURN.finditer(text, start, end):
        at = match.start()
        if any(low <= at < high for low, high in inside):
            continue
        if match[0] == ";" and _told_in_words(text, match.end(), end) < _FEWEST_WORDS:
            continue
        # A turn word that opens the sentence turns against nothing: "Although ..., pupils gained".
        if text[cuts[-1] : at].strip(" ,;—–") and at > cuts[-1]:
            cuts.append(at)
    opened = text[start : start + 12].lstrip().casefold()
    spans = list(zip(cuts, [*cuts[1:], end], strict=True))
    if len(spans) == 1 and opened.startswith(("although", "while ", "though", "whereas", "despite")):
        comma = _outside_comma(text, sentence, inside)
        if comma is not None:
            return [(start, comma), (comma, end)]
    return spans


def worded(text: str, span: Span) -> bool:
    """Whether a span holds any words at all, beside figures and their signs."""
    return _WORD.search(text, *span) is not None


def _told_in_words(text: str, start: int, end: int) -> int:
    """How many plain words stand before the next semicolon: figures alone report nothing new."""
    stop = text.find(";", start, end)
    return len(_PLAIN_WORD.findall(text, start, stop if stop >= 0 else end))


def bracketed(text: str, *, span: Span) -> list[Span]:
    """The outermost pairs of round or square brackets within a span; one that never closes is none."""
    pairs: list[Span] = []
    depth, opened = 0, 0
    for match in _BRACKET.finditer(text, *span):
        if match[0] in "([":
            if depth == 0:
                opened = match.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                pairs.append((opened, match.end()))
    return pairs


_PLAIN_WORD = re.compile(r"(?<![\w-])[a-z]{3,}(?![\w-])")
_WORD = re.compile(r"[A-Za-z]{3}")
_FEWEST_WORDS = 3
"""How many plain words make what follows a semicolon a clause of its own."""
_BRACKET = re.compile(r"[()\[\]]")


def _outside_comma(text: str, span: Span, inside: Sequence[Span]) -> int | None:
    at = text.find(", ", *span)
    while at >= 0:
        if not any(low <= at < high for low, high in inside):
            return at
        at = text.find(", ", at + 1, span[1])
    return None
