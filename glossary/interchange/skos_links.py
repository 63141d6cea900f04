"""Which links SKOS allows to be stated: no circles, no shortcuts, nothing both related and broader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from glossary.interchange.hierarchy import above, without_circles, without_shortcuts
from glossary.interchange.rdf_names import BASE, SKOS
from glossary.term_bank import TermBank
from glossary.terms import Relation, Sense, slug

BROAD, NARROW, RELATED = f"{SKOS}broadMatch", f"{SKOS}narrowMatch", f"{SKOS}relatedMatch"
EXACT, CLOSE = f"{SKOS}exactMatch", f"{SKOS}closeMatch"
INVERSE: Mapping[str, str] = {BROAD: NARROW, NARROW: BROAD}
"""Matches that read differently from the other side; the others read alike."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of everything that the export speaks of, all under one base."""

    base: str = BASE

    @property
    def scheme(self) -> str:
        """The glossary itself."""
        return f"{self.base}_scheme"

    @property
    def classroom(self) -> str:
        """The second scheme: the words of classrooms."""
        return f"{self.base}_classroom"

    def sense(self, sense: Sense) -> str:
        """One sense."""
        return self.base + sense.id

    def word(self, word: str) -> str:
        """A word of classrooms; capitals make no difference."""
        return f"{self.base}_classroom/{quote(word.casefold(), safe='')}"

    def area(self, area: str) -> str:
        """An area of the bank."""
        return f"{self.base}_area/{area}"


@dataclass(frozen=True, slots=True)
class Links:
    """The links that can be stated, by address; `left_out` counts those of the bank that cannot."""

    broader: Mapping[str, Sequence[str]]
    related: tuple[tuple[str, str], ...]
    matches: tuple[tuple[str, str, str], ...]
    first: Mapping[str, str]
    """Term's address in the bank -> the sense that links to the term lead to."""
    left_out: int


def links_of(bank: TermBank, addresses: Addresses) -> Links:
    """Return what can be stated between the senses, and between them and the words of classrooms."""
    first: dict[str, str] = {}
    for sense in sorted(bank.senses, key=lambda one: bool(one.retired)):
        first.setdefault(sense.term_id, addresses.sense(sense))
    wanted = {
        addresses.sense(sense): _led_to(sense.broader, sense, first, addresses) for sense in bank.senses
    }
    round_free, circles = without_circles(wanted)
    broader = without_shortcuts(round_free)
    left_out = len(circles) + sum(map(len, round_free.values())) - sum(map(len, broader.values()))
    # Matches count as broader and related too (SKOS S41), so they are held against the same rules.
    whole = {child: list(parents) for child, parents in broader.items()}
    matches = list(_matches(bank, addresses))
    kept: list[tuple[str, str, str]] = []
    for ours, name, word in matches:
        child, parent = (ours, word) if name == BROAD else (word, ours)
        if name in (BROAD, NARROW):
            if child in above(parent, whole):
                continue
            whole.setdefault(child, []).append(parent)
        kept.append((ours, name, word))
    higher = {name: above(name, whole) for name in whole}
    related = list(_related(bank, first, addresses))
    apart = [pair for pair in related if not _hang_together(*pair, higher)]
    stated = [one for one in kept if one[1] != RELATED or not _hang_together(one[0], one[2], higher)]
    left_out += len(related) - len(apart) + len(matches) - len(stated)
    return Links(broader, tuple(apart), tuple(stated), first, left_out)


def _led_to(
    names: Sequence[str], sense: Sense, first: Mapping[str, str], addresses: Addresses
) -> tuple[str, ...]:
    found = (first.get(slug(name), "") for name in names)
    return tuple(dict.fromkeys(one for one in found if one and one != addresses.sense(sense)))


def _related(bank: TermBank, first: Mapping[str, str], addresses: Addresses) -> dict[tuple[str, str], None]:
    """Return each related pair once, whichever side names it."""
    found: dict[tuple[str, str], None] = {}
    for sense in bank.senses:
        for other in _led_to(sense.related, sense, first, addresses):
            pair = (addresses.sense(sense), other)
            if (other, pair[0]) not in found:
                found[pair] = None
    return found


def _matches(bank: TermBank, addresses: Addresses) -> list[tuple[str, str, str]]:
    """Return sense, property and classroom word.

    exactMatch is transitive: two senses that are each the same as one word would be stated to be the same as
    each other. Where several claim a word they get closeMatch.
    """
    same: dict[str, set[str]] = {}
    for sense in bank.senses:
        if sense.relation is Relation.SAME and sense.classroom_word:
            same.setdefault(addresses.word(sense.classroom_word), set()).add(sense.id)
    names = {Relation.NARROWER: BROAD, Relation.BROADER: NARROW, Relation.RELATED: RELATED}
    found: list[tuple[str, str, str]] = []
    for sense in bank.senses:
        word = addresses.word(sense.classroom_word)
        if sense.classroom_word and sense.relation is Relation.SAME:
            found.append((addresses.sense(sense), EXACT if len(same[word]) == 1 else CLOSE, word))
        elif sense.classroom_word and sense.relation in names:
            found.append((addresses.sense(sense), names[sense.relation], word))
    return found


def _hang_together(one: str, other: str, higher: Mapping[str, frozenset[str]]) -> bool:
    return other in higher.get(one, ()) or one in higher.get(other, ())
