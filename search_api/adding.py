"""Takes files into the collection: reads them, settles which work each belongs to, reports each in a line."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path
from typing import Literal

from corpus.documents import Added, Facts, IncomingFile
from corpus.errors import CorpusError
from corpus.files import sha256_of
from corpus.reconcile import FILE_NAME, reconcile
from corpus.sidecars import SidecarError, find_sidecars, is_sidecar, read_sidecar
from indexer.reading.errors import ReadingError
from indexer.reading.quality import ACCEPTABLE
from indexer.reading.readings import Reading
from indexer.reading.workers import read_files
from search_api.home import Home

WORKERS = max(1, (os.cpu_count() or 2))
"""Reading is bound by the processor: one worker a core."""

Outcome = Literal["added", "duplicate", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What became of one file: `detail` says it in words, with what to do next where something is to do."""

    path: str
    outcome: Outcome
    detail: str
    document: str | None = None
    state: str | None = None
    sidecar_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the curator asked for: accept at once, show here whatever the licence, and who is asking."""

    accept: bool = False
    rights_local: bool = False
    who: str | None = None


def add(
    paths: Sequence[Path], *, home: Home, wishes: Wishes, tell: Callable[[Line, int, int], None]
) -> list[Line]:
    """Add files and folders; `tell` hears each line with (done, total). One bad file never stops the rest."""
    files, missing = expand(paths)
    lines: list[Line] = []
    total = len(files) + len(missing)

    def report(line: Line) -> None:
        told = replace(line, path=_printable(line.path), detail=_printable(line.detail))
        lines.append(told)
        tell(told, len(lines), total)

    for path in missing:
        report(Line(path=str(path), outcome="refused", detail="there is no such file or folder"))
    sidecars = {path: None for path in files if is_sidecar(path)}
    owners: dict[Path, _Paper] = {}
    for paper in _add_papers([path for path in files if path not in sidecars], home=home, wishes=wishes):
        report(paper.line)
        for sidecar in find_sidecars(paper.path):
            owners.setdefault(sidecar, paper)
    for path in sidecars:
        report(_sidecar(path, owner=owners.get(path), home=home, wishes=wishes))
    return lines


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paper:
    """A file that is no sidecar and what became of it; `read` says that its facts were taken just now."""

    path: Path
    line: Line
    read: bool


def _printable(text: str) -> str:
    """Return a text that can be printed and stored: bytes of a file name that are no UTF-8 are spelt out."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def expand(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Return the files that `paths` name, folders searched in order, and the paths that do not exist.

    Hidden files and links to folders are passed over: a link could lead round in a circle.
    """
    files: dict[Path, None] = {}
    missing: list[Path] = []
    for path in paths:
        if path.is_dir():
            for folder, inner, names in os.walk(path):
                inner[:] = sorted(name for name in inner if not name.startswith("."))
                for name in sorted(names):
                    if not name.startswith("."):
                        files[Path(folder) / name] = None
        elif path.exists():
            files[path] = None
        else:
            missing.append(path)
    return list(files), missing


def _add_papers(papers: Sequence[Path], *, home: Home, wishes: Wishes) -> Iterator[_Paper]:
    hashes: dict[Path, str] = {}
    fresh: list[Path] = []
    for path in papers:
        if path.exists() and not path.is_file():
            # Opening a pipe or a device could wait, or read, without end.
            yield _refused(path, "this is not a file; name a document")
            continue
        try:
            hashes[path] = sha256_of(path)
        except OSError as error:
            yield _refused(path, f"cannot be opened ({error.strerror})")
            continue
        if home.catalogue.content_holder(hashes[path]) is None:
            fresh.append(path)
        else:
            line = _catalogued(path, sha256=hashes[path], reading=None, home=home, wishes=wishes)
            yield _Paper(path=path, line=line, read=False)
    for path, outcome in read_files(fresh, workers=min(WORKERS, max(1, len(fresh)))):
        if isinstance(outcome, ReadingError):
            yield _refused(path, str(outcome))
        else:
            line = _catalogued(path, sha256=hashes[path], reading=outcome, home=home, wishes=wishes)
            yield _Paper(path=path, line=line, read=line.outcome == "added")


def _refused(path: Path, why: str) -> _Paper:
    return _Paper(path=path, line=Line(path=str(path), outcome="refused", detail=why), read=False)


def _catalogued(path: Path, *, sha256: str, reading: Reading | None, home: Home, wishes: Wishes) -> Line:
    """Catalogue one file; `reading` is None where its content is known already."""
    hold: tuple[str, ...] = ()
    troubles: list[str] = []
    facts = Facts()
    try:
        if reading is not None:
            facts, troubles = _facts(path, reading.facts)
            home.files.keep(path, sha256=sha256)
            home.texts.keep(sha256, reading)
            if reading.quality.score < ACCEPTABLE:
                why = "; ".join(reading.quality.reasons) or "unreadable"
                hold = (f"text quality {reading.quality.score:.2f} of 1: {why}; read it before accepting",)
        added = home.catalogue.add_file(
            IncomingFile(
                path=_printable(str(path.resolve())),
                name=_printable(path.name),
                sha256=sha256,
                size=path.stat().st_size,
                format=reading.format if reading else "",
                quality=reading.quality.score if reading else 0.0,
                quality_reasons=reading.quality.reasons if reading else (),
            ),
            facts=facts,
            hold=hold,
            accept=wishes.accept,
            rights_local=wishes.rights_local,
            who=wishes.who,
        )
    except (CorpusError, OSError) as error:
        return Line(path=str(path), outcome="refused", detail=str(error))
    return _line(path, added, troubles=troubles)


def _facts(path: Path, stated: Facts) -> tuple[Facts, list[str]]:
    """Join what the sidecars and the file state; an unreadable sidecar is a trouble, not a refusal."""
    known: list[Facts] = []
    troubles: list[str] = []
    for sidecar in find_sidecars(path):
        try:
            known.append(read_sidecar(sidecar))
        except SidecarError as error:
            troubles.append(str(error))
    facts = reduce(reconcile, [*known, stated])
    if facts.title is None:
        named = " ".join(_printable(path.stem).replace("_", " ").replace("-", " ").split())
        facts = replace(facts, title=named, where={**facts.where, "title": FILE_NAME})
        troubles.append("no title was found, so the file's name stands in")
    return facts, troubles


def _sidecar(path: Path, *, owner: _Paper | None, home: Home, wishes: Wishes) -> Line:
    """Report a sidecar: taken in with its paper, given to a paper that is known, or a record of its own.

    It is a record of its own too where its paper was refused, so that what it says is not lost.
    """
    try:
        facts = read_sidecar(path)
        if owner is not None and owner.read:
            return Line(path=str(path), outcome="added", detail=f"facts taken for {owner.path.name}",
                        sidecar_of=str(owner.path))  # fmt: skip
        added = home.catalogue.add_facts(
            facts,
            sha256=sha256_of(path),
            document=owner.line.document if owner is not None else None,
            accept=wishes.accept,
            rights_local=wishes.rights_local,
            who=wishes.who,
        )
    except (SidecarError, CorpusError, OSError) as error:
        return Line(path=str(path), outcome="refused", detail=str(error))
    return _line(path, added, troubles=[], record=True)


_WORDS = {
    "new": "new document",
    "representation": "another form of a known document",
    "version": "new version of a known document",
    "facts": "facts added to a known document",
    "duplicate": "already in the collection",
}


def _line(path: Path, added: Added, *, troubles: Sequence[str], record: bool = False) -> Line:
    what = _WORDS[added.outcome]
    if record and added.outcome == "new":
        what = "new record without text"
    waits = [*added.attention, *troubles]
    detail = f"{what}: {added.document_id}" + (f" ({'; '.join(waits)})" if waits else "")
    return Line(
        path=str(path),
        outcome="duplicate" if added.outcome == "duplicate" else "added",
        detail=detail,
        document=added.document_id,
        state=added.state.value,
    )
