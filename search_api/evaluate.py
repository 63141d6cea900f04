"""Scores the very pipeline that `ask` uses on a judged set in BEIR layout."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from indexer.build import Progress, publish
from indexer.passages import Passage, passages_of
from indexer.reading.readings import Place
from indexer.snapshot import IndexedDocument, Snapshot, current_folder
from search_api.beir import Dataset, read_dataset
from search_api.home import Home
from search_api.metrics.bootstrap import interval95
from search_api.metrics.ndcg import ndcg
from search_api.metrics.recall import recall
from search_api.metrics.reciprocal_rank import reciprocal_rank
from search_api.retrieval import WORDS_WEIGHT, retrieve

NDCG_CUT, RECALL_CUT, MRR_CUT = 10, 100, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """Scores of one run: means over questions, and each question's own. Latencies are in milliseconds."""

    dataset: str
    documents: int
    ndcg: float
    recall: float
    mrr: float
    ci95: tuple[float, float]
    p50_ms: float
    p95_ms: float
    passages: int
    bytes: int
    build_s: float
    embedded: int
    unjudged_in_top10: float
    per_query: dict[str, dict[str, float]]

    def as_json(self) -> dict[str, Any]:
        """Return the scores in the documented shape."""
        return {
            "dataset": self.dataset,
            "queries": len(self.per_query),
            "documents": self.documents,
            "ndcg@10": round(self.ndcg, 5),
            "recall@100": round(self.recall, 5),
            "mrr@10": round(self.mrr, 5),
            "ci95": [round(bound, 5) for bound in self.ci95],
            "unjudged@10": round(self.unjudged_in_top10, 5),
            "latency_ms": {"p50": round(self.p50_ms, 2), "p95": round(self.p95_ms, 2)},
            "index": {
                "passages": self.passages,
                "bytes": self.bytes,
                "build_s": round(self.build_s, 2),
                "embedded": self.embedded,
            },
            "per_query": self.per_query,
        }


def evaluate(
    folder: Path,
    *,
    home: Home,
    split: str = "test",
    wording: str = "text",
    words_weight: float = WORDS_WEIGHT,
    progress: Callable[[Progress], None] = lambda step: None,
) -> Evaluation:
    """Index `folder` apart from the collection and score every judged question of a split.

    Vectors are kept in the home by content: a second run embeds nothing. A question's own document, where a
    set holds it, is not left out of its ranking.
    """
    dataset = read_dataset(folder, split=split, wording=wording)
    root = home.path / "evaluations" / _folder_name(dataset)
    documents, passages = _cut(dataset)
    home.export_model()
    started = time.perf_counter()
    built = publish(
        documents, passages, snapshots=root, vectors=home.vectors(), model=home.model.name,
        encoder=home.passage_encoder, fingerprint=home.model.fingerprint, progress=progress,
    )  # fmt: skip
    build_s = time.perf_counter() - started
    snapshot = Snapshot(current_folder(root))
    encoder = home.question_encoder(snapshot.manifest.fingerprint)
    retrieve("warm up", snapshot=snapshot, encoder=encoder)
    scores: dict[str, dict[str, float]] = {}
    took: list[float] = []
    unjudged: list[float] = []
    for done, (query, words) in enumerate(sorted(dataset.questions.items()), start=1):
        started = time.perf_counter()
        hits = retrieve(words, snapshot=snapshot, encoder=encoder, words_weight=words_weight).hits
        took.append((time.perf_counter() - started) * 1000)
        ranked = [hit.document_id for hit in hits[:RECALL_CUT]]
        judged = dataset.judged[query]
        scores[query] = {
            "ndcg@10": round(ndcg(ranked, judged, k=NDCG_CUT), 5),
            "recall@100": round(recall(ranked, judged, k=RECALL_CUT), 5),
            "mrr@10": round(reciprocal_rank(ranked, judged, k=MRR_CUT), 5),
        }
        top = ranked[:NDCG_CUT]
        unjudged.append(sum(document not in judged for document in top) / max(len(top), 1))
        progress(Progress(step="asking", done=done, total=len(dataset.questions)))
    values = [score["ndcg@10"] for score in scores.values()]
    evaluation = Evaluation(
        dataset=dataset.name,
        documents=len(dataset.documents),
        ndcg=_mean(values),
        recall=_mean([score["recall@100"] for score in scores.values()]),
        mrr=_mean([score["mrr@10"] for score in scores.values()]),
        ci95=interval95(values),
        p50_ms=float(np.percentile(took, 50)),
        p95_ms=float(np.percentile(took, 95)),
        passages=built.passages,
        bytes=snapshot.manifest.bytes,
        build_s=build_s,
        embedded=built.embedded,
        unjudged_in_top10=_mean(unjudged),
        per_query=scores,
    )
    snapshot.close()
    return evaluation


def _cut(dataset: Dataset) -> tuple[list[IndexedDocument], list[Passage]]:
    documents: list[IndexedDocument] = []
    passages: list[Passage] = []
    for document in dataset.documents:
        # A document that is nothing but its title can still be found by it.
        text = document.text.strip() or document.title
        cut = passages_of(document.id, [Place(page=None, section=None, text=text)])
        if any(passage.indexed for passage in cut):
            documents.append(IndexedDocument(id=document.id, title=document.title))
            passages.extend(cut)
    return documents, passages


def _folder_name(dataset: Dataset) -> str:
    """Name the index by the set's documents: two folders of one name must not share an index."""
    digest = hashlib.sha256()
    for document in dataset.documents:
        digest.update(f"{document.id}\x1f{len(document.text)}\x1e".encode())
    plain = re.sub(r"[^A-Za-z0-9.-]+", "-", dataset.name)[:40] or "set"
    return f"{plain}-{digest.hexdigest()[:8]}"


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0
