"""How much of what education research says is in the bank: its thousand commonest words, one by one."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources

from glossary.forms import FormTree, tokens_of


class Standing(StrEnum):
    """Where a common word of research stands."""

    IN_THE_BANK = "in the bank"
    PLAIN = "plain already"
    LEFT_OUT = "left out"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Common:
    """A word or phrase that is common in education research, and how many abstracts of 10,113 have it."""

    term: str
    documents: int
    standing: Standing
    why: str


def coverage(tree: FormTree) -> tuple[Common, ...]:
    """Return where each of the thousand commonest words stands, the commonest first.

    The counts are Chalkface's own, over 10,113 abstracts of education research; `commonest.csv` says of those
    that are not in the bank whether they are plain already or left out, and why.
    """
    text = (resources.files("glossary") / "bank" / "commonest.csv").read_text("utf-8")
    return tuple(_standing(row, tree) for row in csv.DictReader(text.splitlines()))


def _standing(row: dict[str, str], tree: FormTree) -> Common:
    judged = {"plain": Standing.PLAIN, "left out": Standing.LEFT_OUT}.get(row["judged"], Standing.UNDECIDED)
    if _is_in(row["term"], tree) or _is_in(row["usual_form"], tree):
        return Common(row["term"], int(row["documents"]), Standing.IN_THE_BANK, "")
    return Common(row["term"], int(row["documents"]), judged, row["why"])


def _is_in(term: str, tree: FormTree) -> bool:
    tokens = tokens_of(term)
    return bool(tokens) and tree.longest_at(tokens, 0)[0] == len(tokens)


def count(found: Iterable[Common]) -> dict[Standing, int]:
    """Return how many words stand where."""
    counts = dict.fromkeys(Standing, 0)
    for one in found:
        counts[one.standing] += 1
    return counts
