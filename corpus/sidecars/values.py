"""Single values of a sidecar made ready for `Facts`."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from html import unescape

from corpus.documents import Facts, LicenceClaim
from corpus.doi import normalise_doi
from corpus.rights import identify_licence
from corpus.sidecars.errors import SidecarError

EARLIEST_YEAR = 1500  # before printing a four-digit number is something else
LATEST_YEAR = 2100  # a year beyond is a slip of the keyboard

_MARKUP = re.compile(r"<[^<>]{1,200}>")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\ufeff]")


def clean_text(text: str) -> str | None:
    """Take markup, control characters and runs of space away; None when nothing is left."""
    plain = _CONTROL.sub("", unescape(_MARKUP.sub(" ", text)))
    return " ".join(plain.split()) or None


def year_in(text: str) -> int | None:
    """Find the first plausible year in a date written in any order; None when there is none."""
    for found in re.findall(r"(?<!\d)\d{4}(?!\d)", text):
        if EARLIEST_YEAR <= int(found) <= LATEST_YEAR:
            return int(found)
    return None


def web_address(text: str) -> str | None:
    """Keep an http or https address; anything else (a file path, a script) is dropped."""
    address = text.strip()
    return address if re.fullmatch(r"https?://[^\s<>\"]+", address, re.IGNORECASE) else None


def given_first(name: str) -> str | None:
    """Turn "Slavin, Robert E." into "Robert E. Slavin"; a name without comma stays as it is."""
    surname, _, given = name.partition(",")
    given, _, suffix = given.partition(",")
    return clean_text(f"{given} {surname} {suffix}")


def licence_claim(text: str, *, where: str, applies_to: str = "", starts: str = "") -> LicenceClaim:
    """Make a claim of a stated licence.

    Crossref lets a publisher state licences for other versions than the published one ("am", the accepted
    manuscript; "tdm", text mining) and from a later day on (ISO date); such a claim is kept as not
    understood, for the curator, since it does not cover what a reader would be shown today.
    """
    stated = clean_text(text) or ""
    if applies_to not in ("", "vor", "unspecified"):
        return LicenceClaim(licence=None, where=where, text=f"{stated} (only for version {applies_to})")
    if starts and not _in_force(starts):
        return LicenceClaim(licence=None, where=where, text=f"{stated} (only from {starts} on)")
    return LicenceClaim(licence=identify_licence(stated), where=where, text=stated)


def build_facts(
    *,
    name: str,
    label: str,
    title: str | None,
    authors: tuple[str, ...],
    year: int | None,
    doi: str | None,
    url: str | None,
    source: str | None,
    abstract: str | None,
    claims: tuple[LicenceClaim, ...],
) -> Facts:
    """Assemble the facts of the file `name`, each marked with `label` as the place it was found.

    `doi` is normalised and dropped when it is none. Raises SidecarError when neither a title nor a DOI is
    left, because then nothing ties the facts to a work.
    """
    found: dict[str, object] = {
        "title": title,
        "authors": authors,
        "year": year,
        "doi": normalise_doi(doi) if doi else None,
        "url": web_address(url) if url else None,
        "source": source,
        "abstract": abstract,
        "licence_claims": tuple(dict.fromkeys(claims)),
    }
    known = {field: value for field, value in found.items() if value not in (None, ())}
    if not known.keys() & {"title", "doi"}:
        raise SidecarError(f"{name}: no title and no DOI in it. Add one of them, or remove the file.")
    return Facts(**known, where=dict.fromkeys(known, label))  # pyright: ignore[reportArgumentType]


def _in_force(starts: str) -> bool:
    try:
        return date.fromisoformat(starts[:10]) <= datetime.now(tz=UTC).date()
    except ValueError:
        return False
