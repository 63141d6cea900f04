"""What stands in a cell: guarded so that no spreadsheet runs it, and read back whatever Excel made of it."""

from __future__ import annotations

import re
from datetime import date, datetime

from glossary.interchange.flat import Column, Flat, joined, parted

_STARTS_FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "＝",
    "＋",
    "－",
    "＠",
)  # Full-width ones run in East Asian Excel.
_UK_DATE = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_WHOLE = re.compile(r"(\d+)\.0+")


def cell_text(flat: Flat, column: Column) -> str:
    """Return what to write in the column's cell."""
    value = flat.get(column.name, "")
    return guarded(joined(value) if isinstance(value, tuple) else value)


def cell_value(text: str, column: Column) -> str | tuple[str, ...]:
    """Return what a cell's text means in the column."""
    return column_value(unguarded(text), column)


def column_value(text: str, column: Column) -> str | tuple[str, ...]:
    """Return what a text that no spreadsheet has touched means in the column."""
    text = " ".join(text.split())
    meant = {one.casefold(): one for one in column.allowed}
    if column.many:
        return tuple(meant.get(one.casefold(), one) for one in parted(text))
    if column.name in ("valid_from", "valid_to") and (whole := _WHOLE.fullmatch(text)):
        return whole[1]
    if column.name == "date":
        return _iso(text)
    return meant.get(text.casefold(), text)


def guarded(text: str) -> str:
    """Return `text` with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text.lstrip("'").startswith(_STARTS_FORMULA) else text


def unguarded(text: str) -> str:
    """Undo `guarded`."""
    return text[1:] if text[:1] == "'" and text.lstrip("'").startswith(_STARTS_FORMULA) else text


def plain_text(value: object) -> str:
    """Return a cell's value as text: Excel's numbers without ".0", its dates as ISO has them, yes and no."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def letter(number: int) -> str:
    """Return a column's letters as spreadsheets have them; the first is 0 ("A")."""
    found = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def _iso(text: str) -> str:
    """Return a UK date as ISO has it (Excel rewrites dates); anything else stays as it is."""
    match = _UK_DATE.fullmatch(text)
    if not match:
        return text.removesuffix(" 00:00:00")
    try:
        return date(int(match[3]), int(match[2]), int(match[1])).isoformat()
    except ValueError:
        return text
