"""How like a sentence is to the examples of each sense of a family, by an encoder's vectors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from glossary.false_friends.examples import Example, examples_of

Vectors = npt.NDArray[np.float32]
Embed = Callable[[Sequence[str]], Vectors]

_PROBES = (
    "The difference between the groups was not significant.",
    "Children in the control group did as well on the test.",
    "Please bring your coat and your lunch on Friday.",
)
_NEAREST = 3  # Examples of a sense that count.


def probed(embed: Embed) -> list[float]:
    """Return how alike an encoder finds three fixed sentences: encoders that agree measure likeness alike."""
    vectors = embed(_PROBES)
    return [float(vectors[one] @ vectors[other]) for one, other in ((0, 1), (0, 2), (1, 2))]


@dataclass(frozen=True, slots=True)
class Likeness:
    """By how much the research examples are more alike than the everyday ones; the nearest example."""

    features: dict[str, float]
    nearest: Example | None = None


class LikenessOf:
    """Compares with the examples of one family; embeds them once, when it is made."""

    def __init__(self, family: str, *, embed: Embed) -> None:
        self._examples = examples_of(family)
        if self._examples:
            self._whole = embed([one.text for one in self._examples])
            self._around = embed([one.around for one in self._examples])
        self._research: npt.NDArray[np.bool_] = np.array(
            [one.sense == "research" for one in self._examples], dtype=bool
        )

    def __call__(self, whole: Vectors, around: Vectors, *, leaving_out: int | None = None) -> Likeness:
        """Compare one sentence and its words around; `leaving_out` is the index of an example to ignore."""
        if not self._examples:
            return Likeness({})
        kept = np.ones(len(self._examples), dtype=bool)
        if leaving_out is not None:
            kept[leaving_out] = False
        by_whole, by_around = self._whole @ whole, self._around @ around
        features = {
            "like whole": 10 * self._lead(by_whole, kept),
            "like around": 10 * self._lead(by_around, kept),
            "like both": 10 * self._lead(by_whole + by_around, kept),
        }
        best = int(np.argmax(np.where(kept, by_whole + by_around, -9.0)))
        return Likeness(features, self._examples[best])

    def _lead(self, likeness: npt.NDArray[np.floating], kept: npt.NDArray[np.bool_]) -> float:
        """Return by how much the nearest research examples are nearer than the nearest everyday ones."""
        research = np.sort(likeness[kept & self._research])[-_NEAREST:]
        everyday = np.sort(likeness[kept & ~self._research])[-_NEAREST:]
        return float(research.mean() - everyday.mean())
