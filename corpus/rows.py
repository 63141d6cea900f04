"""Turns documents into rows of the catalogue and back."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import Row

from corpus.documents import Document, Effect, Facts, LicenceClaim, Representation


def document_values(document: Document) -> dict[str, Any]:
    """Return the column values of one document; phases and countries have tables of their own."""
    facts = document.facts
    return {
        "id": document.id,
        "kind": document.kind.value,
        "by": document.by,
        "state": document.state.value,
        "title": facts.title,
        "authors": list(facts.authors),
        "year": facts.year,
        "doi": facts.doi,
        "url": facts.url,
        "source": facts.source,
        "abstract": facts.abstract,
        "licence": document.licence,
        "licence_claims": [asdict(claim) for claim in facts.licence_claims],
        "rights_local": document.rights_local,
        "design": facts.design,
        "strength": facts.strength,
        "cost": facts.cost,
        "months": facts.months,
        "effect": None if facts.effect is None else asdict(facts.effect),
        "retracted": facts.retracted,
        "field_sources": dict(facts.where),
        "attention": list(document.attention),
        "revision": document.revision,
        "added_at": document.added_at,
        "changed_at": document.changed_at,
    }


def trail_value(document: Document | None) -> dict[str, Any] | None:
    """Return a document as the trail keeps it; its files have lines of their own."""
    if document is None:
        return None
    values = asdict(document)
    del values["representations"]
    return values


def facts_from_row(row: Row[Any], *, phase: tuple[str, ...], country: tuple[str, ...]) -> Facts:
    """Return the facts that a row of `documents` holds."""
    return Facts(
        title=row.title,
        authors=tuple(row.authors),
        year=row.year,
        doi=row.doi,
        url=row.url,
        source=row.source,
        abstract=row.abstract,
        licence_claims=tuple(LicenceClaim(**claim) for claim in row.licence_claims),
        design=row.design,
        phase=phase,
        country=country,
        strength=row.strength,
        cost=row.cost,
        months=row.months,
        effect=None if row.effect is None else Effect(**row.effect),
        retracted=row.retracted,
        where=dict(row.field_sources),
    )


def representation_from_row(row: Row[Any]) -> Representation:
    """Return one catalogued file."""
    return Representation(
        id=row.id,
        format=row.format,
        sha256=row.sha256,
        name=row.name,
        path=row.path,
        size=row.bytes,
        quality=row.quality,
        quality_reasons=tuple(row.quality_reasons),
        current=row.current,
        added_at=row.added_at,
    )
