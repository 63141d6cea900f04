"""What the catalogue asks of its tables and writes into them, each inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, or_, select, update

from corpus.documents import (
    Added,
    Change,
    Document,
    Facts,
    Filters,
    IncomingFile,
    Kind,
    Representation,
    State,
)
from corpus.errors import UnknownDocument
from corpus.reconcile import distinct_id, same_work
from corpus.rows import facts_from_row, representation_from_row
from corpus.schema import counters, countries, documents, phases, representations, trail

LOOKUP = 500
"""Ids asked for in one SELECT; SQLite allows 999 variables on the oldest versions still in use."""


def work_of(connection: Connection, *, file: IncomingFile, facts: Facts) -> tuple[str | None, str | None]:
    """Return the document a file belongs to, and a doubt that a curator must settle."""
    with_doi, doubt = work_with_doi(connection, facts)
    if with_doi or doubt:
        return with_doi, doubt
    holder = select(representations.c.document_id).where(
        representations.c.path == file.path,
        representations.c.format == file.format,
        representations.c.current,
    )
    by_path = connection.scalars(holder).first()
    if by_path is None:
        return None, None
    held = load(connection, by_path).facts
    # Another DOI, or quite another title, at a known path: somebody reused a file name for another work.
    reused = (held.doi and facts.doi and held.doi != facts.doi) or not same_work(held, facts)
    return (None if reused else by_path), None


def work_with_doi(connection: Connection, facts: Facts) -> tuple[str | None, str | None]:
    """Return the document that has this DOI, or the doubt whether it can be the same work."""
    holder = by_doi(connection, facts.doi)
    if holder is None or same_work(load(connection, holder).facts, facts):
        return holder, None
    return None, (
        f"its DOI {facts.doi} belongs to {holder}, whose title is quite another; check which of the two it is"
    )


def supersede(connection: Connection, wanted: str, *, file: IncomingFile) -> bool:
    """Mark the current file of this form as replaced; whether there was one."""
    older = (
        update(representations)
        .where(
            representations.c.document_id == wanted,
            representations.c.format == file.format,
            representations.c.current,
        )
        .values(current=False)
    )
    return connection.execute(older).rowcount > 0


def holder_of(connection: Connection, sha256: str) -> str | None:
    """Return the id of the document that holds a file with this content."""
    found = select(representations.c.document_id).where(representations.c.sha256 == sha256)
    return connection.scalars(found).first()


def by_doi(connection: Connection, doi: str | None) -> str | None:
    """Return the id of the document with this DOI."""
    if doi is None:
        return None
    return connection.scalars(select(documents.c.id).where(documents.c.doi == doi)).first()


def exists(connection: Connection, wanted: str) -> bool:
    """Whether a document has this id."""
    return connection.scalars(select(documents.c.id).where(documents.c.id == wanted)).first() is not None


def free_id(connection: Connection, wanted: str, *, key: str) -> str:
    """Return `wanted`, or with a mark of `key` where another work has it."""
    return distinct_id(wanted, key=key) if exists(connection, wanted) else wanted


def revision(connection: Connection) -> int:
    """Return the number that grows with every change."""
    return connection.scalars(select(counters.c.value).where(counters.c.name == "revision")).one()


def added(connection: Connection, wanted: str, outcome: Any) -> Added:  # noqa: ANN401
    """Say what became of an incoming file, with the document's standing after it."""
    held = load(connection, wanted)
    return Added(document_id=wanted, outcome=outcome, state=held.state, attention=held.attention)


def load(connection: Connection, wanted: str) -> Document:
    """Return one document. Raises `UnknownDocument`."""
    found = load_many(connection, [wanted])
    if not found:
        raise UnknownDocument(
            f"no document has the id {wanted!r}; `chalkface corpus list` shows those there are"
        )
    return found[0]


def load_many(connection: Connection, ids: list[str]) -> list[Document]:
    """Return those of `ids` that exist, in order of id within each lookup."""
    loaded: list[Document] = []
    for start in range(0, len(ids), LOOKUP):
        part = ids[start : start + LOOKUP]
        rows = connection.execute(select(documents).where(documents.c.id.in_(part)).order_by(documents.c.id))
        held_phases = _lists(connection, select(phases).where(phases.c.document_id.in_(part)))
        held_countries = _lists(connection, select(countries).where(countries.c.document_id.in_(part)))
        files: dict[str, list[Representation]] = {}
        found = select(representations).where(representations.c.document_id.in_(part))
        for row in connection.execute(found.order_by(representations.c.id)):
            files.setdefault(row.document_id, []).append(representation_from_row(row))
        for row in rows:
            facts = facts_from_row(
                row, phase=tuple(held_phases.get(row.id, ())), country=tuple(held_countries.get(row.id, ()))
            )
            loaded.append(
                Document(
                    id=row.id, kind=Kind(row.kind), by=row.by, state=State(row.state), facts=facts,
                    licence=row.licence, rights_local=row.rights_local, attention=tuple(row.attention),
                    revision=row.revision, added_at=row.added_at, changed_at=row.changed_at,
                    representations=tuple(files.get(row.id, ())),
                )
            )  # fmt: skip
    return loaded


def _lists(connection: Connection, chosen: Select[Any]) -> dict[str, list[str]]:
    held: dict[str, list[str]] = {}
    rows: Iterable[Row[Any]] = connection.execute(chosen)
    for owner, value in sorted(tuple(row) for row in rows):
        held.setdefault(owner, []).append(value)
    return held


def write_lists(connection: Connection, wanted: str, facts: Facts) -> None:
    """Replace the phases and countries of a document."""
    for table, column, values in ((phases, "phase", facts.phase), (countries, "country", facts.country)):
        connection.execute(delete(table).where(table.c.document_id == wanted))
        if values:
            connection.execute(
                insert(table), [{"document_id": wanted, column: value} for value in dict.fromkeys(values)]
            )


def filtered(filters: Filters) -> Select[Any]:
    """Select the ids of accepted documents that pass the filters."""
    chosen = select(documents.c.id).where(documents.c.state == State.ACCEPTED.value)
    if filters.year_from is not None:
        chosen = chosen.where(documents.c.year >= filters.year_from)
    if filters.year_to is not None:
        chosen = chosen.where(documents.c.year <= filters.year_to)
    if filters.design:
        chosen = chosen.where(documents.c.design.in_(filters.design))
    if filters.source:
        chosen = chosen.where(documents.c.source.in_(filters.source))
    if filters.phase:
        chosen = chosen.where(
            documents.c.id.in_(select(phases.c.document_id).where(phases.c.phase.in_(filters.phase)))
        )
    if filters.country:
        wanted = [
            or_(countries.c.country == code, countries.c.country.startswith(f"{code}-", autoescape=True))
            for code in filters.country
        ]
        chosen = chosen.where(documents.c.id.in_(select(countries.c.document_id).where(or_(*wanted))))
    return chosen


def keep_file(connection: Connection, wanted: str, *, file: IncomingFile, added_at: str) -> None:
    """Note a file as the current one of its form."""
    connection.execute(
        insert(representations).values(
            document_id=wanted, format=file.format, sha256=file.sha256, name=file.name, path=file.path,
            bytes=file.size, quality=file.quality, quality_reasons=list(file.quality_reasons), current=True,
            added_at=added_at,
        )
    )  # fmt: skip


def revive(connection: Connection, wanted: str, *, sha256: str) -> bool:
    """Make a file that was replaced the current one again; whether the document ever had it."""
    again = update(representations).where(
        representations.c.document_id == wanted, representations.c.sha256 == sha256
    )
    return connection.execute(again.values(current=True)).rowcount > 0


def put_back(connection: Connection, wanted: str, *, file: IncomingFile) -> bool:
    """Make an earlier content current again if the file that replaced it stood at this very path."""
    held = load(connection, wanted).representations
    older = next((one for one in held if one.sha256 == file.sha256 and not one.current), None)
    if older is None:
        return False
    now = next((one for one in held if one.current and one.format == older.format), None)
    if now is None or now.path != file.path:
        return False
    supersede(connection, wanted, file=replace(file, format=older.format))
    return revive(connection, wanted, sha256=file.sha256)


def sources(connection: Connection) -> dict[str, int]:
    """Return how many accepted documents each source has, most first."""
    counted = (
        select(documents.c.source, func.count())
        .where(documents.c.state == State.ACCEPTED.value, documents.c.source.is_not(None))
        .group_by(documents.c.source)
        .order_by(func.count().desc(), documents.c.source)
    )
    return {row[0]: row[1] for row in connection.execute(counted)}


def counts(connection: Connection) -> dict[str, int]:
    """Return how many documents stand in each state."""
    counted = select(documents.c.state, func.count()).group_by(documents.c.state)
    found = {row[0]: row[1] for row in connection.execute(counted)}
    return {state.value: found.get(state.value, 0) for state in State}


def history(connection: Connection, wanted: str) -> list[Change]:
    """Return the trail of one document, oldest first."""
    lines = select(trail).where(trail.c.document_id == wanted).order_by(trail.c.id)
    return [
        Change(at=row.at, who=row.who, action=row.action, document_id=row.document_id,
               before=row.before, after=row.after)
        for row in connection.execute(lines)
    ]  # fmt: skip
