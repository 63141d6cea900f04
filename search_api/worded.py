"""The plain versions of passages on disk: written by the wording pass, read by every question.

What a question opens here is one or two small SQLite files, read only: neither spaCy nor the glossary's
translator is loaded. A file is named after the rules that worded it and the words they used, so plain
versions made by other rules are never read; those made with older words are, until the pass has been through.
"""

from __future__ import annotations

import json
import sqlite3
import threading
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, cast

from indexer.passages import Passage
from search_api.plain_quotes import WordedPassage, packed, unpacked

PATIENCE_S = 0.2
"""Seconds a question waits for a file that is being written to; then it goes without plain versions."""

WRITER_PATIENCE_S = 30.0

_TABLES = """
CREATE TABLE IF NOT EXISTS wordings (key BLOB PRIMARY KEY, packed BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS passages (id TEXT PRIMARY KEY, key BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS done (one INTEGER PRIMARY KEY CHECK (one = 1), what TEXT NOT NULL);
"""


class WordedShelf:
    """Plain versions by passage, for reading; safe for several threads. What is damaged reads as missing."""

    def __init__(self, folder: Path, *, rules: str) -> None:
        self._folder = folder
        self._rules = rules
        self._lock = threading.Lock()
        self._open: dict[str, sqlite3.Connection] = {}

    def of(self, passages: Iterable[Passage]) -> dict[str, WordedPassage]:
        """Return the plain versions that there are, by passage id."""
        wanted = list(passages)
        found: dict[str, WordedPassage] = {}
        with self._lock:
            for connection in self._files():
                for passage in wanted:
                    if passage.id not in found:
                        held = _read(connection, passage)
                        if held is not None:
                            found[passage.id] = held
                if len(found) == len(wanted):
                    break
        return found

    def close(self) -> None:
        """Release the files."""
        with self._lock:
            for connection in self._open.values():
                connection.close()
            self._open.clear()

    def _files(self) -> Iterator[sqlite3.Connection]:
        """Yield the files of these rules, the newest first."""
        present = sorted(
            self._folder.glob(f"{self._rules}-*.sqlite"), key=lambda path: (-_born(path), path.name)
        )
        names = {path.name for path in present}
        for name in [name for name in self._open if name not in names]:
            self._open.pop(name).close()
        for path in present:
            if path.name not in self._open:
                try:
                    self._open[path.name] = sqlite3.connect(
                        f"{path.absolute().as_uri()}?mode=ro",
                        uri=True,
                        check_same_thread=False,
                        timeout=PATIENCE_S,
                    )
                except sqlite3.Error:
                    continue
            yield self._open[path.name]


def _born(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:  # let go between listing and looking
        return 0


def _read(connection: sqlite3.Connection, passage: Passage) -> WordedPassage | None:
    try:
        line = connection.execute(
            "SELECT packed FROM passages JOIN wordings USING (key) WHERE id = ?", (passage.id,)
        ).fetchone()
        if line is None:
            return None
        held = cast("dict[str, Any]", json.loads(zlib.decompress(line[0])))
        return unpacked(held, text=passage.text)
    except (sqlite3.Error, zlib.error, ValueError, KeyError, TypeError, IndexError):
        return None


class WordedFile:
    """The file of one version, for writing."""

    def __init__(self, folder: Path, *, rules: str, words: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self.path = folder / f"{rules}-{words}.sqlite"
        self._connection = self._opened()

    def _opened(self) -> sqlite3.Connection:
        """Open the file; one that is damaged is begun anew, for all in it can be made again."""
        for _ in range(2):
            connection = sqlite3.connect(self.path, timeout=WRITER_PATIENCE_S)
            try:
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA synchronous=NORMAL")
                connection.executescript(_TABLES)
            except sqlite3.DatabaseError as error:
                connection.close()
                if isinstance(error, sqlite3.OperationalError):
                    raise
                _remove(self.path)
            else:
                return connection
        raise sqlite3.DatabaseError(f"{self.path} cannot be written")

    def finished(self) -> str:
        """Return what the last pass that ended here had worded; empty where none has."""
        line = self._connection.execute("SELECT what FROM done").fetchone()
        return str(line[0]) if line else ""

    def missing(self, wanted: Sequence[tuple[str, bytes]]) -> set[bytes]:
        """Return which keys have no wording yet; `wanted` are passage ids with their keys.

        Passages whose words are known already, in another place or under another id, are noted at once.
        """
        known = {cast("bytes", line[0]) for line in self._connection.execute("SELECT key FROM wordings")}
        with self._connection:
            self._connection.executemany(
                "INSERT OR REPLACE INTO passages VALUES (?, ?)",
                [(name, key) for name, key in wanted if key in known],
            )
        return {key for _, key in wanted} - known

    def keep(self, worded: Iterable[tuple[Sequence[str], bytes, WordedPassage]]) -> None:
        """Keep wordings, each with the ids of the passages that it is of: all of them or none."""
        with self._connection:
            for ids, key, passage in worded:
                raw = json.dumps(packed(passage), ensure_ascii=False, separators=(",", ":")).encode()
                self._connection.execute(
                    "INSERT OR REPLACE INTO wordings VALUES (?, ?)", (key, zlib.compress(raw))
                )
                self._connection.executemany(
                    "INSERT OR REPLACE INTO passages VALUES (?, ?)", [(name, key) for name in ids]
                )

    def finish(self, wanted: Sequence[tuple[str, bytes]], *, what: str) -> None:
        """Let go of all that is not wanted any more, here and in files of other versions."""
        with self._connection:
            self._connection.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (id TEXT PRIMARY KEY)")
            self._connection.execute("DELETE FROM wanted")
            self._connection.executemany(
                "INSERT OR IGNORE INTO wanted VALUES (?)", [(name,) for name, _ in wanted]
            )
            self._connection.execute("DELETE FROM passages WHERE id NOT IN (SELECT id FROM wanted)")
            self._connection.execute("DELETE FROM wordings WHERE key NOT IN (SELECT key FROM passages)")
            self._connection.execute("INSERT OR REPLACE INTO done VALUES (1, ?)", (what,))
        # One file without companions can be copied, and read from a disk that may not be written.
        with suppress(sqlite3.OperationalError):
            self._connection.execute("PRAGMA journal_mode=DELETE")
        for path in self._folder.glob("*.sqlite"):
            if path != self.path:
                _remove(path)

    def close(self) -> None:
        """Release the file."""
        self._connection.close()


def count(path: Path) -> int:
    """Return how many passages a file holds plain versions of."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        return int(connection.execute("SELECT count(*) FROM passages").fetchone()[0])


def _remove(path: Path) -> None:
    """Delete a file with what SQLite keeps beside it; where a reader holds it, the next pass does."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm", f"{path.name}-journal"):
        with suppress(OSError):
            path.with_name(name).unlink()
