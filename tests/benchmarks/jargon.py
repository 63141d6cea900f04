"""Jargon in judged abstracts: how much of it is found, and how often a known word is flagged.

    python tests/benchmarks/jargon.py FILE... [--home HOME] [--missed]

FILE has one abstract a line: `text`, `spans` (what a teacher will not know or will misread; `first` marks the
first occurrence) and `must_not_flag`. A span is found when a finding overlaps it. Words in neither list are
neutral, so that strict precision is a lower bound. `--home` names a home whose model decides senses too.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from glossary.false_friends.deciding import Decider
from glossary.term_bank import TermBank, load_bank
from glossary.wording_check import check_wording
from search_api.home import Home
from search_api.settings import read_settings

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over a file; the shares are None where there is nothing to divide by."""

    first: int
    first_found: int
    every: int
    every_found: int
    known: int
    known_flagged: int
    findings: int
    findings_on_spans: int
    missed: Counter[str]
    wrongly: Counter[str]

    def lines(self) -> list[str]:
        return [
            f"{what:<33}{part} of {whole} = {part / max(whole, 1):.3f}"
            for what, part, whole in (
                ("recall of first occurrences", self.first_found, self.first),
                ("recall of all occurrences", self.every_found, self.every),
                ("must-not-flag words flagged", self.known_flagged, self.known),
                ("strict precision (lower bound)", self.findings_on_spans, self.findings),
            )
        ]


def meets(one: Span, many: Sequence[Span]) -> bool:
    return any(one[0] < end and start < one[1] for start, end in many)


def score(items: Sequence[dict[str, Any]], *, bank: TermBank, decider: Decider) -> Score:
    counts: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    wrongly: Counter[str] = Counter()
    for item in items:
        text = item["text"]
        report = check_wording(text, bank=bank, decider=decider, today=date(2026, 11, 23))
        flagged = [(one.start, one.end) for one in report.findings]
        spans = [(one["start"], one["end"]) for one in item["spans"]]
        counts["findings"] += len(flagged)
        counts["on"] += sum(meets(one, spans) for one in flagged)
        for one in item["spans"]:
            found = meets((one["start"], one["end"]), flagged)
            counts["every"] += 1
            counts["every found"] += found
            if one.get("first"):
                counts["first"] += 1
                counts["first found"] += found
                if not found:
                    missed[text[one["start"] : one["end"]]] += 1
        for one in item["must_not_flag"]:
            counts["known"] += 1
            if meets((one["start"], one["end"]), flagged):
                counts["known flagged"] += 1
                wrongly[text[one["start"] : one["end"]]] += 1
    return Score(
        counts["first"], counts["first found"], counts["every"], counts["every found"], counts["known"],
        counts["known flagged"], counts["findings"], counts["on"], missed, wrongly,
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--missed", action="store_true", help="show what was missed and wrongly flagged")
    asked = parser.parse_args()
    bank = load_bank()
    decider = Home(read_settings(home=asked.home)).decider() if asked.home else Decider()
    for file in asked.files:
        items = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
        found = score(items, bank=bank, decider=decider)
        print(f"{file}: {len(items)} abstracts, {'with' if asked.home else 'without'} a model")
        print("\n".join(f"  {line}" for line in found.lines()))
        if asked.missed:
            print("  missed:", "; ".join(found.missed))
            print("  wrongly flagged:", "; ".join(found.wrongly))


if __name__ == "__main__":
    main()
