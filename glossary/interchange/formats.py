"""The formats there are, as a table: which suffix, who writes, who reads; and the two ways in and out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from glossary.errors import CannotImport, GlossaryError
from glossary.interchange.incoming import Incoming
from glossary.interchange.saving import MOST_BYTES, MOST_BYTES_OF_RDF, contents, save
from glossary.interchange.sheet import read_csv, read_xlsx, write_csv, write_proposals, write_xlsx
from glossary.interchange.skos import write_skos
from glossary.interchange.skos_reading import read_skos
from glossary.interchange.tbx import write_tbx
from glossary.interchange.tbx_reading import read_tbx
from glossary.interchange.vale import write_vale_folder, write_vale_zip
from glossary.term_bank import TermBank

Writer = Callable[[TermBank, BinaryIO], None]
Reader = Callable[[bytes, str], Incoming]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name, its suffixes, what it is, and who writes and reads it."""

    name: str
    suffixes: tuple[str, ...]
    about: str
    write: Writer
    read: Reader | None = None
    write_folder: Callable[[TermBank, Path], None] | None = None
    """For formats that are a folder when the path has no suffix."""
    most_bytes: int = MOST_BYTES
    """Larger files are refused."""


def _skos(form: str) -> tuple[Writer, Reader]:
    return (
        partial(write_skos, form=form),
        lambda content, file: read_skos(content, form=form, file=file),
    )


FORMATS = (
    Format(
        "turtle", (".ttl",), "SKOS as Turtle; nothing is lost", *_skos("turtle"), most_bytes=MOST_BYTES_OF_RDF
    ),
    Format(
        "rdfxml",
        (".rdf", ".owl"),
        "SKOS as RDF/XML; nothing is lost",
        *_skos("rdfxml"),
        most_bytes=MOST_BYTES_OF_RDF,
    ),
    Format(
        "jsonld",
        (".jsonld",),
        "SKOS as JSON-LD; nothing is lost",
        *_skos("jsonld"),
        most_bytes=MOST_BYTES_OF_RDF,
    ),
    Format(
        "csv",
        (".csv", ".tsv"),
        "a sheet, a row a sense; nothing is lost",
        write_csv,
        lambda content, file: read_csv(content, file=file),
    ),
    Format(
        "xlsx",
        (".xlsx",),
        "an Excel sheet with choices and help; nothing is lost",
        write_xlsx,
        lambda content, file: read_xlsx(content, file=file),
    ),
    Format(
        "tbx",
        (".tbx",),
        "TBX-Basic; what it cannot hold goes into notes",
        write_tbx,
        lambda content, file: read_tbx(content, file=file),
    ),
    Format(
        "vale",
        (".zip", ""),
        "a style for the linter Vale, as ZIP or folder; only written",
        write_vale_zip,
        write_folder=write_vale_folder,
    ),
)


def export_bank(bank: TermBank, path: Path, *, format: str | None = None) -> Format:
    """Write the bank to `path`; the suffix tells the format, unless `format` names it.

    A file is whole or not there. Raises GlossaryError naming what is allowed.
    """
    chosen = _chosen(path, format, FORMATS, GlossaryError, doing="written")
    if chosen.write_folder is not None and not path.suffix:
        chosen.write_folder(bank, path)
    else:
        save(path, partial(_write, chosen.write, bank))
    return chosen


def read_terms(path: Path, *, format: str | None = None) -> Incoming:
    """Return what a file of terms brings; nothing is taken in yet. Raises CannotImport."""
    readable = tuple(one for one in FORMATS if one.read is not None)
    chosen = _chosen(path, format, readable, CannotImport, doing="read")
    if chosen.read is None:
        raise CannotImport(f"{chosen.name} cannot be read.")
    return chosen.read(contents(path, most=chosen.most_bytes), str(path))


def export_proposals(incoming: Incoming, path: Path) -> None:
    """Write the proposals of an import as CSV to fill; the filled file can be read like any other."""
    save(path, partial(write_proposals, incoming.proposals))


def _write(write: Writer, bank: TermBank, stream: BinaryIO) -> None:
    write(bank, stream)


def _chosen(
    path: Path, name: str | None, among: tuple[Format, ...], refusal: type[GlossaryError], *, doing: str
) -> Format:
    for one in among:
        if name == one.name or (name is None and path.suffix.lower() in one.suffixes and path.suffix):
            return one
    allowed = ", ".join(f"{one.name} ({' '.join(filter(None, one.suffixes))})" for one in among)
    asked = f"the format {name!r}" if name else f"the suffix {path.suffix!r}" if path.suffix else "no suffix"
    raise refusal(f"{path}: {asked} cannot be {doing}. Allowed: {allowed}.")
