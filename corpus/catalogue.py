"""The catalogue: every document, its files, its standing and its trail, in one database.

Longer than most files here: one class owns every transaction, so that each change and its line in the trail
are committed together. What the transactions are made of stands in `lookups`.
"""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from corpus import lookups
from corpus.documents import (
    Added,
    Change,
    Document,
    Facts,
    Filters,
    IncomingFile,
    Kind,
    Record,
    State,
)
from corpus.engine import Writing, open_engine
from corpus.errors import NotAllowed
from corpus.reconcile import document_id, reconcile
from corpus.rights import settle
from corpus.rows import document_values, trail_value
from corpus.schema import documents, representations, trail

REMEMBERED = 32
"""Filter settings whose documents are remembered; a class full of teachers asks with the same few."""

LICENCE = "licence: "
"""How a line for the curator begins that is about rights, not about the document."""


class Catalogue:
    """Documents and what happened to them. Safe for several readers and one writer at a time."""

    def __init__(self, url: str, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._engine = open_engine(url)
        self._clock = clock
        self._remembered: dict[Filters, tuple[int, frozenset[str]]] = {}

    def close(self) -> None:
        """Release the database."""
        self._engine.dispose()

    # -- changes ------------------------------------------------------------------------------------------

    def add_file(
        self,
        file: IncomingFile,
        *,
        facts: Facts,
        hold: tuple[str, ...] = (),
        accept: bool = False,
        rights_local: bool = False,
        who: str | None = None,
    ) -> Added:
        """Catalogue one file that was read; recognises duplicates, second forms and new versions.

        `hold` gives reasons why a curator must look first: the document then stays a draft, whatever
        `accept` says.
        """
        with self._writing() as connection:
            known = lookups.holder_of(connection, file.sha256)
            if known is not None:
                back = lookups.put_back(connection, known, file=file)
                return self._known(connection, known, back=back, rights_local=rights_local, accept=accept,
                                   who=who)  # fmt: skip
            target, doubt = lookups.work_of(connection, file=file, facts=facts)
            if doubt:
                hold, facts = (*hold, doubt), replace(facts, doi=None)
            if target is None:
                wanted = lookups.free_id(connection, document_id(facts, sha256=file.sha256), key=file.sha256)
                outcome = "new"
                self._insert(connection, wanted, kind=Kind.PAPER, by="source", facts=facts,
                             state=State.ACCEPTED if accept and not hold else State.DRAFT,
                             rights_local=rights_local, hold=hold, who=who)  # fmt: skip
                target = wanted
            else:
                outcome = "version" if lookups.supersede(connection, target, file=file) else "representation"
                self._revise(connection, target, facts=facts, rights_local=rights_local, hold=hold,
                             accept=accept, action=f"{outcome} added", who=who)  # fmt: skip
            lookups.keep_file(connection, target, file=file, added_at=self._now())
            return lookups.added(connection, target, outcome)

    def add_facts(
        self,
        facts: Facts,
        *,
        sha256: str,
        document: str | None = None,
        accept: bool = False,
        rights_local: bool = False,
        who: str | None = None,
    ) -> Added:
        """Catalogue a record without text, or add its facts to the work with the same DOI.

        `document` names the work they are about where nothing says another: a paper known without its DOI.
        """
        with self._writing() as connection:
            target, doubt = lookups.work_with_doi(connection, facts)
            if target is None and doubt is None:
                target = document
            if doubt:
                facts = replace(facts, doi=None)
            if target is not None:
                held = lookups.load(connection, target)
                if reconcile(held.facts, facts) == held.facts:
                    return self._known(connection, target, back=False, rights_local=rights_local,
                                       accept=accept, who=who)  # fmt: skip
                self._revise(connection, target, facts=facts, rights_local=rights_local, hold=(),
                             accept=accept, action="facts added", who=who)  # fmt: skip
                return lookups.added(connection, target, "facts")
            wanted = document_id(facts, sha256=sha256)
            if lookups.exists(connection, wanted):
                return lookups.added(connection, wanted, "duplicate")
            self._insert(connection, wanted, kind=Kind.PAPER, by="source", facts=facts,
                         state=State.ACCEPTED if accept and not doubt else State.DRAFT,
                         rights_local=rights_local, hold=(doubt,) if doubt else (), who=who)  # fmt: skip
            return lookups.added(connection, wanted, "new")

    def put_record(self, record: Record, *, file: IncomingFile, who: str | None = None) -> Added:
        """Catalogue a record that comes as text (the starter collection), accepted; same again is no change.

        A record whose words or facts changed becomes a new version; a withdrawn one stays withdrawn.
        """
        with self._writing() as connection:
            if not lookups.exists(connection, record.id):
                self._insert(connection, record.id, kind=record.kind, by=record.by, facts=record.facts,
                             state=State.ACCEPTED, rights_local=False, hold=(), who=who)  # fmt: skip
                outcome = "new"
            else:
                current = select(representations.c.sha256).where(
                    representations.c.document_id == record.id, representations.c.current
                )
                held = lookups.load(connection, record.id)
                if file.sha256 in connection.scalars(current).all() and held.facts == _as_kept(record.facts):
                    return lookups.added(connection, record.id, "duplicate")
                lookups.supersede(connection, record.id, file=file)
                self._write(connection, replace(held, facts=record.facts), before=held,
                            action="version added", who=who)  # fmt: skip
                outcome = "version"
            if not lookups.revive(connection, record.id, sha256=file.sha256):
                lookups.keep_file(connection, record.id, file=file, added_at=self._now())
            return lookups.added(connection, record.id, outcome)

    def set_state(self, ids: Iterable[str], state: State, *, who: str | None = None) -> list[Document]:
        """Accept or withdraw documents; all or none. Accepting settles what kept them waiting.

        Raises `UnknownDocument` and `NotAllowed` (a record without title cannot be accepted).
        """
        changed: list[Document] = []
        with self._writing() as connection:
            for wanted in ids:
                held = lookups.load(connection, wanted)
                if state is State.ACCEPTED and not held.facts.title:
                    raise NotAllowed(f"{wanted} has no title, so it cannot be accepted; give it one first")
                attention = () if state is State.ACCEPTED else held.attention
                now = _settled(replace(held, state=state, attention=attention))
                if now != held:
                    action = {State.ACCEPTED: "accepted", State.WITHDRAWN: "withdrawn"}.get(state, "drafted")
                    self._write(connection, now, before=held, action=action, who=who)
                changed.append(lookups.load(connection, wanted))
        return changed

    def allow_here(self, ids: Iterable[str], *, who: str | None = None) -> list[Document]:
        """Record a curator's word that this home may show these documents whatever their licence."""
        with self._writing() as connection:
            changed: list[Document] = []
            for wanted in ids:
                held = lookups.load(connection, wanted)
                if not held.rights_local:
                    self._write(connection, replace(held, rights_local=True), before=held,
                                action="allowed here", who=who)  # fmt: skip
                changed.append(lookups.load(connection, wanted))
        return changed

    # -- questions ----------------------------------------------------------------------------------------

    def revision(self) -> int:
        """Return a number that grows with every change."""
        with self._engine.connect() as connection:
            return lookups.revision(connection)

    def get(self, wanted: str) -> Document:
        """Return one document. Raises `UnknownDocument`."""
        with self._engine.connect() as connection:
            return lookups.load(connection, wanted)

    def get_many(self, ids: Iterable[str]) -> dict[str, Document]:
        """Return the documents that exist among `ids`."""
        with self._engine.connect() as connection:
            return {found.id: found for found in lookups.load_many(connection, list(dict.fromkeys(ids)))}

    def all(self, *, state: State | None = None, waiting: bool = False) -> Iterator[Document]:
        """Yield documents in order of their id; `waiting` limits to those a curator must look at."""
        chosen = select(documents.c.id).order_by(documents.c.id)
        if state is not None:
            chosen = chosen.where(documents.c.state == state.value)
        with self._engine.connect() as connection:
            ids = list(connection.scalars(chosen))
            for start in range(0, len(ids), lookups.LOOKUP):
                for found in lookups.load_many(connection, ids[start : start + lookups.LOOKUP]):
                    if found.attention or not waiting:
                        yield found

    def ids(self, filters: Filters = Filters()) -> frozenset[str]:  # noqa: B008 - frozen
        """Return the ids of accepted documents that pass the filters; remembered until something changes."""
        with self._engine.connect() as connection:
            now = lookups.revision(connection)
            remembered = self._remembered.get(filters)
            if remembered is not None and remembered[0] == now:
                return remembered[1]
            found = frozenset(row[0] for row in connection.execute(lookups.filtered(filters)))
        if len(self._remembered) >= REMEMBERED:
            self._remembered.clear()
        self._remembered[filters] = (now, found)
        return found

    def sources(self) -> dict[str, int]:
        """Return how many accepted documents each source has."""
        with self._engine.connect() as connection:
            return lookups.sources(connection)

    def counts(self) -> dict[str, int]:
        """Return how many documents stand in each state."""
        with self._engine.connect() as connection:
            return lookups.counts(connection)

    def history(self, wanted: str) -> list[Change]:
        """Return the trail of one document, oldest first."""
        with self._engine.connect() as connection:
            return lookups.history(connection, wanted)

    def content_holder(self, sha256: str) -> str | None:
        """Return the id of the document that holds a file with this content."""
        with self._engine.connect() as connection:
            return lookups.holder_of(connection, sha256)

    # -- inside -------------------------------------------------------------------------------------------

    def _writing(self) -> Writing:
        return Writing(self._engine.connect().execution_options(writes=True))

    def _now(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="seconds")

    def _known(
        self, connection: Connection, known: str, *, back: bool, rights_local: bool, accept: bool,
        who: str | None,
    ) -> Added:  # fmt: skip
        """The same file again can still be a curator's word: go back to it, accept it, or allow it here."""
        held = lookups.load(connection, known)
        accepts = accept and held.state is State.DRAFT and not _holds(held.attention)
        now = replace(
            held,
            rights_local=held.rights_local or rights_local,
            state=State.ACCEPTED if accepts else held.state,
        )
        if back or now != held:
            action = "version added" if back else "accepted" if accepts else "allowed here"
            self._write(connection, now, before=held, action=action, who=who)
        return lookups.added(connection, known, "version" if back else "duplicate")

    def _insert(
        self, connection: Connection, wanted: str, *, kind: Kind, by: Any, facts: Facts,  # noqa: ANN401
        state: State, rights_local: bool, hold: tuple[str, ...], who: str | None,
    ) -> None:  # fmt: skip
        if state is State.ACCEPTED and not facts.title:
            state, hold = State.DRAFT, (*hold, "no title was found; give it one, then accept it")
        now = self._now()
        document = Document(
            id=wanted, kind=kind, by=by, state=state, facts=facts, licence=None, rights_local=rights_local,
            attention=hold, revision=1, added_at=now, changed_at=now, representations=(),
        )  # fmt: skip
        document = _settled(document)
        connection.execute(insert(documents).values(**document_values(document)))
        lookups.write_lists(connection, wanted, facts)
        self._log(connection, "added", before=None, after=document, who=who)

    def _revise(
        self, connection: Connection, wanted: str, *, facts: Facts, rights_local: bool,
        hold: tuple[str, ...], accept: bool, action: str, who: str | None,
    ) -> None:  # fmt: skip
        held = lookups.load(connection, wanted)
        attention = tuple(dict.fromkeys((*held.attention, *hold)))
        accepts = accept and held.state is State.DRAFT and not _holds(attention)
        now = replace(
            held,
            facts=reconcile(held.facts, facts),
            rights_local=held.rights_local or rights_local,
            attention=attention,
            state=State.ACCEPTED if accepts else held.state,
        )
        self._write(connection, now, before=held, action=action, who=who)

    def _write(
        self, connection: Connection, document: Document, *, before: Document, action: str, who: str | None
    ) -> None:
        document = _settled(replace(document, revision=before.revision + 1, changed_at=self._now()))
        values = document_values(document)
        del values["id"], values["added_at"]
        connection.execute(update(documents).where(documents.c.id == document.id).values(**values))
        lookups.write_lists(connection, document.id, document.facts)
        self._log(connection, action, before=before, after=document, who=who)

    def _log(
        self,
        connection: Connection,
        action: str,
        *,
        before: Document | None,
        after: Document,
        who: str | None,
    ) -> None:
        connection.execute(
            insert(trail).values(
                at=self._now(), who=who or _user(), action=action, document_id=after.id,
                before=trail_value(before), after=trail_value(after),
            )
        )  # fmt: skip


def _settled(document: Document) -> Document:
    """Settle the licence from its claims, and say so when they conflict."""
    settled = settle(document.facts.licence_claims)
    attention = _holds(document.attention)
    if not document.rights_local and settled.licence is None:
        reason = settled.conflict or "unknown; until it is known only the record and its link are shown"
        attention = (*attention, f"{LICENCE}{reason}")
    return replace(document, licence=settled.licence, attention=attention)


def _as_kept(facts: Facts) -> Facts:
    """Return facts as the tables give them back: phases and countries each once, in order."""
    return replace(facts, phase=tuple(sorted(set(facts.phase))), country=tuple(sorted(set(facts.country))))


def _holds(attention: tuple[str, ...]) -> tuple[str, ...]:
    """Return the reasons that keep a document a draft; an unclear licence only limits what is shown of it."""
    return tuple(line for line in attention if not line.startswith(LICENCE))


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
