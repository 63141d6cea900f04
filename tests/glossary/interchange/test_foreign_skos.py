from __future__ import annotations

import json

import pytest

from glossary.errors import CannotImport
from glossary.interchange.flat import text_in, texts_in
from glossary.interchange.hierarchy import LONGEST_WAY, above, without_circles, without_shortcuts
from glossary.interchange.incoming import Incoming
from glossary.interchange.skos_reading import read_skos

HEAD = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix : <https://thesaurus.example/> .
"""


def read(body: str, form: str = "turtle") -> Incoming:
    return read_skos((HEAD + body).encode(), form=form, file="theirs.ttl")


def test_a_foreign_concept_is_proposed_with_what_is_known_and_what_is_missing() -> None:
    brought = read(
        """:a a skos:Concept ; skos:prefLabel "Attrition"@en-US, "attrition"@en-GB, "Schwund"@de ;
          skos:altLabel "drop-out"@en, "Abbruch"@de, "Drop-out"@en ; skos:hiddenLabel "atrition"@en ;
          skos:definition "Losing people from a study."@en ; skos:broader :b ; skos:related :c ;
          dct:modified "2020-05-06T10:00:00" ; dct:creator "An editor" .
        :b skos:prefLabel "bias"@en ; skos:narrower :a . :c a skos:Concept ; skos:prefLabel "follow-up" ;
          owl:deprecated true ."""
    )
    assert brought.senses == ()
    by_term = {text_in(one.known, "term"): one for one in brought.proposals}
    assert set(by_term) == {"attrition", "bias", "follow-up"}
    one = by_term["attrition"]
    assert texts_in(one.known, "variants") == ("drop-out",)
    assert texts_in(one.known, "search_also") == ("atrition",)
    assert texts_in(one.known, "broader") == ("bias",)
    assert texts_in(one.known, "related") == ("follow-up",)
    assert text_in(one.known, "means") == "Losing people from a study."
    assert (text_in(one.known, "date"), text_in(one.known, "author")) == ("2020-05-06", "An editor")
    assert text_in(one.known, "source") == "https://thesaurus.example/a"
    assert one.missing == (
        "area", "pos", "plain", "example", "relation", "grade", "register", "confidence",
    )  # fmt: skip
    assert str(one).startswith("attrition: still missing: area, pos, plain")
    assert text_in(by_term["follow-up"].known, "retired")


def test_a_concept_without_an_english_label_lacks_its_term() -> None:
    (one,) = read(':a a skos:Concept ; skos:prefLabel "Schwund"@de .').proposals
    assert "term" in one.missing
    assert str(one).startswith("https://thesaurus.example/a: still missing")


def test_schemes_and_collections_are_no_terms() -> None:
    body = ':s a skos:ConceptScheme ; skos:prefLabel "S" . :k a skos:Collection ; skos:prefLabel "K" .'
    brought = read(body)
    assert brought.proposals == ()
    assert brought.notes == ("theirs.ttl holds no skos:Concept; nothing was read.",)


def test_circles_are_told_with_the_way_round_and_cut() -> None:
    brought = read(
        "".join(f':{one} a skos:Concept ; skos:prefLabel "{one}" ; skos:broader :{two} .\n'
                for one, two in ("ab", "bc", "ca", "da", "ee"))
    )  # fmt: skip
    assert brought.notes == (
        "skos:broader goes in a circle: a -> b -> c -> a. The link from c to a was left out.",
        "skos:broader goes in a circle: e -> e. The link from e to e was left out.",
    )
    up = {text_in(one.known, "term"): texts_in(one.known, "broader") for one in brought.proposals}
    assert up == {"a": ("b",), "b": ("c",), "c": (), "d": ("a",), "e": ()}


def test_a_long_circle_is_told_by_its_first_terms() -> None:
    count = 5000
    kept, (circle,) = without_circles({str(n): [str((n + 1) % count)] for n in range(count)})
    assert (len(circle.way), circle.length) == (LONGEST_WAY, count)
    assert f"({count - LONGEST_WAY} more)" in str(circle)
    assert len(above("0", kept)) == count - 1


def test_a_shortcut_is_left_out() -> None:
    assert without_shortcuts({"a": ("b", "c"), "b": ("c",)}) == {"a": ("b",), "b": ("c",)}


def test_a_list_that_runs_in_a_circle_ends() -> None:
    rdf = "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
    own = "@prefix cf: <urn:chalkface:vocabulary#> .\n"
    body = ':a a skos:Concept ; cf:headword "a" ; cf:variants _:x . _:x rdf:first "v" ; rdf:rest _:x .'
    (one,) = read(rdf + own + body).proposals
    assert texts_in(one.known, "variants") == ("v",)


def test_a_value_of_ours_that_is_not_allowed_is_a_fault() -> None:
    own = "@prefix cf: <urn:chalkface:vocabulary#> .\n"
    body = """:a a skos:Concept ; cf:headword "a"@en-GB ; cf:area "nowhere" ; cf:partOfSpeech "noun" ;
      skos:definition "M." ; cf:plainWording ( [ cf:say "s" ; cf:loses "l" ] ) ; skos:example "E." ;
      cf:relation "odd" ; cf:grade "fine" ; cf:register ( "teacher" ) ; dct:source "s" ; dct:creator "c" ;
      dct:modified "2026-01-01" ; cf:confidence "high" ."""
    brought = read(own + body)
    assert brought.senses == ()
    assert {fault.field for fault in brought.faults} == {"relation", "area"}


@pytest.mark.parametrize(
    ("form", "text", "line"),
    [
        ("turtle", "@prefix a: <b> .\na:x a:y\n\n a:z ; ; ] .\n", "line 4"),
        ("rdfxml", "<a>\n<b>\n</a>", "line 3"),
        ("rdfxml", "no XML at all", "line 1"),
        ("jsonld", '{"a": 1,\n "b": }', "line 2"),
        ("jsonld", "\xff", "JSON"),
    ],
)
def test_what_cannot_be_parsed_is_refused_with_its_line(form: str, text: str, line: str) -> None:
    with pytest.raises(CannotImport, match=line) as refused:
        read_skos(text.encode("latin-1"), form=form, file="broken")
    assert str(refused.value).startswith("broken")


DECLARED = "".join(
    f'<!ENTITY {two} "{f"&{one};" * 10}">' for one, two in zip("abcdefghi", "bcdefghij", strict=True)
)
BOMB = f"""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">{DECLARED}]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><x>&j;</x></rdf:RDF>"""
REACHING = """<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><x>&a;</x></rdf:RDF>"""


@pytest.mark.parametrize("text", [BOMB, REACHING])
def test_entities_are_refused(text: str) -> None:
    with pytest.raises(CannotImport, match="entities"):
        read_skos(text.encode(), form="rdfxml", file="bomb.rdf")


@pytest.mark.parametrize(
    "context",
    [
        "https://elsewhere.example/context.jsonld",
        ["https://elsewhere.example/context.jsonld", {}],
        {"@import": "https://elsewhere.example/context.jsonld"},
        {"a": {"@id": "urn:a", "@context": "https://elsewhere.example/context.jsonld"}},
    ],
)
def test_json_ld_fetches_no_context(context: object) -> None:
    with pytest.raises(CannotImport, match="from elsewhere"):
        read_skos(json.dumps([{"@context": context}]).encode(), form="jsonld", file="x.jsonld")


def test_json_that_is_nested_too_deeply_is_refused() -> None:
    with pytest.raises(CannotImport):
        read_skos(b"[" * 100_000, form="jsonld", file="x.jsonld")


def test_json_ld_with_a_named_graph_is_read() -> None:
    skos = "http://www.w3.org/2004/02/skos/core#"
    data = {"@id": "urn:g", "@graph": [{"@id": "urn:a", f"{skos}prefLabel": "bias"}]}
    (one,) = read_skos(json.dumps(data).encode(), form="jsonld", file="x").proposals
    assert text_in(one.known, "term") == "bias"


@pytest.mark.slow
def test_a_hundred_thousand_concepts_are_read() -> None:
    count = 100_000
    lines = [
        f':c{n} a skos:Concept ; skos:prefLabel "term {n}"@en ; skos:altLabel "name {n}"@en ;'
        f' skos:definition "What term {n} is."@en ; skos:broader :c{(n // 3) if n else count - 1} .'
        for n in range(count)
    ]
    brought = read("\n".join(lines))
    assert len(brought.proposals) == count
    assert len(brought.notes) == 1
