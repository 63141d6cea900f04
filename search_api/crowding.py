"""Keeps programme records from crowding an answer to a general question."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.documents import Document, Kind
from indexer.words import stems

MOST_PROGRAMMES = 3
"""Programme records among the first ten findings of a general question."""

FIRST = 10


def spread(ranked: Sequence[Document], *, question: str) -> list[Document]:
    """Return the documents in order, programme records that would crowd the first ten moved behind them.

    A general question gets three at most, those that hold no study last. Where nothing can take the place of
    the others they are left out, and the list ends early. A programme that the question names by its title is
    what was asked for and is never moved.
    """
    asked = set(stems(question))
    first: list[Document] = []
    later: list[Document] = []
    programmes = 0
    for position, document in enumerate(ranked):
        if len(first) >= FIRST:
            later.extend(ranked[position:])
            break
        if document.kind is Kind.PROGRAMME_RECORD and not _named(document.facts.title or "", asked):
            # A record without a study design holds no study: it can only say that nothing is known.
            if programmes == MOST_PROGRAMMES or document.facts.design is None:
                later.append(document)
                continue
            programmes += 1
        first.append(document)
    if len(first) < FIRST:
        silent = [document for document in later if document.facts.design is None]
        later = silent[: MOST_PROGRAMMES - programmes]
    return first + later


def _named(title: str, asked: set[str]) -> bool:
    words = stems(title)
    return bool(words) and asked.issuperset(words)
