"""Gists of labelled abstracts: for each part, how often it is right, wrong or missing.

    python tests/benchmarks/gist.py LABELS CORPUS [--show N] [--wrong]

LABELS is tests/quality/language/gist.jsonl. CORPUS has the abstracts, one JSON object a line with `_id` and
`text`; an abstract that is absent, or whose text has another sha256, is left out and counted. A part is right
when it is taken from an acceptable place (its own span overlaps one) and its words do not say otherwise: the
direction must be that of the place, the design of the labelled family, and no figure may be new. It is wrong
when the abstract does not state the part, when it is taken from elsewhere, or when its words say otherwise;
missing when the part is stated and not given. "by sentence" counts as right what another place of the same
sentence states.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from glossary.gist.composing import gist_of
from glossary.gist.parts import GistPart, Part
from glossary.numbers.finding import numbers_in
from indexer.sentences import sentences

Span = tuple[int, int]

SCORED = tuple(part for part in Part if part is not Part.LINE)

DIRECTION_WORDS = {
    "no_clear_effect": (
        r"no (clear|reliable|detectable|significant)|not (clear|significant)|unclear|(could|may|might) be"
        r"( down to)? chance|neither|no (better|worse|different|difference|evidence|effect|impact)"
    ),
    "mixed": r"\bmixed\b|varied|partly|in some|some .{0,40}(others|other)",
    "against": r"\b(worse|lower|less|behind|fewer|poorer|against|negative\w*|harm\w*|declin\w*|decreas\w*)\b",
    "favours": (
        r"\b(better|higher|more|ahead|larger|greater|bigger|gain\w*|improv\w*|rais\w*|increas\w*|favour\w*"
        r"|positive\w*|benefi\w*|outperform\w*|well|helped?|effective)\b"
    ),
}
"""Words by which a direction is told. Where the first speak, the others do not count: "no clear gain"."""

DESIGN_WORDS = {
    "trial": r"random|\btrial|\bby lot\b|\bRCT",
    "review": r"review|meta-analys|synthes|\bstudies\b",
    "before_after": r"before and after|before-and-after|pre-?\s?(and|test)",
    "qualitative": r"interview|case stud|focus group|qualitative|observ",
    "survey": r"survey|questionnaire|\basked\b",
    "correlational": r"correlat|\blinks?\b|associat|followed",
    "quasi": r"quasi|matched|comparison|not .{0,20}(random|lot)",
}
"""Words by which a design is told. A design told in none of them is judged by its place alone."""

NEAR_DESIGNS = {
    "survey": {"correlational", "qualitative"},
    "correlational": {"survey"},
    "qualitative": {"survey"},
}
"""Designs told in one another's words: a survey asks, and may look for links."""

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"(?<=\d)[,\s](?=\d{3}\b)")


class Verdict(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    MISSING = "missing"
    SILENT = "rightly absent"


@dataclass(frozen=True, slots=True)
class Judged:
    """One part of one abstract: the verdict, the verdict by sentence, and why it is wrong."""

    part: Part
    verdict: Verdict
    by_sentence: Verdict
    why: str = ""


def overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def families(words: dict[str, str], text: str) -> list[str]:
    return [name for name, pattern in words.items() if re.search(pattern, text, re.IGNORECASE)]


def new_figures(said: str, source: str, sample: Sequence[int]) -> list[str]:
    """Figures of `said` that are neither in `source`, whatever separates their thousands, nor in `sample`."""
    known = {*_FIGURE.findall(_THOUSANDS.sub("", source)), *map(str, sample)}
    return [figure for figure in _FIGURE.findall(_THOUSANDS.sub("", said)) if figure not in known]


def says_otherwise(given: GistPart, label: dict[str, Any], places: Sequence[int], text: str) -> str:
    """Why the words of a part contradict its label, or nothing."""
    if given.part is Part.DIRECTION:
        told = families(DIRECTION_WORDS, given.text)
        wanted = {label["direction_at"][place] for place in places} | {label["direction_is"]}
        if told[:1] == ["no_clear_effect"]:
            told = told[:1]
        if told and "mixed" not in wanted and not wanted & set(told):
            return f"says {told[0]}, not {' or '.join(sorted(wanted))}"
    if given.part is Part.DESIGN:
        told = families(DESIGN_WORDS, given.text)
        family = label["design_is"]
        if told and family != "other" and not {family, *NEAR_DESIGNS.get(family, ())} & set(told):
            return f"says {told[0]}, not {family}"
    if given.part in {Part.WHO, Part.SIZE, Part.SURE} and (
        invented := new_figures(given.text, text, label["n"])
    ):
        return f"figures not in the abstract: {', '.join(invented)}"
    return ""


def judge(label: dict[str, Any], given: Sequence[GistPart], text: str, spans: Sequence[Span]) -> list[Judged]:
    """A verdict for every part; of several gist parts of one kind each is judged."""
    judged: list[Judged] = []
    for part in SCORED:
        accepted: list[Span] = [(start, end) for start, end in label["parts"][part.value] or ()]
        mine = [one for one in given if one.part is part]
        if not mine:
            verdict = Verdict.MISSING if accepted else Verdict.SILENT
            judged.append(Judged(part, verdict, verdict))
        for one in mine:
            if not accepted:
                judged.append(Judged(part, Verdict.WRONG, Verdict.WRONG, "the abstract does not state it"))
                continue
            here = [at for at, span in enumerate(accepted) if overlap((one.start, one.end), span)]
            near = [at for at, span in enumerate(accepted) if overlap(spans[one.sentence], span)]
            fault = says_otherwise(one, label, here or near, text)
            judged.append(
                Judged(
                    part,
                    Verdict.RIGHT if here and not fault else Verdict.WRONG,
                    Verdict.RIGHT if near and not fault else Verdict.WRONG,
                    fault or ("" if here else "taken from elsewhere"),
                )
            )
    return judged


def read_lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def table(judged: Sequence[Judged]) -> str:
    lines = [f"{'part':<11}{'right':>7}{'wrong':>7}{'missing':>9}{'absent':>8}{'wrong by sentence':>19}"]
    for part in (*SCORED, None):
        chosen = [one for one in judged if part is None or one.part is part]
        counts = Counter(one.verdict for one in chosen)
        loose = sum(one.by_sentence is Verdict.WRONG for one in chosen)
        lines.append(
            f"{part.value if part else 'all':<11}{counts[Verdict.RIGHT]:>7}{counts[Verdict.WRONG]:>7}"
            f"{counts[Verdict.MISSING]:>9}{counts[Verdict.SILENT]:>8}{loose:>19}"
        )
    given = [one for one in judged if one.verdict in {Verdict.RIGHT, Verdict.WRONG}]
    stated = [one for one in judged if one.verdict in {Verdict.RIGHT, Verdict.MISSING}]
    wrong = sum(one.verdict is Verdict.WRONG for one in given)
    loose = sum(one.by_sentence is Verdict.WRONG for one in given)
    right = len(given) - wrong
    lines.append(
        f"wrong: {wrong} of {len(given)} parts given = {wrong / max(len(given), 1):.1%} (by sentence "
        f"{loose / max(len(given), 1):.1%}); found, of the parts stated and not given wrong: "
        f"{right} of {len(stated)} = {right / max(len(stated), 1):.1%}"
    )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("labels", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N gists with their abstracts")
    parser.add_argument("--wrong", action="store_true", help="print what was judged wrong, and why")
    asked = parser.parse_args()
    texts = {one["_id"]: one["text"] for one in read_lines(asked.corpus)}
    judged: list[Judged] = []
    absent = empty = 0
    for at, label in enumerate(labels := read_lines(asked.labels)):
        text = texts.get(label["id"], "")
        if hashlib.sha256(text.encode()).hexdigest() != label["sha256"]:
            absent += 1
            continue
        spans = sentences(text)
        given = gist_of(text, sentences=spans, numbers=numbers_in(text))
        empty += label["design_is"] is None and not given
        verdicts = judge(label, given, text, spans)
        judged.extend(verdicts)
        if at < asked.show:
            print(f"== {label['id']}\n{text}")
            print("\n".join(f"   {one.part.value}: {one.text}" for one in given))
        if asked.wrong:
            for one in verdicts:
                if one.verdict is Verdict.WRONG:
                    said = " / ".join(part.text for part in given if part.part is one.part)
                    print(f"{label['id']} {one.part.value}: {said!r}: {one.why}")
    nothing = sum(label["design_is"] is None for label in labels)
    print(
        f"{len(labels) - absent} abstracts, {absent} left out; "
        f"{empty} of {nothing} that report no study have no gist"
    )
    print(table(judged))


if __name__ == "__main__":
    main()
