"""Tiny Word documents written by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
ROOT_LINKS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
LINKS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="s" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="n" Type="{_OFFICE}/footnotes" Target="footnotes.xml"/></Relationships>'
)
STYLE_NAMES = ("Title", "heading 1", "heading 2", "Quote", "toc 1", "Bibliography", "HTML Preformatted")
STYLES = f'<w:styles xmlns:w="{MAIN}">' + "".join(
    f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
    for name in STYLE_NAMES
) + "</w:styles>"  # fmt: skip


def paragraph(text: str, style: str = "") -> str:
    """A paragraph in one run; `text` is XML."""
    named = f'<w:pPr><w:pStyle w:val="{style.replace(" ", "")}"/></w:pPr>' if style else ""
    return f'<w:p>{named}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def table(*cells: str) -> str:
    """A table of one row."""
    return "<w:tbl><w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells) + "</w:tr></w:tbl>"


def word_file(*body: str, notes: str = "", more: Mapping[str, bytes | str] | None = None) -> bytes:
    """A Word document with these blocks; `notes` is one footnote, number 2."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        inside = f"<w:body>{''.join(body)}</w:body>"
        parts: dict[str, bytes | str] = {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": ROOT_LINKS,
            "word/_rels/document.xml.rels": LINKS,
            "word/styles.xml": STYLES,
            "word/footnotes.xml": f'<w:footnotes xmlns:w="{MAIN}"><w:footnote w:id="2">{notes or "<w:p/>"}'
            "</w:footnote></w:footnotes>",
            "word/document.xml": f'<w:document xmlns:w="{MAIN}">{inside}</w:document>',
        }
        for name, content in (parts | dict(more or {})).items():
            archive.writestr(name, content)
    return out.getvalue()
