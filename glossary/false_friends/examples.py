"""The marked example sentences of each family, by sense: likeness is measured against them, weights learn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast

import yaml

SENSES = ("research", "everyday")

_MARKED = re.compile(r"«(.+?)»")
_AROUND = 6  # Words kept on each side of the marked word in the narrow view.


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with one marked word at code points `start` to `end`, and the sense it is used in."""

    family: str
    sense: str
    text: str
    start: int
    end: int

    @property
    def around(self) -> str:
        """Return the marked word with a few words on each side."""
        return around(self.text, start=self.start, end=self.end)


def read_yaml(name: str) -> dict[str, Any]:
    """Read a file of this folder; every scalar is text."""
    content = files("glossary.false_friends").joinpath(name).read_text("utf-8")
    return cast("dict[str, Any]", yaml.load(content, Loader=yaml.CBaseLoader))  # noqa: S506 - makes text only


@cache
def examples() -> tuple[Example, ...]:
    """Return all examples in the order of their file."""
    return tuple(_examples(read_yaml("examples.yaml")))


@cache
def examples_of(family: str) -> tuple[Example, ...]:
    """Return the examples of one family; none for a family that has only cues."""
    return tuple(one for one in examples() if one.family == family)


def around(text: str, *, start: int, end: int) -> str:
    """Return the words from six before to six after a place in a text."""
    before = text[:start].split()[-_AROUND:] if text[:start].strip() else []
    left_joined = bool(before) and start > 0 and not text[start - 1].isspace()
    after = text[end:].split()[:_AROUND]
    right_joined = bool(after) and not text[end].isspace()
    left = " ".join(before) + ("" if left_joined or not before else " ")
    right = ("" if right_joined or not after else " ") + " ".join(after)
    return left + text[start:end] + right


def _examples(content: dict[str, dict[str, list[str]]]) -> Iterator[Example]:
    for family, by_sense in content.items():
        for sense, sentences in by_sense.items():
            for sentence in sentences:
                marked = _MARKED.search(sentence)
                if marked is None or sense not in SENSES:
                    raise ValueError(
                        f"example of {family!r} without a marked word or a known sense: {sentence!r}"
                    )
                start = marked.start()
                text = sentence[:start] + marked[1] + sentence[marked.end() :]
                yield Example(family, sense, text, start, start + len(marked[1]))
