"""Asks a language model that this home has set up to reword a translation, and trusts none of it unproven.

Sentences go one by one to the one address that was set, with a short instruction and nothing else: no
document, no question, no name. Every answer is held against the source by the same proof as our own wording;
what fails is declined, with the reason, and the version by rules stands.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from glossary.english import is_english
from glossary.meaning.losses import Loss
from glossary.plain.translation import Edit, EditKind, PlainSentence, Translation
from search_api.language_model import Line, Unanswered

IN_A_ROW = 3
"""Sentences without an answer after which no more are sent: the address is wrong, or nobody is there."""

AT_ONCE = 4
"""Sentences under way at once; small local servers work on about as many."""

FEWEST_WORDS = 6
MOST_CHARACTERS = 1_200
"""What is sent: whole sentences. Headings and labels gain nothing; what is longer is a table or a list."""

MOST_GROWTH = 2.0
"""An answer may be this many times as long as its source, and `ROOM` characters: beyond that it adds."""
ROOM = 60

UNANSWERED = "the language model did not answer"

_ADDRESS = re.compile(r"https?://|www\.|\S+@\S+\.\w", re.I)
_NAMES = re.compile(r"(?<!^)(?<![.!?:] )\b[A-Z][\w’'-]*")
"""Words with a capital that do not open a sentence."""
_MARKUP = re.compile(r"[*_`#<>\[\]|{}\\]")
_WORDS = re.compile(r"[^\W\d_]+")
_THOUGHTS = re.compile(r"^\s*<think>.*?</think>", re.S)
_WRAPPED = (("“", "”"), ("‘", "’"), ('"', '"'), ("'", "'"))

Proof = Callable[[str, str], Sequence[Loss]]
"""What of a source sentence did not survive in a plain one; empty where all did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reworded:
    """A translation with the model's sentences in it; `declined` maps the others' numbers to the reason.

    A sentence in neither was not sent: a heading, a table, another language.
    """

    translation: Translation
    declined: dict[int, str]


class Rewording:
    """Rewords translations sentence by sentence over a line to a language model, which it closes.

    One is made for each text: after `IN_A_ROW` sentences without an answer it sends no more.
    """

    def __init__(
        self,
        line: Line,
        *,
        proof: Proof,
    ) -> None:
        self._line = line
        self._proof = proof
        self._failures = 0
        self._lock = threading.Lock()

    def close(self) -> None:
        """Hang up."""
        self._line.close()

    def reword(self, translation: Translation) -> Reworded:
        """Return the translation with every sentence in the model's words that keeps its source's meaning."""
        sent = [number for number, one in enumerate(translation.sentences) if _worth_sending(one)]
        sentences = list(translation.sentences)
        declined: dict[int, str] = {}
        with ThreadPoolExecutor(AT_ONCE) as pool:
            answers = pool.map(self._one, [translation.sentences[number] for number in sent])
            for number, answer in zip(sent, answers, strict=True):
                if isinstance(answer, PlainSentence):
                    sentences[number] = answer
                else:
                    declined[number] = answer
        return Reworded(translation=replace(translation, sentences=tuple(sentences)), declined=declined)

    def _one(self, sentence: PlainSentence) -> PlainSentence | str:
        """Return the sentence in the model's words, or the reason why not."""
        with self._lock:
            given_up = self._failures >= IN_A_ROW
        if given_up:
            return UNANSWERED
        try:
            said = self._line.ask(sentence.source)
        except Unanswered as error:
            with self._lock:
                self._failures += 1
            return f"{UNANSWERED}: {error}"
        with self._lock:
            self._failures = 0
        said = _bare(said)
        if said == sentence.source:
            return sentence
        why = fault_of(said, source=sentence.source, proof=self._proof)
        return why or _in_its_words(sentence, said, model=self._line.model.name)


def fault_of(said: str, *, source: str, proof: Proof) -> str | None:
    """Return why a model's sentence is not taken; None where it may stand for `source`.

    The proof looks for what was lost. What was added is looked for here: length, markup, addresses, names.
    """
    if len(said) > MOST_GROWTH * len(source) + ROOM:
        return "the model's version is far longer than the sentence"
    if not said.isprintable() or any(mark not in source for mark in _MARKUP.findall(said)):
        return "the model's version is not one plain sentence"
    if _ADDRESS.search(said) and not _ADDRESS.search(source):
        return "the model's version adds an address"
    held = {word.casefold() for word in _WORDS.findall(source)}
    added = [name for name in _NAMES.findall(said) if not held.issuperset(_WORDS.findall(name.casefold()))]
    if added:
        return f"the model's version adds a name ({added[0]})"
    lost = proof(source, said)
    return f"the model's version was not trusted: {lost[0].message}" if lost else None


def _bare(said: str) -> str:
    """Return an answer without what models like to wrap around one: their thoughts, quotation marks."""
    text = _THOUGHTS.sub("", said, count=1).strip()
    for opening, closing in _WRAPPED:
        if len(text) > 1 and text[0] == opening and text[-1] == closing and text[1:-1].count(closing) == 0:
            text = text[1:-1].strip()
    return text


def _in_its_words(sentence: PlainSentence, said: str, *, model: str) -> PlainSentence:
    edit = Edit(
        source_start=0,
        source_end=len(sentence.source),
        plain_start=0,
        plain_end=len(said),
        kind=EditKind.MODEL,
        reason=f"worded by the language model {model}, checked by rule",
    )
    return replace(sentence, plain=said, edits=(edit,), refused=None)


def _worth_sending(sentence: PlainSentence) -> bool:
    return (
        len(sentence.source) <= MOST_CHARACTERS
        and len(_WORDS.findall(sentence.source)) >= FEWEST_WORDS
        and is_english(sentence.source)
    )
