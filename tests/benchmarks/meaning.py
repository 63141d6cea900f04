"""How much lost meaning the proof catches, and how many fair rewordings it refuses.

    python tests/benchmarks/meaning.py PAIRS.jsonl [PAIRS.jsonl ...] [--show]

Each line holds {"id", "source", "plain", "kept": true|false, "lost": [kinds]}. A loss is caught when the pair
is refused, and named when one of the kinds given is that of its label. `--show` prints what went wrong.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from glossary.meaning.losses import Loss
from glossary.meaning.proof import losses


@dataclass(frozen=True, slots=True)
class Pair:
    """A labelled pair: what is lost, nothing when the meaning is kept."""

    id: str
    source: str
    plain: str
    kept: bool
    lost: tuple[str, ...]


def pairs_of(files: list[Path]) -> Iterator[Pair]:
    for file in files:
        for line in file.read_text("utf-8").splitlines():
            if line.strip():
                one: dict[str, Any] = json.loads(line)
                lost = tuple(one.get("lost") or ())
                yield Pair(str(one["id"]), one["source"], one["plain"], bool(one["kept"]), lost)


def share(part: int, whole: int) -> str:
    return f"{part:>5} of {whole:<5} {part / whole:6.1%}" if whole else "    none"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true", help="print each pair that was judged wrongly")
    asked = parser.parse_args()
    pairs = list(pairs_of(asked.files))
    if not pairs:
        parser.error("the files hold no pairs")
    losses("It is read.", "It was read.")  # Reads the files of cues, which is not part of judging a sentence.
    began = time.perf_counter()
    found: dict[str, tuple[Loss, ...]] = {one.id: losses(one.source, one.plain) for one in pairs}
    took = time.perf_counter() - began

    kept = [one for one in pairs if one.kept]
    lost = [one for one in pairs if not one.kept]
    kinds = {one.id: {loss.what.value for loss in found[one.id]} for one in pairs}
    print(f"{len(pairs)} pairs, {took / len(pairs) * 1000:.2f} ms each")
    print(f"{'kept, wrongly refused':<24}{share(sum(bool(found[one.id]) for one in kept), len(kept))}")
    print(f"{'lost, wrongly let pass':<24}{share(sum(not found[one.id] for one in lost), len(lost))}")
    labelled, caught, named = Counter[str](), Counter[str](), Counter[str]()
    for one in lost:
        for kind in one.lost:
            labelled[kind] += 1
            caught[kind] += bool(found[one.id])
            named[kind] += kind in kinds[one.id]
    print(f"{'kind':<14}{'refused':>22}{'named as that kind':>26}")
    for kind in sorted(labelled):
        print(f"{kind:<14}{share(caught[kind], labelled[kind]):>22}{share(named[kind], labelled[kind]):>26}")
    if asked.show:
        for one in pairs:
            if bool(found[one.id]) == one.kept:
                print(f"\n{one.id} {'REFUSED' if one.kept else 'LET PASS'} {', '.join(one.lost)}")
                print(f"  {one.source}\n  {one.plain}")
                for loss in found[one.id]:
                    print(f"    {loss.what.value}: {loss.message}")


if __name__ == "__main__":
    main()
