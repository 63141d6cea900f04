"""Says in a sentence what the formulas make of a text, and how far they disagree."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from statistics import mean, median

from glossary.readability.formulas import DALE_CHALL_SCORE, dale_chall_grades
from glossary.readability.measures import Measure, Readability
from glossary.readability.measuring import FEWEST_WORDS

PASSAGE = 100
"""Words of the passages that the formulas were made on."""
LOWEST = 1  # Grade; figures below it, even under zero, stand for no school year.
LAST_OF_SCHOOL, LAST_OF_A_DEGREE = 12, 16
"""US grades; what is above is prose for a first degree, and above that for further study."""
_YOUNGEST = 5  # Years of age to add to a US grade: children in grade 1 are six to seven years old.
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
KNOW_NOTHING = "formulas count letters, syllables and sentence lengths and know nothing of meaning"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One formula from the counts of several libraries: lowest and highest figure, and in words."""

    name: str
    low: float
    high: float
    said: str


def disagreements(readability: Readability) -> tuple[Disagreement, ...]:
    """Return each formula that several libraries worked out, with what each of them says."""
    return tuple(
        Disagreement(
            name=name,
            low=min(one.value for one in many),
            high=max(one.value for one in many),
            said=f"{name}: " + ", ".join(f"{one.value} by {one.library}" for one in many),
        )
        for name, many in _by_name(readability)
        if len(many) > 1
    )


def in_words(readability: Readability) -> str:
    """Return one honest sentence: about which US grade, how far the formulas agree, what they miss."""
    if not readability.measures and readability.words >= FEWEST_WORDS:
        average = round(readability.words_per_sentence)
        return (
            f"No readability figure: {average} words to a sentence are those of a list, a table or noise, "
            "and no formula was made for it."
        )
    if not readability.measures:
        return f"Too short for a readability formula: {_counted(readability.words)}, under {FEWEST_WORDS}."
    by_name = [[grades_of(one) for one in many] for _, many in _by_name(readability)]
    every = [grade for many in by_name for grades in many for grade in grades]
    about = _bounded(median(mean(sum(grades) / 2 for grades in many) for many in by_name))
    low, high = _bounded(min(every)), _bounded(max(every))
    few = f", from only {readability.words} words" if readability.words < PASSAGE else ""
    formulas = _NUMBERS[len(by_name)] if len(by_name) < len(_NUMBERS) else str(len(by_name))
    say = f"{formulas} formula{'s say' if len(by_name) > 1 else ' says'}"
    span = f"{low} to {high}" if low != high else f"{low}"
    return f"About US grade {about}, {_whose(about)} ({say} {span}{few}); {KNOW_NOTHING}."


def grades_of(measure: Measure) -> tuple[float, float]:
    """Return the lowest and highest US grade that a figure stands for; the same for most formulas."""
    if measure.unit == DALE_CHALL_SCORE:
        return dale_chall_grades(measure.value)
    return measure.value, measure.value


def _by_name(readability: Readability) -> list[tuple[str, list[Measure]]]:
    ordered = sorted(readability.measures, key=lambda one: one.name)
    return [(name, list(many)) for name, many in groupby(ordered, key=lambda one: one.name)]


def _bounded(grade: float) -> int:
    return max(LOWEST, round(grade))


def _whose(grade: int) -> str:
    if grade > LAST_OF_A_DEGREE:
        return "postgraduate prose"
    if grade > LAST_OF_SCHOOL:
        return "university prose"
    return f"age {grade + _YOUNGEST} to {grade + _YOUNGEST + 1}"


def _counted(words: int) -> str:
    return f"{words} word{'' if words == 1 else 's'}"
