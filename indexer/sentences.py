"""Finds where sentences begin and end, by rules."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_STOP = re.compile(
    r"(?P<mark>[.!?…]+|[。！？؟।])(?P<close>[\"'”’»)\]}]*)"
    r"(?P<notes>(?:[¹²³⁰-⁹]|\[\d{1,3}(?:[,–-]\d{1,3})*\])*)(?=\s|$|(?<=[。！？।]))"
    r"|(?<=[^\W\d_]{3})(?P<glued>\.[\"”’)]*)(?P<footnote>\d{1,2}(?:,\d{1,2})*)(?=\s+[\"“‘(]?[A-Z])"
)
"""A stop with what belongs to it: closing marks, raised note marks; every part is one class or bounded."""
_WORD_BEFORE = re.compile(r"[(\[\"“‘'—–/-]*([^\s(\[\"“‘—–/]+)$")
WORD_REACH = 40
"""Characters looked back for the word before a stop; no abbreviation is longer."""

_NEVER_LAST = frozenset(
    ("al", "e.g", "i.e", "eg", "ie", "cf", "viz", "vs", "v", "fig", "figs", "tab", "eq", "eqs", "eqn",
     "sec", "sect", "ch", "chap", "dr", "mr", "mrs", "ms", "prof", "profs", "rev", "st", "hon", "sr", "gen",
     "col", "sgt", "capt", "p", "pp", "para", "paras", "vol", "vols", "no", "nos", "nr", "ed", "eds",
     "trans", "approx", "ca", "c", "resp", "esp", "incl", "excl", "ref", "refs", "app", "art", "dept",
     "univ", "assoc", "govt", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
     "dec", "mon", "tue", "wed", "thu", "fri", "n.b", "nb", "ver", "max", "min", "est", "op", "loc", "ser",
     "suppl", "supp", "def", "thm", "lem", "ext", "tel", "pt", "cit", "var", "spp", "ff", "w.r.t", "a.k.a",
     "q.v", "s.t", "exp", "adj", "std", "avg")
)  # fmt: skip
"""Abbreviations a name, a number or a small letter follows; some are words too, see `_SOMETIMES_WORDS`."""
_SOMETIMES_WORDS = frozenset(
    ("no", "art", "min", "max", "mar", "sec", "fig", "ref", "app", "est", "def", "ed", "pt", "col", "st",
     "ch", "op", "exp", "gen", "v", "c", "p", "sun", "sat", "mon", "wed", "ms", "dec", "jun", "apr", "oct",
     "nov", "jan", "feb", "jul", "aug", "sep", "sept")
)  # fmt: skip
"""Of these, a stop before a capital letter ends the sentence; before a digit it does not."""
_MAY_BE_LAST = frozenset(
    ("etc", "inc", "ltd", "co", "corp", "jr", "u.s", "u.k", "u.s.a", "u.n", "e.u", "d.c", "a.m", "p.m",
     "am", "pm", "ph.d", "m.d", "b.a", "m.a", "b.c", "a.d", "n.d", "et al", "bros", "esq", "ii", "iii")
)  # fmt: skip
"""Abbreviations that may close a sentence: they do where the next word begins one."""
_OPENERS = frozenset(
    ("the", "a", "an", "this", "these", "that", "those", "it", "its", "in", "on", "at", "by", "for", "with",
     "from", "to", "of", "we", "our", "they", "their", "there", "here", "he", "she", "his", "her", "you",
     "i", "if", "when", "while", "although", "however", "moreover", "furthermore", "therefore", "thus",
     "hence", "since", "because", "after", "before", "during", "as", "and", "but", "or", "so", "yet",
     "some", "many", "most", "all", "both", "each", "several", "such", "one", "two", "three", "no", "not",
     "what", "who", "why", "how", "where", "which", "more", "first", "second", "third", "finally", "next",
     "then", "also", "another", "other", "students", "teachers", "pupils", "children", "results",
     "participants", "studies", "schools", "overall", "only", "under")
)  # fmt: skip
"""Words that, with a capital, open a sentence rather than go on with a name."""
_NEXT_WORD = re.compile(r"[\"“‘'(\[«]*([^\s\"“”‘’()\[\],.;:!?]+)")
_LIST_MARK = re.compile(r"(?:\(?\d{1,3}|\(?[a-zA-Z]|\(?[ivxIVX]{1,4})$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]$")


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence in `text`, in order and without the spaces around it.

    No sentence reaches over a blank line; every character that is no space lies in exactly one sentence.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for gap in _BLANK_LINE.finditer(text):
        spans.extend(_in_block(text, start, gap.start()))
        start = gap.end()
    spans.extend(_in_block(text, start, len(text)))
    return spans


def _in_block(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences of one paragraph or heading."""
    for stop in _STOP.finditer(text, start, end):
        if _ends_here(text, start, stop, end):
            yield from _trimmed(text, start, stop.end())
            start = stop.end()
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    kept = piece.strip()
    if kept:
        yield start + left, start + left + len(kept)


def _ends_here(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    """Whether the sentence that began at `start` ends with this stop."""
    if stop["glued"]:
        return True
    following = _NEXT_WORD.match(text, _after_space(text, stop.end(), end), end)
    next_word = following[1] if following else ""
    mark = stop["mark"]
    if mark in {"。", "！", "？", "؟", "।"}:
        return True
    if next_word[:1].islower() and not _looks_coded(next_word):
        return False
    if "!" in mark or "?" in mark:
        return True
    if mark in {"...", "…", ".."}:
        return bool(next_word)
    return _full_stop_ends(text, start, stop, next_word)


def _full_stop_ends(text: str, start: int, stop: re.Match[str], next_word: str) -> bool:
    found = _WORD_BEFORE.search(text, max(start, stop.start() - WORD_REACH), stop.start())
    if found is None:
        return True
    word = found[1].rstrip(".")
    if _stands_alone(text, start, found.start(1)) and _LIST_MARK.match(word):
        return False
    if stop["close"] and word.lower() not in {"e.g", "i.e", "cf", "vs"}:
        return True
    return _after_abbreviation(word, next_word) if next_word else True


def _after_abbreviation(word: str, next_word: str) -> bool:
    lower = word.lower().strip("'’,;:")
    if lower in _MAY_BE_LAST:
        return next_word.lower() in _OPENERS
    if lower in _NEVER_LAST:
        if lower in _SOMETIMES_WORDS and word[:1].islower():
            return not next_word[:1].isdigit()
        return False
    if _INITIALS.fullmatch(word) and word[-1].isupper():
        return next_word.lower() in _OPENERS and next_word.lower() not in {"a", "i"}
    return True


def _stands_alone(text: str, start: int, at: int) -> bool:
    """Whether nothing of the sentence stands before this word."""
    return not text[start:at].strip(' \n\t(["“•*–-')


def _after_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _looks_coded(word: str) -> bool:
    """Names such as "iPad" or "scikit-learn2" that begin small anywhere."""
    return any(character.isupper() for character in word[1:3])
