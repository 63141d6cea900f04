"""What is decided about one word in one sentence, and what the decision is asked of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt


class Encoder(Protocol):
    """Turns texts into unit vectors whose inner product is their likeness; the caller brings it."""

    @property
    def fingerprint(self) -> str:
        """Names model and settings: vectors of equal fingerprints may be compared."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return one row a text, float32, length 1: shape (texts, dimension)."""
        ...


@dataclass(frozen=True, slots=True)
class Decision:
    """The sense meant: "research", "everyday", or "" when nothing is sure enough to be said.

    `share` is the estimated probability of the research sense, 0 to 1; `because` names the strongest
    reasons in words a reader can check, the strongest first.
    """

    sense: str
    share: float
    because: tuple[str, ...] = ()
