"""Sidecars: found beside a document, recognised by what stands in them, refused in one line."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.documents import LicenceClaim
from corpus.sidecars import MAX_BYTES, SidecarError, find_sidecars, is_sidecar, read_sidecar

DEPOSIT = """<?xml version="1.0" encoding="UTF-8"?>
<doi_batch xmlns="http://www.crossref.org/schema/4.4.0" xmlns:ai="http://www.crossref.org/AccessIndicators.xsd">
  <body><journal>
    <journal_metadata><full_title>Journal of Worked Examples</full_title>
      <doi_data><doi>10.5555/jwe</doi><resource>http://example.org</resource></doi_data></journal_metadata>
    <journal_issue><publication_date><year>2017</year></publication_date></journal_issue>
    <journal_article>
      <titles><title>Ten <i>worked</i> examples</title></titles>
      <contributors>
        <person_name contributor_role="author">
          <given_name>Ada B.</given_name><surname>Muster</surname></person_name>
        <person_name contributor_role="editor">
          <given_name>Ed</given_name><surname>Itor</surname></person_name>
        <organization contributor_role="author">Chalk Group</organization>
      </contributors>
      <publication_date><month>08</month><year>2018</year></publication_date>
      <ai:program>
        <ai:license_ref applies_to="vor">http://creativecommons.org/licenses/by/4.0/</ai:license_ref>
        <ai:license_ref applies_to="tdm">https://www.example.org/tdm</ai:license_ref>
      </ai:program>
      <doi_data><doi>10.5555/JWE.00013</doi><resource>http://example.org/papers/13</resource>
        <collection><item><resource>http://example.org/13.pdf</resource></item></collection></doi_data>
      <citation_list><citation><doi>10.5555/other</doi></citation></citation_list>
    </journal_article>
  </journal></body>
</doi_batch>"""

CSL = """[{"type": "article-journal", "title": "Ten worked examples", "DOI": "https://doi.org/10.5555/JWE.1",
  "author": [{"given": "Ada B.", "family": "Muster"}, {"literal": "Chalk Group"}],
  "container-title": "Journal of Worked Examples", "issued": {"date-parts": [[2018, 8, 30]]},
  "URL": "https://example.org/1", "license": "CC BY-NC 4.0"}]"""

REST = """{"status": "ok", "message": {"title": ["Ten worked examples"], "DOI": "10.5555/jwe.1",
  "author": [{"given": "Ada", "family": "Muster"}], "container-title": ["Journal of Worked Examples"],
  "published-print": {"date-parts": [[2019]]}, "issued": {"date-parts": [[2018, 8]]},
  "abstract": "<jats:p>We tried &amp; tested.</jats:p>",
  "license": [{"URL": "https://example.org/tdm", "content-version": "tdm"},
              {"URL": "https://creativecommons.org/licenses/by/4.0/", "content-version": "vor"}]}}"""

PLAIN = """{"title": "Reading aloud", "authors": "Ada Muster; Bo Beispiel", "year": 2021, "doi": "10.5555/x",
  "licence": "CC BY 4.0", "url": "https://example.org/x", "source": "Our trust", "abstract": "Short."}"""

RIS = """TY  - JOUR
AU  - Muster, Ada B.
AU  - Beispiel, Bo, Jr.
TI  - Ten worked examples
JO  - Journal of Worked Examples
PY  - 2018/08/30
DO  - doi:10.5555/JWE.1
UR  - https://example.org/1
AB  - We tried.
ER  -
"""


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_crossref_deposit(tmp_path: Path) -> None:
    facts = read_sidecar(written(tmp_path, "paper.crossref.xml", DEPOSIT))
    assert facts.title == "Ten worked examples"
    assert facts.authors == ("Ada B. Muster", "Chalk Group")
    assert facts.year == 2018
    assert facts.doi == "10.5555/jwe.00013"
    assert facts.url == "http://example.org/papers/13"
    assert facts.source == "Journal of Worked Examples"
    assert facts.abstract is None
    assert [claim.licence for claim in facts.licence_claims] == ["CC-BY-4.0"]
    assert set(facts.where.values()) == {"crossref deposit"}
    assert set(facts.where) == {"title", "authors", "year", "doi", "url", "source", "licence_claims"}


@pytest.mark.parametrize("applies_to", ["am", "tdm"])
def test_a_licence_for_another_version_only_is_not_one_for_the_article(
    tmp_path: Path, applies_to: str
) -> None:
    text = DEPOSIT.replace('applies_to="vor"', f'applies_to="{applies_to}"')
    claims = read_sidecar(written(tmp_path, "paper.crossref.xml", text)).licence_claims
    assert {claim.licence for claim in claims} == {None}
    assert f"only for version {applies_to}" in claims[0].text


def test_a_licence_that_starts_later_is_not_in_force(tmp_path: Path) -> None:
    text = DEPOSIT.replace('applies_to="vor"', 'applies_to="vor" start_date="2999-01-01"')
    claims = read_sidecar(written(tmp_path, "paper.crossref.xml", text)).licence_claims
    assert [claim.licence for claim in claims] == [None]
    past = DEPOSIT.replace('applies_to="vor"', 'applies_to="vor" start_date="2018-01-01"')
    assert read_sidecar(written(tmp_path, "past.crossref.xml", past)).licence_claims[0].licence == "CC-BY-4.0"


def test_csl_json(tmp_path: Path) -> None:
    facts = read_sidecar(written(tmp_path, "paper.json", CSL))
    assert (facts.title, facts.year, facts.doi) == ("Ten worked examples", 2018, "10.5555/jwe.1")
    assert facts.authors == ("Ada B. Muster", "Chalk Group")
    assert facts.source == "Journal of Worked Examples"
    assert facts.licence_claims == (
        LicenceClaim(licence="CC-BY-NC-4.0", where="json sidecar", text="CC BY-NC 4.0"),
    )


def test_an_answer_of_crossref(tmp_path: Path) -> None:
    facts = read_sidecar(written(tmp_path, "paper.json", REST))
    assert (facts.title, facts.year, facts.doi) == ("Ten worked examples", 2018, "10.5555/jwe.1")
    assert facts.abstract == "We tried & tested."
    assert [claim.licence for claim in facts.licence_claims] == ["CC-BY-4.0"]


def test_plain_keys(tmp_path: Path) -> None:
    facts = read_sidecar(written(tmp_path, "paper.json", PLAIN))
    assert facts.authors == ("Ada Muster", "Bo Beispiel")
    assert (facts.year, facts.doi, facts.source) == (2021, "10.5555/x", "Our trust")
    assert facts.url == "https://example.org/x"
    assert facts.licence_claims[0].licence == "CC-BY-4.0"
    assert facts.where["year"] == "json sidecar"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_ris(tmp_path: Path, encoding: str) -> None:
    path = written(tmp_path, "paper.ris", RIS.replace("Ada", "Ádá").encode(encoding))
    facts = read_sidecar(path)
    assert is_sidecar(path)
    assert facts.title == "Ten worked examples"
    assert facts.authors == ("Ádá B. Muster", "Bo Beispiel Jr.")
    assert (facts.year, facts.doi) == (2018, "10.5555/jwe.1")
    assert facts.source == "Journal of Worked Examples"
    assert facts.licence_claims == ()
    assert facts.where["title"] == "ris sidecar"


def test_a_ris_record_cut_off_before_its_end(tmp_path: Path) -> None:
    assert read_sidecar(written(tmp_path, "cut.ris", "TY  - JOUR\nTI  - Cut off\n")).title == "Cut off"


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    "<doi_batch><journal_article><titles><title>&b;</title></titles></journal_article></doi_batch>"
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    "<doi_batch><journal_article><titles><title>&x;</title></titles></journal_article></doi_batch>"
)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.crossref.xml", BOMB, "unsafe"),
        ("a.crossref.xml", OUTSIDE, "unsafe"),
        ("a.crossref.xml", "<doi_batch><journal", "not readable as XML"),
        ("a.crossref.xml", DEPOSIT.replace("UTF-8", "klingon"), "not readable as XML"),
        ("a.crossref.xml", DEPOSIT.replace("Ten", "Té").encode("latin-1"), "not readable as XML"),
        ("a.crossref.xml", "<doi_batch/>", "no article"),
        ("a.crossref.xml", "<doi_batch><journal_article/></doi_batch>", "no title and no DOI"),
        ("a.crossref.xml", b"", "not readable as XML"),
        ("a.json", "{", "not readable as JSON"),
        ("a.json", b'{"title": "\xe9t\xe9"}', "not in UTF-8"),
        ("a.json", "[" * 100_000, "not readable as JSON"),
        ("a.json", '{"year": ' + "9" * 5_000 + "}", "not readable as JSON"),
        ("a.json", "[]", "0 works"),
        ("a.json", '[{"title": "a"}, {"title": "b"}]', "2 works"),
        ("a.json", '"words"', "not an object"),
        ("a.json", '{"authors": ["Ada"]}', "no title and no DOI"),
        ("a.json", '{"title": "", "doi": "not one"}', "no title and no DOI"),
        ("a.json", '{"title": "T", "year": "soon"}', "the year is 'soon'"),
        ("a.json", '{"title": "T", "year": true}', "the year is 'True'"),
        ("a.ris", "just some words", "no"),
        ("a.ris", b"TY  - JOUR\nTI  - \xe9t\xe9\nER  - \n", "not in UTF-8"),
        ("a.ris", "TY  - JOUR\nAU  - Muster, Ada\nER  - \n", "no title and no DOI"),
        ("a.json", b" " * (MAX_BYTES + 1), "too large"),
        ("a.txt", "words", "not a sidecar by its name"),
    ],
)
def test_errors_are_one_line_that_names_the_file(
    tmp_path: Path, name: str, content: str | bytes, says: str
) -> None:
    with pytest.raises(SidecarError) as caught:
        read_sidecar(written(tmp_path, name, content))
    message = str(caught.value)
    assert message.startswith(f"{name}: ")
    assert says in message
    assert "\n" not in message
    assert len(message) < 300


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    (tmp_path / "folder.json").mkdir()
    for name in ("missing.json", "folder.json"):
        assert not is_sidecar(tmp_path / name)
        with pytest.raises(SidecarError, match="cannot be opened"):
            read_sidecar(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.crossref.xml", DEPOSIT, True),
        ("A.CROSSREF.XML", DEPOSIT, True),
        ("a.xml", DEPOSIT, False),
        ("a.crossref.xml", "<article/>", False),
        ("a.json", CSL, True),
        ("a.json", REST, True),
        ("a.json", PLAIN, True),
        ("package.json", '{"name": "a", "version": "1.0.0", "license": "MIT", "author": "Ada"}', False),
        ("a.json", '{"nbformat": 4, "cells": []}', False),
        ("a.json", '{"title": "Chart of results"}', False),
        ("a.json", '{"$schema": "x", "title": {"text": "Chart"}, "source": "y"}', False),
        ("a.json", '[{"title": "a", "year": 1999}, {"title": "b", "year": 2000}]', False),
        ("a.json", "not json", False),
        ("a.ris", RIS, True),
        ("a.ris", "words", False),
    ],
)
def test_recognised_by_name_and_content(tmp_path: Path, name: str, content: str, expected: bool) -> None:
    assert is_sidecar(written(tmp_path, name, content)) is expected


def test_sidecars_stand_beside_their_document(tmp_path: Path) -> None:
    paper = written(tmp_path, "10.5555.jwe.1.pdf", b"%PDF-1.7")
    ris = written(tmp_path, "10.5555.jwe.1.ris", RIS)
    deposit = written(tmp_path, "10.5555.jwe.1.crossref.xml", DEPOSIT)
    written(tmp_path, "10.5555.jwe.1.json", '{"nbformat": 4}')
    written(tmp_path, "10.5555.jwe.2.ris", RIS)
    jats = written(tmp_path, "10.5555.jwe.1.jats.xml", "<article/>")
    assert find_sidecars(paper) == (deposit, ris)
    assert find_sidecars(jats) == (deposit, ris)
    assert find_sidecars(ris) == (deposit,)
    assert find_sidecars(tmp_path / "lonely.pdf") == ()


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.binary(max_size=300) | st.text(max_size=300).map(lambda text: f"TY  - JOUR\n{text}".encode()),
    ending=st.sampled_from([".crossref.xml", ".json", ".ris"]),
)
def test_no_content_breaks_reading(tmp_path: Path, content: bytes, ending: str) -> None:
    path = written(tmp_path, f"any{ending}", content)
    is_sidecar(path)
    with suppress(SidecarError):
        read_sidecar(path)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["given", "family", "date-parts", "URL", "raw"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    record=st.dictionaries(
        st.sampled_from(
            ["title", "author", "authors", "issued", "year", "DOI", "license", "URL", "abstract"]
        ),
        JSON_VALUES,
    )
)
def test_no_shape_of_json_breaks_reading(tmp_path: Path, record: dict[str, object]) -> None:
    path = written(tmp_path, "any.json", json.dumps(record))
    is_sidecar(path)
    try:
        facts = read_sidecar(path)
    except SidecarError:
        return
    assert facts.title or facts.doi
    assert all(isinstance(author, str) and author for author in facts.authors)


def test_a_list_of_references_is_refused_and_not_cut_to_its_first(tmp_path: Path) -> None:
    path = tmp_path / "export.ris"
    path.write_text("TY  - JOUR\nTI  - One study\nER  - \nTY  - JOUR\nTI  - Another study\nER  - \n", "utf-8")
    with pytest.raises(SidecarError, match="holds 2 records"):
        read_sidecar(path)
