"""Files are kept byte for byte under their content's hash, whole or not at all."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import FileChanged
from corpus.files import FileStore, sha256_of


def named(folder: Path) -> list[Path]:
    """Files that a reader of the store could take for kept ones."""
    return sorted(
        path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".incoming-")
    )


@given(content=st.binary(max_size=3_000))
def test_any_content_comes_back_byte_for_byte(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    store = FileStore(tmp_path_factory.mktemp("store"))
    digest = store.keep_bytes(content, name="Paper.PDF")
    assert digest == hashlib.sha256(content).hexdigest()
    kept = store.path(digest, name="Paper.PDF")
    assert kept.read_bytes() == content
    assert kept.suffix == ".pdf"


def test_a_file_is_copied_under_its_hash_and_the_original_stays(tmp_path: Path) -> None:
    original = tmp_path / "notes.MD"
    original.write_bytes(b"# Notes\r\n\x00\xff")
    store = FileStore(tmp_path / "store")
    kept = store.keep(original, sha256=sha256_of(original))
    assert kept.read_bytes() == original.read_bytes() == b"# Notes\r\n\x00\xff"
    assert kept.name == f"{sha256_of(original)}.md"
    assert named(tmp_path / "store") == [kept]


def test_keeping_the_same_file_twice_writes_once(tmp_path: Path) -> None:
    original = tmp_path / "a.txt"
    original.write_text("words")
    store = FileStore(tmp_path / "store")
    kept = store.keep(original, sha256=sha256_of(original))
    before = kept.stat().st_ino
    assert store.keep(original, sha256=sha256_of(original)) == kept
    assert kept.stat().st_ino == before


def test_a_file_that_changed_since_it_was_read_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    original = tmp_path / "a.txt"
    original.write_text("as it was read")
    digest = sha256_of(original)
    original.write_text("as somebody saved it meanwhile")
    store = FileStore(tmp_path / "store")
    with pytest.raises(FileChanged, match="add it again"):
        store.keep(original, sha256=digest)
    assert [path for path in (tmp_path / "store").rglob("*") if path.is_file()] == []


def test_a_changed_file_never_has_the_name_of_the_content_it_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Killed between naming and checking, wrong content would stand under a right name for ever.
    original = tmp_path / "a.txt"
    original.write_text("as it was read")
    digest = sha256_of(original)
    original.write_text("as somebody saved it meanwhile")
    renamed: list[Path] = []
    replace = Path.replace

    def noting(self: Path, target: Path) -> Path:
        renamed.append(target)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", noting)
    with pytest.raises(FileChanged):
        FileStore(tmp_path / "store").keep(original, sha256=digest)
    assert renamed == []


def test_a_full_disk_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        FileStore(tmp_path / "store").keep_bytes(b"content", name="a.txt")
    assert [path for path in (tmp_path / "store").rglob("*") if path.is_file()] == []


KEEPS_SLOWLY = """
import sys, time, shutil
from pathlib import Path
from corpus.files import FileStore, sha256_of

def slowly(source, target):
    while block := source.read(1000):
        target.write(block)
        target.flush()
        print("wrote", flush=True)
        time.sleep(0.02)

shutil.copyfileobj = slowly
path = Path(sys.argv[1])
FileStore(Path(sys.argv[2])).keep(path, sha256=sha256_of(path))
"""


def test_killed_half_way_no_named_file_is_left_and_the_next_run_keeps_it(tmp_path: Path) -> None:
    original = tmp_path / "a.txt"
    original.write_bytes(os.urandom(100_000))
    store = tmp_path / "store"
    arguments = [sys.executable, "-c", KEEPS_SLOWLY, str(original), str(store)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"wrote\n"
        time.sleep(0.1)
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    assert any(store.rglob(".incoming-*"))
    assert named(store) == []
    kept = FileStore(store).keep(original, sha256=sha256_of(original))
    assert kept.read_bytes() == original.read_bytes()
