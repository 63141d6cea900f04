"""A number as first found, before its direction and reading: where, what, and which figure it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from glossary.numbers.number import Kind


@dataclass(frozen=True, slots=True)
class Found:
    """A number of a text; offsets are code points, `figure_start` and `figure_end` those of its figure alone.

    `change` says that a percentage, a count or points tell of a rise, a fall or a gap, not of a level.
    """

    start: int
    end: int
    kind: Kind
    value: float | None
    figure_start: int
    figure_end: int
    low: float | None = None
    high: float | None = None
    op: str = "="
    unit: str = ""
    level: float | None = None
    change: bool = False


class Taken:
    """The characters of a text that already belong to something: a number, or what only looks like one."""

    def __init__(self, length: int) -> None:
        self._used = bytearray(length)

    def free(self, start: int, end: int) -> bool:
        """Whether nothing has been claimed from `start` up to `end`."""
        return self._used.find(1, start, end) < 0

    def claim(self, start: int, end: int) -> None:
        """Mark the characters from `start` up to `end`."""
        self._used[start:end] = b"\x01" * (end - start)

    def add(self, found: Iterable[Found], to: list[Found]) -> None:
        """Add to `to` every number whose figure and beginning are free, and claim its characters."""
        for one in found:
            if self.free(one.figure_start, one.figure_end) and self.free(one.start, one.start + 1):
                self.claim(one.start, one.end)
                to.append(one)
