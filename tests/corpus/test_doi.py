"""One spelling for a DOI."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.doi import normalise_doi


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
