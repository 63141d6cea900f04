"""TBX read in: version 3 in both its styles, and version 2; our own entries whole, others as proposals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from glossary.errors import CannotImport
from glossary.interchange.flat import Flat
from glossary.interchange.incoming import Incoming, Intake
from glossary.interchange.tbx import NOTE, noted_columns
from glossary.terms import AREAS, PartOfSpeech

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ENTRIES = ("conceptEntry", "termEntry")
_LANGUAGES = ("langSec", "langSet")
_TERMS = ("termSec", "tig", "ntig")
_TYPED = ("descrip", "termNote", "admin", "ref", "xref", "transac", "transacNote")
_SHORT = ("abbreviation", "acronym", "shortForm", "initialism")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_AREA_OF = {name: area for area, name in AREAS.items()}


def read_tbx(content: bytes, *, file: str) -> Incoming:
    """Return what a TBX file brings. Raises CannotImport."""
    intake = Intake(file)
    any_entry = False
    for number, entry in enumerate(_entries(content, file=file), 1):
        any_entry = True
        where = entry.get("id") or f"entry {number}"
        notes = [text for kind, text in _said(entry) if kind == "note"]
        found = _columns(entry)
        if any(note.startswith(f"{NOTE}relation: ") for note in notes):
            found = {**found, **noted_columns(notes)}
        else:
            # A definition's place in a vocabulary is the nearest thing to a source that it has.
            found["source"] = found.get("source") or f"{file}, {where}"
        intake.take({name: value for name, value in found.items() if value}, where=where)
    if not any_entry:
        intake.notes.append(f"{file} holds no concept entry; nothing was read.")
    return intake.brought()


def _entries(content: bytes, *, file: str) -> Iterator[Element]:
    """Yield the concept entries one at a time; each is forgotten when the next is asked for."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, iterparse

    try:
        for _, element in iterparse(BytesIO(content), events=("end",)):
            if _local(element) in _ENTRIES:
                yield element
                element.clear()
    except DefusedXmlException as error:
        message = "declares entities, which can blow up or reach for other files. Save it without them."
        raise CannotImport(f"{file} {message}") from error
    except ParseError as error:
        line = error.position[0]
        advice = "Check that line, or export the file again."
        raise CannotImport(f"{file}, line {line} is not XML: {error.msg}. {advice}") from error
    except (LookupError, ValueError) as error:  # An encoding that nobody knows, or that it is not in.
        raise CannotImport(f"{file} is not XML that can be read: {error}.") from error


def _columns(entry: Element) -> dict[str, str | tuple[str, ...]]:
    """Return what TBX itself says of an entry, in the best English section."""
    whole = _said(entry)
    sections = [one for one in entry.iter() if _local(one) in _LANGUAGES and _is_english(one)]
    english = min(sections, key=lambda one: one.get(_LANG, "") != "en-GB", default=None)
    above = [pair for pair in _said(entry, without=_LANGUAGES) if pair[1]]
    here = (_said(english) if english is not None else []) + above
    found: dict[str, str | tuple[str, ...]] = {
        "area": next((_AREA_OF.get(text, "") for kind, text in whole if kind == "subjectField"), ""),
        "means": _first(here, "definition"),
        "example": _first(here, "context"),
        "source": _first(here, "source"),
        "author": _first(whole, "responsibility"),
        "date": next((day for kind, text in whole if kind == "date" and (day := _day(text))), ""),
        "pos": _pos(_first(here, "partOfSpeech")),
    }
    return {**found, **_terms(english)}


def _terms(english: Element | None) -> Flat:
    if english is None:
        return {}
    read = [_said(one) for one in english.iter() if _local(one) in _TERMS]
    terms = [said for said in read if _first(said, "term")]
    preferred = [said for said in terms if _first(said, "administrativeStatus").startswith("preferred")]
    head = (preferred or terms or [[]])[0]
    others = [said for said in terms if said is not head]
    short = [_first(said, "term") for said in others if _first(said, "termType") in _SHORT]
    long = [_first(said, "term") for said in others if _first(said, "termType") not in _SHORT]
    return {
        "term": _first(head, "term"),
        "variants": tuple(dict.fromkeys(long)),
        "abbreviations": tuple(dict.fromkeys(short)),
    }


def _said(element: Element, *, without: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Return data category and text of all that stands in an element, named alike in both styles."""
    found: list[tuple[str, str]] = []
    ahead = list(element)[::-1]
    while ahead:
        here = ahead.pop()
        local = _local(here)
        if local in without:
            continue
        kind = here.get("type", local) if local in _TYPED else local
        found.append((kind, " ".join("".join(here.itertext()).split()) if not len(here) else ""))
        ahead += list(here)[::-1]
    return found


def _first(said: list[tuple[str, str]], kind: str) -> str:
    return next((text for name, text in said if name == kind and text), "")


def _pos(text: str) -> str:
    return text if text in tuple(PartOfSpeech) else ""


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return ""


def _is_english(section: Element) -> bool:
    return (section.get(_LANG) or section.get("lang") or "").casefold().split("-")[0] == "en"


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]
