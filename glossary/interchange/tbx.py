"""The bank as TBX (ISO 30042:2019), dialect TBX-Basic in DCA style, and TBX read in.

TBX-Basic itself carries: headword, variants and abbreviations (order, status, term type), part of speech,
definition with its source, example (context), subject field (the area), author and date of the last change,
region (geographical usage), and links (cross references, without saying which are broader).
It has no place for the rest: sense key, countable, plain wordings, relation, classroom word, misreading,
grades, inflections, phase, register, years of validity, which links are broader, further search words, what
teachers say, confidence, why a term is retired. These go into notes that begin "Chalkface", one a field.
Other programs show them and `read_tbx` reads them, so our own round trip loses nothing.

Read are TBX version 3 in both styles and version 2 (martif). Entries without our notes are proposals.
Dialect: https://github.com/LTAC-Global/TBX-Basic_dialect, version 1.2.1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import BinaryIO
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent  # Writes only; defusedxml reads.

from glossary.interchange.cells import column_value
from glossary.interchange.flat import BY_NAME, Flat, flat_of, joined, text_in, texts_in
from glossary.interchange.skos import TITLE
from glossary.term_bank import TermBank
from glossary.terms import AREAS, Sense, slug

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
NOTE = "Chalkface "
CARRIED = ("area", "term", "pos", "means", "example", "variants", "abbreviations", "source", "author", "date")
"""Columns that TBX-Basic has a place of its own for; all others go into notes."""

_CORE = "https://raw.githubusercontent.com/LTAC-Global/TBX_Core_RNG/master/TBXcoreStructV03.rng"
_RULES = "https://raw.githubusercontent.com/LTAC-Global/TBX-Basic_dialect/master/DCA/TBX-Basic_DCA.sch"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<?xml-model href="{_CORE}" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>\n'
    f'<?xml-model href="{_RULES}" type="application/xml" schematypens="http://purl.oclc.org/dsdl/schematron"?>\n'
)


def write_tbx(bank: TermBank, stream: BinaryIO) -> None:
    """Write the bank as TBX-Basic: a concept entry a sense."""
    root = Element("tbx", {"type": "TBX-Basic", "style": "dca", "xml:lang": "en", "xmlns": NAMESPACE})
    about = SubElement(SubElement(root, "tbxHeader"), "fileDesc")
    _child(_child(about, "titleStmt"), "title", TITLE)
    version = f" (bank {bank.version})" if bank.version else ""
    _child(_child(about, "sourceDesc"), "p", f"Exported from Chalkface{version}.")
    body = SubElement(SubElement(root, "text"), "body")
    first: dict[str, str] = {}
    for sense in sorted(bank.senses, key=lambda one: bool(one.retired)):
        first.setdefault(sense.term_id, _address(sense))
    for sense in bank.senses:
        _entry(body, sense, first)
    indent(root, " ")
    stream.write(_HEAD.encode())
    ElementTree(root).write(stream, encoding="utf-8", xml_declaration=False)


def _entry(body: Element, sense: Sense, first: Mapping[str, str]) -> None:
    flat = flat_of(sense)
    entry = _child(body, "conceptEntry", id=_address(sense))
    _child(entry, "descrip", AREAS.get(sense.area, sense.area), type="subjectField")
    dated = _is_day(sense.date)
    change = _child(entry, "transacGrp")
    _child(change, "transac", "modification", type="transactionType")
    if dated:
        _child(change, "date", sense.date)
    _child(change, "transacNote", sense.author, type="responsibility")
    for name in dict.fromkeys((*sense.broader, *sense.related)):
        there = first.get(slug(name), _address(sense))
        if there != _address(sense):
            _child(entry, "ref", name, type="crossReference", target=there)
    for column in BY_NAME:
        if column in flat and (column not in CARRIED or (column == "date" and not dated)):
            _child(entry, "note", f"{NOTE}{column}: {_noted(flat, column)}")
    section = _child(entry, "langSec", **{"xml:lang": "en"})
    group = _child(section, "descripGrp")
    _child(group, "descrip", sense.means, type="definition")
    _child(group, "admin", sense.source, type="source")
    status = "deprecatedTerm-admn-sts" if sense.retired else "preferredTerm-admn-sts"
    head = _term(section, sense, sense.term, status=status, kind="fullForm")
    for region in sense.region:
        _child(head, "termNote", region, type="geographicalUsage")
    _child(head, "descrip", sense.example, type="context")
    for kind, forms in (("variant", sense.variants), ("abbreviation", sense.abbreviations)):
        for form in forms:
            _term(section, sense, form, status="admittedTerm-admn-sts", kind=kind)


def _term(section: Element, sense: Sense, text: str, *, status: str, kind: str) -> Element:
    made = _child(section, "termSec")
    _child(made, "term", text)
    _child(made, "termNote", sense.pos.value, type="partOfSpeech")
    _child(made, "termNote", status, type="administrativeStatus")
    _child(made, "termNote", kind, type="termType")
    return made


def _address(sense: Sense) -> str:
    """Return an XML id: those may not begin with a digit."""
    return f"cf-{sense.id}"


def _noted(flat: Flat, column: str) -> str:
    return joined(texts_in(flat, column)) if BY_NAME[column].many else text_in(flat, column)


def noted_columns(notes: Iterable[str]) -> dict[str, str | tuple[str, ...]]:
    """Return the columns that our notes hold."""
    found: dict[str, str | tuple[str, ...]] = {}
    for note in notes:
        column, _, text = note.removeprefix(NOTE).partition(": ")
        if note.startswith(NOTE) and column in BY_NAME and text:
            found[column] = column_value(text, BY_NAME[column])
    return found


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _child(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    made = SubElement(parent, tag, attributes)
    made.text = text or None
    return made
