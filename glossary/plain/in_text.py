"""How a sense is put plainly inside a sentence: in its place, beside it, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from glossary.terms import PartOfSpeech, Relation, Sense, Wording

LONGEST_IN_PLACE = 3
"""Words of the bank's wording that may stand for a word nobody has tried in running text."""

_ALIKE = (Relation.SAME, Relation.NARROWER)
"""Relations in which the bank's plain words can stand alone; otherwise the term stays and is explained."""


class Way(Enum):
    """What is done with a term in running text."""

    INSTEAD = "instead"
    BESIDE = "beside"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class InText:
    """What is done with a sense in running text, and the wordings for it, the best first."""

    way: Way
    wordings: tuple[Wording, ...]


def in_text(sense: Sense) -> InText:
    """Return how `sense` is put: as the table of this folder says, else by what the bank knows of it."""
    table = _table()
    if sense.id in table.leave:
        return InText(Way.LEAVE, ())
    if said := table.instead.get(sense.id):
        return InText(Way.INSTEAD, (_wording(sense, said),))
    if said := table.beside.get(sense.id):
        return InText(Way.BESIDE, (_wording(sense, said),))
    if not sense.plain:
        return InText(Way.LEAVE, ())
    short = tuple(one for one in sense.plain if len(one.say.split()) <= LONGEST_IN_PLACE)
    # A noun keeps its name unless the table says otherwise: variants of a term ("speech device") are often
    # narrower than the wording of the whole ("communication without speech").
    alone = sense.pos is not PartOfSpeech.NOUN and sense.relation in _ALIKE
    if alone and short:
        return InText(Way.INSTEAD, short)
    return InText(Way.BESIDE, sense.plain)


@dataclass(frozen=True, slots=True)
class _Table:
    instead: dict[str, str]
    beside: dict[str, str]
    leave: frozenset[str]


@cache
def _table() -> _Table:
    held: dict[str, Any] = yaml.safe_load(files("glossary.plain").joinpath("in_text.yaml").read_text("utf-8"))
    return _Table(held["instead"], held["beside"], frozenset(held["leave"]))


def senses_named() -> frozenset[str]:
    """Return the addresses of all senses that the table speaks of."""
    table = _table()
    return frozenset((*table.instead, *table.beside, *table.leave))


def _wording(sense: Sense, said: str) -> Wording:
    """Return the wording with what the bank says is lost by it, if it is one of the bank's."""
    return next((one for one in sense.plain if one.say == said), Wording(said, "Nothing."))
