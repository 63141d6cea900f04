"""Where a text would stand in the collection for what teachers ask, as written and reworded."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from typing import cast

import numpy as np

from glossary.asked_as import Asked, asked_as
from glossary.false_friends.deciding import Decider
from glossary.plain.translation import PlainSentence
from glossary.senses import Meant, Reading
from glossary.spotting import Spot
from glossary.term_bank import TermBank
from glossary.wording_check import Report, check_wording
from indexer.build import embedded_text
from indexer.encoders import Encoder, Vectors
from indexer.errors import NoSnapshot
from indexer.one_more import NAME, OneMore
from indexer.passages import passages_of
from indexer.reading.readings import Place
from indexer.reading.text import paragraphs_of_text
from indexer.snapshot import Snapshot
from indexer.words import stems
from search_api.ask import Library
from search_api.home import Home
from search_api.retrieval import DEPTH, LONGEST_QUESTION, WORDS_WEIGHT, fuse
from search_api.same_text import same_text

LAST_RANK = 100
"""Places told apart; nobody looks further, and beyond it a place says more of the depth of the lists."""

MOST_PASSAGES = 20
"""Passages read: abstract and opening of a paper. Embedding them twice takes one to two seconds."""

WORDS_READ = "2,400"
"""What so many passages hold."""

MOST_CHARACTERS = MOST_PASSAGES * 1_500
"""Characters cut into passages; a passage has about 800."""

TITLE_WORDS = 30
"""A first paragraph of at most this many words is taken for the title; some catalogues end it with a stop."""

LONG_SENTENCE = "long_sentence"
"""Kind of finding that is about a sentence, not about a word in it."""


@dataclass(frozen=True, slots=True)
class Findable:
    """A question, and the text's place among all documents of the collection for it.

    A rank is 1 plus the number of documents that score better, None beyond `LAST_RANK`; `sense` is the
    address of the sense that the question comes from, "" for one that was asked for. `cut` says that only the
    first passages were read, `left_out` names documents that hold this same text and were not counted.
    """

    question: str
    rank_now: int | None
    rank_after: int | None
    because: str
    sense: str = ""
    cut: bool = False
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Cut:
    """A text as the index would hold it."""

    title: str
    passages: tuple[str, ...]
    whole: bool


def findability(
    text: str,
    *,
    home: Home,
    bank: TermBank,
    decider: Decider,
    report: Report | None = None,
    extra_questions: Sequence[str] = (),
    reworded: str | None = None,
    library: Library | None = None,
) -> list[Findable] | None:
    """Return what teachers would ask that `text` could answer, and where it would stand for it.

    `extra_questions` come first.
    The text is ranked as one document more, by the scoring of `ask`; nothing of it is kept. `report` is its
    wording check, `reworded` the text with the suggestions taken: left out, each word that needs attention is
    replaced by its first suggestion. `library` is what a server holds open already.

    None where nothing has been built. Raises `SnapshotDamaged` and `ModelMissing`.
    """
    text = _encodable(text)
    with ExitStack() as closing:
        if library is None:
            try:
                snapshot = home.open_snapshot()
            except NoSnapshot:
                return None
            closing.callback(snapshot.close)
            encoder = home.question_encoder(snapshot.manifest.fingerprint)
            library = Library(catalogue=home.catalogue, snapshot=snapshot, encoder=encoder)
        if report is None:
            today = date.today()  # noqa: DTZ011 - a day, compared with years
            report = check_wording(text, bank=bank, decider=decider, today=today)
        asked = _asked(text, report=report, bank=bank, extra_questions=extra_questions)
        before = _cut(text)
        if not asked or not before.passages:
            return []
        after = _cut(_encodable(with_first_suggestions(text, report) if reworded is None else reworded))
        return _ranked(asked, before, _titled(after, before), library=library)


def in_words(one: Findable) -> str:
    """Say where the text stands for one question, and whether rewording helps."""
    if one.rank_now == one.rank_after:
        return f"{_place(one.rank_now)}, as written and reworded"
    verdict = "easier to find" if _order(one.rank_after) < _order(one.rank_now) else "harder to find"
    return f"{_place(one.rank_now)} as written, {_place(one.rank_after)} reworded: {verdict}"


def notes(found: Sequence[Findable]) -> tuple[str, ...]:
    """Return what to know about these ranks: what was not read, what was not counted."""
    said: list[str] = []
    if any(one.cut for one in found):
        said.append(
            f"Ranks are for the first {MOST_PASSAGES} passages of the text (about {WORDS_READ} words)."
        )
    if left_out := sorted({name for one in found for name in one.left_out}):
        said.append(f"The collection holds this text already ({', '.join(left_out)}); it was not counted.")
    return tuple(said)


def with_first_suggestions(text: str, report: Report) -> str:
    """Return the text with the first suggestion in place of each word or figure that needs attention.

    Long sentences stay: cutting them in two does not change what they can be found by.
    """
    pieces: list[str] = []
    done = 0
    for one in sorted(report.findings, key=lambda one: (one.start, -one.end)):
        if one.suggestions and one.start >= done and one.kind != LONG_SENTENCE:
            say = one.suggestions[0].say
            opens = one.text[:1].isupper() and not one.text[1:2].isupper()
            pieces += [text[done : one.start], say[:1].upper() + say[1:] if opens else say]
            done = one.end
    return "".join([*pieces, text[done:]])


def with_plain_sentences(text: str, sentences: Sequence[PlainSentence]) -> str:
    """Return the text with each sentence in its plain version; paragraphs and title stay apart."""
    pieces: list[str] = []
    done = 0
    for one in sentences:
        pieces += [text[done : one.start], one.plain]
        done = one.end
    return "".join([*pieces, text[done:]])


def _asked(
    text: str, *, report: Report, bank: TermBank, extra_questions: Sequence[str]
) -> dict[str, tuple[str, str]]:
    """Return each question with the reason for it and its sense, those asked for first."""
    asked: dict[str, tuple[str, str]] = {}
    for question in extra_questions:
        words = " ".join(_encodable(question).split())
        if any(char.isalnum() for char in words):
            asked.setdefault(words, ("a question of yours", ""))
    found: Sequence[Asked] = asked_as(text, _meant(report, bank), bank=bank)
    for one in found:
        asked.setdefault(one.question, (one.because, one.sense))
    return asked


def _meant(report: Report, bank: TermBank) -> list[Meant]:
    """Return the terms of a checked text with their senses; the check passes over unsure ones."""
    return [
        Meant(Spot(one.start, one.end, one.text, (one.sense,)), bank.sense(one.sense), Reading.SURE)
        for one in (*report.findings, *report.terms)
        if one.sense
    ]


def _cut(text: str) -> _Cut:
    """Cut a text as the indexer does, its title apart as the catalogue keeps it."""
    title, body = _title_and_body(paragraphs_of_text(text[:MOST_CHARACTERS]))
    place = Place(page=None, section=None, text=body)
    passages = tuple(one.text for one in passages_of(NAME, [place]) if one.indexed)
    whole = len(text) <= MOST_CHARACTERS and len(passages) <= MOST_PASSAGES
    return _Cut(title, passages[:MOST_PASSAGES], whole)


def _title_and_body(text: str) -> tuple[str, str]:
    first, gap, rest = text.partition("\n\n")
    if gap and len(first.split()) <= TITLE_WORDS and not first.endswith((":", ";", ",")):
        return first.lstrip("# "), rest
    return "", text


def _titled(after: _Cut, before: _Cut) -> _Cut:
    """Return a reworded text under the title it had where rewording ran the two together."""
    if after.title or not before.title or not after.passages:
        return after
    first = after.passages[0].removeprefix(before.title).lstrip()
    return _Cut(before.title, (first, *after.passages[1:]), after.whole)


def _ranked(
    asked: dict[str, tuple[str, str]], before: _Cut, after: _Cut, *, library: Library
) -> list[Findable]:
    snapshot, encoder = library.snapshot, library.encoder
    vectors = _vectors([before, after], encoder)
    twins = same_text(before.passages, vectors[0], snapshot=snapshot)
    withdrawn = set(snapshot.documents) - library.catalogue.ids()
    now, then = (
        OneMore(snapshot, title=cut.title, texts=cut.passages, vectors=rows, without=withdrawn | twins)
        for cut, rows in zip((before, after), vectors, strict=True)
    )
    questions = [question[:LONGEST_QUESTION] for question in asked]
    return [
        Findable(
            question=question,
            rank_now=_rank(words, vector, among=now),
            rank_after=_rank(words, vector, among=then),
            because=because,
            sense=sense,
            cut=not before.whole,
            left_out=tuple(sorted(twins)),
        )
        for (question, (because, sense)), words, vector in zip(
            asked.items(), map(stems, questions), encoder.encode_questions(questions), strict=True
        )
    ]


def _rank(words: Sequence[str], vector: Vectors, *, among: OneMore) -> int | None:
    """Return the place of the document more for a question, by the scoring that `retrieve` uses."""
    hits = fuse(
        among.by_words(words, k=DEPTH),
        among.by_meaning(vector[np.newaxis], k=DEPTH),
        # `fuse` asks a snapshot for its documents and the owners of its rows only.
        snapshot=cast("Snapshot", among),
        words_weight=WORDS_WEIGHT,
    )
    places = (place for place, hit in enumerate(hits[:LAST_RANK], start=1) if hit.document_id == NAME)
    return next(places, None)


def _vectors(cuts: Sequence[_Cut], encoder: Encoder) -> list[Vectors]:
    """Embed the passages of several versions of a text, those that did not change once."""
    embedded = [[embedded_text(cut.title, passage) for passage in cut.passages] for cut in cuts]
    different = list(dict.fromkeys(one for texts in embedded for one in texts))
    rows = dict(zip(different, encoder.encode_passages(different), strict=True))
    return [np.vstack([rows[one] for one in texts]) for texts in embedded]


def _place(rank: int | None) -> str:
    return f"not among the first {LAST_RANK}" if rank is None else f"place {rank}"


def _order(rank: int | None) -> int:
    return LAST_RANK + 1 if rank is None else rank


def _encodable(text: str) -> str:
    """A console hands on bytes that are no UTF-8 as half characters, which no index can take."""
    return text.encode("utf-8", "replace").decode("utf-8")
