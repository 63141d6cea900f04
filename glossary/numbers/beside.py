"""The classroom renderings that may stand beside a number, labelled, never without its original figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from glossary.numbers.circumstances import Circumstances
from glossary.numbers.formulas import (
    above_average,
    improvement_index,
    kraft_benchmarks,
    months_conversion,
    odds_ratio_as_difference,
)
from glossary.numbers.number import Direction, Kind, Number, Rendering
from glossary.numbers.reading import interval_of
from glossary.numbers.results import STANDARDISED
from glossary.numbers.sizes import written

LARGEST_RENDERED = 2.0
"""Beyond two standard deviations the bell curve behind the renderings says nothing a teacher could use."""


@dataclass(frozen=True, slots=True)
class _Effect:
    """An effect in standard deviations, above nought where it is the better one, with its ends if known."""

    value: float
    ends: tuple[float, float] | None


def renderings_of(
    one: Number, *, result: Sequence[Number], circumstances: Circumstances
) -> tuple[Rendering, ...]:
    """The renderings that fit a number, each with the original figure and its interval in its words.

    There are none where the sentence does not say which way the number points, or sets before against after
    with no other group. Months and Kraft's benchmarks are for attainment alone. Where the number may be
    chance, each says so first.
    """
    alone = circumstances.before_after and not circumstances.compared
    if one.value is None or one.direction is None or alone:
        return ()
    if one.kind is Kind.ODDS_RATIO and one.value > 0:
        return (_odds(one, result),)
    if one.kind is not Kind.EFFECT_SIZE or one.unit not in STANDARDISED or abs(one.value) > LARGEST_RENDERED:
        return ()
    effect = _oriented(one, interval_of(result))
    made = [_above(one, effect, result), _index(one, effect, result)]
    if circumstances.attainment:
        made = [*_months(one, effect, result), *made, _benchmark(one, effect, result)]
    return tuple(made)


def _oriented(one: Number, interval: Number | None) -> _Effect:
    """The effect with the sign of its direction: "0.19 SD below" and a gain printed as "d = −0.2" alike."""
    written_as = one.value or 0.0
    value = written_as
    if one.direction is not Direction.NO_CLEAR_EFFECT:
        value = abs(value) if one.direction is Direction.FAVOURS else -abs(value)
    if interval is None or interval.low is None or interval.high is None:
        return _Effect(value, None)
    low, high = interval.low, interval.high
    if not low <= value <= high and -high <= value <= -low:
        low, high = -high, -low
    return _Effect(value, (low, high))


def _months(one: Number, effect: _Effect, result: Sequence[Number]) -> list[Rendering]:
    months = months_conversion.months_of_progress(effect.value)
    if months is None:
        return []
    said = _in_months(months)
    if effect.ends is not None:
        low, high = (months_conversion.months_of_progress(end) for end in effect.ends)
        if low is not None and high is not None:
            said = f"{said}, its range {_signed(low)} to {_signed(high)} months"
    return [_rendering(months_conversion.NAME, months_conversion.SOURCE, said, one, result)]


def _in_months(months: int) -> str:
    if months == 0:
        return "about no months either way in EEF's table"
    counted = "month" if abs(months) == 1 else "months"
    return f"about {abs(months)} {counted} {'more' if months > 0 else 'less'} progress in EEF's table"


def _above(one: Number, effect: _Effect, result: Sequence[Number]) -> Rendering:
    said = (
        f"about {_in_hundred(effect.value)} in 100 of the first group better off than the other's average "
        "(50 if the groups were alike)"
    )
    if effect.ends is not None:
        said = f"{said}, its range {' to '.join(_in_hundred(end) for end in effect.ends)}"
    return _rendering(above_average.NAME, above_average.SOURCE, said, one, result)


def _in_hundred(effect: float) -> str:
    return f"{100 * above_average.share_above_average(effect):.0f}"


def _index(one: Number, effect: _Effect, result: Sequence[Number]) -> Rendering:
    index = round(improvement_index.improvement_index(effect.value))
    said = (
        f"an improvement index of {_signed(index)}: ranks out of a hundred that the average pupil would move"
    )
    if effect.ends is not None:
        ends = (_signed(round(improvement_index.improvement_index(end))) for end in effect.ends)
        said = f"{said}, its range {' to '.join(ends)}"
    return _rendering(improvement_index.NAME, improvement_index.SOURCE, said, one, result)


def _benchmark(one: Number, effect: _Effect, result: Sequence[Number]) -> Rendering:
    size = kraft_benchmarks.size_of_effect(effect.value)
    said = (
        f"“{size.value}” on Kraft's scale (under 0.05 small, 0.20 and over large), if this is a causal "
        "study of pupils' attainment"
    )
    return _rendering(kraft_benchmarks.NAME, kraft_benchmarks.SOURCE, said, one, result)


def _odds(one: Number, result: Sequence[Number]) -> Rendering:
    difference = odds_ratio_as_difference.difference_of_odds_ratio(one.value or 1.0)
    said = (
        f"about {written(round(difference, 2))} standard deviations, if the outcome is a cut through scores"
    )
    interval = interval_of(result)
    if interval is not None and interval.low and interval.high and interval.low > 0:
        ends = (
            odds_ratio_as_difference.difference_of_odds_ratio(end) for end in (interval.low, interval.high)
        )
        said = f"{said}, its range {' to '.join(written(round(end, 2)) for end in ends)}"
    return _rendering(odds_ratio_as_difference.NAME, odds_ratio_as_difference.SOURCE, said, one, result)


def _signed(whole: int) -> str:
    return f"{'−' if whole < 0 else '+' if whole > 0 else ''}{abs(whole)}"


def _rendering(name: str, source: str, said: str, one: Number, result: Sequence[Number]) -> Rendering:
    interval = interval_of(result)
    original = f"{one.text}, {interval.text}" if interval is not None else f"{one.text}, no interval given"
    unsure = one.direction is Direction.NO_CLEAR_EFFECT
    hedge = "could be chance, this study cannot tell; taken at its word: " if unsure else ""
    return Rendering(name=name, said=f"{hedge}{said} (from: {' '.join(original.split())})", source=source)
