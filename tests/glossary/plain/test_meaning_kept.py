"""Sentences made of known parts: after translation every part is there, by a check apart from the proof.

Each sentence is put together from a population, a programme, a hedge or none, a negation or none, a
comparison with its direction, figures and a condition. The parts are looked for in the plain version by the
ways in which this file, and not the translator, says that they may be worded.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from datetime import date

import pytest

from glossary.false_friends.deciding import Decider
from glossary.plain.translate import translate
from glossary.plain.translation import Level, PlainSentence
from glossary.term_bank import load_bank
from indexer.sentences import sentences

SEED = 20261123
COUNT = 2_000


@dataclass(frozen=True)
class Made:
    """A sentence and, for each part that must survive, the patterns of which one must be found."""

    text: str
    must: tuple[str, ...]
    must_not: tuple[str, ...]


def one_of(draw: random.Random, table: tuple[tuple[str, str], ...]) -> tuple[str, str]:
    return draw.choice(table)


_OPENINGS = (
    "", "", "The results showed that ", "It was found that ", "Furthermore, ", "However, ", "We found that ",
    "The findings of this study revealed that ", "It should be noted that ",
)  # fmt: skip
_WHO = (
    ("boys", r"\bboys\b"),
    ("girls in Year 4", r"\bgirls\b.*\bYear 4\b"),
    ("disadvantaged pupils", r"\bdisadvantaged pupils\b"),
    ("students with learning disabilities", r"\bstudents with learning disabilities\b"),
    ("third-grade students", r"\bthird-grade students\b"),
    ("low-attaining readers in 24 schools", r"\blow-attaining readers\b.*\b24\b"),
    ("undergraduates", r"\bundergraduates\b"),
    ("pre-service teachers", r"\b(?:pre-service|trainee) teachers\b"),
)
_GROUP = (
    ("in the treatment group", r"\b(?:treatment|programme) group\b"),
    ("in the intervention condition", r"\b(?:intervention|programme) (?:condition|group)\b"),
    ("who received the intervention", r"\breceived the (?:intervention|programme)\b"),
    ("who were randomly assigned to the tutoring intervention", r"\brandomly\b.*\bassigned\b.*\btutoring\b"),
)
_HEDGE = (
    ("", ""),
    ("", ""),
    ("may have ", r"\bmay have\b"),
    ("tended to have ", r"\btended to\b"),
    ("appeared to have ", r"\bappeared to\b"),
)
_DONE = (
    ("scored higher", "scored lower", r"\bhigher\b", r"\blower\b"),
    ("made more progress", "made less progress", r"\bmore\b", r"\bless\b"),
    ("performed better", "performed worse", r"\bbetter\b", r"\bworse\b"),
)
_THAN = (
    ("than the control group", r"\bthan the (?:control|comparison) group\b"),
    ("than those taught as usual", r"\bthan those taught as usual\b"),
    (
        "compared with a waiting-list control group",
        r"\bcompared with a waiting-list (?:control|comparison) group\b",
    ),
)
_ON = (
    ("on a standardised reading test", r"\breading\b"),
    ("in mathematics at post-test", r"\bmathematics\b.*\bpost-test\b"),
    ("on measures of self-efficacy", r"\bself-efficacy\b"),
    ("on the delayed post-test", r"\bdelayed\b"),
)
_FIGURES = (
    ("(d = 0.31, 95% CI [0.12, 0.50])", r"0\.31.*95% .*0\.12, 0\.50"),
    ("(β = −.04, p = .78)", r"−\.04, p = \.78"),
    ("(N = 1,240; p < .05)", r"1,240; p < \.05"),
    ("by 5.5 percentage points", r"5\.5 percentage points"),
    ("by 12% of a standard deviation", r"12% of a standard deviation"),
)
_CONDITION = (
    ("", ""),
    (" when teachers had been trained", r"\bwhen teachers had been trained\b"),
    (" only if sessions took place daily", r"\bonly if sessions took place daily\b"),
    (
        " after controlling for prior attainment",
        r"\bafter (?:controlling|allowing) for(?: \([^)]*\))? (?:prior|earlier)\b",
    ),
    (", although attrition was high", r"\balthough\b"),
)
_SECOND = (
    ("", ""),
    (
        ", but the difference was not statistically significant",
        r"\bdifference was not (?:statistically significant|beyond)",
    ),
    (", and there were no significant effects on writing", r"\bno (?:significant )?effects\b"),
    (", and parents were not asked about reading at home", r"\bnot asked\b"),
    (" (Okafor & Lindqvist, 2014)", ""),
)  # fmt: skip

_NEVER = (
    r"\bprove[ds]?\b",
    r"\blarge\b",
    r"\bimportant(?:ly)?\b",
    r"\bno difference\b(?! beyond)",
    r"\bno effects?\b(?! beyond|s? \(| on writing)",
)


def sentence(draw: random.Random) -> Made:
    """Put one sentence together."""
    who, group, hedge = one_of(draw, _WHO), one_of(draw, _GROUP), one_of(draw, _HEDGE)
    up, down, up_seen, down_seen = draw.choice(_DONE)
    upward = draw.random() < 0.6
    negated = draw.random() < 0.3 and not hedge[0]
    verb = up if upward else down
    if negated:
        verb = (
            "did not "
            + {"scored": "score", "made": "make", "performed": "perform"}[verb.split()[0]]
            + (" " + verb.split(" ", 1)[1])
        )
    significantly = draw.random() < 0.3
    if significantly:
        head, tail = verb.rsplit(" ", 1) if not verb.endswith("progress") else (verb, "")
        verb = f"{head} significantly {tail}".strip() if tail else verb
    than, on, figures = one_of(draw, _THAN), one_of(draw, _ON), one_of(draw, _FIGURES)
    condition, second = one_of(draw, _CONDITION), one_of(draw, _SECOND)
    opening = draw.choice(_OPENINGS)
    text = f"{who[0]} {group[0]} {hedge[0]}{verb} {than[0]} {on[0]} {figures[0]}{condition[0]}{second[0]}."
    text = opening + text if opening else text[0].upper() + text[1:]
    must = [who[1], group[1], hedge[1], than[1], on[1], figures[1], condition[1], second[1]]
    must.append(up_seen if upward else down_seen)
    must_not: list[str] = list(_NEVER)
    if negated:
        must.append(r"\bdid not\b")
    elif "not" not in text and "no " not in text:
        must_not.append(r"\bnot\b(?![^()]*\))")
    return Made(text, tuple(one for one in must if one), tuple(must_not))


def translated(texts: list[str], level: Level) -> list[list[PlainSentence]]:
    """Translate many sentences as paragraphs of their own; explanations of first use repeat for each text."""
    bank, decider = load_bank(), Decider()
    return [
        list(
            translate(
                text, bank=bank, decider=decider, split=sentences, today=date(2026, 11, 23), level=level
            ).sentences
        )
        for text in texts
    ]


@pytest.mark.parametrize("level", list(Level))
def test_every_part_of_a_generated_sentence_survives(level: Level) -> None:
    draw = random.Random(SEED)  # noqa: S311 - the same sentences each time
    made = [sentence(draw) for _ in range(COUNT if level is Level.CLASSROOM else COUNT // 5)]
    lost: list[str] = []
    for one, said in zip(made, translated([one.text for one in made], level), strict=True):
        plain = " ".join(part.plain for part in said)
        for pattern in one.must:
            if not re.search(pattern, plain, re.IGNORECASE | re.DOTALL):
                lost.append(f"{pattern} is lost in: {plain}")
        for pattern in one.must_not:
            if re.search(pattern, plain, re.IGNORECASE) and not re.search(pattern, one.text, re.IGNORECASE):
                lost.append(f"{pattern} was added in: {plain}")
    assert lost == []
