"""The pattern language of `cues.yaml`: what stands around a word when it has one sense or the other.

A pattern is written as the words read, with `~` for the family word:

    ~ group|condition      one of these words (or lemmas) follows
    statistically ~        this word stands before
    [means|meant] that     the family word itself has one of these forms
    ~/VERB the             the family word is tagged so (ADJ, ADV, NOUN, PROPN, VERB)
    ~ _ on                 any one word between;  `..` stands for up to three words, `...` for up to six
    test* ~                a word that starts so
    #                      a number
    ^ ~                    the sentence starts here
    ~ & pupil* & !trial    further clauses: a word anywhere else in the sentence, or (!) nowhere
    @object take|have      a clause on grammar: the word is the object of one of these; likewise @subject,
                           @modifies (the noun it describes), @described (a word describing it), @of (the
                           noun it is joined to by "of"), @by (a preposition that hangs on it)

Hyphens, quotation marks and 's are passed over. A pattern that begins with `?` is a hint, not a sign.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from glossary.false_friends.examples import SENSES, read_yaml
from glossary.spacy_english import Sentence, Word

PASSED_OVER = frozenset([*"-‐‑–—'\"“”‘’«»*_[]/", "'s", "’s", "--", "``", "''"])
GRAMMAR = ("@object", "@subject", "@modifies", "@described", "@of", "@by")

_LIST = re.compile(r"\{(\w+)\}")
_GAPS = {"..": 3, "...": 6}
UNNAMED = frozenset({*_GAPS, "_", "^", "$"})
"""Parts of a pattern that name no word."""

_OBJECT = {"dobj", "obj", "pobj", "nsubjpass", "dative"}
_SUBJECT = {"nsubj", "csubj"}
_DESCRIBING = {"amod", "compound", "advmod", "nummod", "poss", "nmod"}


class BadPattern(ValueError):
    """A pattern cannot be read."""


@dataclass(frozen=True, slots=True)
class View:
    """A sentence as patterns see it: its words without hyphens and quotation marks, and the family word."""

    words: Sentence
    at: int
    sentence: Sentence
    head: int

    @property
    def word(self) -> Word:
        """The family word."""
        return self.words[self.at]


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern that speaks for one sense of a family; `strong` unless it is only a hint."""

    family: str
    sense: str
    pattern: str
    strong: bool
    matches: Callable[[View], bool]


def view_of(sentence: Sentence, at: int) -> View:
    """Return the sentence as patterns see it, looked at from the word at index `at`."""
    kept = [number for number, word in enumerate(sentence) if number == at or word.text not in PASSED_OVER]
    return View(tuple(sentence[number] for number in kept), kept.index(at), sentence, at)


@cache
def cues_of(family: str) -> tuple[Cue, ...]:
    """Return the cues of a family. Raises BadPattern when one cannot be read."""
    by_sense = _all_cues().get(family, {})
    return tuple(
        read_cue(_with_lists(line), family=family, sense=sense)
        for sense in SENSES
        for line in _lines(by_sense.get(sense, ""))
    )


def hits(family: str, view: View) -> Iterator[Cue]:
    """Yield the cues of a family that fit a sentence."""
    for cue in cues_of(family):
        if cue.matches(view):
            yield cue


def read_cue(line: str, *, family: str, sense: str) -> Cue:
    """Read one line of `cues.yaml`."""
    strong = not line.startswith("?")
    pattern = line.removeprefix("?").strip()
    clauses = [clause.strip() for clause in pattern.split(" & ")]
    return Cue(
        family, sense, pattern, strong, _all_of([_clause(one, first=not n) for n, one in enumerate(clauses)])
    )


@cache
def _all_cues() -> dict[str, dict[str, str]]:
    return read_yaml("cues.yaml")


def _with_lists(line: str) -> str:
    """Return a pattern with the words of each list it names."""
    return _LIST.sub(lambda named: _all_cues()["lists"][named[1]], line)


def _lines(block: str) -> Iterator[str]:
    for line in block.splitlines():
        stripped = line.strip()
        if stripped:
            yield stripped


def _all_of(tests: Sequence[Callable[[View], bool]]) -> Callable[[View], bool]:
    return lambda view: all(test(view) for test in tests)


def _clause(text: str, *, first: bool) -> Callable[[View], bool]:
    parts = text.split()
    if not parts or "&" in parts:
        raise BadPattern(f"an empty clause: {text!r}")
    if parts[0].startswith("@"):
        return _grammar_clause(parts, text)
    if first or any(is_target(part) for part in parts):
        return _sequence(parts, text)
    if len(parts) != 1:
        raise BadPattern(f"a further clause is one word or has the family word in it: {text!r}")
    wanted = one_of(parts[0].removeprefix("!"))
    if parts[0].startswith("!"):
        return lambda view: not any(wanted(word) for word in _others(view))
    return lambda view: any(wanted(word) for word in _others(view))


def _others(view: View) -> Iterator[Word]:
    return (word for number, word in enumerate(view.words) if number != view.at)


def is_target(part: str) -> bool:
    """Say whether a part of a pattern stands for the family word."""
    return part.split("/", maxsplit=1)[0] == "~" or part.startswith("[")


def _sequence(parts: Sequence[str], text: str) -> Callable[[View], bool]:
    places = [number for number, part in enumerate(parts) if is_target(part)]
    if len(places) != 1:
        raise BadPattern(f"the family word must stand once: {text!r}")
    place = places[0]
    target = _target(parts[place])
    left = [_step(part) for part in reversed(parts[:place])]
    right = [_step(part) for part in parts[place + 1 :]]

    def test(view: View) -> bool:
        return (
            target(view.word)
            and _walk(view.words[: view.at][::-1], left)
            and _walk(view.words[view.at + 1 :], right)
        )

    return test


_Step = tuple[int, Callable[[Word], bool] | None]
"""How many words may be skipped, and then what the next word must be; None: the sentence ends here."""


def _step(part: str) -> _Step:
    if part in _GAPS:
        return _GAPS[part], lambda _: False
    if part == "_":
        return 0, lambda _: True
    if part in {"^", "$"}:
        return 0, None
    return 0, one_of(part)


def _walk(words: Sequence[Word], steps: Sequence[_Step]) -> bool:
    """Say whether the words, nearest first, fit the steps from their start."""
    if not steps:
        return True
    gap, wanted = steps[0]
    if gap:
        return any(_walk(words[skipped:], steps[1:]) for skipped in range(min(gap, len(words)) + 1))
    if wanted is None:
        return not words
    return bool(words) and wanted(words[0]) and _walk(words[1:], steps[1:])


def _target(part: str) -> Callable[[Word], bool]:
    forms, _, tag = part.partition("/")
    if forms == "~":
        allowed = _any
    elif forms.endswith("]"):
        allowed = one_of(forms[1:-1], surface=True)
    else:
        raise BadPattern(f"a form list ends with a bracket: {part!r}")
    tags = set(tag.split("|")) if tag else set[str]()
    return lambda word: allowed(word) and (not tags or word.pos in tags)


def _any(_: Word) -> bool:
    return True


def one_of(choice: str, *, surface: bool = False) -> Callable[[Word], bool]:
    """Return the test for a choice of words; by their text alone, not the lemma, with `surface`."""
    options = choice.casefold().split("|")
    starts = tuple(one[:-1] for one in options if one.endswith("*") and len(one) > 1)
    whole = frozenset(one for one in options if not one.endswith("*") and one not in {"#", ""})
    number = "#" in options
    if not (starts or whole or number):
        raise BadPattern(f"no word in {choice!r}")

    def test(word: Word) -> bool:
        text = word.text.casefold()
        if text in whole or (starts and text.startswith(starts)):
            return True
        if number and (word.pos == "NUM" or text[:1].isdigit()):
            return True
        return not surface and word.lemma in whole

    return test


def _grammar_clause(parts: Sequence[str], text: str) -> Callable[[View], bool]:
    if parts[0] not in GRAMMAR or len(parts) != 2:
        raise BadPattern(f"not a clause on grammar: {text!r}")
    wanted = one_of(parts[1])
    related = _RELATED[parts[0]]
    return lambda view: any(wanted(word) for word in related(view.sentence, view.head))


def _head(sentence: Sentence, word: Word) -> Iterator[Word]:
    """Yield the word's head; a head outside the words given (spaces are left out of them) is none."""
    if 0 <= word.head < len(sentence):
        yield sentence[word.head]


def _objects(sentence: Sentence, at: int) -> Iterator[Word]:
    word = sentence[at]
    if word.dep in _OBJECT:
        yield from _head(sentence, word)


def _subjects(sentence: Sentence, at: int) -> Iterator[Word]:
    word = sentence[at]
    if word.dep in _SUBJECT:
        yield from _head(sentence, word)


def _modified(sentence: Sentence, at: int) -> Iterator[Word]:
    word = sentence[at]
    if word.dep in _DESCRIBING:
        yield from _head(sentence, word)


def _describing(sentence: Sentence, at: int) -> Iterator[Word]:
    return (word for word in sentence if word.head == at and word.dep in _DESCRIBING)


def _of_what(sentence: Sentence, at: int) -> Iterator[Word]:
    word = sentence[at]
    for joint in _head(sentence, word):
        if word.dep == "pobj" and joint.lemma == "of":
            yield from _head(sentence, joint)


def _prepositions(sentence: Sentence, at: int) -> Iterator[Word]:
    return (word for word in sentence if word.head == at and word.dep in {"prep", "agent"})


_RELATED: dict[str, Callable[[Sentence, int], Iterator[Word]]] = dict(
    zip(GRAMMAR, (_objects, _subjects, _modified, _describing, _of_what, _prepositions), strict=True)
)
