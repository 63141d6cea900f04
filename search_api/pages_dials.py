"""Turns the figures of a document into dials: words first, the figure behind."""

from __future__ import annotations

from corpus.documents import Effect, Facts
from glossary.figures import (
    NOT_ENOUGH,
    cost_in_words,
    effect_in_words,
    progress_in_words,
    strength_in_words,
)
from search_api.pages_views import Dial, Scale
from search_api.wording import rated_in_months

NO_FIGURES = "Not rated: no size of effect, certainty or cost is on file."

WIDTH = 120.0
"""Width of the drawn line, in its own units; "no difference" stands in the middle."""

THINNEST = 4.0
"""Narrowest range that can still be seen at the size of a phone."""

UNITS = {"standard deviations": (1.0, 0.05), "percentile points": (50.0, 2.0)}
"""Unit -> (figure at either end of the line, figure below which a difference hardly is one).

0.05 standard deviations is where Kraft, "Interpreting Effect Sizes of Education Interventions"
(Educational Researcher 49(4), 2020), ends a small effect; around the middle of a ranking it is 2 places in
a hundred.
"""


def dials(facts: Facts) -> tuple[Dial, ...]:
    """Return difference, certainty and cost; empty where not one of them is on file."""
    found = (_difference(facts), _sure(facts), _cost(facts))
    nothing = facts.effect is None and facts.strength is None and facts.cost is None
    return () if nothing else found


def _difference(facts: Facts) -> Dial:
    if rated_in_months(facts):
        return _progress(facts)
    if facts.effect is None:
        return _dial("difference", "No single figure on file", known=False)
    return _effect(facts.effect)


def _progress(facts: Facts) -> Dial:
    effect = facts.effect
    if facts.months is None:
        return _dial(
            "difference", _capital(NOT_ENOUGH), "EEF gives no figure. That is not a zero.", known=False
        )
    if effect is None or effect.low is None or effect.high is None:
        # Months alone are read as far more than they are, so they stay hidden.
        return _dial("difference", "Not shown", "The effect size behind it is not on file.", known=False)
    line = progress_in_words(
        months=facts.months, low=effect.low, high=effect.high, source=effect.source, strength=facts.strength
    )
    said, _, rest = line.partition("; ")
    table, _, _ = rest.rpartition("; ")
    return _dial("difference", _capital(said), _capital(table), scale=_scale(effect))


def _effect(effect: Effect) -> Dial:
    try:
        figure = effect_in_words(
            low=effect.low, high=effect.high, value=effect.value, unit=effect.unit, source=effect.source
        )
    except ValueError:
        return _dial("difference", "Not shown", "The figure on file is not complete.", known=False)
    points = [point for point in (effect.low, effect.high) if point is not None]
    if effect.value is None and not points:
        return _dial("difference", "No figure on file", _capital(figure), known=False)
    return _dial("difference", _direction(effect, points), _capital(figure), scale=_scale(effect))


def _direction(effect: Effect, points: list[float]) -> str:
    """Say which way an effect goes and no more: whether it is worth having is for the reader to judge."""
    unit = _unit(effect)
    if unit is None:
        return "Measured in its own unit"
    if effect.value is not None:
        doubt = ", could be none" if points and min(points) <= 0 <= max(points) else ""
        return _where(effect.value, unit[1]) + doubt
    low, high = (_where(point, unit[1]) for point in (min(points), max(points)))
    return low if low == high else f"From {low[:1].lower()}{low[1:]} to {high[:1].lower()}{high[1:]}"


def _where(point: float, hardly: float) -> str:
    if abs(point) < hardly:
        return "Hardly any difference"
    return "Ahead of pupils without it" if point > 0 else "Behind pupils without it"


def _scale(effect: Effect) -> Scale | None:
    unit = _unit(effect)
    points = [point for point in (effect.low, effect.high, effect.value) if point is not None]
    if unit is None or not points:
        return None
    places = [_place(point, unit[0]) for point in points]
    width = max(max(places) - min(places), THINNEST)
    left = min(max((min(places) + max(places) - width) / 2, 0.0), WIDTH - width)
    dot = None if effect.value is None else round(_place(effect.value, unit[0]), 1)
    return Scale(left=round(left, 1), width=round(width, 1), dot=dot)


def _unit(effect: Effect) -> tuple[float, float] | None:
    return next((ends for name, ends in UNITS.items() if effect.unit.startswith(name)), None)


def _place(point: float, end: float) -> float:
    return WIDTH / 2 * (1 + max(-1.0, min(1.0, point / end)))


def _sure(facts: Facts) -> Dial:
    if facts.strength is None:
        return _dial("sure", "Not rated", known=False)
    words, figure = _rating(strength_in_words(facts.strength))
    if facts.strength == 0:
        return _dial("sure", words, figure, known=False)
    return _dial("sure", f"{words} evidence", figure, steps=_steps(facts.strength))


def _cost(facts: Facts) -> Dial:
    if facts.cost is None:
        return _dial("cost", "Not on file", known=False)
    words, figure = _rating(cost_in_words(facts.cost))
    return _dial("cost", words, figure, steps=_steps(facts.cost))


def _rating(said: str) -> tuple[str, str]:
    words, _, figure = said.partition(" (")
    return _capital(words), figure.rstrip(")")


def _steps(rating: int) -> tuple[bool, ...]:
    return tuple(step < rating for step in range(5))


_NAMES = {"difference": "How much difference", "sure": "How sure", "cost": "What it costs"}


def _dial(
    key: str,
    words: str,
    figure: str = "",
    *,
    known: bool = True,
    scale: Scale | None = None,
    steps: tuple[bool, ...] = (),
) -> Dial:
    return Dial(key=key, name=_NAMES[key], words=words, figure=figure, known=known, scale=scale, steps=steps)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
