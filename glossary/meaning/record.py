"""Checks the record of edits, and sets what the glossary's own wordings replace aside."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossary.meaning.losses import Kept, Loss
from glossary.meaning.statement import Statement, read
from glossary.plain.translation import Edit, EditKind

LONGEST_TERM = 8  # Words; a longer span is no term, and is read like any other text.

_FROM_THE_GLOSSARY = frozenset((EditKind.TERM, EditKind.GLOSS, EditKind.NOTE, EditKind.ABBREVIATION))
_PLACEHOLDER = "Term{}"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NEGATING = ("negation.not", "negation.without", "negation.fail", "negation.instead")
_OPEN = (
    "hedge.may",
    "hedge.suggest",
    "hedge.tend",
    "hedge.about",
    "comparison.than",
    "condition.if",
    "condition.unless",
    "condition.only",
    "turned.lower",
)
"""Signs that no term consists of: a span where one stands is read like any other text."""
_SIGNIFICANT = re.compile(r"\bsignifican", re.IGNORECASE)
_LARGE = re.compile(
    r"\b(?:large|big|important|meaningful|strong|major|substantial|considerable|notable|great|huge|proved|proven)(?:ly)?\b",
    re.IGNORECASE,
)


def record_fault(source: str, plain: str, edits: Sequence[Edit]) -> Loss | None:
    """Return a loss where the edits do not lead from `source` to `plain`, None where they do."""
    at, now = 0, 0
    for edit in edits:
        ordered = at <= edit.source_start <= edit.source_end <= len(source)
        ordered_now = now <= edit.plain_start <= edit.plain_end <= len(plain)
        if not (ordered and ordered_now) or source[at : edit.source_start] != plain[now : edit.plain_start]:
            return _fault(source[at : edit.source_end] if ordered else source)
        at, now = edit.source_end, edit.plain_end
    return None if source[at:] == plain[now:] else _fault(source[at:])


def _fault(words: str) -> Loss:
    return Loss(
        Kept.RECORD, words.strip(), "The record of edits does not lead from the source to the plain version."
    )


def set_aside(source: str, plain: str, edits: Sequence[Edit]) -> tuple[str, str]:
    """Return both texts with what the glossary's own words replace turned into one name for both.

    A span that holds a number, a no, a hedge, a comparison or a condition, or is longer than a term can be,
    is left as it stands, to be read like any other text. So is "significant" made "large".
    """
    before: list[str] = []
    after: list[str] = []
    at, now = 0, 0
    for count, edit in enumerate(edits):
        before.append(source[at : edit.source_start])
        after.append(plain[now : edit.plain_start])
        told, tells = source[edit.source_start : edit.source_end], plain[edit.plain_start : edit.plain_end]
        if edit.kind in _FROM_THE_GLOSSARY and _may_stand(told, tells, edit.kind):
            name = _PLACEHOLDER.format(_LETTERS[count % 26] * (1 + count // 26)) if told.strip() else ""
            before.append(name)
            after.append(name)
        else:
            before.append(told)
            after.append(tells)
        at, now = edit.source_end, edit.plain_end
    return "".join((*before, source[at:])), "".join((*after, plain[now:]))


def _may_stand(told: str, tells: str, kind: EditKind) -> bool:
    before = read(told)
    if len(before.words) > LONGEST_TERM:
        return False
    if _SIGNIFICANT.search(told) and (before.has("significance.within_chance") or _LARGE.search(tells)):
        return False
    if before.has(*_NEGATING, *_OPEN):
        return False
    return not before.quantities or _keeps_numbers(before, tells, kind)


def _keeps_numbers(before: Statement, tells: str, kind: EditKind) -> bool:
    held = {one.value for one in read(tells).quantities}
    return kind in (EditKind.GLOSS, EditKind.NOTE) or all(one.value in held for one in before.quantities)
