"""Remembers the vector of every text that was ever embedded, by content hash."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from indexer.encoders import Encoder, Vectors

BLOCK = 512
"""Texts embedded between two commits: a killed build loses at most this many (under ten seconds of work)."""

LOOKUP = 900
"""Hashes asked for in one SELECT; SQLite's oldest limit is 999 variables."""


def content_hash(text: str) -> bytes:
    """Return the 16-byte hash under which a text's vector is kept."""
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


class VectorCache:
    """One SQLite file a model: content hash -> float32 vector."""

    def __init__(self, folder: Path, *, fingerprint: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / f"{fingerprint}.sqlite"
        with closing(self._open()) as connection:
            connection.execute(
                "CREATE TABLE IF NOT EXISTS vectors "
                "(hash BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID"
            )

    def vectors_for(
        self,
        texts: Sequence[str],
        *,
        encoder: Callable[[], Encoder],
        progress: Callable[[int, int], None] = lambda done, of: None,
    ) -> tuple[Vectors, int]:
        """Return one row a text and how many had to be embedded; `progress` hears (done, to embed).

        `encoder` is called only if something must be embedded, so that an unchanged collection never loads
        the model.
        """
        hashes = [content_hash(text) for text in texts]
        with closing(self._open()) as connection:
            known = self._known(connection, set(hashes))
            wanted = {key: text for key, text in zip(hashes, texts, strict=True) if key not in known}
            if wanted:
                self._embed(connection, wanted, encoder=encoder(), progress=progress)
            known = self._known(connection, set(hashes))
        rows = [np.frombuffer(known[key], dtype="<f4") for key in hashes]
        return (np.vstack(rows) if rows else np.zeros((0, 0), dtype=np.float32)), len(wanted)

    def _embed(
        self,
        connection: sqlite3.Connection,
        wanted: dict[bytes, str],
        *,
        encoder: Encoder,
        progress: Callable[[int, int], None],
    ) -> None:
        # Longest first: batches hold texts of like length, and the time left is never underestimated.
        order = sorted(wanted, key=lambda key: (-len(wanted[key]), key))
        progress(0, len(order))
        for start in range(0, len(order), BLOCK):
            block = order[start : start + BLOCK]
            vectors = encoder.encode_passages([wanted[key] for key in block]).astype("<f4")
            with connection:
                connection.executemany(
                    "INSERT OR IGNORE INTO vectors VALUES (?, ?)",
                    [(key, row.tobytes()) for key, row in zip(block, vectors, strict=True)],
                )
            progress(min(start + BLOCK, len(order)), len(order))

    def _known(self, connection: sqlite3.Connection, hashes: set[bytes]) -> dict[bytes, bytes]:
        found: dict[bytes, bytes] = {}
        ordered = sorted(hashes)
        for start in range(0, len(ordered), LOOKUP):
            part = ordered[start : start + LOOKUP]
            marks = ",".join("?" * len(part))
            found.update(
                connection.execute(f"SELECT hash, vector FROM vectors WHERE hash IN ({marks})", part)  # noqa: S608
            )
        return found

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=30)
        connection.execute("PRAGMA journal_mode=WAL")
        return connection
