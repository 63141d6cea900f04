"""Readability of texts by each formula and library, how far they disagree, how many sentences are hard.

    python tests/benchmarks/hard_to_read.py FILE [--first N]

FILE has one text a line, as `text`.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from pathlib import Path
from statistics import median

from glossary.readability.hard_sentences import hard_sentences
from glossary.readability.in_words import disagreements
from glossary.readability.measuring import readability_of
from indexer.sentences import sentences


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--first", type=int, default=300)
    asked = parser.parse_args()
    texts = [json.loads(line)["text"] for line in asked.file.read_text("utf-8").splitlines()[: asked.first]]
    figures: dict[tuple[str, str], list[float]] = defaultdict(list)
    apart: dict[str, list[float]] = defaultdict(list)
    began = time.perf_counter()
    for text in texts:
        found = readability_of(text, sentences=sentences(text))
        if found is None:
            continue
        for one in found.measures:
            figures[one.name, one.library].append(one.value)
        for differing in disagreements(found):
            apart[differing.name].append(differing.high - differing.low)
    took = time.perf_counter() - began
    print(f"{len(texts)} texts, {sum(map(len, texts)) / took:,.0f} characters a second")
    for (name, library), values in figures.items():
        print(f"  {name:<16}{library:<13}median {median(values):.1f}")
    for name, values in apart.items():
        print(f"  {name:<16}apart by    median {median(values):.1f}, at most {max(values):.1f}")
    every = sum(len(sentences(text)) for text in texts)
    began = time.perf_counter()
    hard = [one for text in texts for one in hard_sentences(text, sentences=sentences(text))]
    took = time.perf_counter() - began
    cut = sum(bool(one.halves) for one in hard)
    print(
        f"  hard {len(hard)} of {every} sentences, {cut} of them cut, {every / took:,.0f} sentences a second"
    )


if __name__ == "__main__":
    main()
