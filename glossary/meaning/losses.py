"""What a plain sentence lost, added or turned round of its source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kept(StrEnum):
    """What has to survive in a plain sentence."""

    NUMBER = "number"
    UNIT = "unit"
    NEGATION = "negation"
    HEDGE = "hedge"
    COMPARISON = "comparison"
    DIRECTION = "direction"
    POPULATION = "population"
    CONDITION = "condition"
    SIGNIFICANCE = "significance"
    CAUSE = "cause"
    LIMITATION = "limitation"
    RECORD = "record"
    """Not of the meaning: the edits given do not lead from the source to the plain version."""


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that did not survive: what kind, the words it concerns, and a sentence about it."""

    what: Kept
    words: str
    message: str
