"""What the sentence around a figure says of it: about attainment or not, compared with whom."""

from __future__ import annotations

import re
from dataclasses import dataclass

from glossary.numbers.clauses import Span, worded
from glossary.numbers.patterns import any_of

_ATTAINMENT = re.compile(rf"\b{any_of('attainment')}\b", re.IGNORECASE)
_OTHER_OUTCOME = re.compile(rf"\b{any_of('other_outcome')}\b", re.IGNORECASE)
_BEFORE_AFTER = re.compile(rf"\b{any_of('before_after')}", re.IGNORECASE)
_COMPARED = re.compile(rf"\b{any_of('compared')}\b", re.IGNORECASE)
_DIFFERS = re.compile(r"than(?: in| for)? (?:those|their|the) pre|experimental group in\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the sentence says: on pupils' attainment, before against after, set beside another group."""

    attainment: bool
    before_after: bool
    compared: bool


def circumstances_of(text: str, *, sentence: Span, clause: Span) -> Circumstances:
    """Read the sentence and the clause that hold a figure, in the levelled text."""
    if not worded(text, sentence):
        return Circumstances(attainment=False, before_after=False, compared=False)
    attainment = _ATTAINMENT.search(text, *sentence) is not None
    other = _OTHER_OUTCOME.search(text, *clause) is not None
    before_after = _BEFORE_AFTER.search(text, *sentence) is not None
    return Circumstances(
        attainment=attainment and not other,
        before_after=before_after,
        compared=_COMPARED.search(text, *sentence) is not None and _DIFFERS.search(text, *sentence) is None,
    )
