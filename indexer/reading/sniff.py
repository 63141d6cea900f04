"""What kind of file some bytes are, judged by their content before their name."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum

from indexer.reading.errors import (
    Damaged,
    EmptyFile,
    Encrypted,
    NotADocument,
    UnsupportedFormat,
    WronglyNamed,
)

HEAD = 65_536
"""Bytes looked at; a licence comment before an XML root element can be long."""
PDF_HEADER_WITHIN = 1_024
"""Readers accept rubbish of this length before the header (ISO 32000, annex H)."""


class Format(StrEnum):
    """The kinds of file that are read."""

    PDF = "pdf"
    JATS = "jats"
    HTML = "html"
    MARKDOWN = "markdown"
    DOCX = "docx"
    LATEX = "latex"
    TEXT = "text"


_BY_NAME = {
    ".pdf": Format.PDF,
    ".xml": Format.JATS,
    ".nxml": Format.JATS,
    ".jats": Format.JATS,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".docx": Format.DOCX,
    ".tex": Format.LATEX,
    ".ltx": Format.LATEX,
    ".latex": Format.LATEX,
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    "": Format.TEXT,
}
_ACCEPTED = "PDF, JATS XML, HTML, Word (DOCX), LaTeX, Markdown and plain text"
_BINARY = (
    (b"\xd0\xcf\x11\xe0", "an old Word or Office file; save it as DOCX or PDF and add that"),
    (b"{\\rtf", "an RTF document; save it as PDF and add that"),
    (b"%!PS", "PostScript; convert it to PDF and add that"),
    (b"\x89PNG", "a picture; run OCR to make a PDF with text and add that"),
    (b"\xff\xd8\xff", "a picture; run OCR to make a PDF with text and add that"),
    (b"GIF8", "a picture; run OCR to make a PDF with text and add that"),
    (b"II*\x00", "a picture; run OCR to make a PDF with text and add that"),
    (b"MM\x00*", "a picture; run OCR to make a PDF with text and add that"),
    (b"AT&TFORM", "a DjVu book; convert it to PDF and add that"),
    (b"\x1f\x8b", "a gzip archive; unpack it and add what is inside"),
    (b"7z\xbc\xaf", "a 7-Zip archive; unpack it and add what is inside"),
    (b"SQLite format 3", "a database; add documents instead"),
)
_ZIP = b"PK\x03\x04"
_ZIPPED = (
    (b"ppt/", "a PowerPoint file; save it as PDF and add that"),
    (b"xl/", "a spreadsheet; save what matters as text and add that"),
    (b"opendocument", "an OpenDocument file; save it as PDF and add that"),
    (b"epub", "an e-book; convert it to HTML or PDF and add that"),
    (b"PK", "a ZIP archive; unpack it and add what is inside"),
)
_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_PROLOGUE = re.compile(
    r"\s*(?:<\?[^>]*\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*", re.S | re.I
)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)")
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.S | re.I
)
_LATEX_START = re.compile(r"\s*(?:%[^\n]*\n\s*)*\\documentclass\b")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""Names the stream in which Office keeps a document under a password."""
_CROSSREF_ROOTS = frozenset({"doi_batch", "crossref_result", "crossref_metadata", "doi_records"})


def byte_order_mark(content: bytes) -> str | None:
    """The encoding a byte order mark announces."""
    return next((name for mark, name in _BYTE_ORDER_MARKS if content.startswith(mark)), None)


def is_crossref_deposit(content: bytes) -> bool:
    """Whether these bytes are a Crossref deposit or answer: a record about a document, not the document."""
    return _root(_head_text(content)) in _CROSSREF_ROOTS


def recognise(content: bytes, *, suffix: str) -> Format:
    """The kind of file, by content first and by `suffix` (".pdf") where the content leaves it open.

    Raises EmptyFile, WronglyNamed, NotADocument, Encrypted, UnsupportedFormat or Damaged.
    """
    suffix = suffix.lower()
    if not content.strip(b"\x00 \t\r\n\x0c"):
        raise EmptyFile("the file is empty; fetch it again")
    if b"%PDF-" in content[:PDF_HEADER_WITHIN]:
        return Format.PDF
    if _is_word(content):
        if suffix == ".pdf":
            raise WronglyNamed("named .pdf but holds a Word document; rename it to .docx")
        return Format.DOCX
    _refuse_binary(content)
    text = _head_text(content)
    found = _from_markup(text)
    if suffix == ".pdf":
        kind = {Format.HTML: "an HTML page, often a log-in or error page", Format.JATS: "JATS XML"}.get(
            found or Format.TEXT, "plain text"
        )
        raise WronglyNamed(f"named .pdf but holds {kind}; fetch the paper again or rename the file")
    if found is not None:
        return found
    named = _BY_NAME.get(suffix)
    if named is None:
        raise UnsupportedFormat(f"{suffix} files are not read; {_ACCEPTED} are")
    if named is Format.JATS:
        raise Damaged("named as XML but does not begin like XML; fetch it again")
    if named is Format.DOCX:
        raise WronglyNamed("named .docx but holds plain text; save it anew from Word, or rename it to .txt")
    return Format.LATEX if named is Format.TEXT and _LATEX_START.match(text) else named


def _is_word(content: bytes) -> bool:
    if not content.startswith(_ZIP):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return any(name.startswith("word/") for name in archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as problem:
        if b"word/" in content[:HEAD]:
            raise Damaged("a Word document that breaks off: copy it from its source again") from problem
        return False


def _from_markup(text: str) -> Format | None:
    """HTML or JATS where the beginning shows it, None where it is no markup. Raises for other XML."""
    if _HTML_START.match(text):
        return Format.HTML
    root = _root(text)
    if root is None or not (text.lstrip().startswith("<?xml") or root in {"article", *_CROSSREF_ROOTS}):
        return None
    if root == "article":
        return Format.JATS
    if root.lower() == "html":
        return Format.HTML
    if root in _CROSSREF_ROOTS:
        raise NotADocument("this is a Crossref record about a paper; put it beside the paper's own file")
    raise UnsupportedFormat(f"XML with the root <{root[:40]}> is not read, only JATS articles are")


def _head_text(content: bytes) -> str:
    head = content[:HEAD]
    return head.decode(byte_order_mark(head) or "utf-8", errors="replace").lstrip("\ufeff")


def _root(text: str) -> str | None:
    start = _PROLOGUE.match(text)
    found = _ROOT.match(text, start.end() if start else 0)
    return found[1] if found else None


def _refuse_binary(content: bytes) -> None:
    if content.startswith(_BINARY[0][0]) and _LOCKED in content:
        raise Encrypted("an Office document under a password: save a copy without it and take that")
    for magic, kind in _BINARY:
        if content.startswith(magic):
            raise UnsupportedFormat(f"the file is {kind}")
    if content.startswith(_ZIP):
        raise UnsupportedFormat(
            f"the file is {next(kind for mark, kind in _ZIPPED if mark in content[:HEAD])}"
        )
    if byte_order_mark(content) is None and _binary_share(content[:HEAD]) > 0.01:
        raise UnsupportedFormat(f"the file holds binary data, not text; {_ACCEPTED} are read")


def _binary_share(head: bytes) -> float:
    """Share of control bytes that no text encoding uses."""
    allowed = bytes(set(range(32, 256)) | {9, 10, 12, 13, 27})
    return len(head.translate(None, allowed)) / len(head)
