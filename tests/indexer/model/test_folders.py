"""Models are found where they were said to be, and only the publisher's weights pass."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.errors import ModelMissing, ModelRefused
from indexer.model.exported import FORMAT, ExportedEncoder
from indexer.model.folders import DEFAULT_MODEL, PUBLISHED_WEIGHTS, find_model

FILES = {
    "model.safetensors": "weights",
    "tokenizer.json": '{"words": ["a"]}',
    "modules.json": "[]",
    "sentence_bert_config.json": '{"max_seq_length": 256}',
    "config_sentence_transformers.json": "{}",
    "1_Pooling/config.json": '{"pooling_mode": "mean"}',
    "README.md": "A model.",
}


@pytest.fixture
def model(tmp_path: Path) -> Path:
    folder = tmp_path / "small-model"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def test_a_folder_is_a_model_named_like_it(model: Path) -> None:
    found = find_model(str(model))
    assert (found.name, found.path) == ("small-model", model)
    assert len(found.fingerprint) == 16
    assert find_model(str(model)) == found


def test_weights_of_another_checksum_are_refused(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = hashlib.sha256(FILES["model.safetensors"].encode()).hexdigest()
    monkeypatch.setitem(PUBLISHED_WEIGHTS, str(model), wanted)
    assert find_model(str(model)).path == model
    (model / "model.safetensors").write_text("weightz")
    with pytest.raises(ModelRefused, match=rf"not the publisher's .*{wanted[:12]}"):
        find_model(str(model))


def test_the_packaged_model_is_judged_by_its_published_checksum(
    model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def packaged(_name: str) -> Path:
        return model

    monkeypatch.setattr("indexer.model.folders._packaged", packaged)
    with pytest.raises(ModelRefused, match=f"weights of {DEFAULT_MODEL}"):
        find_model()


def test_the_packaged_model_is_the_publishers() -> None:
    # The checksum stands in the design, section 4, too.
    assert PUBLISHED_WEIGHTS[DEFAULT_MODEL] == (
        "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
    )
    assert find_model().name == DEFAULT_MODEL


@pytest.mark.parametrize("name", [name for name in FILES if name != "README.md"])
def test_the_fingerprint_changes_with_all_that_changes_a_vector(model: Path, name: str) -> None:
    before = find_model(str(model)).fingerprint
    (model / name).write_text(FILES[name] + " ")
    assert find_model(str(model)).fingerprint != before


def test_the_fingerprint_stays_with_what_changes_no_vector(model: Path, tmp_path: Path) -> None:
    before = find_model(str(model)).fingerprint
    (model / "README.md").write_text("Another description.")
    assert find_model(str(model)).fingerprint == before
    moved = model.rename(tmp_path / "elsewhere")
    assert find_model(str(moved)).fingerprint == before


def test_a_folder_without_weights_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"model.safetensors is missing; name a folder"):
        find_model(str(tmp_path))
    with pytest.raises(ModelMissing, match="'no-such-model'"):
        find_model("no-such-model")


SETTINGS = {
    "format": FORMAT, "fingerprint": "f", "dimension": 4, "max_tokens": 8, "pooling": "mean",
    "question_prompt": "", "passage_prompt": "",
}  # fmt: skip


def without_settings(folder: Path) -> None:
    (folder / "settings.json").unlink()


def half_settings(folder: Path) -> None:
    (folder / "settings.json").write_text(json.dumps(SETTINGS)[:40])


def settings_that_lack_a_field(folder: Path) -> None:
    (folder / "settings.json").write_text(json.dumps({"format": FORMAT}))


def without_model(folder: Path) -> None:
    (folder / "model.onnx").unlink()


def without_tokenizer(folder: Path) -> None:
    (folder / "tokenizer.json").unlink()


@pytest.mark.parametrize(
    "harm", [without_settings, half_settings, settings_that_lack_a_field, without_model, without_tokenizer]
)
def test_an_incomplete_export_says_how_to_write_it_again(
    tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    for name in ("model.onnx", "tokenizer.json"):
        (tmp_path / name).write_text("{}")
    (tmp_path / "settings.json").write_text(json.dumps(SETTINGS))
    harm(tmp_path)
    with pytest.raises(ModelMissing, match="missing or incomplete; `chalkface build` writes it again"):
        ExportedEncoder(tmp_path)
