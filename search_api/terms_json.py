"""The glossary as JSON: terms, senses, spotted words, and the findings and readability of a wording check."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from glossary.readability.in_words import disagreements, in_words
from glossary.readability.measures import Readability
from glossary.senses import Meant, Reading
from glossary.terms import Sense, Term
from glossary.wording_check import Finding, Met, Report

_SENTENCE = re.compile(r"[.!?]+(?=\s|$)")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def term_line(term: Term) -> dict[str, Any]:
    """Return a term as a list shows it."""
    return {
        "id": term.id,
        "headword": term.headword,
        "senses": [
            {
                "id": sense.id,
                "area": sense.area,
                "pos": sense.pos.value,
                "means": sense.means,
                "relation": sense.relation.value,
                "grade": sense.grade.value,
                "region": list(sense.region),
            }
            for sense in term.senses
            if not sense.retired
        ],
    }


def term_json(term: Term) -> dict[str, Any]:
    """Return all that is known of a term, retired senses too."""
    return {"id": term.id, "headword": term.headword, "senses": [sense_json(sense) for sense in term.senses]}


def sense_json(sense: Sense) -> dict[str, Any]:
    """Return all that is known of a sense."""
    return {
        "id": sense.id,
        "term": sense.term_id,
        "headword": sense.term,
        "area": sense.area,
        "pos": sense.pos.value,
        "means": sense.means,
        "plain": [_wording(one.say, one.loses, one.place) for one in sense.plain],
        "example": sense.example,
        "relation": sense.relation.value,
        "classroom_word": sense.classroom_word or None,
        "misread_as": sense.misread_as or None,
        "grade": sense.grade.value,
        "grades": {reader.value: grade.value for reader, grade in sense.grades.items()},
        "variants": list(sense.variants),
        "inflections": list(sense.inflections),
        "abbreviations": list(sense.abbreviations),
        "region": list(sense.region),
        "phase": list(sense.phase),
        "register": list(sense.register),
        "valid": {"from": sense.valid_from, "to": sense.valid_to, "replaced_by": sense.replaced_by or None},
        "broader": list(sense.broader),
        "related": list(sense.related),
        "search_also": list(sense.search_also),
        "teachers_say": list(sense.teachers_say),
        "us_say": list(sense.us_say),
        "situations": list(sense.situations),
        "source": sense.source,
        "author": sense.author,
        "date": sense.date,
        "confidence": sense.confidence.value,
        "retired": sense.retired or None,
    }


def spot_json(meant: Meant) -> dict[str, Any]:
    """Return a spotted word: the senses it may have and the one that is meant, null when nothing decides."""
    sure = meant.reading is Reading.SURE and meant.sense is not None
    return {
        "start": meant.spot.start,
        "end": meant.spot.end,
        "text": meant.spot.text,
        "sense": meant.sense.id if sure and meant.sense else None,
        "senses": list(meant.spot.sense_ids),
        "stands_for": meant.spot.long or None,
        "because": list(meant.because),
    }


def report_json(
    report: Report, *, text: str, findability: Sequence[Mapping[str, Any]] | None = None
) -> dict[str, Any]:
    """Return a wording check in the shape of the console's and REST's `check`.

    `findability` has a question a row with its rank as written and after the suggestions; None where it was
    not looked for.
    """
    return {
        "readability": readability_json(report.readability, text=text),
        "findings": [_finding(one) for one in report.findings],
        "terms": [_met(one) for one in report.terms],
        "findability": None if findability is None else [dict(row) for row in findability],
        "notes": list(report.notes),
    }


def readability_json(readability: Readability | None, *, text: str) -> dict[str, Any]:
    """Return counts, formulas and how far they disagree; rough counts alone where no formula fits."""
    if readability is None:
        return lengths(text) | {"measures": [], "disagreement": [], "in_words": None}
    return {
        "words": readability.words,
        "sentences": readability.sentences,
        "words_per_sentence": readability.words_per_sentence,
        "measures": [asdict(one) for one in readability.measures],
        "disagreement": [asdict(one) for one in disagreements(readability)],
        "in_words": in_words(readability),
    }


def lengths(text: str) -> dict[str, Any]:
    """Count words and sentences (a stop before a space ends one); both 0 for an empty text."""
    words = len(_WORD.findall(text))
    sentences = max(len(_SENTENCE.findall(text)), 1 if words else 0)
    return {
        "words": words,
        "sentences": sentences,
        "words_per_sentence": round(words / sentences, 1) if sentences else 0.0,
    }


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "kind": one.kind,
        "term": one.term or None,
        "sense": one.sense or None,
        "message": one.message,
        "suggestions": [_wording(suggestion.say, suggestion.loses) for suggestion in one.suggestions],
        "grade": one.grade.value,
        "because": list(one.because),
        "again": one.again,
    }


def _met(one: Met) -> dict[str, Any]:
    return {"start": one.start, "end": one.end, "text": one.text, "term": one.term, "sense": one.sense}


def _wording(say: str, loses: str, place: str = "") -> dict[str, str]:
    return {"text": say, "loses": loses} | ({"place": place} if place else {})


def matching(
    terms: Sequence[Term], *, words: str = "", area: str = "", grade: str = "", region: str = ""
) -> list[Term]:
    """Return the terms of which a sense fits all; `words` is looked for in names and phrases."""
    looked_for = words.casefold().strip()

    def fits(sense: Sense) -> bool:
        return (
            not sense.retired
            and (not area or sense.area == area)
            and (not grade or sense.grade.value == grade)
            and (not region or region in sense.region)
            and (
                not looked_for
                or any(
                    looked_for in name.casefold()
                    for name in (sense.term, *sense.variants, *sense.abbreviations, *sense.phrases)
                )
            )
        )

    return [term for term in terms if any(fits(sense) for sense in term.senses)]
