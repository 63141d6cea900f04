"""Readability of a text by several formulas."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """One formula by one library: its name, its figure, and the school grade or ease it stands for."""

    name: str
    library: str
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Readability:
    """Counts of a text and what the formulas make of it; figures are None for a text too short to judge."""

    words: int
    sentences: int
    words_per_sentence: float
    measures: tuple[Measure, ...]
