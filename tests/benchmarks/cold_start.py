"""Measures `chalkface ask` from a cold start over 10,000 passages: time, memory, and what it imports.

Usage: python tests/benchmarks/cold_start.py [PASSAGES]

Text is recombined from the starter collection with a fixed seed; vectors are random unit vectors of the real
model's length (a cold start costs the same whatever they say). The question goes through the real model. The
first run is left out of the figures: it fills the disk cache, which a school PC has after its first question.
"""

from __future__ import annotations

import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from corpus.documents import Facts, IncomingFile, Kind, LicenceClaim, Record, Section
from corpus.starter import starter_records
from indexer.build import record_bytes
from indexer.passages import Passage, passages_of
from indexer.reading.readings import Place
from indexer.snapshot import IndexedDocument, switch, verify, write_snapshot
from search_api.home import Home
from search_api.settings import read_settings

PASSAGES = 10_000
RUNS = 7
QUESTION = "Does setting homework help pupils in Year 4 with maths?"
CHILD = """
import atexit, sys
def peak():
    lines = open("/proc/self/status").read().splitlines()
    sys.stderr.write("VmHWM " + next(line.split()[1] for line in lines if line.startswith("VmHWM")))
atexit.register(peak)
from search_api.cli import main
main()
"""
"""The console, and at its end its own peak: what wait4 reports would include this process before exec."""
LICENCE = LicenceClaim(licence="CC-BY-4.0", where="benchmark", text="CC BY 4.0")


def make_home(path: Path, *, passages: int) -> Home:
    """Fill a home with `passages` passages in documents of five."""
    home = Home(read_settings(home=path))
    home.export_model()
    draw = random.Random(20_260_101)
    sentences = [
        sentence
        for record in starter_records()
        for section in record.sections
        for sentence in re.split(r"(?<=[.!?])\s+", section.text)
        if len(sentence.split()) > 4
    ]
    documents: list[IndexedDocument] = []
    cut: list[Passage] = []
    while len(cut) < passages:
        number = len(documents)
        places = [
            Place(page=None, section=f"Part {part}", text=" ".join(draw.sample(sentences, 5)))
            for part in range(5)
        ]
        record = Record(
            id=f"bench-{number}",
            kind=Kind.TOOLKIT_STRAND,
            by="our_summary",
            facts=Facts(title=draw.choice(sentences)[:60], year=2020, licence_claims=(LICENCE,)),
            sections=tuple(Section(title=place.section or "", text=place.text) for place in places),
        )
        content = record_bytes(record.sections)
        file = IncomingFile(path=f"bench:{number}", name=f"{record.id}.json", sha256=f"{number:064x}",
                            size=len(content), format="record", quality=1.0)  # fmt: skip
        home.catalogue.put_record(record, file=file, who="benchmark")
        documents.append(IndexedDocument(id=record.id, title=record.facts.title or ""))
        cut.extend(passages_of(record.id, places))
    cut = cut[:passages]
    vectors = np.random.default_rng(1).normal(size=(len(cut), 384)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    folder = write_snapshot(
        home.snapshots, name="bench", created="2026-01-01T00:00:00+00:00", model=home.model.name,
        fingerprint=home.model.fingerprint, documents=documents, passages=cut, vectors=vectors,
        content="bench",
    )  # fmt: skip
    verify(folder)
    switch(home.snapshots, folder)
    return home


def cold_ask(home: Path, *flags: str) -> tuple[float, float, subprocess.CompletedProcess[str]]:
    """Run one question in a fresh process; returns seconds, peak resident MB and the process."""
    arguments = ["--home", str(home), "ask", QUESTION, "--json"]
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *flags, "-c", CHILD, *arguments], capture_output=True, text=True, check=True
    )
    took = time.perf_counter() - started
    return took, int(done.stderr.rsplit("VmHWM", 1)[1].split()[0]) / 1024, done


def main() -> int:
    passages = int(sys.argv[1]) if len(sys.argv) > 1 else PASSAGES
    with tempfile.TemporaryDirectory() as folder:
        home = make_home(Path(folder) / "home", passages=passages)
        home.catalogue.close()
        runs = [cold_ask(home.path) for _ in range(RUNS + 1)][1:]
        _, _, traced = cold_ask(home.path, "-X", "importtime")
    for _, _, done in runs:
        json.loads(done.stdout)
    walls = sorted(run[0] for run in runs)
    peak = max(run[1] for run in runs)
    imported = set(re.findall(r"\|\s+([\w.]+)$", traced.stderr, flags=re.M))
    heavy = {name for name in imported if name.split(".")[0] in ("torch", "spacy", "transformers")}
    heavy |= {name for name in imported if name.startswith(("glossary.plain", "glossary.meaning"))}
    print(f"cold ask over {passages} passages, {RUNS} runs: median {statistics.median(walls):.2f} s, "
          f"best {walls[0]:.2f} s, worst {walls[-1]:.2f} s, peak {peak:.0f} MB")  # fmt: skip
    print(f"torch, spaCy or the translator imported: {sorted(heavy) or 'none'} of {len(imported)} modules")
    return 1 if heavy else 0


if __name__ == "__main__":
    sys.exit(main())
