"""Figures with a name before them: "d = .31", "p < .001", "an odds ratio of 1.4", "t(42) = 2.7"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, cast

import yaml

from glossary.numbers.clauses import Span
from glossary.numbers.found import Found
from glossary.numbers.number import Kind
from glossary.numbers.passed_over import windows
from glossary.numbers.writing import PLAIN, POWER, amount


@dataclass(frozen=True, slots=True)
class _Label:
    """A name of a figure: what it is, and how loosely the figure may follow it.

    `spoken`: "of", "was" may stand between; `bare`: nothing need stand between; `far`: words may.
    """

    kind: Kind
    unit: str
    pattern: str
    spoken: bool = False
    bare: bool = False
    far: bool = False


def _read_labels() -> tuple[_Label, ...]:
    rows = cast(
        list[dict[str, Any]],
        yaml.safe_load(files("glossary.numbers").joinpath("labels.yaml").read_text(encoding="utf-8")),
    )
    return tuple(
        _Label(
            kind=Kind(row["kind"]),
            unit=row["unit"],
            pattern=f"(?:{'|'.join(row['names'])})",
            spoken="spoken" in row.get("may_be", ()),
            bare="bare" in row.get("may_be", ()),
            far="far" in row.get("may_be", ()),
        )
        for row in rows
    )


_LABELS = _read_labels()

_SHOW = r"(?:=|<|>|≤|≥|&lt;|&gt;|~|:|\\leq?|\\geq?)"
_SPOKEN = (
    r"(?:(?:ranging|ranged|range|varied|varying) (?:from|between)|reached|equal(?:s|led)? to|equalled"
    r"|exceeded"
    r"|(?:was |were )?(?:estimated|obtained|calculated|computed|found) (?:at|as|to be)|of|was|were|is"
    r"|are|at|from|between|averaged|averaging|being)"
)
_NEARLY = (
    r"(?:about|around|approximately|roughly|nearly|almost|only|just|an average of|over|above|below|less than"
    r"|greater than|more than|up to|at least|under|equal to|=) "
)
_ARGUMENTS = r"(?: ?[(\[] ?(?P<arguments>[^()\[\]=]{0,28}(?:[Nn] ?= ?[\d, ]{1,9})?[^()\[\]=]{0,9})[)\]])?"
_VALUE = rf"\$?(?P<figure>(?:[-–+—] ?)?(?:{POWER}|{PLAIN}))(?![\d])(?P<percent> ?%)?"
_NAMES = "|".join(f"(?P<l{number}>{label.pattern})" for number, label in enumerate(_LABELS))
_NEAR = re.compile(
    rf"(?<![\w\\/^-])(?:{_NAMES})[\"”]?{_ARGUMENTS}(?: (?:range|values?|scores?))?"
    rf"(?P<link> {{0,3}}\$? ?(?P<sign>{_SHOW}(?: {{0,2}}{_SHOW})?)\$? {{0,3}}"
    rf"|,? {{1,3}}(?:(?P<spoken>{_SPOKEN}) {{1,3}})?)(?P<nearly>{_NEARLY})?{_VALUE}"
)
_FAR_NAMES = "|".join(f"(?P<l{number}>{label.pattern})" for number, label in enumerate(_LABELS) if label.far)
_FAR = re.compile(
    rf"(?<![\w\\/^-])(?:{_FAR_NAMES})(?: \([^()]{{1,12}}\))?(?P<gap>(?:,? [A-Za-z][A-Za-z'/-]*,?){{1,12}}?)"
    rf"(?: (?P<spoken>{_SPOKEN}|=|:)|(?<=,)) (?P<nearly>{_NEARLY})?{_VALUE}"
)
_IN_ARGUMENTS = re.compile(r"[Nn] ?= ?(\d[\d, ]*\d|\d)")
_SIGNS = {
    "<": "<", ">": ">", "≤": "<=", "≥": ">=", "<=": "<=", ">=": ">=", "=<": "<=", "=>": ">=", "&lt;": "<",
    "&gt;": ">", "~": "~", "=~": "~", "\\le": "<=", "\\leq": "<=", "\\ge": ">=", "\\geq": ">=", "<<": "<",
    "&lt;=": "<=", "&gt;=": ">=", "≥=": ">=", "≤=": "<=",
}  # fmt: skip
_NEARLY_SIGNS = {
    "about": "~", "around": "~", "approximately": "~", "roughly": "~", "nearly": "~", "almost": "~",
    "over": ">", "above": ">", "below": "<", "less than": "<", "greater than": ">", "more than": ">",
    "under": "<", "at least": ">=", "up to": "<=",
}  # fmt: skip
_MARGIN = re.compile(
    r"(?:margin|threshold|criteri(?:on|a)|cut-?off|boundary|tolerance)(?: \w+){0,4} ?\(?$", re.IGNORECASE
)
_LOOK_BACK = 48
"""How many characters before a figure may say that it is a margin somebody set, not a result."""


_NEAR_WINDOW, _FAR_WINDOW = 72, 130
"""How many characters before a figure its name may begin, with nothing and with words between."""


def labelled(text: str, *, figures: Sequence[Span]) -> Iterator[Found]:
    """Find the named figures of a levelled text, the nearest names first."""
    named = [span for span in figures if _may_be_named(text, span)]
    for low, high in windows(named, before=_NEAR_WINDOW, behind=_VALUE_TAIL, length=len(text)):
        yield from _labelled(text, low, high)


def _may_be_named(text: str, figure: Span) -> bool:
    """Whether a name can stand before a figure: it has decimals, or a sign or a small word leads to it."""
    start, end = figure
    return (
        "." in text[start:end]
        or "," in text[start:end]
        or _LEADS_TO.search(text, max(0, start - 14), start) is not None
    )


_LEADS_TO = re.compile(
    r"(?:[=<>≤≥~:;$—-]|\b(?:of|was|were|is|are|at|from|between|about|around|approximately|only|to|than"
    r"|up|over|nearly)|\\[lg]eq?) {0,3}\$?$"
)


_EFFECT = re.compile(r"(?:[a-z]+ ){0,4}(?:effects?|impacts?)(?! size)", re.IGNORECASE)
_VERBS = {"was", "were", "is", "averaged"}
_VALUE_TAIL = 12
"""How many characters a figure may have behind its first digits: a power of ten, a sign of per cent."""


def _labelled(text: str, low: int, high: int) -> Iterator[Found]:
    for match in _NEAR.finditer(text, low, high):
        if (sample := _IN_ARGUMENTS.search(match["arguments"] or "")) is not None:
            start = match.start("arguments")
            figure = start + sample.start(1), start + sample.end(1)
            size = amount(sample[1])
            yield Found(
                start + sample.start(), start + sample.end(), Kind.SAMPLE_SIZE, size, *figure, unit="n"
            )
        found = _read(text, match)
        if found is not None:
            yield found


def labelled_from_afar(text: str, *, figures: Sequence[Span]) -> Iterator[Found]:
    """Find figures that some words part from their names: "the odds ratio for exclusion was 0.74"."""
    named = [span for span in figures if _may_be_named(text, span)]
    for low, high in windows(named, before=_FAR_WINDOW, behind=_VALUE_TAIL, length=len(text)):
        for match in _FAR.finditer(text, low, high):
            found = _read(text, match)
            loose = _EFFECT.match(match[0]) is not None and match["spoken"] not in _VERBS
            if found is not None and not loose and ("." in match["figure"] or found.kind is Kind.ODDS_RATIO):
                yield found


def _read(text: str, match: re.Match[str]) -> Found | None:
    number, label = _label_of(match)
    groups = match.groupdict()
    sign, spoken = groups.get("sign"), groups["spoken"]
    if not sign and not (label.spoken if spoken else label.bare) and not _lost_sign(label, match):
        return None
    value = amount(match["figure"])
    after = text[match.end() : match.end() + 16]
    if value is None or not _fits(label, value, match, after=after):
        return None
    if _MARGIN.search(text, max(0, match.start() - _LOOK_BACK), match.start()) is not None:
        return None
    if label.kind is Kind.ICC and (match["percent"] is not None or _PER_CENT.match(after) is not None):
        value /= 100
    op = _SIGNS.get((sign or "").replace(" ", ""), "=")
    if op == "=" and groups["nearly"]:
        op = _NEARLY_SIGNS.get(groups["nearly"].strip(), "=")
    if sign is None and spoken is None and label.kind is Kind.P_VALUE:
        op = "~"
    figure = match.span("figure")
    if label.kind is Kind.SAMPLE_SIZE and (rest := _THOUSANDS_APART.match(text, match.end())) is not None:
        figure = figure[0], rest.end()
        value = amount(text[slice(*figure)].replace(", ", ","))
    start = match.start(f"l{number}") if not groups.get("gap") or len(groups["gap"]) <= 20 else figure[0]
    end = max(match.end(), figure[1])
    unit = _unit_of(label, match, text)
    if label.kind is Kind.EFFECT_SIZE and (suffix := _IN_SD.match(text, end)) is not None:
        end, unit = suffix.end(), "SD"
    return Found(start, end, label.kind, value, *figure, op=op, unit=unit)


_IN_SD = re.compile(
    r" ?(?:SDs?|s\.d\.|sds?|σ|standard[- ]deviations?|(?:of )?an? (?:standard deviation|SD))(?!\w)(?! ?=)"
)


def _label_of(match: re.Match[str]) -> tuple[int, _Label]:
    number = next(
        int(name[1:]) for name, words in match.groupdict().items() if words is not None and name[1:].isdigit()
    )
    return number, _LABELS[number]


def _lost_sign(label: _Label, match: re.Match[str]) -> bool:
    """A p value whose "<" was lost on the way ("p .05")."""
    return label.kind is Kind.P_VALUE and match["spoken"] is None and match["figure"].startswith((".", "0."))


_MEASURED = re.compile(
    r"[- ]?(?:times|fold|months?|years?|weeks?|days?|hours?|minutes?|percentage|pp\b|points?|marks\b"
    r"|words\b)",
    re.IGNORECASE,
)
_PER_CENT = re.compile(r" ?(?:%|per ?cent)")
_THOUSANDS_APART = re.compile(r", \d{3}(?=\))")
_NO_COLON = {"regression coefficient", "t", "z", "U", "W", "H", "studies", "F"}
_WHOLE = re.compile(r"\d{1,3}(?:[, ]\d{3})+$|\d+$")


def _fits(label: _Label, value: float, match: re.Match[str], *, after: str) -> bool:
    """Whether the figure can be one of this name at all: no p above one, no sample of 0.3 pupils."""
    unit, figure = label.unit, match["figure"]
    percent = match["percent"] is not None or _PER_CENT.match(after) is not None
    sign = match.groupdict().get("sign")
    decimal = "." in figure or "," in figure
    match label.kind:
        case Kind.P_VALUE:
            fits = 0 <= value <= 1 and not percent
        case Kind.SAMPLE_SIZE:
            fits = value >= 1 and _WHOLE.match(figure) is not None and not percent
        case Kind.ICC:
            fits = 0 < value < 100 if percent else abs(value) <= 1 and decimal
        case Kind.CORRELATION:
            fits = abs(value) <= 1 and not percent and (bool(sign) or decimal)
        case Kind.EFFECT_SIZE:
            raw = bool(sign) and unit == "raw mean difference"
            if not sign and unit == "raw mean difference" and _OF_SOMETHING.match(after) is not None:
                return False
            fits = raw or (not percent and _MEASURED.match(after) is None and (bool(sign) or decimal))
        case _:
            fits = _fits_other(unit, value, decimal=decimal, named=bool(sign), percent=percent, after=after)
    return fits and not (sign == ":" and unit in _NO_COLON)


def _fits_other(unit: str, value: float, *, decimal: bool, named: bool, percent: bool, after: str) -> bool:
    if unit == "reliability":
        return LOWEST_RELIABILITY <= value <= 1 and not percent
    if unit in _LEVELS and not named:
        return decimal and not percent and _IN_SD.match(after) is None and _MONTHS.match(after) is None
    return True


_OF_SOMETHING = re.compile(
    r" (?!in\b|on\b|for\b|of\b|from\b|to\b|at\b|and\b|with\b|was\b|were\b|when\b|over\b|after\b|across\b"
    r"|between\b|but\b|compared\b|favou?r|among\b|than\b|is\b|SDs?\b|standard\b|s\.d|points?\b|marks\b|s?d\b)[A-Za-z]"
)
"""A difference of so much of something else: hours, books, days."""
_LEVELS = {"mean", "median", "SD of scores", "standard error"}
_MONTHS = re.compile(r" ?months?")
LOWEST_RELIABILITY = 0.2
"""An alpha below this is a level of significance, not how far questions agree."""


def _unit_of(label: _Label, match: re.Match[str], text: str) -> str:
    if label.unit == "raw mean difference" and "tandardi" in text[match.start() : match.end()]:
        return "SMD"
    if label.kind is Kind.ICC and _RELIABLE.search(text, max(0, match.start() - 90), match.end() + 60):
        return "ICC reliability"
    return label.unit


_RELIABLE = re.compile(
    r"reliab|agree|rater|coder|observer|marker|retest|re-test|consisten|scorer|double-?cod|judge",
    re.IGNORECASE,
)
