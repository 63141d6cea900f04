"""Decides which of two statements of a fact to believe, and which work a file belongs to."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import replace
from typing import Any

from corpus.documents import Facts

FILE_NAME = "file name"
"""Where a title comes from that had to be made up: it names the file, not the work."""

TRUST = (
    "curator",
    "crossref deposit",
    "json sidecar",
    "ris sidecar",
    "jats",
    "page head",
    "front matter",
    "first page",
    "file properties",
    FILE_NAME,
)
"""Sources of a fact, most trusted first: people, then registries, then publishers' markup, then guesses."""

SAME_TITLE = 0.5
"""Least share of title words in common for two files with one DOI to be the same work. Titles of one work
differ by a subtitle at most; a DOI picked up from a citation comes with another title altogether."""

_FIELDS = ("title", "authors", "year", "doi", "url", "source", "abstract", "design", "phase", "country")
_FIGURES = ("strength", "cost", "months", "effect")


def reconcile(held: Facts, new: Facts) -> Facts:
    """Return the better known of each fact; what is held stays where trust is equal."""
    changes: dict[str, Any] = {}
    where = dict(held.where)
    for name in (*_FIELDS, *_FIGURES):
        ours, theirs = getattr(held, name), getattr(new, name)
        if theirs in (None, ()):
            continue
        if ours in (None, ()) or _rank(new.where.get(name)) < _rank(held.where.get(name)):
            changes[name] = theirs
            if name in new.where:
                where[name] = new.where[name]
    claims = tuple(dict.fromkeys((*held.licence_claims, *new.licence_claims)))
    return replace(
        held, **changes, licence_claims=claims, retracted=held.retracted or new.retracted, where=where
    )


def same_work(held: Facts, new: Facts) -> bool:
    """Whether two files with one DOI can be one work, judged by their titles."""
    if FILE_NAME in (held.where.get("title"), new.where.get("title")):
        return True
    ours, theirs = _words(held.title), _words(new.title)
    if not ours or not theirs:
        return True
    return len(ours & theirs) >= SAME_TITLE * min(len(ours), len(theirs))


def document_id(facts: Facts, *, sha256: str) -> str:
    """Return a stable, readable id: from the DOI if there is one, else from title and content."""
    if facts.doi:
        return f"doi-{_slug(facts.doi, length=80)}"
    return f"{_slug(facts.title or 'untitled', length=48)}-{sha256[:8]}"


def distinct_id(wanted: str, *, key: str) -> str:
    """Return `wanted` with a short mark of `key`, for two works whose readable ids collide."""
    return f"{wanted}-{hashlib.sha256(key.encode()).hexdigest()[:6]}"


def _rank(where: str | None) -> int:
    return TRUST.index(where) if where in TRUST else len(TRUST)


def _words(title: str | None) -> set[str]:
    return set(re.findall(r"\w{3,}", (title or "").casefold()))


def _slug(text: str, *, length: int) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9.]+", "-", plain)[:length].strip("-.") or "untitled"
