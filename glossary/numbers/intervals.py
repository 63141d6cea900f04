"""Confidence and credible intervals: "95% CI [.02, .31]", "95% CI −0.80 to 1.16", "between .1 and .3"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossary.numbers.found import Found
from glossary.numbers.number import Kind
from glossary.numbers.writing import PLAIN, amount

_NAME = (
    r"(?:(?i:(?:confidence|credible|credibility|compatibility|uncertainty|prediction|bootstrap(?:ped)?)"
    r"(?: confidence)? (?:intervals?|limits?|bounds?|range)|highest (?:posterior )?density (?:intervals?"
    r"|regions?))"
    r"(?: ?[(\[](?:CI|CrI|ci|HDI|HPDI|UI|BCI)s?[)\]])?"
    r"|\bintervals?(?= (?:included|contained|spanned|crossed|covered|ran|stretched)\b)"
    r"|(?<=[%t] )(?i:(?:posterior |probability |bootstrap )?intervals?)"
    r"|(?:BCa? ?|bootstrap(?:ped)? )?(?:CIs?|CrIs?|C\.I\.|HDIs?|HPDIs?|BCI|UI|ci)(?![A-Za-z]))"
)
_LEVEL = r"(?P<level>\d{2}(?:\.\d+)?) ?(?:%|per ?cent) ?-? ?"
_LEVEL_AFTER = r"(?: ?_?\{?\(?(?:\[subscript )?(?P<after>\d{2}(?:\.\d+)?|\.\d{2}) ?%?\]?\)?\}?)?"
_ONE = rf"(?:[-–+—] ?)?{PLAIN}(?:[eE]-?\d+)?"
_UNIT = r"(?: ?(?:%|per ?cent|percentage points?|pp|points?|SDs?|sd|standard deviations?|months?))?"
_BETWEEN = r"(?: ?(?:to|and|[,;]|—|\.{2,3}) ?| ?- ?(?=[-–])| ?[-–] ?)"
_PAIR = (
    rf"(?P<low>{_ONE}){_UNIT}{_BETWEEN}(?P<high>{_ONE})(?!\d)"
    r"(?P<unit> ?(?:%|percentage points?|pp(?!\w)|points?|SDs?|standard deviations?|months?))?"
)
_LINK = (
    r"(?: {0,2}(?:=|:|,|was|were|is|are|of|from|ranged from|ranging from|between|spanned|lay between"
    r"|(?: ?[a-z]+){1,9}? (?:from|between|was|were|is|of|=|\(|zero|nought)(?= ?[(\[+–—.\d-])) ?(?:from"
    r"|between)?){0,2} {0,2}"
)
_INTERVAL = re.compile(
    rf"(?<![\w.])(?:{_LEVEL})?{_NAME}{_LEVEL_AFTER}{_LINK}\$?[\[({{]? ?\$?{_PAIR} ?(?P<close>[\])}}])?"
)
_BRACKETS = re.compile(rf" ?,? ?(?P<open>[\[(]) ?{_PAIR} ?(?P<close>[\])])")
_NAMED_ENDS = re.compile(
    rf"(?<!\w)(?:LLCI|LCI|LL|lower (?:limit|bound)) ?[=:] ?(?P<low>{_ONE}) ?[,;]? ?(?:and )?"
    rf"(?:ULCI|UCI|UL|upper (?:limit|bound)) ?[=:] ?(?P<high>{_ONE})"
)
_LEVEL_ALONE = re.compile(
    rf"{_LEVEL}(?:{_NAME}|(?:level of )?(?:confidence|significance|certainty|credib|sure))"
    r"|\d{1,2} ?(?:%|per ?cent) (?:statistical )?power\b|\bpower(?:ed)?\b(?: \w+){0,3}? (?:at|of|to"
    r"|above|over|=) \d{2} ?(?:%|per ?cent)|\balpha\b(?: \w+){0,3}? (?:at|of|to|=) \d{1,2} ?%"
    r"|\d{1,2} ?(?:%|per ?cent) (?:significance |alpha |probability )?levels?\b",
    re.IGNORECASE,
)
_EFFECTS = {
    Kind.EFFECT_SIZE,
    Kind.ODDS_RATIO,
    Kind.CORRELATION,
    Kind.ICC,
    Kind.MONTHS_PROGRESS,
    Kind.PERCENTAGE,
}


def intervals(text: str) -> Iterator[Found]:
    """Find the intervals of a levelled text that are named as such."""
    for pattern in (_INTERVAL, _NAMED_ENDS):
        for match in pattern.finditer(text):
            if (found := _interval(match, text=text)) is not None:
                yield found


def levels_alone(text: str) -> Iterator[tuple[int, int]]:
    """The places where a level of confidence or significance stands that is no result ("95% confidence")."""
    for match in _LEVEL_ALONE.finditer(text):
        yield match.span()


def bracketed(text: str, *, estimates: Sequence[Found]) -> Iterator[Found]:
    """Find the intervals that follow an estimate in brackets without a name: "d = 0.30 [0.12, 0.48]"."""
    for estimate in estimates:
        if estimate.kind not in _EFFECTS and estimate.unit not in {"risk ratio", "hazard ratio"}:
            continue
        match = _BRACKETS.match(text, estimate.end) or _after_closing(text, estimate.end)
        if match is None or (match["open"] == "[") != (match["close"] == "]"):
            continue
        found = _interval(match, text=text, start=match.start("open"))
        if found is None or found.low is None or found.high is None or estimate.value is None:
            continue
        if match["open"] == "(" and "." not in match["low"]:
            continue
        if found.low <= estimate.value <= found.high:
            yield found


def _after_closing(text: str, end: int) -> re.Match[str] | None:
    return _BRACKETS.match(text, end + 1) if text[end : end + 1] == ")" else None


def _interval(match: re.Match[str], *, text: str, start: int | None = None) -> Found | None:
    low, high = amount(match["low"]), amount(match["high"])
    if low is None or high is None:
        return None
    if high < low and low >= 0 and match["high"].startswith("-"):
        return None
    if low > high:
        low, high = high, low
    level: float | None = None
    groups = match.groupdict()
    if groups.get("level"):
        level = amount(groups["level"])
    elif groups.get("after"):
        level = amount(groups["after"])
        level = level * 100 if level is not None and level < 1 else level
    begins = match.start() if start is None else start
    end = match.end()
    closes = groups.get("close")
    opened = "".join(c for c in text[begins:end] if c in "[(")
    if closes and not (("[" in opened) if closes == "]" else ("(" in opened.replace("(CI)", "", 1))):
        end = match.start("close")
        end -= text[begins:end].endswith(" ")
    return Found(
        begins, end, Kind.CONFIDENCE_INTERVAL, None, *_both(match), low=low, high=high, level=level,
        unit=(groups.get("unit") or "").strip(),
    )  # fmt: skip


def _both(match: re.Match[str]) -> tuple[int, int]:
    return match.start("low"), match.end("high")
