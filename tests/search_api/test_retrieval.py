"""Finding and ranking: filters before the cut, ties by id, one document one place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.build import embedded_text
from indexer.dense import Rows, Scores
from indexer.passages import passages_of
from indexer.reading.readings import Place
from indexer.snapshot import IndexedDocument, Snapshot, write_snapshot
from indexer.words import stems
from search_api import retrieval
from search_api.retrieval import KEPT_PASSAGES, LONGEST_QUESTION, Hit, fuse, retrieve
from tests.conftest import HashedWords

WORDS = ("homework", "feedback", "phonics", "marking", "reading", "writing", "fractions", "attendance")
DOCUMENTS = 60


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    """Sixty documents of one to four sections; each pair d2n and d2n+1 has the very same text."""
    documents: list[IndexedDocument] = []
    texts: dict[str, list[Place]] = {}
    for number in range(DOCUMENTS):
        half = number // 2
        words = [WORDS[(half * step + step) % len(WORDS)] for step in range(1, 2 + half % 4)]
        name = f"d{number:02}"
        documents.append(IndexedDocument(id=name, title=f"Study {half}"))
        texts[name] = [
            Place(page=None, section=f"S{index}", text=f"Lessons in {word} were tried {half} times. " * 3)
            for index, word in enumerate(words)
        ]
    passages = [passage for name, places in texts.items() for passage in passages_of(name, places)]
    titles = {document.id: document.title for document in documents}
    encoder = HashedWords()
    vectors = encoder.encode_passages([embedded_text(titles[p.document_id], p.text) for p in passages])
    folder = write_snapshot(
        tmp_path_factory.mktemp("snapshots"),
        name="s",
        created=datetime(2026, 1, 1, tzinfo=UTC).isoformat(),
        model="hashed words",
        fingerprint=encoder.fingerprint,
        documents=documents,
        passages=passages,
        vectors=vectors,
        content="c",
    )
    held = Snapshot(folder)
    yield held
    held.close()


QUESTIONS = st.lists(st.sampled_from([*WORDS, "does", "help", "zebra"]), min_size=1, max_size=4).map(" ".join)
ALLOWED = st.sets(st.integers(0, DOCUMENTS - 1).map("d{:02}".format))


def ranked(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.document_id for hit in hits]


@given(question=QUESTIONS, allowed=ALLOWED)
def test_filtering_before_the_cut_equals_filtering_the_full_lists(
    snapshot: Snapshot, question: str, allowed: set[str]
) -> None:
    encoder = HashedWords()
    kept = [row for row, owner in enumerate(snapshot.owners) if snapshot.documents[owner] in allowed]
    lists: list[tuple[Rows, Scores]] = []
    for rows, scores in (
        snapshot.words.best(stems(question), k=len(snapshot.owners)),
        snapshot.dense.nearest(encoder.encode_questions([question]), k=len(snapshot.owners)),
    ):
        wanted = np.isin(rows, kept)
        lists.append((rows[wanted], scores[wanted]))
    by_hand = fuse(lists[0], lists[1], snapshot=snapshot, words_weight=retrieval.WORDS_WEIGHT)
    found = retrieve(question, snapshot=snapshot, encoder=encoder, allowed=allowed).hits
    assert {hit.document_id: hit.score for hit in found} == pytest.approx(
        {hit.document_id: hit.score for hit in by_hand}, abs=1e-5
    )


@pytest.mark.parametrize("share", [3, 2, 1])
def test_a_filter_works_before_the_cut(
    snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch, share: int
) -> None:
    full = ranked(retrieve("phonics", snapshot=snapshot, encoder=HashedWords()).hits)
    monkeypatch.setattr(retrieval, "DEPTH", 5)
    cut = ranked(retrieve("phonics", snapshot=snapshot, encoder=HashedWords()).hits)
    last = set(full[-DOCUMENTS // (share + 1) :])
    assert not last & set(cut)
    found = ranked(retrieve("phonics", snapshot=snapshot, encoder=HashedWords(), allowed=last).hits)
    assert len(found) >= 2
    assert set(found) <= last


@given(question=QUESTIONS)
def test_a_document_stands_in_one_place_with_its_best_passages_first(
    snapshot: Snapshot, question: str
) -> None:
    hits = retrieve(question, snapshot=snapshot, encoder=HashedWords()).hits
    assert len(set(ranked(hits))) == len(hits)
    for hit in hits:
        assert 1 <= len(hit.rows) <= KEPT_PASSAGES
        assert len(set(hit.rows)) == len(hit.rows)
        assert {snapshot.documents[snapshot.owners[row]] for row in hit.rows} == {hit.document_id}


@given(question=QUESTIONS, allowed=ALLOWED | st.none())
def test_equal_documents_are_ordered_by_their_ids(
    snapshot: Snapshot, question: str, allowed: set[str] | None
) -> None:
    hits = retrieve(question, snapshot=snapshot, encoder=HashedWords(), allowed=allowed).hits
    places = {hit.document_id: (place, hit.score) for place, hit in enumerate(hits)}
    twins = 0
    for number in range(0, DOCUMENTS, 2):
        first, second = (places.get(f"d{number + index:02}") for index in (0, 1))
        if first and second:
            assert first[1] == second[1]
            assert first[0] < second[0]
            twins += 1
    assert twins or allowed is not None
    assert [(-hit.score, hit.document_id) for hit in hits] == sorted(
        (-hit.score, hit.document_id) for hit in hits
    )


@given(question=QUESTIONS)
def test_the_same_question_gets_the_same_ranking(snapshot: Snapshot, question: str) -> None:
    once, again = (retrieve(question, snapshot=snapshot, encoder=HashedWords()).hits for _ in range(2))
    assert once == again


@given(question=QUESTIONS)
def test_scores_lie_between_nought_and_one(snapshot: Snapshot, question: str) -> None:
    for hit in retrieve(question, snapshot=snapshot, encoder=HashedWords()).hits:
        assert 0.0 <= hit.score <= 1.0


def test_the_weight_moves_the_ranking_from_meaning_to_words(snapshot: Snapshot) -> None:
    question = "marking in lessons tried 4 times"
    retrieved = [
        retrieve(question, snapshot=snapshot, encoder=HashedWords(), words_weight=weight).hits
        for weight in (0.0, 1.0)
    ]
    by_meaning, by_words = retrieved
    assert [hit.cosine for hit in by_meaning] == sorted((hit.cosine for hit in by_meaning), reverse=True)  # type: ignore[type-var]
    assert [hit.words or 0.0 for hit in by_words] == sorted(
        (hit.words or 0.0 for hit in by_words), reverse=True
    )


def test_nothing_allowed_finds_nothing(snapshot: Snapshot) -> None:
    found = retrieve("homework", snapshot=snapshot, encoder=HashedWords(), allowed=())
    assert found.hits == ()


def test_unknown_names_among_the_allowed_are_passed_over(snapshot: Snapshot) -> None:
    found = retrieve("homework", snapshot=snapshot, encoder=HashedWords(), allowed={"d01", "nobody"})
    assert ranked(found.hits) == ["d01"]


def test_a_question_is_read_up_to_a_limit(snapshot: Snapshot) -> None:
    short = "homework " * (LONGEST_QUESTION // 9)
    long = short.ljust(LONGEST_QUESTION) + " zebra" * 1000
    found = retrieve(long, snapshot=snapshot, encoder=HashedWords())
    assert "zebra" not in found.stems
    assert found.hits == retrieve(short, snapshot=snapshot, encoder=HashedWords()).hits


def test_a_question_without_known_words_is_ranked_by_meaning_alone(snapshot: Snapshot) -> None:
    found = retrieve("zebra", snapshot=snapshot, encoder=HashedWords())
    assert len(found.hits) == DOCUMENTS
    assert all(hit.words is None for hit in found.hits)


def test_no_list_at_all_gives_no_ranking(snapshot: Snapshot) -> None:
    none = (np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32))
    assert fuse(none, none, snapshot=snapshot, words_weight=0.4) == ()
