"""Readability formulas as their authors published them, from counts of words, sentences and syllables."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

GRADE = "US school grade"
DALE_CHALL_SCORE = "Dale-Chall score"

HARD_SHARE = 5.0
"""Per cent of unfamiliar words above which Dale and Chall add their constant."""

_DALE_CHALL_GRADES = (
    (5.0, (1, 4)),
    (6.0, (5, 6)),
    (7.0, (7, 8)),
    (8.0, (9, 10)),
    (9.0, (11, 12)),
    (10.0, (13, 15)),
)
_BEYOND = (16, 16)


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of a text: `polysyllables` have three syllables or more, `complex_words` are the Fog's."""

    words: int
    sentences: int
    syllables: int
    polysyllables: int
    complex_words: int


def flesch_kincaid(counts: Counts) -> float:
    """US school grade by Kincaid, Fishburne, Rogers and Chissom (1975)."""
    return 0.39 * counts.words / counts.sentences + 11.8 * counts.syllables / counts.words - 15.59


def smog(counts: Counts) -> float:
    """US school grade by McLaughlin (1969); made for 30 sentences, for fewer it is a guess."""
    return 1.0430 * sqrt(counts.polysyllables * 30 / counts.sentences) + 3.1291


def gunning_fog(counts: Counts) -> float:
    """US school grade by Gunning (1952)."""
    return 0.4 * (counts.words / counts.sentences + 100 * counts.complex_words / counts.words)


def dale_chall(*, words: int, sentences: int, unfamiliar: int) -> float:
    """Score by Dale and Chall (1948) from the words that are not on their list; see `dale_chall_grades`."""
    share = 100 * unfamiliar / words
    score = 0.1579 * share + 0.0496 * words / sentences
    return score + 3.6365 if share > HARD_SHARE else score


def dale_chall_grades(score: float) -> tuple[int, int]:
    """Return the lowest and highest US school grade of a score, by the table of Dale and Chall (1948)."""
    return next((grades for below, grades in _DALE_CHALL_GRADES if score < below), _BEYOND)
