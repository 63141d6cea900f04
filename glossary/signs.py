"""Statistics in signs and letters ("p < .05", "95% CI [0.1, 0.3]"): what they say, and what they do not."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from glossary.numbers.number import Kind, Number

# What makes a figure a sign: a letter, or a mark of comparison; "0.31" alone is a figure that all read.
_LETTER = re.compile(r"[^\W\d_]")
_SIGNED = re.compile(r"[=<>≤≥±~]")
_LETTERED = re.compile(
    r"(?<![\w.])(?P<letter>[NnMdgrptFzbkβB]|[Dd]s|[Rrηχ][²2]|SDs?|SEs?|ORs?|RRs?|CI|df|ES|SMD|ICC|Mdn)"
    r"(?:[_ ]?(?:age|[A-Z][a-zA-Z]{2,}(?: [A-Z][a-z]+)?))?(?:\s?\(\d+(?:,\s?\d+)?\))?"
    r"\s?[=<>≤≥]\s?[-−–]?(?:\d|\.\d)[\d.,]*(?<=\d)"
)


@dataclass(frozen=True, slots=True)
class Explained:
    """A kind of statistic: the sense that explains it, what it says and does not, what plain words lose."""

    sense: str
    says: str
    does_not: str
    loses: str
    kind: Kind
    units: tuple[str, ...]
    letters: tuple[str, ...]
    only_signed: bool


@dataclass(frozen=True, slots=True)
class Sign:
    """A statistic in a text (code points) and what explains it; `reading` is empty where nothing is sure."""

    start: int
    end: int
    text: str
    explained: Explained
    reading: str = ""

    @property
    def message(self) -> str:
        """What the figure says and what it does not; a reading that says the latter itself stands alone."""
        if not self.reading:
            return f"{self.explained.says} {self.explained.does_not}"
        return self.reading if "does not" in self.reading else f"{self.reading} {self.explained.does_not}"


def signs_in(text: str, *, numbers: Sequence[Number]) -> Iterator[Sign]:
    """Yield the statistics of a text that a reader has to know the signs for, none overlapping.

    `numbers` are those of the text. What all read well is left out: plain percentages, counts of pupils,
    averages in words.
    """
    held: list[tuple[int, int]] = []
    for one in numbers:
        explained = explained_as(one)
        if explained is not None:
            held.append((one.start, one.end))
            yield Sign(one.start, one.end, one.text, explained, one.reading)
    for match in _LETTERED.finditer(text):
        explained = _by_letter(match["letter"])
        if explained is not None and not _meets(match.span(), held):
            yield Sign(match.start(), match.end(), match[0], explained)


def explained_as(number: Number) -> Explained | None:
    """Return what explains a number; None for one that needs no explaining."""
    if not _LETTER.search(number.text) and not _SIGNED.search(number.text):
        return None
    for one in kinds_of_statistic():
        if one.kind is number.kind and (not one.units or number.unit in one.units):
            return one if not one.only_signed or _SIGNED.search(number.text) else None
    return None


@cache
def kinds_of_statistic() -> tuple[Explained, ...]:
    """Return the statistics of `signs.yaml` in its order: the first that fits a number is taken."""
    rows: list[dict[str, Any]] = yaml.safe_load(files("glossary").joinpath("signs.yaml").read_text("utf-8"))
    return tuple(
        Explained(
            sense=row["sense"],
            says=row["says"],
            does_not=row["not"],
            loses=row["loses"],
            kind=Kind(row["kind"]),
            units=tuple(row.get("units", ())),
            letters=tuple(row.get("letters", ())),
            only_signed=row.get("only_signed", False),
        )
        for row in rows
    )


def _by_letter(letter: str) -> Explained | None:
    """Return what a letter stands for before "=" or "<" in the style of psychology's journals."""
    small = letter.casefold()
    for name in (small, small.removesuffix("s")):
        for one in kinds_of_statistic():
            if name in one.letters:
                return one
    return None


def _meets(span: tuple[int, int], held: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(held, (span[1], -1)) - 1
    return at >= 0 and held[at][1] > span[0]
