"""A snapshot gives back what went in, names what is damaged, and is switched to at once."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import indexer.snapshot
from indexer.encoders import Vectors
from indexer.errors import NoSnapshot, SnapshotDamaged
from indexer.passages import Passage, passages_of
from indexer.reading.readings import Place
from indexer.snapshot import (
    FORMAT,
    POINTER,
    IndexedDocument,
    Snapshot,
    current_folder,
    read_manifest,
    switch,
    verify,
    write_snapshot,
)

DOCUMENTS = [IndexedDocument(id="a", title="Homework"), IndexedDocument(id="b", title="Feedback")]
PLACES = {
    "a": [
        Place(page=1, section=None, text="Homework is work outside lessons.\n\n"),
        Place(
            page=2, section=None, text="Pupils did better. Smith, J. (2019). A Journal.", references_from=19
        ),
    ],
    "b": [Place(page=None, section="Method > Sample", text="Feedback tells pupils “how far” they came.")],
}
PASSAGES = [passage for name, laid in PLACES.items() for passage in passages_of(name, laid)]
INDEXED = [passage for passage in PASSAGES if passage.indexed]


def vectors(count: int) -> Vectors:
    found = np.random.default_rng(1).normal(size=(count, 8))
    return (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)


def write(root: Path, *, name: str = "one", rows: int = len(INDEXED)) -> Path:
    return write_snapshot(
        root,
        name=name,
        created="2026-01-01T00:00:00+00:00",
        model="hashed words",
        fingerprint="hashedwords00001",
        documents=DOCUMENTS,
        passages=PASSAGES,
        vectors=vectors(rows),
        content="c0ffee",
    )


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Snapshot]:
    snapshot = Snapshot(write(tmp_path))
    yield snapshot
    snapshot.close()


def test_what_went_in_comes_out(opened: Snapshot) -> None:
    assert opened.documents == ("a", "b")
    assert opened.passages_of("a") + opened.passages_of("b") == PASSAGES
    assert opened.passages(range(10)) == dict(enumerate(INDEXED))
    assert [opened.passage(passage.id) for passage in PASSAGES] == PASSAGES
    assert [opened.documents[number] for number in opened.owners] == ["a", "a", "b"]
    assert opened.count() == len(opened.dense) == len(opened.words) == len(INDEXED) == 3
    assert opened.words.best(["feedback"], k=3)[0].tolist() == [2]
    assert opened.dense.nearest(vectors(3)[1:2], k=1)[0].tolist() == [1]
    assert len(PASSAGES) > len(INDEXED)


def test_what_is_not_there_is_not_found(opened: Snapshot) -> None:
    assert opened.passage("a:nothing") is None
    assert opened.passages_of("nobody") == []
    assert opened.passages([99]) == {}


def test_the_manifest_tells_what_the_snapshot_holds(opened: Snapshot) -> None:
    manifest = verify(opened.folder)
    assert manifest == opened.manifest == read_manifest(opened.folder)
    assert (manifest.format, manifest.documents, manifest.passages, manifest.dimension) == (FORMAT, 2, 3, 8)
    assert (manifest.model, manifest.fingerprint) == ("hashed words", "hashedwords00001")
    files = [path for path in opened.folder.rglob("*") if path.is_file() and path.suffix != ".lock"]
    assert len(manifest.files) == len(files) - 1
    assert manifest.bytes == sum(path.stat().st_size for path in files if path.name != "manifest.json")


def test_a_flipped_byte_in_any_file_is_found_and_the_file_named(tmp_path: Path) -> None:
    folder = write(tmp_path)
    names = sorted(read_manifest(folder).files)
    assert {"passages.sqlite", "vectors.faiss"} < set(names)
    assert any(name.startswith("words/") for name in names)
    for name in names:
        path = folder / name
        whole = path.read_bytes()
        path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        with pytest.raises(
            SnapshotDamaged, match=rf"^{name} of snapshot one is damaged; run `chalkface build`$"
        ):
            verify(folder)
        path.write_bytes(whole)
    verify(folder)


def test_a_missing_or_shortened_file_is_named(tmp_path: Path) -> None:
    folder = write(tmp_path)
    whole = (folder / "vectors.faiss").read_bytes()
    (folder / "vectors.faiss").write_bytes(whole[:-4])
    with pytest.raises(SnapshotDamaged, match=r"^vectors.faiss of snapshot one is damaged"):
        verify(folder)
    (folder / "vectors.faiss").unlink()
    with pytest.raises(SnapshotDamaged, match=r"^vectors.faiss of snapshot one is missing"):
        verify(folder)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"format": 1}', '{"format": null}', '{"format": 1, "files": []}']
)
def test_a_manifest_that_cannot_be_read_is_damage(tmp_path: Path, text: str) -> None:
    folder = write(tmp_path)
    (folder / "manifest.json").write_text(text)
    with pytest.raises(SnapshotDamaged, match="snapshot one cannot be read; run `chalkface build`"):
        verify(folder)


def test_parts_that_disagree_are_damage(tmp_path: Path) -> None:
    folder = write(tmp_path, rows=len(INDEXED) - 1)
    with pytest.raises(SnapshotDamaged, match="disagree on the number of passages"):
        verify(folder)


@pytest.mark.parametrize("extra", [{}, {"shards": 4}])
def test_a_newer_format_is_refused_whatever_else_it_holds(tmp_path: Path, extra: dict[str, int]) -> None:
    folder = write(tmp_path)
    held = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps({**held, "format": FORMAT + 1, **extra}))
    with pytest.raises(
        SnapshotDamaged, match=f"has format {FORMAT + 1}, this Chalkface knows up to {FORMAT}"
    ):
        Snapshot(folder)


def test_before_the_first_build_there_is_nothing(tmp_path: Path) -> None:
    with pytest.raises(NoSnapshot, match="nothing has been built yet"):
        current_folder(tmp_path)
    write(tmp_path)
    with pytest.raises(NoSnapshot):
        current_folder(tmp_path)


def test_a_pointer_to_nowhere_is_damage(tmp_path: Path) -> None:
    for name in ("gone", ""):
        (tmp_path / POINTER).write_text(name)
        with pytest.raises(SnapshotDamaged, match="is gone"):
            current_folder(tmp_path)


def test_a_switch_that_breaks_off_leaves_the_old_pointer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    switch(tmp_path, write(tmp_path, name="one"))
    two = write(tmp_path, name="two")

    def killed(*_: object) -> None:
        # What the next reader sees at the instant before the rename.
        assert current_folder(tmp_path).name == "one"
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            switch(tmp_path, two)
    assert current_folder(tmp_path).name == "one"
    switch(tmp_path, two)
    assert current_folder(tmp_path).name == "two"


def test_a_snapshot_that_breaks_off_never_gets_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(indexer.snapshot, "_write_durably", killed)
        with pytest.raises(KeyboardInterrupt):
            write(tmp_path, name="one")
    assert [path.name for path in tmp_path.iterdir()] == [".building-one"]
    switch(tmp_path, write(tmp_path, name="two"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["current", "two"]


def test_old_snapshots_go_but_the_one_before_stays(tmp_path: Path) -> None:
    held: list[list[str]] = []
    for name in ("a", "b", "c", "d"):
        switch(tmp_path, write(tmp_path, name=name))
        held.append(sorted(path.name for path in tmp_path.iterdir() if path.is_dir()))
    assert held == [["a"], ["a", "b"], ["b", "c"], ["c", "d"]]


def test_the_one_before_stays_though_a_newer_one_was_never_served(tmp_path: Path) -> None:
    # A build killed between writing and switching leaves a whole snapshot that nobody has open.
    switch(tmp_path, write(tmp_path, name="served"))
    write(tmp_path, name="orphan")
    switch(tmp_path, write(tmp_path, name="next"))
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == ["next", "served"]


def test_the_one_before_stays_though_it_is_older_than_others(tmp_path: Path) -> None:
    for name in ("first", "second"):
        switch(tmp_path, write(tmp_path, name=name))
    switch(tmp_path, tmp_path / "first")
    os.utime(tmp_path / "first", (0, 0))
    switch(tmp_path, write(tmp_path, name="third"))
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == ["first", "third"]


def test_a_reader_goes_on_with_the_old_snapshot_after_a_switch(tmp_path: Path) -> None:
    switch(tmp_path, write(tmp_path, name="old"))
    reader = Snapshot(current_folder(tmp_path))
    switch(tmp_path, write(tmp_path, name="new"))
    # Its parts are opened only now.
    assert reader.words.best(["feedback"], k=3)[0].tolist() == [2]
    assert reader.dense.nearest(vectors(3)[:1], k=1)[0].tolist() == [0]
    assert reader.passages([2]) == {2: INDEXED[2]}
    reader.close()
    later = Snapshot(current_folder(tmp_path))
    assert later.folder.name == "new"
    later.close()


def test_an_opened_reader_outlives_even_its_folder(tmp_path: Path) -> None:
    reader = Snapshot(write(tmp_path, name="old"))
    switch(tmp_path, reader.folder)
    assert len(reader.words) == len(reader.dense) == 3
    for name in ("b", "c"):
        switch(tmp_path, write(tmp_path, name=name))
    assert not reader.folder.exists()
    found: dict[int, Passage] = reader.passages([0, 1, 2])
    assert list(found.values()) == INDEXED
    assert reader.words.best(["feedback"], k=3)[0].tolist() == [2]
    reader.close()
