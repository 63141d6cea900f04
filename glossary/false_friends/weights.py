"""The fitted weights as they are kept in `weights.json`: readable, with what they were fitted from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from glossary.false_friends.features import CUED
from glossary.false_friends.fitting import Fitted, kind_of

FITTED_FROM = (
    "examples.yaml", "cues.yaml", "families.yaml", "cues.py", "examples.py", "features.py", "register.py",
    "likeness.py", "fitting.py",
)  # fmt: skip
"""Files of this folder that the weights hang on: whoever changes one fits again."""

PLAIN, LIKENESS = "plain", "likeness"
"""Names of the two sets: by words and grammar alone; with an encoder's likeness to the examples too."""

_DIGITS = 3
_LEAST = 0.02  # A smaller weight is not kept: it would say nothing to a reader, and little to a decision.


@dataclass(frozen=True, slots=True)
class WeightSet:
    """Weights, and the shares above which a word is research and below which it is everyday.

    More is asked for research where no cue speaks for it: `uncued_above`.
    """

    fitted: Fitted
    research_above: float
    uncued_above: float
    everyday_below: float

    def sense(self, features: Mapping[str, float], *, at_least: float = 0.0) -> tuple[str, float]:
        """Return the sense ("" when unsure) and the share of the research sense."""
        share = self.fitted.share(features)
        above = self.research_above if CUED in features else self.uncued_above
        if share >= max(above, at_least):
            return "research", share
        return ("everyday" if share <= self.everyday_below else ""), share


@cache
def weight_set(name: str) -> WeightSet:
    """Return one of the two sets."""
    kept: dict[str, Any] = read_weights()["sets"][name]
    by_kind: dict[str, dict[str, float]] = kept["weights"]
    flat = {
        f"{kind} {rest}" if rest else kind: value
        for kind, held in by_kind.items()
        for rest, value in held.items()
    }
    above, uncued, below = (float(kept[one]) for one in ("research_above", "uncued_above", "everyday_below"))
    return WeightSet(Fitted(flat), above, uncued, below)


@cache
def read_weights() -> dict[str, Any]:
    """Return the whole file."""
    return json.loads(files("glossary.false_friends").joinpath("weights.json").read_text("utf-8"))


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of a file, line ends made equal first."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def digests() -> dict[str, str]:
    """Return the digest of each file that the weights hang on, as it is now."""
    folder = files("glossary.false_friends")
    return {name: digest_of(folder.joinpath(name).read_bytes()) for name in FITTED_FROM}


def written(fitted: Fitted) -> dict[str, dict[str, float]]:
    """Return weights as they are kept: by kind of feature, the rest of the name in order, rounded."""
    kept: dict[str, dict[str, float]] = {}
    for name, weight in sorted(fitted.weights.items()):
        if abs(weight) >= _LEAST:
            kept.setdefault(kind_of(name), {})[name.partition(" ")[2]] = round(weight, _DIGITS)
    return kept


def as_kept(fitted: Fitted) -> Fitted:
    """Return the weights as they will be read back: rounded, the small ones dropped."""
    return Fitted(
        {name: round(weight, _DIGITS) for name, weight in fitted.weights.items() if abs(weight) >= _LEAST}
    )


def weights_text(content: Mapping[str, Any]) -> str:
    """Return the file's text."""
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"
