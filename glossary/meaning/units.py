"""What a number counts, from the words behind it, and what it is the value of, from those before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from glossary.meaning.pattern_files import Index, matches, read_file
from glossary.meaning.quantity import DASHES, NAMES, Quantity, is_number, text_at
from glossary.meaning.word_lists import word_list
from glossary.meaning.words import Word

FARTHEST_UNIT = 5  # Words after a number within which its unit stands ("40 large English primary schools").
FARTHEST_LABEL = 4  # Words and marks between a label and its number ("correlation was about .31").
LONGEST_LABEL = 4  # Words of a label, the last one left out ("partial eta squared of").

TIME = frozenset(
    ("months", "years", "weeks", "days", "hours", "minutes", "seconds", "semesters", "terms", "sessions")
)
"""Units of time, with which "over" may mean "through"."""

_NO_UNIT = word_list("no_unit")
_BETWEEN = frozenset("=<>≤≥~≈(:") | word_list("before_figure")
_SURE = frozenset("=<>≤≥(") | {"of", "was"}
_SHORT_LABELS = word_list("short_labels")
_GROUP_LABELS = frozenset(("year", "years", "yr", "grade", "grades", "ks", "stage"))
_AGES = frozenset(("year", "years", "month", "months"))
_OLD = frozenset(("old", "olds"))
_JOINERS = frozenset(("and", "or", "to", ",", "versus", "&", "–", "-", "−", "/", ";"))


def with_unit(words: Sequence[Word], one: Quantity) -> Quantity:
    """Return a number with what it counts or is the value of."""
    if one.unit == "ordinal":
        return _ranked(words, one)
    if one.unit and one.unit != "times":
        return one
    behind = unit_at(words, one.last + 1)[0]
    if behind != "percent" and (label := _label_before(words, one.first)):
        return replace(one, unit=label)
    if one.unit:
        return one
    unit = unit_after(words, one.last + 1)
    return replace(one, unit=unit, loose=one.loose and unit not in TIME | {"points", "standard deviations"})


def _ranked(words: Sequence[Word], one: Quantity) -> Quantity:
    following = text_at(words, one.last + 1)
    if following.startswith("grade"):
        return replace(one, unit="grade")
    return replace(one, unit="year group") if following in {"year", "years"} else one


def unit_after(words: Sequence[Word], start: int) -> str:
    """Return what is counted by a number that ends before `start`, empty where nothing near it says so."""
    place = _without_of(words, start)
    end = min(place + FARTHEST_UNIT, len(words))
    while place < end:
        word = words[place]
        if word.text in _AGES and text_at(words, place + 1) in _OLD:
            return "age"
        if skipped := _named_between(words, place):
            place += skipped
            continue
        if unit := unit_at(words, place)[0]:
            return unit
        if (word.kind != "word" and word.text not in DASHES) or word.text in _NO_UNIT:
            return ""
        place += 1
    return ""


def _without_of(words: Sequence[Word], start: int) -> int:
    """Return where what is counted begins: behind "of", "of the", "of a"."""
    if text_at(words, start) != "of":
        return start
    return start + (2 if text_at(words, start + 1) in {"a", "the", "all", "these", "those"} else 1)


def _named_between(words: Sequence[Word], place: int) -> int:
    """Return how many words name a group between a number and its unit ("1,240 Year 4 pupils"), else 0."""
    if words[place].text in _GROUP_LABELS and is_number(words, place + 1):
        return 2
    old = text_at(words, place + 1) in _AGES and text_at(words, place + 2) in _OLD
    return 3 if old and is_number(words, place) else 0


def unit_at(words: Sequence[Word], place: int) -> tuple[str, int]:
    """Return the unit whose words begin at `place` and the place of its last word."""
    if place >= len(words):
        return "", place
    for named, places in matches(words, _units("after"), place, set()):
        return named.name, places[-1]
    return "", place


def _label_before(words: Sequence[Word], first: int) -> str:
    """Return what a number is named by the words before it: "Year", "p =", "effect size of"."""
    last, sure = _label_end(words, first)
    near = last >= first - 1 - (text_at(words, first - 1) in DASHES)
    for start in range(max(0, last - LONGEST_LABEL), last + 1):
        for named, places in matches(words, _units("before"), start, set()):
            label = words[start].text
            if places[-1] != last or (label in _SHORT_LABELS and not sure):
                continue
            if label == "or" and text_at(words, start + 1) != "=":
                continue
            if named.name in NAMES and named.name != "age" and not near:
                continue
            return named.name
    return ""


def _label_end(words: Sequence[Word], first: int) -> tuple[int, bool]:
    """Return where a label before a number could end (-1: nowhere), and whether "=" or "of" follows it."""
    place = first - 1 - (text_at(words, first - 1) in DASHES)
    sure = False
    for _ in range(FARTHEST_LABEL):
        text = text_at(words, place)
        if text == ")":
            place = _opening(words, place) - 1
        elif text in _BETWEEN:
            sure = sure or text in _SURE
            place -= 1
        else:
            break
    return max(place, -1), sure


def _opening(words: Sequence[Word], closing: int) -> int:
    """Return where the bracket opens that closes at a place, 0 where it is too far."""
    for place in range(closing - 1, max(-1, closing - 7), -1):
        if words[place].text == "(":
            return place
    return 0


def with_shared_units(words: Sequence[Word], found: list[Quantity]) -> tuple[Quantity, ...]:
    """Give "0.1 and 0.2 months" and "Years 4 and 5" one unit each."""
    for at in range(len(found) - 2, -1, -1):
        if (
            not found[at].unit
            and _joined(words, found[at], found[at + 1])
            and found[at + 1].unit not in NAMES
        ):
            found[at] = replace(found[at], unit=found[at + 1].unit)
        elif (
            found[at].unit == "ordinal"
            and found[at + 1].unit == "grade"
            and _joined(words, found[at], found[at + 1])
        ):
            found[at] = replace(found[at], unit="grade")
    for at in range(1, len(found)):
        earlier = found[at - 1]
        open_unit = not found[at].unit or (earlier.unit == "age" and found[at].unit in {"years", "months"})
        if open_unit and earlier.unit in NAMES and _joined(words, earlier, found[at]):
            found[at] = replace(found[at], unit=earlier.unit)
    return tuple(found)


def _joined(words: Sequence[Word], one: Quantity, other: Quantity) -> bool:
    between = [word.text for word in words[one.last + 1 : other.first]]
    return 0 < len(between) <= 2 and all(text in _JOINERS for text in between)


def _units(side: str) -> Index:
    return read_file("units.yaml").signs[side]
