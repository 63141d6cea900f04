"""Finds who was taught or studied, with their number, age and place, or how many studies a review holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from glossary.gist import people_cues as cues
from glossary.gist.chunks import phrase_from, word_at, words_of
from glossary.gist.counts import COUNTED, GROUPS, PEOPLE, PUPILS, STUDIES, counts, goes_on
from glossary.gist.telling import Role, Span, Statement
from glossary.spacy_english import Word


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase of the text: its sentence, its place in the text, its words."""

    sentence: int
    place: Span
    words: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    found: Found
    worth: float


def who(told: Sequence[Statement], *, review: bool = False, planned: bool = False) -> Found | None:
    """Return who took part, or for a review which studies it holds, as stated; None if not stated."""
    roles = (Role.AIM, Role.METHOD, Role.RESULT, *((Role.PLAN,) if planned else ()))
    own = [one for one in told if one.role in roles]
    if review:
        # Of several counts the last: what was found comes before what was kept.
        return _best(found for one in reversed(own) for found in reversed(list(_studies(one))))
    if any(cues.SEVERAL_STUDIES.search(one.words) for one in own):
        return None
    subset = any(cues.SUBSET.search(one.words) for one in own)
    counted = _best(
        found for one in own for found in (*_counted(one, subset=subset), *_as_sample(one, subset=subset))
    )
    if (
        counted
        and cues.ADULTS.search(counted.words)
        and any(cues.PUPILS_TOO.search(one.words) for one in own)
    ):
        return None
    if counted or any(cues.COUNT_OF_PEOPLE.search(one.words) for one in own):
        return counted
    named = any(cues.PARTICIPANTS.search(one.words) or cues.ADULTS_ASKED.search(one.words) for one in own)
    asked = [one for one in own if one.role in (Role.AIM, Role.METHOD)]
    return next((found for one in asked for found in _described(one, named=named)), None)


def _best(candidates: Iterable[_Candidate]) -> Found | None:
    best: _Candidate | None = None
    for one in candidates:
        if best is None or one.worth > best.worth:
            best = one
    return best.found if best and best.worth > 0 else None


def _counted(one: Statement, *, subset: bool) -> Iterator[_Candidate]:
    """Numbers of people that the words about them call participants."""
    if not COUNTED.search(one.words) or not cues.DIGIT_OR_NUMERAL.search(one.words):
        return
    words = words_of(one.words)
    for index, noun in counts(words, PEOPLE | GROUPS):
        place = phrase_from(words, index)
        if not place or not place[0] < words[noun].end <= place[1]:
            continue
        also = cues.AND_OTHERS.match(one.words, place[1])
        place = (place[0], also.end()) if also else place
        before, after = one.words[: place[0]], one.words[place[1] :]
        after_noun = one.words[words[noun].end :]
        taken = cues.AFTER.match(after[:120])
        named = cues.BEFORE.search(before[-80:])
        if subset and named and re.search(r"total|population", named.group(), re.IGNORECASE):
            named = None
        chance = re.search(r"\brandomly (?:assigned|allocated) $", before)
        aimed = (
            one.role is Role.AIM
            and cues.ASKED.search(before)
            and re.search(r"\b(?:for|of|with|in|on) $", before)
        )
        if not (taken or chance or ((named or aimed) and words[noun].lemma in PEOPLE)):
            continue
        if one.role is Role.RESULT and not taken and "random" not in before[-60:]:
            continue
        if cues.OF_A_WHOLE.search(before[-60:]) or cues.SCREENED_PEOPLE.search(before[-40:]):
            continue
        arms = before[-45:] + " | " + after[:45]
        if cues.ARM.search(arms) and not cues.TO_EITHER.search(after[:140] + before[-40:]):
            continue
        attended = words[noun].lemma in GROUPS and re.search(r"\b(?:attending|in|from|of|at|the) $", before)
        if (
            before.count("(") > before.count(")")
            or attended
            or cues.ONE_ARM.match(after)
            or "pilot" in before
            or (words[noun].lemma in GROUPS and cues.NAMES_MORE.match(after_noun))
            or cues.IN_BRACKETS_AND.match(after_noun)
            or cues.AND_MORE.match(one.words, words[noun].end)
            or cues.TO_THE_TREATMENT.match(after)
            or cues.TIME_NOUN.search(one.words[place[0] : words[noun].start])
            or cues.NOT_THEM.search(before)
        ):
            continue
        worth = 1.0 + (words[noun].lemma in PEOPLE) + 1.5 * (words[noun].lemma in PUPILS)
        worth += bool(taken) + (one.role is not Role.RESULT)
        yield _Candidate(_without_tail(one, _without_time(found_at(one, place)), words[noun].end), worth)


def _without_time(found: Found) -> Found:
    """The people, without how long the study followed them."""
    cut = cues.TIME.search(found.words)
    if not cut:
        return found
    place = (found.place[0], found.place[0] + cut.start())
    return replace(found, place=place, words=found.words[: cut.start()])


def _without_tail(one: Statement, found: Found, noun_end: int) -> Found:
    """The people, without what is said of the study after them, and without half of a list.

    "1550 students from grades 3", where the text goes on ", 5 and 7", is "1550 students".
    """
    first, last = found.place[0] - one.start, found.place[1] - one.start
    others = cues.OTHERS_TOO.match(one.words, noun_end, last)
    noun_end = others.end() if others else noun_end
    tail = one.words[noun_end:last]
    plain = cues.PLAIN_TAIL.match(tail)
    end = noun_end + plain.end() if plain else noun_end
    if end > noun_end and (end < last or cues.LIST_GOES_ON.match(one.words, end)):
        end = noun_end
    if end == last:
        return found
    return replace(found, place=(one.start + first, one.start + end), words=found.words[: end - first])


def _as_sample(one: Statement, *, subset: bool) -> Iterator[_Candidate]:
    """A count in brackets: "university students (N = 339)" is told as "university students, 339 in all"."""
    if one.role is Role.RESULT or subset:
        return
    for sample in re.finditer(r" \((?:total )?[Nn] ?= ?(?P<count>\d[\d,]*)\)", one.words):
        if one.words.count("(n") + one.words.count("(N") > 1:
            continue
        words = words_of(one.words)
        at = word_at(words, sample.start() + 1)
        close = range(at - 1, max(-1, at - 6), -1)
        noun = next((i for i in close if words[i].lemma in PEOPLE and not goes_on(words, i)), None)
        if (
            noun is None
            or cues.SOME.search(one.words[: sample.start()])
            or cues.ARM.search(one.words[max(0, sample.start() - 60) : sample.start()])
        ):
            continue
        first = noun
        while first and (
            words[first - 1].pos in ("ADJ", "NOUN", "PROPN", "NUM", "DET") or words[first - 1].tag == "HYPH"
        ):
            first -= 1
        # "6th and 7th graders": what "and" joins to the phrase belongs to it.
        if first == noun or (first and words[first - 1].text.lower() in ("and", "or", "-", "to", ",")):
            continue
        start, end = words[first].start, sample.end()
        said = one.words[start : sample.start()] + f", {sample['count']} in all"
        yield _Candidate(
            replace(found_at(one, (start, end)), words=said), 3.5 + 1.5 * (words[noun].lemma in PUPILS)
        )


_TOO_BARE = frozenset(
    ("the", "these", "those", "their", "all", "some", "many", "most", "other", "both", "our", "such", "each",
     "any", "a", "an", "different", "more", "his", "her", "individual", "participating", "target", "new",
     "young", "older", "younger")
)  # fmt: skip
_UNSURE = frozenset(("some", "many", "most", "other", "such", "any", "more", "several", "few"))


def _described(one: Statement, *, named: bool) -> Iterator[Found]:
    """People without a count, but with words that say who they are: "urban middle-school students".

    Where participants are `named` as such somewhere, no others are looked for.
    """
    if not COUNTED.search(one.words):
        return
    places = [found.end() for found in cues.PARTICIPANTS.finditer(one.words)]
    asked = cues.ASKED.search(one.words)
    if asked and not named:
        places += [
            found.end()
            for found in cues.AMONG.finditer(one.words, asked.end())
            if not cues.WIDER.search(one.words[: found.end()])
            and not cues.OTHERS_ASKED.search(one.words[: found.end()])
        ]
    words = words_of(one.words) if places else ()
    for place in places:
        first = word_at(words, place)
        noun = _people_noun(words, first)
        if noun is None:
            continue
        phrase = phrase_from(words, first)
        opening = {word.text.lower() for word in words[first:noun]}
        if (
            phrase
            and phrase[1] >= words[noun].end
            and not opening & _UNSURE
            and (opening - _TOO_BARE or (_placed(words, noun) and phrase[1] > words[noun].end))
        ):
            found = _without_time(found_at(one, phrase))
            # Without a count, people whose description is cut short would be others.
            if _without_tail(one, found, words[noun].end) == found:
                yield found


def _people_noun(words: Sequence[Word], first: int) -> int | None:
    for at in range(first, min(first + 8, len(words))):
        if words[at].pos not in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "ADV") and words[at].tag not in (
            "HYPH",
            "VBN",
        ):
            return None
        if words[at].lemma in PUPILS | {"teacher", "principal", "headteacher", "adult"} and words[at].tag in (
            "NNS",
            "NNPS",
        ):
            passive = any(words[i].tag == "VBN" and words[i - 1].pos == "NOUN" for i in range(first + 1, at))
            # "Formative assessments teachers use": two phrases without a word between them.
            two = at > first and words[at - 1].tag == "NNS"
            return None if passive or two or goes_on(words, at) else at
    return None


_PLACING = frozenset(("with", "in", "from", "at", "aged", "attending", "enrolled"))


def _placed(words: Sequence[Word], noun: int) -> bool:
    return noun + 1 < len(words) and words[noun + 1].text.lower() in _PLACING


def _studies(one: Statement) -> Iterator[_Candidate]:
    """Numbers of studies that a review kept: "34 experimental studies of peer tutoring"."""
    if not cues.DIGIT_OR_NUMERAL.search(one.words):
        return
    words = words_of(one.words)
    for index, noun in counts(words, STUDIES):
        place = phrase_from(words, index)
        if not place or place[1] < words[noun].end:
            continue
        around = one.words[max(0, place[0] - 60) : place[1] + 40]
        met = re.match(r" (?:\w+ )?(?:met|were included)\b", one.words[place[1] :])
        screened = cues.SCREENED.search(one.words[max(0, place[0] - 30) : place[0]])
        only = re.search(r"\bonly $", one.words[: place[0]])
        if only or not cues.KEPT.search(around) or (screened and not met):
            continue
        # "Including 19 articles, revealed ...": what follows a comma is not of them.
        comma = one.words.find(",", words[noun].end, place[1])
        place = (place[0], comma) if comma > 0 else place
        yield _Candidate(found_at(one, place), 1.0)


def found_at(one: Statement, place: Span) -> Found:
    """The phrase at `place` of a statement; the capital that opens a sentence is not part of it."""
    said = one.words[place[0] : place[1]]
    first = next((word for word in words_of(one.words) if word.start == place[0]), None)
    if place[0] == 0 and first and first.pos != "PROPN" and (first.text == "A" or first.text[1:].islower()):
        said = said[:1].lower() + said[1:]
    return Found(one.sentence, (one.start + place[0], one.start + place[1]), said)
