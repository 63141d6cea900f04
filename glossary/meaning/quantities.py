"""The numbers of a sentence with their units and what stands before them ("at least", "<", "Year")."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from glossary.meaning.bounds import bounded
from glossary.meaning.number_words import ORDINALS, PARTS, SCALES, TIMES, read_words
from glossary.meaning.quantity import DASHES, NAMES, Quantity, text_at
from glossary.meaning.units import unit_at, with_shared_units, with_unit
from glossary.meaning.words import Word

HUNDRED = Decimal(100)
LARGEST_WHOLE = 1000  # "4 in 2019" is no share; "4 in 1,000" is.
LONGEST_NUMBER = 8  # Words of a number ("one hundred and twenty-five thousand three hundred").

_SHARE = (("in",), ("out", "of"), ("of", "every"), ("in", "every"))
_RANKED = frozenset(("grade", "grades", "grader", "graders", "year", "years", "form"))


def quantities_of(words: Sequence[Word]) -> tuple[Quantity, ...]:
    """Return the numbers of a sentence in order."""
    found: list[Quantity] = []
    at = 0
    while at < len(words):
        one = _number_at(words, at)
        if one is None:
            at += 1
            continue
        found.append(one)
        at = one.last + 1
    return with_shared_units(words, [bounded(words, with_unit(words, one)) for one in found])


def intervals_of(words: Sequence[Word], found: Sequence[Quantity]) -> tuple[tuple[Decimal, Decimal], ...]:
    """Return the pairs of numbers that are written as the ends of an interval, in the order written."""
    pairs: list[tuple[Decimal, Decimal]] = []
    for one, other in pairwise(found):
        between = [word.text for word in words[one.last + 1 : other.first] if word.text not in DASHES]
        dash = other.first - one.last > 1 and words[one.last + 1].text in DASHES
        before = {word.text for word in words[max(0, one.first - 5) : one.first]}
        bracketed = between in ([","], [";"], ["and"]) and before & {
            "[",
            "ci",
            "interval",
            "between",
            "ranging",
        }
        if (between == ["to"] or (dash and not between) or bracketed) and one.unit not in NAMES:
            pairs.append((one.value, other.value))
    return tuple(pairs)


def _number_at(words: Sequence[Word], at: int) -> Quantity | None:
    word = words[at]
    if word.kind == "ordinal":
        return _made(Decimal(word.text.replace(",", "")), at, at, unit="ordinal")
    if word.kind == "number":
        return _from_figures(words, at)
    return _from_words(words, at) if word.kind == "word" else None


def _from_words(words: Sequence[Word], at: int) -> Quantity | None:
    text, following = words[at].text, text_at(words, at + 1)
    if text in TIMES:
        return _made(TIMES[text], at, at, unit="times")
    if text == "half":
        return _half(words, at)
    if text in {"a", "an"} and following in PARTS and following not in {"half", "second"}:
        return _made(HUNDRED / PARTS[following], at, at + 1, unit="percent")
    value, used = read_words([one.text for one in words[at : at + LONGEST_NUMBER]])
    if used:
        return _share(words, value, at, at + used - 1, loose=text == "one" and used == 1)
    if text in ORDINALS and (text not in {"first", "second"} or following in _RANKED):
        return _made(ORDINALS[text], at, at, unit="ordinal")
    return None


def _from_figures(words: Sequence[Word], at: int) -> Quantity | None:
    text = words[at].text.replace("·", ".")
    value = Decimal("".join(letter for letter in text if letter in "0123456789."))
    last = at
    if text_at(words, at + 1) in SCALES:
        value, last = value * SCALES[text_at(words, at + 1)], at + 1
    if _is_negative(words, at):
        return _made(-value, at, last, unit="")
    return _share(words, value, at, last, loose=False)


def _is_negative(words: Sequence[Word], at: int) -> bool:
    before = words[at - 1] if at else None
    if before is None:
        return False
    if before.text in {"minus", "negative"}:
        return True
    if before.text not in DASHES:
        return False
    earlier = words[at - 2] if at > 1 else None
    if before.end != words[at].start:
        return earlier is not None and earlier.text == "="
    return (
        earlier is None
        or earlier.end < before.start
        or (earlier.kind == "mark" and earlier.text not in {"%", ")"})
    )


def _half(words: Sequence[Word], at: int) -> Quantity:
    """ "Half the pupils" is 50 percent; "half a standard deviation" is 0.5 of one."""
    for skipped in (1, 2, 3):
        unit, last = unit_at(words, at + skipped)
        if unit and {word.text for word in words[at + 1 : at + skipped]} & {"a", "an"}:
            return _made(Decimal("0.5"), at, last, unit=unit)
    return _made(Decimal(50), at, at, unit="percent")


def _share(words: Sequence[Word], value: Decimal, first: int, last: int, *, loose: bool) -> Quantity:
    """Read on where the number begins a share: "two thirds", "3/4", "one in five", "12 out of 100"."""
    following = text_at(words, last + 1)
    if following in PARTS and following not in {"half"} and (value > 1) == following.endswith("s"):
        return _made(HUNDRED * value / PARTS[following], first, last + 1, unit="percent")
    for joint in _SHARE + ((("/",),) if following == "/" else ()):
        if tuple(word.text for word in words[last + 1 : last + 1 + len(joint)]) == joint:
            whole, end = _plain_number(words, last + 1 + len(joint))
            if whole is not None and value < whole <= LARGEST_WHOLE and value == int(value):
                return _made(HUNDRED * value / whole, first, end, unit="percent")
    return _made(value, first, last, unit="", loose=loose)


def _plain_number(words: Sequence[Word], at: int) -> tuple[Decimal | None, int]:
    if at >= len(words):
        return None, at
    if words[at].kind == "number":
        return Decimal("".join(one for one in words[at].text.replace("·", ".") if one in "0123456789.")), at
    value, used = read_words([word.text for word in words[at : at + 4]])
    return (value, at + used - 1) if used else (None, at)


def _made(value: Decimal, first: int, last: int, *, unit: str, loose: bool = False) -> Quantity:
    return Quantity(value, unit, "=", first, last, tuple(range(first, last + 1)), loose=loose)
