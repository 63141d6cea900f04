"""Whether a result is more than chance, by its p value, its interval and the words of its clause."""

from __future__ import annotations

import re

from glossary.numbers.clauses import worded
from glossary.numbers.found import Found
from glossary.numbers.number import Kind
from glossary.numbers.patterns import any_of
from glossary.numbers.results import Result

SIGNIFICANT_BELOW = 0.05
"""The line that the papers draw; at it and above, a difference counts as one that may be chance."""

_NOT_CLEAR = re.compile(any_of("not_clear"), re.IGNORECASE)
_CLEAR = re.compile(any_of("clear"), re.IGNORECASE)
_CORRECTED = re.compile(
    r"\b(?:correct(?:ion|ed|ing)|adjust(?:ment|ed|ing)|bonferroni|holm|hochberg)\b", re.IGNORECASE
)


def more_than_chance(text: str, result: Result) -> bool | None:
    """True where the figures or the words say that it is more than chance, False where not, else None."""
    estimate = result.estimate
    if estimate is not None and estimate.value == 0 and result.ratio is None:
        return False
    figures = [
        verdict
        for one in result.deciding
        if (verdict := certainty_of(one, ratio=result.ratio is not None)) is not None
    ]
    if False in figures:
        return False
    words = False if _taken_back(text, result) else _words_say(text, result)
    if figures:
        start, end = result.clause
        return not (words is False and _CORRECTED.search(text, start, end) is not None)
    return words


def _taken_back(text: str, result: Result) -> bool:
    """Whether the next clause says of this result that it may be chance: ", although this was not clear"."""
    said = _OF_IT.match(text, result.clause[1])
    opened = _OPENED.match(text, result.sentence[0])
    if said is None and opened is not None and result.clause[0] <= result.sentence[0] + 2:
        said = _OF_IT_PLAIN.match(text, result.clause[1])
    if said is None or ("differ" in said[0] and _EACH_GAINED.search(text, *result.clause) is not None):
        return False
    end = min(result.sentence[1], said.end() + _CLAUSE_TAIL)
    return (
        _NOT_CLEAR.search(text, said.start(), end) is not None
        and _FIGURED.search(text, said.start(), end) is None
    )


_EACH_GAINED = re.compile(r"\d[^,;]*\band\b[^,;]*\d")
"""Two groups with a figure each: that they do not differ takes neither figure back."""
_IT = (
    r"(?:this|these|it|they|that|neither|the (?:\w+ )?(?:differences?|effects?|results?|gains?|increases?"
    r"|changes?|improvements?|estimates?|advantages?))\b"
)
_OF_IT = re.compile(rf"[ ,;—–]*(?:but|although|though|however|yet|while)[, ]+{_IT}", re.IGNORECASE)
_OF_IT_PLAIN = re.compile(rf"[ ,]*{_IT}", re.IGNORECASE)
_OPENED = re.compile(r" *(?:although|while|though|whereas)\b", re.IGNORECASE)
_FIGURED = re.compile(r"[=<>]|\d\.\d")


def certainty_of(one: Found, *, ratio: bool) -> bool | None:
    """Whether a p value or an interval alone tells a difference from chance; None where it does not say.

    An interval that takes in nought (one, for a ratio) and p of .05 and above say that it may be chance.
    """
    if one.kind is Kind.CONFIDENCE_INTERVAL and one.low is not None and one.high is not None:
        nothing = 1.0 if ratio else 0.0
        return not one.low <= nothing <= one.high
    if one.kind is not Kind.P_VALUE or one.unit == "level":
        return None
    return False if one.value is None else _p_says(one.value, one.op)


def _p_says(value: float, op: str) -> bool | None:
    if op == "~":
        return None
    if op in {">", ">="}:
        return False if value >= SIGNIFICANT_BELOW else None
    return value <= SIGNIFICANT_BELOW if op in {"<", "<="} else value < SIGNIFICANT_BELOW


def _words_say(text: str, result: Result) -> bool | None:
    start, end = result.clause
    if not worded(text, result.clause):
        return None
    at = result.start
    unclear, clear = -1, -1
    for match in _NOT_CLEAR.finditer(text, start, end):
        if match.start() < at:
            unclear = match.end()
        elif unclear < 0 and _is_said_of(text, result, match):
            return False
    for match in _CLEAR.finditer(text, max(start, unclear), at):
        if unclear < 0 or _TURNED.search(text, unclear, match.start()) is not None:
            clear = match.end()
    if unclear < 0 and clear < 0:
        return None
    return clear > unclear


def _is_said_of(text: str, result: Result, match: re.Match[str]) -> bool:
    """Whether words behind a result are said of it, not of the next ("... and no gain in spelling")."""
    near = match.start() - result.end < _CLAUSE_TAIL
    return near and _NEXT_RESULT.search(text, result.end, match.end()) is None


_TURNED = re.compile(r"[,;:()]|\b(?:and|but|while|with|yet|except|only)\b")
"""What must stand between "no" and "improvement" for the second not to be denied by the first."""
_NEXT_RESULT = re.compile(r"\band (?:there was |there were )?(?:no|none|neither)\b")
_CLAUSE_TAIL = 60
"""How far behind its figures, in characters, a clause may still say "was not significant" of them."""
