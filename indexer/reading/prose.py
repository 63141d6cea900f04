"""What is prose in a text with markup: the text itself, as long as before, with all else blank."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

FORMULA = "·"
"""Stands at the start of a formula taken out, so that the words on both sides never read as one phrase."""
_UNBROKEN = re.compile(r"[^\n]")


@dataclass(frozen=True, slots=True)
class Heading:
    """Where the words of a heading stand in the text (code points), and how deep it is.

    1 is the top; 0 is the title of the whole, where the markup has a word for that.
    """

    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class Prose:
    """A text of the same length as the one it was made from, in which only prose is left.

    Each character of prose stands where it stood; markup is spaces, and line breaks where a paragraph ends.
    `left` counts what was left out, by its name in the singular ("table", "formula").
    """

    text: str
    headings: tuple[Heading, ...]
    left: Counter[str]


class Slate:
    """The characters of a text while markup is wiped off them; its length never changes."""

    def __init__(self, text: str) -> None:
        # A carriage return is no character of a sentence; the line break beside it, or in its place, is.
        self.text = text.replace("\r\n", " \n").replace("\r", "\n")
        self.characters = list(self.text)

    def wipe(self, start: int, end: int, *, lines: bool = False) -> None:
        """Make spaces of the characters from `start` to `end`, of line breaks too where `lines` is true."""
        piece = self.text[start:end]
        self.characters[start:end] = " " * len(piece) if lines else _UNBROKEN.sub(" ", piece)

    def write(self, start: int, words: str) -> None:
        """Write `words` over what stands at `start`; what would run over the end is lost."""
        end = min(start + len(words), len(self.characters))
        self.characters[start:end] = words[: end - start]

    def part(self, start: int, end: int) -> None:
        """Wipe `start` to `end` and end the paragraph there, as far as its length allows."""
        self.wipe(start, end)
        self.write(start, "\n\n"[: end - start])

    def swallow_line(self, start: int, end: int) -> None:
        """Join the lines before and after where nothing but what was wiped stands between them."""
        before = self.text.rfind("\n", 0, start) + 1
        after = self.text.find("\n", end)
        if after < 0 or "".join(self.characters[before:after]).strip():
            return
        if self.text[after + 1 : after + 2].strip():
            self.characters[after] = " "

    def finished(self) -> str:
        """Return the text as it is now."""
        return "".join(self.characters)
