"""Finds what was done, what it was compared with and what was measured, in the text's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossary.gist import programme_cues as cues
from glossary.gist.chunks import phrase_from, word_at, words_of
from glossary.gist.people import Found, found_at
from glossary.gist.telling import Role, Statement

_FORWARD = (Role.AIM, Role.METHOD, Role.PLAN)


def done(told: Sequence[Statement], *, review: bool = False, named: bool = True) -> Found | None:
    """Return the programme or approach that was tried, or None when the text does not name it.

    A review names it only where it speaks of its effects, and so does a text whose design is not `named`,
    which must also say that something was tried out: influences are looked for in records, too.
    """
    if not named and not any(cues.TRIED_OUT.search(one.words) for one in _in(told, _FORWARD)):
        return None
    for pattern in cues.DONE[1:2] if review or not named else cues.DONE:
        for one in _in(told, _FORWARD):
            if pattern in _OF_EFFECTS and not _asks(one):
                continue
            never_after = cues.ALSO_ASKED if pattern in _OF_EFFECTS else None
            for found in _phrases(one, pattern, until=cues.UNTIL, never_after=never_after):
                nothing = any(
                    vague.match(found.words) for vague in (cues.OF_PEOPLE, cues.VAGUE)
                ) or cues.NO_PROGRAMME.search(found.words)
                # "Whether music and song could": the phrase is half of the subject.
                halved = pattern is cues.DONE[2] and re.match(
                    r",? (?:and|or|might|may|can) ", one.words[found.place[1] - one.start :]
                )
                several = "," in found.words or cues.LISTED.match(one.words, found.place[1] - one.start)
                if not nothing and not halved and not several and not _cut(one, found):
                    named_after = _without_group(found)
                    if not cues.GENERIC.match(named_after.words):
                        return named_after
    return None


def _without_group(found: Found) -> Found:
    """What a group is named after: "the robot table group" was given the robot table."""
    end = re.search(r"(?<=\w) (?:group|condition|arm)s?(?: \([^()]*\))?$", found.words)
    if not end:
        return found
    return Found(found.sentence, (found.place[0], found.place[0] + end.start()), found.words[: end.start()])


def compared(told: Sequence[Statement]) -> Found | None:
    """Return what the programme was compared with, or None when the text does not say."""
    for number, pattern in enumerate(cues.COMPARED):
        for one in _in(told, (*_FORWARD, Role.RESULT) if number in _NAMING_A_GROUP else _FORWARD):
            if number == _VERSUS and not cues.COMPARES.search(one.words):
                continue
            for found in _phrases(one, pattern, until=cues.PURPOSE, whole=number == _AS_USUAL):
                if cues.NO_SUCH_GROUP.search(one.words[: found.place[0] - one.start]):
                    continue
                # "A pretest-posttest control group design" names a design, not a group.
                designed = cues.AS_DESIGN.search(one.words[: found.place[0] - one.start])
                rest = one.words[found.place[1] - one.start :]
                whole = number in _NAMING_A_GROUP or not (
                    _cut(one, found)
                    or (cues.PEOPLE_FIRST.match(found.words) and not re.match(r" ?[,.;?)]|$", rest))
                )
                if whole and not designed and not cues.POSSESSED.match(found.words):
                    return found
    return None


def measured(told: Sequence[Statement], *, tried: bool) -> Found | None:
    """Return what was measured, or None; "improving reading" names it only where something was `tried`."""
    for number, pattern in enumerate(cues.MEASURED):
        if (number == _IMPROVING and not tried) or (number == _BETWEEN and tried):
            continue
        for one in _in(told, _FORWARD):
            if number == _ON and not _asks(one):
                continue
            for found in _phrases(
                one,
                pattern,
                until=cues.OF_WHOM,
                never_after=cues.LEANING if number == _ON else None,
                whole=number == _WAS_MEASURED,
            ):
                both = number != _BETWEEN or " and " in found.words
                if cues.HALF.match(one.words, found.place[1] - one.start):
                    continue
                if both and not cues.PEOPLE_ALONE.match(found.words) and not _cut(one, found):
                    return found
    return None


def _cut(one: Statement, found: Found) -> bool:
    """Whether what follows a phrase makes something else of it: "the proportion of time spent in", "half-day
    versus full-day lessons", "a story read aloud"."""
    return bool(cues.GOES_ON.match(one.words, found.place[1] - one.start))


_AS_USUAL, _ON, _BETWEEN, _WAS_MEASURED, _IMPROVING = 0, 1, 3, 4, 5
_NAMING_A_GROUP, _VERSUS = (0, 1), 5


_OF_EFFECTS = cues.DONE[1:2]


def _asks(one: Statement) -> bool:
    """Whether "the effects of" is what the study asked, not something it met on its way."""
    return one.role in (Role.AIM, Role.PLAN) or bool(cues.ASKS.search(one.words))


def _in(told: Sequence[Statement], roles: Sequence[Role]) -> Iterator[Statement]:
    return (one for one in told if one.role in roles)


def _phrases(
    one: Statement,
    pattern: re.Pattern[str],
    *,
    until: str = "",
    whole: bool = False,
    never_after: re.Pattern[str] | None = None,
) -> Iterator[Found]:
    """The noun phrases that begin where `pattern` says, bounded by its match and by `until`.

    With `whole` the match itself is the phrase; `never_after` are words that may not stand before it.
    """
    for match in pattern.finditer(one.words):
        start, end = match.span("it")
        if never_after and never_after.search(one.words[:start]):
            continue
        start += _leading(one.words[start:end])
        if not whole:
            words = words_of(one.words)
            phrase = phrase_from(words, word_at(words, start))
            if not phrase or phrase[0] > start + 2:
                continue
            end = min(end, phrase[1])
        if until:
            cut = re.search(until, one.words[start:end])
            end = start + cut.start() if cut else end
        said = one.words[start:end].strip(" ,–-")
        if cues.GENERIC.match(re.sub(r"\s*\([^()]*\)", "", said).strip("\"“”'‘’ ")):
            continue
        start += len(one.words[start:end]) - len(one.words[start:end].lstrip(" ,–-"))
        yield found_at(one, (start, start + len(said)))


def _leading(said: str) -> int:
    """Letters of a conjunction that a match begins with."""
    conjunction = re.match(r"(?:(?:and|or|to|in|with|of|by) )+", said)
    return conjunction.end() if conjunction else 0
