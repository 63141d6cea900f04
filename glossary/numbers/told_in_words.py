"""Numbers that papers tell in words: "ns", twice the odds, a quarter of a standard deviation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.numbers.found import Found
from glossary.numbers.number import Kind
from glossary.numbers.writing import PLAIN, amount

_NOT_SIGNIFICANT = re.compile(
    r"(?<![\w.])(?:[pP]s? ?[=:] ?)?(?:n\. ?s\.|N\. ?S\.|(?<=[=,;(:] )(?:ns|NS)(?= ?[),.;\]]|$)"
    r"|(?<=[=(\[])(?:ns|NS)(?= ?[),.;\]]))"
)
_AT_LEVEL = re.compile(
    rf"(?<=significant) at (?:the )?(?:p ?[<=≤] ?)?(?P<figure>{PLAIN})(?: ?(?:level|\(p)| ?,? alpha)",
    re.IGNORECASE,
)
_ODDS = re.compile(
    rf"\bodds\b(?: [A-Za-z'-]+){{1,12}}? (?P<all>(?P<figure>{PLAIN}) times(?: (?:higher|greater"
    rf"|as (?:high|great|large)|larger|lower))?)"
    rf"|(?P<allx>(?P<figurex>{PLAIN}) times (?:the|higher|greater|lower|as high) odds)",
    re.IGNORECASE,
)
_FRACTIONS = {
    "half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "sixth": 1 / 6, "eighth": 0.125, "tenth": 0.1,
    "thirds": 1 / 3, "quarters": 0.25, "fifths": 0.2, "tenths": 0.1, "twentieth": 0.05, "hundredth": 0.01,
    "hundredths": 0.01,
}  # fmt: skip
_FRACTION_OF_SD = re.compile(
    r"\b(?:(?P<times>an?|one|two|three|four|seven|nine)[- ])?(?P<part>half|thirds?|quarters?|fifths?"
    r"|sixth|eighth|tenths?|twentieth|hundredths?)"
    r"(?: of)?(?: an?| one)? (?:standard[- ]deviation|SD)\b(?: (?:below|above|higher|lower|ahead|behind))?",
    re.IGNORECASE,
)


def odds_in_words(text: str) -> Iterator[Found]:
    """Find odds ratios told in words: "the odds of passing were 1.6 times higher"."""
    for match in _ODDS.finditer(text):
        which = "" if match["all"] else "x"
        start, end = match.span(f"all{which}")
        value = amount(match[f"figure{which}"])
        yield Found(start, end, Kind.ODDS_RATIO, value, *match.span(f"figure{which}"), unit="OR")


def not_significant(text: str) -> Iterator[Found]:
    """Find "ns" and "n.s." where a p value would stand, and levels of significance that stand for one."""
    for match in _NOT_SIGNIFICANT.finditer(text):
        yield Found(match.start(), match.end(), Kind.P_VALUE, None, match.start(), match.end(), unit="ns")
    for match in _AT_LEVEL.finditer(text):
        value = amount(match["figure"])
        if value is not None and 0 < value < 1:
            start, end = match.span("figure")
            yield Found(start, end, Kind.P_VALUE, value, start, end, op="<", unit="level")


def fractions(text: str) -> Iterator[Found]:
    """Find standard deviations in words: "a quarter of a standard deviation"."""
    for match in _FRACTION_OF_SD.finditer(text):
        times = (
            amount(match["times"]) if match["times"] and match["times"].casefold() not in {"a", "an"} else 1.0
        )
        start, end = match.span()
        value = (times or 1.0) * _FRACTIONS[match["part"].casefold()]
        yield Found(start, end, Kind.EFFECT_SIZE, value, start, end, unit="SD", change=True)
