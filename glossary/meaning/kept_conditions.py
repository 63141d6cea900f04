"""Conditions, limitations and whole clauses: when it holds, after what, and how far it may be trusted."""

from __future__ import annotations

from collections.abc import Iterator

from glossary.meaning.contents import stem_of, stems
from glossary.meaning.losses import Kept, Loss
from glossary.meaning.statement import CUES, Sign, Statement
from glossary.meaning.word_lists import word_list

CONDITIONS = ("if", "depends", "when", "unless", "only", "adjusted", "follow_up", "after", "before", "during")
ADDED = ("if", "unless", "only", "adjusted")
LIMITATIONS = ("care", "limited", "few_studied", "elsewhere", "bias", "more_needed", "shaky")
ENOUGH_WORDS = 4  # Content words; a shorter stretch may well be said in words that stand already.
REPLACED = 0.4  # New content words for each that is gone, from which on a stretch counts as reworded.
_OF_DEGREE = frozenset(("a", "limited", "weak", "low", "partial", "partly", "just", "about", "few", "very"))
"""Behind "only" these make a small amount of it, not a condition."""
_REPORTING = frozenset(stem_of(word) for word in word_list("reporting"))
"""Words that frame what is said and say nothing of it."""


def lost(source: Statement, plain: Statement) -> Iterator[Loss]:
    """Yield a loss for each condition or limitation that vanished or is new, and for each clause left out."""
    for name in CONDITIONS:
        signs = source.of(f"condition.{name}")
        still = plain.whole if name == "follow_up" else plain
        if signs and not still.says(f"condition.{name}", file=CUES):
            words = source.quoted(signs)
            yield Loss(Kept.CONDITION, words, f"The source says “{words}”; the plain version leaves it out.")
    for name in ADDED:
        signs = [one for one in plain.of(f"condition.{name}") if not _of_degree(one, plain)]
        if signs and not source.whole.says(f"condition.{name}", file=CUES):
            words = plain.quoted(signs)
            yield Loss(Kept.CONDITION, words, f"The plain version says “{words}”; the source does not.")
    for name in LIMITATIONS:
        signs = source.of(f"limitation.{name}")
        if signs and not plain.says(f"limitation.{name}", file=CUES):
            words = source.quoted(signs)
            yield Loss(
                Kept.LIMITATION,
                words,
                f"The source limits what it says (“{words}”); the plain version does not.",
            )
    yield from _left_out(source, plain)


def _of_degree(sign: Sign, statement: Statement) -> bool:
    """Whether an "only" belongs to a size ("only slightly", "only 12")."""
    at = sign.places[-1] + 1
    if sign.name != "only" or at >= len(statement.words):
        return False
    sized = {place for one in statement.whole.family("size") for place in one.places}
    return at in sized or statement.words[at].kind == "number" or statement.words[at].text in _OF_DEGREE


def _left_out(source: Statement, plain: Statement) -> Iterator[Loss]:
    """Yield a loss for each stretch that is gone with nothing in its place."""
    if source.changed is None or plain.changed is None:
        return
    known = set(stems(plain))
    added = [stem for stem in stems(plain, sorted(plain.changed)) if stem not in set(stems(source))]
    for first, last in _stretches(source):
        gone = {stem for stem in stems(source, range(first, last + 1)) if stem not in known} - _REPORTING
        if len(gone) >= ENOUGH_WORDS and len(added) < len(gone) * REPLACED:
            text = source.text[source.words[first].start : source.words[last].end]
            inside = {one.family for one in source.whole.signs if first <= one.places[0] <= last}
            what = Kept.LIMITATION if "limitation" in inside else Kept.CONDITION
            yield Loss(what, text, f"The plain version leaves out “{text}”.")


def _stretches(source: Statement) -> Iterator[tuple[int, int]]:
    """Yield first and last place of each run of changed words; one word that stands does not end it."""
    places = sorted(source.changed or ())
    start = previous = -1
    for place in places:
        if start < 0:
            start = place
        elif place - previous > 2:
            yield start, previous
            start = place
        previous = place
    if start >= 0:
        yield start, previous
