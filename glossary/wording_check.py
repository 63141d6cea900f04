"""Reads a text for the words that a reader will not know, will misread, or will hear a judgement in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from glossary.english import is_english, language_of
from glossary.errors import NoSuchTerm
from glossary.false_friends.deciding import Decider
from glossary.grammar import Span
from glossary.senses import Meant, Reading, read_spots
from glossary.short_forms import ShortForm, short_forms_in, statistics_in
from glossary.spotting import Spot, spot
from glossary.term_bank import TermBank
from glossary.terms import Grade, Reader, Relation, Sense, Wording

MOST_CHARACTERS = 1_000_000  # Parsing takes a second for each 25,000 here; beyond this a reader has left.

_NAMES = ("American", "Australia", "Bayes", "Brit", "Engl", "Europe", "Irish", "Scot", "Wales", "Welsh")
"""How names start that a definition may start with."""
_BLANK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Finding:
    """A place that needs attention. Offsets are code points of the text checked.

    `kind` is jargon, false_friend, abbreviation or policy; `term` and `sense` are addresses in the glossary,
    empty where it does not hold the word; `again` says that it was found before in the same sense.
    """

    start: int
    end: int
    text: str
    kind: str
    term: str
    sense: str
    message: str
    suggestions: tuple[Wording, ...]
    grade: Grade
    because: tuple[str, ...] = ()
    again: bool = False


@dataclass(frozen=True, slots=True)
class Met:
    """A word of the glossary that needs no attention for this reader."""

    start: int
    end: int
    text: str
    term: str
    sense: str


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, what needs no attention, and what to know about the reading itself."""

    findings: tuple[Finding, ...]
    terms: tuple[Met, ...]
    notes: tuple[str, ...]


def check_wording(
    text: str, *, bank: TermBank, decider: Decider, today: date, reader: Reader = Reader.TEACHER
) -> Report:
    """Return what `reader` will not know or will misread in `text`, in its order.

    Paragraphs that are not English are left alone, and a note says so. Never raises for what the text says.
    """
    pieces, notes = english_pieces(text)
    decided = len(text) <= MOST_CHARACTERS
    if not decided:
        notes.append(
            f"This text has {len(text):,} characters. Over {MOST_CHARACTERS:,}, words with several meanings "
            "are left alone; check it in parts to have them read too."
        )
    spots = spots_in(text, pieces=pieces, bank=bank)
    findings: list[Finding] = []
    terms: list[Met] = []
    for meant in read_spots(text, spots, pieces=pieces, bank=bank, decider=decider, decided=decided):
        sense = meant.sense
        if meant.reading is Reading.UNSURE:
            continue
        if sense is None:
            findings.append(_explained_by_the_text(meant))
        elif is_fine(sense, reader=reader, today=today):
            terms.append(Met(meant.spot.start, meant.spot.end, meant.spot.text, sense.term_id, sense.id))
        else:
            findings.append(_finding(meant, sense, reader=reader, today=today))
    taken = [(one.start, one.end) for one in (*findings, *terms)]
    findings += _short_forms(text, pieces, taken, bank)
    return Report(tuple(_marked(findings)), tuple(terms), tuple(notes))


def english_pieces(text: str) -> tuple[list[Span], list[str]]:
    """Return where the English paragraphs are, and what to say of the others."""
    pieces: list[Span] = []
    foreign: list[Span] = []
    start = 0
    for end, following in [
        *((gap.start(), gap.end()) for gap in _BLANK.finditer(text)),
        (len(text), len(text)),
    ]:
        if text[start:end].strip():
            (pieces if is_english(text[start:end]) else foreign).append((start, end))
        start = following
    if not foreign:
        return pieces, []
    found = language_of(text[slice(*max(foreign, key=lambda one: one[1] - one[0]))])
    what = "This text is" if not pieces else f"{len(foreign)} of {len(foreign) + len(pieces)} paragraphs are"
    return pieces, [
        f"{what} not in English (it looks like {found!r}) and left alone; only English is checked."
    ]


def spots_in(text: str, *, pieces: Sequence[Span], bank: TermBank) -> list[Spot]:
    """Return the words of the bank that stand in these pieces of a text."""
    return [one for one in spot(text, tree=bank.tree) if _inside(one.start, pieces)]


def is_fine(sense: Sense, *, reader: Reader, today: date) -> bool:
    """Whether a reader knows the word in this sense, and it is not out of date."""
    return sense.grade_for(reader) is Grade.FINE and not _is_over(sense, today)


def _is_over(sense: Sense, today: date) -> bool:
    return sense.valid_to is not None and sense.valid_to < today.year


def _finding(meant: Meant, sense: Sense, *, reader: Reader, today: date) -> Finding:
    grade = sense.grade_for(reader)
    if _is_over(sense, today) and grade is Grade.FINE:
        grade = Grade.LOADED
    return Finding(
        start=meant.spot.start,
        end=meant.spot.end,
        text=meant.spot.text,
        kind=_kind(meant, sense, grade),
        term=sense.term_id,
        sense=sense.id,
        message=message_for(sense, grade=grade, reader=reader, today=today),
        suggestions=tuple(one for one in sense.plain if one.say.casefold() != meant.spot.text.casefold()),
        grade=grade,
        because=meant.because,
    )


def _kind(meant: Meant, sense: Sense, grade: Grade) -> str:
    if meant.spot.short:
        return "abbreviation"
    if grade is Grade.LOADED:
        return "policy"
    if grade is Grade.MISREAD or sense.relation is Relation.FALSE_FRIEND or meant.because:
        return "false_friend"
    return "jargon"


_WHO = {
    Reader.TEACHER: "A teacher",
    Reader.LEADER: "A school leader",
    Reader.POLICY: "A policy maker",
    Reader.PARENT: "A parent",
}


def message_for(sense: Sense, *, grade: Grade, reader: Reader, today: date) -> str:
    """Say in one or two sentences what is the matter with a word and what it means here."""
    who = _WHO[reader]
    means = _inside_a_sentence(sense.means)
    if _is_over(sense, today):
        instead = f" It is now {sense.replaced_by}." if sense.replaced_by else ""
        return f"In use until {sense.valid_to}.{instead} It meant: {means}"
    if grade is Grade.MISREAD and sense.misread_as:
        return f"{who} may take this for {sense.misread_as}. Here it means: {means}"
    if grade is Grade.LOADED:
        heard = f" It may be heard as {sense.misread_as}." if sense.misread_as else ""
        return (
            f"This carries more than its meaning, or belongs to one place or time.{heard} It means: {means}"
        )
    return f"{who} may not know this. It means: {means}"


def _inside_a_sentence(definition: str) -> str:
    """Return a definition as it reads after a colon: small at its start, but for names and capitals."""
    first = definition.split(" ", 1)[0]
    if first.startswith(_NAMES) or first[1:] != first[1:].lower():
        return definition
    return definition[:1].lower() + definition[1:]


def _explained_by_the_text(meant: Meant) -> Finding:
    """An abbreviation of the text's own, which the glossary does not hold."""
    return Finding(
        start=meant.spot.start,
        end=meant.spot.end,
        text=meant.spot.text,
        kind="abbreviation",
        term="",
        sense="",
        message=f"Stands for {meant.spot.long}. Readers forget it by the next page; write it in full.",
        suggestions=(Wording(meant.spot.long, "Nothing."),),
        grade=Grade.UNKNOWN,
    )


def _short_forms(
    text: str, pieces: Sequence[Span], taken: Iterable[Span], bank: TermBank
) -> Iterator[Finding]:
    """Yield statistics in letters, then abbreviations, that stand free of what was found already."""
    held = sorted(taken)
    statistics = [one for one in statistics_in(text) if not _meets(one, held)]
    also_held = sorted([*held, *((one.start, one.end) for one in statistics)])
    short_forms = [one for one in short_forms_in(text) if not _meets(one, also_held)]
    for one in (*statistics, *short_forms):
        if not _inside(one.start, pieces):
            continue
        sense = _explained(one, bank)
        yield Finding(
            start=one.start,
            end=one.end,
            text=one.text,
            kind="abbreviation",
            term=sense.term_id if sense else "",
            sense=sense.id if sense else "",
            message=(
                f"A teacher may not read this sign. It gives: {sense.means}"
                if sense
                else "Nothing here says what this stands for. Write it in full where it first stands."
            ),
            suggestions=sense.plain if sense else (),
            grade=Grade.UNKNOWN,
        )


def _explained(one: ShortForm, bank: TermBank) -> Sense | None:
    try:
        return bank.term(one.headword).senses[0] if one.headword else None
    except NoSuchTerm:
        return None


def _marked(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the findings in the order of the text, later ones of the same sense marked `again`."""
    seen: set[tuple[str, str]] = set()
    for one in sorted(findings, key=lambda one: (one.start, one.end)):
        key = (one.sense, "") if one.sense else ("", one.text)
        if key in seen:
            yield Finding(
                **{name: getattr(one, name) for name in Finding.__dataclass_fields__ if name != "again"},
                again=True,
            )
        else:
            seen.add(key)
            yield one


def _inside(start: int, pieces: Sequence[Span]) -> bool:
    at = bisect_right(pieces, (start, float("inf"))) - 1
    return at >= 0 and start < pieces[at][1]


def _meets(one: ShortForm, held: Sequence[Span]) -> bool:
    at = bisect_right(held, (one.end, -1)) - 1
    return at >= 0 and held[at][1] > one.start
