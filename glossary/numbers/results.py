"""Numbers that report one result together: an effect with its interval, its p value and its test."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from glossary.numbers.clauses import Span, bracketed
from glossary.numbers.found import Found
from glossary.numbers.number import Kind

STANDARDISED = {"SD", "d", "g", "delta", "SMD", "effect size"}
"""Units of effects counted in standard deviations."""
RATIOS = {"risk ratio", "hazard ratio"}
_TESTS = {"t", "F", "chi squared", "z", "U", "W", "H", "Wilks' lambda"}
_LEVELS = {"mean", "SD of scores", "standard error", "median"}
_JUDGES = {Kind.P_VALUE, Kind.CONFIDENCE_INTERVAL}
_ALL_OF_THEM = re.compile(r"(?:\b(?:both|all|each|respectively)\b|\bps\b|\bp's)", re.IGNORECASE)


_SAID_OF = 6
"""How many results before it one p value or "ns" can be said of."""


@dataclass(frozen=True, slots=True)
class Result:
    """The numbers of one result, in order, and the clause and the sentence that report them.

    Of a sentence that is no sentence but a table run together only what is near is given.
    `deciding` are the p values and intervals by which it is judged: its own, or those of the clause.
    """

    numbers: tuple[Found, ...]
    clause: Span
    sentence: Span
    deciding: tuple[Found, ...]

    @property
    def start(self) -> int:
        """Where its first number stands that reports more than who was there."""
        return next((one.start for one in self.numbers if not _tells_who(one)), self.numbers[0].start)

    @property
    def end(self) -> int:
        """Where its last number ends."""
        return self.numbers[-1].end

    @property
    def estimate(self) -> Found | None:
        """Its effect: the first number that says how much, if any does."""
        return next((one for one in self.numbers if is_estimate(one)), None)

    @property
    def core(self) -> Span:
        """Where its effect stands, or its first number."""
        one = self.estimate or self.numbers[0]
        return one.start, one.end

    @property
    def has_estimate(self) -> bool:
        """Whether there is an effect, so that an interval beside it is the effect's."""
        return self.estimate is not None or all(
            one.kind in {Kind.CONFIDENCE_INTERVAL, Kind.P_VALUE} for one in self.numbers
        )

    @property
    def ratio(self) -> Found | None:
        """Its ratio, if its effect is one; of a ratio one (not nought) means no difference."""
        return next((one for one in self.numbers if one.kind is Kind.ODDS_RATIO or one.unit in RATIOS), None)

    @property
    def correlational(self) -> bool:
        """Whether it reports a correlation."""
        return any(one.kind is Kind.CORRELATION for one in self.numbers)


def _tells_who(one: Found) -> bool:
    return one.kind is Kind.SAMPLE_SIZE or one.unit in _LEVELS


def is_estimate(one: Found) -> bool:
    """Whether a number says how much: an effect size, a ratio, a change in per cent, months of progress."""
    return (
        one.kind in {Kind.EFFECT_SIZE, Kind.ODDS_RATIO, Kind.CORRELATION, Kind.MONTHS_PROGRESS}
        or one.unit in RATIOS | {"percentile points"}
        or (one.kind is Kind.PERCENTAGE and one.change)
    )


def results_of(text: str, *, found: Sequence[Found], told: Sequence[tuple[Span, Span]]) -> list[Result]:
    """Group numbers, in order, by the result that they report.

    `told` are the sentences of the levelled text and their clauses, in order, wherever there are numbers.
    """
    results: list[Result] = []
    position = 0
    for sentence, clause in told:
        inside: list[Found] = []
        while position < len(found) and found[position].start < clause[1]:
            inside.append(found[position])
            position += 1
        if inside:
            results.extend(_within(text, inside, clause=clause, sentence=sentence))
    following = [*results[1:], None] if results else []
    return [_judged_by_next(text, one, after) for one, after in zip(results, following, strict=True)]


def _judged_by_next(text: str, result: Result, after: Result | None) -> Result:
    """A result whose interval is told in the next clause: ", but its interval included zero (−.1 to .2)"."""
    if after is None or result.deciding or result.estimate is None or after.estimate is not None:
        return result
    judges = _judges(after.numbers)
    if len(judges) != len(after.numbers) or after.sentence[0] >= result.clause[1] + REACH:
        return result
    return replace(result, deciding=judges) if _OF_IT.match(text, result.clause[1]) is not None else result


_OF_IT = re.compile(
    r"[ ,;—–]*(?:but|although|though|however|yet|and)[, ]+(?:chance\b"
    r"|(?:this|it|its|the|their)(?: [a-z]+){0,2}? (?:interval|effect|gain|was)\b)",
    re.IGNORECASE,
)


def _within(text: str, inside: Sequence[Found], *, clause: Span, sentence: Span) -> list[Result]:
    groups: list[list[Found]] = []
    brackets = bracketed(text, span=clause)
    current: list[Found] = []
    for one in inside:
        if current and _begins_anew(text, one, current, brackets):
            groups.append(current)
            current = []
        current.append(one)
    groups.append(current)
    return [
        Result(
            numbers=tuple(group),
            clause=_near(group, (clause[0], min(clause[1], after))),
            sentence=_near(group, sentence),
            deciding=_deciding(text, groups, number),
        )
        for number, group in enumerate(groups)
        for after in [groups[number + 1][0].start if number + 1 < len(groups) else clause[1]]
    ]


def _begins_anew(text: str, one: Found, current: Sequence[Found], brackets: Sequence[Span]) -> bool:
    """Whether a number begins another result than the one before it."""
    if _tells_who(one) or one.kind is Kind.ICC:
        return False
    if len(current) >= _MOST_TOGETHER:
        return True
    last = current[-1]
    between = text[last.end : one.start]
    if is_estimate(one) and is_estimate(last) and _ANOTHER.search(between) is not None:
        return True
    decided = bool(_judges(current))
    worded = len(_WORD.findall(between)) >= _WORDS_APART
    if decided and worded and not _same_bracket(last, one, brackets):
        return True
    if one.kind in _JUDGES:
        return any(x.kind is one.kind for x in current) and "ns" not in {one.unit, last.unit}
    repeated = any(_alike(x, one) for x in current)
    return repeated or (decided and ";" in between and (worded or one.unit in _TESTS))


_ANOTHER = re.compile(
    r"\band (?:[a-z]+ly )?(?:rais|lower|increas|decreas|reduc|improv|cut|boost|harm|enhanc|r[ao]s|f[ea]ll"
    r"|declin|gain|lost|widen|narrow)(?:s|es|e|ed|d)?\b",
    re.IGNORECASE,
)
"""What between two effects says that the second happened to something else."""
_MOST_TOGETHER = 24
"""How many numbers one result can have; more is a list or a table, and grouping it would take too long."""
_WORD = re.compile(r"[A-Za-z]{2,}")
_WORDS_APART = 3
"""From how many words on what stands between two numbers tells of something else."""


def _alike(one: Found, other: Found) -> bool:
    """Whether two numbers say how much, or test it, in the same way, so that they cannot be of one result."""
    if one.unit in _TESTS or other.unit in _TESTS:
        return one.unit in _TESTS and other.unit in _TESTS
    if not (is_estimate(one) and is_estimate(other)):
        return False
    percentages = one.kind is other.kind is Kind.PERCENTAGE
    return one.unit == other.unit or percentages or {one.unit, other.unit} <= STANDARDISED


def _same_bracket(one: Found, other: Found, brackets: Sequence[Span]) -> bool:
    return any(low <= one.start and other.end <= high for low, high in brackets)


def _deciding(text: str, groups: Sequence[Sequence[Found]], number: int) -> tuple[Found, ...]:
    """The p values and intervals of a group, or those of a later one that are said of all."""
    own = _judges(groups[number])
    if own:
        return own
    for later in range(number + 1, min(number + 1 + _SAID_OF, len(groups))):
        judges = _judges(groups[later])
        if not judges:
            continue
        gap = text[groups[number][-1].end : groups[later][0].start]
        last = judges[-1]
        near = text[max(0, last.start - 24) : last.end + 16]
        if (
            judges[0].unit == "ns"
            or _ALL_OF_THEM.search(near)
            or re.fullmatch(r"[ ,;]*(?:and|or|to|[-–]|,)? ?", gap)
        ):
            return judges
        return ()
    return ()


def _judges(group: Sequence[Found]) -> tuple[Found, ...]:
    return tuple(one for one in group if one.kind in _JUDGES)


def _near(group: Sequence[Found], span: Span) -> Span:
    return max(span[0], group[0].start - REACH), min(span[1], group[-1].end + REACH)


REACH = 400
"""How far from its numbers, in characters, words still report a result; more is a table run together."""
