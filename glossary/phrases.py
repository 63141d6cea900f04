"""When two classroom phrases are the same: after lemmatising, without articles, numbers and year names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from glossary.spacy_english import lemma_lists

SITUATION_WORDS = 5  # Words that must remain for a phrase to tell what happens.

_ARTICLES = frozenset(("a", "an", "the"))
_NUMBERS = frozenset(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
     "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
     "hundred", "thousand", "dozen", "half")
)  # fmt: skip
_YEAR_WORDS = frozenset(("year", "years", "yr", "yrs", "grade", "grades", "class", "p", "s", "key", "stage"))
_YEAR_NAMES = frozenset(("reception", "nursery", "kindergarten", "foundation", "eyfs"))
_CODE = re.compile(r"(?:[yks]{1,2}|yr|gr|p)?\d+(?:st|nd|rd|th|s)?(?:/\d+)?", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Counted:
    """How many phrases differ, and how many of them are situations (five words or more remain)."""

    phrases: int
    situations: int


def keys_of(phrases: Iterable[str]) -> list[tuple[str, ...]]:
    """Return for each phrase the words that make it what it is; equal keys are the same phrase."""
    return [_key(lemmas) for lemmas in lemma_lists(phrases)]


def count_phrases(phrases: Iterable[str]) -> Counted:
    """Count phrases that differ, as the bank's README says."""
    keys = {key for key in keys_of(phrases) if key}
    return Counted(len(keys), sum(len(key) >= SITUATION_WORDS for key in keys))


def _key(lemmas: list[str]) -> tuple[str, ...]:
    kept: list[str] = []
    for at, lemma in enumerate(lemmas):
        if not _LETTERS.search(lemma) or lemma in _ARTICLES or lemma in _NUMBERS or lemma in _YEAR_NAMES:
            continue
        if _CODE.fullmatch(lemma):
            continue
        # "year four", "Year 4", "key stage 2": the word goes with its number.
        following = lemmas[at + 1] if at + 1 < len(lemmas) else ""
        if lemma in _YEAR_WORDS and (_CODE.fullmatch(following) or following in (*_NUMBERS, "stage")):
            continue
        kept.append(lemma)
    return tuple(kept)
