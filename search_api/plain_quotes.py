"""The plain version of a quote, put together from the plain sentences of its passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, cast

from glossary.numbers.number import Direction, Kind, Number, Rendering

LAYOUT = 1
"""Of what `packed` makes; grows when that changes, so that an older layout is not read."""


@dataclass(frozen=True, slots=True)
class PlainEdit:
    """One change between a sentence and its plain version; offsets are code points of each.

    `kind` and `reason` are the translator's, `term` the address of the sense whose words were used, or empty.
    """

    source_start: int
    source_end: int
    plain_start: int
    plain_end: int
    kind: str
    reason: str
    term: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedSentence:
    """A sentence of a passage (`start`, `end` count in the passage) in plain words.

    `plain` is the sentence itself where nothing was changed, and where `refused` says why the plain version
    was not trusted.
    """

    start: int
    end: int
    plain: str
    edits: tuple[PlainEdit, ...] = ()
    refused: str | None = None
    limitation: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedPassage:
    """The plain sentences of a passage and the numbers read out of it; offsets count in the passage."""

    sentences: tuple[WordedSentence, ...]
    numbers: tuple[Number, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainQuote:
    """A quote in plain words, worded by rules; offsets count in the quote and in `text`.

    `text` is the quote itself where nothing was changed. `refused` gives the reasons for which sentences
    were left as they are; `limitation` is True where the quote limits what may be concluded.
    """

    text: str
    edits: tuple[PlainEdit, ...]
    numbers: tuple[Number, ...] = ()
    refused: tuple[str, ...] = ()
    limitation: bool = False


def plain_quote(passage: WordedPassage, *, quote: str, start: int) -> PlainQuote | None:
    """Return the plain version of `quote`, which begins at `start` in the passage.

    None where the quote cuts through a sentence: half of a sentence has no plain version.
    """
    end = start + len(quote)
    within = [one for one in passage.sentences if start < one.end and one.start < end]
    if not within or any(one.start < start or one.end > end for one in within):
        return None
    text, edits, at = "", list[PlainEdit](), start
    for one in within:
        text += quote[at - start : one.start - start]
        edits.extend(
            replace(
                edit,
                source_start=edit.source_start + one.start - start,
                source_end=edit.source_end + one.start - start,
                plain_start=edit.plain_start + len(text),
                plain_end=edit.plain_end + len(text),
            )
            for edit in one.edits
        )
        text += one.plain
        at = one.end
    text += quote[at - start :]
    numbers = (one for one in passage.numbers if start <= one.start and one.end <= end)
    return PlainQuote(
        text=text,
        edits=tuple(edits),
        numbers=tuple(replace(one, start=one.start - start, end=one.end - start) for one in numbers),
        refused=tuple(one.refused for one in within if one.refused),
        limitation=any(one.limitation for one in within),
    )


def packed(passage: WordedPassage) -> dict[str, Any]:
    """Return a passage as JSON keeps it: an unchanged sentence takes no more than its place."""
    return {
        "sentences": [
            [one.start, one.end, one.plain if one.edits else None, [_row(edit) for edit in one.edits],
             one.refused, one.limitation]
            for one in passage.sentences
        ],
        "numbers": [asdict(one) for one in passage.numbers],
    }  # fmt: skip


def unpacked(held: dict[str, Any], *, text: str) -> WordedPassage:
    """Return what `packed` made of a passage with this `text`.

    Raises ValueError, KeyError, TypeError or IndexError for anything else.
    """
    sentences: list[WordedSentence] = []
    for start, end, plain, edits, refused, limitation in held["sentences"]:
        if not 0 <= start < end <= len(text):
            raise ValueError("a sentence lies outside its passage")
        sentences.append(
            WordedSentence(
                start=start,
                end=end,
                plain=text[start:end] if plain is None else plain,
                edits=tuple(PlainEdit(*row) for row in edits),
                refused=refused,
                limitation=limitation,
            )
        )
    return WordedPassage(sentences=tuple(sentences), numbers=tuple(_number(one) for one in held["numbers"]))


def _row(edit: PlainEdit) -> Sequence[int | str]:
    return [cast("int | str", getattr(edit, field.name)) for field in fields(edit)]


def _number(held: dict[str, Any]) -> Number:
    values: dict[str, Any] = dict(held)
    values["kind"] = Kind(held["kind"])
    values["direction"] = None if held["direction"] is None else Direction(held["direction"])
    values["renderings"] = tuple(Rendering(**one) for one in held["renderings"])
    return Number(**values)
