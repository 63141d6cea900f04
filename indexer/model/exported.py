"""The doorway to onnxruntime: the exported model, ready in a third of a second, without torch."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from indexer.encoders import Vectors
from indexer.errors import ModelMissing

FORMAT = 1
"""Layout of an exported model's folder: model.onnx with weights.bin, tokenizer.json, settings.json."""

WEIGHTS = "weights.bin"
FILES = ("model.onnx", WEIGHTS, "tokenizer.json", "settings.json")

BATCH = 16
"""Texts a run: enough to fill two cores; the memory of a run grows with it and is never given back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedSettings:
    """How to run an exported model; `pooling` is "mean" or "cls"."""

    format: int
    fingerprint: str
    dimension: int
    max_tokens: int
    pooling: str
    question_prompt: str
    passage_prompt: str

    def as_json(self) -> dict[str, Any]:
        """Return the settings as they are written."""
        return asdict(self)


class ExportedEncoder:
    """Runs the exported model; gives the reference's vectors to within float error (tested)."""

    def __init__(self, folder: Path) -> None:
        self._settings = _settings(folder)
        import onnxruntime
        from tokenizers import Tokenizer

        runtime: Any = onnxruntime
        options = runtime.SessionOptions()
        options.log_severity_level = 3
        # Idle threads that spin take the processor from whatever else a school PC is doing.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self._session: Any = runtime.InferenceSession(
                str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime has no base class for what it throws
            raise ModelMissing(
                f"the exported model cannot be run; delete {folder} and run `chalkface build`"
            ) from error
        self._tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(self._settings.max_tokens)
        padding: dict[str, Any] = dict(self._tokenizer.padding or {})
        self._tokenizer.enable_padding(
            pad_id=padding.get("pad_id", 0),
            pad_type_id=padding.get("pad_type_id", 0),
            pad_token=padding.get("pad_token", "[PAD]"),
        )

    @property
    def fingerprint(self) -> str:
        """See `Encoder`."""
        return self._settings.fingerprint

    @property
    def dimension(self) -> int:
        """See `Encoder`."""
        return self._settings.dimension

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """See `Encoder`."""
        return self._encode([self._settings.passage_prompt + text for text in texts])

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        """See `Encoder`."""
        return self._encode([self._settings.question_prompt + text for text in texts])

    def _encode(self, texts: list[str]) -> Vectors:
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        for start in range(0, len(order), BATCH):
            part = order[start : start + BATCH]
            vectors[part] = self._run([texts[index] for index in part])
        return vectors

    def _run(self, texts: list[str]) -> Vectors:
        encoded = self._tokenizer.encode_batch(texts)
        ids = np.array([item.ids for item in encoded], dtype=np.int64)
        mask = np.array([item.attention_mask for item in encoded], dtype=np.int64)
        tokens: npt.NDArray[np.float32] = self._session.run(
            ["tokens"], {"input_ids": ids, "attention_mask": mask}
        )[0]
        if self._settings.pooling == "cls":
            pooled = tokens[:, 0]
        else:
            weights = mask[:, :, None].astype(np.float32)
            pooled = (tokens * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1e-9)
        return pooled / np.maximum(np.linalg.norm(pooled, axis=1, keepdims=True), 1e-12)


def is_complete(folder: Path) -> bool:
    """Whether every file of an exported model is there; a build writes the others anew."""
    return all((folder / name).is_file() for name in FILES)


def _settings(folder: Path) -> ExportedSettings:
    try:
        for name in FILES:
            (folder / name).stat()
        return ExportedSettings(**json.loads((folder / "settings.json").read_text("utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise ModelMissing(
            "the exported model is missing or incomplete; `chalkface build` writes it again"
        ) from error
