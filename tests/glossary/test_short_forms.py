from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.short_forms import short_forms_in, statistics_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "There were many (N = 180) and few (n=22) of them.",
            [("N = 180", "sample size"), ("n=22", "sample size")],
        ),
        ("It was clear (p < .05).", [("p < .05", "p-value")]),
        ("F(2, 48) = 3.10 and t(17) = −2.4", [("F(2, 48) = 3.10", "F-test"), ("t(17) = −2.4", "t-test")]),
        ("Cohen’s ds = 0.42 and g = 0.1", [("ds = 0.42", "effect size"), ("g = 0.1", "effect size")]),
        ("Mage = 9.3, SD age = 1.1", [("Mage = 9.3", "mean"), ("SD age = 1.1", "standard deviation")]),
        ("95% CI = 0.1", [("CI = 0.1", "confidence interval")]),
        ("Plan = 3 and x = 4", []),
        ("at 5 p.m. = late", []),
    ],
)
def test_statistics_written_with_a_letter_are_found(text: str, found: list[tuple[str, str]]) -> None:
    held = list(statistics_in(text))
    assert [(one.text, one.headword) for one in held] == found
    assert all(text[one.start : one.end] == one.text for one in held)


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
    for one in (*statistics_in(text), *short_forms_in(text)):
        assert text[one.start : one.end] == one.text
