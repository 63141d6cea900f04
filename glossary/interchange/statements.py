"""What RDF says, in our own words: addresses, texts, lists and things without an address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Text:
    """A literal: its text with a language or the address of its type."""

    text: str
    language: str = ""
    type: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """A thing without an address: what is said of it."""

    said: tuple[tuple[str, Text], ...]

    def text(self, name: str) -> str:
        """Return the text of one property, or nothing."""
        return next((value.text for key, value in self.said if key == name), "")


@dataclass(frozen=True, slots=True)
class Many:
    """An RDF list: things in their order."""

    things: tuple[Text | Facts, ...]


Thing: TypeAlias = str | Text | Facts | Many
"""An address (`str`) or something that has none."""

Statement: TypeAlias = tuple[str, str, Thing]
