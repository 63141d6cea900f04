"""The word that is misread most: "significant", put so that neither size nor certainty is read into it."""

from __future__ import annotations

import re

from glossary.plain.drafts import Draft
from glossary.plain.translation import EditKind
from glossary.plain.word_forms import article_for
from glossary.spacy_english import Sentence, Word
from glossary.terms import Sense

SIGNIFICANCE = frozenset(("significant.statistical", "significantly.statistical"))
"""The senses that are put here; all others are put by their wordings."""

BEYOND = "beyond what chance would usually give"
BY_MORE = "by more than chance would usually give"
"""True of both sides: p < .05 is more than chance would usually give, p >= .05 is not. Neither says how large
the difference is, nor that it is proved, nor that there is none."""

FARTHEST = 4  # Words between the adjective and its noun; farther apart the parse is too often wrong.


def significance_draft(sentence: str, words: Sentence, at: int, sense: Sense) -> Draft | None:
    """Return how to put the word at index `at` plainly, or None where no place is safe."""
    reason = f"“{sense.term}” here means: {sense.means} It says nothing about size."
    word = words[at]
    if sentence[word.start - 1 : word.start] in ("-", "‑", "–") or sentence[: word.start].endswith("non "):
        return None  # "Non-significant" says the contrary.
    start = _with_statistically(words, at)
    if word.tag.startswith("RB"):
        return _noted(sentence, word, BY_MORE, reason, sense)
    if word.dep in ("acomp", "attr") and word.tag == "JJ":
        following = sentence[word.end : word.end + 1]
        if following in ("", " ", ".", ",", ";", ")"):
            return Draft(start, word.end, BEYOND, EditKind.TERM, reason, sense.id)
    if word.dep == "amod" and at < word.head <= at + FARTHEST:
        noun = words[word.head]
        between = sentence[word.end : noun.end]
        if noun.pos == "NOUN" and not re.search(r"[,;()]|\b(?:and|or|but)\b", between):
            return _attributive(sentence, start, noun, between.strip(), reason, sense)
    return _noted(sentence, word, BEYOND, reason, sense)


def _attributive(sentence: str, start: int, noun: Word, kept: str, reason: str, sense: Sense) -> Draft | None:
    """ "A significant gain in reading" -> "a gain beyond what chance would usually give in reading"."""
    if sentence[noun.end : noun.end + 1] not in ("", " ", ".", ",", ";", ")"):
        return None
    before = re.search(r"\b([Aa]n?) $", sentence[:start])
    said = f"{kept} {BEYOND}"
    if not sentence[:start].strip():
        said = said[0].upper() + said[1:]
    if before:
        article = article_for(kept)
        said = f"{article.capitalize() if before[1][0].isupper() else article} {said}"
        start = before.start(1)
    return Draft(start, noun.end, said, EditKind.TERM, reason, sense.id)


def _noted(sentence: str, word: Word, said: str, reason: str, sense: Sense) -> Draft | None:
    """Leave the word and tell behind the sentence what it means."""
    if not sentence.rstrip('”"’)').endswith((".", "!", "?")):
        return None
    end = len(sentence)
    noted = f" Here “{word.text.casefold()}” means {said}."
    return Draft(end, end, noted, EditKind.NOTE, reason, sense.id)


def _with_statistically(words: Sentence, at: int) -> int:
    if at and words[at - 1].text.casefold() == "statistically":
        return words[at - 1].start
    return words[at].start
