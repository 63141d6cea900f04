"""Looking for damage."""

from __future__ import annotations

from indexer.snapshot import current_folder
from search_api.checking import faults
from tests.conftest import TinyHome


def test_a_whole_home_has_no_faults(tiny_home: TinyHome) -> None:
    assert list(faults(tiny_home)) == []


def test_an_empty_home_has_no_faults(empty_home: TinyHome) -> None:
    assert list(faults(empty_home)) == []


def test_a_missing_file_is_named_with_what_repairs_it(tiny_home: TinyHome) -> None:
    [item] = tiny_home.catalogue.get("t-homework").representations
    tiny_home.files.path(item.sha256, name=item.name).unlink()
    [fault] = faults(tiny_home)
    assert fault.startswith("t-homework: ")
    assert "is missing from the store; add t-homework.json again" in fault


def test_a_changed_file_is_named_with_what_repairs_it(tiny_home: TinyHome) -> None:
    [item] = tiny_home.catalogue.get("t-feedback").representations
    tiny_home.files.path(item.sha256, name=item.name).write_bytes(b"other")
    [fault] = faults(tiny_home)
    assert fault.startswith("t-feedback: ")
    assert "damaged" in fault
    assert "add the file again" in fault


def test_a_flipped_bit_in_the_snapshot_is_found(tiny_home: TinyHome) -> None:
    vectors = current_folder(tiny_home.snapshots) / "vectors.faiss"
    held = bytearray(vectors.read_bytes())
    held[-1] ^= 1
    vectors.write_bytes(held)
    [fault] = faults(tiny_home)
    assert "vectors.faiss" in fault
    assert "chalkface build" in fault


def test_a_build_repairs_a_damaged_snapshot(tiny_home: TinyHome) -> None:
    (current_folder(tiny_home.snapshots) / "vectors.faiss").write_bytes(b"")
    assert list(faults(tiny_home))
    tiny_home.build()
    assert list(faults(tiny_home)) == []


def test_every_fault_is_told_not_only_the_first(tiny_home: TinyHome) -> None:
    for name in ("t-homework", "t-feedback"):
        [item] = tiny_home.catalogue.get(name).representations
        tiny_home.files.path(item.sha256, name=item.name).unlink()
    (current_folder(tiny_home.snapshots) / "vectors.faiss").unlink()
    assert len(list(faults(tiny_home))) == 3
