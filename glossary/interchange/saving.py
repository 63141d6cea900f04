"""Files that are whole or not there: written beside, then put in place; and read only when not too big."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, cast

from glossary.errors import CannotImport, GlossaryError

MOST_BYTES = 200 * 1024 * 1024
MOST_BYTES_OF_RDF = 64 * 1024 * 1024  # Read, it takes fifty times as much memory; 400,000 concepts fit in.


def save(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Write a file beside `path` and put it in its place; what was there stays until it is whole."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(
            dir=path.parent, prefix=f".{path.name}.", suffix=".new", delete=False
        ) as file:
            beside = Path(file.name)
            try:
                write(cast("BinaryIO", file))
                file.flush()
                os.fsync(file.fileno())
                os.fchmod(
                    file.fileno(), 0o644
                )  # A temporary file is for its owner only; an export is for others.
            except BaseException:
                with suppress(OSError):
                    beside.unlink()
                raise
        beside.replace(path)
    except OSError as error:
        raise GlossaryError(f"{path} cannot be written: {error.strerror or error}.") from error


def contents(path: Path, *, most: int) -> bytes:
    """Return what a file holds. Raises CannotImport when there is none, or it is too big to be read."""
    try:
        size = path.stat().st_size
        if size > most:
            sizes = f"has {size / 2**20:.0f} MB; at most {most // 2**20} MB can be read"
            raise CannotImport(f"{path} {sizes}. Split it into several files.")
        return path.read_bytes()
    except OSError as error:
        raise CannotImport(f"{path} cannot be read: {error.strerror or error}.") from error
