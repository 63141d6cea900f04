"""Hostile and broken files: each is refused in one line that says what to do, and the rest goes in."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from indexer.reading import workers
from indexer.reading.limits import ReadLimits
from search_api import adding
from tests.conftest import TinyHome
from tests.search_api.test_adding import SENTENCES, html_of, markdown_of, one, pdf_of, taken, write

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE article [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><article><body><p>&i;</p></body></article>"
)
STOLEN = (
    '<?xml version="1.0"?><!DOCTYPE article [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    "<article><body><p>&x;</p></body></article>"
)


def encrypted() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_of(SENTENCES))))
    writer.encrypt(user_password="secret", owner_password="owner", algorithm="AES-256")  # noqa: S106
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pictures_only() -> bytes:
    writer = PdfWriter()
    for _ in range(3):
        writer.add_blank_page(width=595, height=842)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def zipped(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "x" * 1000)
    return out.getvalue()


REFUSED: dict[str, tuple[str, bytes, str]] = {
    "encrypted": ("paper.pdf", encrypted(), "password"),
    "pictures only": ("scan.pdf", pictures_only(), "OCR"),
    "truncated": ("half.pdf", pdf_of(SENTENCES)[:180], ""),
    "a header and nothing else": ("head.pdf", b"%PDF-1.7\n", ""),
    "empty": ("nothing.pdf", b"", "empty"),
    "blank": ("blank.txt", b" \n\t\r\n" * 50, "empty"),
    "nought bytes": ("zeroes.txt", bytes(5_000), ""),
    "wrongly named": ("login.pdf", html_of("Please log in").encode(), "HTML page"),
    "text named PDF": ("notes.pdf", markdown_of("Notes").encode(), "plain text"),
    "a zip named PDF": ("bundle.pdf", zipped("a.txt"), "ZIP archive"),
    "a Word file named PDF": ("thesis.pdf", zipped("word/document.xml"), "Word document"),
    "an XML bomb": ("bomb.xml", BOMB.encode(), "entit"),
    "an XML file that reaches for another": ("thief.xml", STOLEN.encode(), "entit"),
    "XML that breaks off": ("cut.xml", b"<?xml version='1.0'?><article><body><p>No end", ""),
    "binary named text": ("noise.txt", bytes(range(256)) * 40, "binary"),
    "a picture named Markdown": ("photo.md", b"\x89PNG\r\n\x1a\n" + bytes(500), "picture"),
    "a kind that is not read": ("sheet.csv", b"a,b\n1,2\n", ".csv"),
    "deep nesting": ("deep.html", b"<html><body>" + b"<div>" * 50_000, ""),
}


def refused_line(home: TinyHome, path: Path) -> str:
    line = one(home, path)
    assert line.outcome == "refused", line.detail
    assert line.document is None
    assert "Traceback" not in line.detail
    assert 15 < len(line.detail) < 300
    return line.detail


@pytest.mark.parametrize(("name", "content", "word"), REFUSED.values(), ids=REFUSED.keys())
def test_each_is_refused_in_one_line_that_says_why(
    empty_home: TinyHome, tmp_path: Path, name: str, content: bytes, word: str
) -> None:
    assert word in refused_line(empty_home, write(tmp_path / "in" / name, content))
    assert list(empty_home.catalogue.all()) == []


def test_all_of_them_together_keep_nothing_good_out(empty_home: TinyHome, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    for number, (name, content, _) in enumerate(REFUSED.values()):
        write(folder / f"{number:02}-{name}", content)
    write(folder / "99-good.pdf", pdf_of(SENTENCES))
    write(folder / "00-good.md", markdown_of("A good study"))
    lines = taken(empty_home, folder)
    assert sorted(Path(line.path).name for line in lines if line.outcome == "added") == [
        "00-good.md",
        "99-good.pdf",
    ]
    assert sum(line.outcome == "refused" for line in lines) == len(REFUSED)
    assert empty_home.build().documents == 2


def test_a_pdf_that_opens_without_a_password_is_read(empty_home: TinyHome, tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_of(SENTENCES))))
    writer.encrypt(user_password="", owner_password="owner", algorithm="AES-128")  # noqa: S106
    writer.write(tmp_path / "locked.pdf")
    assert one(empty_home, tmp_path / "locked.pdf").outcome == "added"


@pytest.mark.parametrize(
    ("limits", "content", "word"),
    [
        (ReadLimits(size=300), pdf_of(SENTENCES), "limit"),
        (ReadLimits(pages=2), pdf_of(SENTENCES, SENTENCES, SENTENCES), "limit"),
        (ReadLimits(characters=50), markdown_of("Long").encode(), "limit"),
    ],
    ids=["bytes", "pages", "characters"],
)
def test_a_huge_file_is_refused_with_the_limit(
    empty_home: TinyHome,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    limits: ReadLimits,
    content: bytes,
    word: str,
) -> None:
    def limited(paths: list[Path], *, workers: int) -> object:
        return read_with(paths, workers=workers, limits=limits)

    read_with = workers.read_files
    monkeypatch.setattr(adding, "read_files", limited)
    path = write(tmp_path / ("big.pdf" if content.startswith(b"%PDF") else "big.md"), content)
    assert word in refused_line(empty_home, path)


def test_a_link_that_leads_round_in_a_circle_is_passed_over(empty_home: TinyHome, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    write(folder / "good.md", markdown_of("A good study"))
    (folder / "round").symlink_to(folder, target_is_directory=True)
    (folder / "self.pdf").symlink_to(folder / "self.pdf")
    (folder / "gone.pdf").symlink_to(tmp_path / "nowhere.pdf")
    lines = {Path(line.path).name: line for line in taken(empty_home, folder)}
    assert lines["good.md"].outcome == "added"
    assert lines["self.pdf"].outcome == lines["gone.pdf"].outcome == "refused"
    assert len(lines) == 3


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_no_utf8_goes_in_and_can_be_told(
    empty_home: TinyHome, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    path = Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9 study.md"))
    path.write_text(markdown_of("A study with an odd name"))
    write(folder / "good.md", markdown_of("A good study", doi="10.1234/other"))
    lines = taken(empty_home, folder)
    assert [line.outcome for line in lines] == ["added", "added"], [line.detail for line in lines]
    assert {Path(line.path).name for line in lines} == {r"caf\xe9 study.md", "good.md"}
    for line in lines:
        print(line.path, line.detail)  # noqa: T201 - as the console does
    assert "caf" in capsys.readouterr().out
    assert {line.outcome for line in taken(empty_home, folder)} == {"duplicate"}
    assert empty_home.build().documents == 2


def test_a_named_pipe_is_refused_without_waiting_for_it(empty_home: TinyHome, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    write(tmp_path / "good.md", markdown_of("A good study"))
    lines = {
        Path(line.path).name: line for line in taken(empty_home, tmp_path / "pipe.pdf", tmp_path / "good.md")
    }
    assert lines["pipe.pdf"].outcome == "refused"
    assert lines["good.md"].outcome == "added"


def test_a_file_that_vanishes_before_it_is_read_is_refused(
    empty_home: TinyHome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = write(tmp_path / "in" / "gone.md", markdown_of("Gone"))
    write(tmp_path / "in" / "good.md", markdown_of("A good study"))
    listed = adding.expand([tmp_path / "in"])

    def late(paths: object) -> tuple[list[Path], list[Path]]:
        gone.unlink()
        return listed

    monkeypatch.setattr(adding, "expand", late)
    lines = {Path(line.path).name: line for line in taken(empty_home, tmp_path / "in")}
    assert lines["gone.md"].outcome == "refused"
    assert "No such file" in lines["gone.md"].detail
    assert lines["good.md"].outcome == "added"


def test_a_file_that_changes_while_it_is_read_is_refused(
    empty_home: TinyHome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "a.md", markdown_of("Before"))
    read_with = adding.read_files

    def meddled(paths: list[Path], *, workers: int) -> object:
        for outcome in read_with(paths, workers=workers):
            write(path, markdown_of("After"))
            yield outcome

    monkeypatch.setattr(adding, "read_files", meddled)
    assert "changed while it was being read; add it again" in refused_line(empty_home, path)
    monkeypatch.undo()
    assert one(empty_home, path).outcome == "added"
