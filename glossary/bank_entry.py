"""One entry of a bank file while it is read: its fields, the sense they make, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

import yaml

from glossary.terms import (
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
    slug,
)

DEFAULTED = ("source", "author", "date", "confidence")
"""Fields that a file may give once for all its senses."""

LISTS = (
    "variants",
    "inflections",
    "abbreviations",
    "broader",
    "related",
    "search_also",
    "teachers_say",
    "us_say",
    "situations",
)
TEXTS = ("means", "example", "classroom_word", "misread_as", "retired")
FIELDS = frozenset(
    {
        *DEFAULTED,
        *LISTS,
        *TEXTS,
        *("term", "sense", "pos", "countable", "plain", "relation", "grade", "grades"),
        *("region", "phase", "register", "valid"),
    }
)
MISSING = "is missing; every sense needs it (or its file gives it for all)."
NEEDED = ("term", "pos", "means", "plain", "example", "relation", "grade", "register")

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong with a line of the bank, and what to do about it; `line` counts from 1 (0: the file)."""

    file: str
    line: int
    sense: str
    field: str
    message: str

    def __str__(self) -> str:
        """Say it as an editor's jump-to-line understands it."""
        what = f"{self.sense}, {self.field}" if self.sense and self.field else self.sense or self.field
        return (
            f"{self.file}:{self.line}: {what}: {self.message}"
            if what
            else f"{self.file}:{self.line}: {self.message}"
        )


class Entry:
    """One entry of a file while it is read: its fields, and the faults found so far."""

    def __init__(self, node: yaml.Node | None, *, area: str, defaults: Mapping[str, str], file: str) -> None:
        self.node = node or yaml.MappingNode("tag:yaml.org,2002:map", [])
        self.fields = mapping_in(node)
        self.area = area
        self.defaults = defaults
        self.file = file
        self.faults: list[Fault] = []
        term, key = self._text("term"), self._text("sense")
        self.name = f"{slug(term)}.{key}" if key else slug(term)

    def _fault(self, field: str, message: str, node: yaml.Node | None = None) -> None:
        self.faults.append(
            Fault(self.file, line_of(node or self.fields.get(field) or self.node), self.name, field, message)
        )

    def _text(self, name: str) -> str:
        return text_in(self.fields.get(name)) or (self.defaults.get(name, "") if name in DEFAULTED else "")

    def _texts(self, name: str, *, allowed: Iterable[str] = ()) -> tuple[str, ...]:
        node = self.fields.get(name)
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode) or not all(
            isinstance(one, yaml.ScalarNode) for one in node.value
        ):
            self._fault(name, "must be a list of texts: [one, two], or one a line with `- `.")
            return ()
        found = tuple(text_in(one) for one in node.value)
        allowed = tuple(allowed)
        for one in found:
            if allowed and one not in allowed:
                self._fault(name, f"{one!r} is not allowed. Allowed: {listed(allowed)}.")
        return tuple(one for one in found if one)

    def _choice(
        self, name: str, kind: Callable[[str], Choice], value: str, allowed: Iterable[Choice]
    ) -> Choice | None:
        if not value:  # said to be missing already
            return None
        try:
            return kind(value)
        except ValueError:
            self._fault(name, f"{value!r} is not allowed. Allowed: {listed(allowed)}.")
            return None

    def _year(self, held: Mapping[str, yaml.Node], name: str) -> int | None:
        value = text_in(held.get(name))
        if not value:
            return None
        if value.isdigit() and len(value) == 4:
            return int(value)
        self._fault("valid", f"{name} is {value!r}; write a year of four digits, or leave it out.")
        return None

    def _wordings(self) -> tuple[Wording, ...]:
        node = self.fields.get("plain")
        if not isinstance(node, yaml.SequenceNode):
            if node is not None:
                self._fault("plain", "must be a list of `say` and `loses`.")
            return ()
        found: list[Wording] = []
        for one in node.value:
            held = mapping_in(one)
            wording = Wording(
                text_in(held.get("say")), text_in(held.get("loses")), text_in(held.get("place"))
            )
            if not wording.say or not wording.loses:
                self._fault(
                    "plain",
                    "each wording needs `say` and `loses` (write `Nothing.` if nothing is lost).",
                    one,
                )
            if set(held) - {"say", "loses", "place"}:
                self._fault("plain", "a wording has `say`, `loses` and, for adjectives, `place: after`.", one)
            if wording.place not in ("", "after"):
                self._fault("plain", f"place is {wording.place!r}; write `after` or leave it out.", one)
            found.append(wording)
        return tuple(found)

    def _grades(self) -> dict[Reader, Grade]:
        found: dict[Reader, Grade] = {}
        for name, node in mapping_in(self.fields.get("grades")).items():
            reader = self._choice("grades", Reader, name, Reader)
            grade = self._choice("grades", Grade, text_in(node), Grade)
            if reader and grade:
                found[reader] = grade
        return found

    def sense(self) -> Sense | None:
        """Return the sense, or None when a field that it cannot do without is missing or not allowed."""
        if not isinstance(self.node, yaml.MappingNode):
            self._fault("", "each sense must be a list of fields that starts with `- term:`.")
            return None
        for name in self.fields:
            if name not in FIELDS:
                self._fault(name, f"is not a field of a sense. Allowed: {listed(FIELDS)}.", self.fields[name])
        for name in (*NEEDED, *DEFAULTED):
            if not (self._text(name) or self.fields.get(name)):
                self._fault(name, MISSING)
        pos = self._choice("pos", PartOfSpeech, self._text("pos"), PartOfSpeech)
        relation = self._choice("relation", Relation, self._text("relation"), Relation)
        grade = self._choice("grade", Grade, self._text("grade"), Grade)
        confidence = self._choice("confidence", Confidence, self._text("confidence"), Confidence)
        valid = mapping_in(self.fields.get("valid"))
        if set(valid) - {"from", "to", "replaced_by"}:
            self._fault("valid", "has `from`, `to` and `replaced_by` only.")
        if self._text("countable") not in ("", "yes", "no", "plural"):
            self._fault("countable", f"{self._text('countable')!r} is not allowed. Allowed: no, plural, yes.")
        plain = self._wordings()
        if not (pos and relation and grade and confidence and self._text("term")):
            return None
        return Sense(
            term=self._text("term"),
            key=self._text("sense"),
            area=self.area,
            pos=pos,
            countable=self._text("countable") or "yes",
            means=self._text("means"),
            plain=plain,
            example=self._text("example"),
            relation=relation,
            classroom_word=self._text("classroom_word"),
            misread_as=self._text("misread_as"),
            grade=grade,
            grades=self._grades(),
            variants=self._texts("variants"),
            inflections=self._texts("inflections"),
            abbreviations=self._texts("abbreviations"),
            region=self._texts("region", allowed=REGIONS) or ("international",),
            phase=self._texts("phase", allowed=PHASES),
            register=self._texts("register", allowed=REGISTERS),
            valid_from=self._year(valid, "from"),
            valid_to=self._year(valid, "to"),
            replaced_by=text_in(valid.get("replaced_by")),
            broader=self._texts("broader"),
            related=self._texts("related"),
            search_also=self._texts("search_also"),
            teachers_say=self._texts("teachers_say"),
            us_say=self._texts("us_say"),
            situations=self._texts("situations"),
            source=self._text("source"),
            author=self._text("author"),
            date=self._text("date"),
            confidence=confidence,
            retired=self._text("retired"),
        )


def mapping_in(node: yaml.Node | None) -> dict[str, yaml.Node]:
    """Return the fields of a mapping, none for any other node."""
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {key.value: value for key, value in node.value if isinstance(key, yaml.ScalarNode)}


def text_in(node: yaml.Node | None) -> str:
    """Return the text of a scalar with single spaces, "" for any other node."""
    return " ".join(node.value.split()) if isinstance(node, yaml.ScalarNode) else ""


def line_of(node: yaml.Node) -> int:
    """Return the line a node starts at, from 1."""
    return node.start_mark.line + 1


def listed(values: Iterable[str]) -> str:
    """Name the values in the order of the alphabet, for a message."""
    return ", ".join(sorted(str(value) for value in values))
