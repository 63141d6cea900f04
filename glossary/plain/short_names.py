"""Writes abbreviations out where the text, or the glossary, says what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from glossary.plain.drafts import Draft
from glossary.plain.in_text import Way, in_text
from glossary.plain.translation import EditKind
from glossary.plain.word_forms import article_for, plural_of, small
from glossary.senses import Meant
from glossary.short_forms import short_forms_in
from glossary.terms import Sense

LONGEST_AGAIN = 2
"""Words of a name that is written out each time; longer ones, again and again, are harder than their letters
and are written out once after the sentence that defines them."""
LONGEST_TOLD = 4  # Words of the glossary's name for an abbreviation that are written out.
_NEGATING = re.compile(r"\b(?:not|no|non|without|never)\b", re.IGNORECASE)
"""A name with a no in it would put a no into the sentence."""
LONGEST_AT_ALL = 8  # Words; what is longer is a description, not a name.


def short_names_in(
    sentence: str,
    meant: Sequence[Meant],
    *,
    offset: int,
    known: Mapping[str, str],
    explained: set[str],
    brackets_only: bool,
) -> Iterator[Draft]:
    """Yield the abbreviations of a sentence written out; `offset` is where it starts in the text.

    `known` maps abbreviations to what the document says they stand for.
    """
    taken: set[int] = set()
    for one in meant:
        start, end = one.spot.start - offset, one.spot.end - offset
        taken.add(start)
        long = one.spot.long or known.get(one.spot.text.removesuffix("s"), "")
        if long:
            yield from _of_the_text(sentence, start, end, long, explained, brackets_only)
        elif one.sense is not None:
            yield from _of_the_glossary(sentence, start, end, one.sense, explained, brackets_only)
    for one in short_forms_in(sentence):
        long = known.get(one.text) or known.get(one.text.removesuffix("s"), "")
        if long and one.start not in taken:
            yield from _of_the_text(sentence, one.start, one.end, long, explained, brackets_only)


def _of_the_text(
    sentence: str, start: int, end: int, long: str, explained: set[str], brackets_only: bool
) -> Iterator[Draft]:
    words = long.split()
    short = sentence[start:end]
    key = short.removesuffix("s")
    again = key in explained
    if _is_defined_here(sentence, start, end, long) or len(words) > (
        LONGEST_AGAIN if again else LONGEST_AT_ALL
    ):
        return
    if _is_a_statistic(sentence, end) or _NEGATING.search(long):
        return
    if sentence[end:].casefold().split()[:1] == words[-1:]:
        return  # "SES status": written out the word would stand twice.
    explained.add(key)
    if short != short.upper() and short.endswith("s") and not words[-1].endswith("s"):
        long = plural_of(long)
    reason = f"“{key}” stands for {long} in this text."
    if brackets_only:
        if not again:
            yield Draft(end, end, f" ({long})", EditKind.ABBREVIATION, reason)
        return
    yield _written_out(sentence, start, end, small(long), reason, "")


def _of_the_glossary(
    sentence: str, start: int, end: int, sense: Sense, explained: set[str], brackets_only: bool
) -> Iterator[Draft]:
    short = sentence[start:end]
    if (
        _is_a_statistic(sentence, end)
        or sense.id in explained
        or sense.term.casefold() in sentence.casefold()
    ):
        return
    explained.add(sense.id)
    plural = short.endswith("s") and short != short.upper()
    long = plural_of(sense.term) if plural else sense.term
    how = in_text(sense)
    said = how.wordings[0].say if how.way is Way.BESIDE else ""
    reason = f"“{short}” stands for {sense.term}. It means: {sense.means}"
    after = sentence[end : end + 2]
    if said and len(long.split()) > LONGEST_TOLD and not brackets_only:
        # A long official name tells less than what it means.
        if after[:1] in tuple("-–/") or after == " (":
            return
        yield Draft(end, end, f" ({said})", EditKind.GLOSS, reason, sense.id)
        return
    if brackets_only:
        yield Draft(end, end, f" ({long})", EditKind.ABBREVIATION, reason, sense.id)
    elif said and (not after.strip() or after[0] in ".,;"):
        yield _written_out(sentence, start, end, f"{long} ({said})", reason, sense.id)
    else:
        yield _written_out(sentence, start, end, long, reason, sense.id)


def _written_out(sentence: str, start: int, end: int, long: str, reason: str, term: str) -> Draft:
    before = re.search(r"\b([Aa]n?) $", sentence[:start])
    if not sentence[:start].strip():
        long = long[0].upper() + long[1:]
    if before:
        article = article_for(long)
        long = f"{article.capitalize() if before[1][0].isupper() else article} {long}"
        start = before.start(1)
    return Draft(start, end, long, EditKind.ABBREVIATION, reason, term)


def _is_defined_here(sentence: str, start: int, end: int, long: str) -> bool:
    """Whether the abbreviation stands beside its long form ("mean length of utterance (MLU)")."""
    around = " ".join(sentence[max(0, start - len(long) - 12) : end + len(long) + 12].casefold().split())
    name = " ".join(long.casefold().split())
    in_brackets = sentence[start - 1 : start] in ("(", "[")
    return name in around or (in_brackets and name.split()[-1] in around)


def _is_a_statistic(sentence: str, end: int) -> bool:
    """Whether letters give a figure ("SE = .03") or are half of a name ("READ + TALK")."""
    return re.match(r"\s*(?:[=<>≤≥+&/]|of \d|\[|\d)", sentence[end:]) is not None
