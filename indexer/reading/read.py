"""Reads one file of any supported kind into its text, its facts and a judgement of its quality."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from indexer.reading.docx import read_docx
from indexer.reading.errors import Damaged, ReadingError, TooLarge, Unreachable
from indexer.reading.html import read_html
from indexer.reading.jats import read_jats
from indexer.reading.latex import read_latex
from indexer.reading.limits import DEFAULT_LIMITS, ReadLimits
from indexer.reading.markdown import read_markdown
from indexer.reading.pdf import read_pdf
from indexer.reading.readings import Reading
from indexer.reading.sniff import Format, recognise
from indexer.reading.text import read_text


def read_file(path: Path, *, limits: ReadLimits = DEFAULT_LIMITS) -> Reading:
    """The content of the file at `path`. Raises a ReadingError, and nothing else, for what cannot be read."""
    content = content_of(path, limits=limits)
    with refusing():
        return read_content(content, suffix=path.suffix, limits=limits)


@contextmanager
def refusing() -> Generator[None, None, None]:
    """Turn whatever a parser throws at hostile input into a ReadingError."""
    try:
        yield
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


def content_of(path: Path, *, limits: ReadLimits = DEFAULT_LIMITS) -> bytes:
    """The bytes of the file at `path`. Raises Unreachable or TooLarge."""
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


def read_content(content: bytes, *, suffix: str, limits: ReadLimits = DEFAULT_LIMITS) -> Reading:
    """The content of a file by its bytes and the `suffix` (".pdf") of its name.

    Raises a ReadingError, and what parsers throw at hostile input; `refusing` turns that into one too.
    """
    kind = recognise(content, suffix=suffix)
    if kind is Format.PDF:
        return read_pdf(content, limits=limits)
    readers = {
        Format.JATS: read_jats,
        Format.HTML: read_html,
        Format.MARKDOWN: read_markdown,
        Format.DOCX: read_docx,
        Format.LATEX: read_latex,
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
