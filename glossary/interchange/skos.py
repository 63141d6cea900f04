"""The bank as SKOS: a concept a sense, the words of classrooms as a second scheme, and nothing lost.

Other programs read labels, definitions, links and matches. What SKOS has no place for stands in properties of
our own (`rdf_names`), which the file declares; `skos_reading` reads them back, so every field survives. SKOS
forbids some links that the bank may hold (circles, related to what is also broader); those stand in our own
properties only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from glossary.errors import GlossaryError
from glossary.interchange.flat import Flat, flat_of, text_in, texts_in, wording_of
from glossary.interchange.rdf_files import write_statements
from glossary.interchange.rdf_names import (
    BASE,
    CLASSROOM_WORD,
    COLUMN_PROPERTIES,
    DCTERMS,
    FALSE_FRIEND_OF,
    GRADE_FOR,
    LOSES,
    OTHER_PROPERTIES,
    OWL,
    PLACE,
    PLAIN,
    PREFIXES,
    RDF,
    RDFS,
    SAY,
    SKOS,
    STANDARD,
    TYPE,
    UK,
    XSD,
)
from glossary.interchange.skos_links import INVERSE, Addresses, Links, links_of
from glossary.interchange.statements import Facts, Many, Statement, Text
from glossary.term_bank import TermBank
from glossary.terms import AREAS, Relation, Sense, slug

TITLE = "Chalkface glossary of education research"
LICENCE = "https://opensource.org/licenses/MIT"

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]*")
_STATED_IN_ENGLISH = ("means", "example")


def write_skos(
    bank: TermBank,
    stream: BinaryIO,
    *,
    form: str,
    base: str = BASE,
    title: str = TITLE,
    licence: str = LICENCE,
) -> None:
    """Write the bank as SKOS in the form "turtle", "rdfxml" or "jsonld"; `base` begins each address."""
    statements = skos_statements(bank, base=base, title=title, licence=licence)
    write_statements(statements, stream, form=form, prefixes=PREFIXES)


def skos_statements(
    bank: TermBank, *, base: str = BASE, title: str = TITLE, licence: str = LICENCE
) -> Iterator[Statement]:
    """Yield everything the export states."""
    if not _ADDRESS.fullmatch(base):
        raise GlossaryError(
            f"{base!r} is no base of addresses. Write one such as https://school.example/terms/"
        )
    addresses = Addresses(base)
    links = links_of(bank, addresses)
    yield from _scheme(bank, addresses, title=title, licence=licence)
    yield from _declarations()
    labels = _labels(bank)
    for sense in bank.senses:
        yield from _concept(sense, labels[sense.id], addresses, links)
    yield from _linked(bank, addresses, links)
    yield from _classroom_words(bank, addresses)
    yield from _areas(bank, addresses)


def _scheme(bank: TermBank, addresses: Addresses, *, title: str, licence: str) -> Iterator[Statement]:
    for scheme, name in ((addresses.scheme, title), (addresses.classroom, f"{title}: words of classrooms")):
        yield scheme, TYPE, f"{SKOS}ConceptScheme"
        yield scheme, f"{DCTERMS}title", Text(name, UK)
        yield scheme, f"{RDFS}label", Text(name, UK)
        yield scheme, f"{DCTERMS}license", licence
        if bank.version:
            yield scheme, f"{OWL}versionInfo", Text(bank.version)


def _declarations() -> Iterator[Statement]:
    own = {one.address: (one.label, one.comment) for one in COLUMN_PROPERTIES}
    for address, (label, comment) in {**own, **OTHER_PROPERTIES}.items():
        yield address, TYPE, f"{RDF}Property"
        yield address, f"{RDFS}label", Text(label, UK)
        yield address, f"{RDFS}comment", Text(comment, UK)
    yield CLASSROOM_WORD, TYPE, f"{RDFS}Class"
    yield CLASSROOM_WORD, f"{RDFS}subClassOf", f"{SKOS}Concept"
    yield CLASSROOM_WORD, f"{RDFS}label", Text("classroom word", UK)
    yield CLASSROOM_WORD, f"{RDFS}comment", Text("A word as teachers use it.", UK)


def _labels(bank: TermBank) -> dict[str, str]:
    """Return a label a sense that no other has: the headword, with the sense where there are several."""
    several = Counter(sense.term_id for sense in bank.senses)
    wanted = {
        sense.id: f"{sense.term} ({sense.key})" if sense.key and several[sense.term_id] > 1 else sense.term
        for sense in bank.senses
    }
    taken = Counter(label.casefold() for label in wanted.values())
    return {
        name: label if taken[label.casefold()] == 1 else f"{label} [{name}]" for name, label in wanted.items()
    }


def _concept(sense: Sense, label: str, addresses: Addresses, links: Links) -> Iterator[Statement]:
    here, flat = addresses.sense(sense), flat_of(sense)
    yield here, TYPE, f"{SKOS}Concept"
    yield here, f"{SKOS}inScheme", addresses.scheme
    yield here, f"{SKOS}prefLabel", Text(label, UK)
    others = dict.fromkeys((sense.term, *sense.variants, *sense.abbreviations))
    for other in others:
        if other != label:
            yield here, f"{SKOS}altLabel", Text(other, UK)
    for form in dict.fromkeys(sense.inflections):
        if form != label and form not in others:
            yield here, f"{SKOS}hiddenLabel", Text(form, UK)
    if sense.misread_as:
        yield here, f"{SKOS}scopeNote", Text(f"Teachers may take it for: {sense.misread_as}", UK)
    for column, name in STANDARD.items():
        if text := text_in(flat, column):
            yield here, name, _typed(column, text)
    yield from ((here, name, thing) for name, thing in _own(flat))
    if sense.retired:
        yield here, f"{OWL}deprecated", Text("true", type=f"{XSD}boolean")
    if sense.replaced_by and (after := links.first.get(slug(sense.replaced_by))):
        yield here, f"{DCTERMS}isReplacedBy", after
    if sense.relation is Relation.FALSE_FRIEND and sense.classroom_word:
        yield here, FALSE_FRIEND_OF, addresses.word(sense.classroom_word)


def _own(flat: Flat) -> Iterator[tuple[str, Text | Many]]:
    for one in COLUMN_PROPERTIES:
        value = flat.get(one.column)
        if isinstance(value, tuple):
            yield one.address, Many(tuple(Text(text, one.language) for text in value))
        elif value:
            kind = f"{XSD}gYear" if one.year else ""
            yield one.address, Text(value, one.language, kind)
    wordings = [wording_of(text) for text in texts_in(flat, "plain")]
    if wordings:
        yield (
            PLAIN,
            Many(
                tuple(
                    Facts(
                        tuple(
                            (name, Text(text, UK if name != PLACE else ""))
                            for name, text in ((SAY, one.say), (LOSES, one.loses), (PLACE, one.place))
                            if text
                        )
                    )
                    for one in wordings
                )
            ),
        )
    for text in texts_in(flat, "grades"):
        reader, _, grade = text.partition(": ")
        yield GRADE_FOR[reader], Text(grade)


def _typed(column: str, text: str) -> Text:
    if column == "date":
        try:
            if date.fromisoformat(text).isoformat() == text:
                return Text(text, type=f"{XSD}date")
        except ValueError:
            return Text(text)
    return Text(text, UK if column in _STATED_IN_ENGLISH else "")


def _linked(bank: TermBank, addresses: Addresses, links: Links) -> Iterator[Statement]:
    for child, parents in links.broader.items():
        for parent in parents:
            yield child, f"{SKOS}broader", parent
            yield parent, f"{SKOS}narrower", child
    for one, other in links.related:
        yield one, f"{SKOS}related", other
        yield other, f"{SKOS}related", one
    for ours, name, word in links.matches:
        yield ours, name, word
        yield word, INVERSE.get(name, name), ours
    for sense in bank.senses:
        here = addresses.sense(sense)
        if not links.broader.get(here):
            yield here, f"{SKOS}topConceptOf", addresses.scheme
            yield addresses.scheme, f"{SKOS}hasTopConcept", here


def _classroom_words(bank: TermBank, addresses: Addresses) -> Iterator[Statement]:
    words: dict[str, str] = {}
    for sense in bank.senses:
        if sense.classroom_word:
            words.setdefault(addresses.word(sense.classroom_word), sense.classroom_word)
    for address, word in words.items():
        yield address, TYPE, f"{SKOS}Concept"
        yield address, TYPE, CLASSROOM_WORD
        yield address, f"{SKOS}inScheme", addresses.classroom
        yield address, f"{SKOS}prefLabel", Text(word, UK)
        yield address, f"{SKOS}topConceptOf", addresses.classroom
        yield addresses.classroom, f"{SKOS}hasTopConcept", address


def _areas(bank: TermBank, addresses: Addresses) -> Iterator[Statement]:
    for area in dict.fromkeys(sense.area for sense in bank.senses):
        here = addresses.area(area)
        yield here, TYPE, f"{SKOS}Collection"
        yield here, f"{SKOS}prefLabel", Text(AREAS.get(area, area), UK)
        for sense in bank.senses:
            if sense.area == area:
                yield here, f"{SKOS}member", addresses.sense(sense)
