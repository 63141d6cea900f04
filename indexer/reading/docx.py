"""The doorway to mammoth: reads Word documents by paragraph, tracked changes as if they were accepted."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any, cast

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.documents import Facts
from indexer.reading.errors import Damaged, EmptyFile, Encrypted, TooLarge
from indexer.reading.quality import judge
from indexer.reading.readings import Reading
from indexer.reading.sections import Outline
from indexer.reading.xml_tree import parse_xml

UNPACKED = 32_000_000
"""Bytes of XML in a document; 400 pages have about 10 million, and their tree takes 20 times that."""
_PROPERTIES = "docProps/core.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_STYLES = "\n".join(
    (
        "p[style-name='Title'] => h1.title:fresh",
        "p[style-name='Subtitle'] => p:fresh",
        "p[style-name^='toc '] => !",
        "p[style-name^='TOC '] => !",
        "p[style-name='table of figures'] => !",
        *(
            f"p[style-name='{name}'] => blockquote:fresh"
            for name in ("Quote", "Intense Quote", "Quotations", "Block Text", "Block Quote")
        ),
        *(f"p[style-name='{name}'] => p.code:fresh" for name in ("Code", "HTML Preformatted", "Source Code")),
        *(
            f"p[style-name='{name}'] => p.reference:fresh"
            for name in ("Bibliography", "EndNote Bibliography")
        ),
    )
)
"""What Word's and LibreOffice's own styles say of a paragraph, in mammoth's notation; "!" leaves it out."""
_NOTE_MARKS = "a[id^=footnote-ref], a[id^=endnote-ref], a[href^='#footnote-ref'], a[href^='#endnote-ref']"
_KINDS = {"title": "title", "code": "listing", "reference": "reference"}


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph of a Word document on one line.

    `kind` is title, heading, paragraph, quoted passage, listing, reference or table; of a table only that it
    is there is said. `level` is a heading's depth from 1, else 0.
    """

    text: str
    kind: str
    level: int = 0


def read_docx(content: bytes) -> Reading:
    """A Word document by its headings, tables left out. Raises EmptyFile, TooLarge, Encrypted or Damaged."""
    paragraphs = word_paragraphs(content)
    outline = Outline()
    for one in paragraphs:
        if one.kind == "heading":
            outline.heading(one.text, level=one.level)
        elif one.kind not in ("title", "listing", "table"):
            outline.paragraph(one.text)
    places = outline.places()
    if not places:
        raise EmptyFile("no text in the Word document: if its pages are pictures, run OCR and add the PDF")
    return Reading(
        format="docx",
        places=places,
        facts=_facts(paragraphs, content),
        quality=judge(place.text for place in places),
    )


def word_paragraphs(content: bytes) -> tuple[WordParagraph, ...]:
    """Return the paragraphs that hold text, in order, notes at the end.

    Raises TooLarge, Encrypted, DangerousXml or Damaged; nothing outside the file is ever opened.
    """
    _check(content)
    mammoth: Any = import_module("mammoth")
    converted = mammoth.convert_to_html(
        io.BytesIO(content),
        style_map=_STYLES,
        include_embedded_style_map=False,
        external_file_access=False,
        convert_image=mammoth.images.img_element(_no_picture),
    )
    tree = LexborHTMLParser(cast("str", converted.value))
    for node in tree.css(_NOTE_MARKS):
        node.decompose()
    return tuple(_paragraphs(tree.body)) if tree.body is not None else ()


def _no_picture(_image: object) -> dict[str, str]:
    return {"src": ""}


def _check(content: bytes) -> None:
    """Refuse what would harm: parts under a password, parts that unpack without end, declared entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [one for one in archive.infolist() if one.filename.endswith((".xml", ".rels"))]
            if any(one.flag_bits & 1 for one in parts):
                raise Encrypted("a Word document under a password: save a copy without it and take that")
            size = sum(one.file_size for one in parts)
            if size > UNPACKED:
                raise TooLarge(
                    f"the text of the Word document unpacks to {size / 1e6:.0f} MB, the limit is "
                    f"{UNPACKED / 1e6:.0f} MB; split it, or save it as PDF"
                )
            for one in parts:
                parse_xml(archive.read(one))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as problem:
        raise Damaged("a Word document that is damaged inside: open it in Word and save it anew") from problem


def _paragraphs(top: LexborNode) -> Iterator[WordParagraph]:
    for node in top.iter():
        tag = (node.tag or "").lower()
        if tag in ("ul", "ol", "li"):
            yield from _item(node) if tag == "li" else _paragraphs(node)
        elif tag == "table":
            yield WordParagraph("", "table")
        elif text := _text(node):
            level = int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else 0
            kind = _KINDS.get(node.attributes.get("class") or "", "heading" if level else "paragraph")
            yield WordParagraph(text, "quoted passage" if tag == "blockquote" else kind, level)


def _item(node: LexborNode) -> Iterator[WordParagraph]:
    """Yield a list item's own words, then what stands in blocks and lists inside it."""
    blocks = [child for child in node.iter() if (child.tag or "").lower() in ("ul", "ol", "p", "table")]
    own = " ".join(
        "".join(
            child.text() or ""
            for child in node.iter(include_text=True)
            if (child.tag or "").lower() not in ("ul", "ol", "p", "table")
        ).split()
    )
    if own:
        yield WordParagraph(own, "paragraph")
    for child in blocks:
        tag = (child.tag or "").lower()
        if tag == "p" and (text := _text(child)):
            yield WordParagraph(text, "paragraph")
        elif tag in ("ul", "ol"):
            yield from _paragraphs(child)
        elif tag == "table":
            yield WordParagraph("", "table")


def _text(node: LexborNode) -> str:
    for line_break in node.css("br"):
        line_break.replace_with(" ")
    return " ".join(node.text().split())


def _facts(paragraphs: tuple[WordParagraph, ...], content: bytes) -> Facts:
    stated, author = _properties(content)
    heading = next((one.text for one in paragraphs if one.kind == "title"), None)
    first = paragraphs[0] if paragraphs[0].kind == "heading" else None
    title = heading or stated or (first.text if first else None)
    where: dict[str, str] = {}
    if title:
        where["title"] = "first page" if heading else "file properties" if stated else "first heading"
    # One word is the name of an account, not of a person.
    authors = (author,) if author and " " in author else ()
    if authors:
        where["authors"] = "file properties"
    return Facts(title=title, authors=authors, where=where)


def _properties(content: bytes) -> tuple[str | None, str | None]:
    """Return the title and the author that the file's properties name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if _PROPERTIES not in archive.namelist():
            return None, None
        root = parse_xml(archive.read(_PROPERTIES))
    title, author = (" ".join((root.findtext(f"{_DC}{name}") or "").split()) for name in ("title", "creator"))
    return title or None, author or None
