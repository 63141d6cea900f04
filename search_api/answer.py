"""What a question gets back, and its documented JSON shape."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from corpus.documents import Author, Document
from corpus.rights import Permission
from search_api.plain_quotes import PlainQuote


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A verbatim span of a document.

    `page` counts from 1; `section` stands in where there are no pages; `start` and `end` count code points in
    the cleaned text of that page or section. `by` says whose words they are.
    """

    text: str
    by: Author
    page: int | None
    section: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One document's answer: its facts, the best sentence, the passage around it.

    `quote` and `passage` are None where the licence does not let us show them; `permission` says why. `plain`
    stands beside the quote, never for it; None where the licence allows no plain version or none has been
    made. `matched` holds the question's words that stand in the passage or title.
    """

    document: Document
    permission: Permission
    quote: Quote | None
    passage: Quote | None
    passage_id: str
    score: float
    matched: tuple[str, ...]
    pdf: bool
    plain: PlainQuote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearby:
    """Something the collection does hold, offered when it does not answer."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingFound:
    """Why nothing is shown, and what lies nearest."""

    reason: str
    nearby: tuple[Nearby, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Findings, best first, or the reason why there are none."""

    question: str
    findings: tuple[Finding, ...]
    nothing_found: NothingFound | None
    took_ms: float

    def as_json(self) -> dict[str, Any]:
        """Return the answer in the documented shape."""
        nothing = self.nothing_found
        return {
            "question": self.question,
            "bridge": [],
            "findings": [_finding_json(finding) for finding in self.findings],
            "nothing_found": None
            if nothing is None
            else {"reason": nothing.reason, "nearby": [asdict(item) for item in nothing.nearby]},
            "took_ms": round(self.took_ms, 1),
        }


def document_json(document: Document) -> dict[str, Any]:
    """Return the facts of a document as they stand in an answer."""
    facts = document.facts
    return {
        "id": document.id,
        "title": facts.title,
        "authors": list(facts.authors),
        "year": facts.year,
        "source": facts.source,
        "doi": facts.doi,
        "url": facts.url or (f"https://doi.org/{facts.doi}" if facts.doi else None),
        "licence": document.licence,
        "design": facts.design,
        "phase": list(facts.phase),
        "country": list(facts.country),
        "strength": facts.strength,
        "cost": facts.cost,
        "months": facts.months,
        "effect": None if facts.effect is None else asdict(facts.effect),
        "retracted": facts.retracted,
    }


def quote_json(quote: Quote | None) -> dict[str, Any] | None:
    """Return a quote in the documented shape; None where it may not be shown."""
    return None if quote is None else asdict(quote)


def plain_json(plain: PlainQuote | None) -> dict[str, Any] | None:
    """Return the plain version of a quote in the documented shape; None where there is none.

    Offsets count in the quote (`source_start` and `source_end`, and those of numbers) and in `text`.
    """
    if plain is None:
        return None
    return {
        "text": plain.text,
        "edits": [asdict(edit) | {"term": edit.term or None} for edit in plain.edits],
        "refused": list(plain.refused),
        "limitation": plain.limitation,
        "numbers": [asdict(number) for number in plain.numbers],
        "worded_by": "rules",
    }


def _finding_json(finding: Finding) -> dict[str, Any]:
    return {
        "document": document_json(finding.document),
        "quote": quote_json(finding.quote),
        "passage": finding.passage_id,
        "plain": plain_json(finding.plain),
        "score": round(finding.score, 4),
        "matched": list(finding.matched),
        "notes": 0,
    }
