"""Citations and pointers: what may be taken out of a sentence, and what only looks like it."""

from __future__ import annotations

import pytest

from glossary.plain.drafts import chosen, made
from glossary.plain.references import references_in


def without(sentence: str) -> str:
    return made(sentence, chosen(references_in(sentence)))[0]


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("Reading matters (Adeyemi, 2010; Brook et al., 2012a, p. 5).", "Reading matters."),
        ("It grew (see Brook & Lindqvist, 2009; 2011).", "It grew."),
        ("It grew (van der Meer & O’Neil, in press).", "It grew."),
        ("We follow Brook and Lindqvist (2010) here.", "We follow Brook and Lindqvist here."),
        ("As shown [12, 13–15], it works (see Table 3).", "As shown, it works."),
        ("Marks rose (Figures 2 and 3) again.", "Marks rose again."),
        ("The data are open (https://example.org/data).", "The data are open."),
        ("It was wide (Ministry of Schools, 2014).", "It was wide."),
    ],
)
def test_what_points_elsewhere_is_taken_out(sentence: str, left: str) -> None:
    assert without(sentence) == left


@pytest.mark.parametrize(
    "sentence",
    [
        "In England (in 2019) it fell.",
        "The cohort (Year 4, 2019) did well.",
        "Pupils (N = 2010) did well.",
        "Teachers (England, 2019) agreed.",
        "It rose (from 2010 to 2014).",
        "Scores rose [95% CI 0.1, 0.3].",
        "It held for boys (and for girls).",
        "The effect (d = 0.31, 2012 pupils) was small.",
    ],
)
def test_what_says_who_when_or_how_much_stays(sentence: str) -> None:
    assert without(sentence) == sentence
