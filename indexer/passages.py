"""Cuts the text of a place into passages: quotable spans at sentence boundaries."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indexer.reading.readings import Place
from indexer.sentences import sentences

PASSAGE_WORDS = 120
"""Most words in a passage, unless one sentence is longer. About 160 tokens: well inside the 256 that the
default model reads, and short enough that a teacher sees the point of a passage at a glance."""

HEADING_WORDS = 12
"""A paragraph of at most this many words without a closing stop is taken for a heading."""

_NUMBER = re.compile(r"^(?:\d{1,2}\.)*\d{1,2}\.?\s+")
"""The number of a heading such as "3.1 Method"."""

SENTENCE_ENDS = '.!?…"”’)]:;'


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A quotable span of a document.

    `start` and `end` count code points in the cleaned text of its page or section; the passages of a place
    cover that text once, without gaps. `indexed` is False for spans nobody looks for (a bibliography).
    """

    id: str
    document_id: str
    page: int | None
    section: str | None
    start: int
    end: int
    text: str
    indexed: bool = True


def passages_of(document_id: str, places: Iterable[Place]) -> list[Passage]:
    """Cut all places of a document, in reading order; ids are stable as long as place and words are."""
    cut: list[Passage] = []
    seen: dict[str, int] = {}
    for place in places:
        for start, end, indexed in spans(place):
            text = place.text[start:end]
            digest = hashlib.sha256(f"{place.page}\x1f{place.section}\x1f{text}".encode()).hexdigest()[:12]
            again = seen.get(digest, 0)
            seen[digest] = again + 1
            cut.append(
                Passage(
                    id=f"{document_id}:{digest}" + (f"-{again}" if again else ""),
                    document_id=document_id,
                    page=place.page,
                    section=place.section,
                    start=start,
                    end=end,
                    text=text,
                    indexed=indexed and any(char.isalnum() for char in text),
                )
            )
    return cut


def spans(place: Place) -> list[tuple[int, int, bool]]:
    """Return (start, end, indexed) of each passage of a place; together they cover its text once.

    A passage never crosses from text into the bibliography, and a heading opens the passage below it.
    """
    text = place.text
    if not text:
        return []
    edge = len(text) if place.references_from is None else place.references_from
    cuts = [
        *((start, end, True) for start, end in _grouped(text, 0, edge)),
        *((start, end, False) for start, end in _grouped(text, edge, len(text))),
    ]
    return [(start, end, indexed) for start, end, indexed in cuts if end > start]


def _grouped(text: str, begin: int, stop: int) -> list[tuple[int, int]]:
    units = [(begin + start, begin + end) for start, end in sentences(text[begin:stop])]
    if not units:
        return [(begin, stop)] if stop > begin else []
    starts = [units[0][0]]
    words = 0
    for index, (start, end) in enumerate(units):
        count = len(text[start:end].split())
        full = words + count > PASSAGE_WORDS
        if index and (full or _opens(text, units, index)) and words:
            starts.append(start)
            words = 0
        words += count
    starts[0] = begin
    return list(zip(starts, [*starts[1:], stop], strict=True))


def _opens(text: str, units: Sequence[tuple[int, int]], index: int) -> bool:
    """Whether unit `index` is a heading above running text, so that a new passage starts with it."""
    start, end = units[index]
    line = text[start:end]
    stands_alone = text[units[index - 1][1] : start].count("\n") > 1 and (
        index + 1 < len(units) and text[end : units[index + 1][0]].count("\n") > 1
    )
    follows_heading = _is_heading(text[slice(*units[index - 1])])
    return stands_alone and _is_heading(line) and not follows_heading


def _is_heading(line: str) -> bool:
    words = _NUMBER.sub("", line)
    return len(words.split()) <= HEADING_WORDS and line[-1:] not in SENTENCE_ENDS and words[:1].isupper()
