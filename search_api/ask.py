"""Answers a question: the one way that console, pages and REST all go."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.catalogue import Catalogue
from corpus.documents import Document, Filters
from corpus.rights import may_show
from indexer.encoders import Encoder
from indexer.passages import Passage
from indexer.snapshot import Snapshot
from indexer.words import stems
from search_api.answer import Answer, Finding, Nearby, NothingFound, Quote
from search_api.crowding import spread
from search_api.errors import EmptyQuestion
from search_api.intent import wished_section
from search_api.plain_quotes import PlainQuote, WordedPassage, plain_quote
from search_api.quoting import choose_quotes, matched_words, whole
from search_api.retrieval import Hit, Retrieved, retrieve
from search_api.unanswered import LOOKED_AT, signs

LIMIT = 10
"""Findings shown; nobody in a hurry reads an eleventh."""

CONSIDERED = 60
"""Documents whose facts are looked up: enough to fill the page when crowding records are moved back."""

FAINT = 0.4
"""Share of the best finding's score below which a finding is not shown: ten results of which seven are noise
cost a busy teacher's trust in the three that are not."""

NEARBY = 3
"""Titles offered when the collection does not answer."""

NO_ANSWER = "The collection does not answer this."
NOTHING_LEFT = "No document in the collection passes these filters. Take one away and ask again."


class PlainVersions(Protocol):
    """Where the plain versions of passages are."""

    def of(self, passages: Sequence[Passage]) -> Mapping[str, WordedPassage]:
        """Return those that there are, by passage id."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """What a question is answered from: the catalogue, an open snapshot and the encoder of its vectors.

    Without `plain` every finding is shown in the original alone.
    """

    catalogue: Catalogue
    snapshot: Snapshot
    encoder: Encoder
    plain: PlainVersions | None = None


def ask(
    question: str,
    *,
    library: Library,
    filters: Filters = Filters(),  # noqa: B008 - frozen
    limit: int = LIMIT,
) -> Answer:
    """Return findings for a question, or the reason why there are none. Raises `EmptyQuestion`."""
    started = time.perf_counter()
    # A console hands on bytes that are no UTF-8 as half characters, which no index can take.
    question = " ".join(question.encode("utf-8", "replace").decode("utf-8").split())
    if not any(char.isalnum() for char in question):
        raise EmptyQuestion("nothing was asked; type a question, for instance: does homework help in Year 4?")
    allowed = library.catalogue.ids(filters)
    retrieved = retrieve(question, snapshot=library.snapshot, encoder=library.encoder, allowed=allowed)
    hits = {hit.document_id: hit for hit in retrieved.hits[:CONSIDERED]}
    documents = library.catalogue.get_many(hits)
    best = max((hits[name].score for name in documents), default=0.0)
    clear = [documents[name] for name, hit in hits.items() if name in documents and hit.score >= FAINT * best]
    nothing = _nothing(retrieved, documents=documents, library=library, filtered=filters.any)
    chosen = () if nothing else spread(clear, question=question)[:limit]
    shown = [hits[document.id] for document in chosen]
    findings = _findings(question, shown, documents=documents, retrieved=retrieved, library=library)
    took = (time.perf_counter() - started) * 1000
    return Answer(question=question, findings=findings, nothing_found=nothing, took_ms=took)


def _nothing(
    retrieved: Retrieved, *, documents: dict[str, Document], library: Library, filtered: bool
) -> NothingFound | None:
    best = [hit for hit in retrieved.hits[:CONSIDERED] if hit.document_id in documents]
    if not best:
        return NothingFound(reason=NOTHING_LEFT if filtered else NO_ANSWER, nearby=())
    nearness = max((hit.cosine or 0.0) for hit in best)
    words = library.snapshot.words
    found = [_words_of(hit, documents[hit.document_id], library=library) for hit in best[:LOOKED_AT]]
    seen = signs(retrieved.stems, found, nearness=nearness, rarity=words.rarity, known=words.knows)
    if seen.answered:
        return None
    nearby = tuple(
        Nearby(id=hit.document_id, title=documents[hit.document_id].facts.title or hit.document_id)
        for hit in best[:NEARBY]
    )
    return NothingFound(reason=NO_ANSWER, nearby=nearby)


def _passage(hit: Hit, document: Document, *, wish: str | None, library: Library) -> Passage:
    """Return the passage to show: the best one, or in a text of ours the section the question is after."""
    found = library.snapshot.passages(hit.rows)
    if document.by == "our_summary" and wish is not None:
        wished = [found[row] for row in hit.rows if found[row].section == wish]
        if wished:
            return wished[0]
    return found[hit.rows[0]]


def _words_of(hit: Hit, document: Document, *, library: Library) -> list[str]:
    passages = library.snapshot.passages(hit.rows).values()
    return stems(" ".join([document.facts.title or "", *(passage.text for passage in passages)]))


def _findings(
    question: str,
    hits: Sequence[Hit],
    *,
    documents: dict[str, Document],
    retrieved: Retrieved,
    library: Library,
) -> tuple[Finding, ...]:
    wish = wished_section(question)
    passages = [_passage(hit, documents[hit.document_id], wish=wish, library=library) for hit in hits]
    quotes = choose_quotes(
        passages,
        documents=[documents[hit.document_id] for hit in hits],
        retrieved=retrieved,
        encoder=library.encoder,
        rarity=library.snapshot.words.rarity,
    )
    permissions = {name: may_show(one.licence, local=one.rights_local) for name, one in documents.items()}
    wordable = [passage for passage in passages if permissions[passage.document_id].plain_versions]
    worded: Mapping[str, WordedPassage] = library.plain.of(wordable) if library.plain is not None else {}
    findings: list[Finding] = []
    for hit, passage, quote in zip(hits, passages, quotes, strict=True):
        document = documents[hit.document_id]
        permission = permissions[document.id]
        findings.append(
            Finding(
                document=document,
                permission=permission,
                quote=quote if permission.quotes else None,
                passage=whole(passage, by=document.by) if permission.quotes else None,
                passage_id=passage.id,
                score=hit.score,
                matched=matched_words(question, passage, document.facts.title or ""),
                pdf=any(item.format == "pdf" and item.current for item in document.representations),
                plain=_plain(worded.get(passage.id), quote, passage),
            )
        )
    return tuple(findings)


def _plain(worded: WordedPassage | None, quote: Quote, passage: Passage) -> PlainQuote | None:
    if worded is None:
        return None
    return plain_quote(worded, quote=quote.text, start=quote.start - passage.start)
