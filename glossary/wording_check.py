"""Reads a text for the words that a reader will not know, will misread, or will hear a judgement in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from glossary.english import is_english, language_of
from glossary.errors import NoSuchTerm
from glossary.false_friends.deciding import Decider
from glossary.grammar import Span
from glossary.messages import WHO, is_over, message_for
from glossary.numbers.finding import numbers_in
from glossary.plain.translation import Splitter
from glossary.readability.hard_sentences import hard_sentences
from glossary.readability.measures import Readability
from glossary.readability.measuring import readability_of
from glossary.readability.words import sentence_spans
from glossary.senses import Meant, Reading, read_spots
from glossary.short_forms import ShortForm, short_forms_in
from glossary.signs import Sign, signs_in
from glossary.spotting import Spot, spot
from glossary.term_bank import TermBank
from glossary.terms import Grade, Reader, Relation, Sense, Wording

MOST_CHARACTERS = 1_000_000  # Parsing takes a second for each 25,000 here; beyond this a reader has left.

LINK_LOST = "That the parts are said in one breath; see that each still says how it hangs on the one before."

_BLANK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Finding:
    """A place that needs attention. Offsets are code points of the text checked.

    `kind` is jargon, false_friend, abbreviation, policy, statistic or long_sentence; `term` and `sense` are
    addresses in the glossary, empty where it does not hold the word; `again` says that it was found before
    in the same sense. A statistic may hold a word that is found too, a long sentence may hold many.
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
    """What was found, what needs no attention, what to know about the reading itself, and how hard it is.

    `readability` is of the English sentences; None where there are none.
    """

    findings: tuple[Finding, ...]
    terms: tuple[Met, ...]
    notes: tuple[str, ...]
    readability: Readability | None = None


def check_wording(
    text: str,
    *,
    bank: TermBank,
    decider: Decider,
    today: date,
    reader: Reader = Reader.TEACHER,
    split: Splitter | None = None,
) -> Report:
    """Return what `reader` will not know or will misread in `text`, in its order.

    `split` finds the sentences; without it hard sentences are not looked for, and readability rests on a
    simple rule of where sentences end. Paragraphs that are not English are left alone, and a note says so.
    Never raises for what the text says.
    """
    pieces, notes = english_pieces(text)
    decided = len(text) <= MOST_CHARACTERS
    if not decided:
        notes.append(
            f"This text has {len(text):,} characters. Over {MOST_CHARACTERS:,}, words with several meanings "
            "are left alone and figures are not read out; check it in parts to have both."
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
    numbers = numbers_in(text) if decided else ()
    signs = [one for one in signs_in(text, numbers=numbers) if _inside(one.start, pieces)]
    findings = [*_without_short_forms(findings, signs), *_statistics(signs, bank=bank, reader=reader)]
    taken = sorted((one.start, one.end) for one in (*findings, *terms))
    findings += [
        _unexplained(one)
        for one in short_forms_in(text)
        if _inside(one.start, pieces) and not _meets(one, taken)
    ]
    spans = [one for one in (split(text) if split else sentence_spans(text)) if _inside(one[0], pieces)]
    if split is not None:
        findings += _long_sentences(text, spans, findings)
    return Report(tuple(_marked(findings)), tuple(terms), tuple(notes), readability_of(text, sentences=spans))


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
    return sense.grade_for(reader) is Grade.FINE and not is_over(sense, today)


def _finding(meant: Meant, sense: Sense, *, reader: Reader, today: date) -> Finding:
    grade = sense.grade_for(reader)
    if is_over(sense, today) and grade is Grade.FINE:
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


def _without_short_forms(findings: Sequence[Finding], signs: Sequence[Sign]) -> Iterator[Finding]:
    """Yield the findings but for abbreviations within a statistic, which is explained as a whole."""
    held = sorted((one.start, one.end) for one in signs)
    for one in findings:
        if one.kind != "abbreviation" or not _meets(one, held):
            yield one


def _statistics(signs: Iterable[Sign], *, bank: TermBank, reader: Reader) -> Iterator[Finding]:
    for one in signs:
        sense = _held(one.explained.sense, bank)
        yield Finding(
            start=one.start,
            end=one.end,
            text=one.text,
            kind="statistic",
            term=sense.term_id if sense else "",
            sense=sense.id if sense else "",
            message=f"{WHO[reader]} may not know how to read this. {one.message}",
            suggestions=(Wording(one.reading, one.explained.loses),) if one.reading else (),
            grade=Grade.UNKNOWN,
        )


def _held(sense: str, bank: TermBank) -> Sense | None:
    try:
        return bank.sense(sense) if sense else None
    except NoSuchTerm:
        return None


def _unexplained(one: ShortForm) -> Finding:
    """An abbreviation that neither the text nor the glossary explains."""
    return Finding(
        start=one.start,
        end=one.end,
        text=one.text,
        kind="abbreviation",
        term="",
        sense="",
        message="Nothing here says what this stands for. Write it in full where it first stands.",
        suggestions=(),
        grade=Grade.UNKNOWN,
    )


def _long_sentences(text: str, spans: Sequence[Span], findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the sentences that are hard to read, with the words in them that the reader has to look up."""
    words = sorted((one.start, one.sense or one.text) for one in findings if one.kind != "statistic")
    for one in hard_sentences(text, sentences=spans, terms=words):
        yield Finding(
            start=one.start,
            end=one.end,
            text=text[one.start : one.end],
            kind="long_sentence",
            term="",
            sense="",
            message=one.message,
            suggestions=(Wording(one.halves, LINK_LOST),) if one.halves else (),
            grade=Grade.UNKNOWN,
        )


def _marked(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the findings in the order of the text, later ones of the same sense marked `again`."""
    seen: set[tuple[str, str]] = set()
    for one in sorted(findings, key=lambda one: (one.start, one.end)):
        # Each statistic says something of its own, whatever its kind.
        key = (one.sense, "") if one.sense and one.kind != "statistic" else ("", one.text)
        yield replace(one, again=key in seen)
        seen.add(key)


def _inside(start: int, pieces: Sequence[Span]) -> bool:
    at = bisect_right(pieces, (start, float("inf"))) - 1
    return at >= 0 and start < pieces[at][1]


def _meets(one: ShortForm | Finding, held: Sequence[Span]) -> bool:
    at = bisect_right(held, (one.end, -1)) - 1
    return at >= 0 and held[at][1] > one.start
