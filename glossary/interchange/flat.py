"""A sense as named texts, one a column: what every format is written from and read into."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from glossary.terms import (
    AREAS,
    PHASES,
    REGIONS,
    REGISTERS,
    Confidence,
    Grade,
    PartOfSpeech,
    Relation,
    Sense,
    Wording,
)

Flat = Mapping[str, str | tuple[str, ...]]
"""Column -> its text, or its texts where it holds many; columns that hold nothing are left out."""


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a sense as a column, with what a person who fills it has to know."""

    name: str
    help: str
    needed: bool = False
    many: bool = False
    allowed: tuple[str, ...] = ()


def _values(choices: type[StrEnum]) -> tuple[str, ...]:
    return tuple(one.value for one in choices)


COLUMNS = (
    Column("area", "The area of the bank it belongs to.", needed=True, allowed=tuple(AREAS)),
    Column(
        "term", "The headword: singular or base form, lower case unless a name, UK spelling.", needed=True
    ),
    Column("sense", "Only when the headword has several meanings: a short key, such as statistical."),
    Column("pos", "Part of speech.", needed=True, allowed=_values(PartOfSpeech)),
    Column(
        "countable", "For nouns that take no 'a': no, or plural. Else empty.", allowed=("yes", "no", "plural")
    ),
    Column(
        "means",
        "The definition: one sentence of at most 40 words, capital and full stop, without the headword.",
        needed=True,
    ),
    Column(
        "plain",
        "One to three wordings that fit in its place: say | loses. For an adjective that reads only after "
        "'is': say | loses | after. Several with a semicolon between.",
        needed=True,
        many=True,
    ),
    Column("example", "One sentence or two from a classroom or school.", needed=True),
    Column("relation", "How it stands to the classroom word.", needed=True, allowed=_values(Relation)),
    Column("classroom_word", "The word a teacher would use; empty for no true equivalent."),
    Column("misread_as", "What a teacher will take it for, when the grade is misread."),
    Column("grade", "What a teacher makes of the word.", needed=True, allowed=_values(Grade)),
    Column("grades", "Other readers where they differ, such as leader: fine; parent: unknown.", many=True),
    Column("variants", "Other names and spellings.", many=True),
    Column("inflections", "Only forms that are not made by rule, such as criteria.", many=True),
    Column("abbreviations", "Short forms read in this sense.", many=True),
    Column("region", "Where it is said; empty means international.", many=True, allowed=REGIONS),
    Column("phase", "Phases of school; empty means all.", many=True, allowed=PHASES),
    Column("register", "Who uses it.", needed=True, many=True, allowed=REGISTERS),
    Column("valid_from", "For policy words: first year, four digits."),
    Column("valid_to", "For policy words: last year, four digits."),
    Column("replaced_by", "For policy words: the headword that came after it."),
    Column("broader", "Headwords of wider terms in the bank.", many=True),
    Column("related", "Headwords of related terms in the bank.", many=True),
    Column("search_also", "Further words of research that find the same thing.", many=True),
    Column("teachers_say", "How UK teachers say it.", many=True),
    Column("us_say", "How US teachers say it.", many=True),
    Column("situations", "What a teacher types without naming the topic: five words or more.", many=True),
    Column("source", "Where the meaning is documented.", needed=True),
    Column("author", "Who wrote this.", needed=True),
    Column("date", "When, such as 2026-11-23.", needed=True),
    Column("confidence", "How sure the author is.", needed=True, allowed=_values(Confidence)),
    Column("retired", "Why it is no longer in use; empty while it is."),
)
"""All columns in the order of the bank's README; the area comes first, the reason for retiring last."""

BY_NAME: Mapping[str, Column] = {column.name: column for column in COLUMNS}
NEEDED_COLUMNS = tuple(column.name for column in COLUMNS if column.needed)


def flat_of(sense: Sense) -> Flat:
    """Return the columns of a sense that hold something."""
    every: dict[str, str | tuple[str, ...]] = {
        "area": sense.area,
        "term": sense.term,
        "sense": sense.key,
        "pos": sense.pos.value,
        "countable": "" if sense.countable == "yes" else sense.countable,
        "means": sense.means,
        "plain": tuple(wording_text(one) for one in sense.plain),
        "example": sense.example,
        "relation": sense.relation.value,
        "classroom_word": sense.classroom_word,
        "misread_as": sense.misread_as,
        "grade": sense.grade.value,
        "grades": tuple(f"{reader.value}: {grade.value}" for reader, grade in sense.grades.items()),
        "variants": sense.variants,
        "inflections": sense.inflections,
        "abbreviations": sense.abbreviations,
        "region": () if sense.region == ("international",) else sense.region,
        "phase": sense.phase,
        "register": sense.register,
        "valid_from": str(sense.valid_from or ""),
        "valid_to": str(sense.valid_to or ""),
        "replaced_by": sense.replaced_by,
        "broader": sense.broader,
        "related": sense.related,
        "search_also": sense.search_also,
        "teachers_say": sense.teachers_say,
        "us_say": sense.us_say,
        "situations": sense.situations,
        "source": sense.source,
        "author": sense.author,
        "date": sense.date,
        "confidence": sense.confidence.value,
        "retired": sense.retired,
    }
    return {name: value for name, value in every.items() if value}


def fields_from(flat: Flat) -> dict[str, object]:
    """Return the fields as the bank's files nest them, without the area."""
    fields: dict[str, object] = {
        name: value if isinstance(value, str) else list(value)
        for name, value in flat.items()
        if value and name not in ("area", "plain", "grades", "valid_from", "valid_to", "replaced_by")
    }
    wordings = [wording_of(text) for text in texts_in(flat, "plain")]
    fields["plain"] = [
        {"say": one.say, "loses": one.loses} | ({"place": one.place} if one.place else {}) for one in wordings
    ]
    fields["grades"] = dict(_pair(text) for text in texts_in(flat, "grades"))
    valid = {"from": "valid_from", "to": "valid_to", "replaced_by": "replaced_by"}
    fields["valid"] = {inner: flat[name] for inner, name in valid.items() if flat.get(name)}
    return {name: value for name, value in fields.items() if value}


def text_in(flat: Flat, name: str) -> str:
    """Return the one text of a column, or nothing."""
    value = flat.get(name, "")
    return value if isinstance(value, str) else "; ".join(value)


def texts_in(flat: Flat, name: str) -> tuple[str, ...]:
    """Return the texts of a column, however many."""
    value = flat.get(name, ())
    return value if isinstance(value, tuple) else (value,) if value else ()


def missing_in(flat: Flat) -> tuple[str, ...]:
    """Return the columns that a sense cannot do without and that hold nothing here."""
    return tuple(name for name in NEEDED_COLUMNS if not flat.get(name))


def wording_text(wording: Wording) -> str:
    """Return a plain wording as "say | loses", with "| after" where it has a place."""
    parts = [wording.say, wording.loses, *([wording.place] if wording.place else [])]
    return " | ".join(escaped(part, "|") for part in parts)


def wording_of(text: str) -> Wording:
    """Return the plain wording that `text` describes; parts that are not there stay empty."""
    parts = [unescaped(part.strip(), "|") for part in _split(text)]
    say, loses, place = (*parts[:3], "", "", "")[:3]
    return Wording(say, loses, " | ".join([place, *parts[3:]]))


def escaped(text: str, mark: str) -> str:
    """Return `text` with a backslash before each `mark` and each backslash, so that it can be read back."""
    return text.replace("\\", "\\\\").replace(mark, f"\\{mark}")


def unescaped(text: str, mark: str) -> str:
    """Undo `escaped`; a backslash before anything else stays, for people type such too."""
    return re.sub(rf"\\([\\{mark}])", r"\1", text)


def joined(texts: Iterable[str]) -> str:
    """Return texts as one, with a semicolon between."""
    return "; ".join(escaped(text, ";") for text in texts)


def parted(text: str) -> tuple[str, ...]:
    """Undo `joined`; empty parts are left out."""
    parts = (unescaped(part.strip(), ";") for part in _split(text, ";"))
    return tuple(part for part in parts if part)


def _split(text: str, mark: str = "|") -> Sequence[str]:
    """Split at each `mark` that has no backslash of its own before it."""
    found: list[str] = []
    start = at = 0
    while at < len(text):
        if text[at] == "\\":
            at += 2
            continue
        if text[at] == mark:
            found.append(text[start:at])
            start = at + 1
        at += 1
    return [*found, text[start:]]


def _pair(text: str) -> tuple[str, str]:
    name, _, value = text.partition(":")
    return name.strip(), value.strip()
