from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.short_forms import short_forms_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The MBSR group and the BaU arm used the CSRP.", ["MBSR", "BaU", "CSRP"]),
        ("Children with EAL in KS2 did the SATs in the UK, said Ofsted and the DfE.", []),
        ("King Henry VIII ruled; see Part IV.", []),
        ("EVERY CHILD MUST READ IN ABC TIME HERE", []),
        ("A4 paper, COVID-19, the M25", []),
        ("Two PhDs and one HLM.", ["HLM"]),
    ],
)
def test_abbreviations_that_teachers_do_not_know_are_found(text: str, found: list[str]) -> None:
    assert [one.text for one in short_forms_in(text)] == found


@given(st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    for one in short_forms_in(text):
        assert text[one.start : one.end] == one.text
