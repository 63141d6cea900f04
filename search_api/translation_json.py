"""A translation as JSON, the same on the console and in the REST interface."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from glossary.gist.parts import GistPart
from glossary.numbers.number import Number
from glossary.plain.translation import Edit, EditKind, PlainSentence, Translation
from glossary.readability.measures import Readability

RULES, MODEL = "rules", "model"
"""Who worded a sentence: rules of ours, or a language model that this home set up."""


def translation_json(
    translation: Translation, *, declined: Mapping[int, str] | None = None
) -> dict[str, Any]:
    """Return a translation in the documented shape.

    `declined` is given where a language model was asked: number of a sentence (from 0) -> why the model's
    version of it was not taken.
    """
    return {
        "level": translation.level.value,
        "plain": translation.plain,
        "sentences": [
            sentence_json(one) | ({} if declined is None else {"model_declined": declined.get(number)})
            for number, one in enumerate(translation.sentences)
        ],
        "numbers": [number_json(one) for one in translation.numbers],
        "gist": [gist_json(one) for one in translation.gist],
        "limitations": list(translation.limitations),
        "readability": {
            "before": readability_json(translation.readability_before),
            "after": readability_json(translation.readability_after),
        },
        "notes": list(translation.notes),
    }


def sentence_json(sentence: PlainSentence) -> dict[str, Any]:
    """Return a sentence with its plain version and every edit between the two."""
    return {
        "start": sentence.start,
        "end": sentence.end,
        "source": sentence.source,
        "plain": sentence.plain,
        "edits": [edit_json(one) for one in sentence.edits],
        "refused": sentence.refused,
        "limitation": sentence.limitation,
        "worded_by": worded_by(sentence),
    }


def worded_by(sentence: PlainSentence) -> str:
    """Say who worded a sentence."""
    return MODEL if any(edit.kind is EditKind.MODEL for edit in sentence.edits) else RULES


def edit_json(edit: Edit) -> dict[str, Any]:
    """Return one edit; `term` is null where no sense of the glossary was used."""
    return {
        "source_start": edit.source_start,
        "source_end": edit.source_end,
        "plain_start": edit.plain_start,
        "plain_end": edit.plain_end,
        "kind": edit.kind.value,
        "reason": edit.reason,
        "term": edit.term or None,
    }


def number_json(number: Number) -> dict[str, Any]:
    """Return a number with its reading and the renderings that may stand beside it."""
    return asdict(number)


def gist_json(part: GistPart) -> dict[str, Any]:
    """Return a part of the gist with the sentence, and the place in the text, that states it."""
    return {
        "part": part.part.value,
        "text": part.text,
        "sentence": part.sentence,
        "start": part.start,
        "end": part.end,
    }


def readability_json(readability: Readability | None) -> dict[str, Any] | None:
    """Return counts and formulas; null for a text too short to judge."""
    if readability is None:
        return None
    return {
        "words": readability.words,
        "sentences": readability.sentences,
        "words_per_sentence": readability.words_per_sentence,
        "measures": [asdict(one) for one in readability.measures],
    }
