from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.forms import Form, FormTree
from glossary.spotting import Spot, spot

TREE = FormTree(
    [
        *(Form(name, name) for name in ("control", "control group", "group size", "power", "effect size")),
        *(
            Form(name, name)
            for name in ("randomised controlled trial", "sample", "Pupil Premium", "intervention")
        ),
        Form("RCT", "randomised controlled trial", exact=True),
        Form("RCTs", "randomised controlled trial", exact=True),
        Form("ACE", "adverse childhood experience", exact=True),
    ]
)


def texts(text: str) -> list[str]:
    return [one.text for one in spot(text, tree=TREE)]


def test_of_two_that_overlap_the_longer_stays_then_the_earlier() -> None:
    assert texts("a control group size of ten") == ["control group"]
    assert texts("power and effect size and control") == ["power", "effect size", "control"]


@pytest.mark.parametrize(
    "text",
    [
        "Mr Power taught them.",
        "They met at Sample Primary School.",
        "She read “The Power of Small Groups” twice.",
        "He cites *Control and Power in Schools* often.",
        "We used Power Maths in all lessons.",
        "He spoke to Professor Control Smith yesterday.",
    ],
)
def test_names_and_titles_are_left_alone(text: str) -> None:
    assert texts(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Control group did better.", ["Control group"]),
        ("Power was low.", ["Power"]),
        ("Pupils in the Control condition", ["Control"]),
        ("The Pupil Premium Grant", ["Pupil Premium"]),
        ("A Randomised Controlled Trial of an Intervention", ["Randomised Controlled Trial", "Intervention"]),
        ("EFFECT SIZE AND POWER", ["EFFECT SIZE", "POWER"]),
        ("the “effect size” was small", ["effect size"]),
        ("effect\xad size? con\xadtrol group", ["effect\xad size", "con\xadtrol group"]),
        ("😀 effect size 😀 power", ["effect size", "power"]),
        ("גודל האפקט effect size של", ["effect size"]),
    ],
)  # fmt: skip
def test_words_are_found_however_they_are_written(text: str, found: list[str]) -> None:
    assert texts(text) == found


def test_offsets_count_code_points() -> None:
    text = "𝑝 😀 and the effect size"
    (found,) = spot(text, tree=TREE)
    assert text[found.start : found.end] == found.text == "effect size"


def test_an_abbreviation_takes_the_meaning_the_text_gives_it() -> None:
    text = "A randomised controlled trial (RCT) and an adaptive cost estimate (ACE). The RCT; the ACE."
    found = {(one.text, one.sense_ids, one.long) for one in spot(text, tree=TREE) if one.short}
    assert found == {
        ("RCT", ("randomised controlled trial",), "randomised controlled trial"),
        ("ACE", (), "adaptive cost estimate"),
    }


def test_without_a_definition_the_banks_meaning_counts() -> None:
    assert [(one.text, one.short, one.long) for one in spot("Two RCTs were run", tree=TREE)] == [
        ("RCTs", True, "")
    ]


def test_in_a_line_of_capitals_nothing_is_short() -> None:
    assert texts("EVERY PUPIL WAS AN ACE READER HERE") == []


@given(st.text(max_size=200))
def test_spots_are_in_order_apart_and_slices_of_the_text(text: str) -> None:
    found = spot(text + " control group", tree=TREE)
    whole = text + " control group"
    assert all(whole[one.start : one.end] == one.text for one in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all(isinstance(one, Spot) for one in found)


def test_an_empty_text_holds_nothing() -> None:
    assert spot("", tree=TREE) == ()
