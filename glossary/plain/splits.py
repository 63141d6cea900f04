"""Cuts a long sentence in two where the parse is sure that both halves can stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from glossary.plain.drafts import Draft
from glossary.plain.translation import EditKind
from glossary.spacy_english import Sentence, inflected

LONG = 20
"""Words from which a sentence is cut; shorter ones read well whole (GOV.UK asks for at most 25)."""

SHORTEST_HALF = 6
"""Words of a half: a shorter one reads like a telegram."""

SHORTEST_WITHOUT_COMMA = 9
"""Words of a half where no comma confirms what the parser says."""

_VERBS = ("VERB", "AUX")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_NO_OPENING = frozenset(
    ("and", "or", "that", "whether", "which", "while", "whereas", "although", "because", "as", "with")
)
"""Words behind a semicolon that open no sentence of their own."""
_REACHING = frozenset(("if", "when", "whether", "although", "among"))
"""First words that may reach over a semicolon."""
_TAILS = frozenset(("suggest", "indicate", "imply", "show", "mean", "demonstrate", "confirm"))
_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_OPENS_A_SCOPE = frozenset(
    ("advcl", "prep", "pcomp", "mark", "advmod", "npadvmod", "ccomp", "neg", "preconj")
)
"""Relations before the subject whose reach a cut could change: a condition, a group, a "both ... and"."""
_HARMLESS = frozenset(
    ("however", "also", "overall", "finally", "first", "second", "then", "so", "results", "conclusions")
)
_FRAMING = frozenset(
    ("suggest", "indicate", "imply", "argue", "hypothesize", "hypothesise", "predict", "expect", "assume",
     "believe", "report", "claim", "examine", "investigate", "ask", "think", "say", "feel", "appear", "seem")
)  # fmt: skip
"""Verbs that what follows may hang on as a whole: "suggest that A, and B" is never cut."""


def splits_in(sentence: str, words: Sentence) -> Iterator[Draft]:
    """Yield where the sentence can be cut; none when it is short or when anything speaks against it."""
    if len([word for word in words if word.pos not in ("PUNCT", "SYM")]) < LONG:
        return
    yield from _at_semicolons(sentence, words)
    yield from _at_tails(sentence, words)
    root = next(
        (at for at, word in enumerate(words) if word.head == at and word.pos in ("VERB", "AUX")), None
    )
    if root is None or words[root].lemma in _FRAMING or _something_reaches_over(words, root):
        return
    for at, word in enumerate(words):
        if word.dep != "conj" or word.head != root or word.pos not in ("VERB", "AUX"):
            continue
        joint = [
            number
            for number in range(root + 1, at)
            if words[number].dep == "cc" and words[number].head == root
        ]
        if not joint or words[joint[-1]].text.casefold() not in ("and", "but"):
            continue
        conjunction = joint[-1]
        subject = [
            number
            for number in range(conjunction + 1, at)
            if words[number].dep in _SUBJECTS and words[number].head == at
        ]
        # "... and again once children had left" is no sentence, whatever the parser hangs on what.
        leaning = any(one.dep == "mark" and one.head == at for one in words[conjunction:at])
        if not subject or leaning or conjunction == 0:
            continue
        comma = conjunction - 1 if words[conjunction - 1].text == "," else conjunction
        halves = _length(words, 0, conjunction), _length(words, conjunction + 1, len(words))
        if min(halves) < (SHORTEST_HALF if comma < conjunction else SHORTEST_WITHOUT_COMMA):
            continue
        if in_brackets(sentence, words[conjunction].start):
            continue
        said = ". " if words[conjunction].text.casefold() == "and" else ". But "
        yield Draft(
            words[comma].start if comma < conjunction else words[conjunction].start - 1,
            words[conjunction + 1].start,
            said,
            EditKind.SPLIT,
            "A long sentence is cut where its second half stands alone.",
            capital=said == ". ",
        )
        return


def _at_semicolons(sentence: str, words: Sentence) -> Iterator[Draft]:
    """Yield the semicolons with a whole clause on each side."""
    marks = [
        at
        for at, word in enumerate(words)
        if word.text == ";" and sentence[word.start - 1] != "." and not in_brackets(sentence, word.start)
    ]
    edges = [0, *marks, len(words)]
    whole = [
        any(words[at].dep in _SUBJECTS for at in range(first, last))
        and any(
            words[at].pos in ("VERB", "AUX") and words[at].tag in ("VBD", "VBZ", "VBP", "MD")
            for at in range(first, last)
        )
        and _length(words, first, last) >= SHORTEST_HALF
        for first, last in pairwise(edges)
    ]
    if (
        not marks
        or not all(whole)
        or words[0].text.casefold() in ("if", "when", "whether", "although", "among")
    ):
        return
    if any(words[at + 1].text.casefold() in _NO_OPENING for at in marks):
        return
    for at in marks:
        yield Draft(
            words[at].start,
            words[at + 1].start,
            ". ",
            EditKind.SPLIT,
            "A long sentence is cut at its semicolon.",
            capital=True,
        )


def _at_tails(sentence: str, words: Sentence) -> Iterator[Draft]:
    """Yield ", suggesting that ..." as ". This suggests that ...": the deed of the whole clause before it."""
    for at, word in enumerate(words):
        if word.tag != "VBG" or word.lemma not in _TAILS or at + 1 >= len(words) or words[at - 1].text != ",":
            continue
        if words[at + 1].text.casefold() != "that" or word.dep != "advcl" or words[word.head].dep != "ROOT":
            continue
        halves = _length(words, 0, at), _length(words, at, len(words))
        if (
            min(halves) < SHORTEST_HALF
            or in_brackets(sentence, word.start)
            or _hedged(words[: word.head + 1])
        ):
            continue
        yield Draft(
            words[at - 1].start,
            word.end,
            f". This {inflected(word.lemma, 'VBZ')}",
            EditKind.SPLIT,
            "A long sentence is cut before what follows from it.",
        )
        return


def _hedged(words: Sentence) -> bool:
    """Whether what a clause says is itself only possible or only hoped for."""
    return any(word.tag == "MD" or word.lemma in _FRAMING for word in words)


def _something_reaches_over(words: Sentence, root: int) -> bool:
    """Whether a condition, a group or a negation before the subject may belong to both halves."""
    subject = next((at for at, word in enumerate(words) if word.head == root and word.dep in _SUBJECTS), root)
    return any(
        word.head == root and word.dep in _OPENS_A_SCOPE and word.text.casefold() not in _HARMLESS
        for word in words[:subject]
    )


def _length(words: Sentence, first: int, last: int) -> int:
    return sum(words[at].pos not in ("PUNCT", "SYM", "NUM") for at in range(first, last))


def in_brackets(sentence: str, at: int) -> bool:
    """Whether a place lies within brackets that are still open."""
    before = sentence[:at]
    return len(re.findall(r"[(\[]", before)) > len(re.findall(r"[)\]]", before))
