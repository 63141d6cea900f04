"""The words of a clause that say which way something went, and whether that way is the better one."""

from __future__ import annotations

import re
from functools import lru_cache

from glossary.numbers.clauses import Span, bracketed
from glossary.numbers.patterns import any_of, named_groups
from glossary.numbers.results import Result

_AFTER = 34
"""How many characters after a figure may still say which way it points ("0.19 SD below classmates")."""
_OUTCOME_NEAR = 90
"""How far from a word of movement, in characters, the outcome that moved may stand."""
_OBJECT_WITHIN = 40
"""How far behind a word of movement, in characters, that which moved stands when it is the word's object."""
_PASSIVE_WITHIN = 24
"""How far before "reduced", in characters, that stands which was reduced."""


@lru_cache(maxsize=1)
def _cues() -> re.Pattern[str]:
    return _whole_words("better", "worse", "up", "down")


@lru_cache(maxsize=1)
def _outcomes() -> re.Pattern[str]:
    return _whole_words("unwelcome", "welcome")


@lru_cache(maxsize=1)
def other_group() -> re.Pattern[str]:
    """Matches the names of groups that are not the programme: "the control group", "untreated pupils"."""
    return _whole_words("other_group")


def _whole_words(*names: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{named_groups(*names, file='words.yaml')})(?!\w)", re.IGNORECASE)


def cue_of(text: str, result: Result) -> re.Match[str] | None:
    """The word that says which way a result went, named by the list it stands in, or None.

    A word at the figure counts first ("0.19 SD below"), then the nearest before it, then one behind it.
    """
    start, end = result.clause
    inner = result.core
    for match in _cues().finditer(text, inner[0], min(end, inner[1] + _AFTER)):
        if match.lastgroup in {"up", "down", "worse"} or not neutral(match[0]):
            between = text[inner[1] : match.start()]
            if not re.search(r"[);,.]|\band\b", between) or match.start() < inner[1]:
                return match
    nearest = None
    aside = bracketed(text, span=(start, result.start))
    for match in _cues().finditer(text, start, result.start):
        if _mere(text, match) or any(low <= match.start() < high for low, high in aside):
            continue
        nearest = match
    if nearest is not None:
        return nearest
    for match in _cues().finditer(text, result.end, min(end, result.end + _OUTCOME_NEAR)):
        if not _mere(text, match) and "," not in text[result.end : match.start()]:
            return match
    return None


_MERE = re.compile(any_of("mere"), re.IGNORECASE)


def _mere(text: str, match: re.Match[str]) -> bool:
    """Words that look like a comparison and are none ("more than 40 schools", "higher education")."""
    near = _MERE.search(text, max(0, match.start() - 9), match.end() + 24)
    return near is not None and near.start() <= match.start() < near.end()


def welcome(text: str, *, at: Span, clause: Span, reduced: bool = False) -> int:
    """1 where more of the outcome nearest to `at` is better, -1 where it is worse.

    What follows the word of movement is what moved ("fewer absences"), else what precedes ("absence fell").
    `reduced` says that the word needs an object: where none is known, what is reduced is unwelcome.
    """
    outcomes = _outcomes()
    ahead = outcomes.search(text, at[1], min(clause[1], at[1] + _OBJECT_WITHIN))
    if ahead is not None:
        # "Spelling errors" are errors, "maths anxiety" is anxiety.
        head = outcomes.match(text, ahead.end() + 1) or ahead
        return -1 if "unwelcome" in {ahead.lastgroup, head.lastgroup} else 1
    verdict = -1 if reduced else 1
    behind = _PASSIVE_WITHIN if reduced else _OUTCOME_NEAR
    for match in outcomes.finditer(text, max(clause[0], at[0] - behind), at[0]):
        verdict = -1 if match.lastgroup == "unwelcome" else 1
    if behind == _OUTCOME_NEAR and outcomes.search(text, max(clause[0], at[0] - behind), at[0]) is None:
        far = outcomes.search(text, at[1], min(clause[1], at[1] + _OUTCOME_NEAR))
        verdict = -1 if far is not None and far.lastgroup == "unwelcome" else verdict
    return verdict


def neutral(word: str) -> bool:
    """Words that praise in one sentence and only name a quantity in the next ("gains", "progress")."""
    return (
        re.match(r"gain|progress|advantage|success|effective|positive|help|learn", word, re.IGNORECASE)
        is not None
    )
