"""The facts about one document, as they travel between rooms."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

Author = Literal["source", "our_summary"]
"""Who wrote the words: the researchers themselves, or Chalkface summing them up."""


class State(StrEnum):
    """Where a document stands with the curator."""

    DRAFT = "draft"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"


class Kind(StrEnum):
    """What sort of thing a document is; programme records are kept from crowding an answer."""

    PAPER = "paper"
    TOOLKIT_STRAND = "toolkit_strand"
    PROGRAMME_RECORD = "programme_record"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """A published size of effect.

    `value`, `low` and `high` are in `unit` (for instance "standard deviations" or "percentile points");
    any of them may be unknown. `source` says whose figure it is and how the range was made, in words fit
    to be shown beside the figure.
    """

    value: float | None
    unit: str
    low: float | None
    high: float | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceClaim:
    """One place that states a licence: `licence` as identifier, or None when it could not be understood."""

    licence: str | None
    where: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known about a document; None or an empty tuple means unknown, never a default.

    `year` is the year of publication. `strength` counts 0 to 5 and `cost` 1 to 5, as the EEF toolkit counts.
    `months` is EEF's months of additional progress: None says not enough evidence, 0 says zero.
    `country` holds ISO 3166 alpha-2 codes; UK nations are "GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR".
    `phase` holds values of `PHASES`. `source` is the journal, publisher or collection in words.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    year: int | None = None
    doi: str | None = None
    url: str | None = None
    source: str | None = None
    abstract: str | None = None
    licence_claims: tuple[LicenceClaim, ...] = ()
    design: str | None = None
    phase: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    strength: int | None = None
    cost: int | None = None
    months: int | None = None
    effect: Effect | None = None
    retracted: bool = False
    where: dict[str, str] = field(default_factory=dict[str, str])
    """Field name -> where its value was found ("crossref", "jats", "first page", "file properties")."""


PHASES = ("early years", "primary", "secondary", "post-16", "higher education")
"""Phases a question can be filtered by."""

DESIGNS = (
    "meta-analysis",
    "systematic review",
    "randomised trial",
    "quasi-experiment",
    "evidence synthesis",
    "survey",
    "qualitative",
    "case study",
    "other",
)
"""Study designs a question can be filtered by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One titled part of a text of ours, in order; `text` holds paragraphs separated by a blank line."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A document that comes as text rather than as a file, such as one of the starter collection."""

    id: str
    kind: Kind
    by: Author
    facts: Facts
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingFile:
    """A file that was read and is to be catalogued.

    `path` is where the curator keeps it (a changed file at the same path is a new version of the same work);
    `quality` is 0 to 1 with its reasons.
    """

    path: str
    name: str
    sha256: str
    size: int
    format: str
    quality: float
    quality_reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Representation:
    """One catalogued file of a document; `current` is False once a newer version replaced it."""

    id: int
    format: str
    sha256: str
    name: str
    path: str
    size: int
    quality: float
    quality_reasons: tuple[str, ...]
    current: bool
    added_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A catalogued work: its facts, its standing with the curator, its files.

    `licence` is what the licence claims settle on; `attention` holds a sentence for each thing that waits
    for a curator; `revision` grows with each change.
    """

    id: str
    kind: Kind
    by: Author
    state: State
    facts: Facts
    licence: str | None
    rights_local: bool
    attention: tuple[str, ...]
    revision: int
    added_at: str
    changed_at: str
    representations: tuple[Representation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line of the audit trail: who did what to which document, when (UTC, ISO 8601), before and after."""

    at: str
    who: str
    action: str
    document_id: str
    before: dict[str, object] | None
    after: dict[str, object] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one incoming file or record."""

    document_id: str
    outcome: Literal["new", "representation", "version", "facts", "duplicate"]
    state: State
    attention: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a question is limited to; empty means no limit. Years are inclusive.

    A country "GB" also takes its nations ("GB-ENG").
    """

    year_from: int | None = None
    year_to: int | None = None
    phase: tuple[str, ...] = ()
    design: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    source: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether anything is limited at all."""
        return self != Filters()
