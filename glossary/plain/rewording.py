"""One sentence into plain words: changes gathered, made, and proved to keep the meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from glossary.meaning.proof import losses
from glossary.plain.drafts import Draft, chosen, made
from glossary.plain.nominalisations import nominalisations_in
from glossary.plain.passives import passives_in
from glossary.plain.plain_words import long_words_in
from glossary.plain.references import references_in
from glossary.plain.scaffolds import scaffolds_in
from glossary.plain.school_years import school_years_in
from glossary.plain.short_names import short_names_in
from glossary.plain.splits import splits_in
from glossary.plain.term_words import Place, term_drafts
from glossary.plain.translation import Level, PlainSentence
from glossary.senses import Meant
from glossary.spacy_english import Sentence

_QUOTED = re.compile(r"“[^”]{12,}”|\"[^\"]{12,}\"|‘[^’]{20,}’(?!\w)")
"""Words of pupils, titles, items of a questionnaire: what somebody said is never reworded."""


@dataclass(slots=True)
class Running:
    """What a text has told so far: senses explained already, and what its abbreviations stand for."""

    known: Mapping[str, str]
    explained: set[str] = field(default_factory=set[str])


def reword(
    source: str,
    words: Sentence,
    meant: Sequence[Meant],
    *,
    start: int,
    level: Level,
    running: Running,
) -> PlainSentence:
    """Return the sentence that starts at `start` of its text in plain words, or as it is with the reason.

    `meant` are the terms in it that this reader will not know or will misread. A change that breaks the
    meaning by itself is left out; when all together break it the sentence is refused.
    """
    explained = set(running.explained)
    drafts = [
        one
        for one in _drafts(
            source, words, meant, start=start, level=level, known=running.known, seen=explained
        )
        if not _quoted(source, one)
    ]
    end = start + len(source)
    refused = None
    for tried in _tries(source, chosen(drafts)):
        plain, edits = made(source, tried)
        lost = losses(source, plain, edits=edits)
        if not lost:
            running.explained |= explained if tried else set()
            return PlainSentence(start, end, source, plain, edits, refused=None)
        refused = lost[0].message
    return PlainSentence(start, end, source, source, (), refused=refused)


def _tries(source: str, drafts: list[Draft]) -> Iterator[list[Draft]]:
    """Yield all changes, then those that are sound by themselves."""
    yield drafts
    sound: list[Draft] = []
    for one in drafts:
        plain, edits = made(source, [one])
        if not losses(source, plain, edits=edits):
            sound.append(one)
    if sound and len(sound) < len(drafts):
        yield sound


def _drafts(
    source: str,
    words: Sentence,
    meant: Sequence[Meant],
    *,
    start: int,
    level: Level,
    known: Mapping[str, str],
    seen: set[str],
) -> Iterator[Draft]:
    annotated = level is Level.FULL
    short = [one for one in meant if one.spot.short]
    places = [
        Place(one.spot.start - start, one.spot.end - start, one.sense)
        for one in meant
        if one.sense is not None and not one.spot.short
    ]
    yield from short_names_in(
        source, short, offset=start, known=known, explained=seen, brackets_only=annotated
    )
    yield from term_drafts(source, words, places, explained=seen, brackets_only=annotated)
    yield from school_years_in(source, words, explained=seen)
    if annotated:
        return
    yield from references_in(source)
    yield from scaffolds_in(source)
    yield from passives_in(source, words)
    yield from nominalisations_in(words)
    yield from splits_in(source, words)
    for one in long_words_in(source, words):
        # Within a term every word stays: what is explained behind the sentence is found in it as it is named.
        if not any(one.start < place.end and place.start < one.end for place in places):
            yield one


def _quoted(source: str, draft: Draft) -> bool:
    return any(quote.start() < draft.end and draft.start < quote.end() for quote in _QUOTED.finditer(source))
