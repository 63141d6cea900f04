"""Abbreviations that a text defines itself, by the algorithm of Schwartz and Hearst.

A. S. Schwartz and M. A. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical
text", Pacific Symposium on Biocomputing 8 (2003), 451-462.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MOST_WORDS = 5  # A long form has at most min(|A| + 5, |A| x 2) words (Schwartz and Hearst, section 3.1).
SHORTEST, LONGEST = 2, 10  # Characters of a short form (as above).
MOST_WORDS_OF_A_SHORT_FORM = 2

_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,120})[)\]]")
_REACH = 200  # Characters looked back: the longest form has 20 words at most.
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Defined:
    """A short form with the words it stands for, and where both stand in the text (code points)."""

    short: str
    long: str
    short_start: int
    short_end: int
    long_start: int
    long_end: int


def defined_in(text: str) -> tuple[Defined, ...]:
    """Return the abbreviations that `text` defines: "cluster trial (CT)" and "CT (cluster trial)"."""
    return tuple(_definitions(text))


def _definitions(text: str) -> Iterator[Defined]:
    for match in _BRACKETS.finditer(text):
        inside = re.split(r"[;,]|\s[=:]\s", match[1])[0].strip()
        start = match.start(1) + match[1].find(inside)
        if _is_short_form(inside):
            window_start = max(0, match.start() - _REACH)
            before = text[window_start : match.start()]
            found = _long_form(inside, before)
            if found is not None:
                at = window_start + found
                long = text[at : match.start()].rstrip()
                yield Defined(inside, long, start, start + len(inside), at, at + len(long))
                continue
        before = _WORD.findall(text[max(0, match.start() - LONGEST - 3) : match.start()])
        short = before[-1].strip("(,.") if before else ""
        # The other way round: the long form stands in the brackets.
        if short.isupper() and _is_short_form(short) and _long_form(short, inside) == 0:
            short_start = text.rfind(short, 0, match.start())
            yield Defined(short, inside, short_start, short_start + len(short), start, start + len(inside))


def _is_short_form(text: str) -> bool:
    return (
        SHORTEST <= len(text) <= LONGEST
        and len(text.split()) <= MOST_WORDS_OF_A_SHORT_FORM
        and text[0].isalnum()
        and any(letter.isupper() for letter in text)
        and not text.istitle()
    )


def _long_form(short: str, before: str) -> int | None:
    """Return where in `before` the long form of `short` begins, or None (their `findBestLongForm`)."""
    letters = [letter.casefold() for letter in short if letter.isalnum()]
    # "RCTs" is the plural of "RCT": its last letter stands for nothing.
    if short.endswith("s") and short[:-1].isupper():
        letters.pop()
    at = len(before)
    for index in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= 0 and not (
            before[at].casefold() == letters[index] and (index > 0 or at == 0 or not before[at - 1].isalnum())
        ):
            at -= 1
        if at < 0:
            return None
    words = before[at:].split()
    most = min(len(letters) + MOST_WORDS, 2 * len(letters))
    if not words or len(words) > most or short in words or len(before[at:].strip()) <= len(short):
        return None
    return at
