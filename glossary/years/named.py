"""Reads school years and stages that have a name of their own, and ages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from glossary.years import traps
from glossary.years.calendars import System
from glossary.years.mentions import Mention, mention_of_ages, mention_of_stages
from glossary.years.numbered import named_stage
from glossary.years.series import LINK, NUMBER, numbers_in
from glossary.years.systems import EYFS, stages

GROWN_UP = 19
"""The highest age read as a pupil's."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A way of writing a name, and what it stands for in each system; `home` where none is said."""

    pattern: re.Pattern[str]
    meant: dict[System, str]
    home: System | None
    """None when the words are read only where the system is said."""
    elsewhere: tuple[System, ...]
    """Systems where the same words mean something else, or nothing certain."""


def _named(
    words: str,
    meant: dict[System, str],
    *,
    home: System | None,
    exact: bool = False,
    elsewhere: tuple[System, ...] = (),
) -> _Named:
    flags = 0 if exact else re.IGNORECASE
    return _Named(re.compile(rf"(?<![\w.-])(?:{words})(?!\w)", flags), meant, home, elsewhere)


def _same(name: str, *systems: System) -> dict[System, str]:
    return dict.fromkeys(systems, name)


_SCHOOL = r"(?:[\s-]*(?:schools?|schooling|aged?|pupils?|child(?:ren)?|classrooms?|teachers?|education))"
E, W, S, NI, IE, US, AU = System

_NAMES = (
    _named("EYFS|early years foundation stage", _same(EYFS, E), home=E),
    _named("foundation stage", {E: EYFS, NI: "Foundation Stage"}, home=E),
    _named("foundation phase", _same("Foundation Phase", W), home=W),
    _named("year R|FS2", _same("Reception", E, W), home=E),
    _named("FS1", _same("Nursery", E, W), home=E, exact=True),
    _named("lower sixth(?: form)?", {E: "Year 12", W: "Year 12", NI: "Year 13"}, home=E),
    _named("upper sixth(?: form)?", {E: "Year 13", W: "Year 13", NI: "Year 14"}, home=E),
    _named(r"sixth[\s-]form(?:s|ers?)?", _same("Sixth form", E, W, NI), home=E),
    _named(r"primary" + _SCHOOL, _same("Primary school", E, W, S, NI, IE, AU), home=E),
    _named(r"(?:post-primary|secondary) schools?", _same("Secondary school", E, W, S, NI, IE, AU), home=E),
    _named(r"junior (?:schools?|pupils|classes)", _same("Juniors", E, W), home=E),
    _named(r"infant (?:schools?|pupils|class(?:es)?)", _same("Infants", E, W, IE), home=E),
    _named("junior infants?(?: class)?", _same("Junior Infants", IE), home=IE),
    _named("senior infants?(?: class)?", _same("Senior Infants", IE), home=IE),
    _named("junior cycle", _same("Junior Cycle", IE), home=IE),
    _named("senior cycle", _same("Senior Cycle", IE), home=IE),
    _named("Transition Year", _same("Transition Year", IE), home=IE, exact=True),
    _named("transition year|TY", _same("Transition Year", IE), home=None, exact=True),
    _named("senior phase", _same("Senior Phase", S), home=S),
    _named("Early Level|early level", _same("Early Level", S), home=None, exact=True),
    _named("first level", _same("First Level", S), home=None),
    _named("second level", _same("Second Level", S), home=None),
    _named("third(?: and |/)fourth levels?", _same("Third and Fourth Levels", S), home=None),
    _named(r"elementary[\s-](?:schools?|grades|students|pupils|classrooms?|teachers?)",
           _same("Elementary school", US), home=US),
    _named(r"junior high(?:[\s-]schools?)?", _same("Junior high school", US), home=US),
    _named(r"middle[\s-]schools?(?:ers?)?", _same("Middle school", US, E), home=US),
    _named(r"high[\s-]school freshm[ae]n|freshm[ae]n", _same("Grade 9", US), home=US),
    _named(r"(?:high[\s-]school )?sophomores?", _same("Grade 10", US), home=US),
    _named(r"high[\s-]school juniors?", _same("Grade 11", US), home=US),
    _named(r"high[\s-]school seniors?", _same("Grade 12", US), home=US),
    _named(r"seniors", _same("Grade 12", US), home=None),
    _named(r"high[\s-]school(?:s|ers?)?", {US: "High school"} | _same("Secondary school", S, AU), home=US,
           elsewhere=(E, W, NI, IE)),
    _named("[Gg]rade K", _same("Kindergarten", US), home=US, exact=True),
    _named(r"pre-?k(?:indergarten(?:ers?)?)?", _same("Pre-K", US), home=US),
    _named(r"kindergart(?:en|ens|ners?|eners?)", {US: "Kindergarten", AU: "Foundation"}, home=US),
    _named("[Ff]oundation [Yy]ear|Foundation(?= to|[-–])|Prep|[Pp]re-?primary|[Tt]ransition (?:class|year)",
           _same("Foundation", AU), home=None, exact=True),
)  # fmt: skip
_KINDERGARTEN_IS_SCHOOL = re.compile(r"\b(?:NSW|New South Wales|ACT|Canberra|Sydney)\b")
"""In the other states of Australia kindergarten may be the year before school."""
_NURSERY = re.compile(
    r"(?<![\w-])nursery(?!\s+(?:rhymes?|slopes?|web|plants?|stock|nurses?)\b)(?!\w)", re.IGNORECASE
)
_RECEPTION = re.compile(r"(?<![\w-])reception(?!\w)", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"\s*(?:[.,;:)?!]|$)")
_GOES_ON = re.compile(r"\s+(?!of\b|area|room|desk)")
_INFANTS = re.compile(r"(?<![\w-])(?P<who>infants|juniors)(?!\w)", re.IGNORECASE)

# Atomic: "aged 3 to 6 months" must not be read as "aged 3".
_AGE_SERIES = rf"(?P<ages>(?>{NUMBER}(?:-?{LINK}-?{NUMBER})?+))"
_OLD = re.compile(
    rf"(?<![\w.$£€]){_AGE_SERIES}[\s-]*(?:years?|yrs?)[\s-]*old(?P<several>s)?\b", re.IGNORECASE
)
_AGED = re.compile(
    rf"(?<![\w.])(?:aged?|ages)\s+(?:between\s+|from\s+|of\s+)?{_AGE_SERIES}(?:\s+years?\b)?"
    r"(?!\s*(?:months?|weeks?|days?|%|\+|(?:and|or)\s+(?:over|above|older|upwards?|up)\b))",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    rf"\b(?:between\s+)?(?:the\s+ages\s+of\s+)?{_AGE_SERIES}\s+years\s+of\s+age\b"
    rf"|\b(?:the\s+)?ages\s+of\s+(?P<between>{NUMBER}(?:{LINK}{NUMBER})?)",
    re.IGNORECASE,
)
_A_PERSON = re.compile(
    r"\s*(?:$|[.,;:)?!]|[\s-](?:pupils?|child(?:ren)?|students?|boys?|girls?|learners?|kids?|sons?|daughters?"
    r"|readers?|participants?|adolescents?|teenagers?|and|or|who|when|at|in|with|were|are|is|on|to)\b)",
    re.IGNORECASE,
)


def named(text: str, *, region: System | None) -> Iterator[Mention]:
    """Yield what is written with a name; `region` is the system to read doubtful words in."""
    for name in _NAMES:
        for match in name.pattern.finditer(text):
            place = traps.place_after(text, end=match.end()) or region
            home = None if place in name.elsewhere else name.home
            system = place if place in name.meant else home
            if system is None or _of_grown_ups(text, match):
                continue
            found = [named_stage(system, name.meant[system])]
            if system is AU and match.group()[0] in "kK" and not _KINDERGARTEN_IS_SCHOOL.search(text):
                found = list(stages(AU)[:2])
            yield mention_of_stages(text, start=match.start(), end=match.end(), found=found)
    yield from _reception_and_nursery(text, region=region)
    yield from _infants_and_juniors(text, region=region)


def ages(text: str) -> Iterator[Mention]:
    """Yield ages and ranges of ages of children, in whole years."""
    for pattern in (_OLD, _AGED, _BETWEEN):
        for match in pattern.finditer(text):
            start, end = match.start(), match.end()
            written = match["ages"] or match["between"]
            found, taken = numbers_in(
                re.sub(r"-(?=\s)|(?<=\s)-(?=\d)", " ", written), number=NUMBER, most=GROWN_UP, commas=True
            )
            # Half a range is no range: "aged 16 to 65" are adults.
            if not found or taken < len(written.rstrip(" -")):
                continue
            if pattern is _OLD and not match["several"] and not traps.after(text, end=end, pattern=_A_PERSON):
                continue
            if traps.before(text, start=start, pattern=traps.BEFORE_AGE) or (
                pattern is _OLD and traps.before(text, start=start, pattern=traps.OLD_THINGS)
            ):
                continue
            yield mention_of_ages(text, start=start, end=end, youngest=found[0], oldest=found[-1])


def _of_grown_ups(text: str, match: re.Match[str]) -> bool:
    """Say whether freshmen, sophomores, juniors or seniors are those of a college."""
    year = re.match(r"freshm|sophom|juniors|seniors", match.group(), re.IGNORECASE)
    start, end = match.span()
    return bool(year) and traps.around(text, start=start, end=end, pattern=traps.COLLEGE, near=traps.FAR)


def _either(place: System | None, systems: tuple[System, ...]) -> System:
    """Return the system said when the words are used there, else England."""
    return place if place is not None and place in systems else E


def _reception_and_nursery(text: str, *, region: System | None) -> Iterator[Mention]:
    for match in _RECEPTION.finditer(text):
        start, end = match.span()
        if traps.around(text, start=start, end=end, pattern=traps.RECEPTION_ELSEWHERE):
            continue
        school = traps.after(text, end=end, pattern=traps.RECEPTION_AFTER)
        ends = traps.after(text, end=end, pattern=_SENTENCE_ENDS)
        inside = traps.before(text, start=start, pattern=traps.RECEPTION_BEFORE)
        a_class = match.group()[0] == "R" and start > 0 and inside
        if not (school and (inside or not ends)) and not (
            a_class and traps.after(text, end=end, pattern=_GOES_ON)
        ):
            continue
        place = traps.place_after(text, end=end) or region
        name = "Foundation" if place is AU else "Reception"
        system = _either(place, (AU, W))
        yield mention_of_stages(text, start=start, end=end, found=[named_stage(system, name)])
    for match in _NURSERY.finditer(text):
        start, end = match.span()
        if traps.around(text, start=start, end=end, pattern=traps.NURSERY):
            continue
        place = traps.place_after(text, end=end) or region
        home = named_stage(_either(place, (W, NI)), "Nursery")
        found = stages(S)[:2] if place is S else (home,)
        yield mention_of_stages(text, start=start, end=end, found=found)


def _infants_and_juniors(text: str, *, region: System | None) -> Iterator[Mention]:
    american = re.search(r"\b(?:sophomores?|freshm[ae]n)\b", text, re.IGNORECASE) is not None
    for match in _INFANTS.finditer(text):
        start, end = match.span()
        place = traps.place_after(text, end=end) or region
        juniors = match["who"].casefold() == "juniors"
        if juniors and (american or place is US):
            if not _of_grown_ups(text, match):
                grade = named_stage(US, "Grade 11")
                yield mention_of_stages(text, start=start, end=end, found=[grade])
            continue
        if traps.around(text, start=start, end=end, pattern=traps.BABIES, near=traps.FAR) or (
            juniors and place in (IE, AU)
        ):
            continue
        found = named_stage(_either(place, (W, IE)), match["who"].capitalize())
        yield mention_of_stages(text, start=start, end=end, found=[found])
