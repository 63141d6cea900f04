"""The cue files as patterns: what shows each class and what may stand for it, by first word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import cast

import yaml

from glossary.meaning.patterns import NUMBER, Pattern, find, read_phrases
from glossary.meaning.words import Word


@dataclass(frozen=True, slots=True)
class Named:
    """A pattern with its family and class."""

    family: str
    name: str
    pattern: Pattern


Index = Mapping[str, Sequence[Named]]
"""First word -> the patterns that begin with it, those of most words first."""


@dataclass(frozen=True, slots=True)
class PatternFile:
    """A cue file: by family its signs, and by class everything that may stand for it.

    `begun_by` gives the families that have a sign beginning with a word.
    """

    signs: Mapping[str, Index]
    begun_by: Mapping[str, Sequence[str]]
    stand_ins: Mapping[str, Index]


@cache
def read_file(name: str) -> PatternFile:
    """Read a cue file of this folder. Raises ValueError where it is not in its notation."""
    text = (resources.files("glossary.meaning") / name).read_text("utf-8")
    families = cast("dict[str, dict[str, str | dict[str, str]]]", yaml.safe_load(text))
    signs: dict[str, Index] = {}
    stand_ins: dict[str, Index] = {}
    for family, classes in families.items():
        shown: list[Named] = []
        for one, phrases in classes.items():
            given = {"signs": phrases} if isinstance(phrases, str) else phrases
            if unknown := set(given) - {"signs", "also"}:
                raise ValueError(
                    f"{name}: {family}.{one} has {sorted(unknown)}; only signs and also are read"
                )
            own = [Named(family, one, pattern) for pattern in read_phrases(given["signs"])]
            also = (
                [Named(family, one, pattern) for pattern in read_phrases(given["also"])]
                if "also" in given
                else []
            )
            shown += own
            stand_ins[f"{family}.{one}"] = indexed([*own, *also])
        signs[family] = indexed(shown)
    begun_by: dict[str, list[str]] = defaultdict(list)
    for family, index in signs.items():
        for word in index:
            begun_by[word].append(family)
    return PatternFile(signs, begun_by, stand_ins)


def indexed(named: Sequence[Named]) -> Index:
    """Return patterns by first word, the longest first, so that a set phrase wins over the words in it."""
    by_first: dict[str, list[Named]] = defaultdict(list)
    for one in named:
        for word in one.pattern.items[0]:
            by_first[word].append(one)
    return {
        word: tuple(sorted(all_of, key=lambda one: -len(one.pattern.items)))
        for word, all_of in by_first.items()
    }


def matches(
    words: Sequence[Word], index: Index, at: int, taken: set[int]
) -> Iterator[tuple[Named, tuple[int, ...]]]:
    """Yield each pattern that begins at word `at`, with the places of its words, the longest first."""
    for key in (words[at].text, NUMBER) if words[at].kind == "number" else (words[at].text,):
        for named in index.get(key, ()):
            if places := find(named.pattern, words, at, taken):
                yield named, places
