"""Scoring the pipeline on a judged set."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from indexer.snapshot import Snapshot, current_folder
from search_api.errors import BadDataset
from search_api.evaluate import Evaluation, evaluate
from search_api.retrieval import retrieve
from tests.conftest import TinyHome

CORPUS = {
    "d1": ("Homework", "Pupils who were set homework often did better in tests."),
    "d2": ("Feedback", "Clear feedback improved the writing of pupils."),
    "d3": ("Phonics", " ".join(f"Letter sounds were taught on morning {day}." for day in range(60))),
    "d4": ("A title alone", ""),
    "d5": ("Uniform", "Pupils wear the same clothes at school."),
}
QUERIES = {
    "q1": ("does homework help in tests", "phonics letter sounds"),
    "q2": ("clear feedback on writing", "uniform clothes"),
    "q3": ("letter sounds taught each morning", "homework tests"),
}
QRELS = {"q1": {"d1": 2, "d2": 1}, "q2": {"d2": 1}, "q3": {"d3": 1, "d5": 1}}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "tiny set"
    (root / "qrels").mkdir(parents=True)
    (root / "corpus.jsonl").write_text(
        "\n".join(
            json.dumps({"_id": name, "title": title, "text": text}) for name, (title, text) in CORPUS.items()
        )
    )
    (root / "queries.jsonl").write_text(
        "\n".join(
            json.dumps({"_id": name, "text": text, "wrong": wrong}) for name, (text, wrong) in QUERIES.items()
        )
    )
    lines = [f"{query}\t{name}\t{grade}" for query, held in QRELS.items() for name, grade in held.items()]
    (root / "qrels" / "test.tsv").write_text("\n".join(["query-id\tcorpus-id\tscore", *lines]) + "\n")
    return root


def rankings(home: TinyHome, *, wording: int = 0) -> dict[str, list[str]]:
    """Ask `retrieve` itself, on the index that evaluate left behind."""
    [root] = (home.path / "evaluations").iterdir()
    snapshot = Snapshot(current_folder(root))
    found = {
        query: [
            hit.document_id for hit in retrieve(words[wording], snapshot=snapshot, encoder=home.encoder).hits
        ]
        for query, words in QUERIES.items()
    }
    snapshot.close()
    return found


def by_hand(ranked: list[str], judged: dict[str, int]) -> float:
    gain = sum(judged.get(name, 0) / math.log2(place + 2) for place, name in enumerate(ranked[:10]))
    best = sum(
        grade / math.log2(place + 2) for place, grade in enumerate(sorted(judged.values(), reverse=True))
    )
    return gain / best


def test_the_scores_are_those_of_the_ranking_that_ask_uses(empty_home: TinyHome, folder: Path) -> None:
    done = evaluate(folder, home=empty_home)
    found = rankings(empty_home)
    assert {query: score["ndcg@10"] for query, score in done.per_query.items()} == pytest.approx(
        {query: by_hand(found[query], judged) for query, judged in QRELS.items()}, abs=1e-5
    )
    assert done.ndcg == pytest.approx(sum(s["ndcg@10"] for s in done.per_query.values()) / 3, abs=1e-5)
    assert all(score["recall@100"] == 1.0 for score in done.per_query.values())
    assert done.ci95[0] <= done.ndcg <= done.ci95[1]
    assert (done.documents, done.dataset) == (5, "tiny set")


def test_a_good_question_beats_a_wrong_one_so_wording_is_really_read(
    empty_home: TinyHome, folder: Path
) -> None:
    right = evaluate(folder, home=empty_home)
    wrong = evaluate(folder, home=empty_home, wording="wrong")
    assert right.mrr == 1.0
    assert wrong.mrr < right.mrr
    found = rankings(empty_home, wording=1)
    assert wrong.per_query["q2"]["ndcg@10"] == pytest.approx(by_hand(found["q2"], QRELS["q2"]), abs=1e-5)


def test_a_second_run_embeds_nothing_and_scores_the_same(empty_home: TinyHome, folder: Path) -> None:
    first = evaluate(folder, home=empty_home)
    assert first.embedded == first.passages > len(CORPUS)
    embedded = empty_home.encoder.embedded
    second = evaluate(folder, home=empty_home)
    assert second.embedded == 0
    assert empty_home.encoder.embedded == embedded
    assert second.per_query == first.per_query
    assert second.ci95 == first.ci95


def test_vectors_are_kept_even_where_the_index_is_not(empty_home: TinyHome, folder: Path) -> None:
    import shutil

    evaluate(folder, home=empty_home)
    shutil.rmtree(empty_home.path / "evaluations")
    assert evaluate(folder, home=empty_home).embedded == 0


def test_the_collection_and_what_it_serves_are_left_alone(tiny_home: TinyHome, folder: Path) -> None:
    before = (tiny_home.catalogue.revision(), current_folder(tiny_home.snapshots))
    evaluate(folder, home=tiny_home)
    assert (tiny_home.catalogue.revision(), current_folder(tiny_home.snapshots)) == before


def test_an_evaluation_needs_no_collection_and_makes_none(empty_home: TinyHome, folder: Path) -> None:
    evaluate(folder, home=empty_home)
    assert not (empty_home.path / "catalogue.sqlite").exists()


def test_two_sets_of_one_name_do_not_share_an_index(
    empty_home: TinyHome, folder: Path, tmp_path: Path
) -> None:
    evaluate(folder, home=empty_home)
    other = tmp_path / "elsewhere" / folder.name
    other.parent.mkdir()
    folder.rename(other)
    (other / "corpus.jsonl").write_text('{"_id": "d1", "title": "", "text": "Homework alone."}\n')
    assert evaluate(other, home=empty_home).documents == 1
    assert len(list((empty_home.path / "evaluations").iterdir())) == 2


@pytest.mark.parametrize(("split", "wording"), [("train", "text"), ("test", "slang")])
def test_what_the_set_lacks_is_refused_before_anything_is_embedded(
    empty_home: TinyHome, folder: Path, split: str, wording: str
) -> None:
    with pytest.raises(BadDataset):
        evaluate(folder, home=empty_home, split=split, wording=wording)
    assert empty_home.encoder.embedded == 0


def test_the_json_has_the_documented_keys(empty_home: TinyHome, folder: Path) -> None:
    held = json.loads(json.dumps(evaluate(folder, home=empty_home).as_json()))
    assert held.keys() >= {
        "dataset", "queries", "documents", "ndcg@10", "recall@100", "mrr@10", "ci95", "latency_ms", "index",
        "per_query",
    }  # fmt: skip
    assert held["queries"] == 3
    assert len(held["ci95"]) == 2
    assert held["latency_ms"].keys() == {"p50", "p95"}
    assert held["index"].keys() >= {"passages", "bytes", "build_s"}
    assert held["per_query"].keys() == set(QUERIES)
    assert all(score.keys() == {"ndcg@10", "recall@100", "mrr@10"} for score in held["per_query"].values())
    assert 0 < held["latency_ms"]["p50"] <= held["latency_ms"]["p95"]
    assert held["index"]["bytes"] > 0


def test_unjudged_documents_among_the_first_ten_are_counted(empty_home: TinyHome, folder: Path) -> None:
    done: Evaluation = evaluate(folder, home=empty_home)
    # Five documents are found for each question; 2, 1 and 2 of them are judged.
    assert done.unjudged_in_top10 == pytest.approx((3 / 5 + 4 / 5 + 3 / 5) / 3)
