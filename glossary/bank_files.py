"""Reading the term bank's files: YAML in, senses and faults with their line out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from glossary.bank_entry import DEFAULTED, Entry, Fault, line_of, listed, mapping_in, text_in
from glossary.terms import AREAS, Sense

FILE_FIELDS = frozenset({"area", "senses", *DEFAULTED})


@dataclass(frozen=True, slots=True)
class Placed:
    """A sense and where it stands."""

    sense: Sense
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class BankFile:
    """What a file holds: the senses that could be read, and the faults of those that could not."""

    area: str
    senses: tuple[Placed, ...]
    faults: tuple[Fault, ...]


def read_bank_file(text: str, *, file: str) -> BankFile:
    """Return the senses of one file of the bank and its faults; a bad sense never hides the good ones.

    `file` is the name to say in faults. Never raises for what the file says.
    """
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        problem = getattr(error, "problem", None) or "this is not YAML"
        advice = (
            "Check the indent, the colon and the quotes of this line; quote a text that holds ': ' or ' #'."
        )
        return BankFile("", (), (Fault(file, line, "", "", f"cannot be read: {problem}. {advice}"),))
    if not isinstance(root, yaml.MappingNode):
        message = "must be a mapping with `area` and `senses`; see the bank's README."
        return BankFile("", (), (Fault(file, 1, "", "", message),))
    top = mapping_in(root)
    faults = [
        Fault(
            file,
            line_of(key),
            "",
            key.value,
            f"is not a field of a bank file. Allowed: {listed(FILE_FIELDS)}.",
        )
        for key, _ in root.value
        if isinstance(key, yaml.ScalarNode) and key.value not in FILE_FIELDS
    ]
    area = text_in(top.get("area"))
    if area not in AREAS:
        faults.append(Fault(file, 1, "", "area", f"{area!r} is not an area. Allowed: {listed(AREAS)}."))
    defaults = {name: text_in(top[name]) for name in DEFAULTED if name in top}
    entries = top.get("senses")
    if not isinstance(entries, yaml.SequenceNode):
        faults.append(Fault(file, 1, "", "senses", "must be a list of senses, each starting with `- term:`."))
        return BankFile(area, (), tuple(faults))
    placed: list[Placed] = []
    for entry in entries.value:
        reading = Entry(entry, area=area, defaults=defaults, file=file)
        sense = reading.sense()
        faults += reading.faults
        if sense is not None:
            placed.append(Placed(sense, file, line_of(entry)))
    return BankFile(area, tuple(placed), tuple(faults))


def sense_from_fields(
    fields: Mapping[str, object], *, area: str, file: str
) -> tuple[Sense | None, tuple[Fault, ...]]:
    """Return the sense that plain fields (of a form, a table's row) describe, or None, and what is wrong."""
    held = {name: value for name, value in fields.items() if value not in ("", None, [], {}, ())}
    node = yaml.compose(yaml.dump(held, Dumper=yaml.CSafeDumper, allow_unicode=True), Loader=yaml.CSafeLoader)
    reading = Entry(node, area=area, defaults={}, file=file)
    return reading.sense(), tuple(Fault(file, 0, one.sense, one.field, one.message) for one in reading.faults)
