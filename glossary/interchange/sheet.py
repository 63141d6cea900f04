"""Sheets that a teacher-editor can fill, as CSV and Excel: a row a sense, a column a field, nothing lost."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from glossary.bank_entry import Fault
from glossary.errors import CannotImport
from glossary.interchange.cells import cell_text, cell_value, letter
from glossary.interchange.flat import BY_NAME, COLUMNS, Flat, flat_of
from glossary.interchange.incoming import Incoming, Intake, Proposal
from glossary.interchange.workbook import MOST_ROWS, Cell, read_workbook, write_workbook
from glossary.term_bank import TermBank
from glossary.terms import slug

STILL_MISSING = "still missing"
"""A column that sheets of proposals have more; it is for people and is not read."""

FOUND_AT = "found at"
"""Likewise: where a proposal comes from."""

LARGEST_CELL = 1_000_000  # Characters. More is no cell but a file whose quotes do not close.


def write_csv(bank: TermBank, stream: BinaryIO) -> None:
    """Write the bank as CSV, in UTF-8 with the mark by which Excel knows it."""
    _write_csv(_rows(flat_of(sense) for sense in bank.senses), stream)


def write_xlsx(bank: TermBank, stream: BinaryIO) -> None:
    """Write the bank as an Excel workbook with choices and a sheet that says how to fill it."""
    write_workbook(_rows(flat_of(sense) for sense in bank.senses), stream)


def write_proposals(proposals: Iterable[Proposal], stream: BinaryIO) -> None:
    """Write proposals as CSV to fill; what is missing stands in a column of its own."""
    head = [*(column.name for column in COLUMNS), STILL_MISSING, FOUND_AT]
    rows = ([*_cells(one.known), ", ".join(one.missing), one.where] for one in proposals)
    _write_csv([head, *rows], stream)


def read_csv(content: bytes, *, file: str) -> Incoming:
    """Return what a CSV file brings, whatever its encoding and separator. Raises CannotImport."""
    intake = Intake(file)
    text = _decoded(content, intake)
    rows = _csv_rows(text, file=file)
    return _taken(rows, intake)


def read_xlsx(content: bytes, *, file: str) -> Incoming:
    """Return what the first sheet of an Excel workbook brings. Raises CannotImport."""
    return _taken(read_workbook(content, file=file), Intake(file))


def _rows(senses: Iterable[Flat]) -> Iterator[list[str]]:
    yield [column.name for column in COLUMNS]
    for flat in senses:
        yield _cells(flat)


def _cells(flat: Flat) -> list[str]:
    return [cell_text(flat, column) for column in COLUMNS]


def _write_csv(rows: Iterable[Sequence[str]], stream: BinaryIO) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(rows)
    stream.write(text.getvalue().encode("utf-8-sig"))


def _decoded(content: bytes, intake: Intake) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        intake.notes.append("The file is not UTF-8; it was read as Windows text (cp1252). Check its dashes.")
        return content.decode("cp1252", errors="replace")


def _csv_rows(text: str, *, file: str) -> Iterator[list[Cell]]:
    first = text.lstrip().split("\n", 1)[0]
    separator = max(",;\t", key=lambda mark: sum(_named(part) for part in first.split(mark)))
    before = csv.field_size_limit(LARGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row in reader:
            # Rows keep the number that a spreadsheet shows: cells may hold line breaks.
            yield [Cell(one) for one in row]
    except csv.Error as error:
        advice = "Check that the quotes before it close."
        raise CannotImport(f"{file}, line {reader.line_num} cannot be read: {error}. {advice}") from error
    finally:
        csv.field_size_limit(before)


def _named(head: str) -> bool:
    return _plain_name(head) in BY_NAME


def _plain_name(head: str) -> str:
    return "_".join(head.strip().strip('"').strip().casefold().replace("_", " ").split())


def _taken(rows: Iterable[Sequence[Cell]], intake: Intake) -> Incoming:
    heads: list[str] | None = None
    for number, row in enumerate(rows, 1):
        if not any(cell.text.strip() or cell.wrong for cell in row):
            continue
        if number > MOST_ROWS:
            raise CannotImport(f"{intake.file} has more than {MOST_ROWS} rows; split it into several files.")
        if heads is None:
            heads = _heads(row, intake)
        else:
            _take_row(row, heads, number, intake)
    if heads is None:
        raise CannotImport(f"{intake.file} is empty.")
    return intake.brought()


def _heads(row: Sequence[Cell], intake: Intake) -> list[str]:
    """Return the columns' names; those that are not ours are told and stay empty."""
    names = [_plain_name(cell.text) for cell in row]
    if "term" not in names:
        wanted = ", ".join(column.name for column in COLUMNS)
        raise CannotImport(
            f"{intake.file} has no column `term` in its first row. Columns that are read: {wanted}."
        )
    found: list[str] = []
    for place, name in enumerate(names):
        known = name in BY_NAME and name not in found
        found.append(name if known else "")
        if name and not known and name not in (_plain_name(STILL_MISSING), _plain_name(FOUND_AT)):
            why = (
                "is there twice; the first is read" if name in BY_NAME else "is not a field; it was left out"
            )
            intake.notes.append(f"Column {letter(place)} ({row[place].text.strip()[:60]!r}) {why}.")
    return found


def _take_row(row: Sequence[Cell], heads: Sequence[str], number: int, intake: Intake) -> None:
    flat: dict[str, str | tuple[str, ...]] = {}
    places: dict[str, str] = {}
    wrong: list[tuple[str, str]] = []
    for place, (cell, name) in enumerate(zip(row, heads, strict=False)):
        if not name:
            continue
        places[name] = f"column {letter(place)}"
        if cell.wrong:
            wrong.append((f"{name} ({places[name]})", cell.wrong + "."))
        value = cell_value(cell.text, BY_NAME[name])
        if value:
            flat[name] = value
    for name in ("valid_from", "valid_to", "replaced_by"):
        if name in places:
            places.setdefault("valid", places[name].replace("column", "from column"))
    term = flat.get("term", "")
    if wrong:
        said = slug(str(term)) or f"row {number}"
        intake.faults += [Fault(intake.file, number, said, field, message) for field, message in wrong]
        return
    intake.take(flat, where=f"row {number}", line=number, places=places, proposing=False)
