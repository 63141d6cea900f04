"""Plain wording over real abstracts: how much is reworded, refused, easier to read, and how quickly.

    python tests/benchmarks/plain_wording.py CORPUS [--abstracts 60] [--seed 4] [--pairs 5] [--report FILE]

CORPUS has one document a line with `text` (and `title`); abstracts of at least 80 words in English are drawn.
Reported: sentences reworded, refused and left as they are; medians of the readability formulas before and
after; the share of hard terms left unexplained; the best and the worst pairs by how much shorter and plainer
they became; sentences a second; with `--report` the time to the first sentence of a long text.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from glossary.false_friends.deciding import Decider
from glossary.plain.in_text import Way, in_text
from glossary.plain.translate import READERS, finer, hard_terms, plain_sentences, translate
from glossary.plain.translation import Level, PlainSentence, Translation
from glossary.readability.measures import Measure, Readability
from glossary.term_bank import TermBank, load_bank
from glossary.wording_check import english_pieces
from indexer.sentences import sentences

SHORTEST = 80  # Words of an abstract.
TODAY = date(2026, 11, 23)


def abstracts(corpus: Path, *, count: int, seed: int) -> list[str]:
    held = [json.loads(line)["text"] for line in corpus.read_text("utf-8").splitlines()]
    fitting = [text for text in held if len(text.split()) >= SHORTEST and english_pieces(text)[1] == []]
    return random.Random(seed).sample(fitting, min(count, len(fitting)))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    asked.add_argument("corpus", type=Path)
    asked.add_argument("--abstracts", type=int, default=60)
    asked.add_argument("--seed", type=int, default=4)
    asked.add_argument("--pairs", type=int, default=0)
    asked.add_argument("--level", type=Level, default=Level.CLASSROOM)
    asked.add_argument("--report", type=Path, default=None)
    given = asked.parse_args()
    bank, decider = load_bank(), Decider()
    texts = abstracts(given.corpus, count=given.abstracts, seed=given.seed)
    translate(texts[0], bank=bank, decider=decider, split=sentences, today=TODAY)  # Loads the parser.
    started = time.perf_counter()
    made = [
        translate(text, bank=bank, decider=decider, split=sentences, today=TODAY, level=given.level)
        for text in texts
    ]
    took = time.perf_counter() - started
    _print_sentences(made, took)
    _print_readability(made)
    _print_jargon(texts, made, bank, decider, given.level)
    if given.pairs:
        _print_pairs(made, given.pairs)
    if given.report:
        _print_first(given.report, bank, decider)


def _print_sentences(made: list[Translation], took: float) -> None:
    every = [one for translation in made for one in translation.sentences]
    reworded = sum(one.plain != one.source for one in every)
    refused = sum(one.refused is not None for one in every)
    print(f"{len(made)} abstracts, {len(every)} sentences")
    print(
        f"reworded {reworded} = {reworded / len(every):.1%}; refused {refused} = {refused / len(every):.1%}"
    )
    print("edits: " + ", ".join(f"{kind} {count}" for kind, count in _kinds(every).most_common()))
    print(f"{len(every) / took:.0f} sentences a second, numbers, gist and readability included")


def _kinds(every: list[PlainSentence]) -> Counter[str]:
    return Counter(edit.kind.value for one in every for edit in one.edits)


def _print_readability(made: list[Translation]) -> None:
    print("\nmedians of readability, before -> after (explanations in brackets counted as text)")
    names = [(one.name, one.library) for one in _measures(made[0].readability_before)]
    for name, library in names:
        before = [_value(one.readability_before, name, library) for one in made]
        after = [_value(one.readability_after, name, library) for one in made]
        pairs = [(a, b) for a, b in zip(before, after, strict=True) if a is not None and b is not None]
        first = statistics.median(a for a, _ in pairs)
        second = statistics.median(b for _, b in pairs)
        print(f"  {name} ({library}): {first:.1f} -> {second:.1f}")
    for what, numbers in (
        ("words a sentence", [(one.readability_before, one.readability_after) for one in made]),
    ):
        shown = [(a.words_per_sentence, b.words_per_sentence) for a, b in numbers if a and b]
        print(
            f"  {what}: {statistics.median(a for a, _ in shown)} -> {statistics.median(b for _, b in shown)}"
        )


def _measures(readability: Readability | None) -> tuple[Measure, ...]:
    return readability.measures if readability else ()


def _value(readability: Readability | None, name: str, library: str) -> float | None:
    return next(
        (one.value for one in _measures(readability) if (one.name, one.library) == (name, library)), None
    )


def _print_jargon(
    texts: list[str], made: list[Translation], bank: TermBank, decider: Decider, level: Level
) -> None:
    hard = unexplained = left = 0
    reader = READERS[level]
    for text, translation in zip(texts, made, strict=True):
        spans = finer(text, sentences(text))
        pieces, _ = english_pieces(text)
        terms = {
            one.sense.id: one.sense
            for _, _, found in hard_terms(
                text,
                spans=spans,
                pieces=pieces,
                bank=bank,
                decider=decider,
                today=TODAY,
                reader=reader,
            )
            for one in found
            if one.sense is not None
        }
        told = {edit.term for one in translation.sentences for edit in one.edits}
        if any("significan" in term for term in told):
            told |= {term for term in terms if "significan" in term}  # One explanation serves them all.
        hard += len(terms)
        unexplained += len(terms.keys() - told)
        left += sum(in_text(sense).way is Way.LEAVE for name, sense in terms.items() if name not in told)
    print(
        f"\nhard terms (senses an abstract) {hard}; left unexplained {unexplained} "
        f"= {unexplained / hard:.1%}, {left} of them on purpose"
    )


def _print_pairs(made: list[Translation], count: int) -> None:
    changed = [one for translation in made for one in translation.sentences if one.plain != one.source]
    by_length = sorted(changed, key=lambda one: len(one.plain) - len(one.source) - 20 * len(one.edits))
    for title, chosen in (
        ("most taken out or replaced", by_length[:count]),
        ("longest made", by_length[-count:]),
    ):
        print(f"\n{title}")
        for one in chosen:
            print(f"- {one.source}\n+ {one.plain}")


def _print_first(report: Path, bank: TermBank, decider: Decider) -> None:
    text = report.read_text("utf-8", errors="replace")
    started = time.perf_counter()
    spans = finer(text, sentences(text))
    pieces, _ = english_pieces(text)
    sentences_made = plain_sentences(
        text,
        spans=spans,
        pieces=pieces,
        bank=bank,
        decider=decider,
        today=TODAY,
        level=Level.CLASSROOM,
        known={},
    )
    made = _timed(sentences_made)
    first = next(made) - started
    last = first
    for at in made:
        last = at - started
    print(
        f"\n{len(text.split()):,} words, {len(spans):,} sentences: "
        f"first after {first:.2f} s, all {last:.1f} s"
    )


def _timed(made: Iterator[PlainSentence]) -> Iterator[float]:
    for _ in made:
        yield time.perf_counter()


if __name__ == "__main__":
    main()
