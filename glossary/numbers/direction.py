"""Which way figures point, by the clause that reports them: for the programme, against it, or not clearly."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossary.numbers.certainty import more_than_chance
from glossary.numbers.clauses import Span, worded
from glossary.numbers.cues import cue_of, neutral, other_group, welcome
from glossary.numbers.found import Found
from glossary.numbers.number import Direction, Kind
from glossary.numbers.patterns import any_of
from glossary.numbers.results import RATIOS, Result

_UNDIRECTED = {
    "eta squared", "partial eta squared", "omega squared", "epsilon squared", "f squared", "f", "w",
    "Cramér's V", "phi", "h",
}  # fmt: skip
_COEFFICIENTS = {"beta", "regression coefficient"}
_TESTS = {"t", "F", "chi squared", "z", "U", "W", "H", "Wilks' lambda"}
_POINTING = _TESTS | RATIOS | {"percentile points"}
_NEVER = {
    "mean", "median", "SD of scores", "standard error", "reliability", "kappa", "heterogeneity", "fit index",
    "coefficient of determination", "number needed to treat", "content validity", "normalised gain",
}  # fmt: skip

_NO_RESULT = re.compile(any_of("no_result"), re.IGNORECASE)
_ASSOCIATED = re.compile(
    r"\b(?:correlat\w+|associat\w+|predict\w*|relat(?:ed|ion|ions|ionships?)"
    r"|explain\w* (?:\w+ )?varian\w+|mediat\w+|moderat(?:ed|es|or|ion))\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    rf"\b{any_of('aside')} (?:those |that |pupils |students |children )?(?:in |of |from )?(?:the |a |an )?$",
    re.IGNORECASE,
)
_DID = re.compile(rf"^,?(?: [a-z]+){{0,4}}? {any_of('did')}\b", re.IGNORECASE)
_FAVOURS_WHOM = re.compile(
    r"\b(?:favou?r(?:s|ed|ing)?|in favou?r of|advantage (?:for|to|of)|benefit (?:for"
    r"|to)) (?=(?P<whom>.{0,40}))",
    re.IGNORECASE,
)
_GROUP_WITHIN = 60
"""How far behind the word that points, in characters, the group stands that did so."""
_NEED_AN_OBJECT = ("reduc", "cut")
_LESS_OF_IT = re.compile(
    r"\b(?:smaller|lesser|slower|shallower|less (?:steep|sharp|rapid|of an?)) $", re.IGNORECASE
)
_LESS_SO = re.compile(
    r" (?:in \w+ )?(?:more slowly|less (?:steeply|sharply|rapidly|quickly|strongly)"
    r"|less(?= (?:in|for|among|than)\b))",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(
    r"[ ,;—–]*(?:but|whereas|while|yet|and|although)(?: (?:[a-z]+ly|it|they|had|have|has))? "
)
_OPENING_ASIDE = re.compile(
    r"^[ ,;—–]*(?:compared (?:to|with)|relative to|unlike|in contrast (?:to|with)) [^,]{1,60},", re.IGNORECASE
)
_THAN_LAST = re.compile(r" (?:[a-z-]+ ){0,4}?(?:in|for|among|amongst|with|at|by|of) $")
_OWN_CHANGE = re.compile(
    r"(?:improv|gain|progress|increas|r[io]s|gr[eo]w|decreas|declin|f[ea]ll|drop|climb|slip|went)",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\b(?:more|larger|greater|higher|better|faster|smaller|less|fewer|lower|bigger|than)\b", re.IGNORECASE
)
_PREDICTS = re.compile(r"\bpredict\w*", re.IGNORECASE)


def directions(text: str, *, results: Sequence[Result]) -> dict[Found, Direction | None]:
    """The direction of every number of the results, by their clauses in the levelled text."""
    pointing: dict[Found, Direction | None] = {}
    for result in results:
        if not any(_may_point(one, result) for one in result.numbers):
            pointing.update(dict.fromkeys(result.numbers))
            continue
        clear = more_than_chance(text, result)
        points = _points(text, result) if clear is not False else 0
        for one in result.numbers:
            pointing[one] = _direction(one, result=result, clear=clear, points=points)
    return pointing


def _direction(one: Found, *, result: Result, clear: bool | None, points: int) -> Direction | None:
    if not _may_point(one, result):
        return None
    if clear is False:
        return Direction.NO_CLEAR_EFFECT
    if one.kind is Kind.CORRELATION or result.correlational or not points:
        return None
    return Direction.FAVOURS if points > 0 else Direction.AGAINST


def _may_point(one: Found, result: Result) -> bool:
    """Whether a number of its kind can point anywhere: no count, no average, no share of a whole does."""
    if one.kind in {Kind.SAMPLE_SIZE, Kind.ICC} or one.unit in _NEVER:
        return False
    if one.kind is Kind.OTHER:
        return one.unit in _POINTING
    if one.kind is Kind.PERCENTAGE:
        return one.change
    return one.kind is not Kind.CONFIDENCE_INTERVAL or result.has_estimate


def _points(text: str, result: Result) -> int:
    """1 for the programme or the group named first, -1 against it, 0 where the clause does not say."""
    start, end = result.clause
    estimate = result.estimate
    if _NO_RESULT.search(text, start, max(end, result.end)) is not None:
        return 0
    if result.ratio is not None and result.ratio.value is not None:
        moved = (result.ratio.value > 1) - (result.ratio.value < 1)
        than = text.find(" than ", start, result.start)
        named = (than if than >= 0 else result.start, result.start)
        return moved * welcome(text, at=named, clause=result.clause)
    if not worded(text, result.clause):
        return 0 if estimate is not None and estimate.kind is Kind.PERCENTAGE else _sign(estimate)
    if _only_associates(text, result):
        return 0
    cue = cue_of(text, result)
    return _by_sign(text, result) if cue is None else _by_word(text, result, cue)


def _only_associates(text: str, result: Result) -> bool:
    """Whether the clause says that things go together, not that somebody did better."""
    start, end = result.clause
    estimate = result.estimate
    if estimate is None:
        return _ASSOCIATED.search(text, start, result.start) is not None
    return estimate.unit in _COEFFICIENTS and _PREDICTS.search(text, start, end) is not None


def _by_sign(text: str, result: Result) -> int:
    """The way that the sign of the effect points, where no word does."""
    estimate = result.estimate
    signed = _sign(estimate)
    if estimate is not None and estimate.unit in _COEFFICIENTS and _ASSOCIATED.search(text, *result.clause):
        return 0
    return signed * welcome(text, at=(result.start, result.start), clause=result.clause) if signed else 0


def _by_word(text: str, result: Result, cue: re.Match[str]) -> int:
    """The way that the word points: "better" whatever is measured, "lower" by what is lower."""
    signed = _sign(result.estimate)
    turned = _turned(text, result, cue)
    if cue.lastgroup == "worse":
        return -turned
    if cue.lastgroup == "better":
        return -turned if signed < 0 and neutral(cue[0]) else turned
    moved = -1 if cue.lastgroup == "down" or signed < 0 else 1
    if _damped(text, cue):
        moved = -moved
    reduced = cue[0].casefold().startswith(_NEED_AN_OBJECT)
    within = _with_its_subject(text, result, cue)
    return moved * turned * welcome(text, at=cue.span(), clause=within, reduced=reduced)


def _damped(text: str, cue: re.Match[str]) -> bool:
    """Whether it moved less than elsewhere: "a smaller decline", "fell more slowly"."""
    before = _LESS_OF_IT.search(text, max(0, cue.start() - 24), cue.start())
    return before is not None or _LESS_SO.match(text, cue.end()) is not None


def _with_its_subject(text: str, result: Result, cue: re.Match[str]) -> Span:
    """The clause of a result, or the sentence up to its end where the clause shares another's subject."""
    start, end = result.clause
    shared = _NO_SUBJECT.fullmatch(text, start, cue.start()) is not None
    return (result.sentence[0], end) if shared else (start, end)


def _sign(estimate: Found | None) -> int:
    if estimate is None or estimate.value is None or estimate.unit in _UNDIRECTED or not estimate.value:
        return 0
    if estimate.kind not in {Kind.EFFECT_SIZE, Kind.MONTHS_PROGRESS, Kind.PERCENTAGE, Kind.OTHER}:
        return 0
    return 1 if estimate.value > 0 else -1


def _turned(text: str, result: Result, cue: re.Match[str]) -> int:
    """-1 where the clause says that the comparison group is the one that did so."""
    start, end = result.clause
    for match in _FAVOURS_WHOM.finditer(text, start, end):
        if other_group().match(match["whom"].removeprefix("the ")) or other_group().match(match["whom"]):
            return -1
    behind = other_group().search(text, cue.end(), min(end, cue.end() + _GROUP_WITHIN))
    if (
        behind is not None
        and text.startswith(" than ", behind.end())
        and _THAN_LAST.fullmatch(text, cue.end(), behind.start()) is not None
    ):
        return -1
    if _OWN_CHANGE.match(cue[0]) is not None and _COMPARES.search(text, start, end) is None:
        return 1
    first = other_group().search(text, start, cue.start())
    if first is None or _ASIDE.search(text, max(start, first.start() - 40), first.start()) is not None:
        return 1
    if re.search(
        r"programme|program\b|intervention (?:group|pupils|students|children)|treatment|experimental",
        _OPENING_ASIDE.sub("", text[start : first.start()]),
        re.IGNORECASE,
    ):
        return 1
    return -1 if _DID.match(text[first.end() : cue.end() + 12]) is not None else 1
