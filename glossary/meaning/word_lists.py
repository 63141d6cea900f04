"""Plain lists of words, kept as data."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import cast

import yaml


def word_list(name: str) -> frozenset[str]:
    """Return a list of `lists.yaml`. Raises KeyError for a name that it does not hold."""
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    text = (resources.files("glossary.meaning") / "lists.yaml").read_text("utf-8")
    return {
        name: frozenset(words.split()) for name, words in cast("dict[str, str]", yaml.safe_load(text)).items()
    }
