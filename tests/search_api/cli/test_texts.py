"""What a command is given to read."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from indexer.reading.errors import ReadingError
from search_api.cli.texts import text_of

PAGE = "<html><head><title>T</title></head><body><h1>T</h1><h2>Top</h2><p>What was <b>found</b>.</p>"


def typed(content: bytes, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    return text_of("-")


@pytest.mark.parametrize("name", ["a.txt", "A.TXT", "notes"])
def test_plain_text_comes_as_it_stands(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes("# One\r\n\r\nTwo  é".encode())
    assert text_of(str(tmp_path / name)) == "# One\n\nTwo  é"


def test_text_of_an_older_encoding_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Café, 5 \x96 6".encode("latin-1"))
    assert text_of(str(tmp_path / "a.txt")) == "Café, 5 – 6"


@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_other_files_come_as_what_they_say(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("# T\n\n## Top\n\nWhat was **found**." if name == "a.md" else PAGE, "utf-8")
    assert text_of(str(path)) == "Top\n\nWhat was found."


def test_standard_input_is_taken_for_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert typed("Éxtra\n".encode(), monkeypatch) == "Éxtra\n"
    assert typed(PAGE.encode(), monkeypatch) == "Top\n\nWhat was found."
    assert typed(b" \n", monkeypatch) == ""


@pytest.mark.parametrize(
    ("name", "content"), [("a.pdf", b"%PDF-1.4 broken"), ("a.txt", bytes(range(256)) * 9), ("a.doc", b"x y")]
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ReadingError):
        text_of(str(tmp_path / name))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        text_of(str(tmp_path / "gone.txt"))
