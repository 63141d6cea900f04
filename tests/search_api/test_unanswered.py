"""The rule that decides whether the collection answers at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_api.unanswered import BAR, COVERAGE_WEIGHT, LOOKED_AT, UNKNOWN_WEIGHT, Signs, signs


def rarity(stem: str) -> float:
    return {"homework": 2.0, "help": 1.0, "quark": 5.0}.get(stem, 1.0)


def known(stem: str) -> bool:
    return stem != "quark"


def test_the_signs_are_what_was_worked_by_hand() -> None:
    found = signs(
        ["homework", "help", "quark"], [["homework"], ["help"]], nearness=0.5, rarity=rarity, known=known
    )
    # The best document covers homework: 2 of 8. Unknown is quark: 5 of 8.
    assert found == Signs(nearness=0.5, coverage=0.25, unknown=0.625)
    assert found.sum == pytest.approx(0.5 + COVERAGE_WEIGHT * 0.25 - UNKNOWN_WEIGHT * 0.625)


def test_one_document_must_cover_the_question_not_several_together() -> None:
    split = signs(["homework", "help"], [["homework"], ["help"]], nearness=0.5, rarity=rarity, known=known)
    whole = signs(["homework", "help"], [["homework", "help"]], nearness=0.5, rarity=rarity, known=known)
    assert split.coverage == pytest.approx(2 / 3)
    assert whole.coverage == 1.0


def test_a_document_further_down_is_not_looked_at() -> None:
    found = [["other"]] * LOOKED_AT + [["homework"]]
    assert signs(["homework"], found, nearness=0.5, rarity=rarity, known=known).coverage == 0.0


def test_without_content_words_only_nearness_speaks() -> None:
    assert signs([], [["homework"]], nearness=0.4, rarity=rarity, known=known) == Signs(
        nearness=0.4, coverage=0.0, unknown=0.0
    )


def test_the_bar_itself_is_answered() -> None:
    assert Signs(nearness=BAR, coverage=0.0, unknown=0.0).answered
    assert not Signs(nearness=BAR - 0.001, coverage=0.0, unknown=0.0).answered


@given(
    st.lists(st.sampled_from(["homework", "help", "quark", "mark"]), max_size=5),
    st.lists(st.lists(st.sampled_from(["homework", "help", "mark"]), max_size=4), max_size=6),
    st.floats(-1, 1),
)
def test_shares_are_shares(question: list[str], found: list[list[str]], nearness: float) -> None:
    seen = signs(question, found, nearness=nearness, rarity=rarity, known=known)
    assert 0.0 <= seen.coverage <= 1.0 + 1e-12
    assert 0.0 <= seen.unknown <= 1.0 + 1e-12
    assert seen.coverage + seen.unknown <= 1.0 + 1e-9
