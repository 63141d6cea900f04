"""Statements as Turtle, grouped by subject in the order they come: rdflib takes ten seconds for the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import BinaryIO

from glossary.interchange.rdf_names import TYPE
from glossary.interchange.statements import Facts, Many, Statement, Thing

_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def write_turtle(statements: Iterable[Statement], stream: BinaryIO, *, prefixes: Mapping[str, str]) -> None:
    """Write the statements as Turtle."""
    subjects: dict[str, dict[str, list[Thing]]] = {}
    for subject, name, thing in statements:
        subjects.setdefault(subject, {}).setdefault(name, []).append(thing)
    short = _Short(prefixes)
    for prefix, address in prefixes.items():
        stream.write(f"@prefix {prefix}: <{address}> .\n".encode())
    for subject, said in subjects.items():
        lines = [
            f"{short(name)} {', '.join(_written(thing, short) for thing in dict.fromkeys(things))}"
            for name, things in said.items()
        ]
        body = " ;\n    ".join(lines)
        stream.write(f"\n{short(subject)} {body} .\n".encode())


class _Short:
    """Shortens addresses by their prefixes."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = tuple(prefixes.items())
        self._known: dict[str, str] = {TYPE: "a"}

    def __call__(self, address: str) -> str:
        if address not in self._known:
            self._known[address] = self._found(address)
        return self._known[address]

    def _found(self, address: str) -> str:
        for prefix, start in self._prefixes:
            if address.startswith(start) and _LOCAL.fullmatch(address[len(start) :]):
                return f"{prefix}:{address[len(start) :]}"
        return f"<{address}>"


def _written(thing: Thing, short: _Short) -> str:
    if isinstance(thing, str):
        return short(thing)
    if isinstance(thing, Many):
        return f"( {' '.join(_written(one, short) for one in thing.things)} )"
    if isinstance(thing, Facts):
        return f"[ {' ; '.join(f'{short(name)} {_written(value, short)}' for name, value in thing.said)} ]"
    text = f'"{thing.text.translate(_ESCAPES)}"'
    if thing.language:
        return f"{text}@{thing.language}"
    return f"{text}^^{short(thing.type)}" if thing.type else text
