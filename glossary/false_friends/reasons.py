"""Says in plain words why a sense was decided: what a reader can check in the sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossary.false_friends.cues import UNNAMED, Cue, View, is_target, one_of
from glossary.false_friends.features import Features
from glossary.false_friends.fitting import Fitted, kind_of
from glossary.false_friends.likeness import Likeness
from glossary.spacy_english import Word

MOST = 3
_SAME = 5  # First letters by which two words are taken for forms of one.
_LEAST = 0.15  # Weight below which a feature is not worth naming.

_SAYING_NOTHING = frozenset(
    {"a", "all", "an", "and", "as", "at", "be", "but", "by", "do", "for", "from", "have", "in", "it", "its"}
    | {"not", "of", "on", "or", "that", "the", "these", "this", "those", "to", "with"}
)
_WORDED = {
    "after": "'{}' follows",
    "before": "'{}' stands before it",
    "near": "'{}' stands close by",
    "head": "it belongs to '{}'",
    "sentence": "'{}' in the sentence",
    "register": "{} in the sentence",
}


def reasons(
    sense: str, features: Features, *, cues: Sequence[Cue], view: View, alike: Likeness, fitted: Fitted
) -> tuple[str, ...]:
    """Return the strongest reasons for a sense, the strongest first: cues, then features, then likeness."""
    found = _without_repeats([*_by_cues(sense, cues, view), *_by_features(sense, features, fitted)])
    nearest = alike.nearest
    if nearest is not None and nearest.sense == sense:
        found.insert(min(len(found), MOST - 1), f"like: '{nearest.text}'")
    return tuple(found[:MOST])


def _without_repeats(wordings: Sequence[str]) -> list[str]:
    """Keep of the reasons that name the same words the first; "groups" and "group" are the same."""
    kept: list[str] = []
    named: set[str] = set()
    for wording in wordings:
        words = {one.casefold()[:_SAME] for one in wording.split("'")[1::2]} or {wording}
        if not words <= named:
            kept.append(wording)
            named |= words
    return kept


def _by_cues(sense: str, cues: Sequence[Cue], view: View) -> Iterator[str]:
    for cue in sorted(cues, key=lambda one: not one.strong):
        if cue.sense == sense:
            yield _worded(cue, view)


def _worded(cue: Cue, view: View) -> str:
    """Name the words that a cue found: beside the family word if it asks for some, else in the sentence."""
    first, *further = cue.pattern.split(" & ")
    parts = first.split()
    place = next(number for number, part in enumerate(parts) if is_target(part))
    after = _first_match(parts[place + 1 :], view.words[view.at + 1 :])
    before = _first_match(parts[:place][::-1], view.words[: view.at][::-1])
    if before and after:
        return f"it stands between '{before}' and '{after}'"
    if after:
        return f"'{after}' follows"
    if before:
        return f"'{before}' stands before it"
    others = view.words[: view.at] + view.words[view.at + 1 :]
    for clause in further:
        found = "" if clause[0] in "!@" else _first_match([clause], others)
        if found:
            return f"'{found}' in the sentence"
    return "its form and place in the sentence"


def _first_match(parts: Sequence[str], words: Sequence[Word]) -> str:
    """Return the nearest word that the parts of a pattern ask for, "" when they ask for none by name."""
    for part in parts:
        if part in UNNAMED:
            continue
        wanted = one_of(part)
        return next((word.text for word in words if wanted(word)), "")
    return ""


def _by_features(sense: str, features: Features, fitted: Fitted) -> Iterator[str]:
    sign = 1 if sense == "research" else -1
    worth = sorted(
        ((sign * fitted.weights.get(name, 0.0) * value, name) for name, value in features.items()),
        key=lambda one: (-one[0], one[1]),
    )
    for amount, name in worth:
        wording = _WORDED.get(kind_of(name))
        rest = name.partition(" ")[2]
        named = rest != "length" and rest not in _SAYING_NOTHING and any(letter.isalnum() for letter in rest)
        if amount >= _LEAST and wording and named:
            yield wording.format(rest)
