"""Shared test fixtures: a deterministic encoder, tiny homes, and where the real papers are."""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Generator, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, settings

from corpus.documents import Facts, IncomingFile, Kind, LicenceClaim, Record, Section
from indexer.build import Built, build, read_record, record_bytes
from indexer.encoders import Vectors
from indexer.model.folders import ModelFolder
from indexer.words import stems
from search_api.home import Home
from search_api.settings import Settings
from tests.search_api.swapping import swapped

if TYPE_CHECKING:
    from glossary.false_friends.deciding import Decider
    from glossary.term_bank import TermBank
    from search_api.translator import Translator

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("CHALKFACE_SHARED") or ROOT.parent / "shared")

settings.register_profile(
    "chalkface", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("chalkface")


class HashedWords:
    """An encoder without a model: each stem adds one direction, so texts that share words are alike."""

    def __init__(self) -> None:
        self.embedded = 0

    @property
    def fingerprint(self) -> str:
        return "hashedwords00001"

    @property
    def dimension(self) -> int:
        return 256

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        self.embedded += len(texts)
        return np.vstack([self._vector(text) for text in texts]).astype(np.float32)

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        return np.vstack([self._vector(text) for text in texts]).astype(np.float32)

    def _vector(self, text: str) -> Vectors:
        vector = np.full(self.dimension, 1e-3)
        for stem in stems(text) or re.findall(r"\w+", text):
            seed = zlib.crc32(stem.encode())
            vector[seed % self.dimension] += 1.0
            vector[(seed >> 12) % self.dimension] += 0.5
        return (vector / np.linalg.norm(vector)).astype(np.float32)


class TinyHome(Home):
    """A home whose questions and passages go through `HashedWords`, and whose plain words are `swapped`."""

    def __init__(self, path: Path) -> None:
        super().__init__(Settings(home=path, model="all-MiniLM-L6-v2", database=None))
        self.encoder = HashedWords()

    @cached_property
    def model(self) -> ModelFolder:
        return ModelFolder(name="hashed words", path=self.path, fingerprint=self.encoder.fingerprint)

    def passage_encoder(self) -> HashedWords:
        return self.encoder

    def question_encoder(self, fingerprint: str) -> HashedWords:
        assert fingerprint == self.encoder.fingerprint
        return self.encoder

    def export_model(self) -> None:
        return

    def translator(
        self, *, bank: TermBank | None = None, decider: Decider | None = None, whole: bool = True
    ) -> Translator:
        return swapped

    def words_version(self) -> str:
        return "swapped"

    def build(self) -> Built:
        return build(self.workshop(), encoder=self.passage_encoder, fingerprint=self.encoder.fingerprint)


CC_BY = LicenceClaim(licence="CC-BY-4.0", where="test", text="CC BY 4.0")

RECORDS = tuple(
    Record(
        id=f"t-{slug}",
        kind=Kind.TOOLKIT_STRAND,
        by="our_summary",
        facts=Facts(title=title, year=year, source="Tiny toolkit", licence_claims=(CC_BY,), phase=phase,
                    country=("GB-ENG",), strength=3, cost=1, months=None, design="evidence synthesis"),
        sections=(
            Section(title="What it is", text=what),
            Section(title="What was found", text=found),
        ),
    )
    for slug, title, year, phase, what, found in (
        ("homework", "Homework", 2021, ("primary", "secondary"),
         "Homework is work that pupils are set to do outside lessons. Many families sit beside the child.",
         "Pupils who were set homework often did better in tests. The evidence on homework is very limited."),
        ("feedback", "Feedback", 2020, ("primary",),
         "Feedback tells pupils how their work compares with the goal. Marking is one way to give it.",
         "Pupils who had clear feedback improved their writing. Some feedback made things worse."),
        ("uniform", "School uniform", 2019, ("secondary",),
         "Pupils wear the same clothes at school. Schools hope that uniform supports behaviour.",
         "There is not enough evidence to say whether uniform changes attainment."),
        ("reading", "Reading aloud", 2015, ("early years",),
         "An adult reads a picture book to young children and talks about the story.",
         "Children who heard stories every day knew more words. The studies were small."),
    )
)  # fmt: skip


@pytest.fixture
def empty_home(tmp_path: Path) -> Iterator[TinyHome]:
    home = TinyHome(tmp_path / "home")
    yield home
    home.catalogue.close()


@pytest.fixture
def tiny_home(empty_home: TinyHome) -> TinyHome:
    for record in RECORDS:
        content = record_bytes(record.sections)
        name = f"{record.id}.json"
        digest = empty_home.files.keep_bytes(content, name=name)
        empty_home.texts.keep(digest, read_record(content))
        file = IncomingFile(path=f"test:{name}", name=name, sha256=digest, size=len(content),
                            format="record", quality=1.0)  # fmt: skip
        empty_home.catalogue.put_record(record, file=file, who="tests")
    empty_home.build()
    return empty_home


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real papers; tests that need it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the real papers are not on this machine")
    return SHARED


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With REQUIRE_ALL=1, a skip for want of a program is a failure; real papers stay optional."""
    report = yield
    required = os.environ.get("REQUIRE_ALL") == "1" and item.get_closest_marker("needs_program")
    if required and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"REQUIRE_ALL=1 forbids this skip: {report.longrepr}"
    return report
