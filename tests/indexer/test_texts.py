"""What was read comes back as it was, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import indexer.texts
from corpus.documents import Effect, Facts, LicenceClaim
from indexer.reading.readings import Origin, Place, Quality, Reading
from indexer.texts import TextStore

DIGEST = "ab" + "0" * 62

WORDS = st.text(max_size=40)
MAYBE = st.none() | WORDS
COUNT = st.integers(0, 10_000)
PLACES = st.builds(
    Place,
    page=st.none() | st.integers(1, 500),
    section=MAYBE,
    text=WORDS,
    origins=st.lists(st.builds(Origin, start=COUNT, raw_start=COUNT, length=COUNT), max_size=3).map(tuple),
    references_from=st.none() | COUNT,
)
EFFECTS = st.builds(
    Effect,
    value=st.none() | st.floats(allow_nan=False),
    unit=WORDS,
    low=st.none(),
    high=st.floats(allow_nan=False),
    source=WORDS,
)
FACTS = st.builds(
    Facts,
    title=MAYBE,
    authors=st.lists(WORDS, max_size=3).map(tuple),
    year=st.none() | st.integers(1500, 2100),
    abstract=MAYBE,
    licence_claims=st.lists(st.builds(LicenceClaim, licence=MAYBE, where=WORDS, text=WORDS), max_size=2).map(
        tuple
    ),
    phase=st.lists(st.sampled_from(["primary", "secondary"]), max_size=2).map(tuple),
    country=st.lists(WORDS, max_size=2).map(tuple),
    months=st.none() | st.integers(-2, 9),
    effect=st.none() | EFFECTS,
    retracted=st.booleans(),
    where=st.dictionaries(WORDS, WORDS, max_size=2),
)
READINGS = st.builds(
    Reading,
    format=st.sampled_from(["pdf", "jats", "html", "markdown", "text", "record"]),
    places=st.lists(PLACES, max_size=3).map(tuple),
    facts=FACTS,
    quality=st.builds(Quality, score=st.floats(0, 1), reasons=st.lists(WORDS, max_size=2).map(tuple)),
    language=st.none() | st.sampled_from(["en", "cy"]),
)

SAMPLE = Reading(
    format="jats",
    places=(Place(page=None, section="Results", text="Pupils gained 0.2 σ. “It helped.”"),),
    facts=Facts(title="Homework"),
    quality=Quality(score=0.9, reasons=("short",)),
    language="en",
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> TextStore:
    return TextStore(tmp_path_factory.mktemp("texts"))


@given(reading=READINGS)
def test_any_reading_comes_back_as_it_was(store: TextStore, reading: Reading) -> None:
    store.keep(DIGEST, reading)
    assert store.load(DIGEST) == reading


def test_a_content_never_read_has_no_text(tmp_path: Path) -> None:
    assert TextStore(tmp_path).load(DIGEST) is None


def test_a_text_of_an_older_reader_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = TextStore(tmp_path)
    store.keep(DIGEST, SAMPLE)
    monkeypatch.setattr(indexer.texts, "READER_VERSION", indexer.texts.READER_VERSION + 1)
    assert store.load(DIGEST) is None
    store.keep(DIGEST, SAMPLE)
    assert store.load(DIGEST) == SAMPLE


def test_a_damaged_text_is_read_again_and_never_half_believed(tmp_path: Path) -> None:
    store = TextStore(tmp_path)
    store.keep(DIGEST, SAMPLE)
    (path,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    whole = path.read_bytes()
    refused = 0
    for at in range(len(whole)):
        for damaged in (whole[:at], whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :]):
            path.write_bytes(damaged)
            found = store.load(DIGEST)
            # Only the header's time and system bytes say nothing about the content.
            assert found is None or (found == SAMPLE and 3 < at < 10), at
            refused += found is None
    assert refused > len(whole)
    path.write_bytes(whole)
    assert store.load(DIGEST) == SAMPLE
