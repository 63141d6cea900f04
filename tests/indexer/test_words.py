"""Words: BM25 order by hand, filters that never shrink a result, and what a question is cut into."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.words import FUNCTION_WORDS, WordsIndex, WordsRow, stems

K1, B = 1.2, 0.75
"""tantivy's constants, those of Lucene."""


def build(folder: Path, rows: Sequence[tuple[int, str, str]]) -> WordsIndex:
    held = [WordsRow(row=n, document=row[0], title=row[1], text=row[2]) for n, row in enumerate(rows)]
    WordsIndex.write(held, folder)
    return WordsIndex(folder)


ROWS = [
    (0, "Homework", "Homework helps pupils. Homework at weekends is long."),
    (0, "Homework", "Some families sit beside the child while marking spelling."),
    (1, "Feedback", "Marking tells pupils how far they came. Homework too."),
    (1, "Feedback", "Clear goals for every lesson."),
    (2, "Uniform", "Pupils wear the same clothes. Pupils may choose the colour."),
    (2, "Uniform", "Clear goals for every lesson."),
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> WordsIndex:
    return build(tmp_path_factory.mktemp("words") / "words", ROWS)


def bm25(word: str, row: int, texts: Sequence[list[str]]) -> float:
    """S. Robertson and H. Zaragoza, "The probabilistic relevance framework", 2009; tantivy's idf."""
    found = sum(word in text for text in texts)
    idf = math.log(1 + (len(texts) - found + 0.5) / (found + 0.5))
    mean = sum(len(text) for text in texts) / len(texts)
    times = texts[row].count(word)
    return idf * times * (K1 + 1) / (times + K1 * (1 - B + B * len(texts[row]) / mean))


def test_scores_are_bm25_of_text_plus_title(index: WordsIndex) -> None:
    words = ["homework", "pupil"]
    texts, titles = [stems(text) for _, _, text in ROWS], [stems(title) for _, title, _ in ROWS]
    by_hand = {
        row: sum(bm25(word, row, texts) + bm25(word, row, titles) for word in words)
        for row in range(len(ROWS))
    }
    rows, scores = index.best(words, k=10)
    expected = sorted((row for row in by_hand if by_hand[row] > 0), key=lambda row: (-by_hand[row], row))
    assert rows.tolist() == expected
    # The length of a field is kept in one byte, exactly up to 40 words; here all are shorter.
    assert scores.tolist() == pytest.approx([by_hand[row] for row in expected], rel=1e-5)


def test_a_word_asked_twice_counts_once(index: WordsIndex) -> None:
    once, twice = index.best(["pupil"], k=10), index.best(["pupil", "pupil"], k=10)
    assert once[1].tolist() == twice[1].tolist()


def test_equal_scores_rank_by_row_also_at_the_cut(tmp_path: Path, index: WordsIndex) -> None:
    assert index.best(["goal"], k=10)[0].tolist() == [3, 5]
    many = build(tmp_path / "many", [(n, "T", "goals" if n % 2 else "goals for lessons") for n in range(80)])
    odd, even = list(range(1, 80, 2)), list(range(0, 80, 2))
    for k in (1, 7, 40, 41, 55, 80, 500):
        assert many.best(["goal"], k=k)[0].tolist() == (odd + even)[:k], k


NUMBERS = st.lists(st.integers(0, 12), max_size=8)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> WordsIndex:
    subjects = ["homework pupils", "pupils marking", "clear goals", "goals homework marking", "uniform"]
    rows = [(n // 5, subjects[n % 7 % 5], f"{subjects[n % 5]} {subjects[n % 3]}") for n in range(60)]
    return build(tmp_path_factory.mktemp("shelf") / "words", rows)


@given(
    words=st.lists(st.sampled_from(["homework", "pupil", "mark", "goal", "uniform", "unheard"]), min_size=1),
    only=st.none() | NUMBERS,
    without=st.none() | NUMBERS,
    k=st.integers(1, 70),
)
def test_filters_give_what_sieving_the_whole_list_gives(
    shelf: WordsIndex, words: list[str], only: list[int] | None, without: list[int] | None, k: int
) -> None:
    rows, scores = shelf.best(words, k=1_000)
    sieved = [
        (row, score)
        for row, score in zip(rows.tolist(), scores.tolist(), strict=True)
        if (only is None or row // 5 in only) and row // 5 not in (without or ())
    ][:k]
    found, found_scores = shelf.best(words, k=k, only=only, without=without)
    assert found.tolist() == [row for row, _ in sieved]
    assert found_scores.tolist() == pytest.approx([score for _, score in sieved])


def test_nothing_comes_of_stop_words_no_words_or_no_documents(index: WordsIndex) -> None:
    assert stems("What does it do to them, and how is that so?") == []
    for rows, scores in (
        index.best(stems("how does it do that"), k=10),
        index.best(["unheard"], k=10),
        index.best(["pupil"], k=10, only=[]),
        index.best(["pupil"], k=10, without=[0, 1, 2]),
        index.best(["pupil"], k=0),
    ):
        assert (rows.size, scores.size) == (0, 0)


def test_rarity_is_the_published_formula(index: WordsIndex) -> None:
    # "homework" stands in 2 of 6 texts, "pupil" in 3, "unheard" in none; titles do not count.
    assert index.rarity("homework") == pytest.approx(math.log(1 + 4.5 / 2.5))
    assert index.rarity("pupil") == pytest.approx(math.log(1 + 3.5 / 3.5))
    assert index.rarity("unheard") == pytest.approx(math.log(1 + 6.5 / 0.5))


def test_a_word_is_known_from_texts_and_titles(index: WordsIndex) -> None:
    assert index.knows("pupil")
    assert index.knows("uniform")
    assert not index.knows("unheard")
    assert len(index) == 6


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Does the homework's", ["homework"]),
        ("Don’t my pupils' books help?", ["pupil", "book", "help"]),
        ("FEEDBACK, feedback-giving", ["feedback", "feedback", "give"]),
        ("Café in naïve schools", ["cafe", "naiv", "school"]),
        ("effect of 0.45 in Year 7", ["effect", "0", "45", "year", "7"]),
        ("reading; reads; read", ["read", "read", "read"]),
        ("x" * 100 + " homework", ["homework"]),
        ("", []),
    ],
)
def test_words_are_cut_the_way_teachers_write_them(text: str, expected: list[str]) -> None:
    assert stems(text) == expected


@given(st.text())
def test_any_text_is_cut_into_words_that_are_no_stop_words(text: str) -> None:
    found = stems(text)
    assert all(stem and not any(char.isspace() for char in stem) for stem in found)
    assert stems(text.upper() if text.isascii() else text) == found


def test_every_function_word_is_dropped_by_itself() -> None:
    assert [word for word in FUNCTION_WORDS if stems(word)] == []
