"""Small senses and bank files for the glossary's tests."""

from __future__ import annotations

from typing import Any

from glossary.terms import Confidence, Grade, PartOfSpeech, Relation, Sense, Wording

HEAD = "area: methods\nsource: handbook\nauthor: editors\ndate: 2026-11-23\nconfidence: high\nsenses:\n"

_FIELDS = {
    "pos": "noun",
    "means": "How likely a study is to see what is there.",
    "plain": "[{say: chance to see it, loses: A size.}]",
    "example": "With four classes nobody could have seen it.",
    "relation": "related",
    "classroom_word": "strength",
    "grade": "unknown",
    "register": "[researcher]",
}


def entry(term: str, /, **changes: str) -> str:
    """Return an entry of a bank file; a field changed to "" is left out."""
    fields = {"term": term, **_FIELDS, **changes}
    lines = [f"{name}: {value}" for name, value in fields.items() if value]
    return "  - " + "\n    ".join(lines) + "\n"


def bank_text(*entries: str) -> str:
    """Return a bank file that holds these entries."""
    return HEAD + "".join(entries)


def sense(term: str, **changes: Any) -> Sense:  # noqa: ANN401 - any field of a sense
    """Return a sense that breaks no rule by itself."""
    made: dict[str, Any] = {
        "term": term,
        "area": "methods",
        "pos": PartOfSpeech.NOUN,
        "means": "How likely a study is to see what is there.",
        "plain": (Wording("chance to see it", "A size."),),
        "example": "With four classes nobody could have seen it.",
        "relation": Relation.RELATED,
        "classroom_word": "strength",
        "grade": Grade.UNKNOWN,
        "register": ("researcher",),
        "source": "handbook",
        "author": "editors",
        "date": "2026-11-23",
        "confidence": Confidence.HIGH,
        **changes,
    }
    return Sense(**made)
