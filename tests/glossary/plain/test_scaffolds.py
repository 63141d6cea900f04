"""What frames a finding is taken out or shortened; what hedges it, or says whose it is, stays."""

from __future__ import annotations

import pytest

from glossary.plain.drafts import made
from glossary.plain.scaffolds import scaffolds_in


def without(sentence: str) -> str:
    return made(sentence, list(scaffolds_in(sentence)))[0]


@pytest.mark.parametrize(
    ("sentence", "plain"),
    [
        ("The results showed that pupils read more.", "Pupils read more."),
        ("Results: The results of this study revealed that pupils read more.", "Results: Pupils read more."),
        ("It was found that pupils read more.", "Pupils read more."),
        ("However, it was found that pupils read less.", "However, pupils read less."),
        ("We found that pupils read more.", "In this study, pupils read more."),
        ("The present study found that pupils read more.", "In this study, pupils read more."),
        ("It should be noted that the sample was small.", "The sample was small."),
        ("Furthermore, pupils read more.", "Also, pupils read more."),
        ("Pupils wrote less; it was found that they read more.", "Pupils wrote less; they read more."),
        ("Consequently, lessons were longer.", "So lessons were longer."),
        (
            "The findings of the present study suggest that pupils may read more.",
            "The results suggest that pupils may read more.",
        ),
    ],
)
def test_a_frame_is_taken_out_or_shortened(sentence: str, plain: str) -> None:
    assert without(sentence) == plain


@pytest.mark.parametrize(
    "sentence",
    [
        "The results suggest that pupils may read more.",
        "The results indicate that pupils read more.",
        "It could be found that pupils read more.",
        "It was hypothesised that pupils would read more.",
        "We examined whether pupils read more.",
        "The teachers found that pupils read more.",
        "It was expected that pupils read more.",
    ],
)
def test_hedges_aims_and_other_peoples_findings_stay(sentence: str) -> None:
    assert without(sentence) == sentence
