"""Nearest by meaning: exactly what numpy finds, filtered before the cut, ties by row."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from indexer.dense import DenseIndex
from indexer.encoders import Vectors


def unit(values: npt.NDArray[np.float64]) -> Vectors:
    return (values / np.linalg.norm(values, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    return unit(np.random.default_rng(7).normal(size=(500, 32)))


@pytest.fixture(scope="module")
def index(vectors: Vectors, tmp_path_factory: pytest.TempPathFactory) -> DenseIndex:
    path = tmp_path_factory.mktemp("dense") / "vectors.faiss"
    DenseIndex.write(vectors, path)
    return DenseIndex(path)


@pytest.mark.parametrize("k", [1, 10, 150, 500])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_it_finds_just_what_an_exact_search_finds(
    index: DenseIndex, vectors: Vectors, k: int, seed: int
) -> None:
    question = unit(np.random.default_rng(seed).normal(size=(1, 32)))
    likeness = vectors @ question[0]
    rows, scores = index.nearest(question, k=k)
    assert rows.tolist() == np.argsort(-likeness, kind="stable")[:k].tolist()
    np.testing.assert_allclose(scores, likeness[rows], atol=1e-6)


@pytest.mark.parametrize("share", [0.02, 0.5, 0.98])
def test_filtered_hits_are_the_best_of_the_allowed_rows(
    index: DenseIndex, vectors: Vectors, share: float
) -> None:
    draw = np.random.default_rng(11)
    allowed = draw.random(500) < share
    question = unit(draw.normal(size=(1, 32)))
    rows, scores = index.nearest(question, k=20, allowed=allowed)
    everything, all_scores = index.nearest(question, k=500)
    kept = allowed[everything]
    assert rows.tolist() == everything[kept][:20].tolist()
    np.testing.assert_array_equal(scores, all_scores[kept][:20])


def test_equal_scores_rank_by_row_also_at_the_cut(tmp_path: Path) -> None:
    # Five directions, forty rows each: most scores are shared.
    few = unit(np.random.default_rng(3).normal(size=(5, 8)))
    vectors = np.repeat(few, 40, axis=0)
    DenseIndex.write(vectors, tmp_path / "v.faiss")
    index = DenseIndex(tmp_path / "v.faiss")
    best = np.argsort(-(few @ few[2]))
    expected = np.concatenate([np.arange(40) + 40 * block for block in best])
    for k in (1, 3, 40, 50, 99, 200):
        rows, scores = index.nearest(vectors[80:81], k=k)
        assert rows.tolist() == expected[:k].tolist(), k
        assert (np.diff(scores) <= 0).all()
    rows, _ = index.nearest(vectors[80:81], k=130)
    assert rows[:120].tolist() == expected[:120].tolist()
    assert rows[120:].tolist() == sorted(set(rows[120:].tolist()) & set(expected[120:160].tolist()))
    assert index.nearest(vectors[80:81], k=130)[0].tolist() == rows.tolist()
    allowed = np.arange(200) % 3 == 0
    rows, _ = index.nearest(vectors[80:81], k=30, allowed=allowed)
    assert rows.tolist() == [row for row in expected if row % 3 == 0][:30]


def test_asking_for_more_than_there_is_gives_what_there_is(index: DenseIndex, vectors: Vectors) -> None:
    rows, _ = index.nearest(vectors[:1], k=9_999)
    assert sorted(rows.tolist()) == list(range(500))
    allowed = np.zeros(500, dtype=np.bool_)
    allowed[[4, 499]] = True
    rows, scores = index.nearest(vectors[4:5], k=10, allowed=allowed)
    assert rows.tolist() == [4, 499]
    assert scores[0] == pytest.approx(1.0, abs=1e-6)


def test_nothing_allowed_is_nothing_found(index: DenseIndex, vectors: Vectors) -> None:
    rows, scores = index.nearest(vectors[:1], k=10, allowed=np.zeros(500, dtype=np.bool_))
    assert (rows.size, scores.size) == (0, 0)


def test_what_was_written_is_read_back(index: DenseIndex, vectors: Vectors) -> None:
    assert (len(index), index.dimension) == (500, 32)
    for row in (499, 0, 7):
        assert index.nearest(vectors[row : row + 1], k=1)[0].tolist() == [row]
