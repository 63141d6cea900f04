"""What an import would change: for each sense, whether it is new, the same, different or another meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from glossary.bank_entry import Fault
from glossary.bank_writing import fields_of
from glossary.interchange.flat import flat_of
from glossary.interchange.incoming import Intake
from glossary.schema import faults_among
from glossary.term_bank import TermBank
from glossary.terms import Sense

SHARED_WORDS = 0.2  # Definitions that share fewer of their longer words tell of different things.

_LONGER_WORD = re.compile(r"[^\W\d_]{4,}")


class Standing(StrEnum):
    """How an incoming sense stands to the bank."""

    NEW = "new"
    SAME = "same"
    DIFFERS = "differs"
    ANOTHER_MEANING = "address taken by another meaning"


class Strategy(StrEnum):
    """What to take of an import; senses that break a rule and other meanings are never taken."""

    KEEP = "keep"
    """New senses; where ours differ, ours stay and only what they leave empty is filled."""
    REPLACE = "replace"
    """New senses; where ours differ, theirs take their place."""
    NEW = "new"
    """New senses only."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that differs, as the bank's files hold it; None where one side has nothing."""

    field: str
    ours: object
    theirs: object

    def __str__(self) -> str:
        """Say both sides."""
        return f"{self.field}: ours {_said(self.ours)}; theirs {_said(self.theirs)}"


@dataclass(frozen=True, slots=True)
class Compared:
    """One incoming sense against the bank."""

    sense: Sense
    standing: Standing
    ours: Sense | None = None
    differences: tuple[Difference, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All incoming senses against the bank, in the order they came."""

    senses: tuple[Compared, ...]

    def standing(self, standing: Standing) -> tuple[Compared, ...]:
        """Return those that stand so."""
        return tuple(one for one in self.senses if one.standing is standing)

    @property
    def faulty(self) -> tuple[Compared, ...]:
        """Those that break a rule of the bank."""
        return tuple(one for one in self.senses if one.faults)

    def chosen(self, strategy: Strategy) -> tuple[Sense, ...]:
        """Return the senses to hand to `Editor.take_in`."""
        return tuple(found for one in self.senses if (found := _chosen(one, strategy)) is not None)

    def lines(self) -> tuple[str, ...]:
        """Return the comparison as text, the counts first."""
        counts = [f"{len(self.standing(one))} {one.value}" for one in Standing]
        found = [", ".join([*counts, f"{len(self.faulty)} against the rules"]) + "."]
        for one in self.senses:
            if one.standing is Standing.SAME and not one.faults:
                continue
            found.append(f"{one.sense.id}: {one.standing.value}")
            found += [f"  {difference}" for difference in one.differences]
            found += [f"  against the rules: {fault.field}: {fault.message}" for fault in one.faults]
        return tuple(found)

    def as_json(self) -> dict[str, object]:
        """Return the comparison in plain values."""
        return {
            "counts": {one.value: len(self.standing(one)) for one in Standing} | {"faulty": len(self.faulty)},
            "senses": [
                {
                    "id": one.sense.id,
                    "standing": one.standing.value,
                    "differences": [
                        {"field": each.field, "ours": each.ours, "theirs": each.theirs}
                        for each in one.differences
                    ],
                    "faults": [{"field": each.field, "message": each.message} for each in one.faults],
                }
                for one in self.senses
            ],
        }


def compare(bank: TermBank, senses: Iterable[Sense]) -> Comparison:
    """Return how each incoming sense stands to the bank, and which rules it would break there."""
    incoming = tuple(senses)
    held = {sense.id: sense for sense in bank.senses}
    faults = faults_among(incoming, bank.senses)
    return Comparison(tuple(_compared(one, held.get(one.id), faults.get(one.id, ())) for one in incoming))


def _compared(theirs: Sense, ours: Sense | None, faults: tuple[Fault, ...]) -> Compared:
    if ours is None:
        return Compared(theirs, Standing.NEW, faults=faults)
    if ours == theirs:
        return Compared(theirs, Standing.SAME, ours)
    mine, other = _fields(ours), _fields(theirs)
    differences = tuple(
        Difference(name, mine.get(name), other.get(name))
        for name in {**mine, **other}
        if mine.get(name) != other.get(name)
    )
    standing = Standing.ANOTHER_MEANING if _tell_apart(ours, theirs) else Standing.DIFFERS
    return Compared(theirs, standing, ours, differences, faults)


def _fields(sense: Sense) -> dict[str, object]:
    return {"area": sense.area, **fields_of(sense)}


def _tell_apart(ours: Sense, theirs: Sense) -> bool:
    """Whether two senses of one address mean different things, as far as their words show."""
    if ours.pos is not theirs.pos:
        return True
    mine, other = _longer_words(ours.means), _longer_words(theirs.means)
    return bool(mine and other) and len(mine & other) / min(len(mine), len(other)) < SHARED_WORDS


def _longer_words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _LONGER_WORD.findall(text))


def _chosen(one: Compared, strategy: Strategy) -> Sense | None:
    if one.faults or one.standing in (Standing.SAME, Standing.ANOTHER_MEANING):
        return None
    if one.standing is Standing.NEW or one.ours is None or strategy is Strategy.REPLACE:
        return one.sense
    return _filled(one.ours, one.sense) if strategy is Strategy.KEEP else None


def _filled(ours: Sense, theirs: Sense) -> Sense | None:
    """Return ours with its empty fields filled from theirs; None when there is nothing to fill."""
    intake = Intake("")
    intake.take({**flat_of(theirs), **flat_of(ours)}, where=ours.id)
    made = intake.senses[0] if intake.senses else None
    return None if made == ours else made


def _said(value: object) -> str:
    return "nothing" if value is None else repr(value) if isinstance(value, str) else str(value)
