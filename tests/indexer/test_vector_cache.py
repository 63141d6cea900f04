"""Vectors are remembered by content: nothing is embedded twice, whatever was interrupted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

import indexer.vector_cache
from indexer.encoders import Encoder, Vectors
from indexer.vector_cache import VectorCache, content_hash


class Numbers:
    """Gives each text a vector that only it has, and remembers what it was asked for."""

    def __init__(self, *, fails_after: int | None = None) -> None:
        self.asked: list[str] = []
        self._fails_after = fails_after
        self._calls = 0

    @property
    def fingerprint(self) -> str:
        return "numbers"

    @property
    def dimension(self) -> int:
        return 4

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        if self._calls == self._fails_after:
            raise KeyboardInterrupt
        self._calls += 1
        self.asked.extend(texts)
        return np.vstack([vector_of(text) for text in texts])

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        return self.encode_passages(texts)


def vector_of(text: str) -> Vectors:
    return np.frombuffer(content_hash(text), dtype=np.uint32).astype(np.float32)


def never() -> Encoder:
    raise AssertionError("the model was loaded although every text is known")


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexer.vector_cache, "BLOCK", 3)
    monkeypatch.setattr(indexer.vector_cache, "LOOKUP", 4)


def test_rows_come_in_the_order_of_the_texts(tmp_path: Path) -> None:
    texts = [f"text number {number} " * (number % 4) for number in range(20)]
    rows, embedded = VectorCache(tmp_path, fingerprint="f").vectors_for(texts, encoder=Numbers)
    np.testing.assert_array_equal(rows, np.vstack([vector_of(text) for text in texts]))
    assert (rows.dtype, embedded) == (np.float32, len(set(texts)))


def test_a_second_run_embeds_nothing_and_never_loads_the_model(tmp_path: Path) -> None:
    texts = [f"text {number}" for number in range(10)]
    first, _ = VectorCache(tmp_path, fingerprint="f").vectors_for(texts, encoder=Numbers)
    second, embedded = VectorCache(tmp_path, fingerprint="f").vectors_for(texts[::-1], encoder=never)
    assert embedded == 0
    np.testing.assert_array_equal(second, first[::-1])


def test_only_what_is_new_is_embedded(tmp_path: Path) -> None:
    cache, encoder = VectorCache(tmp_path, fingerprint="f"), Numbers()
    cache.vectors_for(["a", "b"], encoder=Numbers)
    _, embedded = cache.vectors_for(["a", "c", "b", "d"], encoder=lambda: encoder)
    assert (embedded, sorted(encoder.asked)) == (2, ["c", "d"])


def test_equal_texts_are_embedded_once(tmp_path: Path) -> None:
    encoder = Numbers()
    rows, embedded = VectorCache(tmp_path, fingerprint="f").vectors_for(
        ["same", "other", "same", "same"], encoder=lambda: encoder
    )
    assert (embedded, sorted(encoder.asked)) == (2, ["other", "same"])
    np.testing.assert_array_equal(rows[0], rows[3])


def test_a_crash_between_blocks_keeps_the_finished_ones(tmp_path: Path) -> None:
    texts = [f"text {number}" for number in range(10)]
    broken = Numbers(fails_after=2)
    with pytest.raises(KeyboardInterrupt):
        VectorCache(tmp_path, fingerprint="f").vectors_for(texts, encoder=lambda: broken)
    assert len(broken.asked) == 6
    second = Numbers()
    rows, embedded = VectorCache(tmp_path, fingerprint="f").vectors_for(texts, encoder=lambda: second)
    assert embedded == 4
    assert sorted(second.asked + broken.asked) == sorted(texts)
    np.testing.assert_array_equal(rows, np.vstack([vector_of(text) for text in texts]))


def test_long_texts_go_first_so_that_batches_are_of_one_length(tmp_path: Path) -> None:
    encoder = Numbers()
    texts = ["word " * length for length in (3, 9, 1, 7, 5, 8, 2)]
    VectorCache(tmp_path, fingerprint="f").vectors_for(texts, encoder=lambda: encoder)
    assert encoder.asked == sorted(texts, key=len, reverse=True)


def test_another_model_has_vectors_of_its_own(tmp_path: Path) -> None:
    VectorCache(tmp_path, fingerprint="one").vectors_for(["a"], encoder=Numbers)
    encoder = Numbers()
    VectorCache(tmp_path, fingerprint="two").vectors_for(["a"], encoder=lambda: encoder)
    assert encoder.asked == ["a"]


def test_progress_counts_up_to_what_had_to_be_embedded(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    cache = VectorCache(tmp_path, fingerprint="f")
    cache.vectors_for(["known"], encoder=Numbers)
    texts = ["known", *(f"text {number}" for number in range(7))]
    cache.vectors_for(texts, encoder=Numbers, progress=lambda done, of: heard.append((done, of)))
    assert heard == [(0, 7), (3, 7), (6, 7), (7, 7)]


def test_nothing_asked_is_nothing_embedded(tmp_path: Path) -> None:
    rows, embedded = VectorCache(tmp_path, fingerprint="f").vectors_for([], encoder=never)
    assert (rows.shape[0], embedded) == (0, 0)
