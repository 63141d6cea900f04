from __future__ import annotations

import re
from io import BytesIO

import pytest
from defusedxml.ElementTree import fromstring

from glossary.errors import CannotImport
from glossary.interchange.flat import text_in, texts_in
from glossary.interchange.tbx import NAMESPACE, write_tbx
from glossary.interchange.tbx_reading import read_tbx
from glossary.term_bank import TermBank, load_bank
from tests.glossary.samples import sense

IN = f"{{{NAMESPACE}}}"
ID = re.compile(r"[A-Za-z_][\w.-]*")

# The dialect's own rules (TBX-Basic_DCA.sch, 1.2.1): element -> its types, type -> where it may stand.
TYPES = {
    "admin": {"customerSubset", "projectSubset", "source"},
    "descrip": {"subjectField", "context", "definition"},
    "ref": {"crossReference"},
    "termNote": {
        *("administrativeStatus", "partOfSpeech", "geographicalUsage"),
        *("grammaticalGender", "termLocation", "termType"),
    },
    "transac": {"transactionType"},
    "transacNote": {"responsibility"},
    "xref": {"externalCrossReference", "xGraphic"},
}
PLACES = {
    "subjectField": {"conceptEntry"},
    "definition": {"conceptEntry", "langSec"},
    "context": {"termSec"},
    "crossReference": {"conceptEntry", "termSec"},
}
VALUES = {
    "administrativeStatus": {
        f"{name}Term-admn-sts" for name in ("admitted", "deprecated", "superseded", "preferred")
    },
    "partOfSpeech": {"adjective", "noun", "other", "verb", "adverb"},
    "termType": {"fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"},
    "transactionType": {"origination", "modification"},
}


def written(bank: TermBank) -> bytes:
    stream = BytesIO()
    write_tbx(bank, stream)
    return stream.getvalue()


def test_the_shipped_bank_keeps_to_the_rules_of_tbx_basic() -> None:
    bank = load_bank()
    root = fromstring(written(bank))
    assert (root.tag, root.get("type"), root.get("style")) == (f"{IN}tbx", "TBX-Basic", "dca")
    assert [child.tag for child in root] == [f"{IN}tbxHeader", f"{IN}text"]
    assert all(one.tag.startswith(IN) for one in root.iter())
    ids = [one.get("id", "") for one in root.iter(f"{IN}conceptEntry")]
    assert len(set(ids)) == len(ids) == len(bank.senses)
    assert all(ID.fullmatch(one) for one in ids)
    known = set(ids)
    above = {child: parent for parent in root.iter() for child in parent}
    for one in root.iter():
        tag, kind = one.tag.removeprefix(IN), one.get("type", "")
        if tag in TYPES:
            assert kind in TYPES[tag]
            assert one.text
        if kind in VALUES:
            assert one.text in VALUES[kind]
        if kind in PLACES:
            here = above[one]
            while here.tag.endswith("Grp"):
                here = above[here]
            assert here.tag.removeprefix(IN) in PLACES[kind]
        if one.get("target"):
            assert one.get("target") in known
        if tag == "termSec":
            names = [child.tag.removeprefix(IN) for child in one]
            assert names[0] == "term"
            assert "termNote" not in names[names.index("descrip") if "descrip" in names else len(names) :]


def test_forms_and_their_standing() -> None:
    root = fromstring(
        written(TermBank([sense("trial", variants=("study",), abbreviations=("RCT",), retired="gone")]))
    )
    held = [[child.text for child in one if child.tag != f"{IN}descrip"] for one in root.iter(f"{IN}termSec")]
    assert held == [
        ["trial", "noun", "deprecatedTerm-admn-sts", "fullForm", "international"],
        ["study", "noun", "admittedTerm-admn-sts", "variant"],
        ["RCT", "noun", "admittedTerm-admn-sts", "abbreviation"],
    ]


DCT = """<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
 <conceptEntry id="c1"><min:subjectField>assessment</min:subjectField>
  <langSec xml:lang="de"><termSec><term>Schwund</term></termSec></langSec>
  <langSec xml:lang="en"><basic:definition>Losing people.</basic:definition>
   <termSec><term>drop-out</term><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec>
   <termSec><term>attrition</term><min:partOfSpeech>noun</min:partOfSpeech>
    <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus>
    <basic:context>Two classes left.</basic:context></termSec>
   <termSec><term>ATT</term><basic:termType>acronym</basic:termType></termSec>
  </langSec></conceptEntry></body></text></tbx>"""
MARTIF = """<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><text><body><termEntry id="c1">
 <descrip type="subjectField">assessment</descrip>
 <langSet xml:lang="en-US"><descripGrp><descrip type="definition">Losing people.</descrip></descripGrp>
  <ntig><termGrp><term>attrition</term><termNote type="partOfSpeech">noun</termNote></termGrp>
   <descrip type="context">Two classes left.</descrip></ntig>
  <tig><term>drop-out</term></tig>
  <tig><term>ATT</term><termNote type="termType">acronym</termNote></tig>
 </langSet></termEntry></body></text></martif>"""


@pytest.mark.parametrize("text", [DCT, MARTIF])
def test_foreign_entries_are_proposed(text: str) -> None:
    brought = read_tbx(text.encode(), file="theirs.tbx")
    (one,) = brought.proposals
    assert text_in(one.known, "term") == "attrition"
    assert texts_in(one.known, "variants") == ("drop-out",)
    assert texts_in(one.known, "abbreviations") == ("ATT",)
    assert (text_in(one.known, "area"), text_in(one.known, "pos")) == ("assessment", "noun")
    assert text_in(one.known, "means") == "Losing people."
    assert text_in(one.known, "example") == "Two classes left."
    assert text_in(one.known, "source") == "theirs.tbx, c1"
    assert set(one.missing) == {"plain", "relation", "grade", "register", "author", "date", "confidence"}


def test_an_entry_without_english_lacks_its_term() -> None:
    text = DCT.replace('xml:lang="en">', 'xml:lang="fr">')
    (one,) = read_tbx(text.encode(), file="x").proposals
    assert "term" in one.missing


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<tbx>\n<a></tbx>", "line 2"),
        ("", "line 1"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><tbx>&b;</tbx>', "entities"),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><tbx>&b;</tbx>', "entities"),
        ('<?xml version="1.0" encoding="nonsense"?><tbx/>', "x"),
    ],
)
def test_what_cannot_be_read_is_refused(text: str, why: str) -> None:
    with pytest.raises(CannotImport, match=why):
        read_tbx(text.encode(), file="x")


def test_a_file_without_entries_says_so() -> None:
    assert read_tbx(b"<tbx/>", file="x").notes == ("x holds no concept entry; nothing was read.",)
