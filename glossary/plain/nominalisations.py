"""Gives deeds that are dressed as things their verb back ("conducted an evaluation of" -> "evaluated")."""

from __future__ import annotations

from collections.abc import Iterator

from glossary.plain.drafts import Draft
from glossary.plain.translation import EditKind
from glossary.spacy_english import Sentence, inflected

_LIGHT = frozenset(("conduct", "perform", "make", "undertake", "do", "carry", "provide", "give"))
_DEEDS = {
    "analysis": "analyse",
    "evaluation": "evaluate",
    "examination": "examine",
    "comparison": "compare",
    "assessment": "assess",
    "investigation": "investigate",
    "review": "review",
    "description": "describe",
    "exploration": "explore",
    "observation": "observe",
    "explanation": "explain",
    "summary": "sum up",
    "discussion": "discuss",
    "selection": "choose",
    "calculation": "calculate",
}
"""Noun -> verb. Only with a light verb before and "of" behind, where nothing but the form changes."""


def nominalisations_in(words: Sentence) -> Iterator[Draft]:
    """Yield "conducted an analysis of the data" as "analysed the data"."""
    for at, word in enumerate(words):
        deed = _DEEDS.get(word.lemma)
        if deed is None or word.dep != "dobj" or word.tag != "NN":
            continue
        verb_at = word.head
        verb = words[verb_at]
        if verb.lemma not in _LIGHT or verb_at > at or at + 1 >= len(words) or words[at + 1].text != "of":
            continue
        between = words[verb_at + 1 : at]
        if any(one.text.casefold() not in ("a", "an", "the", "out") for one in between):
            # An adjective ("a detailed analysis of") would be lost.
            continue
        first, space, rest = deed.partition(" ")
        said = inflected(first, verb.tag) if verb.tag != "VB" else first
        said += space + rest
        if verb.start == 0:
            said = said[0].upper() + said[1:]
        yield Draft(
            verb.start,
            words[at + 1].end,
            said,
            EditKind.NOMINALISATION,
            "The deed as a verb: shorter, and nothing is lost.",
        )
