"""Who and what a sentence is about: no group lost, swapped, widened or narrowed."""

from __future__ import annotations

from collections.abc import Iterator

from glossary.meaning.contents import stem_of, stems
from glossary.meaning.losses import Kept, Loss
from glossary.meaning.statement import WHO, Sign, Statement
from glossary.meaning.word_lists import word_list

FAMILIES = ("staff", "sex", "stage", "attainment", "background", "subject", "country")
STRICT = ("attainment", "background", "sex", "stage", "country")
"""Families that no unchanged word makes up for: "special schools" says nothing of "pupils with dyslexia"."""
ALIKE = 5  # First letters that make "attaining" and "attainment" one word.
LONGEST_GROUP = 5  # Words after "among" or "with" that describe a group.

_GROUP_WORDS = frozenset(("among", "amongst"))
_BLAND = word_list("bland")
"""Words before "pupils" that are verbs, or say nothing of who they are."""
_END_OF_GROUP = word_list("end_of_group")


def lost(source: Statement, plain: Statement) -> Iterator[Loss]:
    """Yield a loss for each group or subject that vanished or is new."""
    for family in FAMILIES:
        yield from _gone(source, plain, family)
        for sign in _classes(plain.whole, family):
            if not source.whole.says(f"{family}.{sign.name}", file=WHO) and not _other_side(
                sign, source.whole
            ):
                words = plain.quote(sign)
                yield Loss(Kept.POPULATION, words, f"The plain version says “{words}”; the source does not.")
    source, plain = source.whole, plain.whole
    learners = source.of("generic.learners")
    if learners and not plain.says("generic.learners", file=WHO):
        words = source.quoted(learners)
        yield Loss(Kept.POPULATION, words, f"The plain version no longer says who it is about (“{words}”).")
    yield from _described(source, plain)
    yield from _qualified(source, plain)


def _other_side(sign: Sign, source: Statement) -> bool:
    """Whether a group is only the other side of a comparison ("girls' advantage": over boys)."""
    told = source.family("comparison") or any(
        word.text in {"advantage", "gap", "lead"} for word in source.words
    )
    return sign.family == "sex" and bool(source.family("sex")) and bool(told)


def _gone(source: Statement, plain: Statement, family: str) -> Iterator[Loss]:
    for sign in _classes(source, family):
        named = plain if family in STRICT else plain.whole
        if not named.says(f"{family}.{sign.name}", file=WHO) and not _repeated(sign, source, plain):
            words = source.quote(sign)
            yield Loss(Kept.POPULATION, words, f"The source says “{words}”; the plain version does not.")


def _repeated(sign: Sign, source: Statement, plain: Statement) -> bool:
    """Whether the very words stand elsewhere in the plain version: a group need not be named twice."""
    said = {word.text[:ALIKE] for word in plain.words}
    return all(source.words[place].text[:ALIKE] in said for place in sign.places)


def _classes(statement: Statement, family: str) -> list[Sign]:
    """Return one sign for each class of a family that a sentence shows."""
    by_name: dict[str, Sign] = {}
    for one in statement.family(family):
        by_name.setdefault(one.name, one)
    return list(by_name.values())


def _described(source: Statement, plain: Statement) -> Iterator[Loss]:
    """Yield a loss where a group is described ("among …", "pupils with …") and nothing of it is left."""
    known = set(stems(plain))
    named = {place for family in FAMILIES for one in source.family(family) for place in one.places}
    for start in _descriptions(source):
        words = source.words
        end = start
        while (
            end < len(words)
            and end - start < LONGEST_GROUP
            and words[end].text not in _END_OF_GROUP
            and words[end].kind != "mark"
        ):
            end += 1
        described = [at for at in range(start, end) if at not in named]
        told = [stem for stem in stems(source, described) if stem != stem_of("pupil")]
        if told and len(described) == end - start and not known & set(told):
            text = source.text[words[start].start : words[end - 1].end]
            yield Loss(Kept.POPULATION, text, f"The source says it of “{text}”; the plain version does not.")


def _qualified(source: Statement, plain: Statement) -> Iterator[Loss]:
    """Yield a loss where the word before "pupils" is gone ("left-handed pupils" -> "pupils")."""
    words = source.words
    spoken_for = {place for one in source.signs for place in one.places}
    spoken_for |= {place for one in source.quantities for place in range(one.first, one.last + 1)}
    known = set(stems(plain))
    for sign in source.of("generic.learners"):
        at = sign.places[0] - 1
        if (
            at < 0
            or at in spoken_for
            or words[at].kind != "word"
            or words[at].text in _BLAND
            or words[at].text.endswith("ing")
        ):
            continue
        told = stems(source, [at])
        if told and told[0] not in known:
            text = source.text[words[at].start : words[sign.places[-1]].end]
            yield Loss(
                Kept.POPULATION, text, f"The source says “{text}”; the plain version says it of others too."
            )


def _descriptions(source: Statement) -> Iterator[int]:
    """Yield where the words begin that describe a group."""
    people = {one.places[-1] for one in source.of("generic.learners")}
    for at, word in enumerate(source.words[:-1]):
        if word.text in _GROUP_WORDS or (word.text in {"with", "whose"} and at - 1 in people):
            yield at + 1
