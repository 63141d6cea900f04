"""Builds the index of the accepted collection: read, cut, embed what is new, write, verify, switch."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.catalogue import Catalogue
from corpus.documents import Document, Facts, Representation, Section, State
from corpus.files import FileStore
from indexer.align import with_pages
from indexer.dense import RECIPE
from indexer.encoders import Encoder
from indexer.errors import BuildRunning, NoSnapshot, NothingToIndex, SnapshotDamaged
from indexer.passages import Passage, passages_of
from indexer.reading.errors import Damaged, ReadingError
from indexer.reading.readings import Place, Quality, Reading
from indexer.snapshot import (
    IndexedDocument,
    current_folder,
    read_manifest,
    switch,
    verify,
    write_snapshot,
)
from indexer.texts import TextStore
from indexer.vector_cache import VectorCache
from indexer.words import ANALYSER

PREFERRED = ("jats", "html", "markdown", "docx", "record", "text", "latex", "pdf")
"""Which text to take when two were read equally well: markup knows its paragraphs, print does not.
LaTeX comes late: its formulas are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """One step of a long job: `done` of `total` units."""

    step: str
    done: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build did; `unread` names documents whose stored file could not be read again, and why."""

    snapshot: str
    documents: int
    passages: int
    embedded: int
    unchanged: bool
    unread: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """Where a build finds and leaves things."""

    catalogue: Catalogue
    files: FileStore
    texts: TextStore
    vectors: VectorCache
    snapshots: Path
    model: str


def build(
    shop: Workshop,
    *,
    encoder: Callable[[], Encoder],
    fingerprint: str,
    progress: Callable[[Progress], None] = lambda step: None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Built:
    """Index every accepted document that has text, and serve the result.

    Raises `BuildRunning` and `NothingToIndex`. Can be killed at any instant: the snapshot being served stays,
    what was embedded is remembered, and the next build carries on.
    """
    shop.snapshots.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(shop.snapshots / ".lock", timeout=0):
            return _build(shop, encoder=encoder, fingerprint=fingerprint, progress=progress, now=now)
    except Timeout as error:
        raise BuildRunning(
            "another build is running in this home; wait for it to finish (its snapshot will be served)"
        ) from error


def _build(
    shop: Workshop,
    *,
    encoder: Callable[[], Encoder],
    fingerprint: str,
    progress: Callable[[Progress], None],
    now: Callable[[], datetime],
) -> Built:
    documents: list[IndexedDocument] = []
    passages: list[Passage] = []
    unread: list[tuple[str, str]] = []
    total = shop.catalogue.counts()[State.ACCEPTED.value]
    for done, document in enumerate(shop.catalogue.all(state=State.ACCEPTED), start=1):
        try:
            places = places_of(document, texts=shop.texts, files=shop.files)
        except ReadingError as error:
            unread.append((document.id, str(error)))
            places = ()
        cut = passages_of(document.id, places)
        if any(passage.indexed for passage in cut):
            documents.append(IndexedDocument(id=document.id, title=document.facts.title or ""))
            passages.extend(cut)
        progress(Progress(step="reading", done=done, total=total))
    built = publish(
        documents, passages, snapshots=shop.snapshots, vectors=shop.vectors, model=shop.model,
        encoder=encoder, fingerprint=fingerprint, progress=progress, now=now,
    )  # fmt: skip
    return replace(built, unread=tuple(unread))


def publish(
    documents: Sequence[IndexedDocument],
    passages: Sequence[Passage],
    *,
    snapshots: Path,
    vectors: VectorCache,
    model: str,
    encoder: Callable[[], Encoder],
    fingerprint: str,
    progress: Callable[[Progress], None] = lambda step: None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Built:
    """Embed what is new, write a snapshot, verify it and serve it; an unchanged one is left as it is."""
    indexed = [passage for passage in passages if passage.indexed]
    if not indexed:
        raise NothingToIndex(
            "no accepted document has text; add some with `chalkface add PATH --accept`, "
            "or accept drafts with `chalkface corpus accept ID`"
        )
    content = _digest(documents, passages, fingerprint)
    served = _served(snapshots, content)
    if served is not None:
        return Built(snapshot=served, documents=len(documents), passages=len(indexed), embedded=0,
                     unchanged=True)  # fmt: skip
    titles = {document.id: document.title for document in documents}
    rows, embedded = vectors.vectors_for(
        [embedded_text(titles[passage.document_id], passage.text) for passage in indexed],
        encoder=encoder,
        progress=lambda done, of: progress(Progress(step="embedding", done=done, total=of)),
    )
    moment = now().astimezone(UTC)
    progress(Progress(step="writing", done=0, total=1))
    folder = write_snapshot(
        snapshots,
        name=_free_name(snapshots, f"{moment:%Y%m%dT%H%M%S}-{content[:8]}"),
        created=moment.isoformat(timespec="seconds"),
        model=model,
        fingerprint=fingerprint,
        documents=documents,
        passages=passages,
        vectors=rows,
        content=content,
    )
    verify(folder)
    switch(snapshots, folder)
    progress(Progress(step="writing", done=1, total=1))
    return Built(snapshot=folder.name, documents=len(documents), passages=len(indexed), embedded=embedded,
                 unchanged=False)  # fmt: skip


def _free_name(snapshots: Path, wanted: str) -> str:
    """Return `wanted`, numbered where a snapshot of the same second holds the same."""
    names = (wanted, *(f"{wanted}-{number}" for number in range(2, 1_000)))
    return next(name for name in names if not (snapshots / name).exists())


def embedded_text(title: str, text: str) -> str:
    """Return what is embedded for a passage: its title says what the passage takes for granted."""
    return f"{title.rstrip('.')}. {text.strip()}" if title else text.strip()


def places_of(document: Document, *, texts: TextStore, files: FileStore) -> tuple[Place, ...]:
    """Return a document's text: from its best-read file, laid out by page where there is a PDF too.

    A stored file that can no longer be read is passed over while another can. Raises `ReadingError` when none
    can.
    """
    read: list[tuple[Representation, Reading]] = []
    failed: ReadingError | None = None
    for representation in document.representations:
        if representation.current:
            try:
                read.append((representation, _reading_of(representation, texts=texts, files=files)))
            except ReadingError as error:
                failed = error
    if not read:
        if failed is not None:
            raise failed
        return ()
    best, text = max(read, key=lambda pair: (pair[0].quality, -PREFERRED.index(pair[0].format)))
    printed = next((reading for representation, reading in read if representation.format == "pdf"), None)
    if printed is None or best.format == "pdf":
        return text.places
    return with_pages(text.places, printed.places)


def _reading_of(representation: Representation, *, texts: TextStore, files: FileStore) -> Reading:
    reading = texts.load(representation.sha256)
    if reading is None:
        from indexer.reading.read import read_file  # the parsers take a quarter of a second to import

        path = files.path(representation.sha256, name=representation.name)
        reading = _stored_record(path) if representation.format == "record" else read_file(path)
        texts.keep(representation.sha256, reading)
    return reading


def _stored_record(path: Path) -> Reading:
    try:
        return read_record(path.read_bytes())
    except (OSError, ValueError, TypeError) as error:
        raise Damaged(
            f"its stored text {path.name} is missing or damaged; put the record in again"
        ) from error


def record_bytes(sections: Sequence[Section]) -> bytes:
    """Return a record's own text as the file that the collection keeps of it."""
    return json.dumps([[section.title, section.text] for section in sections], ensure_ascii=False).encode()


def read_record(content: bytes) -> Reading:
    """Return the text that `record_bytes` wrote: one place a section."""
    sections: list[tuple[str, str]] = json.loads(content)
    return Reading(
        format="record",
        places=tuple(Place(page=None, section=title, text=text) for title, text in sections),
        facts=Facts(),
        quality=Quality(score=1.0),
        language="en",
    )


def _digest(documents: Sequence[IndexedDocument], passages: Sequence[Passage], fingerprint: str) -> str:
    """Name all that a snapshot's content depends on, so that an unchanged collection is not written again."""
    digest = hashlib.sha256(f"{fingerprint}\x1f{RECIPE}\x1f{ANALYSER}".encode())
    for document in documents:
        digest.update(f"\x1e{document.id}\x1f{document.title}".encode())
    for passage in passages:
        digest.update(f"\x1e{passage.id}\x1f{passage.start}\x1f{passage.indexed}".encode())
    return digest.hexdigest()


def _served(snapshots: Path, content: str) -> str | None:
    """Return the name of the snapshot being served if it holds just this content and is whole."""
    try:
        folder = current_folder(snapshots)
        if read_manifest(folder).content == content:
            verify(folder)
            return folder.name
    except (NoSnapshot, SnapshotDamaged):
        return None
    return None
