"""What can go wrong when a file is read.

ReadingError
├── Unreachable            the path is missing, a folder, or may not be opened
├── EmptyFile              nothing is in it, or no text
├── TooLarge               more bytes, pages or text than the limits allow
├── UnsupportedFormat      a kind of file that is not read
│   ├── WronglyNamed       the name says PDF or DOCX, the content says otherwise
│   └── NotADocument       a record about a document, such as a Crossref deposit
├── Encrypted              needs a password or, for a PDF, a cipher that is not installed
├── NoTextLayer            a PDF of pictures: nothing to read until OCR was run
├── Damaged                the content breaks its own format
├── DangerousXml           XML that declares entities
└── TookTooLong            reading was stopped after the time allowed

Every message is one line: what was found, and what to do next.
"""

from __future__ import annotations


class ReadingError(Exception):
    """Base of this folder's errors; its text is one line fit for a user."""

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.split()))


class Unreachable(ReadingError):
    """The path is missing, a folder, or may not be opened."""


class EmptyFile(ReadingError):
    """Nothing is in the file, or no text."""


class TooLarge(ReadingError):
    """More bytes, pages or text than the limits allow."""


class UnsupportedFormat(ReadingError):
    """A kind of file that is not read."""


class WronglyNamed(UnsupportedFormat):
    """The name says PDF or DOCX, the content says otherwise."""


class NotADocument(UnsupportedFormat):
    """A record about a document, such as a Crossref deposit."""


class Encrypted(ReadingError):
    """The file needs a password or, for a PDF, a cipher that is not installed."""


class NoTextLayer(ReadingError):
    """A PDF of pictures: nothing to read until OCR was run."""


class Damaged(ReadingError):
    """The content breaks its own format."""


class DangerousXml(ReadingError):
    """XML that declares entities."""


class TookTooLong(ReadingError):
    """Reading was stopped after the time allowed."""
