"""Changes to a sense as one types them: `means=...`, `teachers_say+=wet play`, `plain+=say | loses`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from glossary.bank_entry import FIELDS, LISTS, Fault
from glossary.bank_files import sense_from_fields
from glossary.bank_writing import fields_of
from glossary.errors import SenseRefused
from glossary.terms import Sense

MANY = (*LISTS, "region", "phase", "register")
"""Fields that hold several texts; they are written with a semicolon between."""

_ASSIGNMENT = re.compile(r"\s*([a-z_.]+)\s*(\+=|-=|=)\s*(.*?)\s*", re.DOTALL)
_DOTTED = (
    "valid.from",
    "valid.to",
    "valid.replaced_by",
    "grades.leader",
    "grades.policy",
    "grades.parent",
    "grades.teacher",
)


def changed(sense: Sense, assignments: Iterable[str]) -> Sense:
    """Return the sense with the changes typed. Raises SenseRefused naming the one that cannot be read."""
    fields = fields_of(sense)
    for typed in assignments:
        _apply(fields, typed, name=sense.id)
    return made(fields, area=sense.area, name=sense.id)


def made(fields: dict[str, object], *, area: str, name: str) -> Sense:
    """Return the sense that these fields describe. Raises SenseRefused with all that is wrong with them."""
    sense, faults = sense_from_fields(fields, area=area, file="")
    if sense is None or faults:
        raise SenseRefused(name, faults)
    return sense


def assigned(assignments: Iterable[str], *, name: str) -> dict[str, object]:
    """Return the fields that a list of assignments describes. Raises SenseRefused."""
    fields: dict[str, object] = {}
    for typed in assignments:
        _apply(fields, typed, name=name)
    return fields


def _apply(fields: dict[str, object], typed: str, *, name: str) -> None:
    match = _ASSIGNMENT.fullmatch(typed)
    field = match[1] if match else ""
    if match is None or (field not in FIELDS and field not in _DOTTED):
        allowed = ", ".join(sorted((FIELDS - {"valid", "grades"}) | set(_DOTTED)))
        message = (
            f"{typed!r} cannot be read. Write field=value, field+=value or field-=value. Fields: {allowed}."
        )
        raise SenseRefused(name, [Fault("", 0, name, "", message)])
    how, value = match[2], match[3]
    if "." in field:
        outer, inner = field.split(".")
        held = dict(_mapping(fields.get(outer)))
        fields[outer] = (
            {**held, inner: value} if how == "=" and value else {k: v for k, v in held.items() if k != inner}
        )
    elif field == "plain":
        fields[field] = _wordings(_listed(fields.get(field)), how, value)
    elif field in MANY:
        new = [part.strip() for part in value.split(";") if part.strip()]
        held_texts = [str(one) for one in _listed(fields.get(field))]
        fields[field] = {
            "=": new,
            "+=": [*held_texts, *(one for one in new if one not in held_texts)],
            "-=": [one for one in held_texts if one not in new],
        }[how]
    elif how == "=":
        fields[field] = value
    else:
        raise SenseRefused(name, [Fault("", 0, name, field, "holds one text; write field=value.")])


def _wordings(held: list[object], how: str, value: str) -> list[object]:
    """Read "say | loses" (and "| after"), several with a semicolon between."""
    new: list[object] = []
    for part in (part for part in value.split(";") if part.strip()):
        say, loses, place = ([one.strip() for one in part.split("|")] + ["", ""])[:3]
        new.append({"say": say, "loses": loses} | ({"place": place} if place else {}))
    if how == "=":
        return new
    said = {_mapping(one).get("say") for one in new}
    kept = [one for one in held if _mapping(one).get("say") not in said]
    return [*kept, *new] if how == "+=" else kept


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]


def _mapping(value: object) -> dict[str, object]:
    return dict(value) if isinstance(value, dict) else {}  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
