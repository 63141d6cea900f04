"""What sidecars share: one spelling for a DOI, and the joining of two places' facts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.documents import Facts, LicenceClaim
from corpus.doi import normalise_doi
from corpus.facts import merge_facts


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("10.1000/XYZ", "10.1000/xyz"),
        (" https://doi.org/10.1000/xyz ", "10.1000/xyz"),
        ("http://dx.doi.org/10.1000/xyz?utm=1#top", "10.1000/xyz"),
        ("doi:10.1000/xyz.", "10.1000/xyz"),
        ("DOI 10.1000/xyz,", "10.1000/xyz"),
        ("doi: https://doi.org/10.1000/xyz", "10.1000/xyz"),
        ("https://doi.org/10.1000%2Fxyz%28a%29", "10.1000/xyz(a)"),
        ("10.1016/S0140-6736(05)12345-6", "10.1016/s0140-6736(05)12345-6"),
        ("10.1002/(SICI)1097(199601)", "10.1002/(sici)1097(199601)"),
        ("(10.1000/xyz)", None),
        ("10.1000/xyz)", "10.1000/xyz"),
        ("10.1000/", None),
        ("10.100/xyz", None),
        ("11.1000/xyz", None),
        ("10.1000/a b", None),
        ("10.1000/" + "x" * 2_000, None),
        ("https://example.org/10.1000/xyz", None),
        ("", None),
    ],
)
def test_dois(text: str, doi: str | None) -> None:
    assert normalise_doi(text) == doi


@given(st.text(max_size=60))
def test_a_normalised_doi_stays_itself(text: str) -> None:
    doi = normalise_doi(f"10.1000/{text}")
    assert doi is None or "%" in doi or normalise_doi(doi) == doi


def test_merging_fills_gaps_and_keeps_all_claims() -> None:
    by = LicenceClaim(licence="CC-BY-4.0", where="first page", text="CC BY 4.0")
    nc = LicenceClaim(licence="CC-BY-NC-4.0", where="crossref deposit", text="CC BY-NC 4.0")
    preferred = Facts(title="Right", licence_claims=(by,), where={"title": "jats", "licence_claims": "jats"})
    other = Facts(
        title="Wrong",
        year=2018,
        authors=("Ada Muster",),
        licence_claims=(nc, by),
        retracted=True,
        where=dict.fromkeys(("title", "year", "authors", "licence_claims", "retracted"), "crossref deposit"),
    )
    merged = merge_facts(preferred=preferred, other=other)
    assert (merged.title, merged.year, merged.authors) == ("Right", 2018, ("Ada Muster",))
    assert merged.licence_claims == (by, nc)
    assert merged.retracted
    assert merged.where == {
        "title": "jats",
        "licence_claims": "jats",
        "year": "crossref deposit",
        "authors": "crossref deposit",
        "retracted": "crossref deposit",
    }
    assert preferred.where == {"title": "jats", "licence_claims": "jats"}


def test_a_nought_is_known() -> None:
    assert merge_facts(preferred=Facts(months=0, strength=0), other=Facts(months=5, strength=4)).months == 0
