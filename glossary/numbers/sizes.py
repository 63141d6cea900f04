"""How much a number says, in words that claim no more than the figure does."""

from __future__ import annotations

from glossary.figures import number_in_words
from glossary.numbers.number import Direction, Kind, Number
from glossary.numbers.results import STANDARDISED

RATIOS = {
    "OR": ("the odds were {} times as high in the first group", "odds are not the same as how likely it is"),
    "risk ratio": (
        "it was {} times as likely in the first group",
        "a ratio of how likely it is in two groups",
    ),
    "hazard ratio": (
        "it came {} times as fast in the first group",
        "a ratio of how fast it comes in two groups",
    ),
}
"""What a ratio says, with a place for its figure, and what it is not to be taken for."""

_EFFECTS = {
    "effect size": "an effect size of about {}",
    "raw mean difference": "a difference of {} on the scale that was used",
    "percentile points": "{} percentile points",
    "beta": "a coefficient of {} in the authors' model: how far the outcome goes along with this, the rest "
    "held equal",
    "Tau-U": "an effect size of {} for single cases, which is on another scale than those for groups",
}
_SHARES_EXPLAINED = {"eta squared", "partial eta squared", "omega squared", "epsilon squared"}
_TESTS = {
    "t": "a t test", "F": "an F test", "chi squared": "a chi-squared test", "z": "a z test", "U": "a U test",
    "W": "a rank test", "H": "a rank test", "Wilks' lambda": "a test of several outcomes at once",
}  # fmt: skip
_OTHERS = {
    "mean": "an average of {}",
    "score": "a score of {}",
    "points": "a score of {} points",
    "median": "half were at {} or above, half at it or below",
    "SD of scores": "single scores lay typically about {} away from the average",
    "standard error": "the estimate could typically be off by about {} through chance",
    "reliability": "{} on a scale where full consistency is one: how far the questions of the scale agree",
    "kappa": "{} on a scale where full agreement is one: how far ratings agreed beyond luck",
    "coefficient of determination": "a part of {} of the differences in the outcome goes with the model",
    "heterogeneity": "{}: how far the results of the studies differ from one another",
    "fit index": "{}: how well the authors' model fits their data",
    "normalised gain": "a part of {} of what could still be gained was gained",
}
_COMMAS_FROM = 1000


def written(value: float) -> str:
    """A figure in the house style: true minus, a nought before the point, commas from a thousand on."""
    if abs(value) >= _COMMAS_FROM and value == int(value):
        return f"{'−' if value < 0 else ''}{abs(int(value)):,}"
    return number_in_words(value)


def size_in_words(one: Number) -> str:
    """How much an effect is, by its kind and unit: "about 0.31 standard deviations".

    The figure is without its sign where the direction says which way it points.
    """
    pointed = one.direction in {Direction.FAVOURS, Direction.AGAINST}
    value = one.value or 0.0
    figure = written(abs(value) if pointed else value)
    match one.kind:
        case Kind.MONTHS_PROGRESS:
            return _months(value)
        case Kind.PERCENTAGE:
            return _percentage(one, figure)
        case Kind.CORRELATION:
            return _together(value)
        case _:
            return _effect(one, figure)


def other_in_words(one: Number) -> str:
    """What a number says that is no effect: an average, a spread, a test's own figure, something counted."""
    figure = written(one.value or 0.0)
    if one.unit in _TESTS:
        return f"{_TESTS[one.unit]} gave {figure}, from which p is worked out; it does not say how much"
    if one.unit in _OTHERS:
        return _OTHERS[one.unit].format(figure)
    if one.unit in one.text:
        return f"{one.text}, as the text counts it"
    return f"{figure} ({one.unit})" if one.unit else figure


def agreement_in_words(one: Number) -> str:
    """An intraclass correlation: how alike the pupils of a class or school are, or how far ratings agree."""
    figure = written(one.value or 0.0)
    if one.unit == "ICC reliability":
        return f"{figure} on a scale where full agreement is one: how far ratings of the same thing agreed"
    return (
        f"a part of {figure} of all the differences lay between groups such as classes or schools rather "
        "than between the pupils within them"
    )


def _effect(one: Number, figure: str) -> str:
    if one.unit in RATIOS:
        said, caution = RATIOS[one.unit]
        return f"{said.format(written(one.value or 0.0))} ({caution})"
    if one.unit in _EFFECTS:
        return _EFFECTS[one.unit].format(figure)
    if one.unit in STANDARDISED:
        return f"about {figure} standard deviations"
    if one.unit in _SHARES_EXPLAINED:
        return f"{one.unit} is {figure}: the part of all the differences in scores that goes with the groups"
    if one.unit == "raw points":
        return f"{figure} {'point' if abs(one.value or 0.0) == 1 else 'points'} on the scale that was used"
    return f"a figure of {figure} ({one.unit}) on a scale of its own"


def _months(value: float) -> str:
    counted = "month" if abs(value) == 1 else "months"
    less = "less" if value < 0 else "more"
    return (
        f"the text speaks of {written(abs(value))} {counted} {less} progress, which is an effect size put "
        "into months, not time that was measured"
    )


def _percentage(one: Number, figure: str) -> str:
    if one.unit == "percentage_points":
        return f"{figure} percentage points, a gap between two shares of every hundred"
    return (
        f"{figure} in every hundred"
        if one.direction is None
        else f"a change or gap of {figure} in every hundred"
    )


def _together(value: float) -> str:
    other = "less" if value < 0 else "more"
    return (
        f"those with more of the one tended to have {other} of the other (correlation {written(value)}); "
        "this does not show that one brings about the other"
    )
