"""The glossary's data: a term, its senses, the plain wordings of a sense and what teachers say for it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class PartOfSpeech(StrEnum):
    """What a term is in a sentence; prepositional phrases count as adverbs."""

    NOUN = "noun"
    VERB = "verb"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"


class Relation(StrEnum):
    """How a term of research stands to the classroom's word."""

    SAME = "same"
    NARROWER = "narrower"
    BROADER = "broader"
    RELATED = "related"
    FALSE_FRIEND = "false friend"
    NO_EQUIVALENT = "no true equivalent"


class Grade(StrEnum):
    """What a reader makes of a term: knows it, does not know it, misreads it, or hears a judgement in it."""

    FINE = "fine"
    UNKNOWN = "unknown"
    MISREAD = "misread"
    LOADED = "loaded"


class Reader(StrEnum):
    """For whom a text is written."""

    TEACHER = "teacher"
    LEADER = "leader"
    POLICY = "policy"
    PARENT = "parent"


class Confidence(StrEnum):
    """How sure the author of a sense is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


AREAS: Mapping[str, str] = MappingProxyType(
    {
        "methods": "methods and statistics",
        "learning": "learning and teaching",
        "assessment": "assessment",
        "behaviour": "behaviour and wellbeing",
        "send": "SEND and inclusion",
        "early_years": "early years",
        "literacy": "literacy",
        "maths": "maths",
        "curriculum": "curriculum",
        "leadership": "leadership and professional learning",
        "policy": "policy and disadvantage",
        "school": "school organisation",
        "research_use": "research use",
    }
)
"""Area -> its name; each has one file in the bank."""

REGIONS = ("England", "Wales", "Scotland", "Northern Ireland", "Ireland", "US", "Australia", "international")
PHASES = ("early years", "primary", "secondary", "post-16", "higher")
REGISTERS = ("researcher", "teacher", "leader", "policy", "parent")


def slug(text: str) -> str:
    """Return a term's address: lower-case ASCII letters, digits and hyphens ("Cohen's d" -> "cohens-d")."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter) and letter not in "'’")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


@dataclass(frozen=True, slots=True)
class Wording:
    """Plain words that can stand in a term's place, and what is lost by it."""

    say: str
    loses: str
    place: str = ""
    """ "after" for an adjective's wording that reads after a verb only ("is ...")."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of one word or phrase, as a line of the bank holds it."""

    term: str
    area: str
    pos: PartOfSpeech
    means: str
    plain: tuple[Wording, ...]
    example: str
    relation: Relation
    grade: Grade
    register: tuple[str, ...]
    source: str
    author: str
    date: str
    confidence: Confidence
    key: str = ""
    countable: str = "yes"
    classroom_word: str = ""
    misread_as: str = ""
    grades: Mapping[Reader, Grade] = field(default_factory=dict[Reader, Grade])
    variants: tuple[str, ...] = ()
    inflections: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    region: tuple[str, ...] = ("international",)
    phase: tuple[str, ...] = ()
    valid_from: int | None = None
    valid_to: int | None = None
    replaced_by: str = ""
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    search_also: tuple[str, ...] = ()
    teachers_say: tuple[str, ...] = ()
    us_say: tuple[str, ...] = ()
    situations: tuple[str, ...] = ()
    retired: str = ""
    """Why the sense is no longer in use; empty while it is."""

    @property
    def term_id(self) -> str:
        """The term's address, shared by all senses of one headword."""
        return slug(self.term)

    @property
    def id(self) -> str:
        """The sense's own address: the term's, then a full stop and the key where there are several."""
        return f"{self.term_id}.{self.key}" if self.key else self.term_id

    def grade_for(self, reader: Reader) -> Grade:
        """Return what `reader` makes of the word; where nothing is said, what a teacher makes of it."""
        return self.grades.get(reader, self.grade)

    @property
    def phrases(self) -> tuple[str, ...]:
        """Everything that teachers say for it: UK, US, then situations."""
        return (*self.teachers_say, *self.us_say, *self.situations)


@dataclass(frozen=True, slots=True)
class Term:
    """A headword with its senses, in the order of the bank."""

    headword: str
    senses: tuple[Sense, ...]

    @property
    def id(self) -> str:
        """The term's address."""
        return slug(self.headword)
