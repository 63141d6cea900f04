"""Tells sentences that can be put plainly from tables, formulas, references, headings and noise."""

from __future__ import annotations

import re

SHORTEST = 4  # Words: what is shorter is a heading, a label or a cell of a table.
LONGEST = 150
"""Words: what is longer is a table or a list that lost its lines, not a sentence."""

MOST_FIGURES = 0.45  # Share of tokens without letters; tables have more, the densest result sentences less.
MOST_ODD = 0.12
"""Share of signs that belong to no prose (OCR noise, formulas)."""
MOST_CAPITALS = 0.5
"""Share of words that start with a capital: lists of names and references have more."""

_TOKEN = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]")
_ODD = re.compile(r"[|\\{}~^_<>#@*+=•■□◦¬§¤\ufffd\u0080-\u009f]")
_REFERENCE = re.compile(
    r"(?:^\W*(?:\[?\d+[\].]?\s+)?[A-Z][\w’'-]+,? (?:[A-Z]\.[- ]?){1,3}.{0,200}\(?(?:1[89]|20)\d\d)|https?://\S+$|\bdoi:|doi\.org"
)
_FORMULA = re.compile(r"[=≈∑∫√∂±×÷]|\\[a-z]+\{")
_VOWEL = re.compile(r"[aeiouyAEIOUY]")


def is_prose(sentence: str) -> bool:
    """Whether a sentence is one that can be reworded; what is not is left as it stands."""
    tokens = _TOKEN.findall(sentence)
    if not SHORTEST <= len(tokens) <= LONGEST or _REFERENCE.search(sentence):
        return False
    worded = [token for token in tokens if _LETTERS.search(token)]
    if len(worded) < SHORTEST or 1 - len(worded) / len(tokens) > MOST_FIGURES:
        return False
    bare = re.sub(r"\([^()]*\)", "", sentence)
    if len(_ODD.findall(bare)) > MOST_ODD * len(tokens) or len(_FORMULA.findall(bare)) > 4:
        return False
    if sum(token[0].isupper() for token in worded) > MOST_CAPITALS * len(worded) + 1:
        return False
    garbled = [
        token for token in worded if len(token) > 3 and not _VOWEL.search(token) and not token.isupper()
    ]
    return len(garbled) <= 0.2 * len(worded)
