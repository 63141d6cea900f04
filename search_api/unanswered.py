"""Decides whether the collection answers a question at all, by a rule with figures.

Three signs are looked at: how near the nearest passage is in meaning; which share of the question's content
stands in one of the best documents; and which share of it the collection does not know at all. A question
counts as answered when nearness + COVERAGE_WEIGHT x coverage - UNKNOWN_WEIGHT x unknown reaches BAR. Weights
and bar were set on the development questions of `tests/quality/answerable.jsonl` alone; the README of this
folder reports what they decide on its test questions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

LOOKED_AT = 5
"""Best documents whose words are looked at: an answer further down would not be seen by a busy teacher."""

COVERAGE_WEIGHT = 0.4
"""What a question gains whose every word stands in one of the best documents."""

UNKNOWN_WEIGHT = 0.25
"""What a question loses of whose words the collection knows none."""

BAR = 0.59
"""Sum from which a question counts as answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What the rule looks at: `nearness` is a cosine, `coverage` and `unknown` are shares from 0 to 1."""

    nearness: float
    coverage: float
    unknown: float

    @property
    def sum(self) -> float:
        """The figure that is held against the bar."""
        return self.nearness + COVERAGE_WEIGHT * self.coverage - UNKNOWN_WEIGHT * self.unknown

    @property
    def answered(self) -> bool:
        """Whether the collection is taken to answer."""
        return self.sum >= BAR


def signs(
    question: Sequence[str],
    found: Sequence[Sequence[str]],
    *,
    nearness: float,
    rarity: Callable[[str], float],
    known: Callable[[str], bool],
) -> Signs:
    """Return the signs for the stems of a question and those of each of the best documents.

    Shares are weighted by `rarity`: a question is about its rare words. A question of function words alone
    has no content to cover, so only nearness speaks for it.
    """
    weights = {stem: rarity(stem) for stem in question}
    total = sum(weights.values())
    if not total:
        return Signs(nearness=nearness, coverage=0.0, unknown=0.0)
    shares = [
        sum(weight for stem, weight in weights.items() if stem in held) / total
        for held in (set(words) for words in found[:LOOKED_AT])
    ]
    unknown = sum(weight for stem, weight in weights.items() if not known(stem)) / total
    return Signs(nearness=nearness, coverage=max(shares, default=0.0), unknown=unknown)
