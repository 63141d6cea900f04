"""Keeps accepted files by their content, durably."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import tempfile
from pathlib import Path
from typing import BinaryIO

from corpus.errors import FileChanged


def sha256_of(path: Path) -> str:
    """Return the hexadecimal SHA-256 of a file's content."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


class FileStore:
    """A folder of files named by the SHA-256 of their content."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, sha256: str, *, name: str) -> Path:
        """Return where the content with this hash is kept, whether or not it is there.

        It keeps the suffix of `name`: Markdown cannot be told from plain text by content alone.
        """
        return self._folder / sha256[:2] / f"{sha256}{Path(name).suffix.lower()}"

    def keep(self, path: Path, *, sha256: str) -> Path:
        """Copy a file into the store; it is on disk for good when this returns.

        Raises `FileChanged` when its content is no longer that of `sha256`.
        """
        target = self.path(sha256, name=path.name)
        if not target.exists():
            with path.open("rb") as stream:
                _write(target, stream, sha256=sha256)
        return target

    def keep_bytes(self, content: bytes, *, name: str) -> str:
        """Store `content` under its hash and the suffix of `name`; return the hash."""
        digest = hashlib.sha256(content).hexdigest()
        target = self.path(digest, name=name)
        if not target.exists():
            _write(target, io.BytesIO(content), sha256=digest)
        return digest


def _write(target: Path, stream: BinaryIO, *, sha256: str) -> None:
    """Copy `stream`; only content that is on disk and has this hash gets the name `target`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".incoming-")
    try:
        with os.fdopen(handle, "wb") as out:
            shutil.copyfileobj(stream, out)
            out.flush()
            os.fsync(out.fileno())
        _check(Path(name), sha256=sha256)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def _check(path: Path, *, sha256: str) -> None:
    if sha256_of(path) != sha256:
        raise FileChanged("the file changed while it was being read; add it again")


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` survive a power cut; systems that cannot sync a folder do it themselves."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
