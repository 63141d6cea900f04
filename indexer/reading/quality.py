"""Judges how usable the text read from a file is, with a reason for every deduction."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from indexer.reading.readings import Quality

ACCEPTABLE = 0.5
"""Below this the text is not worth searching. Of 57 JOSE papers and 20 PLOS articles the worst scores 0.996;
of the sample PDFs an undecoded page 0.39, a drawing 0.37, a form in three mixed columns 0.47."""
SAMPLE = 200_000
"""Characters looked at, evenly taken, so that a long file takes no longer than a paper."""
ENOUGH_PER_PAGE = 200
"""Letters on an average page of text; title pages and full-page figures lie below, whole documents do not."""
LONGEST_WORD = 22
"""Letters; "internationalisations" has 21, and German compounds above it are few."""
ENOUGH_WORDS = 40
"""With fewer words shares mean little, and nothing can be quoted in context."""

_ENGLISH = frozenset(
    ("the", "of", "and", "to", "in", "a", "is", "that", "for", "it", "as", "was", "with", "be", "by", "on",
     "not", "are", "this", "from", "or", "at", "which", "have", "an", "were", "has", "been", "their",
     "more", "we", "can", "but", "these", "they", "all", "one", "who", "will", "its", "also", "such")
)  # fmt: skip
_ADDRESS = re.compile(r"[/@_\\]")
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_VOWEL = re.compile(r"[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüœ]", re.I)
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{6,}", re.I)
_GLYPHS = re.compile(r"\(cid:\d+\)|/g\d+|/[A-Z]\d{1,3}\b|\ufffd")
_SPACED_OUT = re.compile(r"(?:\b[^\W\d_] ){4,}[^\W\d_]\b")


def judge(
    texts: Iterable[str],
    *,
    pages: int | None = None,
    pictured: int = 0,
    language: str | None = None,
    mixed: float = 0.0,
) -> Quality:
    """Score of a text given in parts.

    `pages`, how many of them are `pictured` and the share of `mixed` columns are known for PDFs only.
    """
    text = "\n".join(texts)
    sample = _sample(text)
    penalties = [
        _undecoded(sample),
        _spaced_out(sample),
        _not_words(sample),
        _glued(sample),
        _few_letters(sample),
        _unknown_tongue(sample, language),
        _little(text, pages, pictured),
        (min(1.0, mixed * 1.2), f"{mixed:.0%} of the text is columns read across, line by line"),
    ]
    score = 1.0
    for share, _ in penalties:
        score *= 1.0 - share
    return Quality(
        score=round(score, 3), reasons=tuple(reason for share, reason in penalties if share >= 0.005)
    )


def _sample(text: str) -> str:
    if len(text) <= SAMPLE:
        return text
    piece = SAMPLE // 10
    return "\n".join(text[start : start + piece] for start in range(0, len(text) - piece, len(text) // 10))


def _undecoded(text: str) -> tuple[float, str]:
    """Glyphs without a letter: replacement characters, private use, "(cid:12)", controls."""
    solid = sum(not character.isspace() for character in text) or 1
    lost = sum(len(match[0]) for match in _GLYPHS.finditer(text))
    lost += sum(1 for character in text if "\ue000" <= character <= "\uf8ff" or character < "\t")
    share = min(1.0, lost / solid)
    return min(1.0, share * 4), f"{share:.0%} of the characters could not be decoded"


def _spaced_out(text: str) -> tuple[float, str]:
    letters = sum(map(str.isalpha, text)) or 1
    share = sum(sum(map(str.isalpha, match[0])) for match in _SPACED_OUT.finditer(text)) / letters
    return min(1.0, share * 1.5), f"{share:.0%} of the letters stand apart, l i k e  t h i s"


def _not_words(text: str) -> tuple[float, str]:
    """Latin words no tongue could say: no vowel, or long runs of consonants; other scripts are not judged."""
    words = [word for word in _WORD.findall(text) if len(word) > 2 and word.isascii() and not word.isupper()]
    if len(words) < ENOUGH_WORDS // 2:
        return 0.0, ""
    odd = sum(1 for word in words if not _VOWEL.search(word) or _CONSONANTS.search(word) or _mixed_case(word))
    share = odd / len(words)
    return max(0.0, min(1.0, (share - 0.06) * 2.5)), f"{share:.0%} of the words do not look like words"


def _mixed_case(word: str) -> bool:
    """Small and capital letters in turns, as a wrong character table gives."""
    turns = sum(1 for before, after in pairwise(word) if before.islower() and after.isupper())
    return turns >= 3


def _glued(text: str) -> tuple[float, str]:
    """Latin words run together; addresses and names of code are long by nature."""
    plain = " ".join(token for token in text.split() if not _ADDRESS.search(token))
    words = [word for word in _WORD.findall(plain) if word.isascii()]
    letters = sum(map(len, words))
    if letters < ENOUGH_PER_PAGE:
        return 0.0, ""
    share = sum(len(word) for word in words if len(word) > LONGEST_WORD and "-" not in word) / letters
    return max(0.0, min(1.0, (share - 0.02) * 2)), f"{share:.0%} of the text is words run together"


def _few_letters(text: str) -> tuple[float, str]:
    """Mostly figures and signs: a table of numbers, a chart's scales, code."""
    solid = sum(not character.isspace() for character in text) or 1
    share = sum(character.isalpha() or "\u0300" <= character <= "\u036f" for character in text) / solid
    return max(0.0, min(1.0, (0.68 - share) * 2.2)), f"only {share:.0%} of the characters are letters"


def _unknown_tongue(text: str, language: str | None) -> tuple[float, str]:
    """Latin text without English words is foreign or undecoded; foreign is no fault, so little is lost."""
    words = [word.lower() for word in _WORD.findall(text)]
    latin = [word for word in words if word.isascii()]
    if len(latin) < ENOUGH_WORDS or len(latin) < len(words) * 0.6 or language not in (None, "en"):
        return 0.0, ""
    share = sum(word in _ENGLISH for word in latin) / len(latin)
    return max(0.0, min(0.25, (0.18 - share) * 1.6)), f"only {share:.0%} of the words are common English ones"


def _little(text: str, pages: int | None, pictured: int) -> tuple[float, str]:
    letters = sum(map(str.isalpha, text))
    words = len(_WORD.findall(text[:20_000]))
    if pages and letters / pages < ENOUGH_PER_PAGE:
        lack = 1.0 - letters / pages / ENOUGH_PER_PAGE
        weight = 0.9 if pictured >= pages / 2 else 0.35
        hint = "; the pages are pictures, run OCR first" if pictured >= pages / 2 else ""
        return lack * weight, f"{letters / pages:.0f} letters to a page{hint}"
    if words < ENOUGH_WORDS:
        return 0.4 * (1 - words / ENOUGH_WORDS), f"only {words} words"
    return 0.0, ""
