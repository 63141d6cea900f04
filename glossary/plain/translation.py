"""A translation: each sentence in its own words and in plain ones, with every edit between the two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from glossary.gist.parts import GistPart
from glossary.numbers.number import Number
from glossary.readability.measures import Readability

Span = tuple[int, int]
Splitter = Callable[[str], list[Span]]
"""Finds the sentences of a text: start and end of each in code points, in order."""


class Level(StrEnum):
    """How far a text is taken from research prose."""

    CLASSROOM = "classroom"
    """For teachers: terms replaced or explained, scaffolds and references out, long sentences split."""
    BRIEFING = "briefing"
    """For leaders: the same, but words that school leaders know stay as they are."""
    FULL = "full"
    """The original, word for word, with what teachers will not know or will misread explained in brackets."""


class EditKind(StrEnum):
    """What was done at one place."""

    TERM = "term"
    GLOSS = "gloss"
    """A few words of explanation in brackets."""
    NOTE = "note"
    """A short sentence of explanation behind the sentence."""
    ABBREVIATION = "abbreviation"
    REFERENCE = "reference"
    SCAFFOLD = "scaffold"
    SPLIT = "split"
    PASSIVE = "passive"
    NOMINALISATION = "nominalisation"
    WORDING = "wording"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: what stood in the source sentence, and what stands in the plain one for it.

    Offsets are code points of the sentence itself, in `source` and in `plain`; an empty plain span is
    something taken out, an empty source span something added. What lies between the edits is the same,
    character for character. `term` is the address of the sense whose words were used, or empty.
    """

    source_start: int
    source_end: int
    plain_start: int
    plain_end: int
    kind: EditKind
    reason: str
    term: str = ""


@dataclass(frozen=True, slots=True)
class PlainSentence:
    """A sentence of the text (`start`, `end` in code points of the text) and its plain version.

    `refused` says why the plain version was not trusted; then, and where nothing was changed, `plain` is
    `source` and there are no edits.
    """

    start: int
    end: int
    source: str
    plain: str
    edits: tuple[Edit, ...] = ()
    refused: str | None = None
    limitation: bool = False

    @property
    def without_notes(self) -> str:
        """The plain sentence without the explanations behind it."""
        notes = [one.plain_start for one in self.edits if one.kind is EditKind.NOTE]
        return self.plain[: min(notes)] if notes else self.plain


@dataclass(frozen=True, slots=True)
class Translation:
    """A text in plain words, with what it says in figures, its gist and its limitations.

    `limitations` are the source sentences that limit what may be concluded. `readability_before` and
    `readability_after` are of the prose as written and as translated.
    """

    level: Level
    sentences: tuple[PlainSentence, ...]
    numbers: tuple[Number, ...] = ()
    gist: tuple[GistPart, ...] = ()
    limitations: tuple[str, ...] = ()
    readability_before: Readability | None = None
    readability_after: Readability | None = None
    notes: tuple[str, ...] = field(default=())

    @property
    def plain(self) -> str:
        """The whole text in plain words, sentence after sentence."""
        return " ".join(one.plain for one in self.sentences if one.plain)
