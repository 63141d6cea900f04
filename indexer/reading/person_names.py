"""Splits a line of authors into names, or finds that it holds none."""

from __future__ import annotations

import re

MOST_WORDS = 6
"""Words of a name, particles and initials included: "Maria da Conceição van der Berg" has six."""
_MARKS = re.compile(
    r"[\d¶*†‡§#∗]+|\s(?-i:[a-z])(?=[,\s]|$)|\(?\s*corresponding author\s*\)?|ORCID\S*|\S+@\S+", re.I
)
_BETWEEN = re.compile(r"\s*(?:[;,]|\band\b|&|·|\bund\b|\bet\b(?!\s+al))\s*")
_WORD = re.compile(r"['’]?(?:[^\W\d_]\.?-?)+(?:['’\-][^\W\d_]+)*\.?")
_ELIDED = re.compile(r"[a-z]{1,2}['’][A-Z]")
_PARTICLES = frozenset(
    ("de", "da", "di", "du", "del", "della", "der", "den", "dos", "das", "van", "von", "el", "al", "bin",
     "ibn", "la", "le", "y", "e", "ten", "ter", "zu", "af", "av", "'t", "’t")
)  # fmt: skip
_NOT_NAMES = re.compile(
    r"\b(?:university|institute|department|school|college|centre|center|faculty|laborator|academy|abstract"
    r"|summary|introduction|research|foundation|council|ministry|report|journal|volume|version|edition|user"
    r"|admin|inc|ltd|adobe|microsoft|acrobat|office|owner|windows|unknown)",
    re.I,
)
_DEGREES = frozenset(
    ("phd", "ph.d", "md", "m.d", "msc", "bsc", "ma", "ba", "dr", "prof", "professor", "jr", "sr", "ii",
     "iii", "ieee", "acm", "fellow", "member", "senior member", "student member")
)  # fmt: skip


def names_in_line(line: str) -> tuple[str, ...]:
    """The names, "Given Surname" where the line has them so; empty unless all of the line reads as names."""
    line = _MARKS.sub(" ", line.replace("\n", " "))
    if _NOT_NAMES.search(line):
        return ()
    parts = [" ".join(part.split()) for part in _BETWEEN.split(line)]
    parts = [part for part in parts if part and part.lower().strip(".") not in _DEGREES]
    if len(parts) >= 2 and len(parts) % 2 == 0 and all(_is_initials(part) for part in parts[1::2]):
        parts = [f"{given} {surname}" for surname, given in zip(parts[::2], parts[1::2], strict=True)]
    names = tuple(part for part in parts if _is_name(part))
    return names if names and len(names) == len(parts) else ()


def _is_initials(text: str) -> bool:
    return re.fullmatch(r"(?:[A-Z]\.[\s-]?){1,4}", text) is not None


def _is_name(text: str) -> bool:
    words = text.split()
    if not 2 <= len(words) <= MOST_WORDS:
        return False
    return all(
        _WORD.fullmatch(word) is not None
        and (not word[0].islower() or word.lower() in _PARTICLES or _ELIDED.match(word))
        for word in words
    )
