"""Reads JATS articles by section."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast
from xml.etree.ElementTree import Element

from indexer.reading.errors import EmptyFile, UnsupportedFormat
from indexer.reading.jats_facts import facts_of, language_of
from indexer.reading.quality import judge
from indexer.reading.readings import Reading
from indexer.reading.sections import Outline
from indexer.reading.xml_tree import parse_xml

_DROPPED = frozenset(
    ("ref-list", "table", "thead", "tbody", "tfoot", "graphic", "media", "object-id", "label",
     "permissions", "alternatives", "inline-graphic", "supplementary-material", "tex-math", "mml:math",
     "math", "processing-meta", "xref-group", "fn-group", "glossary", "notes")
)  # fmt: skip
"""Elements whose content is no prose; formulas are read by `_formula`."""
_FORMULAS = frozenset({"inline-formula", "disp-formula", "disp-formula-group"})
_BLOCKS = frozenset(
    ("p", "sec", "title", "list", "list-item", "disp-quote", "boxed-text", "fig", "fig-group", "table-wrap",
     "caption", "def-list", "def-item", "term", "def", "verse-group", "preformat", "code", "statement",
     "ack", "app", "app-group", "fn", "table-wrap-foot", "attrib", "speech", "disp-formula",
     "disp-formula-group")
)  # fmt: skip
_BACK_MATTER = frozenset({"ack", "app-group", "app", "sec", "bio"})


def read_jats(content: bytes) -> Reading:
    """A JATS article, one place for each section.

    Raises DangerousXml, Damaged, EmptyFile or UnsupportedFormat.
    """
    root = parse_xml(content)
    if local(root) != "article":
        raise UnsupportedFormat(f"XML with the root <{local(root)[:40]}> is not read, only JATS articles are")
    outline = Outline()
    for abstract in root.findall("./front/article-meta/abstract"):
        outline.heading(_text_of(abstract.find("title")) or "Abstract", level=1)
        _section(abstract, outline, level=1)
    outline.heading("", level=1)
    for body in root.findall("./body"):
        _section(body, outline, level=0)
    for part in root.findall("./back/*"):
        if local(part) in _BACK_MATTER:
            _block(part, outline, level=0)
    places = outline.places()
    if not places:
        raise EmptyFile("a JATS record without body or abstract: nothing can be read from it")
    return Reading(
        format="jats",
        places=places,
        facts=facts_of(root),
        quality=judge(place.text for place in places),
        language=language_of(root),
    )


def local(element: Element) -> str:
    """The name of an element without its namespace; "" for a comment."""
    tag = cast("object", element.tag)
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def _section(element: Element, outline: Outline, *, level: int) -> None:
    """Everything in a section but its title, in order."""
    for child in element:
        if local(child) not in {"title", "label", "sec-meta"}:
            _block(child, outline, level=level)


def _block(element: Element, outline: Outline, *, level: int) -> None:
    name = local(element)
    if name in {"sec", "app", "ack", "bio"}:
        title = _text_of(element.find("title")) or {"ack": "Acknowledgements", "app": "Appendix"}.get(
            name, ""
        )
        outline.heading(title, level=level + 1)
        _section(element, outline, level=level + 1)
        if level:
            outline.resume(level=level)
    elif name not in _DROPPED and name:
        for paragraph in _paragraphs(element):
            outline.paragraph(paragraph)


def _paragraphs(element: Element) -> Iterator[str]:
    """The text of a block, parted where other blocks stand inside it."""
    pieces: list[str] = [element.text or ""]
    for child in element:
        name = local(child)
        if name in _DROPPED:
            pass
        elif name in _FORMULAS and name not in _BLOCKS:
            pieces.append(_formula(child))
        elif name in _FORMULAS:
            pieces.append(f" {_formula(child)} ")
        elif name in _BLOCKS:
            yield "".join(pieces)
            pieces = []
            yield from _paragraphs(child)
        elif name in {"break", "hr"}:
            pieces.append(" ")
        else:
            *closed, last = list(_paragraphs(child)) or [""]
            if closed:
                yield "".join([*pieces, closed[0]])
                yield from closed[1:]
                pieces = []
            pieces.append(last)
        pieces.append(child.tail or "")
    yield "".join(pieces)


def _formula(element: Element) -> str:
    """What can be said of a formula in a line: its letters and signs, or its TeX without the frame."""
    for part in element.iter():
        if local(part) == "math":
            return "".join("".join(part.itertext()).split())
    for part in element.iter():
        if local(part) == "tex-math":
            tex = "".join(part.itertext())
            inside = tex.partition(r"\begin{document}")[2].partition(r"\end{document}")[0] or tex
            return inside.strip().strip("$").strip()
    return "".join(
        (part.text or "") + "".join(child.tail or "" for child in part)
        for part in element.iter()
        if local(part) not in {"graphic", "inline-graphic", "label"}
    ).strip()


def _text_of(element: Element | None) -> str:
    return "" if element is None else " ".join(" ".join(_paragraphs(element)).split())
