from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import OWL, RDF, SKOS, BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from glossary.errors import GlossaryError
from glossary.interchange.rdf_names import OTHER_PROPERTIES, OWN
from glossary.interchange.skos import skos_statements, write_skos
from glossary.interchange.skos_links import Addresses, links_of
from glossary.term_bank import TermBank, load_bank
from glossary.terms import Relation, Sense
from tests.glossary.samples import sense

AT = Addresses()


def graph_of(bank: TermBank, form: str = "turtle") -> Graph:
    stream = BytesIO()
    write_skos(bank, stream, form=form)
    name = {"turtle": "turtle", "rdfxml": "xml", "jsonld": "json-ld"}[form]
    return Graph().parse(data=stream.getvalue(), format=name)


@pytest.fixture(scope="module")
def shipped() -> Graph:
    return graph_of(load_bank())


def faults_of_integrity(graph: Graph) -> Iterator[str]:  # noqa: PLR0912 - a rule after the other
    """Yield what SKOS forbids (S9, S13, S14, S27, S37, S46) and circles of broader."""
    up: dict[object, set[object]] = defaultdict(set)
    for child, parent in [*graph.subject_objects(SKOS.broader), *graph.subject_objects(SKOS.broadMatch)]:
        up[child].add(parent)
    for parent, child in [*graph.subject_objects(SKOS.narrower), *graph.subject_objects(SKOS.narrowMatch)]:
        up[child].add(parent)

    def above(node: object) -> set[object]:
        found: set[object] = set()
        ahead = list(up[node])
        while ahead:
            here = ahead.pop()
            if here not in found:
                found.add(here)
                ahead += up[here]
        return found

    higher = {node: above(node) for node in list(up)}
    yield from (f"circle at {node}" for node, those in higher.items() if node in those)
    for one, other in [*graph.subject_objects(SKOS.related), *graph.subject_objects(SKOS.relatedMatch)]:
        if other in higher.get(one, ()) or one in higher.get(other, ()):
            yield f"S27 {one} {other}"
    seen: dict[tuple[object, str], object] = {}
    for concept in set(graph.subjects(RDF.type, SKOS.Concept)):
        labels = list(graph.objects(concept, SKOS.prefLabel))
        if len(labels) != 1:
            yield f"S14 {concept} {labels}"
        scheme = graph.value(concept, SKOS.inScheme)
        if (scheme, str(labels[0])) in seen:
            yield f"label twice {labels[0]}"
        seen[scheme, str(labels[0])] = concept
        held = [
            set(graph.objects(concept, name)) for name in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
        ]
        if held[0] & held[1] or held[0] & held[2] or held[1] & held[2]:
            yield f"S13 {concept}"
        kinds = set(graph.objects(concept, RDF.type))
        if kinds & {SKOS.ConceptScheme, SKOS.Collection}:
            yield f"S9/S37 {concept}"
        top = set(graph.objects(concept, SKOS.topConceptOf))
        if top and set(graph.objects(concept, SKOS.broader)):
            yield f"top with something broader {concept}"
    exact: dict[object, set[object]] = defaultdict(set)
    for one, other in graph.subject_objects(SKOS.exactMatch):
        exact[one].add(other)
        exact[other].add(one)
    for name in (SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch):
        for one, other in graph.subject_objects(name):
            group: set[object] = {one}
            ahead: list[object] = [one]
            while ahead:
                new = exact[ahead.pop()] - group
                group |= new
                ahead.extend(new)
            if other in group and other != one:
                yield f"S46 {one} {other}"


def test_the_shipped_bank_keeps_to_the_rules_of_skos(shipped: Graph) -> None:
    assert list(faults_of_integrity(shipped)) == []


TERMS = ("alpha", "beta", "gamma", "delta", "epsilon")


@st.composite
def tangled(draw: st.DrawFn) -> list[Sense]:
    some = st.lists(st.sampled_from(TERMS), max_size=3).map(tuple)
    return [
        sense(
            term,
            key=key,
            broader=draw(some),
            related=draw(some),
            relation=draw(st.sampled_from(Relation)),
            classroom_word=draw(st.sampled_from(["", "test", "Test", "alpha"])),
            variants=draw(some),
            abbreviations=draw(some),
            inflections=draw(some),
            retired=draw(st.sampled_from(["", "old"])),
        )
        for term in TERMS
        for key in draw(st.sampled_from([("",), ("one", "two")]))
    ]


@given(senses=tangled())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_the_bank_says_the_export_keeps_to_the_rules_of_skos(senses: list[Sense]) -> None:
    assert list(faults_of_integrity(graph_of(TermBank(senses)))) == []


@pytest.mark.slow
# It leaves its file open, and datetime and rdflib warn of its old ways.
@pytest.mark.filterwarnings("ignore")
def test_skosify_finds_nothing_to_mend(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    skosify = pytest.importorskip("skosify")
    path = tmp_path / "bank.ttl"
    with path.open("wb") as stream:
        write_skos(load_bank(), stream, form="turtle")
    with caplog.at_level(logging.INFO):
        mended = skosify.skosify(str(path), break_cycles=True, eliminate_redundancy=True)
    told = [record for record in caplog.records if record.levelno >= logging.WARNING]
    # Two schemes are meant: the glossary and the words of classrooms.
    assert [one.msg.split(".")[0] for one in told] == ["Multiple concept schemes found"]
    # It does not know our own properties and Dublin Core's, and says so.
    rest = {one.msg.split(" %s")[0] for one in caplog.records if one.levelno == logging.INFO}
    assert rest <= {f"Don't know what to do with {what}" for what in ("type", "literal", "relation")}
    before, after = _named(Graph().parse(path)), _named(mended)
    assert before - after == set()
    # All it adds is what matches entail (S41): relatedMatch is related, broadMatch is broader.
    matched = {
        frozenset((one, other))
        for one, name, other in before
        if name in (SKOS.relatedMatch, SKOS.broadMatch, SKOS.narrowMatch)
    }
    for one, name, other in after - before:
        assert name in (SKOS.related, SKOS.broader, SKOS.narrower)
        assert frozenset((one, other)) in matched


def _named(graph: Graph) -> set[tuple[object, object, object]]:
    return {triple for triple in graph if not any(isinstance(part, BNode) for part in triple)}


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_the_three_forms_say_the_same() -> None:
    bank = TermBank(load_bank().senses[:40], version="v1")
    turtle = graph_of(bank)
    assert isomorphic(turtle, graph_of(bank, "rdfxml"))
    assert isomorphic(turtle, graph_of(bank, "jsonld"))


def test_our_turtle_is_read_by_rdflib_as_it_was_meant() -> None:
    odd = sense("odd", means='Quotes " and \\ and ü and 😀.', example="Two\tlines.")
    graph = graph_of(TermBank([odd]))
    here = URIRef(AT.sense(odd))
    assert graph.value(here, SKOS.definition) == Literal(odd.means, "en-GB")
    assert graph.value(here, SKOS.example) == Literal(odd.example, "en-GB")


def test_every_property_of_our_own_is_declared(shipped: Graph) -> None:
    used = {name for name in shipped.predicates() if str(name).startswith(OWN)}
    declared = set(shipped.subjects(RDF.type, RDF.Property))
    assert used <= declared
    assert {URIRef(name) for name in OTHER_PROPERTIES} <= declared


def test_senses_of_one_word_have_labels_of_their_own() -> None:
    bank = TermBank(
        [
            sense("power", key="statistical", variants=("statistical power",)),
            sense("power", key="everyday", means="Who decides."),
            sense("Power (statistical)", key="x"),
        ]
    )
    graph = graph_of(bank)
    labels = sorted(str(label) for label in graph.objects(None, SKOS.prefLabel))
    assert len({label.casefold() for label in labels}) == len(labels)
    assert "power (everyday)" in labels
    assert (URIRef(AT.sense(bank.senses[0])), SKOS.altLabel, Literal("power", "en-GB")) in graph


@pytest.mark.parametrize(
    ("relation", "name"),
    [
        (Relation.SAME, SKOS.exactMatch),
        (Relation.NARROWER, SKOS.broadMatch),
        (Relation.BROADER, SKOS.narrowMatch),
        (Relation.RELATED, SKOS.relatedMatch),
        (Relation.FALSE_FRIEND, URIRef(f"{OWN}falseFriendOf")),
    ],
)
def test_relations_to_the_classrooms_word_are_matches(relation: Relation, name: URIRef) -> None:
    one = sense("attrition", relation=relation, classroom_word="leaving")
    graph = graph_of(TermBank([one]))
    assert graph.value(URIRef(AT.sense(one)), name) == URIRef(AT.word("leaving"))
    none = replace(one, relation=Relation.NO_EQUIVALENT, classroom_word="")
    assert not list(graph_of(TermBank([none])).subjects(SKOS.inScheme, URIRef(AT.classroom)))


def test_two_senses_with_one_classroom_word_are_not_made_the_same() -> None:
    both = [sense(term, relation=Relation.SAME, classroom_word="test") for term in ("assessment", "Exam")]
    links = links_of(TermBank(both), AT)
    assert {name for _, name, _ in links.matches} == {str(SKOS.closeMatch)}


def test_a_retired_sense_is_deprecated_and_says_what_came_after() -> None:
    old = sense("levels", retired="gone", replaced_by="assessment")
    new = sense("assessment", means="Finding out what pupils know.")
    graph = graph_of(TermBank([old, new]))
    here = URIRef(AT.sense(old))
    assert graph.value(here, OWL.deprecated) == Literal(True)
    assert graph.value(here, URIRef("http://purl.org/dc/terms/isReplacedBy")) == URIRef(AT.sense(new))


def test_another_base_moves_every_address() -> None:
    bank = TermBank([sense("attrition")])
    subjects = {one for one, _, _ in skos_statements(bank, base="https://school.example/terms/")}
    assert {one for one in subjects if not one.startswith((OWN, "https://school.example/terms/"))} == set()


def test_a_base_that_is_no_address_is_refused() -> None:
    with pytest.raises(GlossaryError, match="base"):
        write_skos(TermBank([sense("x y")]), BytesIO(), form="turtle", base='<a> "b"')
