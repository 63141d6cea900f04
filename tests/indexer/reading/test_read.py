"""Reading files of every kind, and everything that can be wrong with one."""

# ruff: noqa: S311, S106 - random bytes and passwords of test files guard nothing

from __future__ import annotations

import io
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from indexer.reading.errors import (
    Damaged,
    DangerousXml,
    EmptyFile,
    Encrypted,
    NoTextLayer,
    ReadingError,
    TooLarge,
    Unreachable,
    UnsupportedFormat,
    WronglyNamed,
)
from indexer.reading.limits import ReadLimits
from indexer.reading.read import read_file

WORDS = "Pupils who were taught in small groups made more progress than the others did over the year."
BILLION_LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE article [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;">]><article><body><p>&c;</p></body></article>"""
EXTERNAL = b"""<?xml version="1.0"?><!DOCTYPE article [<!ENTITY f SYSTEM "file:///etc/passwd">]>
<article><body><p>&f;</p></body></article>"""


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str, bytes], Path]:
    def write(name: str, content: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


def test_a_pdf_under_any_name(put: Callable[[str, bytes], Path], make_pdf: Callable[..., bytes]) -> None:
    reading = read_file(put("paper.txt", make_pdf([[(72, 700, 11, WORDS)]])))
    assert reading.format == "pdf"
    assert reading.places[0].page == 1
    assert reading.places[0].text == WORDS


def test_every_other_kind(put: Callable[[str, bytes], Path]) -> None:
    assert read_file(put("a.txt", WORDS.encode())).format == "text"
    assert read_file(put("a.md", b"# Title\n\n" + WORDS.encode())).format == "markdown"
    assert read_file(put("a.html", b"<html><p>" + WORDS.encode())).format == "html"
    jats = b"<article><body><sec><title>Method</title><p>" + WORDS.encode() + b"</p></sec></body></article>"
    assert read_file(put("a.xml", jats)).places[0].section == "Method"


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("empty.pdf", b"", EmptyFile),
        ("head.pdf", b"%PDF-1.7\n", Damaged),
        ("rubbish.pdf", b"%PDF-1.7\n" + random.Random(1).randbytes(5000), Damaged),
        ("login.pdf", b"<!DOCTYPE html><html><p>Please log in</p></html>", WronglyNamed),
        ("laughs.xml", BILLION_LAUGHS, DangerousXml),
        ("external.xml", EXTERNAL, DangerousXml),
        ("cut.xml", b"<?xml version='1.0'?><article><body><p>Cut", Damaged),
        ("deep.xml", b"<article>" + b"<sec>" * 5000 + b"</sec>" * 5000 + b"</article>", Damaged),
        ("bare.xml", b"<article><front/></article>", EmptyFile),
        ("binary.txt", bytes(range(256)) * 20, UnsupportedFormat),
        ("blank.html", b"<html><body><script>1</script></body></html>", EmptyFile),
        ("blank.md", b"---\ntitle: x\n---\n", EmptyFile),
        ("signs.txt", b"--- ... ---", EmptyFile),
        ("cut16.txt", b"\xff\xfea\x00b", Damaged),
    ],
)
def test_refused(
    put: Callable[[str, bytes], Path], name: str, content: bytes, error: type[ReadingError]
) -> None:
    with pytest.raises(error) as caught:
        read_file(put(name, content))
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) > 20


def test_missing_and_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.pdf", tmp_path):
        with pytest.raises(Unreachable):
            read_file(path)


def test_deeply_nested_html_is_read(put: Callable[[str, bytes], Path]) -> None:
    page = b"<html><body>" + b"<div>" * 10_000 + WORDS.encode() + b"</div>" * 10_000 + b"</body></html>"
    assert WORDS in read_file(put("deep.html", page)).places[0].text


def test_a_page_that_is_a_picture(put: Callable[[str, bytes], Path], make_pdf: Callable[..., bytes]) -> None:
    with pytest.raises(NoTextLayer, match="OCR"):
        read_file(put("scan.pdf", make_pdf([[]], picture=True)))


def test_a_truncated_pdf_is_saved_or_refused(
    put: Callable[[str, bytes], Path], make_pdf: Callable[..., bytes]
) -> None:
    whole = make_pdf([[(72, 700, 11, WORDS)]])
    assert read_file(
        put("tail.pdf", whole[: whole.index(b"xref\n0")] + whole[whole.index(b"trailer") : -30])
    ).places
    with pytest.raises(Damaged):
        read_file(put("cut.pdf", whole[:200]))


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_passwords(put: Callable[[str, bytes], Path], make_pdf: Callable[..., bytes], algorithm: str) -> None:
    if algorithm.startswith("AES"):
        pytest.importorskip("cryptography")
    whole = make_pdf([[(72, 700, 11, WORDS)]])
    assert read_file(put("open.pdf", _encrypted(whole, "", algorithm))).places[0].text == WORDS
    with pytest.raises(Encrypted, match="password"):
        read_file(put("shut.pdf", _encrypted(whole, "secret", algorithm)))


def _encrypted(content: bytes, password: str, algorithm: str) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(content))
    writer.encrypt(user_password=password, owner_password="owner", algorithm=algorithm)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_limits(put: Callable[[str, bytes], Path], make_pdf: Callable[..., bytes]) -> None:
    pages = put("long.pdf", make_pdf([[(72, 700, 11, WORDS)]] * 3))
    with pytest.raises(TooLarge, match="MB"):
        read_file(pages, limits=ReadLimits(size=100))
    with pytest.raises(TooLarge, match="3 pages"):
        read_file(pages, limits=ReadLimits(pages=2))
    with pytest.raises(TooLarge, match="characters"):
        read_file(pages, limits=ReadLimits(characters=100))
    with pytest.raises(TooLarge, match="characters"):
        read_file(put("long.txt", WORDS.encode()), limits=ReadLimits(characters=10))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_opened(put: Callable[[str, bytes], Path]) -> None:
    path = put("shut.txt", b"words")
    path.chmod(0)
    with pytest.raises(Unreachable):
        read_file(path)


SCRATCHED = settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


@SCRATCHED
@given(seed=st.integers(0, 10_000), suffix=st.sampled_from([".pdf", ".xml", ".html", ".md", ".txt"]))
def test_scratched_files_never_break_out(
    put: Callable[[str, bytes], Path], make_pdf: Callable[..., bytes], seed: int, suffix: str
) -> None:
    chance = random.Random(seed)
    whole = bytearray(
        {
            ".pdf": make_pdf([[(72, 700, 11, WORDS), (72, 680, 11, WORDS)]] * 2),
            ".xml": b"<?xml version='1.0'?><article><body><p>A &amp; <b>b</b></p></body></article>",
            ".html": b"<html><main><p>A <b>b</b></p><table><tr><td>c</td></tr></table></main></html>",
            ".md": b"---\ntitle: x\n---\n# A\n\n- b\n- c\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
            ".txt": "Füße ’ and words".encode(),
        }[suffix]
    )
    for _ in range(chance.randint(1, 20)):
        at = chance.randrange(len(whole))
        whole[at : at + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 3))
    path = put(f"scratched{suffix}", bytes(whole))
    try:
        read_file(path)
    except ReadingError as refused:
        assert "\n" not in str(refused)  # noqa: PT017 - reading is allowed, refusing too, nothing else is
