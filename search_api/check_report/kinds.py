"""The kinds of finding and the grades, with the words in which each report names them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from glossary.terms import Grade, Reader


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding: its name as a rule, what it is in a few words, and why it matters."""

    name: str
    short: str
    plural: str
    why: str
    offer: str = "say"
    """What to do with a suggestion, before it."""


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "jargon": Kind(
            "WordOfResearch",
            "word of research",
            "words of research",
            "A word that researchers know and the reader may not. Say what it means where it first stands, "
            "or use the plain words suggested, if what they lose does not matter here.",
        ),
        "false_friend": Kind(
            "FalseFriend",
            "word with another meaning at school",
            "words with another meaning at school",
            "The reader knows this word, in another sense than the one meant here. Because nothing looks "
            "strange, the reader will not ask. Put it in words that have one meaning for both.",
        ),
        "abbreviation": Kind(
            "Abbreviation",
            "abbreviation",
            "abbreviations",
            "A short form that the reader may not know. Write it in full, at least where it first stands.",
        ),
        "statistic": Kind(
            "Statistic",
            "statistic",
            "statistics",
            "A figure in the signs of research. Keep it for those who read it, and say beside it in words "
            "what it says and how sure it is.",
            "say beside it",
        ),
        "policy": Kind(
            "LoadedWord",
            "word that carries a judgement, a place or a time",
            "words that carry a judgement, a place or a time",
            "The word says more than its meaning: it takes a side, belongs to one country or is out of date.",
        ),
        "long_sentence": Kind(
            "HardSentence",
            "hard sentence",
            "hard sentences",
            "A sentence that has to be read twice. Split it where one thought ends.",
            "split it",
        ),
    }
)
"""Kind of finding, as the JSON names it -> how reports name and explain it."""

SAID: Mapping[Grade, str] = MappingProxyType(
    {
        Grade.UNKNOWN: "may not be known",
        Grade.MISREAD: "will be misread",
        Grade.LOADED: "carries a judgement, or is out of date",
        Grade.FINE: "is known",
    }
)
"""Grade -> what it says of a word, after the word."""

READERS: Mapping[Reader, str] = MappingProxyType(
    {
        Reader.TEACHER: "a teacher",
        Reader.LEADER: "a school leader",
        Reader.POLICY: "a policy maker",
        Reader.PARENT: "a parent",
    }
)
"""Reader -> how a sentence names one."""


def said_of(kind: str, grade: Grade) -> str:
    """Return what is the matter with a place, in words that can follow it."""
    if kind == "long_sentence":
        return "is hard to read"
    if kind == "statistic":
        return "needs words beside it"
    return SAID[grade]


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {one if number == 1 else many}"


def loses_nothing(loses: str) -> bool:
    """Whether a suggestion keeps the whole meaning."""
    return loses.casefold().strip(" .") in ("", "nothing")
