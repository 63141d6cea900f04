"""Plain text: encodings and paragraphs."""

from __future__ import annotations

import pytest

from indexer.reading.text import decode, read_text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert decode("It’s a café".encode(encoding)) == "It’s a café"


def test_bytes_outside_cp1252_do_not_stop_reading() -> None:
    assert decode(b"caf\xe9 \x81") == "café \ufffd"


def test_paragraphs() -> None:
    text = "A line\nand its rest.\r\n \r\nAnother.\x0cA new page:\n- one\n- two\n1. first"
    assert read_text(text.encode()).places[0].text.split("\n\n") == [
        "A line and its rest.",
        "Another.",
        "A new page:",
        "- one",
        "- two",
        "1. first",
    ]
