"""What the term bank refuses: the rules that no single field can show, over the whole bank."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from glossary.bank_entry import Fault
from glossary.bank_files import Placed
from glossary.terms import Grade, PartOfSpeech, Relation, Sense, slug

MOST_WORDS = 40  # A definition longer than this is read twice.
FEWEST_WORDS_OF_A_SITUATION = 5  # Fewer name a topic rather than tell what happens.

_WORD = re.compile(r"[\w'’-]+")
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-Z])")


def faults_of(placed: Sequence[Placed]) -> tuple[Fault, ...]:
    """Return every fault of these senses, taken as one bank, in the order of files and lines."""
    found = [fault for one in placed for fault in _own_faults(one)]
    found += _duplicates(placed)
    found += _circles(placed)
    found += _links(placed)
    return tuple(sorted(found))


def faults_among(senses: Sequence[Sense], held: Iterable[Sense]) -> dict[str, tuple[Fault, ...]]:
    """Return by address the faults that `senses` have when they take their place among those held."""
    coming = {sense.id for sense in senses}
    placed = [Placed(one, "", 0) for one in (*(one for one in held if one.id not in coming), *senses)]
    found: dict[str, list[Fault]] = {}
    for fault in faults_of(placed):
        if fault.sense in coming:
            found.setdefault(fault.sense, []).append(fault)
    return {name: tuple(faults) for name, faults in found.items()}


def _own_faults(one: Placed) -> Iterator[Fault]:
    sense = one.sense
    for field, message in (
        *_shape_of_term(sense),
        *_shape_of_definition(sense),
        *_shape_of_wordings(sense),
        *_shape_of_relation(sense),
        *_shape_of_phrases(sense),
        *_shape_of_dates(sense),
    ):
        yield Fault(one.file, one.line, sense.id, field, message)


def _shape_of_term(sense: Sense) -> Iterator[tuple[str, str]]:
    if not slug(sense.term):
        yield "term", f"{sense.term!r} has no letter or digit to make an address of."
    if sense.key and not _KEY.fullmatch(sense.key):
        yield "sense", f"{sense.key!r} must be lower-case letters, digits and hyphens, such as `in-trials`."
    if not sense.register:
        yield "register", "must name at least one who uses the word."
    if sense.pos is not PartOfSpeech.NOUN and sense.countable != "yes":
        yield "countable", "is for nouns only."
    headword = sense.term.casefold()
    for name, forms in (("variants", sense.variants), ("abbreviations", sense.abbreviations)):
        for form, times in Counter(form.casefold() for form in forms).items():
            if times > 1:
                yield name, f"{form!r} is given twice."
            if form == headword:
                yield name, f"{form!r} is the headword itself; leave it out."


def _shape_of_definition(sense: Sense) -> Iterator[tuple[str, str]]:
    words = _WORD.findall(sense.means)
    if len(words) > MOST_WORDS:
        yield "means", f"has {len(words)} words; at most {MOST_WORDS}, in one sentence."
    if sense.means and (not sense.means[0].isupper() and not sense.means[0].isdigit()):
        yield "means", "must start with a capital."
    if sense.means and not sense.means.endswith("."):
        yield "means", "must end with a full stop."
    if _SENTENCE_END.search(re.sub(r"\b(?:e\.g|i\.e|etc|vs|Dr|St)\.", "", sense.means)):
        yield "means", "must be one sentence."
    if holds(sense.means, sense.term) and sense.grade is not Grade.FINE:
        yield "means", f"explains {sense.term!r} by itself; say it in other words."


def _shape_of_wordings(sense: Sense) -> Iterator[tuple[str, str]]:
    said = Counter(wording.say.casefold() for wording in sense.plain)
    for wording in sense.plain:
        if len(wording.say) >= len(sense.means):
            yield "plain", f"{wording.say!r} is longer than the definition; a plain wording must be shorter."
        if holds(wording.say, sense.term):
            yield "plain", f"{wording.say!r} holds the headword itself."
        if wording.say.endswith((".", "!", "?")) or wording.say != wording.say.strip():
            yield "plain", f"{wording.say!r} must be words that stand inside a sentence, without a full stop."
        if re.match(r"(?:a|an|the)\s", wording.say, re.IGNORECASE) and sense.pos is PartOfSpeech.NOUN:
            yield "plain", f"{wording.say!r} starts with an article; the sentence around it brings one."
        if wording.place and sense.pos is not PartOfSpeech.ADJECTIVE:
            yield "plain", "`place: after` is for adjectives only."
        if said[wording.say.casefold()] > 1:
            yield "plain", f"{wording.say!r} is given twice."


def _shape_of_relation(sense: Sense) -> Iterator[tuple[str, str]]:
    if not sense.classroom_word and sense.relation is not Relation.NO_EQUIVALENT:
        yield "classroom_word", f"is missing: {sense.relation.value!r} to which classroom word?"
    if sense.classroom_word and sense.relation is Relation.NO_EQUIVALENT:
        yield "classroom_word", "is given, though the relation says that there is none."
    if Grade.MISREAD in (sense.grade, *sense.grades.values()) and not sense.misread_as:
        yield "misread_as", "is missing: as what will a reader take it?"
    if sense.relation is Relation.FALSE_FRIEND and not sense.misread_as:
        yield "misread_as", "is missing: a false friend is taken for what?"


def _shape_of_phrases(sense: Sense) -> Iterator[tuple[str, str]]:
    for phrase, times in Counter(phrase.casefold() for phrase in sense.phrases).items():
        if times > 1:
            yield "teachers_say", f"{phrase!r} is given twice."
    for phrase in sense.situations:
        if len(_WORD.findall(phrase)) < FEWEST_WORDS_OF_A_SITUATION:
            yield (
                "situations",
                f"{phrase!r} has fewer than {FEWEST_WORDS_OF_A_SITUATION} words; put it under teachers_say.",
            )
    if not sense.phrases and set(sense.register) - {"researcher"}:
        yield "teachers_say", "is missing: how do teachers say it?"


def _shape_of_dates(sense: Sense) -> Iterator[tuple[str, str]]:
    try:
        date.fromisoformat(sense.date)
    except ValueError:
        yield "date", f"{sense.date!r} is not a date such as 2026-11-23."
    if sense.valid_from and sense.valid_to and sense.valid_from > sense.valid_to:
        yield "valid", f"ends in {sense.valid_to}, before it begins in {sense.valid_from}."


def _duplicates(placed: Sequence[Placed]) -> Iterator[Fault]:
    by_id: dict[str, list[Placed]] = defaultdict(list)
    by_means: dict[str, list[Placed]] = defaultdict(list)
    for one in placed:
        by_id[one.sense.id].append(one)
        by_means[one.sense.means.casefold()].append(one)
    for name, held in by_id.items():
        for one in held[1:]:
            first = held[0]
            advice = "Give each its own `sense` key, or merge them."
            yield Fault(
                one.file, one.line, name, "term", f"is already at {first.file}:{first.line}. {advice}"
            )
    for means, held in by_means.items():
        for one in held[1:]:
            if means and one.sense.id != held[0].sense.id:
                message = f"is word for word that of {held[0].sense.id}. Make one a variant of the other."
                yield Fault(one.file, one.line, one.sense.id, "means", message)


def _circles(placed: Sequence[Placed]) -> Iterator[Fault]:
    broader: dict[str, set[str]] = defaultdict(set)
    for one in placed:
        broader[one.sense.term_id] |= {slug(name) for name in one.sense.broader}
    for one in placed:
        for name in one.sense.broader:
            way = _way(slug(name), one.sense.term_id, broader)
            if way:
                chain = " -> ".join([one.sense.term_id, *way])
                yield Fault(one.file, one.line, one.sense.id, "broader", f"goes in a circle: {chain}.")


def _way(start: str, goal: str, broader: dict[str, set[str]]) -> list[str]:
    """Return a way up from `start` to `goal`, both included, or nothing."""
    come_from: dict[str, str] = {start: ""}
    ahead = [start]
    while ahead:
        here = ahead.pop()
        if here == goal:
            way = [here]
            while come_from[way[-1]]:
                way.append(come_from[way[-1]])
            return way[::-1]
        for further in sorted(broader.get(here, ())):
            if further not in come_from:
                come_from[further] = here
                ahead.append(further)
    return []


def _links(placed: Sequence[Placed]) -> Iterator[Fault]:
    known = {one.sense.term_id for one in placed}
    for one in placed:
        for field, names in (
            ("broader", one.sense.broader),
            ("related", one.sense.related),
            ("valid", (one.sense.replaced_by,) if one.sense.replaced_by else ()),
        ):
            for name in names:
                if slug(name) not in known:
                    message = f"{name!r} is not a term of the bank. Add it, or leave the link out."
                    yield Fault(one.file, one.line, one.sense.id, field, message)
                elif slug(name) == one.sense.term_id and field != "related":
                    yield Fault(one.file, one.line, one.sense.id, field, f"{name!r} is the term itself.")


def holds(text: str, term: str) -> bool:
    """Whether the words of `term` stand in `text` next to each other, whatever their capitals."""
    return _within(_words(term), _words(text))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _within(few: Sequence[str], many: Sequence[str]) -> bool:
    return bool(few) and any(
        list(many[at : at + len(few)]) == list(few) for at in range(len(many) - len(few) + 1)
    )


def headwords(senses: Iterable[Sense]) -> int:
    """Return how many different terms these senses belong to."""
    return len({sense.term_id for sense in senses})
