"""Facts from a RIS file, the form in which reference managers export."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import cast

import rispy

from corpus.documents import Facts
from corpus.sidecars.errors import SidecarError
from corpus.sidecars.values import build_facts, clean_text, given_first, year_in

LABEL = "ris sidecar"
_load = cast("Callable[..., list[Mapping[str, object]]]", rispy.loads)  # pyright: ignore[reportUnknownMemberType]
_FIRST_TAG = re.compile(rb"^\s*TY  ?-", re.MULTILINE)
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_END_TAG = re.compile(r"^ER  ?-", re.MULTILINE)


def looks_like_ris(start: bytes) -> bool:
    """Whether the first bytes of a file are those of a RIS export."""
    plain = start.replace(b"\x00", b"")
    for mark in _BYTE_ORDER_MARKS:
        plain = plain.removeprefix(mark)
    return _FIRST_TAG.search(plain) is not None


def read_ris(data: bytes, *, name: str) -> Facts:
    """Read the one record of a RIS file (source: the RIS specification of 2011, as rispy reads it).

    RIS has no field for a licence, so there is never a claim. Raises SidecarError when the file is not
    UTF-8 or UTF-16, holds no record, or holds several: a list of references describes no one work, and
    taking its first would lose the others without a word.
    """
    text = _decoded(data, name=name).replace("\r\n", "\n").replace("\r", "\n")
    ended = text if _END_TAG.search(text) else f"{text}\nER  - \n"
    try:
        records = _load(ended, skip_unknown_tags=True)
    except (OSError, ValueError, KeyError, IndexError, TypeError, rispy.parser.ParseError) as error:
        raise SidecarError(
            f"{name}: not readable as RIS ({' '.join(str(error).split())[:120]}). Export it again."
        ) from error
    if not records:
        raise SidecarError(f"{name}: no record in it. A RIS record begins with a line 'TY  - JOUR'.")
    if len(records) > 1:
        raise SidecarError(
            f"{name}: holds {len(records)} records; a file beside a paper describes that paper alone. "
            "Export the one record into a file of its own."
        )
    record = records[0]
    return build_facts(
        name=name,
        label=LABEL,
        title=_first(record, "title", "primary_title", "translated_title", "short_title"),
        authors=tuple(
            author for named in _all(record, "authors", "first_authors") if (author := given_first(named))
        ),
        year=year_in(_first(record, "year", "publication_year", "date") or ""),
        doi=_first(record, "doi"),
        url=_first(record, "urls", "url"),
        source=_first(
            record, "journal_name", "secondary_title", "alternate_title3", "alternate_title1", "publisher"
        ),
        abstract=_first(record, "abstract", "notes_abstract"),
        claims=(),
    )


def _decoded(data: bytes, *, name: str) -> str:
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return data.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise SidecarError(f"{name}: not in UTF-8. Save or export it as UTF-8 and add it again.") from error


def _all(record: Mapping[str, object], *names: str) -> tuple[str, ...]:
    for field in names:
        value = record.get(field)
        values = cast("list[object]", value) if isinstance(value, list) else [value]
        found = tuple(text for one in values if isinstance(one, str) and (text := clean_text(one)))
        if found:
            return found
    return ()


def _first(record: Mapping[str, object], *names: str) -> str | None:
    return next(iter(_all(record, *names)), None)
