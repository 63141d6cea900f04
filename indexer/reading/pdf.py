"""The doorway to pypdf: opens a PDF, extracts its pages and hands them on to be cleaned."""

from __future__ import annotations

import io
import logging
import math
import warnings
from collections.abc import Generator, Mapping
from contextlib import contextmanager

from pypdf import PageObject, PasswordType, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PdfReadError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject

from indexer.reading.errors import Damaged, Encrypted, NoTextLayer, ReadingError, TooLarge
from indexer.reading.limits import ReadLimits
from indexer.reading.pdf_cleaning import clean_pages
from indexer.reading.pdf_facts import Properties, facts_of
from indexer.reading.pdf_pages import RawPage, Run, is_bold, mixed_share
from indexer.reading.quality import judge
from indexer.reading.readings import Reading

LOST_END = b"\nstartxref\n0\n%%EOF\n"
"""An end of file that points nowhere: appended, it makes pypdf look for the objects one by one."""


def read_pdf(content: bytes, *, limits: ReadLimits) -> Reading:
    """The cleaned pages of a PDF. Raises Encrypted, NoTextLayer, TooLarge or Damaged."""
    with _silenced():
        reader = _open(content)
        pages = _raw_pages(reader, limits=limits)
        properties = _properties(reader)
    cleaned = clean_pages(pages)
    if not cleaned:
        where = "its one page" if len(pages) == 1 else f"any of its {len(pages)} pages"
        raise NoTextLayer(f"no text layer on {where}: run OCR first, for instance with ocrmypdf")
    language = properties.language
    return Reading(
        format="pdf",
        places=cleaned,
        facts=facts_of(pages, properties),
        quality=judge(
            (page.text for page in pages),
            pages=len(pages),
            pictured=sum(page.pictures for page in pages),
            language=language,
            mixed=mixed_share(pages),
        ),
        language=language,
    )


def _open(content: bytes) -> PdfReader:
    try:
        reader = _reader(content)
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            raise Encrypted("protected by a password: save a copy without the password and add that")
        len(reader.pages)
    except DependencyError as problem:
        raise Encrypted(
            "encrypted with AES, which needs the Python package 'cryptography': install it, or save a copy"
            " without encryption"
        ) from problem
    except FileNotDecryptedError as problem:
        raise Encrypted("protected by a password: save a copy without the password and add that") from problem
    return reader


def _reader(content: bytes) -> PdfReader:
    try:
        return PdfReader(io.BytesIO(content))
    except (PdfReadError, ValueError) as first:
        if isinstance(first, FileNotDecryptedError):
            raise
        try:
            reader = PdfReader(io.BytesIO(content + LOST_END))
            len(reader.pages)
        except (DependencyError, FileNotDecryptedError):
            raise
        except Exception as problem:
            raise Damaged(
                "a PDF that breaks off or lost its index: fetch it again, or print it to a new PDF"
            ) from problem
        return reader


def _raw_pages(reader: PdfReader, *, limits: ReadLimits) -> list[RawPage]:
    count = len(reader.pages)
    if count > limits.pages:
        raise TooLarge(f"the PDF has {count:,} pages, the limit is {limits.pages:,}: split it")
    if count == 0:
        raise Damaged("a PDF without pages: fetch it again")
    pages: list[RawPage] = []
    characters = broken = 0
    for number in range(1, count + 1):
        try:
            page = _raw_page(reader.pages[number - 1], number)
        except (MemoryError, RecursionError, ReadingError, DependencyError):
            raise
        except Exception:  # noqa: BLE001 - one broken page must not cost the others
            broken += 1
            continue
        characters += len(page.text)
        if characters > limits.characters:
            raise TooLarge(f"its text has over {limits.characters:,} characters: split it")
        pages.append(page)
    if not pages or broken > count / 2:
        raise Damaged(f"{broken} of {count} pages cannot be read: print the file to a new PDF and add that")
    return pages


def _raw_page(page: PageObject, number: int) -> RawPage:
    runs: list[Run] = []
    position = 0

    def note(
        text: str, transform: list[float], matrix: list[float], font: DictionaryObject | None, size: float
    ) -> None:
        nonlocal position
        start = position
        position += len(text)
        stripped = text.lstrip()
        if not stripped:
            return
        a, b, c, d, e, f = transform
        x = matrix[4] * a + matrix[5] * c + e
        y = matrix[4] * b + matrix[5] * d + f
        scale = math.hypot(matrix[2] * a + matrix[3] * c, matrix[2] * b + matrix[3] * d)
        name = str(font.get("/BaseFont", "")) if font is not None else ""
        first = start + len(text) - len(stripped)
        runs.append(Run(first, position, x, y, abs(size * scale), is_bold(name)))

    text = page.extract_text(visitor_text=note)
    return RawPage(
        number=number,
        text=text,
        runs=tuple(runs) if position == len(text) else (),
        pictures=_has_pictures(page),
        width=float(page.mediabox.width),
    )


def _has_pictures(page: PageObject) -> bool:
    try:
        resources = page.get("/Resources")
        resources = resources.get_object() if resources is not None else None
        drawn = resources.get("/XObject") if isinstance(resources, DictionaryObject) else None
        drawn = drawn.get_object() if drawn is not None else None
        if not isinstance(drawn, DictionaryObject):
            return False
        kinds = (drawn[name].get_object() for name in drawn)
        return any(isinstance(kind, DictionaryObject) and kind.get("/Subtype") == "/Image" for kind in kinds)
    except (PyPdfError, KeyError, ValueError, AttributeError):
        return False


def _properties(reader: PdfReader) -> Properties:
    return Properties(info=_info(reader), xmp=_xmp(reader), language=_language(reader))


def _info(reader: PdfReader) -> Mapping[str, str]:
    try:
        found = reader.metadata
        entries: dict[object, object] = dict(found) if found is not None else {}
        return {str(key).lstrip("/"): value for key, value in entries.items() if isinstance(value, str)}
    except (PyPdfError, KeyError, ValueError, AttributeError, TypeError, UnicodeError):
        return {}


def _xmp(reader: PdfReader) -> bytes:
    """The XMP packet itself; it is read as plain text, so no XML parser meets it."""
    try:
        root = reader.trailer["/Root"].get_object()
        packet = root.get("/Metadata") if isinstance(root, DictionaryObject) else None
        stream = packet.get_object() if packet is not None else None
        data = getattr(stream, "get_data", bytes)()
        return data if isinstance(data, bytes) else b""
    except (PyPdfError, LimitReachedError, KeyError, ValueError, AttributeError, TypeError):
        return b""


def _language(reader: PdfReader) -> str | None:
    try:
        root = reader.trailer["/Root"].get_object()
        stated = root.get("/Lang") if isinstance(root, DictionaryObject) else None
    except (PyPdfError, KeyError, ValueError, AttributeError):
        return None
    if not isinstance(stated, str) or isinstance(stated, ArrayObject):
        return None
    code = stated.split("-")[0].split("_")[0].strip().lower()
    return code if len(code) == 2 and code.isalpha() and code.isascii() else None


@contextmanager
def _silenced() -> Generator[None]:
    """Keeps pypdf's many notes on odd files out of the user's sight; what matters comes as an error."""
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(before)
