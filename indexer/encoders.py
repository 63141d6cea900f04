"""What the indexer asks of anything that turns text into vectors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
"""Shape (texts, dimension), float32, each row of length 1."""


class Encoder(Protocol):
    """Turns texts into unit vectors whose inner product is their likeness (cosine)."""

    @property
    def fingerprint(self) -> str:
        """Names model and settings: vectors of equal fingerprints may be compared."""
        ...

    @property
    def dimension(self) -> int:
        """Length of each vector."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one row a passage."""
        ...

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        """Return one row a question; some models word questions differently from passages."""
        ...
