"""What looks like a school year and is none: grades of music, years of a study, tables of a paper."""

from __future__ import annotations

import re

from glossary.years.calendars import System


def _any(*patterns: str, exact: bool = False) -> re.Pattern[str]:
    return re.compile("|".join(patterns), 0 if exact else re.IGNORECASE)


NEAR = 48
"""Code points looked at on each side of a place."""
FAR = 4 * NEAR
"""Code points looked at where the whole passage tells what is spoken of, such as babies."""

PEOPLE = (
    r"(?:pupils?|child(?:ren)?|students?|learners?|boys?|girls?|class(?:es|rooms?)?|teachers?|kids?|readers?"
    r"|cohorts?|adolescents?|teenagers?|year|stage|level|parents|curriculum|lessons?|teaching|intake|entry"
    r"|maths|numeracy|literacy|reading|writing|spelling|phonics|science|english|transition|leavers)"
)
AFTER_YEAR = _any(
    # "Year 1 of the trial"; only a school's own years are spoken of with "of".
    r"\s+of\s+(?!(?:the\s+)?(?:primary|secondary|national|key)\b)",
    # Not "intervention" or "project": a "Year 4 intervention" is one for Year 4.
    r"\s*(?:months?|weeks?|days?|hours?|minutes?|hundred|thousand|follow-?up|costs?|budget|milestones?"
    r"|deliverables?|undergraduates?|medical|nursing|university|bsc|post-?intervention|implementation|funding"
    r"|evaluation|grant|roll-?out|in\s+\d|out\s+of)\b",
    r"\s*[=<>^²*]",
)
BEFORE_YEAR = _any(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|several|few|many|last|past|next|recent|these"
    r"|project|study|trial|calendar|financial|fiscal|tax|light|grant|funding|academic))[\s-]+$",
    r"[=<>^*]\s*$",
)

BEFORE_SMALL_YEAR = _any(r"\b(?:that|this|same|every|each|per|which)\s+$")

_INSTRUMENT = (
    r"(?:piano|violin|viola|flute|guitar|cello|drums?|music|theory|singing|trumpet|trombone|clarinet|saxophone"
    r"|oboe|harp|recorder|organ|ballet|abrsm|trinity)"
)
AFTER_GRADE = _any(
    rf"\s*(?:\w+\s+)?{_INSTRUMENT}\b",
    r"\s*(?:listed|tumou?rs?|injur|concussion|glioma|cancer|astrocytoma|sprain|boundar|descriptors?|pass\b|(?:ii|iii|iv)\b)",
    r"\s*\+",
    r"\s*(?:in|at|for|on)\s+(?:(?:their|his|her|the|both|a)\s+)?(?:\w+\s+)?(?:gcses?|a-?levels?|exams?)\b",
    r"\s*(?:gcses?|a-?levels?)\b",
    r"\s*[=<>]",
)
OR_ABOVE = _any(r"\s*(?:or|and)\s+(?:above|higher|better|over)\b")
# Verbs only: "achievement in grade 4" is that of children.
BEFORE_GRADE = _any(
    r"\b(?:gcses?|a-?levels?|abrsm|btec|ucas)\s+(?:\w+\s+){0,3}$",
    r"\b(?:achiev(?:e|es|ed|ing)|award(?:s|ed)?|gain(?:s|ed|ing)?|got|gets?|getting|scor(?:ed|ing)|pass(?:ed)?"
    r"|attain(?:s|ed|ing)?|obtain(?:s|ed|ing)?|predicted|target|minimum)"
    r"\s+(?:(?:an?|at|least|the|their|his|her|only|overall|good|strong|standard)\s+){0,3}$",
    rf"{_INSTRUMENT}\s*,?\s*$",
    r"[=<>]\s*$",
)

AFTER_LETTER = _any(
    r"\s*[=<>≤≥±*^(\[]\s*(?:0?\.\d|[-−]?\d)",
    r"\s*[=<>≤≥]",
    r"\s*(?:buckets?|tables?|figs?\b|figures?|files?|text|appendi|datasets?|components?|amplitudes?|electrodes?"
    r"|values?|latenc|peaks?|waves?|storage|said|explained|noted|stated|interview)",
)
BEFORE_LETTER = _any(
    r"\b(?:tables?|figs?\.?|figures?|files?|text|appendix|supplement\w*|datasets?|electrodes?|amazon|aws"
    r"|participants?|interviewees?|respondents?|samsung|audi|data|videos?|movies?|see|components?)\s*\(?$",
    r"[=<>]\s*$",
)
# In running text a letter with a number needs company before it is a class in Scotland.
COMPANY_BEFORE = _any(
    r"\b(?:in|into|for|entering|starting|during|primary|secondary|end of|start of|stages?|years?"
    r"|class|classes|composite|throughout)\s+$"
)
COMPANY_AFTER = _any(rf"\s*(?:\w+\s+)?{PEOPLE}\b")

RECEPTION_AFTER = _any(
    r"(?:[\s-]+(?:class(?:es|rooms?)?|years?|pupils?|child(?:ren)?|teachers?|aged?|baseline|intake|cohorts?|phonics"
    r"|students?|learners?|entry|curriculum|lessons?|literacy|reading|maths|and\s+(?:years?|ks|key|nursery|p)"
    r"\s*\d?|to\s+(?:years?|y|ks|key)\s*\d?)\b|\s*(?:[-–/]\s*|,\s*)(?:years?|y)\s*\d|\s*[.,;:)?!]|\s*$)"
)
RECEPTION_BEFORE = _any(r"(?:^|\b(?:in|into|starting|entering|for|from|during|nursery\s+(?:and|to)|of)\s+)$")
RECEPTION_ELSEWHERE = _any(
    r"\b(?:hotel|parcel|desk|wedding|guests?|visitors?|sign(?:ed)? in|waiting|critical|warm|mixed|office"
    r"|television|signal|lobby|theory)\b"
)
NURSERY = _any(r"\b(?:plant|tree|garden|day|seed|shrub|forest|marine)\s+nurser")
BABIES = _any(
    r"\b(?:preterm|premature|newborn|neonat\w*|mortality|mothers?|maternal|breast\w*|bab(?:y|ies)|toddlers?|birth"
    r"|months?|weeks?|sleep|formula|vaccin\w*|low-birth-weight|parent-infant|infant-directed)\b"
)
UNKNOWN = _any(r"\bx\d\b")
COLLEGE = _any(r"\b(?:college|university|universities|undergraduates?|campus|varsity|faculty)\b")
OLD_THINGS = _any(
    r"\b(?:buildings?|schools?|house|polic(?:y|ies)|study|data|programmes?|programs?|curriculum|systems?|law"
    r"|scheme|laptops?|computers?|reports?|books?|it|this|that|which)\s+(?:that\s+)?(?:is|are|was|were)\s+"
    r"(?:now\s+|only\s+|over\s+|about\s+)*$"
)
BEFORE_AGE = _any(
    r"\b(?:reading|mental|spelling|gestational|bone|stone|bronze|iron|ice|middle|developmental|vocabulary"
    r"|space|corrected)[\s-]+$"
)

_PLACES = {
    System.AUSTRALIA: r"Australian?|New South Wales|NSW|Queensland|Tasmania|NAPLAN|ACARA",
    System.WALES: r"(?<!South )Wales|Welsh|Cymru",
    System.NORTHERN_IRELAND: r"Northern Ireland|Northern Irish|CCEA",
    System.IRELAND: r"(?<!Northern )Ireland|(?<!Northern )Irish|(?:Junior|Senior) Infants|Leaving Cert\w*"
    r"|Junior Cycle",
    System.SCOTLAND: r"Scotland|Scottish|Scots|Curriculum for Excellence|CfE",
    System.ENGLAND: r"England|Ofsted",
    System.UNITED_STATES: r"United States|U\.S\.|USA|US|American?",
}
_PLACE = {system: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for system, words in _PLACES.items()}
_IN_PLACE = {
    system: re.compile(rf"\s+(?:{PEOPLE}\s+)?in\s+(?:the\s+)?(?:{words})(?!\w)")
    for system, words in _PLACES.items()
}


def place_named(text: str) -> System | None:
    """Return the system whose country a text names; None when it names none, or more than one."""
    named = [system for system, pattern in _PLACE.items() if pattern.search(text)]
    return named[0] if len(named) == 1 else None


def place_after(text: str, *, end: int) -> System | None:
    """Return the system of the country said right after a place in the text: "... in Scotland"."""
    return next((system for system, pattern in _IN_PLACE.items() if pattern.match(text, end)), None)


def before(text: str, *, start: int, pattern: re.Pattern[str]) -> bool:
    """Say whether a pattern that ends in `$` fits what stands before a place."""
    return pattern.search(text[max(0, start - NEAR) : start]) is not None


def after(text: str, *, end: int, pattern: re.Pattern[str]) -> bool:
    """Say whether a pattern fits what stands after a place."""
    return pattern.match(text, end) is not None


def around(text: str, *, start: int, end: int, pattern: re.Pattern[str], near: int = NEAR) -> bool:
    """Say whether a pattern is found within `near` code points on either side of a place."""
    return pattern.search(text[max(0, start - near) : end + near]) is not None
