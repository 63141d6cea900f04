"""Figures known by what follows them: per cent, standard deviations, months' progress, points, pupils."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.numbers.bare import Figure, found_at
from glossary.numbers.found import Found
from glossary.numbers.months import months
from glossary.numbers.number import Kind
from glossary.numbers.patterns import any_of
from glossary.numbers.people import people, sample_of
from glossary.numbers.writing import PLAIN, amount

_MORE = any_of("more")
_POINTS_OF = r"(?:percentage|percent|per cent|%)[- ]?points?|%-points?|pp(?:ts?|s)?(?!\w)|p\.p\.|ppts?"
_PERCENT = re.compile(
    rf" ?(?:(?P<points>-?(?:{_POINTS_OF})(?!\w))|(?P<percent>%|-?per ?cent(?!\w|age| ?il)"
    rf"|pct\b))(?P<more> {_MORE}\b)?",
    re.IGNORECASE,
)
_SD = re.compile(
    r"(?:-| )?(?:(?:of )?an? )?(?:SDs?|S\.D\.s?|s\.d\.|sds?|σ|stan(?:- )?dard[- ]devi(?:- )?ations?"
    r"|standard[- ]deviation units?|st\. ?dev\.)"
    rf"(?!\w)(?! ?[=:] ?\d)(?: units?\b)?(?P<more> {_MORE}\b)?"
)
_POINTS = re.compile(
    rf"(?P<pre> (?:scale[d]?|score|raw|test|standard|standardi[sz]ed|rasch|grade|GPA|national curriculum"
    rf"|rating|mark|additional|more|fewer|extra))?[- ](?:points?|marks|scale scores?"
    rf"|raw scores?)\b(?! (?:in time|scale|Likert|of view|likert|system|rating))(?P<more> {_MORE}\b)?",
    re.IGNORECASE,
)
_PERCENTILE_POINTS = re.compile(
    rf"[- ]percentiles?(?:[- ](?:points?|ranks?))\b(?P<more> {_MORE}\b)?", re.IGNORECASE
)
_MOVED = re.compile(rf"{any_of('moved')}\w*\b|\bup\b|\bby(?: \w+){{0,2}} ?[+-]?$", re.IGNORECASE)
_GIVEN = re.compile(
    r"(?:\bat|award\w*|worth|earn\w*|receiv\w*|given|give|out of|maximum of|of \d+)(?: (?:up to"
    r"|an? extra|only))? ?$",
    re.IGNORECASE,
)
_CHANGING = any_of("changing")
_NEARLY = any_of("nearly")
_CHANGE_BEFORE = re.compile(
    rf"\b{_CHANGING}\w*(?: [\w'/%.,-]+){{0,10}} by{_NEARLY}"
    rf"|\b(?:increases?|decreases?|rise|fall|drop|reductions?|declines?|improvements?|gains?|growth|gap"
    rf"|differences?|advantage|boost|uplift|effect|impact|benefit)(?: of|,){_NEARLY}"
    rf"|\b(?:rose|fell|dropped|declined|grew|gained|lost|outscored|increased|decreased){_NEARLY}"
    rf"|\bby [\d.]+ ?%? ?(?:to|and|or|[-–]) ?$"
    r"|(?:differences?|gap|gains?|effect|change|increase|decrease|impact):? ?[=:(] ?[+-]?$|points?,? or $",
    re.IGNORECASE,
)
_SOMETHING = re.compile(
    r" ?(?:%|(?!in\b|on\b|for\b|from\b|at\b|and\b|with\b|when\b|over\b|after\b|across\b|between\b|but\b"
    r"|while\b"
    r"|to\b|or\b|compared\b|among\b|than\b|as\b)[A-Za-z])"
)
_BY = re.compile(rf"\b{_CHANGING}\w*(?: [\w'/%.,-]+){{0,10}} by{_NEARLY}", re.IGNORECASE)
_CHANGES_TOO = re.compile(
    rf" ?(?:%|per ?cent)? ?(?:to|and|or|[-–]) ?{PLAIN} ?(?:%|per ?cent) {_MORE}\b", re.IGNORECASE
)
_ONE_IN = re.compile(
    r"(?P<link> in (?:every )?| out of (?:every )?)(?P<whole>\d{1,4}|two|three|four|five|six|seven|eight"
    r"|nine|ten|twenty|hundred|a hundred|one hundred)(?![\w.,]\d|\w|-| ?%)(?! (?:countries|schools"
    r"|districts|studies|states|subjects|weeks|months|years|groups|cities|regions|languages|grades?"
    r"|sessions|classrooms))",
    re.IGNORECASE,
)
_MOVED_TO = re.compile(
    r"(?:increas|decreas|rose|ris|fell|fall|drop|improv|grew|declin|went|mov"
    r"|chang)\w*(?: \w+){0,3}? (?:from|to)(?: an?(?: \w+)? (?:mean|average|score) of| (?:about|around"
    r"|approximately))? ?$",
    re.IGNORECASE,
)
_SCORED = re.compile(r"\b(?:scored|scoring)(?: (?:an average of|on average|a mean of|about|around))? $")
_TO_FIGURE = re.compile(r" to \d+\.\d+(?! ?(?:%|[A-Za-z]*(?:year|month|week|day|hour|minute|SD|per)))")
_AND_TO = re.compile(r" ?(?:\([^()]{1,30}\) ?)?(?:to|from|before|at pre)\b")
_RATED = re.compile(
    r"(?:rat(?:ed|ing|ings)|scor(?:ed|e|es)|marks?)(?: (?:of|was|it|at|as))* ?$", re.IGNORECASE
)
_PLUS_MINUS = re.compile(rf"(?: ?%)? ?(?:±|\+/-|\+-) ?{PLAIN}(?: ?%)?")
_SPREAD = re.compile(r" ?[(\[](?:SD|S\.D\.|sd|s\.d\.|SE|±)(?!\w)")
_WORDS_PER = re.compile(
    r" (?:[a-z]+ ){0,3}?(?:per|a) (?:minute|hour|lesson|week|day|month|term|year|pupil|student|child"
    r"|school|class|teacher)\b",
    re.IGNORECASE,
)

_OUTCOME_VERB = re.compile(
    rf"\b{any_of('outcome_verb')}(?: (?:an average of|on average|about|around|approximately|only|nearly"
    rf"|a mean of|up to|over))? ?$"
)
_THING = re.compile(r" (?:[a-z]+ ){0,2}?(?P<thing>[a-z]{3,})\b")
_NO_THING = re.compile(rf"{any_of('no_thing')}$")


def counted(text: str, *, of: list[Figure]) -> Iterator[Found]:
    """Find among the figures those that their following words make a result or a count of people."""
    for figure in of:
        found = (
            _percentage(text, figure)
            or months(text, figure)
            or _standard_deviations(text, figure)
            or _points(text, figure)
            or _share(text, figure)
            or _mean(text, figure)
            or people(text, figure)
            or sample_of(text, figure)
            or _thing(text, figure)
            or _score(text, figure)
            or _moved_by(text, figure)
        )
        if found is not None:
            yield found


def _percentage(text: str, figure: Figure) -> Found | None:
    match = _PERCENT.match(text, figure.end)
    if match is None:
        return None
    points = match["points"] is not None
    change = points or match["more"] is not None or _changed(text, figure)
    change = change or _CHANGES_TOO.match(text, figure.end) is not None
    unit = "percentage_points" if points else "percent"
    spread = _PLUS_MINUS.match(text, match.end())
    end = match.end() if spread is None else spread.end()
    return found_at(
        figure, Kind.PERCENTAGE, end=end, unit=unit, change=change, value=_signed(figure, match["more"])
    )


def _standard_deviations(text: str, figure: Figure) -> Found | None:
    match = _SD.match(text, figure.end)
    if match is None or (figure.in_words and figure.value > 3):
        return None
    return found_at(
        figure,
        Kind.EFFECT_SIZE,
        end=match.end(),
        unit="SD",
        change=True,
        value=_signed(figure, match["more"]),
    )


def _points(text: str, figure: Figure) -> Found | None:
    match = _PERCENTILE_POINTS.match(text, figure.end)
    if match is not None:
        return found_at(
            figure,
            Kind.OTHER,
            end=match.end(),
            unit="percentile points",
            change=True,
            value=_signed(figure, match["more"]),
        )
    match = _POINTS.match(text, figure.end)
    if match is None or text[figure.end] == "-":
        return None
    before = text[max(0, figure.start - 100) : figure.start]
    if _GIVEN.search(before) is not None:
        return None
    if (
        text[figure.start] in "+-"
        or match["more"]
        or (match["pre"] or "").strip() in {"more", "fewer", "additional", "extra"}
        or _MOVED.search(before) is not None
    ):
        return found_at(
            figure,
            Kind.EFFECT_SIZE,
            end=match.end(),
            unit="raw points",
            change=True,
            value=_signed(figure, match["more"]),
        )
    if re.search(r"(?:scored|scores? of|mean of|average of|averaged)(?: \w+)?(?: of)? ?$", before):
        return found_at(figure, Kind.OTHER, end=match.end(), unit="points")
    return None


def _share(text: str, figure: Figure) -> Found | None:
    match = _ONE_IN.match(text, figure.end)
    whole = amount(match["whole"].removeprefix("a ")) if match is not None else None
    if _RATED.search(text, max(0, figure.start - 24), figure.start) is not None:
        return None
    if match is None or not whole or not 0 < figure.value < whole or figure.value != int(figure.value):
        return None
    if match["link"].startswith(" in ") and whole not in {
        2,
        3,
        4,
        5,
        6,
        7,
        8,
        9,
        10,
        12,
        20,
        25,
        50,
        100,
        1000,
    }:
        return None
    return Found(
        figure.start, match.end(), Kind.OTHER, figure.value / whole, figure.start, match.end(),
        unit=text[figure.start : match.end()],
    )  # fmt: skip


def _mean(text: str, figure: Figure) -> Found | None:
    match = _PLUS_MINUS.match(text, figure.end)
    if (
        match is None
        and "." in text[figure.start : figure.end]
        and _SPREAD.match(text, figure.end) is not None
    ):
        return found_at(figure, Kind.OTHER, end=figure.end, unit="mean")
    return None if match is None else found_at(figure, Kind.OTHER, end=match.end(), unit="mean")


def _thing(text: str, figure: Figure) -> Found | None:
    before = text[max(0, figure.start - 40) : figure.start]
    if (match := _WORDS_PER.match(text, figure.end)) is None or figure.in_words:
        if _OUTCOME_VERB.search(before) is None or figure.in_words:
            return None
        match = _THING.match(text, figure.end)
        if match is None or _NO_THING.match(match["thing"]) is not None:
            return None
    thing = match[0].strip()
    if re.match(r"(?:times?|minutes?|hours?|days?|weeks?|months?|years?|sessions?|lessons?)\b", thing):
        return None
    return found_at(figure, Kind.OTHER, end=match.end(), unit=thing)


def _score(text: str, figure: Figure) -> Found | None:
    """A score that others rose or fell from or to: "increased from 17.8 to 23.5"."""
    if figure.in_words or "." not in text[figure.start : figure.end]:
        return None
    if _SCORED.search(text, max(0, figure.start - 40), figure.start) is not None:
        return found_at(figure, Kind.OTHER, end=figure.end, unit="mean")
    moved = _MOVED_TO.search(text, max(0, figure.start - 60), figure.start) is not None
    if not (moved and _AND_TO.match(text, figure.end) is not None) and not (
        text.endswith("from ", 0, figure.start) and _TO_FIGURE.match(text, figure.end) is not None
    ):
        return None
    return found_at(figure, Kind.OTHER, end=figure.end, unit="score")


def _moved_by(text: str, figure: Figure) -> Found | None:
    """How far something moved on a scale that is not named: "reading rose by 0.21"."""
    if (
        figure.in_words
        or "." not in text[figure.start : figure.end]
        or _SOMETHING.match(text, figure.end) is not None
    ):
        return None
    if (
        text[figure.end : figure.end + 1].isalnum()
        or _BY.search(text, max(0, figure.start - 90), figure.start) is None
    ):
        return None
    return found_at(figure, Kind.EFFECT_SIZE, end=figure.end, unit="raw mean difference", change=True)


def _changed(text: str, figure: Figure) -> bool:
    before = text[max(0, figure.start - 90) : figure.start]
    return text[figure.start] == "+" or _CHANGE_BEFORE.search(before) is not None


def _signed(figure: Figure, more: str | None) -> float:
    """Its value, negative where the word after it says "below", "lower", "behind", "less", "fewer"."""
    if more and figure.value > 0 and more.strip().casefold() in {"below", "lower", "behind", "less", "worse"}:
        return -figure.value
    return figure.value
