"""What the front of a JATS article says about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast
from xml.etree.ElementTree import Element

from corpus.documents import Facts, LicenceClaim
from corpus.rights import identify_licence
from indexer.reading.licence_statements import shortened
from indexer.reading.stated import clean_doi, year_in

_HREF = "{http://www.w3.org/1999/xlink}href"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_ALI_LICENCE = "{http://www.niso.org/schemas/ali/1.0/}license_ref"
_DATES = ("epub", "pub", "epub-ppub", "ppub", "collection", "")
"""Kinds of publication date, the one readers first saw the article on before the others."""
_RETRACTED = frozenset({"retraction", "retracted-article"})
_HERE = "jats"


def facts_of(root: Element) -> Facts:
    """Title, authors, year, DOI, journal, abstract and licence claims of an article."""
    meta = root.find("./front/article-meta")
    if meta is None:
        return Facts()
    title = _flat(meta.find("./title-group/article-title"))
    if title and (subtitle := _flat(meta.find("./title-group/subtitle"))):
        title = f"{title}: {subtitle}"
    authors = tuple(_authors(meta))
    doi = next(
        (
            clean_doi(node.text or "")
            for node in meta.findall("article-id")
            if node.get("pub-id-type") == "doi"
        ),
        None,
    )
    year = _year(meta)
    source = _flat(root.find("./front/journal-meta//journal-title")) or _flat(
        root.find("./front/journal-meta//publisher-name")
    )
    abstract = _abstract(meta)
    url = next(
        (node.get(_HREF) for node in meta.findall("self-uri") if (node.get(_HREF) or "").startswith("http")),
        None,
    )
    known = {
        "title": title,
        "authors": authors,
        "doi": doi,
        "year": year,
        "source": source,
        "abstract": abstract,
        "url": url,
    }
    return Facts(
        title=title,
        authors=authors,
        year=year,
        doi=doi,
        url=url,
        source=source,
        abstract=abstract,
        licence_claims=tuple(_licences(meta)),
        retracted=_is_retracted(root, meta),
        where={name: _HERE for name, value in known.items() if value},
    )


def language_of(root: Element) -> str | None:
    """The language the article says it is in."""
    code = (root.get(_LANGUAGE) or "").split("-")[0].lower()
    return code if len(code) == 2 and code.isalpha() else None


def _flat(element: Element | None) -> str | None:
    """All text below an element on one line, footnote marks left out."""
    if element is None:
        return None
    return " ".join("".join(_unmarked(element)).split()) or None


def _name(element: Element) -> str:
    """The element's name; "" for a comment, whose tag is a function."""
    tag = cast("object", element.tag)
    return tag if isinstance(tag, str) else ""


def _unmarked(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if _name(child) not in {"", "xref", "fn"}:
            yield from _unmarked(child)
        yield child.tail or ""


def _authors(meta: Element) -> Iterator[str]:
    """Names as "Given Surname", groups by their own name; editors and reviewers are no authors."""
    for contributor in meta.findall("./contrib-group/contrib"):
        if contributor.get("contrib-type", "author") != "author":
            continue
        name = contributor.find("name")
        if name is None:
            name = contributor.find("./name-alternatives/name")
        if name is None:
            name = contributor.find("string-name")
        if name is None:
            yield from (group for group in (_flat(contributor.find("collab")),) if group)
            continue
        parts = (_flat(name.find(part)) for part in ("given-names", "surname", "suffix"))
        yield " ".join(part for part in parts if part) or _flat(name) or ""


def _year(meta: Element) -> int | None:
    dated = {
        (node.get("pub-type") or node.get("date-type") or ""): node
        for node in reversed(meta.findall("pub-date"))
    }
    for kind in (*_DATES, *dated):
        node = dated.get(kind)
        if node is None:
            continue
        if year := year_in(_flat(node.find("year")) or node.get("iso-8601-date") or ""):
            return year
    return year_in(_flat(meta.find("./permissions/copyright-year")) or "")


def _abstract(meta: Element) -> str | None:
    """The main abstract; graphical, teaser and translated ones carry a type or another language."""
    plain = [
        node
        for node in meta.findall("abstract")
        if node.get("abstract-type") in (None, "", "executive-summary")
    ]
    if not plain:
        return None
    pieces = [_flat(node) for node in plain[0].iter() if _name(node) in {"title", "p"}]
    return " ".join(piece for piece in pieces if piece) or _flat(plain[0])


def _licences(meta: Element) -> Iterator[LicenceClaim]:
    """One claim for each place that states a licence: its link, its wording, the copyright line."""
    for permissions in meta.findall("permissions"):
        for licence in permissions.findall("license"):
            links = [licence.get(_HREF) or "", *(node.text or "" for node in licence.findall(_ALI_LICENCE))]
            for link in dict.fromkeys(link.strip() for link in links if link.strip()):
                yield LicenceClaim(
                    licence=identify_licence(link), where="jats licence link", text=shortened(link)
                )
            for paragraph in (*licence.findall("license-p"), *licence.findall("p")):
                yield from _worded(paragraph)
        statement = _flat(permissions.find("copyright-statement"))
        if statement and (identifier := identify_licence(statement)):
            yield LicenceClaim(
                licence=identifier, where="jats copyright statement", text=shortened(statement)
            )


def _worded(paragraph: Element) -> Iterator[LicenceClaim]:
    text = _flat(paragraph)
    if not text:
        return
    links = [node.get(_HREF) or "" for node in paragraph.iter() if node.get(_HREF)]
    linked = next((found for link in links if (found := identify_licence(link))), None)
    yield LicenceClaim(
        licence=linked or identify_licence(text), where="jats licence text", text=shortened(text)
    )


def _is_retracted(root: Element, meta: Element) -> bool:
    if (root.get("article-type") or "") in _RETRACTED:
        return True
    return any(
        node.get("related-article-type") in {"retraction-forward", "retracted-by"}
        for node in meta.findall("related-article")
    )
