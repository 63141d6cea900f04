"""A snapshot as it would be with one document more, without writing that document anywhere."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np

from indexer.bm25 import idf, weight
from indexer.dense import Rows, Scores
from indexer.encoders import Vectors
from indexer.snapshot import Snapshot
from indexer.words import TITLE_BOOST, WordsIndex, stems

NAME = ""
"""Id of the document more; it sorts before every other, so that equal documents do not stand before it."""

_BOOSTS = {"text": 1.0, "title": TITLE_BOOST}
_AVERAGE = "avgdl"
"""How tantivy's explanation of a score begins to name the average length of a field."""


class OneMore:
    """A snapshot and a document that is not in it: what would be found if it were.

    `owners` gives the document number of each passage by row, `documents` the ids by number; the document
    more comes last in both.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        *,
        title: str,
        texts: Sequence[str],
        vectors: Vectors,
        without: Collection[str] = (),
    ) -> None:
        """Add a document by the texts of its passages and their vectors of shape (passages, dimension).

        The documents named in `without` are never found. They still count for how rare a word is.
        """
        self.documents = (*snapshot.documents, NAME)
        added = np.full(len(texts), len(snapshot.documents), dtype=np.int32)
        self.owners = np.concatenate([snapshot.owners, added])
        self._snapshot = snapshot
        self._vectors = vectors
        self._words = _WordsOfOneMore(snapshot.folder / "words", title=title, texts=texts)
        left_out = [snapshot.numbers[name] for name in without if name in snapshot.numbers]
        self._may_be_found = ~np.isin(self.owners, left_out)
        self._hidden = int((~self._may_be_found).sum())

    def by_words(self, words: Sequence[str], *, k: int) -> tuple[Rows, Scores]:
        """Return the k best rows for the stems `words`, best first, ties by row.

        Each word counts as much as it would with the document added. The average length of a passage stays
        what it is, for old and new passages alike: one document among many hardly moves it.
        """
        held = self._words.best_of_the_others(words, k=k + self._hidden)
        scores = self._words.scores(words)
        return self._together(held, np.flatnonzero(scores), scores, k=k)

    def by_meaning(self, question: Vectors, *, k: int) -> tuple[Rows, Scores]:
        """Return the k nearest rows to one question (shape (1, dimension)), best first, ties by row."""
        held = self._snapshot.dense.nearest(question, k=k + self._hidden)
        return self._together(held, np.arange(len(self._vectors)), self._vectors @ question[0], k=k)

    def _together(
        self, held: tuple[Rows, Scores], found: Rows, scores_of_new: Scores, *, k: int
    ) -> tuple[Rows, Scores]:
        """Put the new passages that were found (their places among the new ones) where they belong."""
        seen = self._may_be_found[held[0]]
        rows = np.concatenate([held[0][seen], found + len(self._snapshot.owners)])
        scores = np.concatenate([held[1][seen], scores_of_new[found]])
        order = np.lexsort((rows, -scores))[:k]
        return rows[order], scores[order]


class _WordsOfOneMore(WordsIndex):
    """The word list of a snapshot, with the passages of one document more counted in."""

    def __init__(self, folder: Path, *, title: str, texts: Sequence[str]) -> None:
        super().__init__(folder)
        titles = Counter(stems(title))
        self._added = [{"title": titles, "text": Counter(stems(text))} for text in texts]
        self._averages = {field: self._average(field) for field in _BOOSTS}

    def scores(self, words: Sequence[str]) -> Scores:
        """Return the score of each new passage, 0 where it holds none of the words."""
        found = [sum(self._score(passage, word) for word in dict.fromkeys(words)) for passage in self._added]
        return np.array(found, dtype=np.float32)

    def best_of_the_others(self, words: Sequence[str], *, k: int) -> tuple[Rows, Scores]:
        """Return the k best rows of the snapshot's own passages."""
        query, occur = self._tantivy.Query, self._tantivy.Occur
        terms: list[tuple[Any, Any]] = []
        for word in dict.fromkeys(words):
            for field, boost in _BOOSTS.items():
                if before := self._found(field, word):
                    # tantivy knows the collection as it is: the boost makes the word as rare as it would be.
                    change = self._idf(field, word) / idf(before, passages=len(self))
                    term = query.term_query(self._schema, field, word, "freq")
                    terms.append((occur.Should, query.boost_query(term, boost * change)))
        if not terms:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        hits = self._searcher.search(query.boolean_query(terms), limit=k, count=False).hits
        addresses = [address for _, address in hits]
        rows = np.array(self._searcher.fast_field_values("row", addresses), dtype=np.int64).reshape(-1)
        return rows, np.array([score for score, _ in hits], dtype=np.float32)

    def _score(self, passage: dict[str, Counter[str]], word: str) -> float:
        return sum(
            boost
            * self._idf(field, word)
            * weight(times, length=passage[field].total(), average=self._averages[field])
            for field, boost in _BOOSTS.items()
            if (times := passage[field][word])
        )

    def _idf(self, field: str, word: str) -> float:
        added = sum(word in passage[field] for passage in self._added)
        return idf(self._found(field, word) + added, passages=len(self) + len(self._added))

    def _found(self, field: str, word: str) -> int:
        return int(self._searcher.doc_freq(field, word))

    def _average(self, field: str) -> float:
        """Return the average length of a field, in words: tantivy tells it where it explains a score."""
        for word in dict.fromkeys(word for passage in self._added for word in passage[field]):
            if self._found(field, word):
                query = self._tantivy.Query.term_query(self._schema, field, word, "freq")
                _, address = self._searcher.search(query, limit=1, count=False).hits[0]
                return _named(json.loads(query.explain(self._searcher, address).to_json()), _AVERAGE)
        # Not a word in common with the collection: nothing else is found by these words.
        return sum(passage[field].total() for passage in self._added) / len(self._added)


def _named(explanation: dict[str, Any], name: str) -> float:
    """Return the value of that name from an explanation, which has parts within parts."""
    waiting = [explanation]
    while waiting:
        part = waiting.pop()
        if str(part["description"]).startswith(name):
            return float(part["value"])
        waiting += cast("list[dict[str, Any]]", part.get("details", []))
    raise LookupError(f"tantivy's explanation of a score no longer names {name}")
