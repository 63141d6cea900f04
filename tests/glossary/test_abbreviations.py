from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.abbreviations import defined_in


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("A randomised controlled trial (RCT) was run.", "RCT", "randomised controlled trial"),
        ("Many randomized controlled trials (RCTs) exist.", "RCTs", "randomized controlled trials"),
        ("RCT (randomised controlled trial) data", "RCT", "randomised controlled trial"),
        ("Mindfulness-Based Stress Reduction (MBSR)", "MBSR", "Mindfulness-Based Stress Reduction"),
        ("the business-as-usual (BaU) arm", "BaU", "business-as-usual"),
        ("a structured reading plan (SRP; see below)", "SRP", "structured reading plan"),
        ("children with English as an additional language [EAL]", "EAL", "English as an additional language"),
    ],
)  # fmt: skip
def test_a_definition_is_found_with_its_words(text: str, short: str, long: str) -> None:
    (found,) = defined_in(text)
    assert (found.short, found.long) == (short, long)
    assert text[found.short_start : found.short_end] == short
    assert text[found.long_start : found.long_end] == long


@pytest.mark.parametrize(
    "text",
    [
        "as shown before (Smith, 2019)",
        "in the first year (see Table 2)",
        "the pupils (N = 120) were",
        "three schools (A, B and C)",
        "the long and winding road (XYZ)",
        "nothing before it (",
        "()",
        "in England (UK)",
        "the study (Study 1)",
        "",
    ],
)
def test_what_only_stands_in_brackets_is_no_definition(text: str) -> None:
    assert defined_in(text) == ()


@given(st.text("abcdeABC ()[]-,;.", max_size=120))
def test_offsets_are_those_of_the_text(text: str) -> None:
    for found in defined_in(text):
        assert text[found.short_start : found.short_end] == found.short
        assert text[found.long_start : found.long_end] == found.long
