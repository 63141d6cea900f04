"""The same text is known again in another edition; texts that are only alike are not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from indexer.snapshot import Snapshot
from search_api.same_text import same_text
from tests.conftest import HashedWords, TinyHome

HELD = (
    "Homework is work that pupils are set to do outside lessons. Many families sit beside the child.",
    "Pupils who were set homework often did better in tests. The evidence on homework is very limited.",
)


@pytest.fixture
def snapshot(tiny_home: TinyHome) -> Iterator[Snapshot]:
    held = tiny_home.open_snapshot()
    yield held
    held.close()


def found(snapshot: Snapshot, *passages: str) -> frozenset[str]:
    return same_text(passages, HashedWords().encode_passages(passages), snapshot=snapshot)


def test_a_text_is_known_again_in_other_passages_and_capitals(snapshot: Snapshot) -> None:
    assert found(snapshot, *HELD) == {"t-homework"}
    assert found(snapshot, " ".join(HELD).upper()) == {"t-homework"}


def test_a_text_with_a_few_words_changed_is_still_the_same(snapshot: Snapshot) -> None:
    assert found(snapshot, HELD[0], HELD[1].replace("very limited", "quite weak")) == {"t-homework"}


def test_the_same_words_in_another_order_are_another_text(snapshot: Snapshot) -> None:
    turned = " ".join(reversed(" ".join(HELD).split()))
    assert found(snapshot, turned) == frozenset()


def test_a_text_that_quotes_a_sentence_is_another_text(snapshot: Snapshot) -> None:
    own = (
        "We asked forty families about homework in spring and most of them were glad of the quiet hour. " * 2
    )
    assert found(snapshot, f"{HELD[0]} {own}") == frozenset()


@pytest.mark.parametrize("text", ["", "Homework", "Homework is work that pupils are set"])
def test_of_a_few_words_nothing_is_said(snapshot: Snapshot, text: str) -> None:
    assert found(snapshot, text) == frozenset()
