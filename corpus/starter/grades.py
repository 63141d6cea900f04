"""US school grades in UK years and phases."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.documents import PHASES
from corpus.starter.sentences import listed

KINDERGARTEN = 0
PRE_KINDERGARTEN = -1
AFTER_SCHOOL = 13
"""Grades are counted from kindergarten as 0 to grade 12; before and after stand at the ends."""

_NAMES = {"PK": PRE_KINDERGARTEN, "K": KINDERGARTEN, "PS": AFTER_SCHOOL}
_LAST_PRIMARY = 5  # US grade 5 is Year 6, the last year of a UK primary school


def parse_grades(text: str) -> tuple[int, ...]:
    """Read the grades a cell names, in order, each once; a cell that names none gives none.

    Knows "PK K 1", "2-3, 4-5", "K-2", "Year 1 (K)", "year 4, 5 (grade 3, 4)" and, without a grade,
    UK years ("Year 3, 5": a UK year is a US grade and one).
    """
    if "cohort" in text:
        return ()
    named = text.upper()
    in_brackets = re.search(r"\((?:GRADE)?([^)]*)\)", named)
    years_only = named.startswith("YEAR") and in_brackets is None
    part = in_brackets[1] if in_brackets else named.removeprefix("YEAR")
    grades: set[int] = set()
    for first, last in re.findall(r"(?<![A-Z\d])(PK|PS|K|\d{1,2})(?:\s*-\s*(\d{1,2}))?(?![A-Z\d])", part):
        start = _NAMES[first] if first in _NAMES else int(first)
        grades.update(range(start, (int(last) if last else start) + 1))
    return tuple(sorted(grade - 1 if years_only else grade for grade in grades))


def phases_of(grades: Iterable[int]) -> tuple[str, ...]:
    """Give the phases of `PHASES` that grades fall into, in the order of that list."""
    found = {_phase(grade) for grade in grades}
    return tuple(phase for phase in PHASES if phase in found)


def grades_in_words(grades: tuple[int, ...], *, us: bool = True) -> str:
    """Say grades with their UK years: "US kindergarten to grade 2 (Years 1 to 3)"."""
    school = [grade for grade in grades if grade != AFTER_SCHOOL]
    said = f"{'US ' if us else ''}{_us_names(school)} ({years_in_words(tuple(school))})" if school else ""
    college = "college or university students" if not school else "college or university"
    return listed([part for part in (said, college if AFTER_SCHOOL in grades else "") if part])


def years_in_words(grades: tuple[int, ...]) -> str:
    """Say grades as UK years alone: "Years 1 to 3"."""
    early = ["Nursery", "Reception"] if PRE_KINDERGARTEN in grades else []
    years = _spans([grade + 1 for grade in grades if KINDERGARTEN <= grade < AFTER_SCHOOL])
    numbered = (
        f"Year{'s' if len(years) > 1 or 'to' in ''.join(years) else ''} {listed(years)}" if years else ""
    )
    return listed([*early, *([numbered] if numbered else [])])


def _us_names(grades: list[int]) -> str:
    named = ["pre-kindergarten"] if PRE_KINDERGARTEN in grades else []
    spans = _spans([grade for grade in grades if grade >= KINDERGARTEN])
    if spans and spans[0].startswith("0"):
        first = spans.pop(0)
        named.append(first.replace("0 to ", "kindergarten to grade ").replace("0", "kindergarten", 1))
    if spans:
        named.append(f"grade{'s' if len(spans) > 1 or 'to' in spans[0] else ''} {listed(spans)}")
    return listed(named)


def _spans(numbers: list[int]) -> list[str]:
    """Fold three numbers or more in a row into "a to b"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [
        span
        for run in runs
        for span in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else [str(number) for number in run])
    ]


def _phase(grade: int) -> str:
    if grade == PRE_KINDERGARTEN:
        return "early years"
    if grade == AFTER_SCHOOL:
        return "higher education"
    return "primary" if grade <= _LAST_PRIMARY else "secondary"
