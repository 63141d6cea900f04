"""Negations: none lost, none added, none moved to another part of the sentence."""

from __future__ import annotations

from collections.abc import Iterator

from glossary.meaning.contents import stems, words_around
from glossary.meaning.losses import Kept, Loss
from glossary.meaning.statement import Sign, Statement

_FIRM = tuple(
    f"negation.{one}" for one in ("not", "without", "fail", "unlikely", "unable", "undone", "hardly")
)
"""Each says no once, in whatever word."""
_LOOSE = (
    *(f"negation.{one}" for one in ("lack", "instead", "short_of", "non", "no_difference", "alike")),
    "significance.within_chance", "significance.unclear", "evidence.no_evidence", "evidence.open_question",
    "evidence.not_excluded", "evidence.not_all", "turned.lower", "turned.same_or_better", "condition.unless",
    "condition.only", "hedge.few", "sure.all",
)  # fmt: skip
"""What can be said with a "no" and without one ("lacks", "does not have", "needs")."""
_BALANCED = (
    "negation.no_difference", "significance.within_chance", "significance.unclear", "evidence.no_evidence",
    "evidence.open_question", "turned.same_or_better",
)  # fmt: skip
"""Loose ones whose rewording is a loose one or a plain "no" again."""
_OWN_WORDS = (
    "negation.lack",
    "negation.instead",
    "evidence.no_evidence",
    "evidence.open_question",
    "evidence.not_all",
    "turned.same_or_better",
)
"""Loose ones that must still be said in some way."""


def lost(source: Statement, plain: Statement) -> Iterator[Loss]:
    """Yield a loss where the plain version says no where the source does not, or the other way round."""
    firm, loose = source.of(*_FIRM), source.of(*_LOOSE)
    now_firm, now_loose = plain.of(*_FIRM), plain.of(*_LOOSE)
    firm, now_firm = _counted(firm, source), _counted(now_firm, plain)
    needed = len(firm) + (len(source.of(*_BALANCED)) if firm else 0)
    reworded = 1 if source.family("limitation") else 0
    if len(now_firm) + len(now_loose) < needed and not _joined(firm, source, plain, now_firm):
        words = source.quoted(firm)
        yield Loss(Kept.NEGATION, words, f"The source says “{words}”; the plain version leaves a no out.")
    elif len(now_firm) > len(firm) + len(loose) + reworded:
        words = plain.quoted(now_firm)
        yield Loss(
            Kept.NEGATION, words, f"The plain version says “{words}”; the source does not say no there."
        )
    yield from _unsaid(source, plain)
    yield from _sameness(source, plain)
    yield from _moved(source, plain)


def _counted(signs: tuple[Sign, ...], statement: Statement) -> tuple[Sign, ...]:
    """Leave out what carries a "no" on ("nor"), and a "not" inside the words of a comparison group."""
    inside = {place for one in statement.whole.of("comparison.control") for place in one.places}
    kept: list[Sign] = []
    for one in signs:
        word = statement.words[one.places[0]].text
        if inside & set(one.places) or (word == "nor" and kept):
            continue
        kept.append(one)
    return tuple(kept)


def _joined(firm: tuple[Sign, ...], source: Statement, plain: Statement, now: tuple[Sign, ...]) -> bool:
    """Whether several no's became one: "no gain in reading and no gain in maths" -> "no gain in either"."""
    words = {word.text for word in plain.words}
    joins = bool(words & {"or", "nor", "neither", "either", "both"}) and len(now) >= 1
    return joins and len({source.quote(one).casefold() for one in firm}) == 1


def _unsaid(source: Statement, plain: Statement) -> Iterator[Loss]:
    for name in _OWN_WORDS:
        signs = source.of(name)
        if not signs or plain.says(name):
            continue
        if name in {"negation.lack", "negation.instead"} and plain.of(*_FIRM, "evidence.no_evidence"):
            continue
        if name == "evidence.no_evidence" and plain.has("significance.within_chance", "significance.unclear"):
            continue
        words = source.quoted(signs)
        yield Loss(Kept.NEGATION, words, f"The source says “{words}”; the plain version says something else.")


def _sameness(source: Statement, plain: Statement) -> Iterator[Loss]:
    """No difference is said by "no difference" or by "the same"; neither comes out of nothing."""
    said = ("negation.no_difference", "negation.alike", "turned.same_or_better")
    chance = ("significance.within_chance", "significance.unclear", "evidence.no_evidence")
    if source.has("negation.no_difference") and not plain.has(*said, *chance, *_FIRM):
        words = source.quoted(source.of("negation.no_difference"))
        yield Loss(Kept.NEGATION, words, f"The source says “{words}”; the plain version does not.")
    if plain.has("negation.no_difference") and not source.whole.has(*said, *chance, *_FIRM):
        words = plain.quoted(plain.of("negation.no_difference"))
        yield Loss(Kept.NEGATION, words, f"The plain version says “{words}”; the source does not.")


def _moved(source: Statement, plain: Statement) -> Iterator[Loss]:
    """Yield a loss where a word that was denied no longer is, and another is in its place."""
    firm, now_firm = _counted(source.whole.of(*_FIRM), source), _counted(plain.whole.of(*_FIRM), plain)
    unlikely = {one.name == "unlikely" for one in (*firm, *now_firm)}
    if not firm or not now_firm or len(unlikely) == 2:
        return
    denied = {stem for one in firm for stem in words_around(one, source, after=1)}
    denied_now = {stem for one in now_firm for stem in words_around(one, plain, after=1)}
    everything, everything_now = set(stems(source)), set(stems(plain))
    freed = (denied - denied_now) & everything_now
    newly = (denied_now - denied) & everything
    still = {stem for one in now_firm for stem in words_around(one, plain, after=3)}
    before = {stem for one in firm for stem in words_around(one, source, after=3)}
    if freed - still and newly - before:
        words = source.quoted(firm)
        yield Loss(
            Kept.NEGATION, words, f"“{words}” denies something else in the plain version than in the source."
        )
