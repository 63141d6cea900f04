"""Fits both weight sets anew from the examples and a development set, with thresholds by cross-validation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from glossary.false_friends.examples import Example, examples
from glossary.false_friends.features import CUED, Features, features_of
from glossary.false_friends.fitting import REACH, crossed, fit, folds, threshold
from glossary.false_friends.likeness import Embed, LikenessOf
from glossary.false_friends.weights import LIKENESS, PLAIN, as_kept, digests, written
from glossary.spacy_english import Sentence, parse

PRECISION = 0.97
"""What share of the words called research must be so by cross-validation; everyday likewise."""

UNCUED_PRECISION = 0.9
"""The same for words that no cue speaks for: new texts have more of them than the examples."""

COMMAND = "python tests/benchmarks/false_friends.py --refit"


@dataclass(frozen=True, slots=True)
class Row:
    """An example with its features, and whether it is one of the sentences likeness is measured against."""

    example: Example
    features: Features
    known: bool

    @property
    def research(self) -> bool:
        """Say whether the research sense is meant."""
        return self.example.sense == "research"


@dataclass(frozen=True, slots=True)
class Crossed:
    """Each row's share by weights that had not seen it, and the thresholds chosen from them."""

    rows: tuple[Row, ...]
    shares: tuple[float, ...]
    research_above: float
    uncued_above: float
    everyday_below: float

    def sense(self, number: int) -> str:
        """Return what is decided for a row, "" when it is unsure."""
        share = self.shares[number]
        above = self.research_above if CUED in self.rows[number].features else self.uncued_above
        return "research" if share >= above else "everyday" if share <= self.everyday_below else ""


def rows_of(development: Sequence[Example], *, embed: Embed | None) -> tuple[Row, ...]:
    """Return all examples, then the development items, with features; with likeness if `embed` is given."""
    wanted = [(one, True) for one in examples()] + [(one, False) for one in development]
    parsed = dict(_parsed({one.text for one, _ in wanted}))
    likeness: dict[str, LikenessOf] = {}
    seen: Counter[str] = Counter()
    rows: list[Row] = []
    for one, known in wanted:
        sentence, at = place(parsed[one.text], start=one.start)
        features = features_of(sentence, at, family=one.family, near=parsed[one.text])
        if embed is not None:
            if one.family not in likeness:
                likeness[one.family] = LikenessOf(one.family, embed=embed)
            whole, around = embed([one.text, one.around])
            left_out = seen[one.family] if known else None
            features |= likeness[one.family](whole, around, leaving_out=left_out).features
        seen[one.family] += known
        rows.append(Row(one, features, known))
    return tuple(rows)


def cross_validate(rows: Sequence[Row], *, reach: Mapping[str, float] = REACH) -> Crossed:
    """Score every row by weights fitted without its fold, and choose the thresholds."""
    dealt = folds([f"{row.known} {row.example.family} {row.example.sense}" for row in rows])
    labels = [row.research for row in rows]
    shares = crossed([row.features for row in rows], labels, dealt=dealt, reach=reach)
    cued = [n for n, row in enumerate(rows) if CUED in row.features]
    uncued = [n for n, row in enumerate(rows) if CUED not in row.features]
    above = threshold([shares[n] for n in cued], [labels[n] for n in cued], precision=PRECISION)
    bare = threshold([shares[n] for n in uncued], [labels[n] for n in uncued], precision=UNCUED_PRECISION)
    below = 1 - threshold([1 - share for share in shares], [not one for one in labels], precision=PRECISION)
    # Never less than an even chance on either side, even where the rest is clean.
    return Crossed(tuple(rows), tuple(shares), max(above, 0.55), max(bare, above, 0.7), min(below, 0.45))


def refit(
    plain: Crossed, likeness: Crossed, *, encoder: Mapping[str, Any], development: Mapping[str, str]
) -> dict[str, Any]:
    """Return the content of `weights.json`; `development` is file name -> digest."""
    return {
        "about": "Weights of the false friends' logistic models; written by the command below, not by hand.",
        "command": COMMAND,
        "encoder": dict(encoder),
        "files": digests(),
        "development": dict(development),
        "sets": {PLAIN: _set(plain), LIKENESS: _set(likeness)},
    }


def place(sentences: Iterable[Sentence], *, start: int) -> tuple[Sentence, int]:
    """Return the sentence and index of the word that stands at a place. Raises ValueError when none does."""
    for sentence in sentences:
        for number, word in enumerate(sentence):
            if word.start <= start < word.end:
                return sentence, number
    raise ValueError(f"no word stands at {start}")


def _set(scored: Crossed) -> dict[str, Any]:
    fitted = as_kept(fit([row.features for row in scored.rows], [row.research for row in scored.rows]))
    return {
        "research_above": round(scored.research_above, 3),
        "uncued_above": round(scored.uncued_above, 3),
        "everyday_below": round(scored.everyday_below, 3),
        "weights": written(fitted),
    }


def _parsed(texts: Iterable[str]) -> Iterable[tuple[str, tuple[Sentence, ...]]]:
    ordered = sorted(texts)
    return zip(ordered, parse(ordered), strict=True)
