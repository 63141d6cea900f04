"""Keeps what was read from each file, by the file's content, so that nothing is read twice."""

from __future__ import annotations

import gzip
import json
import os
import tempfile
import zlib
from dataclasses import asdict
from pathlib import Path
from typing import Any

from corpus.documents import Effect, Facts, LicenceClaim
from indexer.reading.readings import Origin, Place, Quality, Reading

READER_VERSION = 1
"""Grows when reading changes what comes out; texts of an older version are read again."""


class TextStore:
    """A folder of readings, one compressed file each, named by the SHA-256 of the file that was read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, sha256: str, reading: Reading) -> None:
        """Store a reading; it appears whole or not at all."""
        target = self._path(sha256)
        target.parent.mkdir(parents=True, exist_ok=True)
        held = {"version": READER_VERSION, "reading": asdict(reading)}
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".incoming-")
        with os.fdopen(handle, "wb") as stream:
            stream.write(gzip.compress(json.dumps(held).encode(), compresslevel=6, mtime=0))
        Path(name).replace(target)

    def load(self, sha256: str) -> Reading | None:
        """Return the stored reading, or None where there is none of this reader's version."""
        try:
            held = json.loads(gzip.decompress(self._path(sha256).read_bytes()))
            if held["version"] != READER_VERSION:
                return None
            return _reading(held["reading"])
        except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError):
            return None

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / f"{sha256}.json.gz"


def _reading(held: dict[str, Any]) -> Reading:
    places = tuple(_place(place) for place in held["places"])
    quality = Quality(score=held["quality"]["score"], reasons=tuple(held["quality"]["reasons"]))
    return Reading(
        format=held["format"],
        places=places,
        facts=_facts(held["facts"]),
        quality=quality,
        language=held["language"],
    )


def _place(held: dict[str, Any]) -> Place:
    values: dict[str, Any] = dict(held)
    values["origins"] = tuple(Origin(**origin) for origin in held["origins"])
    return Place(**values)


def _facts(held: dict[str, Any]) -> Facts:
    values: dict[str, Any] = dict(held)
    values |= {name: tuple(held[name]) for name in ("authors", "phase", "country")}
    values["licence_claims"] = tuple(LicenceClaim(**claim) for claim in held["licence_claims"])
    values["effect"] = None if held["effect"] is None else Effect(**held["effect"])
    return Facts(**values)
