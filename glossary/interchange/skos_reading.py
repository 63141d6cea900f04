"""SKOS read in: our own export back to senses, any other vocabulary to proposals with what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from glossary.interchange.flat import Flat, wording_text
from glossary.interchange.hierarchy import Circle, without_circles
from glossary.interchange.incoming import Incoming, Intake
from glossary.interchange.rdf_files import Statements, read_statements
from glossary.interchange.rdf_names import (
    CLASSROOM_WORD,
    COLUMN_PROPERTIES,
    DCTERMS,
    GRADE_FOR,
    LOSES,
    OWL,
    OWN,
    PLACE,
    PLAIN,
    RDF,
    SAY,
    SKOS,
    STANDARD,
)
from glossary.interchange.statements import Facts, Many, Text, Thing
from glossary.terms import Wording

MOST_CIRCLES_TOLD = 200  # A vocabulary with more has to be mended where it comes from.

Said = Mapping[str, list[Thing]]

_NO_CONCEPTS = (CLASSROOM_WORD, f"{SKOS}ConceptScheme", f"{SKOS}Collection", f"{SKOS}OrderedCollection")
_OLD_DC = "http://purl.org/dc/elements/1.1/"


def read_skos(content: bytes, *, form: str, file: str) -> Incoming:
    """Return what a SKOS file in the form "turtle", "rdfxml" or "jsonld" brings. Raises CannotImport."""
    statements = read_statements(content, form=form, file=file)
    intake = Intake(file)
    concepts = _concepts(statements)
    if not concepts:
        intake.notes.append(f"{file} holds no skos:Concept; nothing was read.")
    labels = _labels(statements)
    broader = _broader(statements, labels, intake)
    for address in concepts:
        said = statements.about(address)
        if f"{OWN}headword" in said:
            intake.take(_ours(said), where=address)
        else:
            intake.take(_foreign(said, address, labels, broader.get(address, ())), where=address)
    return intake.brought()


def _concepts(statements: Statements) -> Sequence[str]:
    """Return the addresses of all concepts, typed or only labelled, in order."""
    no = {name for kind in _NO_CONCEPTS for name in statements.of_type(kind)}
    found = set(statements.of_type(f"{SKOS}Concept"))
    found |= {name for name, _ in statements.pairs(f"{SKOS}prefLabel")}
    return sorted(found - no)


def _labels(statements: Statements) -> dict[str, str]:
    """Return address -> label in the best English there is; those without any are not in it."""
    found: dict[str, list[Thing]] = {}
    for address, label in statements.pairs(f"{SKOS}prefLabel"):
        found.setdefault(address, []).append(label)
    return {address: best for address, labels in found.items() if (best := _best(labels))}


def _broader(
    statements: Statements, labels: Mapping[str, str], intake: Intake
) -> Mapping[str, Sequence[str]]:
    """Return what is broader, said from either side; circles are cut and told."""
    up: dict[str, list[str]] = {}
    for child, parent in statements.pairs(f"{SKOS}broader"):
        if isinstance(parent, str):
            up.setdefault(child, []).append(parent)
    for parent, child in statements.pairs(f"{SKOS}narrower"):
        if isinstance(child, str):
            up.setdefault(child, []).append(parent)
    kept, circles = without_circles({child: sorted(up[child]) for child in sorted(up)})
    intake.notes += [_told(circle, labels) for circle in circles[:MOST_CIRCLES_TOLD]]
    if len(circles) > MOST_CIRCLES_TOLD:
        intake.notes.append(f"{len(circles) - MOST_CIRCLES_TOLD} more circles of broader were cut.")
    return kept


def _told(circle: Circle, labels: Mapping[str, str]) -> str:
    named = Circle(
        tuple(labels.get(one, one) for one in circle.way),
        circle.length,
        labels.get(circle.child, circle.child),
        labels.get(circle.parent, circle.parent),
    )
    return f"skos:{named}"


def _ours(said: Said) -> Flat:
    """Return the columns of a concept that carries our own properties."""
    found: dict[str, str | tuple[str, ...]] = {}
    for one in COLUMN_PROPERTIES:
        things = said.get(one.address, [])
        for thing in things:
            if isinstance(thing, Many):
                found[one.column] = tuple(item.text for item in thing.things if isinstance(item, Text))
            elif isinstance(thing, Text):
                found[one.column] = thing.text
    for column, name in STANDARD.items():
        if text := _best(said.get(name, ())):
            found[column] = text
    found["plain"] = tuple(
        wording_text(Wording(item.text(SAY), item.text(LOSES), item.text(PLACE)))
        for thing in said.get(PLAIN, [])
        if isinstance(thing, Many)
        for item in thing.things
        if isinstance(item, Facts)
    )
    found["grades"] = tuple(
        f"{reader}: {grade}" for reader, name in GRADE_FOR.items() if (grade := _best(said.get(name, ())))
    )
    return {column: value for column, value in found.items() if value}


def _foreign(said: Said, address: str, labels: Mapping[str, str], broader: Iterable[str]) -> Flat:
    """Return what any vocabulary says of a concept, as far as the bank has a place for it."""
    term = labels.get(address, "")
    variants = _english(said.get(f"{SKOS}altLabel", ()))
    related = (labels.get(one, "") for one in said.get(f"{SKOS}related", ()) if isinstance(one, str))
    deprecated = any(text in ("true", "1") for text in _texts(said.get(f"{OWL}deprecated", ())))
    found: dict[str, str | tuple[str, ...]] = {
        "term": term,
        "means": _best(said.get(f"{SKOS}definition", ())),
        "example": _best(said.get(f"{SKOS}example", ())),
        "variants": _distinct(variants, but=term),
        "search_also": _distinct(_english(said.get(f"{SKOS}hiddenLabel", ())), but=term),
        "broader": _distinct((labels.get(one, "") for one in broader), but=term),
        "related": _distinct(related, but=term),
        "source": _best(_either(said, "source")) or ("" if address.startswith("_:") else address),
        "author": _best(_either(said, "creator")),
        "date": _day(_best(_either(said, "modified")) or _best(_either(said, "date"))),
        "retired": "Deprecated in the vocabulary that it comes from." if deprecated else "",
    }
    return {column: value for column, value in found.items() if value}


def _either(said: Said, name: str) -> Sequence[Thing]:
    return said.get(f"{DCTERMS}{name}") or said.get(f"{_OLD_DC}{name}") or ()


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return ""


def _best(things: Iterable[Thing]) -> str:
    """Return the text in the best English there is: UK, then any, then of no language."""
    texts = [(_rank(one.language), one.text) for one in _literals(things)]
    known = [(rank, text) for rank, text in texts if rank < 3 and text.strip()]
    return " ".join(min(known)[1].split()) if known else ""


def _rank(language: str) -> int:
    low = language.casefold()
    return 0 if low == "en-gb" else 1 if low.split("-")[0] == "en" else 2 if not low else 3


def _english(things: Iterable[Thing]) -> list[str]:
    return [" ".join(one.text.split()) for one in _literals(things) if _rank(one.language) < 3]


def _texts(things: Iterable[Thing]) -> list[str]:
    return [one.text for one in _literals(things)]


def _literals(things: Iterable[Thing]) -> Iterator[Text]:
    """Yield the literals, those of notes with a structure (`rdf:value`) too."""
    for thing in things:
        if isinstance(thing, Text):
            yield thing
        elif isinstance(thing, Facts):
            yield from (value for name, value in thing.said if name == f"{RDF}value")


def _distinct(texts: Iterable[str], *, but: str) -> tuple[str, ...]:
    """Return each text once, in small letters where there are both, without `but`."""
    found = {text.casefold(): text for text in sorted(texts) if text}
    found.pop(but.casefold(), None)
    return tuple(sorted(found.values()))
