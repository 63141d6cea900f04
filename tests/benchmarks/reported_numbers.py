"""Numbers in judged sentences: found, of the right kind, pointing the right way, nothing false said.

    python tests/benchmarks/reported_numbers.py FILE... [--errors]

FILE has one sentence a line: `text`, `expected` (kind, value or low and high, direction, span),
`must_not_extract` and `must_not_say`. A number is found when its kind is right, its value (or both ends of
its interval) is the same but for the sign, and its span overlaps; direction counts over the numbers found.
`--errors` prints what is wrong: for development data only.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from glossary.numbers.finding import numbers_in
from glossary.numbers.number import Kind, Number

SAME = 1e-9
"""How far apart, as a share, two figures read from the same digits may be."""
NEVER_SAID = (
    "no effect",
    "no difference",
    "proved",
    "proven",
    "proves",
    "large effect",
    "very effective",
    "definitely",
    "caused by",
    "failed",
    "made no",
)
"""What no reading may say, whatever the sentence."""
PER_CENT = re.compile(r"\d ?(?:%|per cent)(?! interval)")


@dataclass(slots=True)
class Score:
    """Counts over files, and what went wrong."""

    right: Counter[str] = field(default_factory=Counter[str])
    missed: Counter[str] = field(default_factory=Counter[str])
    extra: Counter[str] = field(default_factory=Counter[str])
    pointed: int = 0
    forbidden: int = 0
    false: int = 0
    sentences: int = 0
    seconds: float = 0.0

    def lines(self) -> list[str]:
        rows = [
            f"{name:<20} found {good:>4} of {good + lost:<4} recall {good / max(good + lost, 1):.3f}   "
            f"extra {more:>3}   precision {good / max(good + more, 1):.3f}"
            for name, good, lost, more in [
                *((kind.value, self.right[kind], self.missed[kind], self.extra[kind]) for kind in Kind),
                ("all", self.right.total(), self.missed.total(), self.extra.total()),
            ]
            if good + lost + more
        ]
        found = self.right.total()
        return [
            *rows,
            f"direction right      {self.pointed} of {found} = {self.pointed / max(found, 1):.3f}",
            f"must not extract     {self.forbidden} hit",
            f"must not say         {self.false} said",
            f"{self.sentences} sentences, {self.sentences / max(self.seconds, 1e-9):.0f} a second",
        ]


def same_number(one: Number, want: Mapping[str, Any]) -> bool:
    start, end = want["span"]
    if one.kind.value != want["kind"] or not (one.start < end and start < one.end):
        return False
    return all(_same(getattr(one, name), want.get(name)) for name in ("value", "low", "high"))


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(abs(one) - abs(other)) <= SAME * max(1.0, abs(other))


def false_sayings(numbers: Sequence[Number], must_not: Sequence[str]) -> list[str]:
    """What readings and renderings say that they must not."""
    wrong: list[str] = []
    for one in numbers:
        said = " ".join([one.reading, *(rendering.said for rendering in one.renderings)]).casefold()
        said = " ".join(said.replace("’", "'").split())
        wrong += [
            phrase for phrase in (*NEVER_SAID, *must_not) if phrase.casefold().replace("’", "'") in said
        ]
        if one.kind is Kind.EFFECT_SIZE and PER_CENT.search(one.reading.casefold()) is not None:
            wrong.append(f"per cent of {one.text}")
    return wrong


def score_item(item: Mapping[str, Any], score: Score) -> list[str]:
    """Add an item to the score, and say what was wrong with it."""
    began = time.perf_counter()
    left = list(numbers := numbers_in(item["text"]))
    score.seconds += time.perf_counter() - began
    score.sentences += 1
    trouble: list[str] = []
    for want in item["expected"]:
        match = next((one for one in left if same_number(one, want)), None)
        if match is None:
            score.missed[want["kind"]] += 1
            trouble.append(f"missed {want['kind']} {want['span_text']!r}")
            continue
        left.remove(match)
        score.right[want["kind"]] += 1
        got = match.direction.value if match.direction else None
        score.pointed += got == want["direction"]
        if got != want["direction"]:
            trouble.append(f"direction of {match.text!r}: {got}, not {want['direction']}")
    score.extra.update(one.kind.value for one in left)
    trouble += [f"extra {one.kind.value} {one.text!r}" for one in left]
    spans = [span for span in item["must_not_extract"] if not span.get("inside_expected")]
    hit = [span["text"] for span in spans if any(_meets(one, span) for one in left)]
    said = false_sayings(numbers, item["must_not_say"])
    score.forbidden += len(hit)
    score.false += len(said)
    return [
        *trouble,
        *(f"must not extract {text!r}" for text in hit),
        *(f"must not say {one!r}" for one in said),
    ]


def _meets(one: Number, span: Mapping[str, Any]) -> bool:
    return one.start < span["end"] and span["start"] < one.end


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("files", nargs="+", type=Path)
    asked.add_argument("--errors", action="store_true")
    given = asked.parse_args()
    score = Score()
    for file in given.files:
        for line in file.read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            trouble = score_item(item, score)
            if given.errors and trouble:
                print("\n    ".join([f"{item['id']}: {item['text']}", *trouble]))
    print("\n".join(score.lines()))


if __name__ == "__main__":
    main()
