"""Addresses of our pages, and of the world outside."""

from __future__ import annotations

from urllib.parse import quote, urlencode, urlsplit

from corpus.documents import Document, Filters
from search_api.pages_views import Link

AT_SOURCE = "Read it at its source (DOI)"


def search_address(question: str, *, filters: Filters) -> str:
    """Return the address that asks a question; it holds the whole state of the page."""
    pairs: list[tuple[str, str]] = [("q", question)]
    for name in ("year_from", "year_to"):
        year = getattr(filters, name)
        if year is not None:
            pairs.append((name, str(year)))
    for name in ("phase", "design", "country", "source"):
        pairs.extend((name, value) for value in getattr(filters, name))
    return f"/?{urlencode(pairs)}"


def document_address(document_id: str, *, passage: str | None = None) -> str:
    """Return the address of a document's page, at one of its passages if `passage` is given."""
    path = f"/documents/{quote(document_id, safe='')}"
    if passage is None:
        return path
    return f"{path}?{urlencode({'passage': passage})}#{quote(passage_anchor(passage))}"


def file_address(document_id: str, *, page: int | None = None) -> str:
    """Return the address of a document's file; viewers open a PDF at `page`."""
    path = f"/documents/{quote(document_id, safe='')}/file"
    return path if page is None else f"{path}#page={page}"


def passage_anchor(passage: str) -> str:
    """Return the id that a passage has on its document's page."""
    return f"p-{passage}"


def outside_link(document: Document) -> Link | None:
    """Return the way to the work itself; only http(s) addresses are ever made into links."""
    facts = document.facts
    if facts.doi:
        return Link(words=AT_SOURCE, href=doi_address(facts.doi), outside=True)
    address = web_address(facts.url)
    if address is None:
        return None
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    if host == "doi.org":
        return Link(words=AT_SOURCE, href=address, outside=True)
    return Link(words=f"Read it at {host}", href=address, outside=True)


def doi_address(doi: str) -> str:
    """Return the address that resolves a DOI."""
    return f"https://doi.org/{quote(doi, safe='/:;()._-')}"


def web_address(url: str | None) -> str | None:
    """Return `url` if it is a web address with a host, else None: a catalogue can hold anything."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
