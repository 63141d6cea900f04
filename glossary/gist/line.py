"""Composes one plain line from the parts of a gist."""

from __future__ import annotations

import re
from collections.abc import Mapping

from glossary.gist.designs import Family
from glossary.gist.directions import Way
from glossary.gist.parts import Part

_OPENINGS = {
    Family.TRIAL: "a randomised trial",
    Family.QUASI: "a comparison of groups not drawn at random",
    Family.GROUPS: "a study that compared groups,",
    Family.BEFORE_AFTER: "a before-and-after study",
    Family.SURVEY: "a survey",
    Family.CORRELATIONAL: "a study of links, without an experiment,",
    Family.QUALITATIVE: "a qualitative study",
    Family.REVIEW: "a review",
    Family.OTHER: "a study with mixed methods",
}


_LONGEST_WHO = 16
"""Words about people beyond which the line leaves them to their own part."""


def line_of(said: Mapping[Part, str], *, family: Family | None, way: Way | None, planned: bool) -> str:
    """Return the line, or an empty string where the parts are too few for one or do not fit together.

    Words of the text stay as they are; only what joins them is ours. A study of links is never told as if
    one thing had changed the other, and a planned study never as if it had results.
    """
    main = Part.MEASURED if family in _WITHOUT_PROGRAMME else Part.DONE
    told = {main, Part.MEASURED} if planned else {main}
    if not said.keys() & {Part.DESIGN, Part.WHO} or not said.keys() & told:
        return ""
    opening = "In " + (_OPENINGS[family] if family else "a study")
    if family is Family.OTHER or (family is None and Part.WHO not in said):
        return ""
    people = _inside(said.get(Part.WHO, ""))
    if people and len(people.split()) <= _LONGEST_WHO:
        opening = opening.rstrip(",") + (" of " if family in _OF else " with ") + people
    if planned:
        return (
            f"{opening.replace('In a ', 'In a planned ', 1)}, {_to_be_tried(said)}; there are no results yet."
        )
    finding = (
        _looked_at(said, family=family)
        if way is None or family in _WITHOUT_PROGRAMME
        else _told(said, family=family, way=way)
    )
    sure = f"; {_SURE.get(said[Part.SURE], said[Part.SURE])}" if way and Part.SURE in said else ""
    return f"{opening.rstrip(',')}, {finding}{sure}."


_OF = (Family.REVIEW, Family.SURVEY)
_WITHOUT_PROGRAMME = (Family.CORRELATIONAL, Family.SURVEY, Family.OTHER, Family.QUALITATIVE)
_SURE = {"unlikely to be chance alone": "the difference is unlikely to be chance alone"}
_PLACES = re.compile(r"\b(?:groups?|class(?:es)?|schools?|conditions?|classrooms?|arms?)$", re.IGNORECASE)
_PEOPLE = re.compile(
    r"^(?:those|(?:[\w-]+ ){0,4}?(?:pupils|students|children|peers|participants|teachers|learners|"
    r"controls)\b)",
    re.IGNORECASE,
)


def _told(said: Mapping[Part, str], *, family: Family | None, way: Way) -> str:
    """What was found: which way, on what, with what, than where and how much."""
    tried = _inside(said[Part.DONE])
    against = _against_what(_inside(said.get(Part.COMPARED, "")))
    outcome = f" on {_inside(said[Part.MEASURED])}" if Part.MEASURED in said else ""
    size = f" ({said[Part.SIZE]})" if Part.SIZE in said else ""
    if way is Way.NO_CLEAR_EFFECT:
        return (
            f"results{outcome} with {tried} were not clearly different"
            + (f" from those {against}" if against else "")
            + size
        )
    if way is Way.MIXED:
        return f"results{outcome} were mixed for {tried}"
    better = "better" if way is Way.FAVOURS else "worse"
    if "small" in size:
        better = f"slightly {better}"
    if family is Family.REVIEW:
        better += " on average"
    than = " than before" if family is Family.BEFORE_AFTER else f" than {against}" if against else ""
    return f"results{outcome} were {better} with {tried}{than}{size}"


def _against_what(words: str) -> str:
    """What results were held against: "in a control group", "for pupils taught as usual", "with lectures"."""
    if not words:
        return ""
    if _PEOPLE.match(words):
        return f"for {words}"
    return f"in {words}" if _PLACES.search(words) else f"with {words}"


def _looked_at(said: Mapping[Part, str], *, family: Family | None) -> str:
    """What was tried and measured, not what came of it; for links, who tended to do better."""
    measured = _inside(said.get(Part.MEASURED, ""))
    if Part.DONE in said and family not in _WITHOUT_PROGRAMME:
        did = "looked at" if family is Family.REVIEW else "tried"
        tried = f"researchers {did} {_inside(said[Part.DONE])}" + _against(
            _inside(said.get(Part.COMPARED, ""))
        )
        return tried + (f", and measured {measured}" if measured and family is not Family.REVIEW else "")
    looked = f"researchers looked at {measured}"
    if Part.DIRECTION not in said:
        return looked
    size = f" ({said[Part.SIZE]})" if Part.SIZE in said else ""
    return f"{looked}; those with more of the one {said[Part.DIRECTION]} on the other{size}"


def _to_be_tried(said: Mapping[Part, str]) -> str:
    measured = _inside(said.get(Part.MEASURED, ""))
    if Part.DONE not in said:
        return f"researchers are to look at {measured or 'what a programme does'}"
    against = _inside(said.get(Part.COMPARED, ""))
    tried = f"researchers are to try {_inside(said[Part.DONE])}" + _against(against)
    return tried + (f", and measure {measured}" if measured else "")


def _against(words: str) -> str:
    return f", compared with {words}" if words else ""


def _inside(words: str) -> str:
    """The words as they stand inside a sentence: no capital that only a sentence's beginning gave them."""
    return words[:1].lower() + words[1:] if _LITTLE.match(words) else words


_LITTLE = re.compile(
    r"(?:an?|the|all|both|more|over|about|approximately|nearly|one|two|three|four|five|six|seven|eight|"
    r"nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|"
    r"forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-]|$)",
    re.IGNORECASE,
)
