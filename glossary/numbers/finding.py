"""Find the numbers of research prose, with their directions, readings and classroom renderings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from glossary.numbers.bare import free_figures
from glossary.numbers.beside import renderings_of
from glossary.numbers.circumstances import Circumstances, circumstances_of
from glossary.numbers.clauses import Span, clauses, sentences
from glossary.numbers.counted import counted
from glossary.numbers.direction import directions
from glossary.numbers.found import Found, Taken
from glossary.numbers.intervals import bracketed, intervals, levels_alone
from glossary.numbers.labelled import labelled, labelled_from_afar
from glossary.numbers.months import a_month
from glossary.numbers.number import Direction, Number
from glossary.numbers.passed_over import durations, placed
from glossary.numbers.reading import reading_of
from glossary.numbers.results import results_of
from glossary.numbers.sharing import in_brackets, shared_backwards, shared_forwards
from glossary.numbers.told_in_words import fractions, not_significant, odds_in_words
from glossary.numbers.writing import FIGURE, levelled


def numbers_in(text: str) -> tuple[Number, ...]:
    """Find the numbers of a text, in order, each with its direction, its reading and its renderings.

    Offsets are code points of `text`. Takes any text, in time linear in its length.
    """
    every = [one for result in results_in(text) for one in result]
    return tuple(sorted(every, key=lambda one: (one.start, one.end)))


def results_in(text: str) -> tuple[tuple[Number, ...], ...]:
    """The numbers of a text by the result that they report: an effect with its interval and its p value."""
    level = levelled(text)
    written = list(FIGURE.finditer(level))
    unwritten = [one.start for one in (*not_significant(level), *a_month(level), *fractions(level))]
    told = [
        (sentence, part)
        for sentence in _telling(
            sentences(level), sorted([*unwritten, *(match.start() for match in written)])
        )
        for part in clauses(level, sentence=sentence)
    ]
    found = _find(level, written=written, told=[sentence for sentence, _ in told])
    results = results_of(level, found=found, told=told)
    pointing = directions(level, results=results)
    return tuple(
        _said(
            tuple(_number(one, text=text, direction=pointing[one]) for one in result.numbers),
            circumstances_of(level, sentence=result.sentence, clause=result.clause),
        )
        for result in results
    )


def _telling(every: Sequence[Span], starts: Sequence[int]) -> Iterator[Span]:
    """The sentences in which something starts that may be a number."""
    position = 0
    for start, end in every:
        before = position
        while position < len(starts) and starts[position] < end:
            position += 1
        if position > before:
            yield start, end


def _number(one: Found, *, text: str, direction: Direction | None) -> Number:
    return Number(
        start=one.start,
        end=one.end,
        text=text[one.start : one.end],
        kind=one.kind,
        value=one.value,
        low=one.low,
        high=one.high,
        op=one.op,
        unit=one.unit,
        level=one.level,
        direction=direction,
    )


def _said(result: tuple[Number, ...], circumstances: Circumstances) -> tuple[Number, ...]:
    return tuple(
        replace(
            one,
            reading=reading_of(one, result=result, circumstances=circumstances),
            renderings=renderings_of(one, result=result, circumstances=circumstances),
        )
        for one in result
    )


def _find(text: str, *, written: Sequence[re.Match[str]], told: Sequence[Span]) -> list[Found]:
    taken = Taken(len(text))
    found: list[Found] = []
    spans = [match.span() for match in written]
    digits = [span for match, span in zip(written, spans, strict=True) if match["words"] is None]
    taken.add(intervals(text), to=found)
    for span in levels_alone(text):
        taken.claim(*span)
    taken.add(labelled(text, figures=digits), to=found)
    taken.add((*not_significant(text), *odds_in_words(text)), to=found)
    for span in placed(text, figures=spans):
        if taken.free(*span):
            taken.claim(*span)
    taken.add(labelled_from_afar(text, figures=digits), to=found)
    taken.add(bracketed(text, estimates=found), to=found)
    taken.add((*a_month(text), *fractions(text)), to=found)
    free = free_figures(text, written=written, taken=taken)
    taken.add(counted(text, of=free), to=found)
    taken.add(bracketed(text, estimates=found), to=found)
    for span in durations(text, figures=spans):
        if taken.free(*span):
            taken.claim(*span)
    free = [one for one in free if taken.free(one.start, one.end)]
    taken.add(shared_forwards(text, figures=free, found=found), to=found)
    free = [one for one in free if taken.free(one.start, one.end)]
    taken.add(shared_backwards(text, figures=free, found=found), to=found)
    free = [one for one in free if taken.free(one.start, one.end)]
    taken.add(in_brackets(text, figures=free, told=told), to=found)
    return sorted(found, key=lambda one: (one.start, one.end))
