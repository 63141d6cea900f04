"""Tiny PDFs written by hand, and the way to the shared samples."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

Piece = tuple[float, float, float, str]
"""Left edge, baseline, font size, text in Latin-1."""
PdfMaker = Callable[..., bytes]


def _pdf(
    pages: Sequence[Sequence[Piece]], *, picture: bool = False, info: dict[str, str] | None = None
) -> bytes:
    """A PDF whose pages show these pieces of text in Helvetica, by numbers of objects in order."""
    objects: list[bytes] = []

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    add(b"<< /Type /Catalog /Pages 2 0 R >>")
    add(b"")
    font = add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    image = add(
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
        b" /Length 1 >>\nstream\n\x00\nendstream"
    )
    kids: list[int] = []
    for pieces in pages:
        content = b"\n".join(
            f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({_escaped(text)}) Tj ET".encode("cp1252")
            for x, y, size, text in pieces
        )
        if picture:
            content += b"\nq 500 0 0 700 50 50 cm /Im1 Do Q"
        stream = add(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        drawn = f"/XObject << /Im1 {image} 0 R >>" if picture else ""
        kids.append(
            add(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {stream} 0 R"
                f" /Resources << /Font << /F1 {font} 0 R >> {drawn} >> >>".encode()
            )
        )
    objects[1] = (
        f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>".encode()
    )
    entries = " ".join(f"/{key} ({_escaped(value)})" for key, value in (info or {}).items())
    about = add(f"<< {entries} >>".encode("cp1252"))
    out = b"%PDF-1.4\n"
    places: list[int] = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        out
        + (
            f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
            f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {about} 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
        ).encode()
    )


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


@pytest.fixture(scope="session")
def make_pdf() -> PdfMaker:
    return _pdf


@pytest.fixture
def shared() -> Path:
    """The folder of sample papers; tests that need it are skipped where it is absent."""
    beside = Path(__file__).resolve().parents[4] / "shared"
    folder = Path(os.environ.get("CHALKFACE_SHARED", beside))
    if not (folder / "papers").is_dir():
        pytest.skip("the sample papers are not on this machine")
    return folder
