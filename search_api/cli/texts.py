"""What a command is given to read: standard input, or a file of any kind that Chalkface reads."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indexer.reading.readings import Place

STANDARD_INPUT = "-"


def text_of(file: str) -> str:
    """Return the text of a file, or of standard input for `-`; empty where there is none.

    Plain text comes as it stands, with a line feed for each line end; all else comes as cleaned text, its
    pages or sections with their titles separated by blank lines. Raises a ReadingError for what cannot be
    read, and an OSError for a file that cannot be opened.
    """
    from indexer.reading.sniff import Format, recognise
    from indexer.reading.text import decode

    content = sys.stdin.buffer.read() if file == STANDARD_INPUT else Path(file).read_bytes()
    if not content.strip():
        return ""
    suffix = "" if file == STANDARD_INPUT else Path(file).suffix
    if recognise(content, suffix=suffix) is Format.TEXT:
        return decode(content)
    from indexer.reading.read import (
        read_content,
        refusing,
    )  # the parsers take a quarter of a second to import

    with refusing():
        return "\n\n".join(_with_headings(read_content(content, suffix=suffix).places))


def _with_headings(places: Iterable[Place]) -> Iterator[str]:
    """Yield the texts of the places, each section's under its title."""
    from indexer.reading.sections import BETWEEN_TITLES

    section: str | None = None
    for place in places:
        if place.section and place.section != section:
            yield place.section.split(BETWEEN_TITLES)[-1]
        section = place.section
        yield place.text
