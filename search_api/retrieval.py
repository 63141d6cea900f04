"""Finds and ranks documents for a question: by words, by meaning, fused. `ask` and `evaluate` share it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from indexer.dense import Rows, Scores
from indexer.encoders import Encoder, Vectors
from indexer.snapshot import Snapshot
from indexer.words import stems
from search_api.ranking.min_max import min_max
from search_api.ranking.weighted_sum import weighted_sum

DEPTH = 1000
"""Passages taken from each list; deep enough for recall at 100 documents with several passages each."""

WORDS_WEIGHT = 0.4
"""Share of the word list in the fused score; see the table in this folder's README (NFCorpus dev)."""

LONGEST_QUESTION = 2000
"""Characters of a question that are looked at; a page pasted whole is cut here, not refused."""

KEPT_PASSAGES = 8
"""Best passages of a document that are remembered: all of a toolkit strand, the heart of a paper."""

MASK_FROM = 0.5
"""Share of documents allowed below which the word list is told who may be found, above it who may not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A document's place in the ranking, with its best passage.

    `score` is the fused score, 0 to 1; `cosine` and `words` are the best raw scores of its passages, or None
    where that list did not hold it. `rows` are its best passages' rows in the snapshot, best first.
    """

    document_id: str
    score: float
    rows: tuple[int, ...]
    cosine: float | None
    words: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Retrieved:
    """The ranking, and what the question looked like to the index."""

    hits: tuple[Hit, ...]
    stems: tuple[str, ...]
    vector: Vectors


def retrieve(
    question: str,
    *,
    snapshot: Snapshot,
    encoder: Encoder,
    allowed: Collection[str] | None = None,
    words_weight: float = WORDS_WEIGHT,
) -> Retrieved:
    """Rank the allowed documents (None: all) for a question; ties go by document id.

    The filter is applied before the cut, so a narrow one still fills the list.
    """
    asked = question[:LONGEST_QUESTION]
    found = tuple(stems(asked))
    vector = encoder.encode_questions([asked])
    numbers = _numbers(snapshot, allowed)
    by_words = _by_words(found, snapshot=snapshot, numbers=numbers)
    by_meaning = _by_meaning(vector, snapshot=snapshot, numbers=numbers)
    return Retrieved(
        hits=fuse(by_words, by_meaning, snapshot=snapshot, words_weight=words_weight),
        stems=found,
        vector=vector,
    )


def fuse(
    by_words: tuple[Rows, Scores], by_meaning: tuple[Rows, Scores], *, snapshot: Snapshot, words_weight: float
) -> tuple[Hit, ...]:
    """Fuse two passage lists into one list of documents, each standing where its best passages put it."""
    words = dict(zip(by_words[0].tolist(), by_words[1].tolist(), strict=True))
    cosine = dict(zip(by_meaning[0].tolist(), by_meaning[1].tolist(), strict=True))
    passage_scores = weighted_sum([(words_weight, min_max(words)), (1 - words_weight, min_max(cosine))])
    owners = snapshot.owners
    best_words, best_cosine = _best(words, owners), _best(cosine, owners)
    best_rows: dict[int, list[int]] = {}
    for row in sorted(passage_scores, key=lambda row: (-passage_scores[row], row)):
        rows = best_rows.setdefault(int(owners[row]), [])
        if len(rows) < KEPT_PASSAGES:
            rows.append(row)
    scores = weighted_sum([(words_weight, min_max(best_words)), (1 - words_weight, min_max(best_cosine))])
    ranked = sorted(scores, key=lambda number: (-scores[number], snapshot.documents[number]))
    return tuple(
        Hit(
            document_id=snapshot.documents[number],
            score=scores[number],
            rows=tuple(best_rows[number]),
            cosine=best_cosine.get(number),
            words=best_words.get(number),
        )
        for number in ranked
    )


def _best(
    scores: dict[int, float], owners: Sequence[int] | np.ndarray[tuple[int], np.dtype[np.int32]]
) -> dict[int, float]:
    best: dict[int, float] = {}
    for row, score in scores.items():
        number = int(owners[row])
        best[number] = max(score, best.get(number, score))
    return best


def _numbers(snapshot: Snapshot, allowed: Collection[str] | None) -> set[int] | None:
    """Return the document numbers that may be found; None where all may."""
    if allowed is None:
        return None
    numbers = {snapshot.numbers[name] for name in allowed if name in snapshot.numbers}
    return None if len(numbers) == len(snapshot.documents) else numbers


def _by_words(found: Sequence[str], *, snapshot: Snapshot, numbers: set[int] | None) -> tuple[Rows, Scores]:
    if numbers is None:
        return snapshot.words.best(found, k=DEPTH)
    everyone = len(snapshot.documents)
    if len(numbers) < MASK_FROM * everyone:
        return snapshot.words.best(found, k=DEPTH, only=sorted(numbers))
    return snapshot.words.best(found, k=DEPTH, without=sorted(set(range(everyone)) - numbers))


def _by_meaning(vector: Vectors, *, snapshot: Snapshot, numbers: set[int] | None) -> tuple[Rows, Scores]:
    if numbers is None:
        return snapshot.dense.nearest(vector, k=DEPTH)
    wanted = np.zeros(len(snapshot.documents), dtype=np.bool_)
    wanted[sorted(numbers)] = True
    return snapshot.dense.nearest(vector, k=DEPTH, allowed=wanted[snapshot.owners])
