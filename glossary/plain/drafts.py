"""Changes to a sentence before they are made: chosen so that none overlap, then made with their record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from glossary.plain.translation import Edit, EditKind

_URGENT = (
    EditKind.REFERENCE,
    EditKind.SCAFFOLD,
    EditKind.PASSIVE,
    EditKind.NOMINALISATION,
    EditKind.SPLIT,
    EditKind.TERM,
    EditKind.ABBREVIATION,
    EditKind.GLOSS,
    EditKind.NOTE,
    EditKind.WORDING,
)
"""Where two changes meet, the kind that comes first here stays: what is taken out needs no other words."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A change that may be made: `said` for what stands between `start` and `end` of the sentence.

    With `capital` the word after it begins a sentence and takes a capital letter.
    """

    start: int
    end: int
    said: str
    kind: EditKind
    reason: str
    term: str = ""
    capital: bool = False


def chosen(drafts: Iterable[Draft]) -> list[Draft]:
    """Return the drafts that can be made together, in the order of the sentence."""
    kept: list[Draft] = []
    for one in sorted(drafts, key=lambda one: (_URGENT.index(one.kind), one.start - one.end, one.start)):
        if not any(_meet(one, other) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: (one.start, one.end))


def _meet(one: Draft, other: Draft) -> bool:
    if one.start == one.end == other.start == other.end and one.kind is other.kind is EditKind.NOTE:
        return False  # Notes stand one after the other behind the sentence.
    if one.start == one.end or other.start == other.end:
        # Something added may stand at the edge of another change, not within it.
        within = other.start < one.start < other.end or one.start < other.start < one.end
        return within or one.start == other.start
    return one.start < other.end and other.start < one.end


def made(sentence: str, drafts: Sequence[Draft]) -> tuple[str, tuple[Edit, ...]]:
    """Return the sentence with the drafts made (sorted, none overlapping), and the record of them."""
    pieces: list[str] = []
    edits: list[Edit] = []
    at, written = 0, 0
    for one in _with_capitals(sentence, drafts):
        pieces.append(sentence[at : one.start])
        written += one.start - at
        pieces.append(one.said)
        edits.append(
            Edit(one.start, one.end, written, written + len(one.said), one.kind, one.reason, one.term)
        )
        written += len(one.said)
        at = one.end
    pieces.append(sentence[at:])
    return "".join(pieces), tuple(edits)


def _with_capitals(sentence: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with a capital where a sentence begins now: in the next draft, or their end."""
    repaired: list[Draft] = []
    wanted = False
    for number, one in enumerate(drafts):
        if wanted and one.said:
            one = replace(one, said=capitalised(one.said))  # noqa: PLW2901 - the draft as it will be made
            wanted = False
        wanted = wanted or one.capital
        following = drafts[number + 1] if number + 1 < len(drafts) else None
        if wanted and not (following and following.start == one.end):
            end = _word_end(sentence, one.end, following.start if following else len(sentence))
            one = replace(one, end=end, said=one.said + capitalised(sentence[one.end : end]))  # noqa: PLW2901
            wanted = False
        repaired.append(one)
    return repaired


def capitalised(words: str) -> str:
    """Return the words with a capital at their first letter; brackets and quotes are passed over."""
    for at, letter in enumerate(words):
        if letter.isalnum():
            return words[:at] + letter.upper() + words[at + 1 :]
    return words


def _word_end(sentence: str, start: int, stop: int) -> int:
    """Return where the first word after `start` ends: a capital is given to a word that stands whole."""
    at = start
    while at < stop and not sentence[at].isalnum():
        at += 1
    while at < stop and sentence[at].isalnum():
        at += 1
    return at
