"""The proof that a plain sentence says what its source says."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context, localcontext

from glossary.meaning import (
    kept_certainty,
    kept_comparisons,
    kept_conditions,
    kept_hedges,
    kept_negations,
    kept_numbers,
    kept_people,
)
from glossary.meaning.losses import Kept, Loss
from glossary.meaning.record import record_fault, set_aside
from glossary.meaning.statement import Statement, beside, read
from glossary.plain.translation import Edit

_CHECKS = (
    kept_numbers.lost,
    kept_negations.lost,
    kept_hedges.lost,
    kept_comparisons.lost,
    kept_people.lost,
    kept_conditions.lost,
    kept_certainty.lost,
)


def losses(source: str, plain: str, *, edits: Sequence[Edit] = ()) -> tuple[Loss, ...]:
    """Return what `plain` lost, added or turned round of `source`; nothing when the meaning is kept.

    Both are one sentence, or what one sentence was split into. With `edits` the record is checked first, and
    the glossary's own words for a term are taken for the same as the term. Nothing depends on how `plain` was
    made.
    """
    if source == plain:
        return ()
    if not plain.strip():
        return (
            (Loss(Kept.RECORD, source.strip(), "Nothing is left of the sentence."),) if source.strip() else ()
        )
    # Digits run together by a bad scan are numbers beyond all reckoning: they are unlike, and no error.
    with localcontext(Context(prec=28, traps=[])):
        if edits:
            if fault := record_fault(source, plain, edits):
                return (fault,)
            source, plain = set_aside(source, plain, edits)
        return _between(read(source), read(plain))


def _between(source: Statement, plain: Statement) -> tuple[Loss, ...]:
    found: dict[tuple[Kept, str], Loss] = {}
    before, now = beside(source, plain)
    for check in _CHECKS:
        for one in check(before, now):
            found.setdefault((one.what, one.words), one)
    return tuple(found.values())
