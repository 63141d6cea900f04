"""Reads one file of any supported kind into its text, its facts and a judgement of its quality."""

from __future__ import annotations

from pathlib import Path

from indexer.reading.errors import Damaged, ReadingError, TooLarge, Unreachable
from indexer.reading.html import read_html
from indexer.reading.jats import read_jats
from indexer.reading.limits import DEFAULT_LIMITS, ReadLimits
from indexer.reading.markdown import read_markdown
from indexer.reading.pdf import read_pdf
from indexer.reading.readings import Reading
from indexer.reading.sniff import Format, recognise
from indexer.reading.text import read_text


def read_file(path: Path, *, limits: ReadLimits = DEFAULT_LIMITS) -> Reading:
    """The content of the file at `path`. Raises a ReadingError, and nothing else, for what cannot be read."""
    content = _content(path, limits=limits)
    try:
        return _read(content, suffix=path.suffix, limits=limits)
    except ReadingError:
        raise
    except (RecursionError, MemoryError) as problem:
        raise Damaged(
            f"the file asks for more {_wanted(problem)} than a document needs; make it anew"
        ) from problem
    except Exception as problem:  # a parser may throw anything at all on hostile input
        raise Damaged(
            f"reading broke off ({type(problem).__name__}); fetch or export the file again"
        ) from problem


def _content(path: Path, *, limits: ReadLimits) -> bytes:
    try:
        if not path.is_file():
            raise Unreachable("there is no such file" if not path.exists() else "this is not a file")
        size = path.stat().st_size
        if size > limits.size:
            raise TooLarge(
                f"the file has {size / 1e6:.0f} MB, the limit is {limits.size / 1e6:.0f} MB; split it"
            )
        return path.read_bytes()
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or type(problem).__name__
        raise Unreachable(f"the file cannot be opened ({reason}); check its rights") from problem


def _read(content: bytes, *, suffix: str, limits: ReadLimits) -> Reading:
    kind = recognise(content, suffix=suffix)
    if kind is Format.PDF:
        return read_pdf(content, limits=limits)
    readers = {
        Format.JATS: read_jats,
        Format.HTML: read_html,
        Format.MARKDOWN: read_markdown,
        Format.TEXT: read_text,
    }
    reading = readers[kind](content)
    characters = sum(len(place.text) for place in reading.places)
    if characters > limits.characters:
        raise TooLarge(
            f"the text has {characters:,} characters, the limit is {limits.characters:,}; split the file"
        )
    return reading


def _wanted(problem: BaseException) -> str:
    return "memory" if isinstance(problem, MemoryError) else "nesting"
