"""The one door to the libraries that count syllables and hold the list of familiar words."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, cast

MOST_REMEMBERED = 200_000
"""Words that `readability` may keep counted: it keeps all it meets, and a server meets words without end."""


@dataclass(frozen=True, slots=True)
class FormulaLibrary:
    """The package `readability`: its formulas, its list of familiar words, and what it remembers."""

    getmeasures: Callable[[Iterable[str]], Mapping[str, Mapping[str, float]]]
    familiar: frozenset[str]
    remembered: MutableMapping[str, int]
    at_first: Mapping[str, int]

    def grades(self, lines: Iterable[str]) -> dict[str, float]:
        """Return its figures for sentences, each a line of words with spaces between, by its own names."""
        found = dict(self.getmeasures(lines)["readability grades"])
        if len(self.remembered) > MOST_REMEMBERED:
            self.remembered.clear()
            self.remembered.update(self.at_first)
        return found


@cache
def formula_library() -> FormulaLibrary:
    """Return the package `readability` (Apache 2.0), with Greg Fast's way of counting syllables."""
    with warnings.catch_warnings():
        # Its list of Dutch words has a stray backslash, which Python mentions when it is first compiled.
        warnings.simplefilter("ignore", SyntaxWarning)
        warnings.simplefilter("ignore", DeprecationWarning)
        package = cast(Any, import_module("readability"))
        data = cast(Any, import_module("readability.langdata"))
    return FormulaLibrary(
        getmeasures=package.getmeasures,
        familiar=data.LANGDATA["en"]["basicwords"],
        remembered=data.fallback_cache,
        at_first=dict(data.fallback_cache),
    )


@cache
def syllable_counter() -> Callable[[str], int]:
    """Return the counter of `syllapy` (MIT): a list of common words, then a rule; 0 for what is no word."""
    return cast(Any, import_module("syllapy")).count
