"""Words for the figures of a finding: progress, effect, strength of evidence, cost."""

from __future__ import annotations

NOT_ENOUGH = "not enough evidence"
"""Said where EEF gives no figure; a zero is a finding, this is the lack of one."""

STRENGTHS = ("too little to say", "very limited", "limited", "moderate", "extensive", "very extensive")
"""EEF's padlocks 0 to 5 in words (source: EEF Teaching and Learning Toolkit, evidence rating)."""

COSTS = ("very low", "low", "moderate", "high", "very high")
"""EEF's cost ratings 1 to 5 in words (source: EEF Teaching and Learning Toolkit, cost rating)."""


def months_in_words(months: int | None) -> str:
    """Say EEF's months of additional progress alone; None is not enough evidence, 0 a finding of none.

    For a page use `progress_in_words`: months without their effect size and strength are read as far more
    than they are.
    """
    if months is None:
        return NOT_ENOUGH
    if months == 0:
        return "no additional progress on average"
    counted = f"{abs(months)} {'month' if abs(months) == 1 else 'months'}"
    if months < 0:
        return f"minus {counted}: pupils made less progress than they would have otherwise"
    return f"{counted}' additional progress" if months != 1 else "1 month's additional progress"


def effect_in_words(
    *, low: float | None, high: float | None, value: float | None, unit: str, source: str
) -> str:
    """Say an effect with its range, its unit and whose figure it is.

    The range is called a range, never an interval of confidence: `source` says how it was made. Raises
    ValueError when `low` is above `high`, or when only one of them is given.
    """
    if (low is None) != (high is None):
        raise ValueError("An effect has a lowest and a highest figure or neither; one alone was given.")
    if low is not None and high is not None and low > high:
        raise ValueError(f"The lowest figure of an effect, {low}, is above the highest, {high}.")
    if low is not None and high is not None:
        span = f"{number_in_words(low)} to {number_in_words(high)} {unit}"
        said = span if value is None else f"{number_in_words(value)} {unit} (range {span})"
    elif value is not None:
        said = f"{number_in_words(value)} {unit}"
    else:
        return f"size of effect not known ({source})" if source else "size of effect not known"
    return f"{said} ({source})" if source else said


def strength_in_words(strength: int | None) -> str:
    """Say how much evidence there is, 0 to 5 as EEF counts; None is not rated. Raises ValueError beyond."""
    return "not rated" if strength is None else f"{_on_scale(strength, STRENGTHS, 0)} ({strength} of 5)"


def cost_in_words(cost: int | None) -> str:
    """Say what something costs, 1 to 5 as EEF counts; None is not rated. Raises ValueError beyond."""
    return "not rated" if cost is None else f"{_on_scale(cost, COSTS, 1)} ({cost} of 5)"


def progress_in_words(
    *, months: int | None, low: float | None, high: float | None, source: str, strength: int | None
) -> str:
    """Say months together with the effect size they stand for and the strength of the evidence.

    `low` and `high` are in standard deviations. Raises ValueError when there are months without both:
    identical effects shown as months alone have been read as far bigger.
    """
    evidence = f"evidence: {strength_in_words(strength)}"
    if months is None:
        return f"{NOT_ENOUGH} to give a figure; {evidence}"
    if low is None or high is None:
        raise ValueError("Months are shown with the range of effect sizes they stand for; it is missing.")
    if low > high:
        raise ValueError(f"The lowest figure of an effect, {low}, is above the highest, {high}.")
    said = months_in_words(months) if months <= 0 else f"about {months_in_words(months)}"
    size = f"{number_in_words(low)} to {number_in_words(high)}"
    table = f"{_whose_table(source)} puts that at an effect size of {size} (not a measured interval)"
    return f"{said}; {table}; {evidence}"


def number_in_words(number: float) -> str:
    """Write a figure with a true minus sign and the decimals it came with, two at least below one."""
    digits = f"{abs(number):g}"
    if "e" in digits:
        digits = f"{abs(number):.10f}".rstrip("0").rstrip(".")
    whole, _, decimals = digits.partition(".")
    if abs(number) < 1 and number:
        digits = f"{whole}.{decimals:0<2}"
    return f"−{digits}" if number < 0 else digits


def _whose_table(source: str) -> str:
    return "EEF's own table" if not source or source.casefold().startswith("eef") else source


def _on_scale(rating: int, words: tuple[str, ...], lowest: int) -> str:
    if not lowest <= rating < lowest + len(words):
        raise ValueError(f"A rating from {lowest} to {lowest + len(words) - 1} was expected, not {rating}.")
    return words[rating - lowest]
