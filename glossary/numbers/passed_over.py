"""What looks like a statistic and is none: years, grades, pages, tables, ages, durations, counts of items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossary.numbers.clauses import Span
from glossary.numbers.patterns import any_of

_NUMBER_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|ninety)(?:-(?:one|two|three|four|five"
    r"|six|seven|eight|nine))?"
)
_ANY = rf"(?:\d[\d,.]{{0,12}}\d|\d|{_NUMBER_WORD})"
_COUNT = rf"(?:\d{{1,4}}(?![.,]?\d)|{_NUMBER_WORD}(?!\w))"
_TIME = any_of("time")

_PLACED = re.compile(
    rf"(?<![\w-]){any_of('placed')}"
    rf" ?-?[#(]?(?:{_COUNT}(?!\.\d)(?:st|nd|rd|th)?[a-z]?)"
    rf"(?:(?: ?[-–/] ?|,? ?(?:and|or|to|through|&) ){_COUNT}(?![\w.%]\d|\.\d|\w| ?%| ?per ?cent| in \d"
    rf"| [a-z]+ (?:pupils|students))|, {_COUNT}(?=,? (?:and|or|&|\d)))"
    r"{0,6}"
    r"(?!,\d|\.\d|%|\w| ?%)"
)
_YEAR = re.compile(
    r"(?<![.,£$€=<>-])(?<![=<>] )(?:(?:19|20)\d\d(?:[-–/](?:(?:19|20)?\d\d))?s?|(?<=[Ii]n )1[4-8]\d\ds?)"
    r"[a-f]?(?![\d%]|[,.]\d| ?%| (?:pupils|students|children|participants|teachers|schools|learners"
    r"|respondents|adults|adolescents|parents|items)| per ?cent| (?!(?:over|of|in|and|to|for|by|with"
    r"|from|when|the) )\w+ (?:pupils|students|children|participants|teachers))"
)
_DURATION = re.compile(
    rf"(?<![.-]){_ANY}(?:(?: ?[-–] ?| to | or | and ){_ANY})?(?: and a half)?(?:-| )"
    rf"(?:(?:additional|extra|more|full|school|academic|calendar|consecutive|whole|short|weekly|daily"
    rf"|working|\d+-minute|[a-z]+-minute|hour-long) )?"
    rf"{_TIME}(?:'s?)?(?:-(?:old|olds|long)| old| of age| later| ago| after| before)?(?!\w)",
    re.IGNORECASE,
)
_AGE = re.compile(
    rf"{_ANY}(?:(?: ?[-–] ?|- to |- or |- and | to | and ){_ANY})?[- ]?(?:-? ?(?:year|yr"
    rf"|month)s?[- ]olds?|years? (?:old|of age))",
    re.IGNORECASE,
)
_AGED = re.compile(
    rf"(?<!\w)(?:aged?|ages)(?: (?:between|from))? {_ANY}(?:;\d+)?(?:(?: ?[-–] ?| to | and "
    rf"| or ){_ANY}(?:;\d+)?)?",
    re.IGNORECASE,
)
_COMPOUND = re.compile(
    rf"(?<![.-])(?:{_ANY}[- ](?:to|or)[- ])?{_ANY}-(?!(?:additional|extra)?[- ]?month-? ?(?:gain"
    rf"|progress|advantage))(?!(?:one|two|three|four|five|six|seven|eight"
    rf"|nine)\b)(?!(?:percentage-)?points? (?:higher|lower|increase|decrease|gain|rise|drop|improvement"
    rf"|difference|gap))[A-Za-z][A-Za-z-]*",
    re.IGNORECASE,
)
_OF_THE = re.compile(rf"{_ANY} of (?:the|these|those|our) {_ANY}(?! ?%)(?: [a-z]+)?", re.IGNORECASE)
_OR_MORE = re.compile(rf"{_ANY} or (?:more|fewer|less|above|below|over|higher)\b(?! pupils)", re.IGNORECASE)
_TIMES = re.compile(
    rf"{_ANY}(?:(?: ?[-–] ?| to ){_ANY})? ?(?:times\b|-?fold\b|x (?:more|as|higher|the))", re.IGNORECASE
)
_THINGS = re.compile(
    rf"(?<![,-])(?<![=<>] ){_ANY}(?:[-– ]?(?:and|or|to)? ?{_ANY})? (?:(?:[a-z]+(?:-[a-z]+)?) )?"
    rf"{any_of('things')}\b",
    re.IGNORECASE,
)
_MONEY = re.compile(rf"(?:(?<=[£$€])|(?<=[£$€] )){_ANY}|{_ANY} ?(?:dollars|pounds|euros|USD|EUR|GBP)\b")
_FROM_MEAN = re.compile(
    r"(?:(?:one|two|1|2|1\.5) ?(?:or|to) ?)?(?:one|two|1|2|1\.5|1\.0|2\.0) ?(?:standard deviations?|SDs?"
    r"|sds?) (?:below|above|from) (?:the|their|its|age) ?(?:[\w-]+ ){0,2}(?:mean|average|norm)s?\b",
    re.IGNORECASE,
)
_RANKED = re.compile(
    r"\d+(?:[-–]\d+)?(?:st|nd|rd|th)\b(?:[- ](?:percentile|grade|century|year|graders?)\w*)?", re.IGNORECASE
)
_MONTH_NAME = (
    r"(?:January|February|March|April|June|July|August|September|October|November|December|Jan|Feb|Aug|Sept?"
    r"|Oct|Nov|Dec)"
)
_DATE = re.compile(rf"\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH_NAME}|May)\b")
_DATED = re.compile(rf"{_MONTH_NAME}\.? \d{{1,2}}(?:st|nd|rd|th)?(?:,? (?:19|20)\d\d)?(?!\d)")
_ADDRESS = re.compile(r"(?:https?://|www\.|doi:? ?|10\.\d{4,9}/)\S+|\S{1,64}@\S{1,64}\.\w+", re.IGNORECASE)
_NAMES = re.compile(
    r"\b(?:[A-Z][A-Za-z]*[A-Z][A-Za-z]*-?\d+(?:\.\d+)?|[A-Z]{2,}[- ]\d{1,4}(?![\d%.])|K ?[-–] ?\d{1,2}"
    r"|pre-?K-\d+|P-?\d{1,2}|Q\d+|T\d|Year\d|KS ?\d)\b"
)
_WITHIN = re.compile(
    rf"{any_of('within')} (?:(?:one|two|1|2|1\.5|\d) ?(?:or|to) ?)?(?:one|two|1|2|1\.5"
    rf"|\d) ?(?:standard deviations?|SDs?|sds?)(?: (?:of|above|below|from) (?:the|their"
    rf"|its) (?:\w+ )?(?:mean|average|norm))?|(?:a|each|every|per|for) (?:one|1)(?:-"
    rf"| )(?:standard deviation|SD|standard-deviation)(?:-| )(?:increase|rise|decrease|change|difference"
    rf"|higher|improvement)",
    re.IGNORECASE,
)
_SCALE = re.compile(
    rf"(?:scale|scored|rated|range[ds]?|ranging|running|out)(?: \w+){{0,3}} (?:from|of"
    rf"|between) {_COUNT}(?: \([^()]{{1,40}}\))? ?(?:to|and|[-–]) ?{_COUNT}(?:-point)?(?! ?(?:%"
    rf"|per ?cent|SD|points|pupils|students))|1 ?= ?[a-z][^,;()]{{2,30}}[,;] ?(?:to )?\d ?= ?[a-z]+",
    re.IGNORECASE,
)
_CITATION = re.compile(r"\[\d{1,3}(?:(?:, ?|[-–])\d{1,3})*\](?!\w)")
_EACH = re.compile(
    rf"(?:groups|classes|pairs|teams|class|group|batches|ratio|sets|rank) of (?:up to |about |around "
    rf"|approximately )?{_ANY}(?:(?: ?[-–] ?| to | or ){_ANY})?(?: [a-z]+)?",
    re.IGNORECASE,
)

_AT_FIGURE = (_YEAR, _MONEY, _RANKED, _DATE, _AGE, _COMPOUND, _OF_THE, _OR_MORE, _TIMES, _FROM_MEAN)
_AROUND_FIGURE = (_PLACED, _NAMES, _SCALE, _WITHIN, _EACH, _AGED, _DATED)
_BEFORE, _BEHIND = 40, 60
"""How many characters before and behind a figure may make it a place, a name or the end of a scale."""


def placed(text: str, *, figures: Sequence[Span]) -> Iterator[Span]:
    """Find in a levelled text the figures that name a place, a year, a school year or a sum of money."""
    if "@" in text or "http" in text or "www" in text or "doi" in text or "10." in text:
        for match in _ADDRESS.finditer(text):
            yield match.span()
    if "[" in text:
        for match in _CITATION.finditer(text):
            yield match.span()
    for low, high in windows(figures, before=_BEFORE, behind=_BEHIND, length=len(text)):
        for pattern in _AROUND_FIGURE:
            for match in pattern.finditer(text, low, high):
                yield match.span()
    for start, _ in figures:
        for pattern in _AT_FIGURE:
            if (match := pattern.match(text, start)) is not None:
                yield match.span()


def durations(text: str, *, figures: Sequence[Span]) -> Iterator[Span]:
    """Find lengths of time, and counts of things that are no people ("a 12-week course", "72 variables")."""
    for start, _ in figures:
        for pattern in (_DURATION, _THINGS):
            if (match := pattern.match(text, start)) is not None:
                yield match.span()


def windows(figures: Sequence[Span], *, before: int, behind: int, length: int) -> list[Span]:
    """The stretches of a text around its figures, joined where they meet."""
    joined: list[Span] = []
    for start, end in figures:
        low, high = max(0, start - before), min(length, end + behind)
        if joined and low <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
        else:
            joined.append((low, high))
    return joined
