"""How reports frame what they say ("the results showed that"): taken out or shortened, hedges kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from glossary.plain.drafts import Draft, capitalised
from glossary.plain.translation import EditKind

_TURNS = (
    r"(?:however|moreover|furthermore|in addition|also|thus|therefore|overall|finally|second|first|third), "
)
"""Words of turning that may stand before an opening; they stay."""
_NEAR = 60  # Characters in which a second "also" would jar.
_LABEL = r"(?:[A-Z][A-Za-z ]{2,28}: ?)?"


@dataclass(frozen=True, slots=True)
class Scaffold:
    """An opening as a pattern, and what stands in its place."""

    pattern: re.Pattern[str]
    say: str
    reason: str


@cache
def scaffolds() -> tuple[Scaffold, ...]:
    """Read the table of openings."""
    held: list[dict[str, Any]] = yaml.safe_load(
        files("glossary.plain").joinpath("scaffolds.yaml").read_text("utf-8")
    )["openings"]
    return tuple(
        Scaffold(
            re.compile(
                rf"(?P<label>^{_LABEL}|[;] )(?P<turn>{_TURNS})?(?P<opening>(?:{one['opening']}))\s*", re.I
            ),
            one["say"],
            one["reason"],
        )
        for one in held
    )


def scaffolds_in(sentence: str) -> Iterator[Draft]:
    """Yield what frames the sentence, with what stands in its place."""
    for one in scaffolds():
        match = one.pattern.search(sentence)
        if match is None or not sentence[match.end() : match.end() + 1].strip():
            continue
        start = match.start("opening")
        if one.say == "Also," and re.search(r"\balso\b", sentence[match.end() : match.end() + _NEAR], re.I):
            continue
        begins = match.start() == 0 and not match["turn"]
        yield Draft(
            start,
            match.end(),
            _said(one.say, begins=begins),
            EditKind.SCAFFOLD,
            one.reason,
            capital=begins and not one.say,
        )
        return


def _said(say: str, *, begins: bool) -> str:
    if not say:
        return ""
    return (capitalised(say) if begins else say[0].lower() + say[1:]) + " "
