"""Chooses the sentence of a passage that best speaks to a question."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from corpus.documents import Author, Document
from indexer.build import embedded_text
from indexer.encoders import Encoder
from indexer.passages import Passage
from indexer.sentences import sentences
from indexer.words import stems
from search_api.answer import Quote
from search_api.intent import FOUND
from search_api.retrieval import Retrieved

SHORTEST = 6
"""Fewest words of a quote. Shorter units are headings, labels and table cells, which say nothing alone."""

WORDS_SHARE = 0.1
"""Weight of shared rare words beside likeness of meaning in the choice of a sentence."""

RESULT = 0.15
"""Gained, in our own "What was found", by a sentence that states a result over one on how it came about."""

_RESULT = re.compile(
    r"\b(?:months?|effect sizes?|percentile|rated|rating|not enough evidence)\b|gives “", re.I
)

CANDIDATES = 4
"""Sentences of a passage that are embedded; those that share least with the question are left out first. A
passage has five on average, and embedding them is most of the time an answer takes."""

LOOKED_AT = 300
"""Characters of a sentence that are embedded: what it is about is said by then."""

BROKEN = 0.15
"""Taken off a unit that starts or stops in mid-sentence, as at the edge of a page."""


def choose_quotes(
    passages: Sequence[Passage],
    *,
    documents: Sequence[Document],
    retrieved: Retrieved,
    encoder: Encoder,
    rarity: Callable[[str], float],
) -> list[Quote]:
    """Return the best sentence of each passage as a verbatim quote with its place.

    Each sentence is looked at with the title of its document, which says what its pronouns mean. All are
    embedded in one go: a page of ten findings costs one run of the model.
    """
    weights = {stem: rarity(stem) for stem in retrieved.stems}
    worths = [
        _worths(passage, document, weights) for passage, document in zip(passages, documents, strict=True)
    ]
    units = [sorted(sorted(worth, key=lambda unit: -worth[unit])[:CANDIDATES]) for worth in worths]
    flat = [
        embedded_text(document.facts.title or "", passage.text[start:end][:LOOKED_AT])
        for passage, document, found in zip(passages, documents, units, strict=True)
        for start, end in found
    ]
    likeness = iter((encoder.encode_passages(flat) @ retrieved.vector[0]).tolist() if flat else [])
    quotes: list[Quote] = []
    for passage, document, found, worth in zip(passages, documents, units, worths, strict=True):
        scored = {unit: next(likeness) + worth[unit] for unit in found}
        start, end = max(found, key=lambda unit: (scored[unit], -unit[0]))
        quotes.append(span(passage, start, end, by=document.by))
    return quotes


def span(passage: Passage, start: int, end: int, *, by: Author) -> Quote:
    """Return part of a passage, offsets counted in its page or section."""
    return Quote(
        text=passage.text[start:end],
        by=by,
        page=passage.page,
        section=passage.section,
        start=passage.start + start,
        end=passage.start + end,
    )


def whole(passage: Passage, *, by: Author) -> Quote:
    """Return a passage without the white space around it."""
    start = len(passage.text) - len(passage.text.lstrip())
    return span(passage, start, len(passage.text.rstrip()), by=by)


def _units(text: str) -> list[tuple[int, int]]:
    """Return the spans worth quoting: sentences, or the whole passage where none is long enough."""
    found = [(start, end) for start, end in sentences(text) if len(text[start:end].split()) >= SHORTEST]
    return found or [(len(text) - len(text.lstrip()), len(text.rstrip()))]


def _worths(passage: Passage, document: Document, weights: dict[str, float]) -> dict[tuple[int, int], float]:
    """Return what each unit of a passage is worth before its meaning is looked at."""
    ours = document.by == "our_summary" and passage.section == FOUND
    worths: dict[tuple[int, int], float] = {}
    for start, end in _units(passage.text):
        sentence = passage.text[start:end]
        states = ours and _RESULT.search(sentence) is not None
        worths[start, end] = WORDS_SHARE * _shared(sentence, weights) - _broken(sentence) + RESULT * states
    return worths


def _shared(sentence: str, weights: dict[str, float]) -> float:
    """Return the share of the question's words, weighted by rarity, that stand in the sentence."""
    total = sum(weights.values())
    held = set(stems(sentence))
    return sum(weight for stem, weight in weights.items() if stem in held) / total if total else 0.0


def _broken(sentence: str) -> float:
    whole_start = sentence[:1].isupper() or not sentence[:1].isalpha()
    whole_end = sentence.rstrip('"”’)]')[-1:] in ".!?…:"
    return BROKEN * ((not whole_start) + (not whole_end))


def matched_words(question: str, passage: Passage, title: str) -> tuple[str, ...]:
    """Return the words of the question that stand in the passage or title, as they were typed."""
    held = set(stems(f"{title} {passage.text}"))
    found: list[str] = []
    for word in question.split():
        plain = word.strip(".,;:!?\"'“”‘’()[]")
        parts = stems(plain)
        if parts and all(part in held for part in parts) and plain.casefold() not in map(str.casefold, found):
            found.append(plain)
    return tuple(found)
