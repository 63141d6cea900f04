"""Significance and cause: beyond chance is not large, unproved is not absent, a link is not a cause."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from glossary.meaning.losses import Kept, Loss
from glossary.meaning.quantities import intervals_of
from glossary.meaning.statement import Sign, Statement
from glossary.meaning.word_lists import word_list

USUAL_CUT = Decimal("0.05")
"""The p value under which researchers call a result significant (by custom, after Fisher 1925)."""

_RELATING = frozenset(("who", "that", "whose", "with"))
_NO_OBJECT = word_list("no_object")
_BEYOND, _WITHIN, _UNCLEAR = (
    "significance.beyond_chance",
    "significance.within_chance",
    "significance.unclear",
)
_OPEN = ("evidence.no_evidence", "evidence.open_question")
_NO = (
    "negation.not",
    "negation.no_difference",
    "negation.alike",
    "negation.undone",
    "negation.fail",
    "negation.without",
)


def lost(source: Statement, plain: Statement) -> Iterator[Loss]:
    """Yield a loss where chance or cause is said otherwise than in the source."""
    yield from _significance(source, plain)
    yield from _cause(source, plain)


def _significance(source: Statement, plain: Statement) -> Iterator[Loss]:
    if source.has(_BEYOND) and not plain.has(_BEYOND) and not _by_luck(source, plain):
        words = source.quoted(source.of(_BEYOND))
        large = plain.has("size.large", "sure.proved")
        then = "makes it large or certain" if large else "does not"
        yield Loss(
            Kept.SIGNIFICANCE,
            words,
            f"The source says “{words}”, that is, beyond chance; the plain version {then}.",
        )
    if source.has(_WITHIN) and not plain.has(_WITHIN, _UNCLEAR):
        words = source.quoted(source.of(_WITHIN))
        message = f"The source says “{words}”, which leaves an effect open; the plain version does not."
        yield Loss(Kept.SIGNIFICANCE, words, message)
    if source.has(_UNCLEAR) and not plain.has(_WITHIN, _UNCLEAR, *_OPEN):
        words = source.quoted(source.of(_UNCLEAR))
        yield Loss(Kept.SIGNIFICANCE, words, f"The source says “{words}”; the plain version is surer.")
    if plain.has(_BEYOND) and not source.whole.has(_BEYOND) and not _small_p(source):
        words = plain.quoted(plain.of(_BEYOND))
        yield Loss(
            Kept.SIGNIFICANCE,
            words,
            f"The plain version says “{words}”; the source does not rule chance out.",
        )
    if plain.has(_WITHIN) and not source.whole.has(_WITHIN, _UNCLEAR, *_NO) and not _open_figures(source):
        words = plain.quoted(plain.of(_WITHIN))
        yield Loss(Kept.SIGNIFICANCE, words, f"The plain version says “{words}”; the source does not.")


def _by_luck(source: Statement, plain: Statement) -> bool:
    """Whether a denied significance ("significant for boys but not …") is now told as open to chance."""
    return len(source.of(_BEYOND)) == 0 and plain.has(_WITHIN)


def _small_p(source: Statement) -> bool:
    return any(
        one.unit == "p" and one.value <= USUAL_CUT and one.op in {"=", "<", "<="} for one in source.quantities
    )


def _open_figures(source: Statement) -> bool:
    """Whether the figures leave chance open: p of .05 or more, or an interval on both sides of nothing."""
    if any(one.unit == "p" and one.op != "<" and one.value >= USUAL_CUT for one in source.quantities):
        return True
    ratio = any(one.unit in {"odds ratio", "risk ratio"} for one in source.quantities)
    nothing = Decimal(1) if ratio else Decimal(0)
    return any(low <= nothing <= high for low, high in intervals_of(source.words, source.quantities))


def _made_active(source: Statement, plain: Statement) -> bool:
    """Whether "schools that did this had less of that" became "doing this reduced that"."""
    told = {word.text for word in source.words} & _RELATING
    still = {word.text for word in plain.words} & _RELATING
    if not told or still or source.whole.family("cause") or source.whole.family("direction") == ():
        return False
    return any(
        one.places[-1] + 1 < len(plain.words) and plain.words[one.places[-1] + 1].text not in _NO_OBJECT
        for one in plain.of("cause.change")
    )


def _links(statement: Statement) -> tuple[Sign, ...]:
    """Return the words for a link; "a causal relationship" is none."""
    return tuple(
        one
        for one in statement.of("cause.associated")
        if not (one.places[0] and statement.words[one.places[0] - 1].text in {"causal", "causative"})
    )


def _cause(source: Statement, plain: Statement) -> Iterator[Loss]:
    linked, linked_now = _links(source), _links(plain)
    if linked and len(_links(plain.whole)) >= len(_links(source.whole)):
        return
    causes = source.of("cause.cause")
    soft = source.of("cause.effect", "cause.change", "direction.good")
    causes_now = plain.of("cause.cause")
    if linked and not linked_now:
        words = source.quoted(linked)
        if (
            causes_now
            or (plain.of("cause.change", "cause.effect") and not soft)
            or not plain.says("cause.associated")
        ):
            yield Loss(
                Kept.CAUSE,
                words,
                f"The source says “{words}”; the plain version makes it a cause or leaves it out.",
            )
            return
    if linked_now and not linked and not _links(source.whole) and (causes or soft):
        words = source.quoted(causes or soft)
        yield Loss(Kept.CAUSE, words, f"The source says “{words}”; the plain version speaks of a link only.")
    if _made_active(source, plain):
        words = plain.quoted(plain.of("cause.change"))
        yield Loss(
            Kept.CAUSE,
            words,
            f"The source tells who had what; the plain version makes it a cause (“{words}”).",
        )
    if causes_now and not causes and not soft and not source.whole.says("cause.cause"):
        words = plain.quoted(causes_now)
        yield Loss(Kept.CAUSE, words, f"The plain version says “{words}”; the source names no cause.")
