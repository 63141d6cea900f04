"""A document ranked beside a snapshot stands where it stands once it is really in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.build import embedded_text
from indexer.dense import Rows, Scores
from indexer.one_more import NAME, OneMore
from indexer.passages import passages_of
from indexer.reading.readings import Place
from indexer.snapshot import IndexedDocument, Snapshot, write_snapshot
from indexer.words import stems
from tests.conftest import HashedWords

WORDS = ("homework", "feedback", "phonics", "marking", "reading", "writing", "fractions", "attendance")
HELD = 40

Document = tuple[str, str, tuple[str, ...]]


def document(number: int) -> Document:
    """Return an id, a title and two sections, whose words and lengths differ from number to number."""
    first, second = WORDS[number % len(WORDS)], WORDS[(3 * number + 1) % len(WORDS)]
    sections = (
        f"Lessons in {first} were tried {number} times with {second}. " * (1 + number % 3),
        f"Children liked {second}, and {second} went well in {number % 5} schools. ",
    )
    return f"d{number:02}", f"A study of {first} number {number}", sections


def cut(documents: Sequence[Document]) -> list[tuple[str, str]]:
    return [
        (title, passage.text)
        for name, title, sections in documents
        for passage in passages_of(name, [Place(page=None, section=None, text=text) for text in sections])
    ]


@pytest.fixture(scope="module")
def snapshot_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Sequence[Document]], Snapshot]:
    def made(documents: Sequence[Document]) -> Snapshot:
        passages = [
            passage
            for name, _, sections in documents
            for passage in passages_of(
                name, [Place(page=None, section=f"S{at}", text=text) for at, text in enumerate(sections)]
            )
        ]
        titles = {name: title for name, title, _ in documents}
        encoder = HashedWords()
        folder = write_snapshot(
            tmp_path_factory.mktemp("snapshots"),
            name="s",
            created=datetime(2026, 1, 1, tzinfo=UTC).isoformat(),
            model="hashed words",
            fingerprint=encoder.fingerprint,
            documents=[IndexedDocument(id=name, title=title) for name, title, _ in documents],
            passages=passages,
            vectors=encoder.encode_passages(
                [embedded_text(titles[one.document_id], one.text) for one in passages]
            ),
            content="c",
        )
        return Snapshot(folder)

    return made


@pytest.fixture(scope="module")
def held(snapshot_of: Callable[[Sequence[Document]], Snapshot]) -> Snapshot:
    return snapshot_of([document(number) for number in range(HELD)])


def beside(snapshot: Snapshot, added: Document, *, without: Sequence[str] = ()) -> OneMore:
    passages = cut([added])
    vectors = HashedWords().encode_passages([embedded_text(title, text) for title, text in passages])
    return OneMore(
        snapshot, title=added[1], texts=[text for _, text in passages], vectors=vectors, without=without
    )


def scores(found: tuple[Rows, Scores]) -> dict[int, float]:
    return dict(zip(found[0].tolist(), found[1].tolist(), strict=True))


@pytest.mark.parametrize("number", [40, 41, 45])
@pytest.mark.parametrize(
    "question", ["homework and marking", "did children like phonics", "a study of writing"]
)
def test_words_score_as_they_do_once_the_document_is_indexed(
    held: Snapshot,
    snapshot_of: Callable[[Sequence[Document]], Snapshot],
    number: int,
    question: str,
) -> None:
    really = snapshot_of([*(document(other) for other in range(HELD)), document(number)])
    asked = stems(question)
    said = scores(beside(held, document(number)).by_words(asked, k=200))
    real = scores(really.words.best(asked, k=200))
    assert set(said) == set(real)
    # The average length of a passage moves by a hair in so small a collection, and nothing else.
    assert said == pytest.approx(real, rel=0.01)


@pytest.mark.parametrize("question", ["homework", "phonics in 3 schools"])
def test_meaning_scores_as_it_does_once_the_document_is_indexed(
    held: Snapshot, snapshot_of: Callable[[Sequence[Document]], Snapshot], question: str
) -> None:
    really = snapshot_of([*(document(other) for other in range(HELD)), document(44)])
    asked = HashedWords().encode_questions([question])
    said = scores(beside(held, document(44)).by_meaning(asked, k=200))
    assert said == pytest.approx(scores(really.dense.nearest(asked, k=200)), abs=1e-6)


def test_a_word_that_only_the_new_document_has_finds_it_alone(held: Snapshot) -> None:
    one = beside(held, ("x", "Zebras", ("Zebras came to school. ",)))
    rows, found = one.by_words(["zebra"], k=10)
    assert [one.documents[one.owners[row]] for row in rows] == [NAME]
    assert found[0] > 0


def test_words_that_nobody_has_find_nothing(held: Snapshot) -> None:
    rows, found = beside(held, document(44)).by_words(["xylophon"], k=10)
    assert len(rows) == len(found) == 0


def test_a_rare_word_weighs_less_once_a_further_document_has_it(held: Snapshot) -> None:
    asked = stems("number 7")
    alone = scores(beside(held, document(43)).by_words(asked, k=5))
    shared = scores(
        beside(held, ("x", "Number 7", ("Year 7 came 7 times in week 7. ",))).by_words(asked, k=50)
    )
    best = max(row for row in alone if row < len(held.owners) and alone[row] == max(alone.values()))
    assert shared[best] < alone[best]


def test_documents_left_out_are_not_found_and_the_list_is_still_full(held: Snapshot) -> None:
    asked = HashedWords().encode_questions(["homework"])
    everything = beside(held, document(44))
    first = [everything.documents[everything.owners[row]] for row in everything.by_meaning(asked, k=6)[0]]
    dropped = [name for name in dict.fromkeys(first) if name != NAME][:2]
    fewer = beside(held, document(44), without=[*dropped, "nobody"])
    for rows, _ in (fewer.by_meaning(asked, k=6), fewer.by_words(["homework"], k=6)):
        assert len(rows) == 6
        assert not {fewer.documents[fewer.owners[row]] for row in rows} & set(dropped)


@given(words=st.lists(st.sampled_from([*map(str.lower, WORDS), "zebra"]), max_size=4), k=st.integers(1, 60))
def test_lists_are_in_order_without_repeats_and_no_longer_than_asked(
    held: Snapshot, words: list[str], k: int
) -> None:
    one = beside(held, document(44))
    for rows, found in (
        one.by_words(stems(" ".join(words)), k=k),
        one.by_meaning(HashedWords().encode_questions([" ".join(words) or "x"]), k=k),
    ):
        assert len(rows) == len(found) == len(set(rows.tolist())) <= k
        assert (np.diff(found) <= 0).all()
        assert all(0 <= row < len(one.owners) for row in rows)
