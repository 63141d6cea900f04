"""Which words are false friends: families of surface forms, found in a text with one compiled expression."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from glossary.false_friends.examples import read_yaml


@cache
def families() -> dict[str, tuple[str, ...]]:
    """Return family -> its surface forms in lower case. Raises ValueError when a form has two families."""
    by_family = {name: tuple(forms.split()) for name, forms in read_yaml("families.yaml").items()}
    seen: dict[str, str] = {}
    for name, forms in by_family.items():
        for form in forms:
            if form in seen:
                raise ValueError(f"form {form!r} belongs to {seen[form]!r} and to {name!r}")
            seen[form] = name
    return by_family


def family_of(form: str) -> str | None:
    """Return the family of a word as it stands in a text, None when it has none."""
    return _by_form().get(form.casefold())


def families_in(text: str) -> tuple[str, ...]:
    """Return the families whose words stand in a text, each once, in the order of their first word."""
    return tuple(dict.fromkeys(_by_form()[found.casefold()] for found in _pattern().findall(text)))


def family_words(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of every family word of a text, in order."""
    for found in _pattern().finditer(text):
        yield found.span()


@cache
def _by_form() -> dict[str, str]:
    return {form: name for name, forms in families().items() for form in forms}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_by_form(), key=lambda form: (-len(form), form))
    # Not inside an address or a file name: what follows a full stop there is no word.
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
