"""Figures that belong to nothing yet, and the numbers that their neighbours make of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from glossary.numbers.found import Found, Taken
from glossary.numbers.number import Kind
from glossary.numbers.writing import amount


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a text that belongs to nothing else: digits with their sign, or words."""

    start: int
    end: int
    value: float
    in_words: bool


def free_figures(text: str, *, written: Iterable[re.Match[str]], taken: Taken) -> list[Figure]:
    """The figures of a levelled text that belong to nothing yet, among `written`, the matches of `FIGURE`.

    A sign that is another's is left to it; so is the first part of what only looks like thousands.
    """
    every: list[Figure] = []
    for match in written:
        start, end = match.span()
        if not taken.free(start, end):
            if match["words"] is not None:
                continue
            start = match.start("digits")
            if not taken.free(start, end):
                space = text.find(" ", start, end)
                if space < 0 or not taken.free(space + 1, end):
                    continue
                start = space + 1
        value = amount(text[start:end])
        if value is not None:
            every.append(Figure(start, end, value, match["words"] is not None))
    return every


def found_at(
    figure: Figure, kind: Kind, *, end: int, unit: str, change: bool = False, value: float | None = None
) -> Found:
    """The number that a figure is together with what follows it up to `end`."""
    return Found(
        figure.start,
        end,
        kind,
        figure.value if value is None else value,
        figure.start,
        figure.end,
        unit=unit,
        change=change,
    )
