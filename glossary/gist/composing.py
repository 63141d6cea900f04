"""Composes the gist of a study: each part with its place in the text, and one plain line from them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossary.gist.designs import Design, Family, design_of
from glossary.gist.directions import Pointing, Way, direction_of
from glossary.gist.figures import size_of, sure_of
from glossary.gist.line import line_of
from glossary.gist.parts import GistPart, Part
from glossary.gist.people import Found, who
from glossary.gist.programmes import compared, done, measured
from glossary.gist.summaries import summary_of
from glossary.gist.telling import Role, Span, Statement, is_summary, statements
from glossary.numbers.number import Kind, Number

_TRIED = (Family.TRIAL, Family.QUASI, Family.GROUPS, Family.BEFORE_AFTER)
"""Kinds of study in which something was done to be found good or not."""

_WAYS = {
    Way.FAVOURS: "did better",
    Way.AGAINST: "did worse",
    Way.NO_CLEAR_EFFECT: "no clear difference",
    Way.MIXED: "mixed results",
}
_TOGETHER = "tended to do better"
"""For studies of how things go together: no cause is claimed."""

_SCHOOL = re.compile(
    r"\b(?:pupils?|grades?|primary|secondary|elementary|middle school|high school|kindergarten|classrooms?|"
    r"graders?|schools?)\b",
    re.IGNORECASE,
)
_HIGHER = re.compile(
    r"\b(?:undergraduates?|universi\w+|facult(?:y|ies)|teacher education|colleges?|medical|nursing|graduate|"
    r"higher education|dental|pre-?service|student teachers?|trainees?)\b",
    re.IGNORECASE,
)


def gist_of(text: str, *, sentences: Sequence[Span], numbers: Sequence[Number]) -> tuple[GistPart, ...]:
    """Return the parts of the gist that `text` states, in the order of `Part`; none where no study is told.

    `sentences` are start and end of its sentences in code points, of which the first 40 are read; `numbers`
    the numbers found in it. A part that the text does not state for sure is left out. Raises
    NoEnglishPipeline when no spaCy model is installed.
    """
    told = statements(text, sentences=sentences)
    design = design_of(told)
    family = design.family if design else None
    planned = bool(design and design.planned)
    if is_summary(told):
        return _summed_up(told, numbers=numbers)
    if design is None and not _reports(told, numbers):
        return ()
    found = _found(told, design=design, planned=planned)
    pointing = None if planned else _direction(told, family=family, found=found)
    if pointing:
        words = _TOGETHER if family is Family.CORRELATIONAL else _WAYS[pointing.way]
        found[Part.DIRECTION] = Found(pointing.sentence, pointing.place, words)
    if not planned:
        _weigh(found, told, numbers=numbers, family=family, pointing=pointing)
    if not found.keys() - {Part.DESIGN} and family not in _TRIED:
        return ()
    school = bool(_SCHOOL.search(text)) and not _HIGHER.search(text)
    said = {
        # Figures keep their brackets: "0.25 (95% CI)".
        part: " ".join(one.words.split()) if part in _FIGURED else _plain(one.words, school=school)
        for part, one in found.items()
    }
    if Part.COMPARED in said:
        said[Part.COMPARED] = _as_usual(said[Part.COMPARED], school=school)
    parts = [
        GistPart(part, said[part], found[part].sentence, *found[part].place) for part in Part if part in found
    ]
    line = line_of(said, family=family, way=pointing.way if pointing else None, planned=planned)
    if line:
        main = (
            found.get(Part.DIRECTION)
            or found.get(Part.DONE)
            or found.get(Part.DESIGN)
            or next(iter(found.values()))
        )
        parts.append(GistPart(Part.LINE, line, main.sentence, *main.place))
    return tuple(parts)


_FIGURED = (Part.SIZE, Part.SURE)
_FIGURES = frozenset(
    (
        Kind.EFFECT_SIZE,
        Kind.P_VALUE,
        Kind.SAMPLE_SIZE,
        Kind.CONFIDENCE_INTERVAL,
        Kind.CORRELATION,
        Kind.ODDS_RATIO,
    )
)


def _reports(told: Sequence[Statement], numbers: Sequence[Number]) -> bool:
    """Whether a text whose design is not named reports a study: it has an aim, and results of its own."""
    own = [one for one in told if one.role in (Role.AIM, Role.METHOD, Role.RESULT)]
    figures = any(
        number.kind in _FIGURES and one.start <= number.start < one.end for number in numbers for one in own
    )
    results = [one for one in own if one.role is Role.RESULT]
    aims = any(one.role is Role.AIM for one in own)
    return aims and bool(results) and (figures or any(_FOUND.search(one.words) for one in results))


_FOUND = re.compile(
    r"\b(?:results|findings|analys[ei]s|analyses|data) (?:[\w-]+ ){0,4}?(?:show|reveal|indicat|"
    r"demonstrat)\w*|\bsignificant(?:ly)?\b|\b(?:was|were|we) found\b|\bstudy (?:found|revealed|showed)\b",
    re.IGNORECASE,
)


def _summed_up(told: Sequence[Statement], *, numbers: Sequence[Number]) -> tuple[GistPart, ...]:
    """What a summary page says: the approach, which way its effect goes on average, and how much."""
    stated = summary_of(told)
    if stated is None:
        return ()
    approach, pointing = stated
    found = {
        Part.DONE: approach,
        Part.DIRECTION: Found(pointing.sentence, pointing.place, _WAYS[pointing.way]),
    }
    size = size_of(told, numbers=numbers, family=None, at=pointing.sentence)
    if size:
        found[Part.SIZE] = size
    return tuple(
        GistPart(part, _plain(one.words, school=True), one.sentence, *one.place)
        for part, one in found.items()
    )


def _found(told: Sequence[Statement], *, design: Design | None, planned: bool) -> dict[Part, Found]:
    family = design.family if design else None
    candidates: dict[Part, Found | None] = {
        Part.DESIGN: _named(design),
        Part.WHO: who(told, review=family is Family.REVIEW, planned=planned),
    }
    tried = family in _TRIED or family is None
    if tried or family is Family.REVIEW:
        candidates[Part.DONE] = done(told, review=family is Family.REVIEW, named=family is not None)
    if family in (Family.TRIAL, Family.QUASI, Family.GROUPS):
        candidates[Part.COMPARED] = compared(told)
    if family is not Family.QUALITATIVE and (family is not None or candidates.get(Part.DONE)):
        candidates[Part.MEASURED] = measured(told, tried=tried)
    return {part: one for part, one in candidates.items() if one}


def _named(design: Design | None) -> Found | None:
    """The kind of study, where the text names it: that groups were compared names none."""
    if design is None or design.family is Family.GROUPS:
        return None
    return Found(design.sentence, design.place, design.said)


def _direction(
    told: Sequence[Statement], *, family: Family | None, found: dict[Part, Found]
) -> Pointing | None:
    names = {part: found[part].words if part in found else "" for part in (Part.DONE, Part.COMPARED)}
    return direction_of(told, family=family, done=names[Part.DONE], compared=names[Part.COMPARED])


def _weigh(
    found: dict[Part, Found],
    told: Sequence[Statement],
    *,
    numbers: Sequence[Number],
    family: Family | None,
    pointing: Pointing | None,
) -> None:
    """Add how large and how sure, where the text says so; neither is of results that go both ways."""
    way = pointing.way if pointing else None
    if way is Way.MIXED:
        return
    at = pointing.sentence if pointing else None
    size = size_of(told, numbers=numbers, family=family, at=at)
    if size:
        found[Part.SIZE] = size
    where = at if at is not None else size.sentence if size else None
    sure = sure_of(told, numbers=numbers, at=where, way=way)
    if sure:
        found[Part.SURE] = sure


def _as_usual(words: str, *, school: bool) -> str:
    """A comparison group in plain words, where it is one that has them."""
    people = "pupils" if school else "those"
    if re.search(
        r"\bas[- ]usual\b|\busual (?:teaching|practice|instruction|curriculum)\b", words, re.IGNORECASE
    ):
        return f"{people} taught as usual"
    if re.search(r"\bwait(?:ing)?-?[ -]?list", words, re.IGNORECASE):
        return f"{people} on a waiting list"
    return re.sub(
        r"^(?:the )?(?=(?:control|comparison) (?:group|condition|class|school)\b)",
        "a ",
        words,
        flags=re.IGNORECASE,
    )


_BRACKETS = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])")
_OPEN_BRACKET = re.compile(r"\s*[(\[][^()\[\]]*$")


def _plain(words: str, *, school: bool) -> str:
    """The words on one line, without asides in brackets, and pupils for students where schools are meant."""
    line = _OPEN_BRACKET.sub("", _BRACKETS.sub("", " ".join(words.split()))).strip(" ,;:")
    if school:
        line = re.sub(r"\bstudent(?=s?\b)", "pupil", line)
        line = re.sub(r"\bStudent(?=s?\b)", "Pupil", line)
    return line
