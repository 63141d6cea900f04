"""The parts of a gist: what a text states of a study, each with the sentence it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """What a part of a gist tells."""

    DESIGN = "design"
    WHO = "who"
    DONE = "done"
    COMPARED = "compared"
    MEASURED = "measured"
    DIRECTION = "direction"
    SIZE = "size"
    SURE = "sure"
    LINE = "line"
    """The one or two lines composed from the other parts."""


@dataclass(frozen=True, slots=True)
class GistPart:
    """One part: its plain words, and the number (from 0) of the sentence that states it.

    `start` and `end` are code points of the text where it is stated. The composed line names the sentence
    of its main finding.
    """

    part: Part
    text: str
    sentence: int
    start: int
    end: int
