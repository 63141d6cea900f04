"""Fits weights by L2 logistic regression, in numpy alone, and chooses thresholds by cross-validation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

REACH = {
    "always": 1.0, "cue": 1.5, "hint": 1.0, "register": 0.7, "tag": 0.4, "dep": 0.3, "capital": 0.3,
    "near": 0.35, "before": 0.35, "after": 0.35, "head": 0.3, "sentence": 0.2, "own": 0.35, "family": 0.35,
    "like": 1.0,
}  # fmt: skip
"""How far the weights of each kind of feature may reach: the standard deviation of their prior."""

SEEN = {"near": 3, "before": 3, "after": 3, "head": 3, "sentence": 4, "own": 2}
"""How often a feature must have been seen to be learned, by kind; others once."""

ROUNDS = 40
SMALL = 1e-7


@dataclass(frozen=True, slots=True)
class Fitted:
    """The weights of a logistic model by the names of their features."""

    weights: dict[str, float]

    def share(self, features: Mapping[str, float]) -> float:
        """Return the probability of the research sense."""
        total = sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return float(1 / (1 + np.exp(-np.clip(total, -30, 30))))


def fit(
    rows: Sequence[Mapping[str, float]], labels: Sequence[bool], *, reach: Mapping[str, float] = REACH
) -> Fitted:
    """Fit the weights of the features that were seen often enough."""
    counts = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in counts.items() if count >= SEEN.get(kind_of(name), 1))
    index = {name: number for number, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)))
    for number, row in enumerate(rows):
        for name, value in row.items():
            if name in index:
                table[number, index[name]] = value
    scales = np.array([reach[kind_of(name)] for name in names])
    weights = scales * _solve(table * scales, np.array(labels, dtype=np.float64))
    return Fitted(dict(zip(names, weights.tolist(), strict=True)))


def kind_of(name: str) -> str:
    """Return the kind of a feature: the first word of its name."""
    return name.split(" ", 1)[0]


def _solve(table: Floats, labels: Floats) -> Floats:
    """Newton's method for penalised logistic regression, in the space of rows: there are fewer of them."""
    kernel = table @ table.T
    dual = np.zeros(len(labels))
    for _ in range(ROUNDS):
        share = 1 / (1 + np.exp(-np.clip(kernel @ dual, -30, 30)))
        spread = np.maximum(share * (1 - share), 1e-6)
        root = np.sqrt(spread)
        target = spread * (kernel @ dual) + labels - share
        system = np.eye(len(labels)) + root[:, None] * kernel * root[None, :]
        new = target - root * np.linalg.solve(system, root * (kernel @ target))
        moved = float(np.abs(new - dual).max())
        dual = new
        if moved < SMALL:
            break
    return table.T @ dual


def folds(groups: Sequence[str], *, number: int = 5) -> list[int]:
    """Deal the rows of each group over the folds in turn; the same rows fall into the same folds."""
    dealt: Counter[str] = Counter()
    starts = {group: place for place, group in enumerate(sorted(set(groups)))}
    given: list[int] = []
    for group in groups:
        given.append((starts[group] + dealt[group]) % number)
        dealt[group] += 1
    return given


def crossed(
    rows: Sequence[Mapping[str, float]],
    labels: Sequence[bool],
    *,
    dealt: Sequence[int],
    reach: Mapping[str, float] = REACH,
) -> list[float]:
    """Return each row's share by the weights fitted without its fold."""
    shares = [0.0] * len(rows)
    for fold in sorted(set(dealt)):
        learnt = [number for number, one in enumerate(dealt) if one != fold]
        fitted = fit([rows[n] for n in learnt], [labels[n] for n in learnt], reach=reach)
        for number, one in enumerate(dealt):
            if one == fold:
                shares[number] = fitted.share(rows[number])
    return shares


def threshold(shares: Sequence[float], labels: Sequence[bool], *, precision: float) -> float:
    """Return the lowest share above which the rows are research with the precision asked, 1 when none is."""
    order = sorted(zip(shares, labels, strict=True), reverse=True)
    best, right = 1.0, 0
    for number, (share, label) in enumerate(order, start=1):
        right += label
        if right / number >= precision:
            best = share
    return best
