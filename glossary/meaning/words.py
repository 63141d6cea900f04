"""The words of a sentence as the proof reads them: in lower case, contractions opened, clauses numbered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from glossary.meaning.word_lists import word_list

_TOKEN = re.compile(
    r"""
    (?P<number> \d{1,3}(?:[,\u00a0\u2009\u202f\x20]\d{3})+(?![\d.,]*\d)(?:[.·]\d+)?
              | \d{1,3}(?:,\d{3})+(?:[.·]\d+)?(?!\d)
              | \d+(?:[.·]\d+)? | [.·]\d+ )
    (?P<ordinal> (?:st|nd|rd|th)\b )?
  | (?P<word> [^\W\d_]+(?:['’][^\W\d_]+)* )
  | (?P<mark> \S )
    """,
    re.VERBOSE,
)
_CLAUSE_MARKS = frozenset(";:.!?—")
_CLAUSE_WORDS = word_list("clause")
_AFTER_COMMA = frozenset(("and", "which", "with"))  # Inside a clause these only join words.
_OPENED = {
    "can't": ("can", "not"), "cannot": ("can", "not"), "won't": ("will", "not"), "shan't": ("shall", "not"),
    "it's": ("it",), "that's": ("that",), "there's": ("there",), "let's": ("let",),
    "nonsignificant": ("non", "significant"), "percent": ("per", "cent"), "vs": ("versus",),
    "posttest": ("post", "test"), "pretest": ("pre", "test"), "posttests": ("post", "tests"),
    "headteacher": ("head", "teacher"), "headteachers": ("head", "teachers"), "uk": ("uk",),
}  # fmt: skip
_SHORT_FORMS = re.compile(
    r"\bn\.\s?s\.|\bU\.K\.|\bU\.S\.(?:A\.)?|\bv\.(?=\s)|\be\.g\.|\bi\.e\.|\bet al\.", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word, number or mark.

    `text` is lower case without possessive endings, `clause` the number of the clause from 0, `start` and
    `end` code points of the sentence. `kind` is "word", "number", "ordinal" or "mark".
    """

    text: str
    kind: str
    start: int
    end: int
    clause: int


def words_of(sentence: str) -> tuple[Word, ...]:
    """Return the words, numbers and marks of a sentence in order; hyphens between letters are left out."""
    sentence = _SHORT_FORMS.sub(lambda found: found[0].replace(".", "").ljust(len(found[0])), sentence)
    found: list[Word] = []
    clause = 0
    for text, kind, start, end in _pieces(sentence):
        if text in _CLAUSE_WORDS and (text not in _AFTER_COMMA or (found and found[-1].text == ",")):
            clause += bool(found)
        found.append(Word(text, kind, start, end, clause))
        clause += kind == "mark" and text in _CLAUSE_MARKS
    return tuple(found)


def _pieces(sentence: str) -> Iterator[tuple[str, str, int, int]]:
    for match in _TOKEN.finditer(sentence):
        start, end = match.span()
        if match["number"]:
            yield match["number"], "ordinal" if match["ordinal"] else "number", start, end
        elif match["word"]:
            for text in ("usa",) if match["word"] == "US" else _opened(match["word"]):
                yield text, "word", start, end
        elif not _joins_letters(sentence, start):
            yield match["mark"], "mark", start, end


def _joins_letters(sentence: str, at: int) -> bool:
    """Whether the mark at `at` is a hyphen inside a word, such as "low-attaining" or "4-year-olds"."""
    if sentence[at] not in "-‐‑":
        return False
    before, after = sentence[at - 1 : at], sentence[at + 1 : at + 2]
    return before.isalnum() and after.isalpha()


def _opened(word: str) -> tuple[str, ...]:
    text = word.casefold().replace("’", "'")
    if (opened := _OPENED.get(text)) is not None:
        return opened
    if text.endswith("n't"):
        return (text[:-3], "not")
    head, _, ending = text.partition("'")
    if ending in {"s", ""}:
        return (head,)
    if ending in {"ll", "ve", "re", "d", "m"}:
        return (head, {"ll": "will", "ve": "have", "re": "are", "d": "would", "m": "am"}[ending])
    return (text,)
