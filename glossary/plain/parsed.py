"""The grammar of a text's sentences, parsed some at a time as they are asked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from glossary.plain.translation import Span
from glossary.spacy_english import Sentence, parse_each

AT_ONCE = 32
"""Sentences parsed at one go: enough for spaCy to be quick, few enough for a first output at once."""

NEAR = 2  # Sentences on each side that help to decide which sense is meant.


class ParsedSentences:
    """Sentences of a text by their place, each parsed once; offsets are those of the text."""

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        self._text = text
        self.spans = list(spans)
        self._starts = [start for start, _ in spans]
        self._parsed: dict[int, Sentence] = {}

    def words_of(self, start: int) -> Sentence:
        """Return the words of the sentence that starts at `start`, offsets counted in the sentence."""
        words = self._sentence(bisect_right(self._starts, start) - 1)
        return tuple(replace(word, start=word.start - start, end=word.end - start) for word in words)

    def at(self, start: int) -> tuple[Sentence, int, list[Sentence]] | None:
        """Return the sentence around a place, the index of the word that stands there, and its neighbours."""
        index = bisect_right(self._starts, start) - 1
        if index < 0 or start >= self.spans[index][1]:
            return None
        sentence = self._sentence(index)
        for number, word in enumerate(sentence):
            if word.start <= start < word.end:
                near = range(max(0, index - NEAR), min(len(self.spans), index + NEAR + 1))
                return sentence, number, [self._sentence(one) for one in near]
        return None

    def _sentence(self, index: int) -> Sentence:
        if index not in self._parsed:
            wanted = [
                one for one in range(index, min(index + AT_ONCE, len(self.spans))) if one not in self._parsed
            ]
            texts = [_smooth(self._text[slice(*self.spans[one])]) for one in wanted]
            for one, parsed in zip(wanted, parse_each(texts), strict=True):
                first = self._starts[one]
                self._parsed[one] = tuple(
                    replace(word, start=word.start + first, end=word.end + first) for word in parsed
                )
        return self._parsed[index]


def _smooth(text: str) -> str:
    """Return the text with every line break and odd space as one space, of the same length."""
    return re.sub(r"[\s\u00ad]", " ", text)
