"""The exported model gives the reference's vectors, on the real model."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from indexer.encoders import Vectors
from indexer.model.exported import WEIGHTS, ExportedEncoder, is_complete
from indexer.model.folders import find_model
from indexer.model.reference import ReferenceEncoder

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[3]

TEXTS = [
    "Does homework help?",
    "does HOMEWORK help",
    "a",
    "",
    "   \n\t ",
    "…",
    "0.45",
    "Effect size d = 0.45, 95% CI [0.12, 0.78], p < .001 (N = 1,204).",
    "Pupils who were set homework often did better in tests.",
    "Pupils who were set homework did not do better in tests.",
    "L’école maternelle a peu d’effet sur l’égalité des chances.",
    "Förderung in der Grundschule: eine Übersicht über 30 Studien.",
    "Οι μαθητές διάβασαν περισσότερο.",
    "学生们每天阅读。",
    "👩‍🏫 marks books 📚",
    "antidisestablishmentarianism pseudopseudohypoparathyroidism xqzzyv",
    "https://doi.org/10.1000/xyz?query=1#part",
    "Line one\nline two\n\nline three",
    "Marking told pupils how far they had come and what to do next. " * 12,
    "A very long passage that goes far over what the model reads at all. " * 60,
]


@pytest.fixture(scope="module")
def reference() -> ReferenceEncoder:
    return ReferenceEncoder(find_model())


@pytest.fixture(scope="module")
def folder(reference: ReferenceEncoder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models") / reference.fingerprint
    reference.export(folder)
    return folder


@pytest.fixture(scope="module")
def exported(folder: Path) -> ExportedEncoder:
    return ExportedEncoder(folder)


def cosine(ours: Vectors, theirs: Vectors) -> Vectors:
    return (ours * theirs).sum(axis=1)


def test_the_texts_differ_in_many_ways() -> None:
    assert len(set(TEXTS)) == len(TEXTS) == 20


def test_passages_and_questions_are_the_references(
    reference: ReferenceEncoder, exported: ExportedEncoder
) -> None:
    assert (exported.fingerprint, exported.dimension) == (reference.fingerprint, reference.dimension)
    for ours, theirs in (
        (exported.encode_passages(TEXTS), reference.encode_passages(TEXTS)),
        (exported.encode_questions(TEXTS), reference.encode_questions(TEXTS)),
    ):
        assert ours.dtype == theirs.dtype == np.float32
        assert ours.shape == theirs.shape == (20, 384)
        np.testing.assert_allclose(np.linalg.norm(ours, axis=1), 1.0, atol=1e-5)
        assert cosine(ours, theirs).min() >= 0.9999


def test_a_text_has_the_same_vector_alone_and_among_others(exported: ExportedEncoder) -> None:
    # Padding to the longest text of a batch must not leak into the shorter ones.
    together = exported.encode_passages(TEXTS * 2)
    alone = np.vstack([exported.encode_passages([text]) for text in TEXTS])
    np.testing.assert_allclose(together[:20], alone, atol=1e-5)
    np.testing.assert_allclose(together[20:], alone, atol=1e-5)


def test_likeness_is_likeness_of_meaning(exported: ExportedEncoder) -> None:
    question = exported.encode_questions(["Should I give my class work to do at home?"])
    passages = exported.encode_passages(
        ["Homework had a small effect in primary schools.", "School uniform changed nothing."]
    )
    near, far = (passages @ question[0]).tolist()
    assert near > far + 0.2


def test_nothing_gives_no_rows(exported: ExportedEncoder) -> None:
    assert exported.encode_passages([]).shape == (0, 384)


def test_exporting_again_leaves_a_whole_folder(reference: ReferenceEncoder, folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert set(before) == {"model.onnx", WEIGHTS, "settings.json", "tokenizer.json"}
    reference.export(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_a_model_that_lost_a_file_is_exported_anew(reference: ReferenceEncoder, tmp_path: Path) -> None:
    lost = tmp_path / reference.fingerprint
    reference.export(lost)
    (lost / WEIGHTS).unlink()
    assert not is_complete(lost)
    reference.export(lost)
    assert is_complete(lost)
    assert ExportedEncoder(lost).fingerprint == reference.fingerprint


def test_the_exported_model_needs_no_torch(folder: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from indexer.model.exported import ExportedEncoder;"
        "found = ExportedEncoder(Path(sys.argv[1])).encode_questions(['Does homework help?']);"
        "print(found.shape, sorted({'torch', 'transformers', 'spacy'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "(1, 384) []\n"
