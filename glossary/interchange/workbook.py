"""The one doorway to openpyxl: rows into and out of an Excel workbook, with every cell a text."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, cast

from glossary.errors import CannotImport, GlossaryError
from glossary.interchange.cells import letter, plain_text
from glossary.interchange.flat import COLUMNS

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MOST_BYTES_UNPACKED = 400 * 1024 * 1024  # A bank of 100,000 senses takes a quarter of it.
MOST_COLUMNS = 200  # Further ones hold nothing of ours; a file may claim 16,384 for every row.
MOST_ROWS = 300_000
MOST_IN_A_CELL = 32_767  # Excel's own limit.

_WIDTHS = {"means": 60, "plain": 50, "example": 50, "situations": 50, "teachers_say": 40, "source": 40}
_USUAL_WIDTH = 20
_LAST_ROW_WITH_CHOICES = 20_000


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text, and whether it holds a formula or an error in place of a text."""

    text: str
    wrong: str = ""


def write_workbook(rows: Iterable[Sequence[str]], stream: BinaryIO) -> None:
    """Write rows (the first is the header) as a workbook with a second sheet that says how to fill it."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = cast("Worksheet", book.active)
    sheet.title = "Terms"
    for number, row in enumerate(rows, 1):
        for place, text in enumerate(row, 1):
            if text:
                _put(sheet, number, place, text)
    _dress(sheet)
    _explain(book.create_sheet("How to fill"))
    _offer_choices(sheet)
    # The same bank makes the same file.
    book.properties.created = book.properties.modified = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    book.save(stream)


def _put(sheet: Worksheet, row: int, column: int, text: str) -> None:
    if len(text) > MOST_IN_A_CELL:
        most = f"at most {MOST_IN_A_CELL} go into one cell"
        raise GlossaryError(f"{text[:60]!r}… has {len(text)} letters; {most}. Export it as CSV.")
    cell = sheet.cell(row, column, text)
    cell.data_type = "s"  # Never a formula, whatever it begins with.


def _dress(sheet: Worksheet) -> None:
    from openpyxl.styles import Alignment, Font

    sheet.freeze_panes = "C2"
    for place, cell in enumerate(sheet[1]):
        cell.font = Font(bold=True)
        sheet.column_dimensions[letter(place)].width = _WIDTHS.get(str(cell.value), _USUAL_WIDTH)
    wrapped = Alignment(wrap_text=True, vertical="top")
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = wrapped


def _explain(sheet: Worksheet) -> None:
    from openpyxl.styles import Alignment, Font

    heads = ("column", "must be there", "what to write", "allowed")
    lists = "Several go with a semicolon between; write \\; for a semicolon inside one."
    lines = [
        heads,
        *(
            (
                one.name,
                "yes" if one.needed else "",
                f"{one.help} {lists}" if one.many else one.help,
                ", ".join(one.allowed),
            )
            for one in COLUMNS
        ),
    ]
    for number, line in enumerate(lines, 1):
        for place, text in enumerate(line, 1):
            _put(sheet, number, place, text)
            sheet.cell(number, place).alignment = Alignment(wrap_text=True, vertical="top")
            sheet.cell(number, place).font = Font(bold=number == 1)
    for place, width in zip("ABCD", (18, 14, 80, 50), strict=True):
        sheet.column_dimensions[place].width = width
    sheet.freeze_panes = "A2"


def _offer_choices(sheet: Worksheet) -> None:
    """Let cells that hold one of a few words be chosen; several words may also be typed."""
    from openpyxl.worksheet.datavalidation import DataValidation

    heads = [str(cell.value) for cell in sheet[1]]
    for column in COLUMNS:
        if not column.allowed or column.name not in heads:
            continue
        at = letter(heads.index(column.name))
        rule = DataValidation(
            sqref=f"{at}2:{at}{_LAST_ROW_WITH_CHOICES}",
            type="list",
            formula1=f'"{",".join(column.allowed)}"',
            allow_blank=True,
            showErrorMessage=not column.many,
            errorTitle=column.name,
            error="Choose one of the list.",
        )
        sheet.add_data_validation(rule)


def read_workbook(content: bytes, *, file: str) -> Iterator[list[Cell]]:
    """Yield the rows of the first sheet (of "Terms" if there is one). Raises CannotImport."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    _refuse_bomb(content, file=file)
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
        name = "Terms" if "Terms" in book.sheetnames else book.sheetnames[0]
        sheet = book[name]
        sheet.reset_dimensions()
        for row in sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS):
            yield [_read(cell.value, cell.data_type) for cell in row]
    except (InvalidFileException, KeyError, ValueError, TypeError, IndexError, OSError, SyntaxError) as error:
        advice = "Open it in a spreadsheet program and save it again as .xlsx."
        raise CannotImport(f"{file} is not a sound workbook: {error}. {advice}") from error


def _read(value: object, kind: str) -> Cell:
    if kind == "f":
        return Cell("", "holds a formula; write the text itself")
    if kind == "e":
        return Cell("", f"holds an error ({value}); write the text itself")
    return Cell(plain_text(value))


def _refuse_bomb(content: bytes, *, file: str) -> None:
    """Refuse what is no workbook or unpacks to too much, before anything is unpacked. Raises CannotImport."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            names = packed.namelist()
            unpacked = sum(one.file_size for one in packed.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        advice = "An older .xls has to be saved as .xlsx first."
        raise CannotImport(f"{file} is not an Excel workbook (.xlsx). {advice}") from error
    if unpacked > MOST_BYTES_UNPACKED:
        most = MOST_BYTES_UNPACKED // (1024 * 1024)
        raise CannotImport(
            f"{file} unpacks to {unpacked // (1024 * 1024)} MB; at most {most} MB are read. Split it up."
        )
    if "[Content_Types].xml" not in names:
        raise CannotImport(f"{file} is a ZIP file, but no Excel workbook.")
