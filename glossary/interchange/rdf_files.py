"""The one doorway to rdflib: statements into and out of Turtle, RDF/XML and JSON-LD, never over a network."""

from __future__ import annotations

import json
import logging
import warnings
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, cast
from xml.sax import SAXParseException

from glossary.errors import CannotImport
from glossary.interchange.rdf_names import RDF, TYPE
from glossary.interchange.statements import Facts, Many, Statement, Text, Thing
from glossary.interchange.turtle import write_turtle

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

FIRST, REST, NIL = f"{RDF}first", f"{RDF}rest", f"{RDF}nil"
DEEPEST_NODE = 4  # Nodes within nodes; ours are one deep.
_NOWHERE = "http://import.invalid/"  # What relative addresses of a file are read against; never asked.
_RDFLIB_NAMES = {"turtle": "turtle", "rdfxml": "xml", "jsonld": "json-ld"}


def write_statements(
    statements: Iterable[Statement], stream: BinaryIO, *, form: str, prefixes: Mapping[str, str]
) -> None:
    """Write the statements as "turtle", "rdfxml" or "jsonld"; the same statements make the same file."""
    if form == "turtle":
        write_turtle(statements, stream, prefixes=prefixes)
        return
    from rdflib import Graph, URIRef

    graph = Graph(bind_namespaces="none")
    for prefix, address in prefixes.items():
        graph.bind(prefix, address)
    numbers = iter(range(1, 1 << 60))
    for subject, name, thing in statements:
        graph.add((URIRef(subject), URIRef(name), _node(graph, thing, numbers)))
    # Only JSON-LD knows auto_compact (its names short); the others take no notice of it.
    graph.serialize(stream, format=_RDFLIB_NAMES[form], encoding="utf-8", auto_compact=True)


def _node(graph: Graph, thing: Thing, numbers: Iterator[int]) -> Node:
    from rdflib import BNode, Literal, URIRef

    if isinstance(thing, str):
        return URIRef(thing)
    if isinstance(thing, Text):
        kind = URIRef(thing.type) if thing.type else None
        return Literal(thing.text, lang=thing.language or None, datatype=kind, normalize=False)
    if isinstance(thing, Facts):
        node = BNode(f"n{next(numbers)}")
        for name, value in thing.said:
            graph.add((node, URIRef(name), _node(graph, value, numbers)))
        return node
    cells = [BNode(f"n{next(numbers)}") for _ in thing.things]
    for cell, following, item in zip(cells, [*cells[1:], URIRef(NIL)], thing.things, strict=True):
        graph.add((cell, URIRef(FIRST), _node(graph, item, numbers)))
        graph.add((cell, URIRef(REST), following))
    return cells[0] if cells else URIRef(NIL)


class Statements:
    """What a file says, to be asked for; the names of things without an address begin with "_:"."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def of_type(self, kind: str) -> Iterator[str]:
        """Yield the names of all things of a type."""
        from rdflib import URIRef

        for subject in self._graph.subjects(URIRef(TYPE), URIRef(kind)):
            yield _name(subject)

    def pairs(self, name: str) -> Iterator[tuple[str, Thing]]:
        """Yield who and what a property connects."""
        from rdflib import URIRef

        for subject, thing in self._graph.subject_objects(URIRef(name)):
            yield _name(subject), self._thing(thing)

    def about(self, subject: str) -> dict[str, list[Thing]]:
        """Return property -> everything it says of `subject`, sorted, so that a file is always read alike."""
        from rdflib import BNode, URIRef

        node = BNode(subject[2:]) if subject.startswith("_:") else URIRef(subject)
        found: dict[str, list[Thing]] = {}
        for name, thing in self._graph.predicate_objects(node):
            found.setdefault(str(name), []).append(self._thing(thing))
        for things in found.values():
            things.sort(key=repr)
        return found

    def _thing(self, node: Node, depth: int = 0) -> Thing:
        from rdflib import BNode, Literal

        if isinstance(node, Literal):
            return Text(str(node), node.language or "", str(node.datatype or ""))
        if str(node) == NIL:
            return Many(())
        if not isinstance(node, BNode):
            return str(node)
        if depth >= DEEPEST_NODE:
            return Facts(())
        said = list(self._graph.predicate_objects(node))
        if any(str(name) == FIRST for name, _ in said):
            return Many(tuple(self._listed(node, depth)))
        values = [(str(name), self._thing(value, depth + 1)) for name, value in said]
        texts = [(name, value) for name, value in values if isinstance(value, Text)]
        return Facts(tuple(sorted(texts, key=repr))) if texts else _name(node)

    def _listed(self, cell: Node, depth: int) -> Iterator[Text | Facts]:
        from rdflib import URIRef

        seen: set[Node] = set()
        here: Node | None = cell
        while here is not None and str(here) != NIL and here not in seen:
            seen.add(here)
            item = next(self._graph.objects(here, URIRef(FIRST)), None)
            thing = self._thing(item, depth + 1) if item is not None else None
            if isinstance(thing, (Text, Facts)):
                yield thing
            here = next(self._graph.objects(here, URIRef(REST)), None)


def read_statements(content: bytes, *, form: str, file: str) -> Statements:
    """Return what a file says. Raises CannotImport with the line and what to do; fetches nothing."""
    from rdflib import Dataset, Graph

    if form == "rdfxml":
        _refuse_entities(content, file=file)
    if form == "jsonld":
        _refuse_remote(content, file=file)
    graph = Graph(store="SimpleMemory")  # Half the memory of the usual one, which keeps several graphs.
    try:
        with _quiet_rdflib():
            read = Dataset(default_union=True) if form == "jsonld" else graph
            read.parse(BytesIO(content), format=_RDFLIB_NAMES[form], publicID=_NOWHERE)
            if read is not graph:
                for triple in read.triples((None, None, None)):
                    graph.add(triple)
    except RecursionError as error:
        raise CannotImport(f"{file} cannot be read: it is nested too deeply.") from error
    except Exception as error:  # rdflib's parsers raise whatever they stumble over.
        raise _unreadable(error, form=form, file=file) from error
    return Statements(graph)


def _unreadable(error: Exception, *, form: str, file: str) -> CannotImport:
    line = getattr(error, "lines", None)
    line = line + 1 if isinstance(line, int) else None
    if isinstance(error, SAXParseException):
        line, problem = error.getLineNumber(), error.getMessage()
    else:
        said = getattr(error, "message", None) or getattr(error, "_why", None) or str(error)
        problem = " ".join(str(said).split())[:200] or type(error).__name__
    where = f"{file}, line {line}" if line else file
    names = {"turtle": "Turtle", "rdfxml": "RDF/XML", "jsonld": "JSON-LD"}
    advice = "Check that line, or save the file again from the program it comes from."
    return CannotImport(f"{where} is not {names[form]}: {problem}. {advice}")


def _refuse_entities(content: bytes, *, file: str) -> None:
    """Refuse declarations of entities before anything expands them. Raises CannotImport."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, iterparse

    try:
        # They can stand before the first element only.
        next(iter(iterparse(BytesIO(content), events=("start",))), None)
    except DefusedXmlException as error:
        advice = "Save it as Turtle, or without `<!ENTITY` lines."
        raise CannotImport(
            f"{file} declares entities, which can blow up or reach for other files. {advice}"
        ) from error
    except ParseError:
        return  # rdflib will say so, with the line.


def _refuse_remote(content: bytes, *, file: str) -> None:
    """Refuse JSON-LD that wants a context from elsewhere. Raises CannotImport."""
    try:
        ahead: list[object] = [json.loads(content)]
    except json.JSONDecodeError as error:
        advice = "Check that line, or save the file again from the program it comes from."
        raise CannotImport(f"{file}, line {error.lineno} is not JSON: {error.msg}. {advice}") from error
    except (RecursionError, UnicodeDecodeError) as error:
        raise CannotImport(f"{file} cannot be read as JSON: {type(error).__name__}.") from error
    while ahead:
        here = ahead.pop()
        if isinstance(here, list):
            ahead += cast("list[object]", here)
        elif isinstance(here, dict):
            for key, value in cast("dict[str, object]", here).items():
                if key == "@import" or (key == "@context" and _is_remote(value)):
                    advice = "Write the context into the file, or save it as Turtle."
                    raise CannotImport(f"{file} wants a @context from elsewhere ({value}). {advice}")
                ahead.append(value)


def _is_remote(context: object) -> bool:
    if isinstance(context, list):
        return any(isinstance(one, str) for one in cast("list[object]", context))
    return isinstance(context, str)


def _name(node: Node) -> str:
    from rdflib import BNode

    return f"_:{node}" if isinstance(node, BNode) else str(node)


@contextmanager
def _quiet_rdflib() -> Generator[None]:
    """Keep rdflib from telling of each odd literal of a foreign file, and of its own old ways."""
    log = logging.getLogger("rdflib")
    before = log.level
    log.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            yield
    finally:
        log.setLevel(before)
