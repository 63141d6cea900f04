"""The words that say what a sentence is about, in a form in which wordings can be compared."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources
from typing import cast

import yaml

from glossary.english import FUNCTION_WORDS
from glossary.meaning.statement import Sign, Statement
from glossary.meaning.word_lists import word_list

LONGEST_STEM = 6  # Letters: enough to tell words apart, few enough to join "attend" and "attendance".

_EMPTY = FUNCTION_WORDS | word_list("empty")
_ENDINGS = ("ingly", "edly", "ings", "ing", "ies", "ied", "ed", "es", "ly", "er", "s")
_SHORTEST = 3


@lru_cache(maxsize=20_000)
def stem_of(word: str) -> str:
    """Return the common form of a word in lower case: its group's first word, or its first letters."""
    groups = _groups()
    if word in groups:
        return groups[word]
    stem = _cut(word)
    return groups.get(stem, stem)


def stems(statement: Statement, places: Iterable[int] | None = None) -> list[str]:
    """Return the common forms of the content words at `places` (all without), in order."""
    words = statement.words
    chosen = range(len(words)) if places is None else places
    return [
        stem_of(words[at].text)
        for at in chosen
        if words[at].kind == "word" and len(words[at].text) >= _SHORTEST and words[at].text not in _EMPTY
    ]


def words_around(sign: Sign, statement: Statement, *, after: int) -> list[str]:
    """Return the common forms of the first `after` content words that follow a sign in its clause."""
    words = statement.words
    inside = [at for at in range(sign.places[-1] + 1, len(words)) if words[at].clause == sign.clause]
    return stems(statement, inside)[:after]


def _cut(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word[: -len(ending)]
            break
    return word.rstrip("e")[:LONGEST_STEM]


@cache
def _groups() -> dict[str, str]:
    text = (resources.files("glossary.meaning") / "same.yaml").read_text("utf-8")
    named: dict[str, str] = {}
    for line in cast("list[str]", yaml.safe_load(text)):
        group = line.split()
        for word in group:
            named[word] = named[_cut(word)] = group[0]
    return named
