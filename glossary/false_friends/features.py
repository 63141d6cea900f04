"""What is known about a family word in its sentence, as named numbers that weights can be learned for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from glossary.false_friends.cues import View, hits, view_of
from glossary.false_friends.register import register_of
from glossary.spacy_english import Sentence

Features = dict[str, float]

CUED = "cue research"
"""The feature that is there when a cue for the research sense fits."""

_AROUND = 3  # Words on each side whose lemmas count as neighbours.


def features_of(sentence: Sentence, at: int, *, family: str, near: Sequence[Sentence]) -> Features:
    """Return name -> value for all but likeness; names of one kind start with the same word."""
    view = view_of(sentence, at)
    word = view.word
    found: Features = {"always": 1.0, f"family {family}": 1.0}
    found |= _cue_features(family, view)
    found |= {f"register {trait}": value for trait, value in register_of(sentence, at=at, near=near)}
    form = word.text.casefold()
    found |= {f"tag {word.pos}": 1.0, f"own {family} tag {word.pos}": 1.0, f"own {family} form {form}": 1.0}
    found[f"dep {word.dep}"] = 1.0
    if word.text[:1].isupper() and view.at > 0:
        found["capital"] = 1.0
    for place, lemma in _neighbours(view):
        found[f"near {lemma}"] = found.get(f"near {lemma}", 0.0) + 1.0
        if place:
            found[f"{place} {lemma}"] = 1.0
    if 0 <= word.head < len(sentence) and word.head != at:
        found[f"head {sentence[word.head].lemma}"] = 1.0
    for lemma in {
        one.lemma for number, one in enumerate(view.words) if number != view.at and one.pos != "PUNCT"
    }:
        found[f"sentence {lemma}"] = 1.0
    return found


def _cue_features(family: str, view: View) -> Features:
    counts = Counter((cue.sense, cue.strong) for cue in hits(family, view))
    found: Features = {}
    for (sense, strong), count in counts.items():
        kind = "cue" if strong else "hint"
        found[f"{kind} {sense}"] = 1.0
        if strong:
            found[f"own {family} cue {sense}"] = 1.0
        if count > 1:
            found[f"{kind} {sense} again"] = 1.0
    if not counts:
        found["cue none"] = 1.0
    if counts["research", True] and counts["everyday", True]:
        found["cue both"] = 1.0
    return found


def _neighbours(view: View) -> list[tuple[str, str]]:
    """Return the lemmas close by; the next word and the one before come with their place."""
    left = view.words[max(0, view.at - _AROUND) : view.at]
    right = view.words[view.at + 1 : view.at + 1 + _AROUND]
    close = [("before" if n == len(left) - 1 else "", one.lemma) for n, one in enumerate(left)]
    return close + [("after" if n == 0 else "", one.lemma) for n, one in enumerate(right)]
