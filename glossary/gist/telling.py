"""Splits an abstract into its statements and says what each tells: background, aim, plan, method, result."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from glossary.gist import telling_cues as cues

Span = tuple[int, int]

READ = 40
"""Sentences read at most: an abstract has fewer, and what a longer text opens with is its summary."""

LONGEST = 2_000
"""Characters of a statement at most: what is longer is a table or a list, and is passed over."""

RUN_ON = 400
"""Characters from which a sentence is looked into for stops that no capital letter follows."""


class Role(StrEnum):
    """What a statement tells."""

    BACKGROUND = "background"
    AIM = "aim"
    PLAN = "plan"
    METHOD = "method"
    RESULT = "result"
    CONCLUSION = "conclusion"


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of the text: its sentence (from 0), its code points in the text, its words, its role.

    Words are those of the text with each space, tab or line break as one space, so that offsets hold.
    """

    sentence: int
    start: int
    end: int
    words: str
    role: Role

    def place(self, found: re.Match[str], group: int | str = 0) -> Span:
        """Where in the text the group of a match in `words` stands."""
        return self.start + found.start(group), self.start + found.end(group)


_LABELS = {
    Role.BACKGROUND: "background|introduction|context|rationale|background and context|problem",
    Role.AIM: (
        "aims?|objectives?|purpose|goals?|research questions?|hypothes[ie]s|background and aims?|"
        "study aims?|aims? and objectives?"
    ),
    Role.METHOD: (
        "methods?|materials? and methods?|methodology|design|study design|research design|participants|"
        "samples?|settings?|procedures?|measures|interventions?|data collection(?: and analysis)?|"
        "population|design and "
        "methods?|method and sample|data sources?|main outcome measures?|design/methodology/approach|"
        "methods and "
        "results"
    ),
    Role.RESULT: "results?|findings?|key findings|main results|results and discussion|findings/results",
    Role.CONCLUSION: (
        "conclusions?|discussion|implications?(?: for practice)?|conclusions? and implications?|"
        "interpretation|"
        "recommendations?|limitations?|practice implications|originality/value|trial registration|"
        "contribution|"
        "significance|keywords?"
    ),
}
_label = re.compile(
    "|".join(f"(?P<{role.value}>{words})" for role, words in _LABELS.items()).join(
        (r"(?:^|(?<=\s))(?:", r")(?:\s?:|\s?[.—–](?=\s)|(?=\s[A-Z]))\s*")
    ),
    re.IGNORECASE,
)


def statements(text: str, *, sentences: Sequence[Span]) -> tuple[Statement, ...]:
    """Return the statements of the first `READ` sentences, in order, each with its role.

    A heading inside an abstract ("Methods:") gives the role until the next one; elsewhere the words do.
    What stands before the study is first spoken of is background.
    """
    pieces = [
        (index, start, end)
        for index, (first, last) in enumerate(sentences[:READ])
        for start, end in _pieces(text, first, last)
        if end - start <= LONGEST
    ]
    begun = not any(cues.OWN.search(text[start:end]) for _, start, end in pieces) and bool(
        cues.SUMMARY.search(text)
    )
    under: Role | None = None
    told: list[Statement] = []
    for index, start, end in pieces:
        under, first = _heading(text, start, end) or (under, start)
        if first >= end:
            continue
        words = _one_spaced(text[first:end])
        begun = begun or bool(cues.OWN.search(words)) or (under not in (None, Role.BACKGROUND))
        role = _role(words, under=under, begun=begun, after=told[-1].role if told else Role.BACKGROUND)
        told.append(Statement(index, first, end, words, role))
    return tuple(told)


def is_summary(told: Sequence[Statement]) -> bool:
    """Whether the statements sum up what research found, without speaking of a study of their own."""
    return not any(cues.OWN.search(one.words) for one in told) and any(
        cues.SUMMARY.search(one.words) for one in told
    )


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentence itself, or the parts of one that runs on because the text has no capital letters."""
    opening = start
    if end - start >= RUN_ON:
        for stop in re.finditer(
            r"(?<=[a-z)\]\d%]{2})[.?!]\s+(?=[a-z(])|(?<=[a-z]{3})\.\s+(?=\d)", text[opening:end]
        ):
            cut = opening + stop.start() + 1
            before = text[max(start, cut - 8) : cut]
            if re.search(r"\b(?:e\.g|i\.e|vs|al|cf|etc|approx|no|fig)\.$", before):
                continue
            yield _trimmed(text, start, cut)
            start = cut
    yield _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _one_spaced(piece: str) -> str:
    """The same length, so that offsets hold; hyphens that forbid a line break are hyphens."""
    return re.sub(r"\s", " ", piece).replace("\u2011", "-")


def _heading(text: str, start: int, end: int) -> tuple[Role, int] | None:
    """The role a heading at the start gives, and where the sentence proper begins."""
    found = _label.match(text, start, end)
    if not found or not found.lastgroup:
        return None
    after = text[found.end() : found.end() + 1]
    colon = ":" in found.group()
    # Without a colon it is a heading only when a sentence begins after it: "Results Pupils in ...".
    if not colon and not (after.isupper() and text[start].isupper()):
        return None
    return Role(found.lastgroup), found.end()


def _role(words: str, *, under: Role | None, begun: bool, after: Role) -> Role:
    if cues.FUTURE.search(words):
        return Role.CONCLUSION
    if cues.PLAN.search(words):
        return Role.PLAN
    if under and under not in (Role.BACKGROUND, Role.AIM):
        return under
    if not begun or (cues.OTHERS.search(words) and not cues.OWN_TOO.search(words)):
        return Role.BACKGROUND
    if under in (Role.BACKGROUND, Role.AIM) and not cues.RESULT_OPENING.search(words):
        return Role.AIM if under is Role.AIM or cues.AIM.search(words) else Role.BACKGROUND
    return _by_words(words) or (Role.RESULT if after is Role.RESULT else Role.METHOD)


def _by_words(words: str) -> Role | None:
    aim, result = cues.AIM.search(words), cues.RESULT.search(words)
    if result and cues.CONCLUSION.search(words) and not cues.FIGURES.search(words):
        return Role.CONCLUSION
    if aim and result:
        # "We asked whether tutoring improved reading" is an aim; "Comparing the two, we found" is not.
        return Role.RESULT if cues.REPORTS.search(words) else Role.AIM
    if aim:
        return Role.AIM
    if cues.METHOD.search(words) and not (result and cues.REPORTS.search(words)):
        return Role.METHOD
    if result:
        return Role.RESULT
    return Role.CONCLUSION if cues.CONCLUSION.search(words) else None
