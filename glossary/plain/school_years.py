"""Adds the ages to school years of another country: a teacher in England does not teach seventh graders."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.plain.drafts import Draft
from glossary.plain.translation import EditKind
from glossary.spacy_english import Sentence
from glossary.year_groups import System, read_year

SENSE = "grade-level"
"""The glossary's sense whose meaning the ages are."""

_NUMBERED = re.compile(
    r"\d|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth", re.I
)
"""A year of its own; names of whole stages ("middle school") are terms of the glossary."""
_HOME = (System.ENGLAND, System.WALES)
"""Where years are counted as the reader counts them."""


def school_years_in(sentence: str, words: Sentence, *, explained: set[str]) -> Iterator[Draft]:
    """Yield the ages behind each school year of another system, once in a text for each."""
    for one in read_year(sentence):
        key = f"{SENSE}:{one.age_from}-{one.age_to}"
        if (
            not _NUMBERED.search(one.text)
            or one.system is None
            or one.system in _HOME
            or not one.stages
            or key in explained
        ):
            continue
        if " and " in one.text and re.match(r"\s[a-z]", sentence[one.end :]):
            continue  # "Grade 5 and 12 passages": the second number is not a year's.
        end = _noun_end(words, one.end)
        if sentence[end : end + 2] in (" (", " [") or sentence[end : end + 1] in tuple("-–'’/)"):
            continue
        if sentence.count("(", 0, end) > sentence.count(")", 0, end):
            continue
        said = f" (ages {one.age_from} to {one.age_to})"
        if said in explained:
            continue
        explained.update((key, said))
        names = ", ".join(stage.name for stage in one.stages[:2])
        yield Draft(
            end,
            end,
            said,
            EditKind.GLOSS,
            f"{names} in {one.system.value} is for ages {one.age_from} to {one.age_to}.",
            SENSE,
        )


def _noun_end(words: Sentence, end: int) -> int:
    """Return where the noun ends that the school year belongs to ("seventh-grade students")."""
    for at, word in enumerate(words):
        if word.start < end <= word.end:
            if word.dep in ("compound", "amod", "nmod", "nummod") and word.head > at:
                head = words[word.head]
                if head.dep in ("compound", "amod") and head.head > word.head:
                    head = words[head.head]
                return head.end
            return max(end, word.end)
    return end
