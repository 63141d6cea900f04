"""A text in blocks and pieces: nothing is lost, and every mark ends where its word ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.reading.written import read_written
from search_api.check_report.blocks import blocks_of, findings_in, pieces_of
from tests.search_api.check_report.samples import STUDY, finding, study

SOURCE = (
    "---\na: b\n---\n# One\n\nText with *words*.\n\n- first\n- second\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
    "> Quoted.\n\nLast.\n"
)


def shown(text: str, suffix: str) -> list[tuple[str, bool]]:
    written = read_written(text.encode(), suffix=suffix)
    return [(written.shown[one.start : one.end], one.out) for one in blocks_of(written)]


def test_paragraphs_keep_their_markup_and_what_is_no_prose_comes_by_itself() -> None:
    assert shown(SOURCE, ".md") == [
        ("---\na: b\n---", True),
        ("# One", False),
        ("Text with *words*.", False),
        ("- first", False),
        ("- second", False),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n\n> Quoted.", True),
        ("Last.", False),
    ]


def test_items_on_one_line_are_apart() -> None:
    assert [text for text, _ in shown("\\item one \\item two\n", ".tex")] == ["\\item one", "\\item two"]


@given(
    st.lists(
        st.sampled_from(["word", " ", "\n", "\n\n", "*", "# ", "- ", "> ", "```", "|", "😀"]),
        min_size=1,
        max_size=30,
    ).map("".join),
    st.sampled_from([".md", ".tex", ".txt"]),
)
def test_no_character_is_lost(text: str, suffix: str) -> None:
    text = f"word {text}"
    written = read_written(text.encode(), suffix=suffix)
    held = [(one.start, one.end) for one in blocks_of(written)]
    assert held == sorted(held)
    inside = {at for start, end in held for at in range(start, end)}
    assert all(character.isspace() for at, character in enumerate(text) if at not in inside)


def test_pieces_are_the_blocks_text_and_carry_their_findings() -> None:
    one = study()
    first, second = blocks_of(one.written)
    pieces = list(pieces_of(one.written, second, one.report.findings))
    assert "".join(piece.text for piece in pieces) == STUDY[second.start : second.end]
    marked = {piece.text: piece for piece in pieces if piece.word}
    assert set(marked) == {"Attrition", "significant", "p < .05", "intervention"}
    assert marked["significant"].sentence is not None
    assert marked["Attrition"].sentence is None
    assert [each.kind for each in pieces[-1].closes] == ["long_sentence"]
    assert [each.text for each in findings_in(first, one.report.findings)] == ["attrition"]


@pytest.mark.parametrize("order", [1, -1])
def test_of_words_that_overlap_the_shorter_is_marked_and_both_end(order: int) -> None:
    text = "So d = 0.3, 95% CI was found."
    findings = [finding(text, "d = 0.3, 95% CI", kind="statistic"), finding(text, "CI")][::order]
    written = read_written(text.encode())
    (block,) = blocks_of(written)
    pieces = list(pieces_of(written, block, findings))
    assert [(piece.text, piece.word and piece.word.text) for piece in pieces if piece.word] == [
        ("d = 0.3, 95% ", "d = 0.3, 95% CI"),
        ("CI", "CI"),
    ]
    assert {each.text for piece in pieces for each in piece.closes} == {"CI", "d = 0.3, 95% CI"}
