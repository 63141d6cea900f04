"""Joining lines: what is healed, what is kept, and where each letter came from."""

from __future__ import annotations

import re
import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.reading.repair import LIGATURES, CleanText, join_lines, word_counts


def cleaned(raw: str, words: dict[str, int] | None = None) -> str:
    return built(raw, words).text


def built(raw: str, words: dict[str, int] | None = None) -> CleanText:
    clean = CleanText()
    join_lines(clean, raw, line_spans(raw), words=words or {})
    return clean


def line_spans(raw: str) -> list[tuple[int, int]]:
    return [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", raw)]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("there are 7 mod-\nules here", "there are 7 modules here"),
        ("a soft\u00adhyphen and an\u00ad\nother", "a softhyphen and another"),
        ("the \ufb01rst e\ufb00ect", "the first effect"),
        ("the COVID-\n19 years", "the COVID-19 years"),
        ("non-\nEnglish words", "non-English words"),
        ("a state-of-the-\nart review", "a state-of-the-art review"),
        ("a school-\nbased trial", "a school-based trial"),
        ("two   spaces\tand a tab", "two spaces and a tab"),
        ("at https://doi.org/\n10.1000/x now", "at https://doi.org/10.1000/x now"),
        ("see https://CRAN.\nR-project.org/x", "see https://CRAN.R-project.org/x"),
        ("see https://example.org.\nThe next one", "see https://example.org. The next one"),
        ("pages 10–\n12 and", "pages 10–12 and"),
        ("the schools—\nall of them", "the schools—all of them"),
        ("a dash -\nhere", "a dash - here"),
        ("null\x00bytes \ud800 gone", "nullbytes gone"),
        ("plain\nlines", "plain lines"),
    ],
)
def test_healing(raw: str, expected: str) -> None:
    assert cleaned(raw) == expected


def test_the_documents_own_spelling_decides() -> None:
    assert cleaned("on-\nline", {"on-line": 2}) == "on-line"
    assert cleaned("on-\nline", {"on-line": 1, "online": 2}) == "online"
    assert cleaned("lambda-\ncalculus", {"lambda": 3, "calculus": 1}) == "lambda-calculus"


def test_words_cut_at_a_line_end_are_not_counted() -> None:
    assert word_counts(["mod-\nules and mod\u00ad\nules, well-known"]) == Counter({"and": 1, "well-known": 1})


RAW = st.text(
    st.one_of(
        st.sampled_from("ab -\n.\u00ad\u2010—/:ﬁﬃé1 \t\x00"),
        st.characters(blacklist_categories=("Cs",)),
    ),
    max_size=200,
)


@given(RAW)
def test_origins_say_where_every_letter_came_from(raw: str) -> None:
    clean = built(raw)
    end = raw_end = 0
    mapped = 0
    for origin in clean.origins:
        assert origin.length > 0
        assert origin.start >= end
        assert origin.raw_start >= raw_end
        piece = clean.text[origin.start : origin.start + origin.length]
        assert piece == raw[origin.raw_start : origin.raw_start + origin.length]
        mapped += sum(map(str.isalnum, piece))
        end, raw_end = origin.start + origin.length, origin.raw_start + origin.length
    spelt_out = sum(len(LIGATURES[character]) for character in raw if character in LIGATURES)
    assert sum(map(str.isalnum, clean.text)) == mapped + spelt_out


@given(RAW)
def test_no_letter_is_lost_and_none_invented(raw: str) -> None:
    wanted = "".join(LIGATURES.get(character, character) for character in raw)
    assert [c for c in wanted if c.isalnum()] == [c for c in cleaned(raw) if c.isalnum()]


@pytest.mark.parametrize("piece", ["a", "a-", "-", "http:", "10.1234/", " ", "\u00ad", "."])
def test_long_lines_take_linear_time(piece: str) -> None:
    line = piece * (200_000 // len(piece))
    started = time.perf_counter()
    cleaned(f"{line}-\nnext {line}\nend")
    assert time.perf_counter() - started < 5


@given(RAW)
def test_a_paragraph_is_one_line_with_single_spaces(raw: str) -> None:
    text = cleaned(raw)
    assert text == " ".join(text.split())
