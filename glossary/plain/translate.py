"""Translates a text of research into classroom English, with the record and the proof of every change."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from glossary.abbreviations import defined_in
from glossary.false_friends.deciding import Decider
from glossary.gist.composing import gist_of
from glossary.numbers.finding import numbers_in
from glossary.plain.limitations import limitations_in
from glossary.plain.parsed import ParsedSentences
from glossary.plain.prose import is_prose
from glossary.plain.rewording import Running, reword
from glossary.plain.translation import Level, PlainSentence, Span, Splitter, Translation
from glossary.readability.measures import Readability
from glossary.readability.measuring import readability_of
from glossary.senses import Meant, Reading, read_spots
from glossary.term_bank import TermBank
from glossary.terms import Reader
from glossary.wording_check import english_pieces, is_fine, spots_in

READERS = {Level.CLASSROOM: Reader.TEACHER, Level.BRIEFING: Reader.LEADER, Level.FULL: Reader.TEACHER}
"""Level -> for whom a word has to be plain."""

# A stop between small letters, where no capital tells a new sentence.
_SMALL_STOP = re.compile(r"(?P<word>[a-z]{2,}|\d|[)\]%])[.!?]+\s+(?=[a-z(])")
_NEVER_LAST = frozenset(
    ("al", "vs", "cf", "etc", "eg", "ie", "fig", "no", "approx", "st", "dr", "pp", "vol", "eds")
)

UNTOUCHED = (
    "Nothing in this text reads as English prose that could be put plainly; it is given back as it is."
)


def translate(
    text: str,
    *,
    bank: TermBank,
    decider: Decider,
    split: Splitter,
    today: date,
    level: Level = Level.CLASSROOM,
    known: Mapping[str, str] | None = None,
    whole: bool = True,
) -> Translation:
    """Return `text` in plain words, with its figures, gist, limitations and readability before and after.

    `known` maps abbreviations that the rest of the document defines to what they stand for. Without `whole`
    the text is a passage of something longer, and gist and readability are left out. What is not understood
    (tables, formulas, references, other languages) is passed through as it is. Never raises for what the
    text says.
    """
    spans = finer(text, split(text))
    pieces, notes = english_pieces(text)
    limits = frozenset(limitations_in(text, sentences=spans))
    sentences = tuple(
        plain_sentences(
            text,
            spans=spans,
            pieces=pieces,
            bank=bank,
            decider=decider,
            today=today,
            level=level,
            known=known or {},
            limits=limits,
        )
    )
    if text.strip() and not prose_in(text, spans=spans, pieces=pieces):
        notes.append(UNTOUCHED)
    numbers = numbers_in(text)
    return Translation(
        level=level,
        sentences=sentences,
        numbers=numbers,
        gist=gist_of(text, sentences=spans, numbers=numbers) if whole else (),
        limitations=tuple(one.source for one in sentences if one.limitation),
        readability_before=_readability([one.source for one in sentences], split) if whole else None,
        readability_after=_readability([one.plain for one in sentences], split) if whole else None,
        notes=tuple(notes),
    )


def finer(text: str, spans: Sequence[Span]) -> list[Span]:
    """Cut what lost its capitals: some databases hold abstracts in small letters, one "sentence" each."""
    cut: list[Span] = []
    for start, end in spans:
        sentence, first = text[start:end], start
        if sentence == sentence.lower():
            for stop in _SMALL_STOP.finditer(sentence):
                if stop["word"] not in _NEVER_LAST:
                    cut.append((start, first + stop.end()))
                    start = first + stop.end()  # noqa: PLW2901 - the rest of the sentence
        cut.append((start, end))
    return [_trimmed(text, one) for one in cut if text[slice(*one)].strip()]


def plain_sentences(
    text: str,
    *,
    spans: Sequence[Span],
    pieces: Sequence[Span],
    bank: TermBank,
    decider: Decider,
    today: date,
    level: Level,
    known: Mapping[str, str],
    limits: frozenset[int] = frozenset(),
) -> Iterator[PlainSentence]:
    """Yield the sentences of `text` one after the other as they are made, so that a long text starts at once.

    `spans` are its sentences, `pieces` its English paragraphs, `limits` the indexes of the sentences that
    limit what may be concluded.
    """
    parsed = ParsedSentences(text, prose_in(text, spans=spans, pieces=pieces))
    understood = frozenset(start for start, _ in parsed.spans)
    running = Running({one.short: one.long for one in defined_in(text)} | dict(known))
    found = hard_terms(
        text,
        spans=spans,
        pieces=pieces,
        bank=bank,
        decider=decider,
        today=today,
        reader=READERS[level],
        parsed=parsed,
    )
    for index, (start, end, here) in enumerate(found):
        source, limiting = text[start:end], index in limits
        if start not in understood:
            yield PlainSentence(start, end, source, source, limitation=limiting)
            continue
        made = reword(source, parsed.words_of(start), here, start=start, level=level, running=running)
        yield PlainSentence(start, end, source, made.plain, made.edits, made.refused, limiting)


def hard_terms(
    text: str,
    *,
    spans: Sequence[Span],
    pieces: Sequence[Span],
    bank: TermBank,
    decider: Decider,
    today: date,
    reader: Reader,
    parsed: ParsedSentences | None = None,
) -> Iterator[tuple[int, int, list[Meant]]]:
    """Yield each sentence's start and end with the terms in it that `reader` will not know or will misread.

    `parsed` are the sentences that are prose, where the caller has them already.
    """
    grammar = parsed or ParsedSentences(text, prose_in(text, spans=spans, pieces=pieces))
    prose = grammar.spans
    spots = [one for one in spots_in(text, pieces=pieces, bank=bank) if _within(one.start, prose)]
    meant = iter(read_spots(text, spots, pieces=prose, bank=bank, decider=decider, grammar=grammar))
    waiting: Meant | None = next(meant, None)
    for start, end in spans:
        here: list[Meant] = []
        while waiting is not None and waiting.spot.start < end:
            if waiting.spot.start >= start and waiting.spot.end <= end and _is_hard(waiting, reader, today):
                here.append(waiting)
            waiting = next(meant, None)
        yield start, end, here


def _readability(sentences: Sequence[str], split: Splitter) -> Readability | None:
    """Measure sentences, cut again: a plain version may hold several for one of its source."""
    text = "\n\n".join(sentences)
    return readability_of(text, sentences=split(text))


def prose_in(text: str, *, spans: Sequence[Span], pieces: Sequence[Span]) -> list[Span]:
    """Return the sentences that can be reworded: English, and neither table nor reference nor noise."""
    return [(start, end) for start, end in spans if _within(start, pieces) and is_prose(text[start:end])]


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _is_hard(one: Meant, reader: Reader, today: date) -> bool:
    if one.reading is Reading.UNSURE:
        return False
    return one.sense is None or not is_fine(one.sense, reader=reader, today=today)


def _within(start: int, pieces: Sequence[Span]) -> bool:
    at = bisect_left(pieces, (start + 1,)) - 1
    return at >= 0 and start < pieces[at][1]
