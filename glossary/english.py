"""Tells whether a paragraph is English, so that other languages are left alone."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import Any, cast

ENOUGH_WORDS = 6  # Fewer cannot be told apart, and are taken for English.
CLEARLY = 0.18  # Share of English function words above which nothing else needs to be asked.

_WORD = re.compile(r"[^\W\d_]+")
FUNCTION_WORDS = frozenset(
    ("the", "of", "and", "to", "a", "in", "that", "is", "was", "for", "it", "with", "as", "his", "on", "be",
     "at", "by", "had", "not", "are", "but", "from", "or", "have", "an", "they", "which", "one", "you",
     "were", "her", "all", "she", "there", "would", "their", "we", "him", "been", "has", "when", "who",
     "will", "more", "no", "if", "out", "so", "what", "up", "its", "about", "than", "into", "can", "only",
     "other", "our", "this", "these", "between", "he", "i", "my", "your")
)  # fmt: skip
"""The commonest English words, small ones."""


def is_english(text: str) -> bool:
    """Whether `text` is English, or too short to tell."""
    words = [word.casefold() for word in _WORD.findall(text[:5000])]
    if len(words) < ENOUGH_WORDS:
        return all(letter < "ɐ" for letter in "".join(words)) or not words
    if sum(word in FUNCTION_WORDS for word in words) / len(words) >= CLEARLY:
        return True
    return language_of(text) == "en"


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the likeliest language (py3langid)."""
    return cast("str", _classifier().classify(text[:5000])[0])


@cache
def _classifier() -> Any:  # noqa: ANN401 - a library without types, met here only
    return import_module("py3langid")
