"""Reading evaluation sets in BEIR layout."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from search_api.beir import BeirDocument, read_dataset
from search_api.errors import BadDataset

CORPUS = [
    {"_id": "d1", "title": "Homework", "text": "Set often."},
    {"_id": 2, "text": "No title."},
    {"_id": "d3", "title": "Only a title"},
]
QUERIES = [
    {"_id": "q1", "text": "does homework help", "research": "homework attainment"},
    {"_id": "q2", "text": "nobody judged this"},
    {"_id": "q3", "text": "feedback", "research": "formative feedback"},
]
QRELS = "query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\t2\t0\nq3\td3\t1\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "tiny set"
    (root / "qrels").mkdir(parents=True)
    (root / "corpus.jsonl").write_text("\n".join(map(json.dumps, CORPUS)) + "\n\n", "utf-8")
    (root / "queries.jsonl").write_text("\n".join(map(json.dumps, QUERIES)), "utf-8")
    (root / "qrels" / "test.tsv").write_text(QRELS, "utf-8")
    (root / "qrels" / "dev.tsv").write_text("q1\td1\t1\n", "utf-8")
    return root


def test_a_set_is_read_with_its_judged_questions_only(folder: Path) -> None:
    found = read_dataset(folder)
    assert found.name == "tiny set"
    assert found.documents == (
        BeirDocument(id="d1", title="Homework", text="Set often."),
        BeirDocument(id="2", title="", text="No title."),
        BeirDocument(id="d3", title="Only a title", text=""),
    )
    assert found.questions == {"q1": "does homework help", "q3": "feedback"}
    assert found.judged == {"q1": {"d1": 2, "2": 0}, "q3": {"d3": 1}}


def test_judgements_without_a_heading_line_lose_none(folder: Path) -> None:
    assert read_dataset(folder, split="dev").judged == {"q1": {"d1": 1}}


def test_another_wording_is_read_from_its_field(folder: Path) -> None:
    questions = read_dataset(folder, wording="research").questions
    assert questions == {"q1": "homework attainment", "q3": "formative feedback"}


def test_an_unknown_split_is_answered_with_those_there_are(folder: Path) -> None:
    with pytest.raises(BadDataset, match=r"no judgements for split 'train'.*splits there: dev, test"):
        read_dataset(folder, split="train")


def test_an_unknown_wording_is_answered_with_those_there_are(folder: Path) -> None:
    with pytest.raises(BadDataset, match=r"no wording 'slang' for q1; it has _id, research, text"):
        read_dataset(folder, wording="slang")


@pytest.mark.parametrize("name", ["corpus.jsonl", "queries.jsonl"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(BadDataset, match=rf"{name} is missing; a BEIR folder has"):
        read_dataset(folder)


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadDataset, match="is missing"):
        read_dataset(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("corpus.jsonl", '{"_id": "d1"}\n{"_id": \n', "corpus.jsonl:2: not JSON"),
        ("corpus.jsonl", '{"id": "d1"}\n', "corpus.jsonl:1: expected an object with '_id'"),
        ("queries.jsonl", "[1]\n", "queries.jsonl:1: expected an object"),
        ("qrels/test.tsv", "query-id\tcorpus-id\tscore\nq1 d1 1\n", "test.tsv:2: expected query, document"),
        ("qrels/test.tsv", "query-id\tcorpus-id\tscore\n", "is judged in split 'test'"),
        ("qrels/test.tsv", "other\td1\t1\n", "is judged in split 'test'"),
    ],
)
def test_a_broken_line_is_named_with_its_number(folder: Path, name: str, content: str, word: str) -> None:
    (folder / name).write_text(content, "utf-8")
    with pytest.raises(BadDataset, match=word):
        read_dataset(folder)


@pytest.mark.parametrize("name", ["corpus.jsonl", "queries.jsonl", "qrels/test.tsv"])
def test_a_file_that_is_no_utf8_is_named(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b'{"_id": "d1", "text": "caf\xe9"}\n')
    with pytest.raises(BadDataset, match=rf"{name} is not in UTF-8"):
        read_dataset(folder)


def test_a_byte_order_mark_and_windows_line_ends_do_not_matter(folder: Path) -> None:
    plain = read_dataset(folder)
    for name in ("corpus.jsonl", "queries.jsonl", "qrels/test.tsv"):
        held = (folder / name).read_bytes()
        (folder / name).write_bytes(b"\xef\xbb\xbf" + held.replace(b"\n", b"\r\n"))
    assert read_dataset(folder) == plain
