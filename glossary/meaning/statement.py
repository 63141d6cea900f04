"""What a sentence says, as the proof reads it: its words, numbers, and the signs of all that must be kept."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache

from glossary.meaning.citations import without_citations
from glossary.meaning.pattern_files import Index, PatternFile, matches, read_file
from glossary.meaning.patterns import NUMBER
from glossary.meaning.quantities import quantities_of
from glossary.meaning.quantity import Quantity
from glossary.meaning.word_lists import word_list
from glossary.meaning.words import Word, words_of

CUES = "cues.yaml"
WHO = "who.yaml"
REMEMBERED = 4096  # Sentences; one that is tried in several wordings is read once.

SET_PHRASE = "set_phrase"
"""The class of what looks like a sign of its family and is none ("as if", "absence of a group")."""
_DENYING = re.compile(
    r"un(?!der|it|iq|iv|if|ion|animous|til|less|fold|ravel|cover)"
    r"\w{2,}(?:ed|able|ible|ful|ing|ary|al|en|ily|ly)|non(?!e)\w{4,}"
)
_FOR_ALL = ("silent", "significance", "evidence", "turned")
"""Families whose words are spoken for: the "not" of "not significant" is no further negation."""
_CHANCE = frozenset(("chance", "luck", "fluke", "coincidence"))
_ENDING = word_list("chance_ending")
"""Words that carry a phrase about chance on ("more than chance alone would usually give")."""
_CHANCE_WORDS = frozenset(("cause", "limitation", "direction", "hedge"))
"""Families that do not read between the words of a significance phrase ("unlikely to be due to chance")."""
_KEPT_APART = frozenset(("limitation", "condition", "intent"))
"""Families that read on in words spoken for: "even though" and "in order to" are theirs."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign in a sentence: its family and class, the places of its words, and its clause."""

    family: str
    name: str
    places: tuple[int, ...]
    clause: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence read: `text` as given, `words` without citations, `signs` in order, `quantities` in order.

    Beside another wording (`beside`) only what changed speaks: `signs` are those that do not stand in both,
    `changed` the places of words that do not, and `whole` the sentence with all it says.
    """

    text: str
    words: tuple[Word, ...]
    signs: tuple[Sign, ...]
    quantities: tuple[Quantity, ...]
    changed: frozenset[int] | None = None
    unchanged: Statement | None = None

    @property
    def whole(self) -> Statement:
        """The sentence with all its signs."""
        return self.unchanged or self

    def of(self, *names: str) -> tuple[Sign, ...]:
        """Return the signs of these classes, each given as "family.class"."""
        return tuple(one for one in self.signs if f"{one.family}.{one.name}" in names)

    def has(self, *names: str) -> bool:
        """Whether any of these classes is shown."""
        return any(f"{one.family}.{one.name}" in names for one in self.signs)

    def family(self, family: str) -> tuple[Sign, ...]:
        """Return all signs of a family."""
        return tuple(one for one in self.signs if one.family == family)

    def says(self, name: str, *, file: str = CUES) -> bool:
        """Whether a class is shown or any word stands that may stand for it, among the words that changed."""
        if self.has(name):
            return True
        index = read_file(file).stand_ins[name]
        nothing: set[int] = set()
        return any(
            self.changed is None or not self.changed.isdisjoint(places)
            for at in range(len(self.words))
            for _, places in matches(self.words, index, at, nothing)
        )

    def quote(self, sign: Sign) -> str:
        """Return the words of a sign as they stand in the sentence."""
        return self.text[self.words[sign.places[0]].start : self.words[sign.places[-1]].end]

    def quoted(self, signs: Iterable[Sign]) -> str:
        """Return the words of the first of `signs`, empty without any."""
        return next((self.quote(one) for one in signs), "")


@lru_cache(maxsize=REMEMBERED)
def read(sentence: str) -> Statement:
    """Read a sentence. Anything is read; what is no sentence has no signs."""
    words = words_of(without_citations(sentence))
    quantities = quantities_of(words)
    operators = {place for one in quantities for place in one.places if place < one.first or place > one.last}
    cues = read_file(CUES)
    starts = _starts(words, cues)
    taken = operators
    between: set[int] = set()
    signs: list[Sign] = []
    for family in _FOR_ALL:
        found = _signs(words, family, cues.signs[family], starts.get(family, ()), taken)
        signs += found
        taken = taken | {place for one in found for place in one.places}
        if family == "significance":
            between = {place for one in found for place in _phrase(words, one)}
    for family, places in starts.items():
        if family not in _FOR_ALL:
            spoken_for = operators if family in _KEPT_APART else taken
            if family in _CHANCE_WORDS:
                spoken_for = spoken_for | between
            signs += _signs(words, family, cues.signs[family], places, spoken_for)
    denied = {place for one in signs if one.family == "negation" for place in one.places}
    signs += _affixed(words, taken | denied)
    who = read_file(WHO)
    for family, places in _starts(words, who).items():
        signs += _signs(words, family, who.signs[family], places, set())
    return Statement(sentence, words, tuple(signs), quantities)


def beside(source: Statement, plain: Statement) -> tuple[Statement, Statement]:
    """Return both sentences with only the signs that do not stand in the same place of both.

    What stands unchanged cannot make up for what was left out: "may" in one half of a sentence does not
    hedge the other half.
    """
    same = SequenceMatcher(
        None, [word.text for word in source.words], [word.text for word in plain.words], False
    )
    partner = {
        block.a + step: block.b + step for block in same.get_matching_blocks() for step in range(block.size)
    }
    standing = {(one.family, one.name, one.places) for one in plain.signs}
    shared: set[tuple[str, str, tuple[int, ...]]] = set()
    left: list[Sign] = []
    for one in source.signs:
        there = (one.family, one.name, tuple(partner.get(place, -1) for place in one.places))
        if there in standing:
            shared.add(there)
        else:
            left.append(one)
    left_now = tuple(one for one in plain.signs if (one.family, one.name, one.places) not in shared)
    changed = frozenset(range(len(source.words))) - partner.keys()
    changed_now = frozenset(range(len(plain.words))) - frozenset(partner.values())
    return (
        replace(source, signs=tuple(left), changed=changed, unchanged=source),
        replace(plain, signs=left_now, changed=changed_now, unchanged=plain),
    )


def _phrase(words: Sequence[Word], sign: Sign) -> range:
    """Return all places of a phrase about chance, with what ends it ("… than chance would usually give")."""
    end = sign.places[-1] + 1
    if words[end - 1].text in _CHANCE:
        while end < len(words) and words[end].text in _ENDING and words[end].clause == sign.clause:
            end += 1
    return range(sign.places[0], end)


def _starts(words: Sequence[Word], file: PatternFile) -> dict[str, list[int]]:
    """Return family -> the places of words with which a sign of it may begin."""
    starts: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(words):
        for family in file.begun_by.get(word.text, ()):
            starts[family].append(at)
        if word.kind == "number":
            for family in file.begun_by.get(NUMBER, ()):
                starts[family].append(at)
    return starts


def _signs(
    words: Sequence[Word], family: str, index: Index, starts: Sequence[int], taken: set[int]
) -> list[Sign]:
    spoken_for = set(taken)
    found: list[Sign] = []
    for at in starts:
        if at in spoken_for:
            continue
        for named, places in matches(words, index, at, spoken_for):
            if named.name != SET_PHRASE or family in _FOR_ALL:
                found.append(Sign(family, named.name, places, words[at].clause))
            spoken_for.update(places)
            break
    return found


def _affixed(words: Sequence[Word], taken: set[int]) -> list[Sign]:
    """Return the words that deny by how they begin ("unexplained", "nonattenders")."""
    return [
        Sign("negation", "undone", (at,), word.clause)
        for at, word in enumerate(words)
        if at not in taken and word.kind == "word" and _DENYING.fullmatch(word.text)
    ]
