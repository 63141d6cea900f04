"""The doorway to sentence-transformers and torch: embeds passages and exports the model once."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import shutil
import tempfile
import warnings
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from indexer.encoders import Vectors
from indexer.errors import EncoderMissing, ModelError
from indexer.model.exported import FORMAT, WEIGHTS, ExportedSettings, is_complete
from indexer.model.folders import ModelFolder

BATCH = 64
"""Texts a forward pass. 32 to 128 embed equally fast on 2 cores; larger ones only take memory."""

OPSET = 17
"""ONNX operator set: the oldest that has LayerNormalization, so older runtimes can run the file."""


class ReferenceEncoder:
    """A sentence-transformers model as its publisher runs it."""

    def __init__(self, model: ModelFolder) -> None:
        self._folder = model
        with _quiet():
            try:
                from sentence_transformers import SentenceTransformer
            except ImportError as error:
                raise EncoderMissing(
                    "building an index needs sentence-transformers and PyTorch: "
                    "pip install 'chalkface[build]'; asking and serving do not"
                ) from error
            self._model: Any = SentenceTransformer(str(model.path), device="cpu", local_files_only=True)

    @property
    def fingerprint(self) -> str:
        """See `Encoder`."""
        return self._folder.fingerprint

    @property
    def dimension(self) -> int:
        """See `Encoder`."""
        return int(self._model.get_embedding_dimension())

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """See `Encoder`."""
        return self._encode(texts, prompt=_prompt(self._model, ("document", "passage")))

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        """See `Encoder`."""
        return self._encode(texts, prompt=_prompt(self._model, ("query",)))

    def _encode(self, texts: Sequence[str], *, prompt: str) -> Vectors:
        with _quiet():
            found = self._model.encode(
                list(texts),
                batch_size=BATCH,
                prompt=prompt or None,
                normalize_embeddings=True,
                convert_to_numpy=True,
                show_progress_bar=False,
            )
        return np.asarray(found, dtype=np.float32)

    def export(self, folder: Path) -> None:
        """Write the model for onnxruntime into `folder`, which appears whole or not at all."""
        transformer, pooling = self._model[0], _pooling(self._model)
        settings = ExportedSettings(
            format=FORMAT,
            fingerprint=self.fingerprint,
            dimension=self.dimension,
            max_tokens=int(self._model.max_seq_length or 512),
            pooling=pooling,
            question_prompt=_prompt(self._model, ("query",)),
            passage_prompt=_prompt(self._model, ("document", "passage")),
        )
        folder.parent.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".exporting-"))
        try:
            _export_onnx(transformer.auto_model, self._model.tokenizer, building / "model.onnx")
            shutil.copyfile(self._folder.path / "tokenizer.json", building / "tokenizer.json")
            (building / "settings.json").write_text(json.dumps(settings.as_json(), indent=1), "utf-8")
            # The exporter and mkdtemp keep others out; a server may run under another account than the build.
            building.chmod(0o755)
            for file in building.iterdir():
                file.chmod(0o644)
            if not is_complete(folder):
                shutil.rmtree(folder, ignore_errors=True)
            with contextlib.suppress(OSError):  # another build exported the same files first
                building.replace(folder)
        finally:
            shutil.rmtree(building, ignore_errors=True)


def _export_onnx(module: Any, tokenizer: Any, path: Path) -> None:  # noqa: ANN401 - torch's own objects
    try:
        import onnx
        import torch
    except ImportError as error:
        raise EncoderMissing("exporting the model needs onnx: pip install 'chalkface[build]'") from error

    class Tokens(torch.nn.Module):
        """The transformer alone: pooling and length are settled outside, in numpy."""

        def __init__(self) -> None:
            super().__init__()
            self.module = module

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:  # noqa: ANN401
            return self.module(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state

    sample = tokenizer(["one short line", "another line, a little longer"], padding=True, return_tensors="pt")
    names = ["input_ids", "attention_mask"]
    # The tracing exporter warns that it is the older one and about Python values it freezes.
    with _quiet(), torch.inference_mode():
        exporter: Any = torch.onnx
        exporter.export(
            Tokens().eval(),
            tuple(sample[name] for name in names),
            str(path),
            input_names=names,
            output_names=["tokens"],
            dynamic_axes={name: {0: "batch", 1: "length"} for name in [*names, "tokens"]},
            opset_version=OPSET,
            dynamo=False,
        )
    # Weights in a file of their own are mapped into memory instead of being read and copied: on this model
    # 0.10 s and 53 MB instead of 0.26 s and 128 MB, and several server processes share them.
    library: Any = onnx
    library.save_model(
        library.load(str(path)),
        str(path),
        save_as_external_data=True,
        all_tensors_to_one_file=True,
        location=WEIGHTS,
    )


def _pooling(model: Any) -> str:  # noqa: ANN401
    for module in model:
        found = getattr(module, "pooling_mode", None)
        if found is None and hasattr(module, "get_pooling_mode_str"):
            found = module.get_pooling_mode_str()
        if found is not None:
            mode = str(found if isinstance(found, str) else "+".join(found))
            if mode not in ("mean", "cls"):
                raise ModelError(
                    f"the model pools by {mode!r}; Chalkface runs models that pool by mean or cls"
                )
            return mode
    raise ModelError("the model has no pooling module; save it with sentence-transformers first")


def _prompt(model: Any, names: tuple[str, ...]) -> str:  # noqa: ANN401
    prompts: dict[str, str] = model.prompts or {}
    return next((prompts[name] for name in names if prompts.get(name)), "")


@contextlib.contextmanager
def _quiet() -> Generator[None, None, None]:
    """Keep progress bars, advice and deprecation notes of the libraries away from the user."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    loggers = [logging.getLogger(name) for name in ("sentence_transformers", "transformers", "torch.onnx")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        finally:
            for logger, level in zip(loggers, levels, strict=True):
                logger.setLevel(level)
