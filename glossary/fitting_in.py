"""Whether a plain wording can stand in a term's place: tried in three sentences, by parsing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from glossary.spacy_english import Sentence, Word, parse
from glossary.terms import PartOfSpeech, Sense, Wording

_TEMPLATES = {
    "noun": (
        "Teachers talked about the {} at the meeting.",
        "The {} was described in the report.",
        "They had never seen a {} before.",
    ),
    "mass noun": (
        "Teachers talked about the {} at the meeting.",
        "The {} was described in the report.",
        "There was not enough {} in the school.",
    ),
    "plural noun": (
        "Teachers talked about the {} at the meeting.",
        "The {} were described in the report.",
        "They had never seen such {} before.",
    ),
    "verb": (
        "We want to {} the pupils next year.",
        "They will {} it again.",
        "The teachers did not {} them.",
    ),
    "adjective": (
        "It was a {} result.",
        "The report gave {} figures.",
        "This {} group did well.",
    ),
    "adjective after": (
        "The result was {}.",
        "The pupils are {}.",
        "It seemed {} at the time.",
    ),
    "adverb": (
        "They did it {}.",
        "The pupils were chosen {}.",
        "The school works {} this year.",
    ),
}
"""Part of speech -> the three sentences; what stands around fits no other part of speech."""

_HEADS = {
    PartOfSpeech.NOUN: {"NOUN", "PROPN"},
    PartOfSpeech.VERB: {"VERB", "AUX"},
    PartOfSpeech.ADJECTIVE: {"ADJ"},
    PartOfSpeech.ADVERB: {"ADV", "ADP", "SCONJ"},
}
_MODIFIES = {"amod", "compound", "nmod", "npadvmod"}
"""Relations in which a participle or a noun stands as an adjective does ("taught", "whole-school")."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A wording with the sentences in which it was not read as the part of speech that it stands for."""

    sense_id: str
    pos: PartOfSpeech
    wording: Wording
    misread_in: tuple[str, ...]

    @property
    def fits(self) -> bool:
        """Whether all three sentences parse with the same part of speech."""
        return not self.misread_in


def try_wordings(senses: Iterable[Sense]) -> Iterator[Tried]:
    """Yield every plain wording of the senses, tried in three sentences."""
    wordings = [(sense, wording) for sense in senses for wording in sense.plain]
    sentences = [
        (template.replace("{}", wording.say), template.index("{}"))
        for sense, wording in wordings
        for template in _TEMPLATES[_template(sense, wording)]
    ]
    parsed = parse(text for text, _ in sentences)
    for at, (sense, wording) in enumerate(wordings):
        wrong: list[str] = []
        for text, start in sentences[3 * at : 3 * at + 3]:
            words = tuple(word for sentence in next(parsed) for word in _placed(sentence))
            if not _stands_as(
                sense.pos, words, start=start, end=start + len(wording.say), after=bool(wording.place)
            ):
                wrong.append(text)
        yield Tried(sense.id, sense.pos, wording, tuple(wrong))


def _template(sense: Sense, wording: Wording) -> str:
    if sense.pos is PartOfSpeech.NOUN:
        return {"no": "mass noun", "plural": "plural noun"}.get(sense.countable, "noun")
    if sense.pos is PartOfSpeech.ADJECTIVE and wording.place:
        return "adjective after"
    return sense.pos.value


def _placed(sentence: Sentence) -> Iterator[tuple[Word, Word]]:
    """Yield each word with its head."""
    for word in sentence:
        yield word, sentence[word.head]


def _stands_as(
    pos: PartOfSpeech, words: tuple[tuple[Word, Word], ...], *, start: int, end: int, after: bool
) -> bool:
    """Whether the words between `start` and `end` are read as this part of speech.

    For a noun and a verb the word before tells: what "the", "a", "to", "will" or "not" belongs to must be a
    noun or a verb of the wording. Otherwise the words of the wording that hang on words outside must be such.
    """
    if pos in (PartOfSpeech.NOUN, PartOfSpeech.VERB):
        before = [head for word, head in words if word.end <= start][-1]
        return start <= before.start < end and before.pos in _HEADS[pos]
    tops = [
        word
        for word, head in words
        if start <= word.start < end
        and (word is head or not start <= head.start < end)
        and word.pos != "PUNCT"
    ]
    if pos is PartOfSpeech.ADVERB:
        return any(top.pos in _HEADS[pos] or top.dep in ("npadvmod", "advmod", "advcl") for top in tops)
    if after:
        # "in danger of harm", "not white": after a verb, words with a preposition stand as an adjective.
        return any(top.pos in ("ADJ", "ADP") or top.tag in ("VBN", "VBG") for top in tops)
    return any(
        top.pos in _HEADS[pos] or top.dep in _MODIFIES or top.tag in ("VBN", "VBG", "VBD") for top in tops
    )
