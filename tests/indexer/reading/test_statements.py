"""What a text states: its own licence, names, DOI, year, title."""

from __future__ import annotations

import pytest

from indexer.reading.licence_statements import LONGEST, own_licence_claims
from indexer.reading.person_names import names_in_line
from indexer.reading.stated import clean_doi, first_doi, labelled_doi, plausible_title, year_in


@pytest.mark.parametrize(
    ("text", "licence"),
    [
        (
            "Authors of papers retain copyright and release the work under a Creative Commons Attribution 4.0"
            " International License (CC BY 4.0). Summary We",
            "CC-BY-4.0",
        ),
        (
            "This is an open access article distributed under the terms of the Creative Commons"
            " Attribution-NonCommercial License (https://creativecommons.org/licenses/by-nc/4.0/), for use.",
            "CC-BY-NC-4.0",
        ),
        ("© 2020 The Authors. This work is licensed under CC BY-SA 4.0. Next.", "CC-BY-SA-4.0"),
        ("This report is licensed under the Open Government Licence v3.0.", "OGL-UK-3.0"),
    ],
)
def test_own_licences(text: str, licence: str) -> None:
    claims = own_licence_claims(text, where="first page")
    assert [claim.licence for claim in claims] == [licence]
    assert all(len(claim.text) <= LONGEST and claim.where == "first page" for claim in claims)


@pytest.mark.parametrize(
    "text",
    [
        "The software is released under the MIT License.",
        "The content is available under the CC-BY-SA 4.0 license.",
        "All notebooks in this repository are licensed under CC BY 4.0.",
        "Teaching materials are available under CC0.",
        "Nothing is said.",
        "The book is available online at https://example.org and is sold under another title.",
    ],
)
def test_licences_of_other_things(text: str) -> None:
    assert own_licence_claims(text, where="page 2") == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (
            "Anna K. Smith1, 2, Bo de Vries¶, and Chloë O’Neill3",
            ("Anna K. Smith", "Bo de Vries", "Chloë O’Neill"),
        ),
        ("Smith, A.; Jones, B. C.", ("A. Smith", "B. C. Jones")),
        ("Jean-Luc van der Berg & María José Gómez", ("Jean-Luc van der Berg", "María José Gómez")),
        ("S. K. Morgan Ernest", ("S. K. Morgan Ernest",)),
        ("Patrick D Schloss1 a, and V Balaji 15", ("Patrick D Schloss", "V Balaji")),
        ("Anna Smith, Member, IEEE", ("Anna Smith",)),
        ("Anna Smith, PhD, and Bo Jones, MD", ("Anna Smith", "Bo Jones")),
        ("Department of Education, University of York", ()),
        ("Bernard ’t Hart and Federico d’Oleire Uquillas", ("Bernard ’t Hart", "Federico d’Oleire Uquillas")),
        ("admin", ()),
        ("we asked the teachers", ()),
        ("", ()),
    ],
)
def test_names(line: str, names: tuple[str, ...]) -> None:
    assert names_in_line(line) == names


def test_dois() -> None:
    assert clean_doi("https://doi.org/10.1234/ABC.1).") == "10.1234/abc.1"
    assert clean_doi("10.1016/0009-2614(80)80797-7") == "10.1016/0009-2614(80)80797-7"
    assert clean_doi("none") is None
    assert labelled_doi("see 10.1/x, DOI: 10.2222/own") == "10.2222/own"
    assert first_doi("10.1234/a and again 10.1234/A.") == "10.1234/a"
    assert first_doi("10.1234/a and 10.1234/b") is None


@pytest.mark.parametrize(
    ("title", "good"),
    [
        ("Small groups and reading", True),
        ("2007 Form 1040NR", True),
        ("Microsoft Word - paper_final.doc", False),
        ("untitled", False),
        ("paper_v2_final.pdf", False),
        ("SoriaComas_paper", False),
        ("", False),
        ("12345", False),
    ],
)
def test_titles(title: str, good: bool) -> None:
    assert plausible_title(title) is good


def test_years() -> None:
    assert year_in("Published 3 May 2019") == 2019
    assert year_in("1234567") is None
