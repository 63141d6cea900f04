"""The grammar around the spotted words of a text: only the parts that hold one are parsed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from glossary.spacy_english import Sentence, Word, parse
from glossary.spotting import Spot

Span = tuple[int, int]
"""Start and end of a part of a text, in code points."""

MOST_AT_ONCE = 20_000  # Characters parsed at one go: spaCy's memory grows with them.


class Grammar:
    """The parsed sentences of a text, found by a place in it."""

    def __init__(self, sentences: dict[int, Sentence], starts: list[int]) -> None:
        self._sentences = sentences
        self._starts = starts

    def at(self, start: int) -> tuple[Sentence, int, list[Sentence]] | None:
        """Return the sentence around a place, the index of the word that stands there, and all sentences."""
        index = bisect_right(self._starts, start) - 1
        if index < 0:
            return None
        sentence = self._sentences[self._starts[index]]
        for number, word in enumerate(sentence):
            if word.start <= start < word.end:
                near = self._starts[max(0, index - 2) : index + 3]
                return sentence, number, [self._sentences[one] for one in near]
        return None


def grammar_of(text: str, pieces: Sequence[Span], spots: Sequence[Spot]) -> Grammar:
    """Parse the pieces of a text in which spots stand; offsets are those of the text."""
    places = [one.start for one in spots]
    wanted = [
        part
        for piece in pieces
        for part in _parts(text, piece)
        if bisect_left(places, part[0]) < bisect_left(places, part[1])
    ]
    sentences: dict[int, Sentence] = {}
    # Soft hyphens would split words; a space of the same width keeps every offset.
    for (first, _), parsed in zip(wanted, parse(_smooth(text[a:b]) for a, b in wanted), strict=True):
        for sentence in parsed:
            moved = tuple(_moved(word, first) for word in sentence)
            if moved:
                sentences[moved[0].start] = moved
    return Grammar(sentences, sorted(sentences))


def _parts(text: str, piece: Span) -> Iterator[Span]:
    """Yield a paragraph in parts that are parsed at one go, cut where a sentence seems to end."""
    start, end = piece
    while end - start > MOST_AT_ONCE:
        cut = text.rfind(". ", start, start + MOST_AT_ONCE)
        cut = cut + 1 if cut > start else start + MOST_AT_ONCE
        yield start, cut
        start = cut
    yield start, end


def _smooth(text: str) -> str:
    """Return the text with every line break and odd space as one space, of the same length."""
    return re.sub(r"\s", " ", text)


def _moved(word: Word, by: int) -> Word:
    return Word(
        word.text, word.lemma, word.pos, word.tag, word.dep, word.head, word.start + by, word.end + by
    )
