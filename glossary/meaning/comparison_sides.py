"""The two sides of a comparison, which way it points, and whether two comparisons have the same sides."""

from __future__ import annotations

from dataclasses import dataclass

from glossary.meaning.contents import stems
from glossary.meaning.kept_people import FAMILIES
from glossary.meaning.quantity import NAMES
from glossary.meaning.statement import Sign, Statement
from glossary.meaning.word_lists import word_list

UP, DOWN = 1, -1
_NO_COMPARISON = frozenset(("rather", "other", "no", "not"))
"""Before "than" these compare nothing, or belong to a bound that is checked with its number."""
GROUPS = frozenset(FAMILIES) - {"subject"}
_PASSIVE = frozenset(("outperformed", "outscored", "exceeded", "surpassed"))
_SETTING = word_list("setting")
_AFTER_SIDE = frozenset(("for", "among", "on", "when", "after", "during", ","))
_STRONG = (
    frozenset(
        ("outperform", "outperforms", "outscore", "outscores", "exceed", "exceeds", "surpass", "surpasses")
    )
    | _PASSIVE
)
_NAMING = NAMES | {""}
"""Units of numbers that tell sides apart ("set one", "Year 4"); what counts something does not."""


@dataclass(frozen=True, slots=True)
class Sides:
    """A comparison: the words of either side, and which way it points for the left one."""

    left: frozenset[str]
    right: frozenset[str]
    points: int


def comparing(statement: Statement) -> tuple[Sign, ...]:
    """Return the signs of a comparison; "rather than" and "no more than" are none."""
    return tuple(
        one
        for one in statement.of("comparison.than")
        if not (one.places[0] and statement.words[one.places[0] - 1].text in _NO_COMPARISON)
    )


def directions(statement: Statement) -> tuple[Sign, ...]:
    """Return the signs that point up or down."""
    return statement.of("direction.up", "direction.down", "turned.lower")


def way_of(sign: Sign) -> int:
    """Return UP or DOWN, the way a sign points."""
    return UP if sign.name == "up" else DOWN


def sides_of(statement: Statement) -> Sides | None:
    """Read the first comparison of a sentence, None where its sides cannot be told."""
    signs = comparing(statement)
    if not signs:
        return None
    than = signs[0]
    words = statement.words
    verb = words[than.places[0]].text
    start, end = reach_of(statement, than)
    if verb in _STRONG:
        passive = verb in _PASSIVE and _following(statement, than) == "by"
        return Sides(
            _named(statement, range(start, than.places[0])),
            _named(statement, range(than.places[-1] + 1, end)),
            DOWN if passive else UP,
        )
    if than.places[0] == start or (words[start].text in {"in", "as"} and than.places[0] - start < 2):
        return _turned_sides(statement, than, end)
    pointing = [one for one in directions(statement) if start <= one.places[0] < than.places[0]]
    middle = pointing[-1].places[0] if pointing else than.places[0]
    return Sides(
        _named(statement, range(start, middle)),
        _named(statement, range(than.places[-1] + 1, end)),
        way_of(pointing[-1]) if pointing else 0,
    )


def _turned_sides(statement: Statement, than: Sign, end: int) -> Sides | None:
    """ "Compared with pupils taught as usual, those who read aloud did better"."""
    words = statement.words
    comma = next((at for at in range(than.places[-1], len(words)) if words[at].text == ","), None)
    if comma is None:
        return None
    pointing = [one for one in directions(statement) if one.places[0] > comma]
    middle = pointing[0].places[0] if pointing else len(words)
    return Sides(
        _named(statement, range(comma + 1, middle)),
        _named(statement, range(than.places[-1] + 1, min(comma, end))),
        way_of(pointing[0]) if pointing else 0,
    )


def reach_of(statement: Statement, than: Sign) -> tuple[int, int]:
    """Return where the words of both sides begin and end, without a setting before ("In Year 4, …")."""
    words = statement.words
    inside = [at for at, word in enumerate(words) if word.clause == than.clause]
    start, end = inside[0], inside[-1] + 1
    if words[start].text in _SETTING:
        comma = next((at for at in range(start, than.places[0]) if words[at].text == ","), None)
        start = start if comma is None else comma + 1
    behind = (at for at in range(than.places[-1] + 1, end) if words[at].text in _AFTER_SIDE)
    return start, next(behind, end)


def _named(statement: Statement, places: range) -> frozenset[str]:
    """Return the content words at `places`, comparison groups and taught groups each under one name."""
    chosen = set(places)
    named: set[str] = set()
    for sign in statement.signs:
        group = sign.name in ("control", "treated") or sign.family in GROUPS
        if group and set(sign.places) <= chosen:
            named.add(f"<{sign.name}>")
            chosen -= set(sign.places)
    figures = {
        f"<{one.value}>" for one in statement.quantities if one.first in chosen and one.unit in _NAMING
    }
    return frozenset(named | figures | set(stems(statement, sorted(chosen))))


def crossing(before: Sides, now: Sides) -> int:
    """Return 1 where the sides changed places, -1 where they stayed, 0 where it cannot be told."""
    left, right = before.left - before.right, before.right - before.left
    left_now, right_now = now.left - now.right, now.right - now.left
    if all(any(one.startswith("<") for one in side) for side in (left, right, left_now, right_now)):
        left, right, left_now, right_now = (
            frozenset(one for one in side if one.startswith("<"))
            for side in (left, right, left_now, right_now)
        )
    if left & right_now and right & left_now:
        return 1
    same = len(left & left_now) + len(right & right_now)
    other = len(left & right_now) + len(right & left_now)
    return (other > same) - (same > other)


def _following(statement: Statement, sign: Sign) -> str:
    at = sign.places[-1] + 1
    return statement.words[at].text if at < len(statement.words) else ""
