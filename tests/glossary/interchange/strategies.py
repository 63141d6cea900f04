"""Senses of all shapes that the bank's files can hold, for round trips."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from glossary.terms import (
    AREAS,
    PHASES,
    REGIONS,
    REGISTERS,
    Confidence,
    Grade,
    PartOfSpeech,
    Reader,
    Relation,
    Sense,
    Wording,
)

_LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp"))
_AWKWARD = st.sampled_from(
    [
        "=1+1",
        "a; b",
        "a \\; b",
        "c | d",
        "\\",
        "'=x",
        "''@y",
        '"',
        "@import",
        "<b>&amp;",
        "no",
        "1.0",
        "{}",
        "+",
    ]
)


def _tidied(text: str) -> str:
    return " ".join(text.split())


TEXTS = (st.text(_LETTERS, min_size=1, max_size=20) | _AWKWARD).map(_tidied).filter(bool)
_MAYBE = st.just("") | TEXTS
_YEARS = st.none() | st.integers(1000, 9999)
_DAYS = st.dates().map(lambda day: day.isoformat())


def _several(texts: st.SearchStrategy[str], at_least: int = 0) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(texts, min_size=at_least, max_size=4, unique=True).map(tuple)


def _some_of(names: tuple[str, ...], at_least: int = 0) -> st.SearchStrategy[tuple[str, ...]]:
    return _several(st.sampled_from(names), at_least)


_SHAPES: dict[str, st.SearchStrategy[Any]] = {
    "term": st.tuples(st.sampled_from("abcxyz"), _MAYBE).map("".join).map(_tidied),
    "key": st.just("") | st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)?", fullmatch=True),
    "area": st.sampled_from(tuple(AREAS)),
    "pos": st.sampled_from(PartOfSpeech),
    "means": TEXTS,
    "plain": st.lists(
        st.builds(Wording, TEXTS, TEXTS, st.sampled_from(["", "after"])), min_size=1, max_size=3
    ).map(tuple),
    "example": TEXTS,
    "relation": st.sampled_from(Relation),
    "grade": st.sampled_from(Grade),
    "register": _some_of(REGISTERS, 1),
    "source": TEXTS,
    "author": TEXTS,
    "date": _DAYS,
    "confidence": st.sampled_from(Confidence),
    "countable": st.sampled_from(["yes", "no", "plural"]),
    "classroom_word": _MAYBE,
    "misread_as": _MAYBE,
    "grades": st.dictionaries(st.sampled_from(Reader), st.sampled_from(Grade), max_size=3),
    "region": _some_of(REGIONS, 1),
    "phase": _some_of(PHASES),
    "valid_from": _YEARS,
    "valid_to": _YEARS,
    "replaced_by": _MAYBE,
    "retired": _MAYBE,
    **{
        name: _several(TEXTS)
        for name in (
            *("variants", "inflections", "abbreviations", "broader", "related"),
            *("search_also", "teachers_say", "us_say", "situations"),
        )
    },
}

SENSES: st.SearchStrategy[Sense] = st.fixed_dictionaries(_SHAPES).map(lambda fields: Sense(**fields))
BANKS = st.lists(SENSES, min_size=1, max_size=4, unique_by=lambda sense: sense.id)
