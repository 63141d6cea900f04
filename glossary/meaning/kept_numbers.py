"""Numbers, their units, what bounds them, and which number belongs to what."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from glossary.meaning.contents import stems
from glossary.meaning.losses import Kept, Loss
from glossary.meaning.quantities import intervals_of
from glossary.meaning.quantity import EITHER, NAMES, Quantity
from glossary.meaning.statement import Statement

NEAR = 4  # Words either side of a number that tell what it belongs to.

_SAME_UNITS = frozenset((frozenset(("n", "people")), frozenset(("points", "mean"))))
_REPEATABLE = frozenset(
    ("people", "n", "schools", "classes", "year group", "grade", "age", "key stage", "groups", "teachers")
)
_HARD = frozenset(
    ("percent", "percentage points", "standard deviations", "months", "points", "years", "weeks", "times")
)
_NAMED = frozenset(
    (
        "percent",
        "percentage points",
        "standard deviations",
        "times",
        "year group",
        "grade",
        "key stage",
        "level",
        "study",
        "p",
        "r",
    )
)
"""Units with which 1 is a figure or a name; with others it may be said by "a"."""
_AGES = frozenset(("age", "aged", "ages", "old", "olds", "younger", "older"))
_LOWER = frozenset(
    (
        "lower",
        "less",
        "fewer",
        "below",
        "behind",
        "fell",
        "fall",
        "dropped",
        "down",
        "worse",
        "decrease",
        "reduced",
    )
)
_BOTH = frozenset(("both", "pair", "pairs", "two", "each", "either", "twice", "double", "couple", "another"))
_ONE = frozenset(("a", "an", "one", "single", "per", "each", "every", "another"))


def lost(source: Statement, plain: Statement) -> Iterator[Loss]:
    """Yield a loss for each number that vanished, is new, changed its unit, its bound or its place."""
    missing, new, pairs = _matched(source, plain)
    for one in missing:
        words = _quote(source, one)
        yield Loss(Kept.NUMBER, words, f"The source says “{words}”; the plain version does not.")
    for one in new:
        words = _quote(plain, one)
        yield Loss(Kept.NUMBER, words, f"The plain version says “{words}”; the source does not.")
    for before, now in pairs:
        yield from _changed(source, plain, before, now)
    yield from _turned_intervals(source, plain)
    if not missing and not new:
        yield from _exchanged(source, plain, pairs)


def _matched(
    source: Statement, plain: Statement
) -> tuple[list[Quantity], list[Quantity], list[tuple[Quantity, Quantity]]]:
    """Pair the numbers of both sides: same value, by preference same unit and bound."""
    open_ones = list(plain.quantities)
    missing: list[Quantity] = []
    pairs: list[tuple[Quantity, Quantity]] = []
    for one in source.quantities:
        best = max(
            (other for other in open_ones if _same_value(one, other, plain)),
            key=lambda other, one=one: (_alike(one.unit, other.unit), one.op == other.op),
            default=None,
        )
        if best is None:
            missing.append(one)
        else:
            open_ones.remove(best)
            pairs.append((one, best))
    said = [now for _, now in pairs]
    missing = [one for one in missing if not _said_otherwise(one, said, plain)]
    given = [before for before, _ in pairs]
    new = [one for one in open_ones if not _given_already(one, given, source)]
    return missing, new, pairs


_ALIKE_TO = Decimal("0.00005")
"""Least difference of two figures: no paper gives more than four decimals that matter."""


def _same_value(one: Quantity, other: Quantity, plain: Statement) -> bool:
    if one.value == other.value or abs(one.value - other.value) < _ALIKE_TO:
        return True
    if one.value < 0 and one.value == -other.value:
        around = plain.words[max(0, other.first - 3) : other.last + 4]
        return any(word.text in _LOWER for word in around)
    return False


def _said_otherwise(one: Quantity, said: list[Quantity], plain: Statement) -> bool:
    texts = {word.text for word in plain.words}
    if one.loose or (one.value == 1 and one.unit not in _NAMED and texts & _ONE):
        return True
    if (
        one.value == 2
        and one.unit in {"groups", "people", "", "schools", "classes", "studies", "times"}
        and texts & _BOTH
    ):
        return True
    repeated = one.unit in _REPEATABLE or (one.unit == "percent" and one.value >= 90)
    return repeated and any(one.value == other.value and one.unit == other.unit for other in said)


def _given_already(one: Quantity, given: list[Quantity], source: Statement) -> bool:
    texts = {word.text for word in source.words}
    if one.loose or (one.value == 1 and texts & _ONE and one.unit not in {"times", "standard deviations"}):
        return True
    if one.value == 2 and one.unit in {"groups", "", "people"} and texts & _BOTH:
        return True
    return any(one.value == other.value and _alike(one.unit, other.unit) for other in given)


def _alike(unit: str, other: str) -> bool:
    return unit == other or frozenset((unit, other)) in _SAME_UNITS


def _changed(source: Statement, plain: Statement, before: Quantity, now: Quantity) -> Iterator[Loss]:
    words = _quote(source, before)
    if before.op != now.op and not _bound_said(before, now):
        said = _quote(plain, now)
        message = (
            f"The source says “{_bounded(source, before)}”; the plain version says “{_bounded(plain, now)}”."
        )
        yield Loss(Kept.COMPARISON if before.unit != "p" else Kept.NUMBER, said, message)
    aged = any(word.text in _AGES for word in source.words)
    if _alike(before.unit, now.unit) or (aged and {before.unit, now.unit} == {"age", "years"}):
        return
    if before.unit and now.unit:
        yield Loss(
            Kept.UNIT,
            words,
            f"“{words}” counts {before.unit} in the source and {now.unit} in the plain version.",
        )
    elif before.unit in _HARD and before.unit not in {one.unit for one in plain.quantities}:
        yield Loss(Kept.UNIT, words, f"“{words}” lost its unit ({before.unit}).")
    elif now.unit in _HARD and now.unit not in {one.unit for one in source.quantities}:
        yield Loss(
            Kept.UNIT, words, f"“{words}” has no unit in the source; the plain version gives it {now.unit}."
        )


def _bound_said(before: Quantity, now: Quantity) -> bool:
    if EITHER in {before.op, now.op}:
        return {before.op, now.op} <= {EITHER, "=", ">"}
    return {before.op, now.op} == {"<", "<="} and before.unit == "p"


def _turned_intervals(source: Statement, plain: Statement) -> Iterator[Loss]:
    stated = intervals_of(source.words, source.quantities)
    for low, high in intervals_of(plain.words, plain.quantities):
        if low != high and (high, low) in stated and (low, high) not in stated:
            words = f"{_figure(low)} to {_figure(high)}"
            yield Loss(Kept.NUMBER, words, f"The ends of the interval are exchanged: “{words}”.")


def _exchanged(source: Statement, plain: Statement, pairs: list[tuple[Quantity, Quantity]]) -> Iterator[Loss]:
    """Yield a loss where two numbers changed places ("boys 4 and girls 3" -> "boys 3 and girls 4")."""
    for at, (one, one_now) in enumerate(pairs):
        for other, other_now in pairs[at + 1 :]:
            if one.value == other.value:
                continue
            if one.unit and not other.unit and not one_now.unit and other_now.unit == one.unit:
                words = _quote(source, one)
                yield Loss(
                    Kept.UNIT,
                    words,
                    f"“{words}” counts {one.unit} in the source; in the plain version another number does.",
                )
                return
            near, near_other = _own_words(source, one, other)
            now, now_other = _own_words(plain, one_now, other_now)
            kept = len(near & now) + len(near_other & now_other)
            crossed = len(near & now_other) + len(near_other & now)
            if crossed > kept and near & now_other and near_other & now:
                words = f"{_quote(source, one)} … {_quote(source, other)}"
                yield Loss(
                    Kept.NUMBER, words, f"The numbers “{words}” belong to other things in the plain version."
                )
                return


def _own_words(statement: Statement, one: Quantity, other: Quantity) -> tuple[set[str], set[str]]:
    """Return the content words nearest to each of two numbers, without those near both."""
    near, far = _near(statement, one), _near(statement, other)
    return near - far, far - near


def _near(statement: Statement, one: Quantity) -> set[str]:
    words = statement.words
    stops = {place for quantity in statement.quantities for place in range(quantity.first, quantity.last + 1)}
    labels = {quantity.first: quantity for quantity in statement.quantities if quantity.unit in NAMES}
    places: list[int] = []
    named: set[str] = set()
    for step in (-1, 1):
        place = (one.first if step < 0 else one.last) + step
        for _ in range(NEAR):
            if place in labels and one.unit not in NAMES:
                named.add(f"{labels[place].unit} {labels[place].value}")
            elif (
                not 0 <= place < len(words)
                or place in stops
                or words[place].text in {";", "and", "but", "while", "whereas"}
            ):
                break
            else:
                places.append(place)
            place += step
    return named | set(stems(statement, places))


def _quote(statement: Statement, one: Quantity) -> str:
    return statement.text[statement.words[one.first].start : statement.words[one.last].end]


def _bounded(statement: Statement, one: Quantity) -> str:
    first, last = min(one.places), max(one.places)
    return statement.text[statement.words[first].start : statement.words[last].end]


def _figure(value: Decimal) -> str:
    return format(value.normalize(), "f")
