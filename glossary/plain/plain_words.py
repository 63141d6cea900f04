"""Long words with an everyday one that means the same: read from a table, put in the form of the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from glossary.plain.drafts import Draft, capitalised
from glossary.plain.translation import EditKind
from glossary.plain.word_forms import article_for, in_tense_of, plural_of
from glossary.spacy_english import Sentence

REASON = "An everyday word that means the same."

_OF_STUDY = frozenset(
    ("study", "research", "trial", "survey", "interview", "analysis", "experiment", "test", "evaluation",
     "review", "observation", "assessment", "questionnaire", "investigation", "comparison", "work")
)  # fmt: skip
_OF_METHOD = frozenset(("method", "design", "approach", "strategy", "technique", "model", "analysis"))
_ASKING = ("whether", "if", "how", "what", "which")
_NOT_PASSIVE = frozenset(
    ("exhibit", "facilitate", "administer", "comprise", "reveal", "demonstrate", "assist", "attempt",
     "require", "yield")
)  # fmt: skip
"""Verbs whose everyday word does not fit "was ..."."""
_KINDS_OF_INSTRUCTION = frozenset(
    ("direct", "explicit", "formal", "differentiated", "systematic", "anchored", "based", "programmed",
     "strategy", "peer", "assisted", "guided", "inquiry", "reciprocal", "core", "tiered", "-")
)  # fmt: skip
"""Words before "instruction" with which it is a term of its own."""
_BEFORE_A_NOUN = frozenset(
    ("numerous", "subsequent", "prior", "additional", "multiple", "various", "instructional", "mathematical")
)
"""Adjectives whose everyday word stands only before a noun."""


@dataclass(frozen=True, slots=True)
class PlainWords:
    """The table: phrases as one pattern, and words by what they are."""

    phrases: Mapping[str, str]
    pattern: re.Pattern[str]
    verbs: Mapping[str, str]
    adverbs: Mapping[str, str]
    adjectives: Mapping[str, str]
    nouns: Mapping[str, str]
    others: Mapping[str, str]


@cache
def plain_words() -> PlainWords:
    """Read the table."""
    held: dict[str, dict[str, str]] = yaml.safe_load(
        files("glossary.plain").joinpath("plain_words.yaml").read_text("utf-8")
    )
    longest_first = sorted(held["phrases"], key=lambda one: -len(one))
    return PlainWords(
        held["phrases"],
        re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b", re.I),
        held["verbs"],
        held["adverbs"],
        held["adjectives"],
        held["nouns"],
        held["others"],
    )


def long_words_in(sentence: str, words: Sentence) -> Iterator[Draft]:
    """Yield the long words and phrases of a sentence with the everyday ones."""
    table = plain_words()
    for match in table.pattern.finditer(sentence):
        yield _draft(sentence, match.start(), match.end(), table.phrases[match[0].casefold()])
    for at, word in enumerate(words):
        said = _everyday(words, at, table)
        if said and said != word.text:
            yield _draft(sentence, word.start, word.end, said)


def _everyday(words: Sentence, at: int, table: PlainWords) -> str:
    """Return the everyday word for the one at index `at`, in its form, or ""."""
    word = words[at]
    if word.text.casefold() in table.others and word.tag in ("IN", "VBG"):
        return table.others[word.text.casefold()]
    match word.pos:
        case "VERB" if word.tag.startswith("VB") and word.lemma in table.verbs:
            return in_tense_of(table.verbs[word.lemma], word) if _is_plain_verb(words, at) else ""
        case "NOUN" if word.lemma in table.nouns:
            return _noun(words, at, table)
        case "ADV" if word.lemma in table.adverbs and words[word.head].pos in ("VERB", "AUX", "NUM"):
            return table.adverbs[word.lemma]
        case "ADJ" if word.tag == "JJ" and word.lemma in table.adjectives and _stands_plainly(words, at):
            return table.adjectives[word.lemma]
        case _:
            return ""


def _stands_plainly(words: Sentence, at: int) -> bool:
    """Whether an adjective stands before its noun, or behind a verb where its everyday word can too."""
    word = words[at]
    before_a_noun = word.dep == "amod" and words[word.head].pos in ("NOUN", "PROPN")
    return before_a_noun or (word.dep == "acomp" and word.lemma not in _BEFORE_A_NOUN)


def _noun(words: Sentence, at: int, table: PlainWords) -> str:
    """Return the everyday noun; parts of names and of longer terms keep theirs."""
    word = words[at]
    if word.text[0].isupper() and at:
        return ""
    before = words[at - 1].text.casefold() if at else ""
    if word.lemma == "instruction" and (word.tag != "NN" or before in _KINDS_OF_INSTRUCTION):
        return ""
    if word.lemma == "individual" and word.dep in ("compound", "amod"):
        return ""
    if word.lemma == "methodology" and word.tag != "NN":
        return ""
    said = table.nouns[word.lemma]
    return plural_of(said) if word.tag == "NNS" and said != "maths" else said


def _is_plain_verb(words: Sentence, at: int) -> bool:
    """Whether a verb stands where its everyday word can: not as an adjective, with an object that fits."""
    word = words[at]
    passive = word.lemma in _NOT_PASSIVE and word.tag == "VBN"
    if (
        passive
        or word.dep in ("amod", "compound")
        or (word.tag == "VBG" and word.dep in ("pobj", "nsubj", "dobj"))
    ):
        return False
    objects = {
        other.lemma for other in words if other.dep in ("dobj", "nsubjpass") and words[other.head] is word
    }
    match word.lemma:
        case "employ" | "conduct":  # People are employed and choirs conducted, methods are used.
            return bool(objects & (_OF_METHOD if word.lemma == "employ" else _OF_STUDY))
        case "exhibit" | "facilitate" | "administer":
            return bool(objects)
        case "determine":  # Found out where it asks, settled where it decides.
            return any(one.text.casefold() in _ASKING for one in words[at + 1 : at + 3])
        case _:
            return True


def _draft(sentence: str, start: int, end: int, said: str) -> Draft:
    before = re.search(r"\b([Aa]n?) $", sentence[:start])
    if sentence[start].isupper():
        said = capitalised(said)
    if before and article_for(said) != before[1].casefold():
        article = article_for(said)
        article = article.capitalize() if before[1][0].isupper() else article
        return Draft(before.start(1), end, f"{article} {said}", EditKind.WORDING, REASON)
    return Draft(start, end, said, EditKind.WORDING, REASON)
