"""Spotting speed beside plain spaCy, in one run, and its growth with the number of terms.

    python tests/benchmarks/spotting.py [TEXT_FILE]

Without a file, the starter collection's own texts are read. Words are spaCy's tokens; every figure is the
best of five, in one process.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

from glossary import spacy_english
from glossary.forms import Form, FormTree
from glossary.senses import read_spots
from glossary.spotting import spot
from glossary.term_bank import load_bank
from search_api.home import Home
from search_api.settings import read_settings

WORDS = 60_000
PARSED = 8_000
SIZES = (700, 2_000, 7_000, 20_000)
ROUNDS = 5


def best_of(run: Callable[[], object]) -> float:
    times: list[float] = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        run()
        times.append(time.perf_counter() - began)
    return min(times)


def starter_text() -> str:
    folder = resources.files("corpus") / "starter"
    found = [item.read_text("utf-8") for item in (folder / "strands").iterdir() if item.name.endswith(".md")]
    return "\n\n".join(sorted(found))


def grown(forms: tuple[Form, ...], names: list[str], size: int) -> FormTree:
    """Return a tree of `size` terms: the bank's own, then new names of two or three of the bank's words."""
    draw = random.Random(7)
    words = sorted({word for name in names for word in name.split()})
    kept = set(names[:size])
    held = [form for form in forms if form.sense_id.split(".")[0] in kept]
    while len(kept) < size:
        made = " ".join(draw.sample(words, draw.choice((2, 3))))
        if made not in kept:
            kept.add(made)
            held.append(Form(made, made))
            held.append(Form(f"{made}s", made))
    return FormTree(held)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--home", type=Path, help="a home whose model decides senses too")
    asked = parser.parse_args()
    text = asked.file.read_text("utf-8") if asked.file else starter_text()
    spacy: Any = spacy_english._spacy()  # pyright: ignore[reportPrivateUsage]
    blank = spacy.blank("en")
    blank.max_length = 10_000_000
    once = len(blank.make_doc(text))
    text = "\n\n".join([text] * max(1, WORDS // once))
    words = len(blank.make_doc(text))
    bank = load_bank()
    tree = bank.tree
    print(f"{words:,} words; the bank has {len(bank.terms):,} terms in {len(bank.forms):,} forms")

    # First, so that spaCy's tokeniser has met the same words in every measurement.
    matcher = spacy.matcher.PhraseMatcher(blank.vocab, attr="LOWER")
    matcher.add("TERMS", [blank.make_doc(form.text) for form in bank.forms])
    tokenising = words / best_of(lambda: blank.make_doc(text))

    def tell(what: str, speed: float) -> None:
        print(f"{what:<32}{speed:>10,.0f} words a second   {speed / tokenising:.3f} of spaCy's tokeniser")

    tell("spaCy, tokeniser only", tokenising)
    tell("spotting", words / best_of(lambda: spot(text, tree=tree)))
    tell("spaCy, PhraseMatcher of the forms", words / best_of(lambda: matcher(blank.make_doc(text))))

    part = text[: len(text) * PARSED // words]
    few = len(blank.make_doc(part))
    tell("spaCy, tagged and parsed", few / best_of(lambda: list(spacy_english.parse([part]))))
    decider = Home(read_settings(home=asked.home)).decider()
    found = spot(part, tree=tree)
    pieces = [(match.start(), match.end()) for match in re.finditer(r"\S(?:.|\n(?!\n))*", part)]
    deciding = best_of(
        lambda: list(read_spots(part, found, pieces=pieces, bank=bank, decider=decider, decided=True))
    )
    tell("spotting, with senses decided", few / deciding)

    print("terms -> spotting, words a second (share of the speed with the fewest)")
    names = [term.id for term in bank.terms]
    first = 0.0
    for size in SIZES:
        larger = grown(bank.forms, names, size)
        speed = words / best_of(lambda larger=larger: spot(text, tree=larger))
        first = first or speed
        print(f"  {size:>6,}: {speed:>10,.0f}  {speed / first:.2f}")


if __name__ == "__main__":
    main()
