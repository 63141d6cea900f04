"""Comparisons and directions: what is compared stays, and more never becomes less."""

from __future__ import annotations

from collections.abc import Iterator

from glossary.meaning.comparison_sides import (
    DOWN,
    UP,
    comparing,
    crossing,
    directions,
    reach_of,
    sides_of,
    way_of,
)
from glossary.meaning.contents import stems
from glossary.meaning.losses import Kept, Loss
from glossary.meaning.statement import Sign, Statement

_NEUTRAL = (
    "comparison.differ", "cause.effect", "cause.associated", "comparison.than", "significance.within_chance",
    "negation.no_difference", "negation.alike",
)  # fmt: skip
"""Signs of sentences that might point but do not, so that a direction is no rewording."""
_PARTS = frozenset((",", ";", ":", ".", "and", "but", "while", "whereas", "although", "though", "or"))


def lost(source: Statement, plain: Statement) -> Iterator[Loss]:
    """Yield a loss where a comparison vanished, or a direction was lost, added or turned round."""
    yield from _vanished(source, plain)
    sides, sides_now = sides_of(source.whole), sides_of(plain.whole)
    crossed = crossing(sides, sides_now) if sides and sides_now else 0
    if sides and sides_now and crossed:
        points = sides_now.points if crossed < 0 else -sides_now.points
        if sides.points and points and sides.points != points:
            words = source.quoted(directions(source.whole)) or source.quoted(
                source.whole.of("comparison.than")
            )
            yield Loss(Kept.DIRECTION, words, f"“{words}”: the plain version turns the comparison round.")
            return
        if crossed > 0:
            return
    link, link_now = _link(source.whole), _link(plain.whole)
    if link_now and (link or _linked_only(source.whole)):
        if (link or _linked_only(source.whole)) != link_now:
            words = source.quoted(directions(source.whole)) or source.quoted(
                source.whole.of("cause.associated")
            )
            yield Loss(Kept.DIRECTION, words, f"“{words}”: the plain version turns the link round.")
        return
    yield from _turned(source, plain)
    yield from _exchanged(source, plain)


def _vanished(source: Statement, plain: Statement) -> Iterator[Loss]:
    signs = tuple(one for one in comparing(source) if not _side_by_side(one, source, plain))
    if signs and not plain.says("comparison.than"):
        words = source.quoted(signs)
        yield Loss(Kept.COMPARISON, words, f"The source compares (“{words}”); the plain version does not.")
    elif (
        source.has("comparison.differ")
        and not plain.says("comparison.differ")
        and not plain.has("significance.within_chance", "turned.same_or_better")
    ):
        words = source.quoted(source.of("comparison.differ"))
        yield Loss(Kept.COMPARISON, words, f"The source compares (“{words}”); the plain version does not.")
    group = source.of("comparison.control")
    if group and not plain.says("comparison.control"):
        words = source.quoted(group)
        yield Loss(
            Kept.COMPARISON, words, f"The plain version no longer names what was compared with: “{words}”."
        )


def _side_by_side(sign: Sign, source: Statement, plain: Statement) -> bool:
    """Whether "12%, compared with 3% in the other group" became "12% and 3% in the other group"."""
    words = source.words
    behind = range(sign.places[-1] + 1, min(sign.places[-1] + 2, len(words)))
    if words[sign.places[0]].text == "than" or not any(words[at].kind == "number" for at in behind):
        return False
    _, end = reach_of(source, sign)
    return set(stems(source, range(sign.places[-1] + 1, end))) <= set(stems(plain.whole))


def _turned(source: Statement, plain: Statement) -> Iterator[Loss]:
    """Yield a loss where only one direction stood and the other one is left, or where none is."""
    for name, other, kind, other_kind in (("up", "down", "good", "bad"), ("down", "up", "bad", "good")):
        before = [one for one in directions(source) if way_of(one) == (UP if name == "up" else DOWN)]
        now = [one for one in directions(plain) if way_of(one) == (UP if name == "up" else DOWN)]
        if before and not now and not _says(plain, name, kind):
            words = source.quoted(before)
            turned = _says(plain, other, other_kind) and not _says(source.whole, other, other_kind)
            what = "says the opposite" if turned else "leaves the direction out"
            yield Loss(Kept.DIRECTION, words, f"The source says “{words}”; the plain version {what}.")
        elif now and not before and not _reworded(source, plain, name, kind):
            words = plain.quoted(now)
            yield Loss(Kept.DIRECTION, words, f"The plain version says “{words}”; the source does not.")


def _reworded(source: Statement, plain: Statement, name: str, kind: str) -> bool:
    """Whether a direction that is new in the plain version can be a rewording of something that is gone."""
    other, other_kind = ("down", "bad") if name == "up" else ("up", "good")
    if not _says(source.whole, name, kind):
        whole = source.whole
        neutral = whole.has(*_NEUTRAL) or whole.family("direction") or whole.family("intent")
        if _says(source, other, other_kind):
            return False
        return not neutral and bool(set(stems(source, sorted(source.changed or ()))) - set(stems(plain)))
    anything = (
        source.family("direction")
        or source.family("significance")
        or source.has(
            "comparison.than",
            "comparison.differ",
            "cause.effect",
            "cause.associated",
            "cause.change",
            "hedge.tend",
        )
    )
    return bool(anything) or _says(source, name, kind)


def _link(statement: Statement) -> int:
    """Return which way a link points: 1 where both things rise together, -1 where one falls, else 0.

    "Negatively associated", "more of one went with less of the other" and "lower anxiety went with higher
    scores" all point down.
    """
    pointing = directions(statement)
    if not statement.says("cause.associated") or not 1 <= len(pointing) <= 2:
        return 0
    points = way_of(pointing[0])
    return points * way_of(pointing[1]) if len(pointing) == 2 else points


def _linked_only(statement: Statement) -> int:
    """Return the way of a link told without a direction: that of r, else upwards; 0 without a link."""
    if not statement.has("cause.associated") or directions(statement):
        return 0
    negative = any(one.unit == "r" and one.value < 0 for one in statement.quantities)
    return DOWN if negative else UP


def _says(statement: Statement, name: str, kind: str) -> bool:
    if name == "down" and statement.has("turned.lower"):
        return True
    return statement.says(f"direction.{name}") or statement.has(f"direction.{kind}")


def _exchanged(source: Statement, plain: Statement) -> Iterator[Loss]:
    """Yield a loss where two things went two ways and the ways changed places."""
    before, now = _by_part(source.whole), _by_part(plain.whole)
    if len(before) < 2 or len(now) < 2:
        return
    for rose, rises in before:
        for fell, falls in before:
            if rises != UP or falls != DOWN:
                continue
            own, other = rose - fell, fell - rose
            for part, points in now:
                for part_other, points_other in now:
                    if points == DOWN and points_other == UP:
                        swapped = bool(part & own) and bool(part_other & other)
                        if swapped and not part & other and not part_other & own:
                            words = source.quoted(directions(source.whole))
                            yield Loss(Kept.DIRECTION, words, "What rose and what fell changed places.")
                            return


def _by_part(statement: Statement) -> list[tuple[set[str], int]]:
    """Return, for each part of a sentence that points one way only, its content words and the way."""
    words = statement.words
    parts: list[list[int]] = [[]]
    for at, word in enumerate(words):
        if word.text in _PARTS:
            parts.append([])
        else:
            parts[-1].append(at)
    pointing = directions(statement)
    found: list[tuple[set[str], int]] = []
    for part in parts:
        ways = {way_of(one) for one in pointing if one.places[0] in part}
        if len(ways) == 1:
            spoken = {place for one in pointing for place in one.places}
            found.append((set(stems(statement, [at for at in part if at not in spoken])), ways.pop()))
    return found
