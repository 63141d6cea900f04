"""Reads years, grades, key stages and steps that are written with a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from glossary.years import traps
from glossary.years.calendars import System
from glossary.years.mentions import Mention, mention_of_stages
from glossary.years.series import LINK, NUMBER, ORDINAL, number_of, numbers_in
from glossary.years.systems import Stage, key_stages, stages

QUERY = 6
"""Words up to which a text is taken for a question typed in a box, where "P4 fractions" needs no context."""

_COUNTED = {System.ENGLAND, System.WALES, System.NORTHERN_IRELAND, System.AUSTRALIA}
_KEY_STAGED = {System.ENGLAND, System.WALES, System.NORTHERN_IRELAND}


def _series(head: str, *, number: str = NUMBER, again: str = "", exact: bool = False) -> re.Pattern[str]:
    """Match a head and a series of numbers, the head said again or not: "KS1 and KS2", "KS1/2".

    With `exact` capitals count: a single small letter is no class.
    """
    repeated = rf"(?:{again or head})?"
    pattern = rf"(?<![\w.$£€#@/])(?P<head>{head})(?P<numbers>{number}(?:{LINK}{repeated}{number})*)"
    return re.compile(pattern, 0 if exact else re.IGNORECASE)


_YEAR = _series(r"(?:(?:years?|yrs?\.?)(?:[\s-]+groups?)?[\s-]*|y)", again=r"(?:(?:years?|yrs?\.?)[\s-]*|y)")
_GRADE = _series(r"(?:grades?|gr\.)[\s-]*")
_ORDINAL_GRADE = re.compile(
    rf"(?<![\w.])(?P<numbers>{ORDINAL}(?:-?{LINK}{ORDINAL})*)(?:[\s-]+grade(?:rs?|s)?)\b", re.IGNORECASE
)
_KINDERGARTEN_TO = re.compile(
    r"(?<![\w.])(?:(?P<pre>(?i:pre-?)K|PK)|K|(?i:grades?\s+)K)(?:\s*[-‐‑–—]\s*|\s+(?:to|through)\s+)"
    r"(?P<last>1[0-2]|[1-9])(?![\w%]|\.\d)"
)
_PRIMARY = _series(r"(?:primary\s+)", number=r"(?:[1-7]|one|two|three|four|five|six|seven)\b")
_LETTER = {letter: _series(rf"{letter}\s?", number=r"[1-7](?![\w%]|[.,]\d)", exact=True) for letter in "PS"}
_KEY_STAGE = _series(
    r"(?:ks|key[\s-]*stages?)[\s-]*", number=r"(?:[1-5](?![\w%]|\.\d)|one|two|three|four|five)"
)
_STEP = _series(r"(?:progression\s+)?steps?\s+", number=r"(?:[1-5](?![\w%]|\.\d)|one|two|three|four|five)")
_CLASS = re.compile(
    r"(?<![\w.])(?P<number>1st|2nd|3rd|[4-6]th|first|second|third|fourth|fifth|sixth)"
    r"(?:[\s-]+(?P<kind>class|years?))\b(?P<people>\s+(?:pupils?|child(?:ren)?|students?|teachers?)\b)?",
    re.IGNORECASE,
)
_CLASS_OF_ELSE = re.compile(
    r"\s*(?:honours|degrees?|post|stamps?|travel|tickets?|lever|cricket|citizens?|of\b|carriages?|mail|seats?)",
    re.IGNORECASE,
)
_THEIR = re.compile(r"\b(?:its|their|his|her|the|our|a|every|each)\s+$", re.IGNORECASE)


def numbered(text: str, *, region: System | None) -> Iterator[Mention]:
    """Yield what is written with a number; `region` is the system to read doubtful words in."""
    yield from _years(text, region=region)
    yield from _grades(text, region=region)
    yield from _scottish_letters(text, region=region)
    yield from _staged(text, region=region)
    yield from _irish(text, region=region)


@cache
def named_stage(system: System, name: str) -> Stage:
    """Return the school year or stage of a system by its name. Raises KeyError when there is none."""
    for one in (*stages(system), *key_stages(system)):
        if one.name == name:
            return one
    raise KeyError(f"{system} has no {name}.")


def _years(text: str, *, region: System | None) -> Iterator[Mention]:
    for match in _YEAR.finditer(text):
        head, start = match["head"].strip(" -").casefold(), match.start()
        place = traps.place_after(text, end=match.end()) or region
        system = place if place in _COUNTED else System.ENGLAND
        most = sum(1 for one in stages(system) if one.name.startswith("Year "))
        several = head.startswith(("years", "yrs"))
        found, taken = numbers_in(match["numbers"], number=NUMBER, most=most, commas=several)
        end = match.start("numbers") + taken
        word = match["numbers"][:taken].casefold()
        if (
            not found
            or (several and len(found) == 1 and word == "one")
            or (head == "y" and _is_a_variable(text, word=word, start=start, end=end))
            or (match["head"][0] == "y" and traps.before(text, start=start, pattern=traps.BEFORE_SMALL_YEAR))
            or traps.before(text, start=start, pattern=traps.BEFORE_YEAR)
            or traps.after(text, end=end, pattern=traps.AFTER_YEAR)
        ):
            continue
        years = [named_stage(system, f"Year {number}") for number in found]
        yield mention_of_stages(text, start=start, end=end, found=years)


def _is_a_variable(text: str, *, word: str, start: int, end: int) -> bool:
    """Say whether a lone "y" with its number is one of "x1 and y1"; "y four" is nobody's class."""
    return word.isalpha() or traps.around(text, start=start, end=end, pattern=traps.UNKNOWN)


def _grades(text: str, *, region: System | None) -> Iterator[Mention]:
    for pattern, number in ((_GRADE, NUMBER), (_ORDINAL_GRADE, ORDINAL)):
        for match in pattern.finditer(text):
            ordinal = pattern is _ORDINAL_GRADE
            commas = ordinal or match["head"].casefold().startswith("grades")
            written = match["numbers"].replace("-,", " ,") if ordinal else match["numbers"]
            written = re.sub(r"-(?=\s)", " ", written) if ordinal else written
            found, taken = numbers_in(written, number=number, most=12, commas=commas)
            end = match.end() if ordinal else match.start("numbers") + taken
            if (
                not found
                or taken == 0
                or traps.before(text, start=match.start(), pattern=traps.BEFORE_GRADE)
                or traps.after(text, end=end, pattern=traps.AFTER_GRADE)
                or (not commas and traps.after(text, end=end, pattern=traps.OR_ABOVE))
            ):
                continue
            place = traps.place_after(text, end=end) or region
            yield mention_of_stages(text, start=match.start(), end=end, found=_graded(found, place=place))
    for match in _KINDERGARTEN_TO.finditer(text):
        years = stages(System.UNITED_STATES)
        first = 1 if match["pre"] else 2
        found = years[first : 3 + int(match["last"])]
        yield mention_of_stages(text, start=match.start(), end=match.end(), found=found)


def _graded(numbers: list[int], *, place: System | None) -> list[Stage]:
    if place is System.AUSTRALIA:
        return [named_stage(place, f"Year {number}") for number in numbers]
    return [named_stage(System.UNITED_STATES, f"Grade {number}") for number in numbers]


def _scottish_letters(text: str, *, region: System | None) -> Iterator[Mention]:
    typed = len(text.split()) <= QUERY
    for letter, pattern in (("P", _LETTER["P"]), ("S", _LETTER["S"]), ("P", _PRIMARY)):
        for match in pattern.finditer(text):
            place = traps.place_after(text, end=match.end()) or region
            most = 7 if letter == "P" else 6
            found, taken = numbers_in(match["numbers"], number=NUMBER, most=most, commas=False)
            start, end = match.start(), match.start("numbers") + taken
            if (
                not found
                or traps.before(text, start=start, pattern=traps.BEFORE_LETTER)
                or traps.after(text, end=end, pattern=traps.AFTER_LETTER)
            ):
                continue
            at_home = place is System.SCOTLAND or (letter == "P" and place is System.NORTHERN_IRELAND)
            in_company = (
                typed
                or len(found) > 1
                or traps.before(text, start=start, pattern=traps.COMPANY_BEFORE)
                or traps.after(text, end=end, pattern=traps.COMPANY_AFTER)
            )
            if not (at_home or in_company or pattern is _PRIMARY):
                continue
            northern = letter == "P" and place is System.NORTHERN_IRELAND
            system = System.NORTHERN_IRELAND if northern else System.SCOTLAND
            years = [named_stage(system, f"{'Year ' if northern else letter}{number}") for number in found]
            yield mention_of_stages(text, start=start, end=end, found=years)


def _staged(text: str, *, region: System | None) -> Iterator[Mention]:
    for match in _KEY_STAGE.finditer(text):
        place = traps.place_after(text, end=match.end()) or region
        system = place if place in _KEY_STAGED else System.ENGLAND
        most = 5 if system is System.ENGLAND else 4
        found, taken = numbers_in(match["numbers"], number=NUMBER, most=most, commas=True)
        if found:
            spans = [named_stage(system, f"Key Stage {number}") for number in found]
            end = match.start("numbers") + taken
            yield mention_of_stages(text, start=match.start(), end=end, found=spans)
    for match in _STEP.finditer(text):
        place = traps.place_after(text, end=match.end()) or region
        if place is not System.WALES and not match["head"].casefold().startswith("progression"):
            continue
        found, taken = numbers_in(match["numbers"], number=NUMBER, most=5, commas=True)
        if found:
            spans = [named_stage(System.WALES, f"Progression Step {number}") for number in found]
            end = match.start("numbers") + taken
            yield mention_of_stages(text, start=match.start(), end=end, found=spans)


def _irish(text: str, *, region: System | None) -> Iterator[Mention]:
    """Classes and years by ordinal: Irish in Ireland, or where pupils are in a class after the first."""
    for match in _CLASS.finditer(text):
        number, kind = number_of(match["number"]), match["kind"].casefold()
        end = match.end("kind")
        irish = (traps.place_after(text, end=match.end()) or region) is System.IRELAND
        if not number or traps.after(text, end=end, pattern=_CLASS_OF_ELSE):
            continue
        if kind == "class":
            if not irish and (number == 1 or not match["people"]):
                continue
            found = stages(System.IRELAND)[2 + number]
        else:
            start = match.start()
            foreign = traps.around(text, start=start, end=end, pattern=traps.COLLEGE, near=traps.FAR)
            if not irish or foreign or traps.before(text, start=match.start(), pattern=_THEIR):
                continue
            found = stages(System.IRELAND)[8 + number]
        yield mention_of_stages(text, start=match.start(), end=end, found=[found])
