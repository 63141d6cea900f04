"""Small parts of sentences that the record texts share: lists, counts and signed figures."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.documents import LicenceClaim

OUR_LICENCE = LicenceClaim(
    licence="CC-BY-4.0",
    where="Chalkface starter collection",
    text="Summary written for Chalkface, CC BY 4.0",
)
"""The licence of every text in the starter collection; the words are ours, the figures are facts."""


def listed(parts: Sequence[str], *, last: str = "and") -> str:
    """Join as "a", "a and b", "a, b and c"; parts with commas of their own are joined by semicolons."""
    if len(parts) < 2:
        return "".join(parts)
    comma = "; " if any("," in part for part in parts) and len(parts) > 2 else ", "
    return f"{comma.join(parts[:-1])} {last} {parts[-1]}"


def counted(number: int, one: str, many: str) -> str:
    """Say a count with its noun: "one study", "4 studies", "1,200 students"."""
    return f"one {one}" if number == 1 else f"{number:,} {many}"


def signed(figure: str) -> str:
    """Show a figure as its table has it, with a plus, or a true minus sign, unless it is zero."""
    bare = figure.lstrip("+-")
    if not bare.strip("0."):
        return bare
    return f"\u2212{bare}" if figure.startswith("-") else f"+{bare}"


def capitalised(sentence: str) -> str:
    """Give a sentence a capital without touching the rest of it."""
    return sentence[:1].upper() + sentence[1:]
