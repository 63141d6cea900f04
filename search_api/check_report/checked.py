"""Checks one file after another and holds what each check found."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from glossary.terms import Reader
from glossary.wording_check import Finding, Report, check_wording
from indexer.reading.errors import ReadingError
from indexer.reading.read import content_of
from indexer.reading.written import Written, read_written
from indexer.sentences import sentences

if TYPE_CHECKING:
    from glossary.false_friends.deciding import Decider
    from glossary.term_bank import TermBank
    from search_api.findability import Findable

STANDARD_INPUT = "-"

Findability = Callable[[str, Report], "Sequence[Findable] | None"]
"""Says where a text with this report would rank for teachers' questions; None where nothing is indexed."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to check: its name as it was given, its address relative to where we are, and its bytes."""

    name: str
    address: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The checksum of the bytes, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A file that was checked. The report's offsets count code points of `written.shown`."""

    source: Source
    written: Written
    reader: Reader
    report: Report
    findability: Sequence[Findable] | None = None

    @property
    def notes(self) -> tuple[str, ...]:
        """What to know about the reading: what was left alone, and what the check itself says."""
        found = self.findability
        if not found:
            return (*left_alone(self.written), *self.report.notes)
        from search_api.findability import notes

        return (*left_alone(self.written), *self.report.notes, *notes(found))


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read, and why in one line."""

    name: str
    address: str
    why: str


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, and the other places where the same was found."""

    first: Finding
    again: tuple[Finding, ...]


def check_files(
    files: Sequence[str],
    *,
    standard_input: Callable[[], bytes],
    bank: TermBank,
    decider: Decider,
    today: date,
    reader: Reader,
    findability: Findability | None,
) -> Iterator[Checked | Unread]:
    """Yield each file checked, or why it could not be read; one bad file never keeps the others back.

    `-` is what `standard_input` gives.
    """
    for file in files:
        address = address_of(file)
        try:
            content = standard_input() if file == STANDARD_INPUT else content_of(Path(file))
            written = read_written(content, suffix="" if file == STANDARD_INPUT else Path(file).suffix)
        except ReadingError as refused:
            yield Unread(_named(file), address, str(refused))
            continue
        report = check_wording(
            written.prose, bank=bank, decider=decider, today=today, reader=reader, split=sentences
        )
        yield Checked(
            source=Source(_named(file), address, content),
            written=written,
            reader=reader,
            report=report,
            findability=findability(written.prose, report) if findability else None,
        )


def _named(file: str) -> str:
    return "standard input" if file == STANDARD_INPUT else file


def address_of(file: str) -> str:
    """Return a file's address as a relative URI: from where we are, or its bare name if it lies elsewhere."""
    if file == STANDARD_INPUT:
        return "standard-input"
    path = Path(file)
    if path.is_absolute():
        here = Path.cwd()
        path = path.relative_to(here) if path.is_relative_to(here) else Path(path.name)
    return quote(path.as_posix(), safe="/")


def left_alone(written: Written) -> Iterator[str]:
    """Yield a sentence on what was no prose of the writer's, if there was any."""
    parts = [
        f"{number:,} {what}{'' if number == 1 else 's'}" for what, number in sorted(written.left.items())
    ]
    if written.references_from is not None:
        parts.append(f"the references (from {written.where(written.references_from)})")
    if parts:
        listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
        yield f"Left alone: {listed}."


def groups_of(report: Report) -> list[Found]:
    """Return the findings, each with the places where the same was found again."""
    again: dict[tuple[str, str], list[Finding]] = {}
    for one in report.findings:
        if one.again:
            again.setdefault(_same(one), []).append(one)
    return [Found(one, tuple(again.get(_same(one), ()))) for one in report.findings if not one.again]


def _same(one: Finding) -> tuple[str, str]:
    """What a finding shares with those found again: a sense, or its very words where it has none."""
    return (one.sense, "") if one.sense and one.kind != "statistic" else ("", one.text)
