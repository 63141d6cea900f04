"""Whether a text ranks as findability says, once it is really in the collection.

    python tests/benchmarks/findability.py BEIR_DIR --home HOME [--texts 40]

Some documents are taken out of a set in BEIR layout and ranked against the rest as new texts; then each is
indexed with the rest, and the same questions are asked. The home lends its model and remembers vectors.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from corpus.catalogue import Catalogue
from glossary.wording_check import check_wording
from indexer.build import publish
from indexer.passages import Passage, passages_of
from indexer.reading.readings import Place
from indexer.reading.text import paragraphs_of_text
from indexer.snapshot import IndexedDocument, Snapshot, current_folder
from search_api.ask import Library
from search_api.beir import BeirDocument, read_dataset
from search_api.findability import LAST_RANK, Findable, findability
from search_api.home import Home
from search_api.retrieval import retrieve
from search_api.settings import read_settings

SEED = 4
TODAY = date(2026, 11, 23)
LEAST_CHARACTERS = 400  # Shorter ones are titles with a line.
FIRST = 10


@dataclass(frozen=True, slots=True)
class AllAccepted:
    """Stands in for a catalogue in which nothing was withdrawn."""

    names: frozenset[str]

    def ids(self) -> frozenset[str]:
        return self.names


def cut(document: BeirDocument) -> list[Passage]:
    text = paragraphs_of_text(document.text.strip() or document.title)
    return passages_of(document.id, [Place(page=None, section=None, text=text)])


def indexed(documents: Sequence[BeirDocument], folder: Path, *, home: Home) -> Snapshot:
    publish(
        [IndexedDocument(id=one.id, title=paragraphs_of_text(one.title)) for one in documents],
        [passage for one in documents for passage in cut(one)],
        snapshots=folder,
        vectors=home.vectors(),
        model=home.model.name,
        encoder=home.passage_encoder,
        fingerprint=home.model.fingerprint,
    )
    return Snapshot(current_folder(folder))


def library_of(snapshot: Snapshot, *, home: Home) -> Library:
    catalogue = cast("Catalogue", AllAccepted(frozenset(snapshot.documents)))
    return Library(
        catalogue=catalogue,
        snapshot=snapshot,
        encoder=home.question_encoder(snapshot.manifest.fingerprint),
    )


def rank_in(library: Library, question: str, name: str, *, left_out: Sequence[str]) -> int | None:
    """Return 1 plus the number of documents that score better than `name`, None beyond the last place."""
    hits = retrieve(question, snapshot=library.snapshot, encoder=library.encoder).hits
    own = next((hit.score for hit in hits if hit.document_id == name), None)
    if own is None:
        return None
    rank = 1 + sum(hit.score > own and hit.document_id not in left_out for hit in hits)
    return rank if rank <= LAST_RANK else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--texts", type=int, default=40)
    parser.add_argument("--split", default="test")
    asked = parser.parse_args()
    home = Home(read_settings(home=asked.home))
    dataset = read_dataset(asked.folder, split=asked.split)
    bank, decider = home.term_bank(), home.decider()
    long = [one for one in dataset.documents if len(one.text) >= LEAST_CHARACTERS and one.title]
    texts = random.Random(SEED).sample(long, asked.texts)
    names = {one.id for one in texts}
    rest = [one for one in dataset.documents if one.id not in names]
    compared: list[tuple[int | None, int | None]] = []
    reworded: list[tuple[int | None, int | None]] = []
    took: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        library = library_of(indexed(rest, Path(folder) / "rest", home=home), home=home)
        for one in texts:
            text = f"{one.title}\n\n{one.text}"
            questions = tuple(dataset.questions.values())
            checked = check_wording(text, bank=bank, decider=decider, today=TODAY)
            began = time.perf_counter()
            found = findability(text, home=home, bank=bank, decider=decider, library=library, report=checked)
            took.append(time.perf_counter() - began)
            reworded += [(row.rank_now, row.rank_after) for row in found or ()]
            rows: list[Findable] = (
                findability(
                    text,
                    home=home,
                    bank=bank,
                    decider=decider,
                    library=library,
                    report=checked,
                    extra_questions=questions,
                )
                or []
            )
            really = library_of(indexed([*rest, one], Path(folder) / one.id, home=home), home=home)
            compared += [
                (row.rank_now, rank_in(really, row.question, one.id, left_out=row.left_out)) for row in rows
            ]
            really.snapshot.close()
        library.snapshot.close()
    report(compared, reworded, took, documents=len(rest))


def report(
    compared: Sequence[tuple[int | None, int | None]],
    reworded: Sequence[tuple[int | None, int | None]],
    took: Sequence[float],
    *,
    documents: int,
) -> None:
    placed = [(said, real) for said, real in compared if said is not None or real is not None]
    apart = [abs((said or LAST_RANK + 1) - (real or LAST_RANK + 1)) for said, real in placed]
    tops = [((said or LAST_RANK + 1) <= FIRST, (real or LAST_RANK + 1) <= FIRST) for said, real in placed]
    print(f"{len(took)} texts against {documents:,} documents, {len(compared)} questions")
    print(f"same rank:                            {sum(a == b for a, b in compared)} of {len(compared)}")
    print(
        f"same rank, in the first {LAST_RANK} by either:  {sum(a == b for a, b in placed)} of {len(placed)}"
    )
    print(f"places apart, mean and most:          {statistics.fmean(apart):.2f}, {max(apart)}")
    print(f"in the first {FIRST} by one and not other:  {sum(a != b for a, b in tops)} of {len(placed)}")
    better = sum((b or LAST_RANK + 1) < (a or LAST_RANK + 1) for a, b in reworded)
    worse = sum((b or LAST_RANK + 1) > (a or LAST_RANK + 1) for a, b in reworded)
    print(
        f"with first suggestions taken:         {better} better, {worse} worse of {len(reworded)} questions"
    )
    for cut in (FIRST, LAST_RANK):
        now, after = (
            sum(rank is not None and rank <= cut for rank in ranks) for ranks in zip(*reworded, strict=True)
        )
        print(f"in the first {cut}, written, reworded:   {now}, {after} of {len(reworded)}")
    print(f"seconds a text, median and most:      {statistics.median(took):.2f}, {max(took):.2f}")


if __name__ == "__main__":
    main()
