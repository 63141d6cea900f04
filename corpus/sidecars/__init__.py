"""Files that stand beside a document and say what it is: Crossref deposits, JSON records, RIS."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from corpus.documents import Facts
from corpus.sidecars.crossref import looks_like_deposit, read_deposit
from corpus.sidecars.errors import SidecarError
from corpus.sidecars.record_json import looks_like_record, read_record
from corpus.sidecars.ris import looks_like_ris, read_ris

__all__ = ["SidecarError", "find_sidecars", "is_sidecar", "read_sidecar"]

MAX_BYTES = 2_000_000  # a deposit with a thousand references is about 300 kB; more is not about one work


class _Reader(Protocol):
    def __call__(self, data: bytes, *, name: str) -> Facts: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Format:
    ending: str
    sniff: Callable[[bytes], bool]
    read: _Reader


_FORMATS = (
    _Format(ending=".crossref.xml", sniff=looks_like_deposit, read=read_deposit),
    _Format(ending=".json", sniff=looks_like_record, read=read_record),
    _Format(ending=".ris", sniff=looks_like_ris, read=read_ris),
)
"""The formats by the ending of the file name, the best informed first."""

_DOUBLE_ENDINGS = (".jats.xml", ".nxml.xml")
"""Endings of documents that count as one: paper.jats.xml and paper.crossref.xml belong together."""


def read_sidecar(path: Path) -> Facts:
    """Read what a sidecar says, every known field marked in `Facts.where`.

    Raises SidecarError, with a line to show, for a format not known here, a file over MAX_BYTES, one that
    cannot be opened or decoded, and one that names no work.
    """
    kind = _format_of(path)
    if kind is None:
        endings = ", ".join(known.ending for known in _FORMATS)
        raise SidecarError(f"{path.name}: not a sidecar by its name. Sidecars end in {endings}.")
    return kind.read(_bytes_of(path), name=path.name)


def is_sidecar(path: Path) -> bool:
    """Whether a file is a sidecar by its name and by what stands in it; never raises."""
    kind = _format_of(path)
    if kind is None or not path.is_file():
        return False
    try:
        return kind.sniff(_bytes_of(path))
    except SidecarError:
        return False


def find_sidecars(path: Path) -> tuple[Path, ...]:
    """Find the sidecars beside a document: paper.pdf has paper.crossref.xml, paper.json, paper.ris.

    The best informed format comes first; `path` itself is left out.
    """
    stems = [
        path.stem,
        *(path.name[: -len(end)] for end in _DOUBLE_ENDINGS if path.name.lower().endswith(end)),
    ]
    beside = dict.fromkeys(path.with_name(stem + kind.ending) for kind in _FORMATS for stem in stems)
    return tuple(found for found in beside if found != path and is_sidecar(found))


def _format_of(path: Path) -> _Format | None:
    return next((kind for kind in _FORMATS if path.name.lower().endswith(kind.ending)), None)


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise SidecarError(f"{path.name}: cannot be opened ({error.strerror}). Check the file.") from error
    if len(data) > MAX_BYTES:
        raise SidecarError(
            f"{path.name}: over {MAX_BYTES:,} bytes, too large to describe one work. Keep one record in it."
        )
    return data
