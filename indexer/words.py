"""The doorway to tantivy: passages by the words they share with a question (BM25)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from indexer.dense import Rows, Scores

ANALYSER = "chalkface_en_1"
"""Names how words are cut and stemmed; another way needs another name, and the index is then written anew."""
HEAP_BYTES = 64_000_000
"""Writer's memory; tantivy needs 15 MB at least and one thread gains nothing from more than this."""
TITLE_BOOST = 1.0
"""Weight of a word met in the title beside one met in the passage. Fused nDCG@10 on NFCorpus dev and
teachers-dev, researcher: .335 and .755 at 0.5, .335 and .754 at 1, .331 and .745 at 2."""
_FUNCTION_WORDS = """
a about am an and any are as at be been being but by can could did do does doing don down for from
get gets getting got had has have having he her here hers him his how i if in into is it its just
let like may me might mine more most much must my no nor not of off on one or our ours out over own
re s shall she should so some such t than that the their theirs them then there these they this
those through to too up us ve very was we were what when where which while who whom whose why will
with would you your yours
"""
FUNCTION_WORDS: list[str] = list(_FUNCTION_WORDS.split())
"""Words that carry a sentence, not its subject; questions are full of them, and tantivy's own list of 33
keeps "does", "how" and "what". Without apostrophes, as the tokeniser leaves them ("don't": "don", "t")."""
LONGEST_WORD = 60
"""Longer runs of letters are broken extraction or addresses, never words of a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsRow:
    """One passage as the word list sees it."""

    row: int
    document: int
    title: str
    text: str


@lru_cache(maxsize=1)
def _analyser() -> Any:  # noqa: ANN401 - tantivy's own object
    import tantivy

    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in (
        tantivy.Filter.remove_long(LONGEST_WORD),
        tantivy.Filter.lowercase(),
        tantivy.Filter.ascii_fold(),
        tantivy.Filter.custom_stopword(FUNCTION_WORDS),
        tantivy.Filter.stemmer("english"),
    ):
        builder = builder.filter(step)
    return builder.build()


def stems(text: str) -> list[str]:
    """Return the stems of the content words of `text`, in order, as the index keeps them."""
    return list(_analyser().analyze(text))


class WordsIndex:
    """BM25 over passages, in the folder of a snapshot."""

    def __init__(self, folder: Path) -> None:
        import tantivy

        self._tantivy: Any = tantivy
        self._index: Any = tantivy.Index.open(str(folder))
        self._index.register_tokenizer(ANALYSER, _analyser())
        self._schema: Any = self._index.schema
        self._searcher: Any = self._index.searcher()

    @staticmethod
    def write(rows: Iterable[WordsRow], folder: Path) -> None:
        """Write the index of `rows` into the empty folder `folder`."""
        import tantivy

        folder.mkdir(parents=True)
        builder = tantivy.SchemaBuilder()
        builder.add_unsigned_field("row", stored=False, indexed=False, fast=True)
        builder.add_unsigned_field("document", stored=False, indexed=True, fast=True)
        builder.add_text_field("title", stored=False, tokenizer_name=ANALYSER, index_option="freq")
        builder.add_text_field("text", stored=False, tokenizer_name=ANALYSER, index_option="position")
        index = tantivy.Index(builder.build(), path=str(folder))
        index.register_tokenizer(ANALYSER, _analyser())
        # One thread: rows keep their order, so equal scores rank the same way after every build.
        writer = index.writer(heap_size=HEAP_BYTES, num_threads=1)
        for row in rows:
            entry = tantivy.Document()
            entry.add_unsigned("row", row.row)
            entry.add_unsigned("document", row.document)
            entry.add_text("title", row.title)
            entry.add_text("text", row.text)
            writer.add_document(entry)
        writer.commit()
        writer.wait_merging_threads()

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def rarity(self, stem: str) -> float:
        """Return the inverse document frequency of a stem: ln(1 + (N - n + .5) / (n + .5)), as in BM25."""
        found = int(self._searcher.doc_freq("text", stem))
        return float(np.log1p((len(self) - found + 0.5) / (found + 0.5)))

    def knows(self, stem: str) -> bool:
        """Whether any passage or title holds a stem."""
        return any(self._searcher.doc_freq(field, stem) > 0 for field in ("text", "title"))

    def best(
        self,
        words: Sequence[str],
        *,
        k: int,
        only: Sequence[int] | None = None,
        without: Sequence[int] | None = None,
    ) -> tuple[Rows, Scores]:
        """Return the k best rows for the stems `words`, best first, ties by row.

        `only` and `without` hold document numbers that a hit must or must not belong to.
        """
        if not words or k <= 0 or (only is not None and not len(only)):
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        query = self._query(words, only=only, without=without)
        found = self._searcher.search(query, limit=k, count=False).hits
        if not found:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        rows = np.array(
            self._searcher.fast_field_values("row", [address for _, address in found]), dtype=np.int64
        ).reshape(-1)
        scores = np.array([score for score, _ in found], dtype=np.float32)
        order = np.lexsort((rows, -scores))
        return rows[order], scores[order]

    def _query(
        self, words: Sequence[str], *, only: Sequence[int] | None, without: Sequence[int] | None
    ) -> Any:  # noqa: ANN401
        query, occur = self._tantivy.Query, self._tantivy.Occur
        terms: list[tuple[Any, Any]] = []
        for word in dict.fromkeys(words):
            terms.append((occur.Should, query.term_query(self._schema, "text", word, "freq")))
            title = query.term_query(self._schema, "title", word, "freq")
            terms.append((occur.Should, query.boost_query(title, TITLE_BOOST)))
        asked = query.boolean_query(terms)
        if only is None and not without:
            return asked
        parts = [(occur.Must, asked)]
        if only is not None:
            members = query.term_set_query(self._schema, "document", [int(number) for number in only])
            parts.append((occur.Must, query.const_score_query(members, 0.0)))
        if without:
            members = query.term_set_query(self._schema, "document", [int(number) for number in without])
            parts.append((occur.MustNot, members))
        return query.boolean_query(parts)
