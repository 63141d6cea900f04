"""What the form of a question says about the section it is after."""

from __future__ import annotations

import pytest

from corpus.starter import starter_records
from search_api.intent import COSTS, DONE_WELL, FOUND, SURE, WATCHED, wished_section


@pytest.mark.parametrize(
    ("question", "section"),
    [
        ("Does homework help?", FOUND),
        ("is peer tutoring worth it", FOUND),
        ("what is the impact of setting", FOUND),
        ("How much does one to one tuition cost?", COSTS),
        ("can we afford a summer school", COSTS),
        ("how sure are we about learning styles", SURE),
        ("What can go wrong with peer marking?", WATCHED),
        ("drawbacks of repeating a year", WATCHED),
        ("How do I make homework work?", DONE_WELL),
        ("ways to give feedback", DONE_WELL),
        ("HOW DO I teach phonics", DONE_WELL),
    ],
)
def test_the_form_names_the_section(question: str, section: str) -> None:
    assert wished_section(question) == section


@pytest.mark.parametrize("question", ["homework", "phonics in Reception", "", "costume drama", "harmony"])
def test_a_form_that_says_nothing_wishes_for_nothing(question: str) -> None:
    assert wished_section(question) is None


def test_every_section_that_can_be_wished_for_stands_in_the_starter_collection() -> None:
    titles = {section.title for record in starter_records() for section in record.sections}
    assert {FOUND, DONE_WELL, COSTS, SURE, WATCHED} <= titles
