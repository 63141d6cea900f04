"""Recognising files by content before their name."""

from __future__ import annotations

import pytest

from indexer.build import PREFERRED
from indexer.reading.errors import (
    Damaged,
    EmptyFile,
    Encrypted,
    NotADocument,
    ReadingError,
    UnsupportedFormat,
    WronglyNamed,
)
from indexer.reading.sniff import Format, is_crossref_deposit, recognise

JATS = b'<?xml version="1.0"?>\n<!DOCTYPE article PUBLIC "x" "y.dtd">\n<!-- a > b --><article/>'
CROSSREF = b'<?xml version="1.0"?><doi_batch xmlns="http://www.crossref.org/schema/4.4.0"></doi_batch>'


@pytest.mark.parametrize(
    ("content", "suffix", "expected"),
    [
        (b"%PDF-1.4\n", ".txt", Format.PDF),
        (b"junk before\n%PDF-1.4\n", ".pdf", Format.PDF),
        (JATS, ".xml", Format.JATS),
        (JATS, ".txt", Format.JATS),
        (b"<article><p>no declaration</p></article>", ".nxml", Format.JATS),
        (b"<!DOCTYPE html><html>", ".xml", Format.HTML),
        (b'<?xml version="1.0"?><html xmlns="x">', ".xhtml", Format.HTML),
        ("\ufeff<html>".encode("utf-16"), ".htm", Format.HTML),
        (b"<p>a fragment</p>", ".html", Format.HTML),
        (b"# Title", ".MD", Format.MARKDOWN),
        (b"% a comment\n\\documentclass{article}", ".txt", Format.LATEX),
        (b"Words.", ".tex", Format.LATEX),
        (b"Words.", ".txt", Format.TEXT),
        (b"Words.", "", Format.TEXT),
    ],
)
def test_recognised(content: bytes, suffix: str, expected: Format) -> None:
    assert recognise(content, suffix=suffix) is expected


@pytest.mark.parametrize(
    ("content", "suffix", "error", "word"),
    [
        (b"", ".pdf", EmptyFile, "empty"),
        (b" \n\x00\x00", ".txt", EmptyFile, "empty"),
        (b"<!doctype html><html>", ".pdf", WronglyNamed, "named .pdf but holds an HTML page"),
        (JATS, ".pdf", WronglyNamed, "JATS"),
        (b"Just words.", ".pdf", WronglyNamed, "plain text"),
        (CROSSREF, ".xml", NotADocument, "Crossref"),
        (b'<?xml version="1.0"?><rss/>', ".xml", UnsupportedFormat, "<rss>"),
        (b"no xml at all", ".xml", Damaged, "XML"),
        (b"PK\x03\x04....word/document.xml", ".docx", Damaged, "Word"),
        (b"PK\x03\x04....ppt/slides", ".docx", UnsupportedFormat, "PowerPoint"),
        (b"Just words.", ".docx", WronglyNamed, "plain text"),
        (b"\xd0\xcf\x11\xe0 old", ".doc", UnsupportedFormat, "old Word"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), ".docx", Encrypted, "password"),
        (b"\x89PNG\r\n", ".png", UnsupportedFormat, "picture"),
        (bytes(range(256)) * 4, ".txt", UnsupportedFormat, "binary"),
        (b"a,b,c", ".csv", UnsupportedFormat, ".csv"),
    ],
)
def test_refused(content: bytes, suffix: str, error: type[ReadingError], word: str) -> None:
    with pytest.raises(error) as caught:
        recognise(content, suffix=suffix)
    assert word in str(caught.value)
    assert "\n" not in str(caught.value)


def test_each_kind_has_its_place_among_several_files_of_one_work() -> None:
    assert {kind.value for kind in Format} <= set(PREFERRED)


def test_crossref_deposits_are_told_apart() -> None:
    assert is_crossref_deposit(CROSSREF)
    assert not is_crossref_deposit(JATS)
    assert not is_crossref_deposit(b"")
