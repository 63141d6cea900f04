"""The tables of figures that come with Chalkface, read as rows of clean cells."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from html import unescape
from importlib.resources import files
from io import StringIO

Row = Mapping[str, str]

_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\ufeff]")


def table(name: str) -> tuple[Row, ...]:
    """Read facts/<name>.csv; cells lose line breaks, doubled and odd spaces and HTML entities.

    A line break becomes "; " in a sample description, where it parts two statements, and a space elsewhere.
    """
    text = files("corpus.starter").joinpath("facts", f"{name}.csv").read_text(encoding="utf-8")
    return tuple(
        {
            key: _clean(value, breaks="; " if key == "Sample Description" else " ")
            for key, value in row.items()
        }
        for row in csv.DictReader(StringIO(text, newline=""))
    )


def _clean(cell: str, *, breaks: str) -> str:
    parts = (" ".join(part.split()) for part in re.split(r"[\r\n]+", _INVISIBLE.sub("", unescape(cell))))
    return breaks.join(part for part in parts if part)
