"""Finds the sentences that are hard to read, says why, and cuts them where both halves surely stand alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from glossary.plain.drafts import Draft, made
from glossary.plain.prose import is_prose
from glossary.plain.splits import splits_in
from glossary.readability.words import Span, words_by_sentence
from glossary.spacy_english import parse_each

MOST_WORDS = 25
"""Words outside brackets; beyond it the content guidance of GOV.UK asks writers to see where to split."""
MOST_CLAUSES = 3
"""Clauses hung on with "which", "although", "whether" and the like; more must be kept in mind at once."""
MOST_TERMS = 4
"""Different words to look up in one sentence, from which it is hard however short it is."""
NOT_A_SENTENCE = 150
"""Words; so many without a stop are a table or a list that lost its lines, and advice would be wrong."""
MOST_PARSED = 300
"""Sentences that are parsed for a place to cut, some four seconds; a longer report has advice enough."""

_BRACKETED = re.compile(r"\([^()]{0,400}\)|\[[^\[\]]{0,400}\]")
_HANGING = re.compile(
    r"\b(?:which|who|whom|whose|although|though|whereas|while|because|unless|whether|when|if|that)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:so|such|than|like|at|in|on|of|for|to|with|after|before|by)\s+that\b", re.IGNORECASE
)
_JOINT = re.compile(r";\s|,\s+(?:and|but)\s", re.IGNORECASE)
"""Where a sentence can be cut, if anywhere: only one that has it is worth parsing."""


@dataclass(frozen=True, slots=True)
class HardSentence:
    """A sentence that is hard to read, in code points of the text, with the reason in plain words.

    `halves` is the sentence cut in two or more, empty where no cut is sure; `cut_before` are the first words
    after the first cut.
    """

    start: int
    end: int
    words: int
    why: str
    halves: str = ""
    cut_before: str = ""

    @property
    def message(self) -> str:
        """Why the sentence is hard, and what to do about it."""
        if self.cut_before:
            return f"{self.why} Begin a new sentence at “{self.cut_before} …”."
        return f"{self.why} Say one thing in each sentence."


def hard_sentences(
    text: str, *, sentences: Sequence[Span], terms: Sequence[tuple[int, str]] = ()
) -> Iterator[HardSentence]:
    """Yield the hard sentences of a text, in order.

    `terms` are the places, in order, of words that the reader will stumble over, each with what tells it
    from others. Headings, tables, references and lists are passed over. Never raises for what the text says.
    """
    found: list[HardSentence] = []
    for start, end in sentences:
        hard = _judged(text, (start, end), terms)
        if hard is not None:
            found.append(hard)
    yield from _cut(text, found)


def _judged(text: str, span: Span, terms: Sequence[tuple[int, str]]) -> HardSentence | None:
    start, end = span
    sentence = text[start:end]
    flat = _BRACKETED.sub(" ", sentence)
    words = sum(map(len, words_by_sentence(flat, sentences=[(0, len(flat))])))
    if words > NOT_A_SENTENCE or not is_prose(sentence):
        return None
    clauses = len(_HANGING.findall(flat)) - len(_POINTS.findall(flat))
    here = terms[bisect_left(terms, (start, "")) : bisect_left(terms, (end, ""))]
    to_look_up = len({which for _, which in here})
    if words <= MOST_WORDS and clauses <= MOST_CLAUSES and to_look_up < MOST_TERMS:
        return None
    return HardSentence(start, end, words, _why(words=words, clauses=clauses, terms=to_look_up))


def _why(*, words: int, clauses: int, terms: int) -> str:
    """Say what makes a sentence hard, the weightiest first."""
    has = [f"{words} words"]
    if terms > 1:
        has.append(f"{terms} of them to look up")
    if clauses > 1:
        has.append(f"{clauses} clauses that hang on others")
    counted = has[0] if len(has) == 1 else f"{', '.join(has[:-1])} and {has[-1]}"
    long = f" Over {MOST_WORDS} words are hard to take in at one reading." if words > MOST_WORDS else ""
    return f"This sentence has {counted}.{long}"


def _cut(text: str, found: Sequence[HardSentence]) -> Iterator[HardSentence]:
    """Yield the sentences again, with the cut of those that surely can be cut."""
    worth = [one for one in found if _JOINT.search(text, one.start, one.end)][:MOST_PARSED]
    # Line breaks inside a sentence would be read as tokens of their own.
    sources = [re.sub(r"\s", " ", text[one.start : one.end]) for one in worth]
    parsed = dict(
        zip((one.start for one in worth), zip(sources, parse_each(sources), strict=True), strict=True)
    )
    for one in found:
        if one.start not in parsed:
            yield one
            continue
        source, words = parsed[one.start]
        drafts = sorted(splits_in(source, words), key=lambda draft: draft.start)
        yield (
            replace(one, halves=made(source, drafts)[0], cut_before=_opening(source, drafts[0]))
            if drafts
            else one
        )


def _opening(source: str, draft: Draft) -> str:
    """Return the first words after a cut."""
    return " ".join(source[draft.end :].split()[:3]).rstrip(",.;:")
