"""The school years and key stages of seven systems, and the ages that tie them together.

What two systems have in common is how old the children are on the first day of the school year. So each
stage holds that as a band of months, from the youngest child (included) to the oldest (not included), and
everything else follows by rule. Children deferred, accelerated or kept down are outside every band.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from glossary.years.calendars import FIRST_BIRTHDAYS, System


@dataclass(frozen=True, slots=True)
class Stage:
    """A school year, or a stage of several years, in one system."""

    system: System
    name: str
    age_from: int
    """Age in whole years of the youngest child when the year begins."""
    age_to: int
    """Age in whole years of the oldest child when the year ends; included."""
    key_stage: str
    """The stage a school year belongs to; empty for a stage of several years."""
    months: tuple[int, int]
    """Age in months on the first day of the (first) school year: youngest included, oldest not."""
    others: tuple[str, ...] = ()
    """Other names for the same stage in the same system."""
    broad: bool = False
    """Whether the ages vary from school to school, so that nothing matches it exactly."""


ORDINALS = (
    ("1st", "first"), ("2nd", "second"), ("3rd", "third"), ("4th", "fourth"), ("5th", "fifth"),
    ("6th", "sixth"), ("7th", "seventh"), ("8th", "eighth"), ("9th", "ninth"), ("10th", "tenth"),
    ("11th", "eleventh"), ("12th", "twelfth"),
)  # fmt: skip
EYFS = "Early Years Foundation Stage"
HIGH_SCHOOL_YEARS = {9: "freshman", 10: "sophomore", 11: "high school junior", 12: "high school senior"}


@cache
def stages(system: System) -> tuple[Stage, ...]:
    """Return a system's school years in order, from the nursery years to the last."""
    return tuple(_YEARS[system]())


@cache
def key_stages(system: System) -> tuple[Stage, ...]:
    """Return a system's stages of several years: key stages, levels, cycles and kinds of school."""
    return tuple(
        _stage(system, name, ages=ages, others=others, broad=broad)
        for name, ages, others, broad in _SPANS[system]
    )


def _stage(
    system: System,
    name: str,
    *,
    ages: tuple[int, int],
    key_stage: str = "",
    others: tuple[str, ...] = (),
    broad: bool = False,
) -> Stage:
    youngest, oldest = ages
    shift = FIRST_BIRTHDAYS[system]
    # Scotland's children begin P1 at 4½ to 5½; the youngest whole year said is that of its nurseries, 3.
    months = (max(0, youngest * 12 + shift), oldest * 12 + shift)
    first = max(3, youngest - 1) if system is System.SCOTLAND else youngest
    return Stage(system, name, first, oldest, key_stage, months, others, broad)


def _numbered(
    system: System, named: str, *, first: int, last: int, age: int, spans: dict[int, str], brief: str = ""
) -> list[Stage]:
    """Make years by number; `age` is the lower age of a year 0, `spans` the stages by their last year."""
    made: list[Stage] = []
    for number in range(first, last + 1):
        key_stage = next(name for until, name in spans.items() if number <= until)
        others = tuple(f"{short}{number}" for short in brief.split("|")) if brief else ()
        made.append(
            _stage(
                system,
                f"{named}{number}",
                ages=(age + number, age + number + 1),
                key_stage=key_stage,
                others=others,
            )
        )
    return made


def _english(system: System, early: str, spans: dict[int, str]) -> list[Stage]:
    return [
        _stage(system, "Nursery", ages=(3, 4), key_stage=early, others=("FS1",)),
        _stage(system, "Reception", ages=(4, 5), key_stage=early, others=("Year R", "FS2")),
        *_numbered(system, "Year ", first=1, last=13, age=4, spans=spans, brief="Y|Yr "),
    ]


def _england() -> list[Stage]:
    spans = {2: "Key Stage 1", 6: "Key Stage 2", 9: "Key Stage 3", 11: "Key Stage 4", 13: "Key Stage 5"}
    return _english(System.ENGLAND, EYFS, spans)


def _wales() -> list[Stage]:
    steps = {3: "Progression Step 2", 6: "Progression Step 3", 9: "Progression Step 4"}
    return _english(System.WALES, "Progression Step 1", steps | {11: "Progression Step 5", 13: "Sixth form"})


def _scotland() -> list[Stage]:
    system = System.SCOTLAND
    levels = {1: "Early Level", 4: "First Level", 7: "Second Level"}
    phases = {3: "Third and Fourth Levels", 6: "Senior Phase"}
    return [
        _stage(system, "Nursery (ante-preschool year)", ages=(3, 4), key_stage="Early Level"),
        _stage(system, "Nursery (preschool year)", ages=(4, 5), key_stage="Early Level"),
        *_numbered(system, "P", first=1, last=7, age=4, spans=levels, brief="Primary "),
        *_numbered(system, "S", first=1, last=6, age=11, spans=phases),
    ]


def _northern_ireland() -> list[Stage]:
    system = System.NORTHERN_IRELAND
    low = {2: "Foundation Stage", 4: "Key Stage 1", 7: "Key Stage 2"}
    high = {10: "Key Stage 3", 12: "Key Stage 4", 14: "Sixth form"}
    return [
        _stage(system, "Nursery", ages=(3, 4), key_stage="Pre-school"),
        *_numbered(system, "Year ", first=1, last=7, age=3, spans=low, brief="Y|Yr |P|Primary "),
        *_numbered(system, "Year ", first=8, last=14, age=3, spans=high, brief="Y|Yr "),
    ]


def _ireland() -> list[Stage]:
    system = System.IRELAND
    made = [
        _stage(system, "Preschool (ECCE)", ages=(3, 4), key_stage="Early childhood"),
        _stage(system, "Junior Infants", ages=(4, 5), key_stage="Primary school"),
        _stage(system, "Senior Infants", ages=(5, 6), key_stage="Primary school"),
    ]
    for number, (figure, word) in enumerate(ORDINALS[:6], start=6):
        others = (f"{word.capitalize()} Class",)
        ages = (number, number + 1)
        made.append(_stage(system, f"{figure} Class", ages=ages, key_stage="Primary school", others=others))
    for number, (figure, word) in enumerate(ORDINALS[:6], start=12):
        name, others = f"{figure} Year", (f"{word.capitalize()} Year",)
        if number == 15:
            name, others = "Transition Year", ("TY", name, *others)
        cycle = "Junior Cycle" if number < 15 else "Senior Cycle"
        made.append(_stage(system, name, ages=(number, number + 1), key_stage=cycle, others=others))
    return made


def _united_states() -> list[Stage]:
    system = System.UNITED_STATES
    made = [
        _stage(system, "Preschool", ages=(3, 4), key_stage="Early childhood"),
        _stage(system, "Pre-K", ages=(4, 5), key_stage="Early childhood", others=("prekindergarten", "preK")),
        _stage(system, "Kindergarten", ages=(5, 6), key_stage="Elementary school"),
    ]
    for number, (figure, word) in enumerate(ORDINALS, start=1):
        school = "Elementary" if number < 6 else "Middle" if number < 9 else "High"
        slang = (HIGH_SCHOOL_YEARS[number],) if number in HIGH_SCHOOL_YEARS else ()
        others = (f"{figure} grade", f"{word} grade", *slang)
        ages = (number + 5, number + 6)
        made.append(_stage(system, f"Grade {number}", ages=ages, key_stage=f"{school} school", others=others))
    return made


def _australia() -> list[Stage]:
    system = System.AUSTRALIA
    spans = {6: "Primary school", 10: "Secondary school", 12: "Senior secondary"}
    names = ("Kindergarten", "Prep", "Pre-primary", "Reception", "Transition")
    return [
        _stage(system, "Preschool", ages=(4, 5), key_stage="Preschool"),
        _stage(system, "Foundation", ages=(5, 6), key_stage="Primary school", others=names),
        *_numbered(system, "Year ", first=1, last=12, age=5, spans=spans, brief="Y|Grade "),
    ]


_YEARS = {
    System.ENGLAND: _england,
    System.WALES: _wales,
    System.SCOTLAND: _scotland,
    System.NORTHERN_IRELAND: _northern_ireland,
    System.IRELAND: _ireland,
    System.UNITED_STATES: _united_states,
    System.AUSTRALIA: _australia,
}

_SPANS: dict[System, tuple[tuple[str, tuple[int, int], tuple[str, ...], bool], ...]] = {
    System.ENGLAND: (
        (EYFS, (0, 5), ("EYFS",), False),
        ("Key Stage 1", (5, 7), ("KS1",), False),
        ("Key Stage 2", (7, 11), ("KS2",), False),
        ("Key Stage 3", (11, 14), ("KS3",), False),
        ("Key Stage 4", (14, 16), ("KS4",), False),
        ("Key Stage 5", (16, 18), ("KS5",), False),
        ("Infants", (4, 7), ("infant school",), False),
        ("Juniors", (7, 11), ("junior school",), False),
        ("Primary school", (4, 11), (), False),
        ("Middle school", (9, 13), (), True),
        ("Secondary school", (11, 16), (), True),
        ("Sixth form", (16, 18), (), False),
    ),
    System.WALES: (
        # Steps are points on a way, at about 5, 8, 11, 14 and 16; the key stages are those until 2022.
        ("Progression Step 1", (3, 5), (), True),
        ("Progression Step 2", (5, 8), (), True),
        ("Progression Step 3", (8, 11), (), True),
        ("Progression Step 4", (11, 14), (), True),
        ("Progression Step 5", (14, 16), (), True),
        ("Foundation Phase", (3, 7), (), False),
        ("Key Stage 1", (5, 7), ("KS1",), False),
        ("Key Stage 2", (7, 11), ("KS2",), False),
        ("Key Stage 3", (11, 14), ("KS3",), False),
        ("Key Stage 4", (14, 16), ("KS4",), False),
        ("Infants", (4, 7), ("infant school",), False),
        ("Juniors", (7, 11), ("junior school",), False),
        ("Primary school", (4, 11), (), False),
        ("Secondary school", (11, 16), (), True),
        ("Sixth form", (16, 18), (), False),
    ),
    System.SCOTLAND: (
        ("Early Level", (3, 6), (), False),
        ("First Level", (6, 9), (), False),
        ("Second Level", (9, 12), (), False),
        ("Third and Fourth Levels", (12, 15), (), False),
        ("Senior Phase", (15, 18), (), False),
        ("Primary school", (5, 12), (), False),
        ("Secondary school", (12, 18), ("high school",), False),
    ),
    System.NORTHERN_IRELAND: (
        ("Foundation Stage", (4, 6), (), False),
        ("Key Stage 1", (6, 8), ("KS1",), False),
        ("Key Stage 2", (8, 11), ("KS2",), False),
        ("Key Stage 3", (11, 14), ("KS3",), False),
        ("Key Stage 4", (14, 16), ("KS4",), False),
        ("Primary school", (4, 11), (), False),
        ("Secondary school", (11, 16), ("post-primary school",), True),
        ("Sixth form", (16, 18), (), False),
    ),
    System.IRELAND: (
        ("Infants", (4, 6), ("infant classes",), False),
        ("Primary school", (4, 12), (), False),
        ("Junior Cycle", (12, 15), (), False),
        ("Senior Cycle", (15, 18), (), False),
        ("Secondary school", (12, 18), ("post-primary school",), False),
    ),
    System.UNITED_STATES: (
        ("Elementary school", (5, 11), (), True),
        ("Middle school", (11, 14), (), True),
        ("Junior high school", (12, 15), ("junior high",), True),
        ("High school", (14, 18), (), True),
    ),
    System.AUSTRALIA: (
        ("Primary school", (5, 12), (), False),
        ("Secondary school", (12, 18), ("high school",), False),
        ("Senior secondary", (16, 18), (), False),
    ),
}
