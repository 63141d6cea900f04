"""A build killed at any instant: the old index serves on, nothing is lost, the next build carries on."""

from __future__ import annotations

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.documents import IncomingFile, Section
from indexer.build import record_bytes
from indexer.snapshot import POINTER, Snapshot, current_folder, verify
from tests.conftest import RECORDS, TinyHome

ROOT = Path(__file__).resolve().parents[2]
BEFORE = 4
"""Documents in the index that is served when the build begins; each has two passages."""
ADDED = 5
NEW_PASSAGES = 2 * ADDED

BUILD = """
import sys, time
from pathlib import Path
import indexer.build, indexer.snapshot, indexer.vector_cache
from tests.conftest import HashedWords, TinyHome

home_path, moment = Path(sys.argv[1]), sys.argv[2]
indexer.vector_cache.BLOCK = 2

def reached(name):
    if name == moment:
        print("reached", flush=True)
        time.sleep(60)

class Slow(HashedWords):
    def encode_passages(self, texts):
        reached(f"inside block {self.embedded // 2 + 1}")
        time.sleep(0.05 * len(texts))
        return super().encode_passages(texts)

def before(module, name, moment, when=lambda *given, **named: True):
    real = getattr(module, name)
    def patched(*given, **named):
        if when(*given, **named):
            reached(moment)
        return real(*given, **named)
    setattr(module, name, patched)

before(indexer.snapshot, "_write_durably", "half written", lambda path, text: path.name == "manifest.json")
before(indexer.build, "switch", "verified, not served")
before(Path, "replace", "pointer not renamed", lambda path, target: Path(target).name == "current")
before(indexer.snapshot, "_let_go", "served, old ones not let go")

def progress(step):
    print(step.step, step.done, flush=True)
    reached(f"{step.step} {step.done}")

home = TinyHome(home_path)
slow = Slow()
home.encoder = slow
print("begins", flush=True)
indexer.build.build(home.workshop(), encoder=lambda: slow, fingerprint=slow.fingerprint, progress=progress)
print("built", flush=True)
"""


def put(home: TinyHome, number: int) -> None:
    sections = (
        Section(title="What it is", text=f"Plan {number} moves pupils about the room."),
        Section(title="What was found", text=f"Plan {number} changed nothing in {number + 3} schools."),
    )
    record = replace(RECORDS[0], id=f"new-{number}", sections=sections)
    record = replace(record, facts=replace(record.facts, title=f"Seating plan {number}"))
    content = record_bytes(sections)
    digest = home.files.keep_bytes(content, name="new.json")
    file = IncomingFile(path=f"test:{number}", name="new.json", sha256=digest, size=len(content),
                        format="record", quality=1.0)  # fmt: skip
    home.catalogue.put_record(record, file=file)


@pytest.fixture
def grown(tiny_home: TinyHome, tmp_path: Path) -> Path:
    """A home that serves its first documents and has accepted more since."""
    for number in range(ADDED):
        put(tiny_home, number)
    tiny_home.catalogue.close()
    copy = tmp_path / "killed"
    shutil.copytree(tiny_home.path, copy)
    return copy


def kill_at(home: Path, moment: str) -> None:
    arguments = [sys.executable, "-c", BUILD, str(home), moment]
    with subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line == "reached\n":
                process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL, f"the build never came to the moment {moment!r}"


def kill_after(home: Path, seconds: float) -> None:
    arguments = [sys.executable, "-c", BUILD, str(home), "never"]
    with subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begins\n"
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        process.stdout.read()
    assert process.returncode in (0, -signal.SIGKILL)


def finished(home: Path) -> int:
    """Vectors that were on disk when the build died, without those of the first build."""
    (path,) = (home / "vectors").glob("*.sqlite")
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT count(*) FROM vectors").fetchone()[0] - 2 * BEFORE


def serves(home: Path) -> int:
    """How many documents the home serves, each with all its passages, after everything was verified."""
    folder = current_folder(home / "snapshots")
    assert verify(folder).documents in (BEFORE, BEFORE + ADDED)
    snapshot = Snapshot(folder)
    assert snapshot.words.best(["homework"], k=1)[0].size == 1
    assert all(len(snapshot.passages_of(name)) == 2 for name in snapshot.documents)
    snapshot.close()
    return len(snapshot.documents)


def carries_on(path: Path) -> None:
    """The next build embeds just what is missing, serves everything, and clears up."""
    kept = finished(path)
    home = TinyHome(path)
    assert home.catalogue.counts()["accepted"] == BEFORE + ADDED
    built = home.build()
    assert built.embedded == home.encoder.embedded == NEW_PASSAGES - kept
    assert (built.documents, serves(path)) == (BEFORE + ADDED, BEFORE + ADDED)
    assert home.build().unchanged
    home.catalogue.close()
    held = sorted(one.name for one in (path / "snapshots").iterdir())
    # The lock's file stays; nothing half-made does.
    assert [name for name in held if not name[:1].isdigit()] == [".lock", POINTER]
    assert len(held) <= 4


@pytest.mark.parametrize(
    ("moment", "vectors", "served"),
    [
        ("reading 7", 0, BEFORE),
        ("inside block 3", 4, BEFORE),
        ("embedding 6", 6, BEFORE),
        ("half written", NEW_PASSAGES, BEFORE),
        ("verified, not served", NEW_PASSAGES, BEFORE),
        ("pointer not renamed", NEW_PASSAGES, BEFORE),
        ("served, old ones not let go", NEW_PASSAGES, BEFORE + ADDED),
    ],
)
def test_killed_at_a_known_moment(grown: Path, moment: str, vectors: int, served: int) -> None:
    kill_at(grown, moment)
    assert serves(grown) == served
    assert finished(grown) == vectors
    carries_on(grown)


def test_killed_several_times_at_random_moments(grown: Path) -> None:
    draw = random.Random(20)  # noqa: S311 - no secret
    for _ in range(3):
        kill_after(grown, draw.uniform(0.0, 0.7))
        assert serves(grown) in (BEFORE, BEFORE + ADDED)
    carries_on(grown)
