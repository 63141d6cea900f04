"""The library of a running server: new snapshots are taken up, old ones keep answering."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.documents import IncomingFile, Section
from indexer.build import read_record, record_bytes
from indexer.errors import NoSnapshot, SnapshotDamaged
from indexer.snapshot import POINTER, current_folder
from search_api.ask import ask
from search_api.shelf import Shelf
from tests.conftest import RECORDS, TinyHome

THREADS = 8
REBUILDS = 3


def put(home: TinyHome, name: str, *, text: str) -> str:
    sections = (Section(title="What was found", text=text),)
    record = replace(
        RECORDS[0], id=name, facts=replace(RECORDS[0].facts, title=f"About {name}"), sections=sections
    )
    content = record_bytes(sections)
    digest = home.files.keep_bytes(content, name=f"{name}.json")
    home.texts.keep(digest, read_record(content))
    file = IncomingFile(
        path=name, name=f"{name}.json", sha256=digest, size=len(content), format="record", quality=1.0
    )
    home.catalogue.put_record(record, file=file, who="tests")
    return name


def first(shelf: Shelf, question: str) -> str | None:
    findings = ask(question, library=shelf.library()).findings
    return findings[0].document.id if findings else None


def test_an_empty_home_has_no_library_and_says_what_to_run(empty_home: TinyHome) -> None:
    shelf = Shelf(empty_home)
    with pytest.raises(NoSnapshot):
        shelf.library()
    assert shelf.ready() == "nothing has been built yet; run `chalkface build`"


def test_the_first_build_is_taken_up_without_a_restart(empty_home: TinyHome) -> None:
    shelf = Shelf(empty_home)
    assert shelf.ready() is not None
    put(empty_home, "chess", text="Chess lessons changed nothing in arithmetic for any pupil.")
    empty_home.build()
    assert shelf.ready() is None
    assert first(shelf, "chess lessons arithmetic") == "chess"


def test_between_switches_the_library_stays_open(tiny_home: TinyHome) -> None:
    shelf = Shelf(tiny_home)
    assert shelf.library() is shelf.library()


def test_a_switch_is_taken_up_by_the_next_question_while_the_old_library_keeps_working(
    tiny_home: TinyHome,
) -> None:
    shelf = Shelf(tiny_home)
    old = shelf.library()
    assert first(shelf, "does chess help in arithmetic") is None
    put(tiny_home, "chess", text="Chess lessons changed nothing in arithmetic for any pupil.")
    tiny_home.build()
    assert first(shelf, "does chess help in arithmetic") == "chess"
    assert shelf.library() is not old
    assert (
        ask("pupils who were set homework did better in tests", library=old).findings[0].document.id
        == "t-homework"
    )
    assert not ask("does chess help in arithmetic", library=old).findings


def test_a_new_snapshot_that_is_damaged_leaves_the_old_one_serving(tiny_home: TinyHome) -> None:
    shelf = Shelf(tiny_home)
    old = shelf.library()
    put(tiny_home, "chess", text="Chess lessons changed nothing in arithmetic for any pupil.")
    tiny_home.build()
    (current_folder(tiny_home.snapshots) / "manifest.json").write_text("{}")
    assert shelf.library() is old
    assert first(shelf, "pupils who were set homework did better in tests") == "t-homework"


@pytest.mark.parametrize("name", ["", "gone"])
def test_a_lost_pointer_leaves_the_old_snapshot_serving(tiny_home: TinyHome, name: str) -> None:
    shelf = Shelf(tiny_home)
    old = shelf.library()
    (tiny_home.snapshots / POINTER).write_text(name)
    assert shelf.library() is old
    (tiny_home.snapshots / POINTER).unlink()
    assert shelf.library() is old


def test_a_damaged_snapshot_on_a_fresh_shelf_is_told_with_its_cure(tiny_home: TinyHome) -> None:
    (current_folder(tiny_home.snapshots) / "manifest.json").write_text("{}")
    shelf = Shelf(tiny_home)
    with pytest.raises(SnapshotDamaged, match="run `chalkface build`"):
        shelf.library()
    assert "chalkface build" in (shelf.ready() or "")


@pytest.mark.parametrize("gone", ["vectors.faiss", "words", "passages.sqlite"])
def test_a_part_that_is_missing_is_told_and_not_a_crash(tiny_home: TinyHome, gone: str) -> None:
    import shutil

    path: Path = current_folder(tiny_home.snapshots) / gone
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
    assert "chalkface build" in (Shelf(tiny_home).ready() or "")


def test_eight_threads_ask_through_three_rebuilds_without_an_error(tiny_home: TinyHome) -> None:
    shelf = Shelf(tiny_home)
    done = threading.Event()
    questions = {
        "pupils who were set homework did better in tests": "t-homework",
        "clear feedback improved writing": "t-feedback",
        "school uniform clothes": "t-uniform",
    }

    def keep_asking(number: int) -> int:
        asked = 0
        while not done.is_set():
            question, wanted = list(questions.items())[(number + asked) % len(questions)]
            assert first(shelf, question) == wanted
            asked += 1
        return asked

    with ThreadPoolExecutor(THREADS) as pool:
        running = [pool.submit(keep_asking, number) for number in range(THREADS)]
        try:
            for number in range(REBUILDS):
                put(
                    tiny_home,
                    f"extra{number}",
                    text=f"Garden {number} grew beans and peas all summer.",
                )
                assert not tiny_home.build().unchanged
        finally:
            done.set()
        counts = [future.result(timeout=60) for future in running]
    assert min(counts) >= 1
    assert (first(shelf, "garden beans peas summer") or "").startswith("extra")
    assert shelf.library().snapshot.manifest.documents == 4 + REBUILDS
