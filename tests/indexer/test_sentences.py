"""Sentence boundaries: hand cases and properties that hold for any text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.sentences import sentences

CASES = [
    ["One sentence.", "And another one."],
    ["Pupils gained two months (Smith et al., 2019).", "The cost was low."],
    ["See Smith et al. (2019) for details.", "It is long."],
    ["Marks rose, e.g. in maths.", "They fell later."],
    ["Feedback, i.e. comments, helps.", "Grades do not."],
    ["See Fig. 3 for the result.", "It is clear."],
    ["Dr. Smith agreed.", "Mr. Jones did not."],
    ["Phonics vs. whole language is an old debate.", "It goes on."],
    ["The quote is on p. 12 of the book.", "See also pp. 13-15."],
    ["Schools in the U.S. were compared.", "Others were not."],
    ["They live in the U.S.", "The study went on."],
    ["J. Smith wrote it.", "A. B. Jones read it."],
    ["It took approx. 20 minutes.", "Nobody left."],
    ["Compare cf. Hattie on this.", "He differs."],
    ["See vol. 3, No. 12 of the journal.", "It is short."],
    ["The effect was 0.45 (p < .05).", "It was large."],
    ["The effect was small, p < .05, and d = 0.2.", "We stopped."],
    ["Read https://example.org/a.b?c=d.", "It is there."],
    ["The DOI is 10.1000/abc.def.", "It resolves."],
    ["He said “Stop.”", "Then he left."],
    ['"Is it true?"', "She nodded."],
    ["(This is one.)", "This is two."],
    ["Why does it work?", "Nobody knows!", "We asked."],
    ["Pupils, teachers, etc. were asked.", "All answered."],
    ["They asked pupils, teachers, etc.", "The pupils answered."],
    ["We used R 4.2.1 for this.", "It worked."],
    ["Prices rose by 3.5 per cent.", "Wages did not."],
    ["The result held.1", "Later work agrees."],
    ["Version 4.1 Beta is out."],
    ["This was shown before.¹", "Later work agrees."],
    ["This was shown before.[3]", "Later work agrees."],
    ["In the method section, the use of learning.12", "The next sentence follows."],
    ["1. Introduction: explains the aim.", "It is short."],
    ["Ph.D. students took part.", "They were paid."],
    ["He left at 5 p.m. on Friday.", "She stayed."],
    ["The trial ran from Sept. 2019 to Jan. 2020.", "It was cut short."],
    ["Wait... there is more.", "Much more."],
    ["The answer was no.", "They stopped."],
    ["Eq. 3 holds.", "Eqs. 4 and 5 do not."],
    ["St. Mary's School took part.", "It is small."],
    ["The iPad was used.", "iPad users gained most."],
    ["We write .NET code.", "It runs."],
    ["Is it (yes or no?) clear.", "It is."],
    ["Garrison, D. R., & Kanuka, H. wrote on blended learning.", "It was read."],
    ["Kindergarten to grade no. 5 took part.", "All gained."],
]


@pytest.mark.parametrize("expected", CASES)
def test_hand_cases(expected: list[str]) -> None:
    text = " ".join(expected)
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_a_blank_line_always_ends() -> None:
    text = "A heading\n\nThe text\nof it. More"
    assert [text[start:end] for start, end in sentences(text)] == ["A heading", "The text\nof it.", "More"]


def test_nothing_from_nothing() -> None:
    assert sentences("") == []
    assert sentences(" \n\n ") == []


PIECES = st.lists(
    st.sampled_from(
        [
            "The pupils",
            " ",
            "\n",
            "\n\n",
            ". ",
            "? ",
            "et al. ",
            "0.5",
            "(2019)",
            ".”",
            "U.S.",
            "e.g. ",
            "é",
            "。",
            "…",
            "A",
        ]
    )
)


@given(st.one_of(st.text(), PIECES.map("".join)))
def test_spans_are_ordered_and_cover_every_sign(text: str) -> None:
    spans = sentences(text)
    covered = [False] * len(text)
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert "\n\n" not in text[start:end]
        covered[start:end] = [True] * (end - start)
        last = end
    assert all(seen or character.isspace() for seen, character in zip(covered, text, strict=True))


@pytest.mark.parametrize(
    "piece", ["a", ".", "a.", "((", '."', "[1", "1.", "\n", " \n", "e.g. ", "…", "x-", "—"]
)
def test_long_runs_take_linear_time(piece: str) -> None:
    started = time.perf_counter()
    sentences(piece * (200_000 // len(piece)))
    assert time.perf_counter() - started < 5
