"""What points out of a sentence: citations and pointers to tables, which a teacher cannot follow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.plain.drafts import Draft
from glossary.plain.translation import EditKind

LONGEST = 400
"""Characters of brackets that are read for citations; longer ones are lists of something else."""

_BRACKETS = re.compile(r"\s*\(([^()]{4,400})\)")
_YEAR = r"(?:1[89]|20)\d\d[a-z]?"
_WHERE = r"(?:,? (?:pp?\.|chapter|ch\.) ?\d+(?:[–-]\d+)?)?"
_SIGNAL = re.compile(
    r"^(?:see|e\.g\.|cf\.|for example|see also|for a review|for reviews|as in|following|after)[,:]? (?:see )?"
)
_WHO = re.compile(
    r"(?:[A-Z][\w’'.-]*|de|van|von|der|den|la|le|du|da|&|and|et|al\.?|colleagues|of|for|the|,| )+"
)
_WHEN = re.compile(rf"(?:{_YEAR}|in press|n\.d\.|forthcoming)(?:, {_YEAR})*{_WHERE}")
_NUMBERED = re.compile(r"\s*\[\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\]")
_YEAR_ONLY = re.compile(rf"(?<=[a-z.’])\s+\({_YEAR}(?:, {_YEAR})*{_WHERE}\)")
_POINTER = re.compile(
    r"\s*\((?:see |cf\. |as shown in )?(?:also )?(?:Tables?|Tab\.|Figures?|Figs?\.|Appendix|Appendices|"
    r"Section|Panel|Chapter|Supplement\w*(?: Materials?)?(?: Table| Figure)?) ?"
    r"[A-Z]?\d{0,2}(?:\.\d+)?[a-zA-Z]?"
    r"(?:(?:,| and| &|–|-) ?(?:Tables?|Figures?)? ?[A-Z]?\d{1,2}[a-z]?){0,6}\)"
)
_WEB = re.compile(r"\s*\((?:https?://|www\.)[^\s()]+\)")

_PATTERNS = (
    (_NUMBERED, "The number of a reference is left out; it stands in the original."),
    (_YEAR_ONLY, "The year of the publication is left out; it stands in the original."),
    (_POINTER, "The pointer to a table or figure is left out; it stands in the original."),
    (_WEB, "The web address is left out; it stands in the original."),
)
_PLACES = frozenset(
    ("England", "Scotland", "Wales", "Northern Ireland", "Ireland", "the UK", "UK", "the US", "US", "USA")
)
"""With a year these say where and when a study was made."""
_A_DATE = re.compile(
    r"\b(?:in|since|by|from|until|aged?|Years?|Grades?|cohorts?|January|May|June|July|March)\b"
)


def references_in(sentence: str) -> Iterator[Draft]:
    """Yield what may be taken out of a sentence because it only points elsewhere."""
    for match in _BRACKETS.finditer(sentence):
        if all(_cites(one.strip()) for one in match[1].split(";")):
            yield Draft(
                match.start(),
                match.end(),
                "",
                EditKind.REFERENCE,
                "The source cited here is left out; it stands in the original.",
            )
    for pattern, reason in _PATTERNS:
        for match in pattern.finditer(sentence):
            yield Draft(match.start(), match.end(), "", EditKind.REFERENCE, reason)


def _cites(words: str) -> bool:
    """Whether words in brackets are names with a year ("Smith & Jones, 2010, p. 5"), or a further year."""
    words = words[signal.end() :] if (signal := _SIGNAL.match(words)) else words
    if _WHEN.fullmatch(words):
        return True
    when = _WHEN.search(words)
    if when is None or when.end() != len(words):
        return False
    who = words[: when.start()].rstrip(" ,(")
    named = bool(who) and who not in _PLACES and not _A_DATE.search(who)
    return named and _WHO.fullmatch(who) is not None
