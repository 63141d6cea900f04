"""Turns "data were collected" round to who did it, where only the researchers can have done it."""

from __future__ import annotations

from collections.abc import Iterator

from glossary.plain.drafts import Draft
from glossary.plain.translation import EditKind
from glossary.spacy_english import Sentence, inflected

_THINGS_OF_STUDY = frozenset(
    ("data", "datum", "interview", "survey", "questionnaire", "observation", "analysis", "response",
     "transcript", "sample", "study", "trial", "experiment", "meta-analysis", "review", "search",
     "hypothesis", "fieldnote")
)  # fmt: skip
"""What only the people who make a study collect, conduct or analyse."""
_DEEDS = frozenset(
    ("collect", "analyse", "analyze", "conduct", "gather", "code", "transcribe", "test", "draw", "undertake",
     "perform", "record", "compare", "calculate", "carry")
)  # fmt: skip
LONGEST_SUBJECT = 5  # Words; a longer one moved behind the verb is harder to read than the passive.


def passives_in(sentence: str, words: Sentence) -> Iterator[Draft]:
    """Yield the passive that opens the sentence as an active, if it is one of a study's own steps."""
    for at, word in enumerate(words):
        if word.dep != "nsubjpass" or word.lemma not in _THINGS_OF_STUDY:
            continue
        verb = words[word.head]
        between = words[at + 1 : word.head]
        if verb.lemma not in _DEEDS or verb.tag != "VBN" or verb.dep not in ("ROOT", "ccomp"):
            continue
        if len(between) != 1 or between[0].text.casefold() not in ("was", "were") or at + 1 > LONGEST_SUBJECT:
            continue
        subject = words[: at + 1]
        if any(one.pos not in ("NOUN", "ADJ", "DET", "PROPN", "VERB") for one in subject) or any(
            one.dep == "agent" for one in words
        ):
            continue
        if any(
            other.dep == "conj"
            and (other.head == at or (other.head == word.head and not _has_subject(words, n)))
            for n, other in enumerate(words)
        ):
            continue
        end = verb.end
        particle = words[word.head + 1] if word.head + 1 < len(words) else None
        done = inflected(verb.lemma, "VBD")
        if particle is not None and particle.dep == "prt":
            end, done = particle.end, f"{done} {particle.text}"
        named = sentence[subject[0].start : word.end]
        first = subject[0].text
        if not (first.isupper() and len(first) > 1) and subject[0].pos != "PROPN":
            named = named[0].lower() + named[1:]
        said = f"The researchers {done} {named}"
        yield Draft(
            subject[0].start,
            end,
            said if subject[0].start == 0 else said[0].lower() + said[1:],
            EditKind.PASSIVE,
            "Who did it comes first; in a study this is the researchers.",
        )
        return


def _has_subject(words: Sentence, at: int) -> bool:
    """Whether a second verb has a subject of its own, and so no part in the passive."""
    return any(one.head == at and one.dep in ("nsubj", "nsubjpass", "expl") for one in words)
