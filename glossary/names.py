"""Where a text names something rather than speaks of it: titles in quotation marks, proper names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossary.forms import Token

LONGEST_HEADING = 300  # Characters; a longer line is prose.
MOSTLY = 0.6  # Share of long words with a capital from which a line is a heading or a title.

_QUOTED = re.compile(
    r"“([^”\n]{3,200})”|\"([^\"\n]{3,200})\"|‘([^’\n]{3,200})’(?!\w)|\*([^*\n]{3,200})\*|_([^_\n]{3,200})_"
)
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_SENTENCE_ENDS = re.compile(r"[.!?:;•▪–—]\s*[\"'“‘(\[]*\s*$|\n\s*[-*•]?\s*$|^\W*$")

_NEVER_NAMES = frozenset(
    ("year", "years", "grade", "grades", "key", "stage", "study", "table", "figure", "chapter", "section",
     "appendix", "results", "methods", "conclusion", "conclusions", "background", "objective", "objectives",
     "i", "reception", "england", "uk", "us", "scotland", "wales", "chinese", "american", "british",
     "german", "spanish", "french", "ofsted", "send", "eal")
)  # fmt: skip
"""Capitalised words that stand beside a term without making it a name."""
_TITLES_OF_PEOPLE = frozenset(
    ("mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "lady", "lord", "saint")
)


def titles_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of titles: long words in quotation marks or italics, mostly capitalised."""
    return tuple(_titles(text))


def _titles(text: str) -> Iterator[tuple[int, int]]:
    for match in _QUOTED.finditer(text):
        words = _LONG_WORD.findall(match[0])
        if len(words) > 1 and sum(word[0].isupper() for word in words) / len(words) >= MOSTLY:
            yield match.span()


def is_heading(line: str) -> bool:
    """Whether a line is written with capitals throughout, so that a capital there says nothing."""
    words = _LONG_WORD.findall(line)
    if line.rstrip().endswith((".", "?", "!", ";", ",")):
        return False
    return len(words) > 1 and sum(word[0].isupper() for word in words) / len(words) >= MOSTLY


def is_name(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the tokens `first` to `last` (not included) are part of a name.

    That is: they are capitalised, and so is a neighbour within the same sentence ("the Power of Reading
    Trust", "Mr Sample"). A term capitalised on its own ("the Control condition") is no name.
    """
    if not all(_capitalised(token) for token in tokens[first:last] if len(token.text) > 3):
        return False
    if not any(_capitalised(token) for token in tokens[first:last]):
        return False
    if first and tokens[first - 1].norm in _TITLES_OF_PEOPLE and tokens[first].joint in (" ", "."):
        return True
    if _stands_in_a_heading(text, tokens[first].start):
        return False
    return _names_with(text, tokens, last, after=True) or (
        not starts_sentence(text, tokens[first].start) and _names_with(text, tokens, first - 1, after=False)
    )


def _stands_in_a_heading(text: str, start: int) -> bool:
    """Whether the line around a place is a heading; a line too long to be one is not looked at."""
    before = text.rfind("\n", max(0, start - LONGEST_HEADING), start)
    after = text.find("\n", start, start + LONGEST_HEADING)
    if (before < 0 and start > LONGEST_HEADING) or (after < 0 and len(text) - start > LONGEST_HEADING):
        return False
    return is_heading(text[before + 1 : after if after >= 0 else len(text)])


def _names_with(text: str, tokens: Sequence[Token], at: int, *, after: bool) -> bool:
    """Whether the neighbour at `at` is a capitalised word that joins on with a space or hyphen only."""
    if not 0 <= at < len(tokens) or (after and tokens[at].joint not in (" ", "-")):
        return False
    if not after and tokens[at + 1].joint not in (" ", "-"):
        return False
    neighbour = tokens[at]
    if not _capitalised(neighbour) or neighbour.norm in _NEVER_NAMES:
        return False
    # A capital at the start of a sentence may be the sentence's ("The Control group").
    return after or not starts_sentence(text, neighbour.start)


def starts_sentence(text: str, start: int) -> bool:
    """Whether a word that starts at `start` opens a sentence, a line or a list item."""
    return bool(_SENTENCE_ENDS.search(text[max(0, start - 12) : start]))


def _capitalised(token: Token) -> bool:
    return token.text[:1].isupper() and not (token.text.isupper() and len(token.text) > 1)
