"""An immutable built index: written beside the old one, verified, then switched to by one small file.

Longer than most files here: what writes a format and what reads it stand side by side, so that neither
changes alone.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from corpus.files import sync_folder
from indexer.dense import RECIPE, DenseIndex
from indexer.encoders import Vectors
from indexer.errors import NoSnapshot, SnapshotDamaged
from indexer.passages import Passage
from indexer.words import WordsIndex, WordsRow

FORMAT = 1
POINTER = "current"
"""The small file that names the folder to serve. A file, not a link: Windows cannot swap a folder that is in
use, but it can replace a file."""
KEPT = 2
"""Snapshots kept after a switch: the one served and the one before, which a reader may still have open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a snapshot holds; `files` maps each file to its SHA-256 and size in bytes."""

    format: int
    id: str
    created: str
    model: str
    fingerprint: str
    dimension: int
    passages: int
    documents: int
    recipe: str
    content: str
    files: dict[str, tuple[str, int]]

    @property
    def bytes(self) -> int:
        """Size of the whole snapshot."""
        return sum(size for _, size in self.files.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedDocument:
    """A document as the snapshot knows it; its facts are read from the catalogue when it is shown."""

    id: str
    title: str


def write_snapshot(
    root: Path,
    *,
    name: str,
    created: str,
    model: str,
    fingerprint: str,
    documents: Sequence[IndexedDocument],
    passages: Sequence[Passage],
    vectors: Vectors,
    content: str,
) -> Path:
    """Write a snapshot under `root` without serving it yet; returns its folder.

    `vectors` has one row for each indexed passage, in order; `content` is a digest of what goes in. A
    half-written snapshot never gets its name.
    """
    root.mkdir(parents=True, exist_ok=True)
    building = root / f".building-{name}"
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir()
    numbers = {document.id: number for number, document in enumerate(documents)}
    indexed = [passage for passage in passages if passage.indexed]
    _write_passages(building / "passages.sqlite", documents, passages, numbers)
    DenseIndex.write(vectors, building / "vectors.faiss")
    WordsIndex.write(_words_rows(indexed, documents, numbers), building / "words")
    manifest = Manifest(
        format=FORMAT, id=name, created=created, model=model, fingerprint=fingerprint,
        dimension=int(vectors.shape[1]), passages=len(indexed), documents=len(documents), recipe=RECIPE,
        content=content, files=_checksums(building),
    )  # fmt: skip
    _write_durably(building / "manifest.json", json.dumps(asdict(manifest), indent=1))
    for path in building.rglob("*"):
        if path.is_file():
            _sync_file(path)
    for folder in (building / "words", building):
        sync_folder(folder)
    target = root / name
    building.replace(target)
    sync_folder(root)
    return target


def verify(folder: Path) -> Manifest:
    """Read back every file and compare; also checks that the three parts agree on what they hold."""
    manifest = read_manifest(folder)
    found = _checksums(folder)
    for file, (digest, size) in manifest.files.items():
        if file not in found:
            raise SnapshotDamaged(f"{file} of snapshot {manifest.id} is missing; run `chalkface build`")
        if found[file] != (digest, size):
            raise SnapshotDamaged(f"{file} of snapshot {manifest.id} is damaged; run `chalkface build`")
    snapshot = Snapshot(folder)
    held = {snapshot.count(), len(snapshot.dense), len(snapshot.words), manifest.passages}
    snapshot.close()
    if len(held) != 1:
        raise SnapshotDamaged(
            f"the parts of snapshot {manifest.id} disagree on the number of passages; run `chalkface build`"
        )
    return manifest


def switch(root: Path, folder: Path) -> None:
    """Serve `folder` from now on, by one atomic rename, and let old snapshots go."""
    before = _pointed_at(root)
    incoming = root / f".{POINTER}-{os.getpid()}"
    _write_durably(incoming, folder.name)
    incoming.replace(root / POINTER)
    sync_folder(root)
    _let_go(root, serving=folder.name, before=before)


def current_folder(root: Path) -> Path:
    """Return the folder being served. Raises `NoSnapshot`."""
    name = _pointed_at(root)
    if name is None:
        raise NoSnapshot("nothing has been built yet; run `chalkface build` first")
    folder = root / name
    if not name or not (folder / "manifest.json").is_file():
        raise SnapshotDamaged(f"the snapshot {name!r} is gone; run `chalkface build`")
    return folder


def _pointed_at(root: Path) -> str | None:
    try:
        return (root / POINTER).read_text("utf-8").strip()
    except OSError:
        return None


def read_manifest(folder: Path) -> Manifest:
    """Return what a snapshot says it holds. Raises `SnapshotDamaged`."""
    try:
        held = json.loads((folder / "manifest.json").read_text("utf-8"))
        _refuse_newer(folder, int(held["format"]))
        held["files"] = {name: (digest, size) for name, (digest, size) in held["files"].items()}
        return Manifest(**held)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise SnapshotDamaged(f"snapshot {folder.name} cannot be read; run `chalkface build`") from error


def _refuse_newer(folder: Path, found: int) -> None:
    """Judge the format before anything else: a newer manifest may hold other fields."""
    if found > FORMAT:
        raise SnapshotDamaged(
            f"snapshot {folder.name} has format {found}, this Chalkface knows up to {FORMAT}; "
            "install a newer Chalkface, or build again with this one"
        )


class Snapshot:
    """A snapshot opened for reading; its parts are opened when first used. Safe for several threads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest = read_manifest(folder)
        self._passages = sqlite3.connect(
            f"{(folder / 'passages.sqlite').absolute().as_uri()}?mode=ro&immutable=1",
            uri=True,
            check_same_thread=False,
        )
        self.documents: tuple[str, ...] = tuple(
            row[0] for row in self._passages.execute("SELECT id FROM documents ORDER BY number")
        )
        self.numbers = {name: number for number, name in enumerate(self.documents)}

    @cached_property
    def dense(self) -> DenseIndex:
        """Passages by meaning."""
        return DenseIndex(self.folder / "vectors.faiss")

    @cached_property
    def words(self) -> WordsIndex:
        """Passages by words."""
        return WordsIndex(self.folder / "words")

    @cached_property
    def owners(self) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
        """Document number of each indexed passage, by row."""
        rows = self._passages.execute("SELECT document FROM passages WHERE row IS NOT NULL ORDER BY row")
        return np.fromiter((row[0] for row in rows), dtype=np.int32, count=self.manifest.passages)

    def count(self) -> int:
        """Return how many indexed passages the table holds."""
        return int(self._passages.execute("SELECT count(row) FROM passages").fetchone()[0])

    def passages(self, rows: Iterable[int]) -> dict[int, Passage]:
        """Return passages by row number."""
        found: dict[int, Passage] = {}
        for row in rows:
            line = self._passages.execute(f"{_SELECT} WHERE row = ?", (int(row),)).fetchone()
            if line is not None:
                found[int(row)] = _passage(line)
        return found

    def passage(self, wanted: str) -> Passage | None:
        """Return a passage by its id."""
        line = self._passages.execute(f"{_SELECT} WHERE p.id = ?", (wanted,)).fetchone()
        return None if line is None else _passage(line)

    def passages_of(self, document_id: str) -> list[Passage]:
        """Return all passages of a document in reading order, those outside the index too."""
        number = self.numbers.get(document_id)
        lines = self._passages.execute(f"{_SELECT} WHERE document = ? ORDER BY position", (number,))
        return [_passage(line) for line in lines]

    def close(self) -> None:
        """Release the files."""
        self._passages.close()


_SELECT = (
    'SELECT p.id, d.id, page, section, start, "end", text, row IS NOT NULL '
    "FROM passages p JOIN documents d ON d.number = p.document"
)


def _passage(line: tuple[str, str, int | None, str | None, int, int, str, int]) -> Passage:
    return Passage(
        id=line[0], document_id=line[1], page=line[2], section=line[3], start=line[4], end=line[5],
        text=line[6], indexed=bool(line[7]),
    )  # fmt: skip


def _write_passages(
    path: Path, documents: Sequence[IndexedDocument], passages: Sequence[Passage], numbers: dict[str, int]
) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(
            """
            PRAGMA journal_mode=OFF;
            CREATE TABLE documents (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL);
            CREATE TABLE passages (
                position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document INTEGER NOT NULL,
                page INTEGER, section TEXT, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
                text TEXT NOT NULL, row INTEGER UNIQUE
            );
            CREATE INDEX passages_by_document ON passages (document);
            """
        )
        connection.executemany(
            "INSERT INTO documents VALUES (?, ?, ?)",
            [(number, document.id, document.title) for number, document in enumerate(documents)],
        )
        row = iter(range(len(passages)))
        connection.executemany(
            "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (position, p.id, numbers[p.document_id], p.page, p.section, p.start, p.end, p.text,
                 next(row) if p.indexed else None)
                for position, p in enumerate(passages)
            ),
        )  # fmt: skip


def _words_rows(
    indexed: Sequence[Passage], documents: Sequence[IndexedDocument], numbers: dict[str, int]
) -> Iterable[WordsRow]:
    for row, passage in enumerate(indexed):
        number = numbers[passage.document_id]
        yield WordsRow(row=row, document=number, title=documents[number].title, text=passage.text)


def _checksums(folder: Path) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        # tantivy's lock files stay behind and mean nothing.
        if path.is_file() and name != "manifest.json" and path.suffix != ".lock":
            with path.open("rb") as stream:
                found[name] = (hashlib.file_digest(stream, "sha256").hexdigest(), path.stat().st_size)
    return found


def _write_durably(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())


def _sync_file(path: Path) -> None:
    """Put on disk what a library wrote: no pointer may survive a power cut that its target did not."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _let_go(root: Path, *, serving: str, before: str | None) -> None:
    complete = [
        path
        for path in root.iterdir()
        if path.is_dir() and not path.name.startswith(".") and (path / "manifest.json").is_file()
    ]
    # Newest last is not enough: a build killed before its switch leaves a newer one that nobody ever opened.
    complete.sort(key=lambda path: (path.name == serving, path.name == before, path.stat().st_mtime))
    for path in complete[:-KEPT]:
        # On Windows a file that a reader has mapped stays until the next switch.
        shutil.rmtree(path, ignore_errors=True)
    for path in root.glob(".building-*"):
        shutil.rmtree(path, ignore_errors=True)
    for path in root.glob(f".{POINTER}-*"):
        path.unlink(missing_ok=True)
