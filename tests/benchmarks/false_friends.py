"""Measures how well research senses of false friends are flagged, and fits the weights anew with --refit.

Usage: python tests/benchmarks/false_friends.py FILE... [--home HOME] [--words] [--crossed]
       python tests/benchmarks/false_friends.py --refit --home HOME FILE

A FILE has one judged item a line (word, sense, text, start, end; source or register). HOME is a home with
an exported model; with it the figures are given with the encoder too. Flagged is what is decided to be
research; silence and everyday are not flagged. `--refit` learns from the examples and FILE, which must be
the development set: the test set never goes there.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from glossary.false_friends import likeness, refitting, weights
from glossary.false_friends.deciding import Decider
from glossary.false_friends.examples import Example
from glossary.false_friends.refitting import Crossed, cross_validate, place, rows_of
from glossary.false_friends.register import RESEARCH_WORDS
from glossary.spacy_english import Sentence, parse
from indexer.model.exported import ExportedEncoder

WEIGHTS = Path(weights.__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True)
class Item:
    """A judged word, with the group of sources it belongs to."""

    example: Example
    group: str


@dataclass(frozen=True, slots=True)
class Judged:
    """An item with what was decided."""

    item: Item
    sense: str

    @property
    def flagged(self) -> bool:
        return self.sense == "research"

    @property
    def research(self) -> bool:
        return self.item.example.sense == "research"


def read_items(path: Path) -> list[Item]:
    """Read a judged file; the group is the register, or whether the sentence was made up or found."""
    items: list[Item] = []
    for line in path.read_text("utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        example = Example(row["word"], row["sense"], row["text"], row["start"], row["end"])
        group = row.get("register") or ("own" if row["source"] == "own" else "abstract-like")
        items.append(Item(example, group))
    return items


def judge(items: Iterable[Item], decide: Callable[[Sentence, int, Sequence[Sentence]], str]) -> list[Judged]:
    """Decide every item."""
    items = list(items)
    judged: list[Judged] = []
    for item, sentences in zip(items, parse(item.example.text for item in items), strict=True):
        sentence, at = place(sentences, start=item.example.start)
        judged.append(Judged(item, decide(sentence, at, sentences)))
    return judged


def register_rule(sentence: Sentence, at: int, near: Sequence[Sentence]) -> str:
    """The crude rule to beat: research if some research-looking word stands in the sentence too."""
    looks = any(word.lemma in RESEARCH_WORDS for number, word in enumerate(sentence) if number != at)
    return "research" if looks else "everyday"


def figures(judged: Sequence[Judged]) -> str:
    """Return precision and recall of flagging, accuracy with silence as not flagged, and the rest."""
    right = sum(one.flagged and one.research for one in judged)
    flagged = sum(one.flagged for one in judged)
    research = sum(one.research for one in judged)
    same = sum(one.flagged == one.research for one in judged)
    everyday = [one for one in judged if one.sense == "everyday"]
    rightly = sum(not one.research for one in everyday)
    silent = sum(not one.sense for one in judged)
    return (
        f"precision {right}/{flagged} = {right / max(1, flagged):.3f}, recall {right}/{research} = "
        f"{right / max(1, research):.3f}, accuracy {same / max(1, len(judged)):.3f}, everyday said "
        f"{len(everyday)} ({rightly} rightly), silent {silent}, n = {len(judged)}"
    )


def print_figures(name: str, judged: Sequence[Judged]) -> None:
    """Print the figures over all and by group."""
    print(f"{name}\n  all: {figures(judged)}")
    for group in sorted({one.item.group for one in judged}):
        print(f"  {group}: {figures([one for one in judged if one.item.group == group])}")


def print_words(judged: Sequence[Judged]) -> None:
    """Print the confusion of each word."""
    table: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for one in judged:
        table[one.item.example.family][one.item.example.sense, one.sense or "silent"] += 1
    print("  word: research flagged/everyday/silent; everyday flagged/everyday/silent")
    for word, counts in sorted(table.items()):
        parts = [
            "/".join(str(counts[sense, said]) for said in ("research", "everyday", "silent"))
            for sense in ("research", "everyday")
        ]
        print(f"  {word}: {parts[0]}; {parts[1]}")


def print_crossed(name: str, crossed: Crossed) -> None:
    """Print the cross-validated figures: of the examples, and of the development items among them."""
    judged = [
        Judged(Item(row.example, "examples" if row.known else "development"), crossed.sense(number))
        for number, row in enumerate(crossed.rows)
    ]
    bounds = f"research above {crossed.research_above:.3f}, {crossed.uncued_above:.3f} without a cue"
    print_figures(
        f"{name}, 5-fold cross-validated ({bounds}; everyday below {crossed.everyday_below:.3f})", judged
    )


def encoder_of(home: Path) -> ExportedEncoder:
    """Return the first exported model of a home."""
    return ExportedEncoder(next(path for path in sorted((home / "models").iterdir()) if path.is_dir()))


def refit_weights(path: Path, encoder: ExportedEncoder) -> None:
    """Fit both weight sets, print how they do by cross-validation, and write them."""
    development = [item.example for item in read_items(path)]
    plain = cross_validate(rows_of(development, embed=None))
    print_crossed("without encoder", plain)
    alike = cross_validate(rows_of(development, embed=encoder.encode_passages))
    print_crossed("with encoder", alike)
    kept = {
        "fingerprint": encoder.fingerprint,
        "probed": [round(one, 4) for one in likeness.probed(encoder.encode_passages)],
    }
    named = {path.name: weights.digest_of(path.read_bytes())}
    content = refitting.refit(plain, alike, encoder=kept, development=named)
    WEIGHTS.write_text(weights.weights_text(content), "utf-8")


def main() -> None:
    """Read the command line and print the figures."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("files", nargs="*", type=Path)
    reader.add_argument("--home", type=Path, help="a home with an exported model")
    reader.add_argument("--words", action="store_true", help="the confusion of each word too")
    reader.add_argument("--crossed", action="store_true", help="cross-validated figures of the examples too")
    reader.add_argument("--refit", action="store_true", help="fit the weights from the examples and the file")
    given = reader.parse_args()
    encoder = encoder_of(given.home) if given.home else None
    if given.refit:
        if encoder is None or len(given.files) != 1:
            reader.error("--refit takes --home and the development file")
        refit_weights(given.files[0], encoder)
        return
    deciders = {"without encoder": Decider()} | (
        {"with encoder": Decider(encoder=encoder)} if encoder else {}
    )
    if given.crossed:
        print_crossed("without encoder", cross_validate(rows_of([], embed=None)))
        if encoder:
            print_crossed("with encoder", cross_validate(rows_of([], embed=encoder.encode_passages)))
    for path in given.files:
        items = read_items(path)
        print_figures(f"{path.name}, register rule", judge(items, register_rule))
        for name, decider in deciders.items():
            judged = judge(items, lambda one, at, near, asked=decider: asked.decide(one, at, near=near).sense)
            print_figures(f"{path.name}, {name}", judged)
            if given.words:
                print_words(judged)


if __name__ == "__main__":
    main()
