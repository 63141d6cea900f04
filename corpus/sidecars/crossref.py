"""Facts from a Crossref deposit, the XML a publisher registers a DOI with."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from corpus.documents import Facts, LicenceClaim
from corpus.sidecars.errors import SidecarError
from corpus.sidecars.values import build_facts, clean_text, licence_claim, year_in

LABEL = "crossref deposit"
_WORKS = (
    "journal_article",
    "conference_paper",
    "content_item",
    "posted_content",
    "dissertation",
    "report-paper",
)
_COLLECTIONS = {
    "journal_metadata": "full_title",
    "proceedings_metadata": "proceedings_title",
    "book_metadata": "title",
    "book_series_metadata": "title",
}


def looks_like_deposit(start: bytes) -> bool:
    """Whether the first bytes of a file are those of a Crossref deposit."""
    return b"<doi_batch" in start or (b"crossref" in start.lower() and b"<journal" in start)


def read_deposit(data: bytes, *, name: str) -> Facts:
    """Read the first work of a deposit, schema 4.3 to 5.3 (source: Crossref's deposit schema).

    The year is that of the work itself, not of the issue it stands in; for several dates the earliest.
    Raises SidecarError on XML that is broken, dangerous or holds no work.
    """
    try:
        root = fromstring(data)
    except DefusedXmlException as error:
        raise SidecarError(
            f"{name}: the XML declares entities, which is unsafe. Remove its DOCTYPE."
        ) from error
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        raise SidecarError(
            f"{name}: not readable as XML ({_one_line(error)}). Fetch the deposit again, or remove the file."
        ) from error
    work = next((element for element in root.iter() if _tag(element) in _WORKS), None)
    if work is None:
        raise SidecarError(f"{name}: XML, but no article in it. A Crossref deposit holds a journal_article.")
    doi_data = _child(work, "doi_data")
    return build_facts(
        name=name,
        label=LABEL,
        title=_text(_child(_child(work, "titles"), "title")),
        authors=tuple(_authors(_child(work, "contributors"))),
        year=_year(work),
        doi=_text(_child(doi_data, "doi")),
        url=_text(_child(doi_data, "resource")),
        source=_collection(root),
        abstract=_text(_child(work, "abstract")),
        claims=tuple(_claims(work)),
    )


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""  # pyright: ignore[reportUnnecessaryIsInstance]


def _children(parent: Element | None, tag: str) -> Iterator[Element]:
    return (child for child in (() if parent is None else parent) if _tag(child) == tag)


def _child(parent: Element | None, tag: str) -> Element | None:
    return next(_children(parent, tag), None)


def _text(element: Element | None) -> str | None:
    return None if element is None else clean_text(" ".join("".join(element.itertext()).split()))


def _authors(contributors: Element | None) -> Iterator[str]:
    for element in () if contributors is None else contributors:
        if element.get("contributor_role", "author") != "author":
            continue
        if _tag(element) == "person_name":
            parts = (_text(_child(element, part)) for part in ("given_name", "surname", "suffix"))
            full = " ".join(part for part in parts if part)
        else:
            full = _text(element) if _tag(element) == "organization" else None
        if full:
            yield full


def _year(work: Element) -> int | None:
    dates = [
        *_children(work, "publication_date"),
        *_children(work, "posted_date"),
        *_children(work, "approval_date"),
    ]
    years = [year_in(_text(_child(date, "year")) or "") for date in dates]
    return min((year for year in years if year is not None), default=None)


def _collection(root: Element) -> str | None:
    for element in root.iter():
        inside = _COLLECTIONS.get(_tag(element))
        if inside:
            direct = _child(element, inside)
            return _text(direct if direct is not None else _child(_child(element, "titles"), inside))
    return None


def _claims(work: Element) -> Iterator[LicenceClaim]:
    stated = [
        (element.get("applies_to", ""), element) for element in work.iter() if _tag(element) == "license_ref"
    ]
    for applies_to, element in stated:
        published = applies_to in ("", "vor", "unspecified")
        if element.text and (published or not any(to in ("", "vor", "unspecified") for to, _ in stated)):
            yield licence_claim(
                element.text, where=LABEL, applies_to=applies_to, starts=element.get("start_date", "")
            )


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:120]
