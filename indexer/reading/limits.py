"""How much of a file is read before it is refused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLimits:
    """Bounds on one file; `seconds` and `memory` hold only where a worker process reads it.

    `size` and `memory` are in bytes, `characters` counts the text of the whole file.
    """

    size: int = 200_000_000
    """Reports full of photographs reach tens of MB; the whole file is held in memory."""
    pages: int = 3_000
    """Twice a thick handbook; more is a series bound together."""
    characters: int = 20_000_000
    """About 3,000 dense pages; a text beyond it is a data dump."""
    seconds: float = 120.0
    """A 50-page tax form takes under 2 s here; the rest is room for slow machines."""
    memory: int = 3_000_000_000
    """Address space of a worker; reading a 200 MB file takes several copies of it."""


DEFAULT_LIMITS = ReadLimits()
