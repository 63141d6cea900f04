"""Translates a long text piece by piece, so that the first lines are there at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from glossary.abbreviations import defined_in
from glossary.readability.measures import Measure, Readability

if TYPE_CHECKING:
    from glossary.plain.translation import Level, Translation
    from search_api.translator import Translator

FIRST = 2_000
"""Characters of the first piece: an abstract fits, and it is worded in well under a second."""

NEXT = 20_000
"""Characters of each further piece, some eight pages. A word is explained once in each, which is about as far
as a reader remembers an explanation; and no piece holds more than a few seconds' work."""

_GAP = re.compile(r"\n[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text, from `start` (code points) on, and its translation; offsets count in the piece."""

    start: int
    translation: Translation


def in_pieces(text: str, *, translate: Translator, level: Level) -> Iterator[Piece]:
    """Translate a text, cut between paragraphs; a text of up to `FIRST` characters is one piece.

    Abbreviations count from where the document defines them, in whichever piece that is.
    """
    cuts = [*_cuts(text), len(text)]
    defined: dict[str, str] = {}
    if len(cuts) > 2:
        for one in defined_in(text):
            defined.setdefault(one.short, one.long)
    for start, end in pairwise(cuts):
        piece = text[start:end]
        known = {short: long for short, long in defined.items() if short in piece}
        yield Piece(start, translate(piece, level=level, known=known))


def _cuts(text: str) -> Iterator[int]:
    """Yield where each piece begins; a paragraph longer than a piece is cut at a sentence's end."""
    yield 0
    start, most = 0, FIRST
    while len(text) - start > most:
        start = _cut(text, start, start + most)
        yield start
        most = NEXT


def _cut(text: str, start: int, stop: int) -> int:
    """Return where to cut in the second half of a stretch: after a paragraph, sentence, line or word."""
    half = (start + stop) // 2
    gaps = [gap.end() for gap in _GAP.finditer(text, half, stop)]
    if gaps:
        return gaps[-1]
    from indexer.sentences import sentences

    ends = [start + end for _, end in sentences(text[start:stop])[:-1]]
    if ends and ends[-1] > half:
        return ends[-1]
    return text.rfind("\n", half, stop) + 1 or text.rfind(" ", half, stop) + 1 or stop


def as_one(pieces: Sequence[Piece], *, text: str) -> Translation:
    """Return the pieces of `text` as one translation, all offsets counted in it.

    The gist is that of the first piece that has one: what a study found stands in its abstract.
    """
    first = pieces[0].translation
    if len(pieces) == 1:
        return first
    gist_at = next((number for number, piece in enumerate(pieces) if piece.translation.gist), 0)
    before = sum(len(piece.translation.sentences) for piece in pieces[:gist_at])
    moved = pieces[gist_at].start
    return replace(
        first,
        sentences=tuple(
            replace(one, start=one.start + piece.start, end=one.end + piece.start)
            for piece in pieces
            for one in piece.translation.sentences
        ),
        numbers=tuple(
            replace(one, start=one.start + piece.start, end=one.end + piece.start)
            for piece in pieces
            for one in piece.translation.numbers
        ),
        gist=tuple(
            replace(one, start=one.start + moved, end=one.end + moved, sentence=one.sentence + before)
            for one in pieces[gist_at].translation.gist
        ),
        limitations=tuple(one for piece in pieces for one in piece.translation.limitations),
        readability_before=_readability(pieces, plain=False),
        readability_after=_readability(pieces, plain=True),
        notes=notes_on(pieces, text=text),
    )


def notes_on(pieces: Sequence[Piece], *, text: str) -> tuple[str, ...]:
    """Return what is to be said of a text as a whole: a piece's own remark would speak for all the others."""
    if len(pieces) == 1:
        return pieces[0].translation.notes
    from glossary.wording_check import english_pieces

    in_all = set[str](pieces[0].translation.notes).intersection(
        *(piece.translation.notes for piece in pieces)
    )
    return tuple(dict.fromkeys([*english_pieces(text)[1], *sorted(in_all)]))


def _readability(pieces: Sequence[Piece], *, plain: bool) -> Readability | None:
    """Return counts in all and each formula's mean over the pieces, weighted by their words."""
    found = [
        one.translation.readability_after if plain else one.translation.readability_before for one in pieces
    ]
    held = [one for one in found if one is not None and one.words]
    if not held:
        return None
    words, sentences = sum(one.words for one in held), sum(one.sentences for one in held)
    by_name: dict[tuple[str, str], list[tuple[Measure, int]]] = {}
    for one in held:
        for measure in one.measures:
            by_name.setdefault((measure.name, measure.library), []).append((measure, one.words))
    return Readability(
        words=words,
        sentences=sentences,
        words_per_sentence=round(words / sentences, 1) if sentences else 0.0,
        measures=tuple(
            replace(
                measures[0][0],
                value=round(sum(one.value * size for one, size in measures) / sum(n for _, n in measures), 1),
            )
            for measures in by_name.values()
        ),
    )
