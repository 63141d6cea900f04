"""Broader terms without circles or shortcuts, in time that grows with the number of links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LONGEST_WAY = 8  # A circle through more terms is told by its first ones.


@dataclass(frozen=True, slots=True)
class Circle:
    """A way up that comes back to where it began; the link from `child` to `parent` was left out."""

    way: tuple[str, ...]
    length: int
    child: str
    parent: str

    def __str__(self) -> str:
        """Tell the way round, and what was done."""
        more = f" -> … ({self.length - len(self.way)} more)" if self.length > len(self.way) else ""
        told = " -> ".join(self.way) + f"{more} -> {self.way[0]}"
        return f"broader goes in a circle: {told}. The link from {self.child} to {self.parent} was left out."


def without_circles(
    broader: Mapping[str, Sequence[str]],
) -> tuple[dict[str, tuple[str, ...]], tuple[Circle, ...]]:
    """Return the links without those that close a circle, and the circles found."""
    kept: dict[str, list[str]] = {child: [] for child in broader}
    circles: list[Circle] = []
    done: set[str] = set()
    for start in broader:
        if start in done:
            continue
        # A walk with its own stack: vocabularies are deeper than Python's calls may go.
        way, place = [start], {start: 0}
        ahead = [iter(dict.fromkeys(broader[start]))]
        while way:
            here = way[-1]
            parent = next(ahead[-1], None)
            if parent is None:
                done.add(here)
                way.pop()
                ahead.pop()
                del place[here]
            elif parent in place:
                first = place[parent]
                circles.append(
                    Circle(tuple(way[first : first + LONGEST_WAY]), len(way) - first, here, parent)
                )
            else:
                kept[here].append(parent)
                if parent not in done:
                    kept.setdefault(parent, [])
                    place[parent] = len(way)
                    way.append(parent)
                    ahead.append(iter(dict.fromkeys(broader.get(parent, ()))))
    return {child: tuple(parents) for child, parents in kept.items() if parents}, tuple(circles)


def above(name: str, broader: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Return everything that is broader than `name`, at any distance."""
    found: set[str] = set()
    ahead = list(broader.get(name, ()))
    while ahead:
        here = ahead.pop()
        if here not in found:
            found.add(here)
            ahead += broader.get(here, ())
    return frozenset(found)


def without_shortcuts(broader: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return the links without those that another way up already makes; there must be no circles."""
    found: dict[str, tuple[str, ...]] = {}
    for child, parents in broader.items():
        over = {parent: above(parent, broader) for parent in parents} if len(parents) > 1 else {}
        found[child] = tuple(
            parent
            for parent in parents
            if not any(parent in higher for other, higher in over.items() if other != parent)
        )
    return found
