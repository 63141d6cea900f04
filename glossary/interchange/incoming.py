"""What a file of terms brings: senses, faults, and proposals that somebody still has to complete."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from glossary.bank_entry import Fault
from glossary.bank_files import sense_from_fields
from glossary.interchange.flat import Flat, fields_from, missing_in, text_in
from glossary.terms import AREAS, Sense, slug


@dataclass(frozen=True, slots=True)
class Proposal:
    """A word that a foreign vocabulary brings: what is known of it, and the columns still to be filled.

    `where` is its address or number in the file.
    """

    where: str
    known: Flat
    missing: tuple[str, ...]

    def __str__(self) -> str:
        """Say what somebody has to write before it can be taken in."""
        return f"{text_in(self.known, 'term') or self.where}: still missing: {', '.join(self.missing)}."


@dataclass(frozen=True, slots=True)
class Incoming:
    """All that a file brings; nothing of it is in the bank yet."""

    senses: tuple[Sense, ...]
    faults: tuple[Fault, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Intake:
    """Gathers what a file brings, entry by entry; `file` is the name to say in faults."""

    file: str
    senses: list[Sense] = field(default_factory=list[Sense])
    faults: list[Fault] = field(default_factory=list[Fault])
    proposals: list[Proposal] = field(default_factory=list[Proposal])
    notes: list[str] = field(default_factory=list[str])

    def take(
        self,
        flat: Flat,
        *,
        where: str,
        line: int = 0,
        places: Mapping[str, str] | None = None,
        proposing: bool = True,
    ) -> None:
        """Take one entry: a sense when it is whole, a proposal when fields are missing, else its faults.

        `places` says where a field stands ("column D"). With `proposing` false missing fields are faults.
        """
        missing = missing_in(flat)
        if missing and proposing:
            self.proposals.append(Proposal(where, flat, missing))
            return
        area = text_in(flat, "area")
        sense, found = sense_from_fields(fields_from(flat), area=area, file=self.file)
        name = slug(text_in(flat, "term")) or where
        faults = [(one.field, one.message) for one in found]
        if not area:
            faults.append(("area", "is missing; every sense needs it."))
        elif area not in AREAS:
            faults.append(("area", f"{area!r} is not an area. Allowed: {', '.join(sorted(AREAS))}."))
        for column, message in faults:
            place = (places or {}).get(column, "")
            said = f"{column} ({place})" if place else column
            self.faults.append(Fault(self.file, line, name, said, message))
        if sense is not None and not faults:
            self.senses.append(sense)

    def brought(self) -> Incoming:
        """Return all that was taken."""
        return Incoming(
            tuple(self.senses), tuple(self.faults), tuple(self.proposals), tuple(dict.fromkeys(self.notes))
        )
