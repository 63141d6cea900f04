"""A translator without a parser, for tests of what is done with translations: it swaps a few words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from glossary.gist.parts import GistPart, Part
from glossary.numbers.number import Kind, Number
from glossary.plain.translation import Edit, EditKind, Level, PlainSentence, Translation
from glossary.readability.measures import Measure, Readability
from indexer.sentences import sentences

SWAPS = {"attainment": "results", "compares": "is set", "improved": "made better", "limited": "thin"}
"""Word -> plainer words, with no claim to be good ones."""

REFUSED = "The words of doubt would have been lost."
LIMITING = ("limited", "small", "not enough")
REASON = "said in school words"

_FIGURE = re.compile(r"\b\d+ (?:pupils|schools)\b")


def swapped(text: str, *, level: Level, known: Mapping[str, str]) -> Translation:
    """Swap words; a sentence with "maybe" is refused, abbreviations in `known` are spelled out."""
    spans = sentences(text)
    plain = tuple(_sentence(text, start, end, swaps=SWAPS | dict(known)) for start, end in spans)
    return Translation(
        level=level,
        sentences=plain,
        numbers=tuple(
            Number(one.start(), one.end(), one[0], Kind.SAMPLE_SIZE, reading=f"{one[0]} took part.")
            for one in _FIGURE.finditer(text)
        ),
        gist=tuple(
            GistPart(Part.LINE, f"In short: {text[start:end]}", number, start, end)
            for number, (start, end) in enumerate(spans)
            if "trial" in text[start:end]
        )[:1],
        limitations=tuple(one.source for one in plain if one.limitation),
        readability_before=_readability([one.source for one in plain]),
        readability_after=_readability([one.plain for one in plain]),
    )


def _sentence(text: str, start: int, end: int, *, swaps: Mapping[str, str]) -> PlainSentence:
    source = text[start:end]
    limiting = any(word in source for word in LIMITING)
    if "maybe" in source:
        return PlainSentence(start, end, source, source, refused=REFUSED, limitation=limiting)
    plain, edits, at = "", list[Edit](), 0
    for found in re.finditer("|".join(rf"\b{re.escape(word)}\b" for word in swaps), source):
        plain += source[at : found.start()]
        said = swaps[found[0]]
        edits.append(
            Edit(*found.span(), len(plain), len(plain) + len(said), EditKind.TERM, REASON, f"{found[0]}/1")
        )
        plain += said
        at = found.end()
    return PlainSentence(start, end, source, plain + source[at:], tuple(edits), limitation=limiting)


def _readability(lines: list[str]) -> Readability | None:
    words = sum(len(line.split()) for line in lines)
    if not words:
        return None
    letters = sum(len(word) for line in lines for word in line.split()) / words
    measure = Measure(name="Letters in a word", library="tests", value=letters, unit="letters")
    return Readability(words, len(lines), round(words / len(lines), 1), (measure,))
