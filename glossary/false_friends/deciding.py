"""Decides whether a false friend stands in its research sense, in its everyday sense, or unsurely."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from glossary.false_friends import families
from glossary.false_friends.cues import hits, view_of
from glossary.false_friends.decision import Decision, Encoder
from glossary.false_friends.examples import around
from glossary.false_friends.features import features_of
from glossary.false_friends.likeness import Likeness, LikenessOf, probed
from glossary.false_friends.reasons import reasons
from glossary.false_friends.weights import LIKENESS, PLAIN, read_weights, weight_set
from glossary.spacy_english import Sentence

RARE = frozenset(
    {"scaffold", "progress", "practice", "attainment", "primary", "secondary", "subject", "normal", "average"}
)
"""Families whose research sense is rare in evidence for schools: more is asked before one is flagged."""

LOOSE = frozenset({"effect", "item", "level", "model", "practice", "progress", "response", "setting"})
"""Families whose words stand loosely in all research prose: without a sign of its own, none is flagged."""

_RARE_ABOVE = 0.75
_SURE = 0.97  # From here the words decide alone: 4 of 5 times on development data, changing nothing.
_AKIN = 0.02  # By how much the likeness of two texts may differ between encoders that count as the same.


class Decider:
    """Tells research from everyday senses; without an encoder by words, grammar and register alone.

    `vectors`, if given, is asked for the vectors of the example sentences (the caller's cache), else the
    encoder is. Nothing is embedded before the first decision, and then only the examples of its family. An
    encoder that finds other texts alike than the one the weights were fitted with is not used.
    """

    def __init__(
        self,
        *,
        encoder: Encoder | None = None,
        vectors: Callable[[Sequence[str]], npt.NDArray[np.float32]] | None = None,
    ) -> None:
        self._offered = encoder
        self._vectors = vectors
        self._likeness: dict[str, LikenessOf] = {}
        self._filling = threading.Lock()

    def families_in(self, text: str) -> tuple[str, ...]:
        """Return the families whose words stand in a text, each once, in order."""
        return families.families_in(text)

    def family_words(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield start and end of every family word of a text, in order."""
        return families.family_words(text)

    def decide(self, sentence: Sentence, at: int, *, near: Sequence[Sentence]) -> Decision:
        """Decide the sense of the word at index `at`; `near` are the sentences around, itself among them."""
        family = _family_at(sentence, at)
        if family is None or len(sentence) < 2:
            return Decision("", 0.5)
        features = features_of(sentence, at, family=family, near=near)
        at_least = _RARE_ABOVE if family in RARE else 0.0
        weights, alike = weight_set(PLAIN), Likeness({})
        sense, share = weights.sense(features, at_least=at_least)
        if self._encoder is not None and not (share >= _SURE or share <= 1 - _SURE):
            # Embedding costs a hundred times what the rest does; it is asked where the words leave doubt.
            weights, alike = weight_set(LIKENESS), self._alike(family, sentence, at)
            features |= alike.features
            sense, share = weights.sense(features, at_least=at_least)
        view = view_of(sentence, at)
        cues = tuple(hits(family, view))
        if sense == "research" and family in LOOSE and not any(cue.sense == sense for cue in cues):
            sense = ""
        if not sense:
            return Decision("", share)
        because = reasons(sense, features, cues=cues, view=view, alike=alike, fitted=weights.fitted)
        return Decision(sense, share, because)

    @cached_property
    def _encoder(self) -> Encoder | None:
        """The encoder, if it measures likeness as the one the weights were fitted with does."""
        offered, kept = self._offered, read_weights()["encoder"]
        if offered is None or offered.fingerprint == kept["fingerprint"]:
            return offered
        return offered if np.allclose(probed(offered.encode_passages), kept["probed"], atol=_AKIN) else None

    def _alike(self, family: str, sentence: Sentence, at: int) -> Likeness:
        encoder = self._encoder
        if encoder is None:
            return Likeness({})
        with self._filling:
            if family not in self._likeness:
                embed = self._vectors or encoder.encode_passages
                self._likeness[family] = LikenessOf(family, embed=embed)
        text, start, end = _as_text(sentence, at)
        whole, close = encoder.encode_passages([text, around(text, start=start, end=end)])
        return self._likeness[family](whole, close)


def _family_at(sentence: Sentence, at: int) -> str | None:
    """Return the family of a word; of a compound such as "multi-level" that of the family word in it."""
    if not 0 <= at < len(sentence):
        return None
    text = sentence[at].text
    return families.family_of(text) or next(iter(families.families_in(text)), None)


def _as_text(sentence: Sentence, at: int) -> tuple[str, int, int]:
    """Return the sentence's words as a text, and where the word at index `at` stands in it."""
    text, start, last = "", 0, sentence[0].start
    for number, word in enumerate(sentence):
        text += " " if word.start > last else ""
        start = len(text) if number == at else start
        text += word.text
        last = word.end
    return text, start, start + len(sentence[at].text)
