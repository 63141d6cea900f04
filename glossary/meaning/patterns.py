"""The notation of the cue files: phrases as patterns, and finding them in the words of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from glossary.meaning.number_words import is_number_word
from glossary.meaning.words import Word

NUMBER = "NUM"

Item = frozenset[str]
"""What one word of a phrase may be."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrase: its words, and how many others may stand before each."""

    items: tuple[Item, ...]
    gaps: tuple[int, ...]

    @property
    def first(self) -> Item:
        """What the first word may be."""
        return self.items[0]


def read_phrases(text: str) -> Iterator[Pattern]:
    """Yield the patterns of phrases that stand between commas. Raises ValueError for one without words."""
    for phrase in re.sub(r"\|\s+", "|", text).split(","):
        parts = phrase.split()
        if not parts or parts[0].startswith(".."):
            raise ValueError(f"phrase {phrase!r} in {text[:60]!r} begins with no word")
        choices = [(part[:-1], None) if part.endswith("?") else (part,) for part in parts]
        for chosen in product(*choices):
            kept = [part for part in chosen if part is not None]
            if kept:
                yield _pattern(kept)


def _pattern(parts: Sequence[str]) -> Pattern:
    items: list[Item] = []
    gaps: list[int] = []
    waiting = 0
    for part in parts:
        if part.startswith(".."):
            waiting = int(part[2:])
            continue
        items.append(frozenset(form for one in part.split("|") for form in forms_of(one)))
        gaps.append(waiting)
        waiting = 0
    return Pattern(tuple(items), tuple(gaps))


def forms_of(word: str) -> Iterator[str]:
    """Yield the forms that `word` stands for: itself, or with a closing ~ its regular inflections too."""
    if not word.endswith("~"):
        yield word
        return
    word = word[:-1]
    yield word
    yield from (word + "s", word + "es", word + "ed", word + "ing")
    if word.endswith("e"):
        yield from (word + "d", word[:-1] + "ing")
    if word.endswith("y"):
        yield from (word[:-1] + "ies", word[:-1] + "ied")


def find(
    pattern: Pattern, words: Sequence[Word], at: int, taken: frozenset[int] | set[int]
) -> tuple[int, ...]:
    """Return the places of the words of `pattern` that begins at `at`, empty where it does not fit.

    Words at places in `taken` are spoken for. A gap never reaches over a comma or into another clause.
    """
    if at in taken or not _fits(words[at], pattern.items[0]):
        return ()
    places = [at]
    for item, gap in zip(pattern.items[1:], pattern.gaps[1:], strict=True):
        place = _next(item, gap, words, places[-1] + 1, taken)
        if place < 0:
            return ()
        places.append(place)
    return tuple(places)


def _next(item: Item, gap: int, words: Sequence[Word], start: int, taken: frozenset[int] | set[int]) -> int:
    for place in range(start, min(start + gap + 1, len(words))):
        word = words[place]
        if word.clause != words[start - 1].clause or word.text == ",":
            return -1
        if place not in taken and _fits(word, item):
            return place
    return -1


def _fits(word: Word, item: Item) -> bool:
    return word.text in item or (NUMBER in item and (word.kind == "number" or is_number_word(word.text)))
