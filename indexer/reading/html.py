"""Reads web pages: the article without the site around it, and what its head says about it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import cast

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.documents import Facts, LicenceClaim
from corpus.rights import identify_licence
from indexer.reading.errors import EmptyFile
from indexer.reading.licence_statements import own_licence_claims, shortened
from indexer.reading.quality import judge
from indexer.reading.readings import Place, Reading
from indexer.reading.sections import Outline
from indexer.reading.sniff import byte_order_mark
from indexer.reading.stated import clean_doi, year_in
from indexer.reading.text import decode

_FURNITURE = (
    "script, style, noscript, template, nav, header, footer, aside, form, button, select, svg, iframe,"
    " object, canvas, video, audio, figure img, [hidden], [aria-hidden=true], [role=navigation],"
    " [role=banner], [role=contentinfo], [role=search], [role=dialog]"
)
_MAIN = ("main", "[role=main]", "article", "#content")
MAIN_SHARE = 0.3
"""Share of the page's letters below which a marked main part is an empty frame or one teaser of many."""
_BLOCKS = frozenset(
    ("p", "li", "blockquote", "dd", "dt", "figcaption", "caption", "td", "th", "pre", "address", "div",
     "section", "article", "main", "ul", "ol", "dl", "table", "tbody", "thead", "tfoot", "tr", "figure",
     "details", "summary", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "body", "center", "fieldset")
)  # fmt: skip
_DROPPED = frozenset({"table", "pre", "math"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]+)", re.I)
_TITLE_TAIL = re.compile(r"\s+[|–—·]\s+[^|–—·]{2,60}$")

_TAGS = {
    "title": ("citation_title", "dc.title", "dcterms.title", "og:title"),
    "authors": ("citation_author", "dc.creator", "dcterms.creator", "author"),
    "year": (
        "citation_publication_date",
        "citation_date",
        "citation_online_date",
        "dc.date",
        "dcterms.issued",
        "dcterms.date",
        "article:published_time",
    ),
    "doi": ("citation_doi", "dc.identifier", "dcterms.identifier", "prism.doi"),
    "url": ("citation_public_url", "citation_abstract_html_url", "og:url"),
    "source": ("citation_journal_title", "dc.publisher", "dcterms.publisher", "og:site_name"),
    "abstract": ("citation_abstract", "dc.description", "dcterms.abstract"),
    "licence": ("dc.rights", "dcterms.license", "dcterms.rights", "dc.rights.license", "citation_license"),
}
"""Fact -> the tags that state it, the most reliable first (Highwire, Dublin Core, Open Graph)."""


def read_html(content: bytes) -> Reading:
    """The main text of a web page by its headings. Raises EmptyFile or Damaged."""
    tree = LexborHTMLParser(_decoded(content))
    tags = _meta(tree)
    linked = _linked_data(tree)
    licences = tuple(_licences(tree, tags, linked))
    title_tag = tree.css_first("title")
    page_title = _TITLE_TAIL.sub("", " ".join(title_tag.text().split())) if title_tag is not None else None
    language = (tree.root.attributes.get("lang") or "")[:2].lower() if tree.root is not None else ""
    top_heading = tree.css_first("h1")
    heading = " ".join(top_heading.text().split()) if top_heading is not None else None
    for node in tree.css(_FURNITURE):
        node.decompose()
    places = _places(tree)
    if not places:
        raise EmptyFile(
            "a web page without text of its own: open it in a browser and save it once it has loaded"
        )
    return Reading(
        format="html",
        places=places,
        facts=_facts(tags, linked, fallback_title=heading or page_title, licences=licences),
        quality=judge(place.text for place in places),
        language=language if len(language) == 2 and language.isalpha() else None,
    )


def _decoded(content: bytes) -> str:
    if byte_order_mark(content) is None and (declared := _CHARSET.search(content[:4096])):
        try:
            return content.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(content)


def _places(tree: LexborHTMLParser) -> tuple[Place, ...]:
    """The sections of the part that holds the article; pages laid out by tables are read with them."""
    for dropped in (_DROPPED, _DROPPED - {"table"}):
        whole = _sections(tree.body, dropped)
        for selector in _MAIN:
            parts = [_sections(node, dropped) for node in tree.css(selector)]
            longest = max(parts, key=_letters, default=())
            if _letters(longest) > MAIN_SHARE * _letters(whole):
                return longest
        if _letters(whole):
            return whole
    return ()


def _sections(node: LexborNode | None, dropped: frozenset[str]) -> tuple[Place, ...]:
    outline = Outline()
    if node is not None:
        _walk(node, outline, dropped)
    return outline.places()


def _letters(places: tuple[Place, ...]) -> int:
    return sum(character.isalnum() for place in places for character in place.text)


def _walk(top: LexborNode, outline: Outline, dropped: frozenset[str]) -> None:
    """Hands the text below `top` to `outline`; a stack of its own, since pages nest without bound."""
    inline: list[str] = []

    def flush() -> None:
        outline.paragraph("".join(inline))
        inline.clear()

    stack: list[tuple[LexborNode | None, bool]] = [(top, False)]
    while stack:
        node, leaving = stack.pop()
        if node is None or leaving:
            flush()
            continue
        tag = (node.tag or "").lower()
        if tag == "-text":
            inline.append(node.text(deep=False) or "")
        elif tag in _HEADINGS:
            flush()
            if tag != "h1":
                outline.heading(node.text(), level=_HEADINGS[tag])
        elif tag == "br":
            inline.append(" ")
        elif tag in dropped or tag.startswith(("-", "_")):
            continue
        else:
            if tag in _BLOCKS:
                flush()
                stack.append((node, True))
            stack.extend((child, False) for child in reversed(list(node.iter(include_text=True))))
    flush()


def _meta(tree: LexborHTMLParser) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    for node in tree.css("meta[content]"):
        name = node.attributes.get("name") or node.attributes.get("property")
        value = " ".join((node.attributes.get("content") or "").split())
        if name and value:
            tags.setdefault(name.lower(), []).append(value)
    return tags


def _linked_data(tree: LexborHTMLParser) -> dict[str, object]:
    """The first schema.org article among the page's JSON-LD blocks."""
    for node in tree.css('script[type="application/ld+json"]'):
        try:
            data: object = json.loads(node.text() or "null")
        except (ValueError, RecursionError):
            continue
        for entry in _entries(data):
            if any(
                kind in str(entry.get("@type"))
                for kind in ("Article", "Report", "CreativeWork", "Thesis", "Book")
            ):
                return entry
    return {}


def _entries(data: object) -> Iterator[dict[str, object]]:
    if isinstance(data, dict):
        entry = cast("dict[str, object]", data)
        yield entry
        data = entry.get("@graph")
    if isinstance(data, list):
        yield from (
            cast("dict[str, object]", item) for item in cast("list[object]", data) if isinstance(item, dict)
        )


def _facts(
    tags: dict[str, list[str]],
    linked: dict[str, object],
    *,
    fallback_title: str | None,
    licences: tuple[LicenceClaim, ...],
) -> Facts:
    def values(fact: str) -> list[str]:
        return next((tags[name] for name in _TAGS[fact] if name in tags), list[str]())

    def one(fact: str, linked_name: str) -> str | None:
        stated = linked.get(linked_name)
        return next(iter(values(fact)), None) or (stated if isinstance(stated, str) else None)

    title = one("title", "headline") or one("title", "name")
    authors = tuple(_turned(name) for name in values("authors")) or tuple(
        _linked_people(linked.get("author"))
    )
    doi = next(
        (doi for name in _TAGS["doi"] for value in tags.get(name, []) if (doi := clean_doi(value))), None
    )
    year = year_in(one("year", "datePublished") or "")
    known = {"title": title, "authors": authors, "year": year, "doi": doi}
    where = {name: "page head" for name, value in known.items() if value}
    if title is None and fallback_title:
        where["title"] = "first heading"
    return Facts(
        title=title or fallback_title or None,
        authors=authors,
        year=year,
        doi=doi,
        url=one("url", "url"),
        source=one("source", "publisher"),
        abstract=one("abstract", "abstract"),
        licence_claims=licences,
        where=where,
    )


def _turned(name: str) -> str:
    """ "Surname, Given" as "Given Surname"."""
    surname, comma, given = name.partition(", ")
    return f"{given} {surname}" if comma and "," not in given else name


def _linked_people(people: object) -> Iterator[str]:
    for person in cast("list[object]", people) if isinstance(people, list) else [people]:
        name = cast("dict[str, object]", person).get("name") if isinstance(person, dict) else person
        if isinstance(name, str) and name.strip():
            yield " ".join(name.split())


def _licences(
    tree: LexborHTMLParser, tags: dict[str, list[str]], linked: dict[str, object]
) -> Iterator[LicenceClaim]:
    stated = [value for name in _TAGS["licence"] for value in tags.get(name, [])]
    stated += [value for value in (linked.get("license"),) if isinstance(value, str)]
    stated += [node.attributes.get("href") or "" for node in tree.css("link[rel=license], a[rel=license]")]
    for value in dict.fromkeys(stated):
        if value:
            yield LicenceClaim(licence=identify_licence(value), where="page head", text=shortened(value))
    body = tree.css_first("body")
    yield from own_licence_claims(
        body.text(separator=" ")[-20_000:] if body is not None else "", where="page text"
    )
