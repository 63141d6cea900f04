"""Reads evaluation sets in BEIR layout: corpus.jsonl, queries.jsonl, qrels/SPLIT.tsv.

N. Thakur and others, "BEIR: a heterogeneous benchmark for zero-shot evaluation of information retrieval
models", NeurIPS Datasets and Benchmarks 2021.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from search_api.errors import BadDataset


@dataclass(frozen=True, slots=True, kw_only=True)
class BeirDocument:
    """One document of an evaluation set."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """Questions with judgements: query id -> words, query id -> document id -> grade."""

    name: str
    documents: tuple[BeirDocument, ...]
    questions: dict[str, str]
    judged: dict[str, dict[str, int]]


def read_dataset(folder: Path, *, split: str = "test", wording: str = "text") -> Dataset:
    """Read one split; `wording` names the field of queries.jsonl that holds the question.

    Raises `BadDataset` saying what is missing. Questions without a judgement are left out, as in BEIR.
    """
    documents = tuple(
        BeirDocument(
            id=str(line["_id"]), title=str(line.get("title") or ""), text=str(line.get("text") or "")
        )
        for line in _lines(folder / "corpus.jsonl", needs="_id")
    )
    judged = _judgements(folder, split)
    questions: dict[str, str] = {}
    for line in _lines(folder / "queries.jsonl", needs="_id"):
        if str(line["_id"]) not in judged:
            continue
        if not isinstance(line.get(wording), str):
            fields = ", ".join(sorted(key for key, value in line.items() if isinstance(value, str)))
            raise BadDataset(f"queries.jsonl has no wording {wording!r} for {line['_id']}; it has {fields}")
        questions[str(line["_id"])] = line[wording]
    if not questions:
        raise BadDataset(f"no question of {folder / 'queries.jsonl'} is judged in split {split!r}")
    return Dataset(name=folder.resolve().name, documents=documents, questions=questions, judged=judged)


def _judgements(folder: Path, split: str) -> dict[str, dict[str, int]]:
    path = folder / "qrels" / f"{split}.tsv"
    if not path.is_file():
        held = ", ".join(sorted(file.stem for file in (folder / "qrels").glob("*.tsv"))) or "none"
        raise BadDataset(f"no judgements for split {split!r} in {folder}; splits there: {held}")
    judged: dict[str, dict[str, int]] = {}
    for number, line in _numbered(path):
        parts = line.split("\t")
        if number == 1 and not parts[-1].lstrip("-").isdigit():
            continue
        if len(parts) != 3 or not parts[2].lstrip("-").isdigit():
            raise BadDataset(f"{path}:{number}: expected query, document and grade with tabs, found {line!r}")
        judged.setdefault(parts[0], {})[parts[1]] = int(parts[2])
    return judged


def _lines(path: Path, *, needs: str) -> Iterator[dict[str, Any]]:
    if not path.is_file():
        raise BadDataset(f"{path} is missing; a BEIR folder has corpus.jsonl, queries.jsonl and qrels/")
    for number, line in _numbered(path):
        try:
            held = json.loads(line)
        except ValueError as error:
            raise BadDataset(f"{path}:{number}: not JSON: {error}") from error
        if not isinstance(held, dict) or needs not in held:
            raise BadDataset(f"{path}:{number}: expected an object with {needs!r}")
        yield held


def _numbered(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not empty, numbered from 1."""
    try:
        with path.open(encoding="utf-8-sig") as stream:
            for number, line in enumerate(stream, start=1):
                if line.strip():
                    yield number, line.rstrip("\n")
    except UnicodeDecodeError as error:
        raise BadDataset(f"{path} is not in UTF-8; save it as UTF-8 and try again") from error
