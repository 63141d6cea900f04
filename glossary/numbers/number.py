"""A number of research prose: what it is, how much, in which direction, and how it may be said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a number is."""

    EFFECT_SIZE = "effect_size"
    P_VALUE = "p_value"
    CONFIDENCE_INTERVAL = "confidence_interval"
    SAMPLE_SIZE = "sample_size"
    ODDS_RATIO = "odds_ratio"
    CORRELATION = "correlation"
    PERCENTAGE = "percentage"
    MONTHS_PROGRESS = "months_progress"
    ICC = "icc"
    OTHER = "other"


class Direction(StrEnum):
    """Which way a number points, for the programme or the group named first."""

    FAVOURS = "favours"
    AGAINST = "against"
    NO_CLEAR_EFFECT = "no_clear_effect"


@dataclass(frozen=True, slots=True)
class Rendering:
    """A classroom rendering of a number beside it: which one, in words, and whose conversion it is."""

    name: str
    said: str
    source: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text; offsets are code points of it.

    `value` is None for an interval and for "ns"; `low` and `high` are set for intervals, `op` is one of
    "=", "<", ">", "<=", ">=" and "~", `unit` says what is counted ("SD", "d", "pupils", "percent",
    "percentage_points"), `level` is the confidence level of an interval in percent. `reading` is one
    careful plain sentence, `renderings` the labelled classroom conversions that may stand beside it.
    """

    start: int
    end: int
    text: str
    kind: Kind
    value: float | None = None
    low: float | None = None
    high: float | None = None
    op: str = "="
    unit: str = ""
    level: float | None = None
    direction: Direction | None = None
    reading: str = ""
    renderings: tuple[Rendering, ...] = ()
