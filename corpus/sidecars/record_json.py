"""Facts from a JSON record: CSL-JSON, an answer of Crossref's REST service, or plain keys."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import cast

from corpus.documents import Facts, LicenceClaim
from corpus.sidecars.errors import SidecarError
from corpus.sidecars.values import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    build_facts,
    clean_text,
    given_first,
    licence_claim,
    year_in,
)

LABEL = "json sidecar"

_NAMES_A_WORK = frozenset({"title", "doi"})
_TELLS_MORE = frozenset(
    {"author", "authors", "issued", "year", "date", "published", "licence", "license", "abstract", "source"}
    | {"container-title", "publisher", "url", "title", "doi"}
)
_DATES = ("issued", "published", "published-print", "published-online")

JsonObject = Mapping[str, object]


def looks_like_record(data: bytes) -> bool:
    """Whether a file is JSON that names one work: a title or DOI, and one more thing a library would note."""
    try:
        record = _record(data, name="")
    except SidecarError:
        return False
    keys = {key.lower() for key in record}
    named = any(
        isinstance(value, str | list) for key, value in record.items() if key.lower() in _NAMES_A_WORK
    )
    return named and len(keys & _TELLS_MORE) > 1


def read_record(data: bytes, *, name: str) -> Facts:
    """Read the one work a JSON file describes.

    Keys are those of CSL-JSON and of Crossref's REST service, or the plain ones `title`, `authors`, `year`,
    `doi`, `licence`, `url`, `source`, `abstract`. Raises SidecarError when the file is not JSON, holds no or
    several works, or gives a year that is none.
    """
    record = _record(data, name=name)
    return build_facts(
        name=name,
        label=LABEL,
        title=_text(record, "title"),
        authors=tuple(_authors(record)),
        year=_year(record, name=name),
        doi=_text(record, "DOI", "doi"),
        url=_text(record, "URL", "url"),
        source=_text(record, "container-title", "source", "journal", "publisher"),
        abstract=_text(record, "abstract"),
        claims=tuple(_claims(record)),
    )


def _record(data: bytes, *, name: str) -> JsonObject:
    try:
        found: object = json.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except UnicodeDecodeError as error:
        raise SidecarError(f"{name}: not in UTF-8. Save it as UTF-8 and add it again.") from error
    except (ValueError, RecursionError) as error:
        raise SidecarError(
            f"{name}: not readable as JSON ({' '.join(str(error).split())[:120]}). Correct it and try again."
        ) from error
    if isinstance(found, list):
        works = cast("list[object]", found)
        if len(works) != 1:
            raise SidecarError(
                f"{name}: {len(works)} works in a list. A sidecar describes one; keep that one."
            )
        found = works[0]
    if isinstance(found, dict):
        whole = cast("dict[str, object]", found)
        message = whole.get("message")
        return cast("dict[str, object]", message) if isinstance(message, dict) else whole
    raise SidecarError(f"{name}: JSON, but not an object with a title or a DOI. Write it as {{...}}.")


def _text(record: JsonObject, *names: str) -> str | None:
    for key in names:
        value = record.get(key)
        values = cast("list[object]", value) if isinstance(value, list) else [value]
        for one in values:
            if isinstance(one, str) and (text := clean_text(one)):
                return text
    return None


def _authors(record: JsonObject) -> Iterator[str]:
    value = record.get("author", record.get("authors"))
    people = value.split(";") if isinstance(value, str) else value
    for person in cast("list[object]", people) if isinstance(people, list) else ():
        named = person
        if isinstance(person, dict):
            parts = cast("dict[str, object]", person)
            whole = _text(parts, "name", "literal")
            named = whole or " ".join(
                part
                for key in ("given", "non-dropping-particle", "family", "suffix")
                if (part := _text(parts, key))
            )
        if isinstance(named, str) and (full := given_first(named) if named is person else clean_text(named)):
            yield full


def _year(record: JsonObject, *, name: str) -> int | None:
    stated = record.get("year")
    if stated not in (None, ""):
        year = (
            year_in(str(stated)) if isinstance(stated, str | int) and not isinstance(stated, bool) else None
        )
        if year is None:
            raise SidecarError(
                f"{name}: the year is {str(stated)[:40]!r}. "
                f"Write four digits from {EARLIEST_YEAR} to {LATEST_YEAR}."
            )
        return year
    for key in _DATES:
        date = record.get(key)
        if isinstance(date, dict):
            parts = cast("dict[str, object]", date)
            year = year_in(json.dumps(parts.get("date-parts"))[:200]) or year_in(
                _text(parts, "raw", "literal") or ""
            )
        else:
            year = year_in(date) if isinstance(date, str) else None
        if year is not None:
            return year
    return year_in(_text(record, "date") or "")


def _claims(record: JsonObject) -> Iterator[LicenceClaim]:
    value = record.get("license", record.get("licence"))
    stated = cast("list[object]", value) if isinstance(value, list) else [value]
    published = [one for one in stated if _applies_to(one) in ("", "vor", "unspecified")]
    for one in published or stated:
        if isinstance(one, str) and one.strip():
            yield licence_claim(one, where=LABEL)
        elif isinstance(one, dict):
            parts = cast("dict[str, object]", one)
            text = _text(parts, "URL", "url", "name", "title")
            if text:
                yield licence_claim(text, where=LABEL, applies_to=_applies_to(parts), starts=_start(parts))


def _applies_to(stated: object) -> str:
    return (
        _text(cast("dict[str, object]", stated), "content-version") or "" if isinstance(stated, dict) else ""
    )


def _start(parts: JsonObject) -> str:
    start = parts.get("start")
    return _text(cast("dict[str, object]", start), "date-time") or "" if isinstance(start, dict) else ""
