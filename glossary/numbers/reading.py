"""Numbers in careful words: how sure first, and never more than the figure says."""

from __future__ import annotations

from collections.abc import Sequence

from glossary.numbers.certainty import SIGNIFICANT_BELOW
from glossary.numbers.circumstances import Circumstances
from glossary.numbers.number import Direction, Kind, Number
from glossary.numbers.sizes import RATIOS, agreement_in_words, other_in_words, size_in_words, written

MAY_BE_CHANCE = "the difference could be chance; this study cannot tell"
_NO_MARGIN = "no margin of error is given with it"
_ONE_GROUP = (
    "it sets before against after with no other group to compare, so it cannot show what the programme did"
)
_SETTINGS = {
    "schools",
    "classes",
    "classrooms",
    "nurseries",
    "settings",
    "academies",
    "colleges",
    "universities",
}
_UNDER = {"<": "under", "<=": "of at most", ">": "above", ">=": "of at least", "~": "near"}
_WAYS = {
    Direction.FAVOURS: "better for the programme or the group named first: ",
    Direction.AGAINST: "worse for the programme or the group named first: ",
}


def read_out(numbers: Sequence[Number], *, circumstances: Circumstances | None = None) -> str:
    """One careful sentence for the numbers of one result: how sure, how much, and on how many it rests.

    `numbers` are those of one result, in any order: an effect, its interval, its p value, who was counted.
    What says neither how much nor how sure (an average, a test's own figure) is left to its own reading.
    Empty where there is nothing to say.
    """
    effect = next((one for one in numbers if is_effect(one)), None)
    who = _who([one for one in numbers if one.kind is Kind.SAMPLE_SIZE and one.value is not None])
    parts = _effect_parts(effect, numbers, circumstances) if effect is not None else _sure_parts(numbers)
    return _sentence([*parts, *([who] if who else [])])


def reading_of(one: Number, *, result: Sequence[Number], circumstances: Circumstances) -> str:
    """One careful sentence for a number, given the other numbers of its result and what its sentence says."""
    if is_effect(one):
        return _sentence(
            _effect_parts(one, [other for other in result if other.kind is not Kind.P_VALUE], circumstances)
        )
    if one.kind is Kind.P_VALUE:
        return _sentence([_p_value(one)])
    if one.kind is Kind.CONFIDENCE_INTERVAL:
        return _sentence([_range(one, ratio=any(other.unit in RATIOS for other in result))])
    unsure = [MAY_BE_CHANCE] if one.direction is Direction.NO_CLEAR_EFFECT else []
    return _sentence([*unsure, _plainly(one)])


def _plainly(one: Number) -> str:
    match one.kind:
        case Kind.SAMPLE_SIZE:
            return _who([one])
        case Kind.ICC:
            return agreement_in_words(one)
        case Kind.PERCENTAGE:
            return size_in_words(one)
        case _:
            return other_in_words(one)


def is_effect(one: Number) -> bool:
    """Whether a number says how much something did, or how far two things go together."""
    return (
        one.kind in {Kind.EFFECT_SIZE, Kind.ODDS_RATIO, Kind.CORRELATION, Kind.MONTHS_PROGRESS}
        or one.unit in RATIOS
        or one.unit == "percentile points"
        or (one.kind is Kind.PERCENTAGE and one.direction is not None)
    )


def interval_of(result: Sequence[Number]) -> Number | None:
    """The interval of a result, if it has one."""
    return next((one for one in result if one.kind is Kind.CONFIDENCE_INTERVAL), None)


def _effect_parts(effect: Number, result: Sequence[Number], circumstances: Circumstances | None) -> list[str]:
    unclear = effect.direction is Direction.NO_CLEAR_EFFECT
    interval = interval_of(result)
    p_value = next((one for one in result if one.kind is Kind.P_VALUE), None)
    pointed = effect.unit not in RATIOS and effect.kind is not Kind.MONTHS_PROGRESS
    way = _WAYS.get(effect.direction, "") if pointed and effect.direction is not None else ""
    parts = [MAY_BE_CHANCE] if unclear else []
    parts.append(f"{way}{size_in_words(effect)}")
    if interval is not None:
        parts.append(_range(interval, ratio=effect.unit in RATIOS))
    elif not unclear and p_value is not None:
        parts.append(_p_value(p_value))
    elif not unclear and effect.kind not in {Kind.CORRELATION, Kind.MONTHS_PROGRESS}:
        parts.append(_NO_MARGIN)
    if circumstances is not None and circumstances.before_after and not circumstances.compared:
        parts.append(_ONE_GROUP)
    return parts


def _sure_parts(result: Sequence[Number]) -> list[str]:
    interval = interval_of(result)
    if interval is not None:
        return [_range(interval, ratio=False)]
    p_value = next((one for one in result if one.kind is Kind.P_VALUE), None)
    return [_p_value(p_value)] if p_value is not None else []


def _p_value(one: Number) -> str:
    if one.value is None:
        return f"“{one.text}” stands for not statistically significant: {MAY_BE_CHANCE}"
    said = f"a p value {_UNDER.get(one.op, 'of')} {written(one.value)}"
    if one.direction is Direction.NO_CLEAR_EFFECT or (one.op != "<" and one.value >= SIGNIFICANT_BELOW):
        return f"{said}: {MAY_BE_CHANCE}"
    return (
        f"{said}: a result like this would be unusual if chance alone were at work, which says nothing of "
        "how much it matters"
    )


def _range(one: Number, *, ratio: bool) -> str:
    low, high = one.low or 0.0, one.high or 0.0
    level = f" ({written(one.level)}% interval)" if one.level is not None else ""
    said = f"the true figure could plausibly be anywhere from {written(low)} to {written(high)}{level}"
    nothing = 1.0 if ratio else 0.0
    return f"{said}, so it could point either way" if one.direction and low <= nothing <= high else said


def _who(counts: Sequence[Number]) -> str:
    """Who was counted: "1,240 pupils in 40 schools"."""
    said = [
        f"{written(one.value or 0.0)} {'were counted' if one.unit == 'n' else one.unit}" for one in counts
    ]
    if len(counts) == 2 and counts[0].unit not in {*_SETTINGS, "n"} and counts[1].unit in _SETTINGS:
        return " in ".join(said)
    return ", ".join(said)


def _sentence(parts: Sequence[str]) -> str:
    said = "; ".join(parts)
    return f"{said[0].upper()}{said[1:]}." if said else ""
