"""Measures how hard a text is to read, by several formulas and by libraries that count differently."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from glossary.readability.counters import formula_library, syllable_counter
from glossary.readability.formulas import (
    DALE_CHALL_SCORE,
    GRADE,
    Counts,
    dale_chall,
    flesch_kincaid,
    gunning_fog,
    smog,
)
from glossary.readability.measures import Measure, Readability
from glossary.readability.words import Span, words_by_sentence

FEWEST_WORDS = 30
"""Words; the formulas were made on passages of a hundred, and in fewer than this one long word decides."""
MOST_WORDS = 200_000
"""Words that the formulas read, some 400 pages and two seconds; what follows hardly moves a figure."""

MOST_IN_A_SENTENCE = 100
"""Words in a sentence on average; a text beyond it is a list, a table or noise, and no formula is for it."""

_LATIN_ENDS = "\u024f"
_MANY = 3  # Syllables that make a word long for SMOG and the Fog.
_ENDINGS = ("es", "ed", "ing")
"""Endings that do not make a word complex for Gunning."""
_REGULAR = (
    ("'s", ""), ("’s", ""), ("s", ""), ("es", ""), ("ies", "y"), ("d", ""), ("ed", ""), ("ied", "y"),
    ("ing", ""), ("ing", "e"), ("er", ""), ("r", ""), ("est", ""), ("ly", ""), ("n", ""),
)  # fmt: skip
"""Endings with which a familiar word stays familiar to Dale and Chall, and what stood in their place."""
_DOUBLED = re.compile(r"(?P<stem>\w*([bdgmnprt]))\2(?:ed|ing|er|est)")
"""Endings before which the last letter of a word is said twice: "stopped", "running"."""


def readability_of(text: str, *, sentences: Sequence[Span] | None = None) -> Readability | None:
    """Return the counts of a text and what the formulas make of it.

    `sentences` are spans in code points; give them where they are known, for the libraries' own rules take
    "et al." and "p = .03" for ends of sentences. None for a text without words or mostly in another alphabet
    than the Latin; no `measures` where it has under 30 words or over 100 to a sentence. Of a very long text
    the formulas read the first 200,000 words. Nothing is ever fetched. Never raises for what the text says.
    """
    read = list(words_by_sentence(text, sentences=sentences))
    words = sum(map(len, read))
    if not words or 2 * sum(one[0] <= _LATIN_ENDS for line in read for one in line) < words:
        return None
    judged = words >= FEWEST_WORDS and words <= MOST_IN_A_SENTENCE * len(read)
    enough = bisect_left(list(accumulate(map(len, read))), MOST_WORDS) + 1
    return Readability(
        words=words,
        sentences=len(read),
        words_per_sentence=round(words / len(read), 1),
        measures=_measures(read[:enough]) if judged else (),
    )


def _measures(read: Sequence[Sequence[str]]) -> tuple[Measure, ...]:
    # A capital that only begins the sentence would be taken for a name's.
    lines = [[_small_at_first(line[0]), *line[1:]] for line in read]
    library = formula_library()
    theirs = library.grades(" ".join(line) for line in lines)
    counts = _counts(lines)
    unfamiliar = sum(
        times
        for word, times in Counter(word for line in lines for word in line).items()
        if not word[0].isupper() and not is_familiar(word, familiar=library.familiar)
    )
    # The package adds Dale and Chall's constant to easy texts instead of hard ones; its list is right.
    familiarity = dale_chall(words=counts.words, sentences=len(lines), unfamiliar=unfamiliar)
    return tuple(
        Measure(name, who, round(value, 1), unit)
        for name, who, value, unit in (
            ("Flesch-Kincaid", "readability", theirs["Kincaid"], GRADE),
            ("Flesch-Kincaid", "syllapy", flesch_kincaid(counts), GRADE),
            ("SMOG", "readability", theirs["SMOGIndex"], GRADE),
            ("SMOG", "syllapy", smog(counts), GRADE),
            ("Gunning Fog", "readability", theirs["GunningFogIndex"], GRADE),
            ("Gunning Fog", "syllapy", gunning_fog(counts), GRADE),
            ("Coleman-Liau", "readability", theirs["Coleman-Liau"], GRADE),
            ("Dale-Chall", "readability", familiarity, DALE_CHALL_SCORE),
        )
    )


def is_familiar(word: str, *, familiar: frozenset[str]) -> bool:
    """Whether Dale and Chall count a word as known: on their list, or one of it with a regular ending."""
    small = word.casefold()
    doubled = _DOUBLED.fullmatch(small)
    return (
        small in familiar
        or any(
            small.endswith(ending) and small[: -len(ending)] + instead in familiar
            for ending, instead in _REGULAR
        )
        or (doubled is not None and doubled["stem"] in familiar)
    )


def _counts(lines: Sequence[Sequence[str]]) -> Counts:
    count = syllable_counter()
    times = Counter(word for line in lines for word in line)
    syllables = {word: max(1, count(word)) for word in times}
    return Counts(
        words=times.total(),
        sentences=len(lines),
        syllables=sum(syllables[word] * often for word, often in times.items()),
        polysyllables=sum(often for word, often in times.items() if syllables[word] >= _MANY),
        complex_words=sum(
            often for word, often in times.items() if syllables[word] >= _MANY and _is_complex(word)
        ),
    )


def _is_complex(word: str) -> bool:
    """Whether a long word is complex to Gunning: no name, no compound of short words, no ending's doing."""
    if word[0].isupper():
        return False
    count = syllable_counter()
    stem = next((word.removesuffix(one) for one in _ENDINGS if word.endswith(one)), word)
    return any(count(part) >= _MANY for part in stem.replace("‑", "-").split("-"))


def _small_at_first(word: str) -> str:
    return word if word[1:] != word[1:].lower() else word.lower()
