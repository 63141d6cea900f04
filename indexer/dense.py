"""The doorway to FAISS: nearest passages by meaning."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from indexer.encoders import Vectors

RECIPE = "Flat"
"""Exact search; up to about 200,000 passages it needs no approximation (design, section 4)."""

Rows = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float32]
Allowed = npt.NDArray[np.bool_]
"""Shape (passages,): True where a row may be found."""


class DenseIndex:
    """Exact inner-product search over unit vectors; row numbers are passage numbers."""

    def __init__(self, path: Path) -> None:
        import faiss

        self._faiss: Any = faiss
        self._index: Any = faiss.read_index(str(path))

    @staticmethod
    def write(vectors: Vectors, path: Path) -> None:
        """Write an index over `vectors` of shape (passages, dimension)."""
        import faiss

        index: Any = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors))
        faiss.write_index(index, str(path))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        """Length of each vector."""
        return int(self._index.d)

    def nearest(self, question: Vectors, *, k: int, allowed: Allowed | None = None) -> tuple[Rows, Scores]:
        """Return the k nearest allowed rows to one question (shape (1, dimension)), best first, ties by row.

        Which of several equal rows make the cut is the same every time, but from k = 100 on not the lowest.
        """
        k = min(k, len(self) if allowed is None else int(allowed.sum()))
        if k == 0:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        parameters = None
        if allowed is not None:
            bits = np.packbits(allowed, bitorder="little")
            selector = self._faiss.IDSelectorBitmap(bits)
            parameters = self._faiss.SearchParameters(sel=selector)
        scores, rows = self._index.search(question, k, params=parameters)
        # FAISS lists equal scores last row first.
        order = np.lexsort((rows[0], -scores[0]))
        return rows[0][order], scores[0][order]
