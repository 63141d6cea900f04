"""The forms that words take in a sentence: articles, numbers, tenses and capitals."""

from __future__ import annotations

import re

from glossary.spacy_english import Word, inflected

_PREPOSITIONS = frozenset(
    ("of", "for", "to", "in", "on", "at", "by", "with", "from", "that", "which", "who", "between", "before",
     "after", "under", "over", "about", "without", "such", "than", "as", "kept", "given", "made", "taught",
     "set", "used", "across", "among", "into", "through", "around", "within", "just", "where", "when", "and")
)  # fmt: skip
"""Words before which the head of a noun's wording stands ("group given another activity")."""

_VOWEL_SOUND = re.compile(
    r"(?!one\b|one-|once|uni(?!n|m)|use|usu|eu|ut[ei]l|ubiq|U[KS]\b)[aeiou]|hour|hon[eo]|heir|8|1[18]\b", re.I
)
_LETTERS = re.compile(r"[A-Z]{2,}s?\b")
_SPELT_WITH_A_VOWEL = frozenset("AEFHILMNORSX")
"""Letters whose names start with a vowel's sound ("an RCT")."""
_SPOKEN_AS_WORDS = frozenset(
    ("NICE", "NASA", "STEM", "SEND", "SENCO", "SATs", "RAAC", "MAT", "MATs", "NATO", "SEL")
)

_NAMES = (
    "Africa", "America", "Arab", "Asia", "Austral", "Bayes", "Brit", "Canad", "Chin", "Dutch", "Engl", "Euro",
    "Finn", "Fren", "Germ", "Greek", "Ind", "Ira", "Iri", "Ital", "Japan", "Kenya", "Korea", "Latin", "Maori",
    "Montessori", "Norw", "Piaget", "Portug", "Russ", "Scot", "Span", "Swed", "Turk", "Vygotsk", "Wales",
    "Welsh",
)  # fmt: skip
"""How words start that keep their capital within a sentence."""

NO_PLURAL = frozenset(
    ("information", "evidence", "knowledge", "progress", "feedback", "behaviour", "research")
)


def small(words: str) -> str:
    """Return words as they stand within a sentence: a capital goes unless it belongs to a name."""
    first = words.partition(" ")[0]
    if (
        first[1:] != first[1:].lower()
        or first.startswith(_NAMES)
        or words[len(first) :] != words[len(first) :].lower()
    ):
        return words
    return first.lower() + words[len(first) :]


def article_for(words: str) -> str:
    """Return "a" or "an", by the sound that `words` start with."""
    first = words.lstrip("“‘\"'([")
    if _LETTERS.match(first) and first.split()[0].strip(".,;:)") not in _SPOKEN_AS_WORDS:
        return "an" if first[0] in _SPELT_WITH_A_VOWEL else "a"
    return "an" if _VOWEL_SOUND.match(first) else "a"


def head_of(wording: str) -> int:
    """Return the index of the word that a noun's wording is about: the last before a preposition."""
    words = wording.split()
    for at, word in enumerate(words):
        if at and word.casefold().strip(",") in _PREPOSITIONS:
            return at - 1
        if at and word.endswith(","):
            return at
    return len(words) - 1


def plural_of(wording: str) -> str:
    """Return a noun's wording in the plural ("group given a test" -> "groups given a test")."""
    words = wording.split()
    at = head_of(wording)
    head, comma = words[at].rstrip(","), "," if words[at].endswith(",") else ""
    if head.casefold() not in NO_PLURAL:
        before, hyphen, last = head.rpartition("-")
        words[at] = before + hyphen + ("people" if last == "person" else inflected(last, "NNS")) + comma
    return " ".join(words)


def plural_gloss(wording: str) -> str:
    """Return an explanation of one thing for several ("a guided conversation" -> "guided conversations").

    Where a verb would have to follow the number ("a study that follows ...") it stays as it is.
    """
    article, _, rest = wording.partition(" ")
    if article not in ("a", "an") or re.search(r"\b(?:that|which|who|in which|where|it|its)\b", rest):
        return wording
    return plural_of(rest)


def in_tense_of(wording: str, word: Word) -> str:
    """Return a verb's wording in the form of `word` ("take account of" for "controlled" -> "took ...")."""
    first, space, rest = wording.partition(" ")
    if word.tag in ("VBD", "VBG", "VBN", "VBZ"):
        first = inflected(first, word.tag)
    return first + space + rest
