"""Decides which way the findings of a study point, from what its results say and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from glossary.gist import direction_cues as cues
from glossary.gist.designs import Family
from glossary.gist.telling import Role, Span, Statement


class Way(StrEnum):
    """Which way findings point, for the programme or the group named first."""

    FAVOURS = "favours"
    AGAINST = "against"
    NO_CLEAR_EFFECT = "no_clear_effect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Pointing:
    """A direction, and where the text states it."""

    way: Way
    sentence: int
    place: Span
    alike: bool = False
    """Two ways were found alike, which is no finding about either when another sentence reports one."""


def of_a_part(words: str) -> bool:
    """Whether a result is of a part of the sample, of both groups alike, or of what explains the effect."""
    return bool(cues.NOT_OVERALL.search(words))


TRIED = frozenset((Family.TRIAL, Family.QUASI, Family.GROUPS, Family.BEFORE_AFTER, Family.REVIEW))
"""Kinds of study in which something was tried, so that its findings may favour it."""


def direction_of(
    told: Sequence[Statement], *, family: Family | None, done: str = "", compared: str = ""
) -> Pointing | None:
    """Return which way the results point, or None when they do not say so for sure.

    `done` and `compared` are the programme and what it stood against, in the text's words: they tell which
    of two groups came out ahead.
    """
    results = [one for one in told if one.role is Role.RESULT and not cues.HYPOTHESIS.search(one.words)]
    if family is Family.CORRELATIONAL:
        return _first_together(results)
    # Without a design it is not known whether what follows is a comparison, a survey or a view.
    if family not in TRIED:
        return None
    found: list[Pointing] = []
    unread: list[str] = []
    for one in results:
        for clause, pointing in _in(one, family=family, done=done, compared=compared):
            if pointing:
                found.append(pointing)
            elif not cues.BESIDE.search(clause) and (
                not cues.NOT_OVERALL.search(clause) or cues.CLEAR.search(clause)
            ):
                unread.append(clause)
    return _agreed(found, results, unread)


def _agreed(
    found: Sequence[Pointing], results: Sequence[Statement], unread: Sequence[str]
) -> Pointing | None:
    """What all results say together; None where what could not be read may say otherwise."""
    told = [one for one in found if not one.alike] or list(found)
    ways = {one.way for one in told}
    if len(ways) > 1:
        # Where a primary outcome is named the others are not its equals; which is which is not read here.
        primary = any(cues.PRIMARY.search(one.words) for one in results)
        return None if primary else Pointing(Way.MIXED, told[0].sentence, told[0].place)
    if any(re.search(r"\bthan\b", words) and cues.COMPARATIVE.search(words) for words in unread):
        return None
    if not told or any(_CONTRADICTING[told[0].way].search(words) for words in unread):
        return None
    return told[0]


_CONTRADICTING = {
    Way.FAVOURS: cues.UNREAD_BAD,
    Way.AGAINST: cues.UNREAD_GOOD,
    Way.NO_CLEAR_EFFECT: cues.UNREAD_GOOD,
}


def _first_together(results: Sequence[Statement]) -> Pointing | None:
    if any(cues.UNREAD_BAD.search(one.words) for one in results):
        return None
    for one in results:
        found = cues.TOGETHER.search(one.words)
        if found:
            return Pointing(Way.FAVOURS, one.sentence, one.place(found))
    return None


def _in(
    one: Statement, *, family: Family | None, done: str, compared: str
) -> Iterator[tuple[str, Pointing | None]]:
    """The clauses of a statement, each with the direction that it gives, if it gives one."""
    for begin, end in _clauses(one.words):
        clause = one.words[begin:end]
        if cues.NOT_OVERALL.search(clause) and family is not Family.BEFORE_AFTER:
            yield clause, None
            continue
        clause = cues.IN_BRACKETS.sub(lambda aside: " " * len(aside.group()), clause)
        clause = cues.ASIDE.sub(lambda aside: " " * len(aside.group()), clause)
        framed = cues.FRAME.match(clause)
        start = one.start + begin + (framed.end() if framed else 0)
        clause = clause[framed.end() :] if framed else clause
        read = _way(clause, done=done, compared=compared, single=family is Family.BEFORE_AFTER)
        if read is None:
            yield clause, None
            continue
        way, (first, last) = read
        alike = way is Way.NO_CLEAR_EFFECT and bool(cues.EQUAL.search(clause[first:last]))
        yield clause, Pointing(way, one.sentence, (start + first, start + last), alike)


def _clauses(words: str) -> Iterator[Span]:
    start = 0
    for turn in cues.TURN.finditer(words):
        if turn.start() > start:
            yield start, turn.start()
        start = turn.end()
    yield start, len(words)


def _way(clause: str, *, done: str, compared: str, single: bool) -> tuple[Way, Span] | None:
    null = cues.NULL.search(clause)
    if null:
        return (Way.NO_CLEAR_EFFECT, null.span()) if _of_the_programme(clause, null) else None
    every = cues.ALL_OF_THEM.search(clause) if single else None
    if every:
        return Way.FAVOURS, every.span()
    found = cues.COMPARATIVE.search(clause)
    if found:
        led = cues.LED_BY.match(clause)
        way = _ahead(found, done=done, compared=compared, led_by=led["other"] if led else "")
        if way:
            return way, found.span("cue")
    found = cues.RAISED.search(clause)
    if found and _acts(found["subject"], done):
        way = _good_or_bad(found["cue"], found["rest"])
        if way:
            return way, found.span("cue")
    for pattern, way in ((cues.NEGATIVE, Way.AGAINST), (cues.POSITIVE, Way.FAVOURS)):
        found = pattern.search(clause)
        if found and not cues.DOUBT.search(clause[: found.start()]):
            return way, found.span()
    return None


def _of_the_programme(clause: str, null: re.Match[str]) -> bool:
    """Whether "no difference" is all that a clause says: "The control group made no gains" is no finding."""
    before, after = clause[: null.start()], clause[null.start() :]
    if cues.HARM.search(after) or cues.CONTROL_ALONE.search(after) or cues.GOOD_FIRST.search(before):
        return False
    return not cues.CONTROL.search(before) or bool(_COMPARES.search(clause))


def _acts(subject: str, done: str) -> bool:
    """Whether the subject of "improved" is the programme: named as one, or by the words of `done`."""
    if cues.DOUBT.search(subject) or cues.NO_PROGRAMME.search(subject):
        return False
    return bool(cues.TRIED.search(subject)) or _shared(done, subject) > 0


_COMPARES = re.compile(r"\b(?:than|between|compared|versus|and|nor|neither|from)\b", re.IGNORECASE)


def _ahead(found: re.Match[str], *, done: str, compared: str, led_by: str) -> Way | None:
    """Who came out ahead in "A did better than B", and whether more was good."""
    subject, rest = found["subject"], found["rest"]
    named = (
        re.search(
            r"\b(?:than|compared|over the|relative to|outperform|outscored|surpass|exceeded)",
            found["cue"] + rest,
        )
        or led_by
    )
    if cues.DOUBT.search(subject) or not (named or cues.TREATED.search(subject)):
        return None
    other = re.split(r"\bthan\b|\bcompared (?:with|to)\b|\brelative to\b|\bover the\b", rest, maxsplit=1)[-1]
    other = led_by or other
    first = (
        _is_programme(subject, other, done=done, compared=compared)
        if named
        else not cues.CONTROL.search(subject) or None
    )
    more = _good_or_bad(found["cue"], rest.split(" than ")[0])
    if first is None or more is None:
        return None
    return more if first else (Way.AGAINST if more is Way.FAVOURS else Way.FAVOURS)


def _is_programme(subject: str, other: str, *, done: str, compared: str) -> bool | None:
    """Whether the subject is the group with the programme and the other the one without it."""
    if cues.CONTROL.search(other) and not cues.CONTROL.search(subject):
        return True
    if cues.CONTROL.search(subject) and not cues.CONTROL.search(other):
        return False
    tried, against = (
        _shared(done, subject) - _shared(done, other),
        _shared(compared, other) - _shared(compared, subject),
    )
    if tried > 0 and against >= 0:
        return True
    if _shared(done, other) > _shared(done, subject) and _shared(compared, subject) >= _shared(
        compared, other
    ):
        return False
    return True if cues.TREATED.search(subject) and not cues.TREATED.search(other) else None


def _shared(named: str, words: str) -> int:
    """How many words of weight of `named` stand in `words`."""
    small = {
        "with",
        "from",
        "that",
        "their",
        "group",
        "groups",
        "students",
        "pupils",
        "learning",
        "teaching",
        "instruction",
        "based",
    }
    names = {word.lower() for word in re.findall(r"\w\w+", named)} - small
    return len(names & {word.lower() for word in re.findall(r"\w\w+", words)})


def _good_or_bad(cue: str, rest: str) -> Way | None:
    """Whether more (or less) of what follows is good; None where the outcome is in neither list."""
    near = f"{cue} {rest[:90]}".split(" without ")[0]
    if re.search(
        r"\b(?:outperform|outscored|surpass|better|superior|worse|poorer|benefit)", cue, re.IGNORECASE
    ):
        return Way.AGAINST if re.search(r"\b(?:worse|poorer)\b", cue, re.IGNORECASE) else Way.FAVOURS
    if re.search(r"\b(?:performed|scored|fared|achieved)\b[^.;]* higher$", cue, re.IGNORECASE):
        return Way.FAVOURS
    down = bool(cues.DOWN.search(near))
    up = bool(
        re.search(
            r"\b(?:increas\w+|improv\w+|enhanc\w+|rais\w+|boost\w*|higher|greater|more|larger|gains?|"
            r"promoted|faster|stronger)\b",
            near,
            re.IGNORECASE,
        )
    )
    bad, good = (
        re.search(rf"\b{cues.BAD}\b", near, re.IGNORECASE),
        re.search(rf"\b{cues.GOOD}\b", near, re.IGNORECASE),
    )
    if down and up:
        # "A greater decrease in bullying": more of less.
        return Way.FAVOURS if bad and not good else None
    if not (up or down) or not (bad or good):
        return None
    if bad and good and bad.start() > good.start():
        bad = None
    return Way.FAVOURS if up is not bool(bad) else Way.AGAINST
