"""Opening a data folder."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest

from search_api.errors import HomeProblem, NewerHome
from search_api.home import FORMAT, Home
from search_api.settings import Settings
from tests.conftest import TinyHome


def opened(path: Path, *, database: str | None = None) -> Home:
    return Home(Settings(home=path, model="all-MiniLM-L6-v2", database=database))


def test_a_new_home_is_made_and_marked_with_its_format(tmp_path: Path) -> None:
    opened(tmp_path / "a" / "home")
    assert json.loads((tmp_path / "a" / "home" / "home.json").read_text()) == {"format": FORMAT}


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    opened(tmp_path)
    before = (tmp_path / "home.json").stat().st_mtime_ns
    opened(tmp_path)
    assert (tmp_path / "home.json").stat().st_mtime_ns == before


def test_opening_a_home_opens_none_of_its_parts(tmp_path: Path) -> None:
    opened(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["home.json"]


def test_a_newer_home_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "home.json").write_text(json.dumps({"format": FORMAT + 1}))
    with pytest.raises(NewerHome, match=rf"format {FORMAT + 1}.*up to {FORMAT}; install a newer Chalkface"):
        opened(tmp_path)


def test_a_file_is_no_home(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(HomeProblem, match="is a file; name a folder"):
        opened(tmp_path / "file")


def test_a_folder_below_a_file_is_no_home(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(HomeProblem, match="cannot be used"):
        opened(tmp_path / "file" / "home")


def test_a_folder_that_may_not_be_written_to_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Simulated: the rights of a folder do not bind root, as whom tests run in containers."""

    def refuse(self: Path, *_arguments: object, **_options: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied", str(self))

    monkeypatch.setattr(Path, "write_text", refuse)
    with pytest.raises(HomeProblem, match=r"\(Permission denied\); name a folder you may write to"):
        opened(tmp_path / "home")


@pytest.mark.parametrize("held", ["", "{}", "[1]", '{"format": "new"}', '{"format": null}', "\x00"])
def test_a_damaged_mark_is_refused_with_what_repairs_it(tmp_path: Path, held: str) -> None:
    (tmp_path / "home.json").write_text(held)
    with pytest.raises(HomeProblem, match=r'write \{"format": 1\} into it'):
        opened(tmp_path)


def test_a_mark_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "home.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(HomeProblem, match="damaged"):
        opened(tmp_path)


def test_another_database_takes_the_catalogue_out_of_the_home(tmp_path: Path) -> None:
    home = opened(tmp_path / "home", database=f"sqlite:///{tmp_path / 'elsewhere.sqlite'}")
    assert home.catalogue.counts()["accepted"] == 0
    home.catalogue.close()
    assert (tmp_path / "elsewhere.sqlite").is_file()
    assert not (tmp_path / "home" / "catalogue.sqlite").exists()


def test_two_homes_share_nothing(tiny_home: TinyHome, tmp_path: Path) -> None:
    other = TinyHome(tmp_path / "other")
    assert list(other.catalogue.all()) == []
    assert len(list(tiny_home.catalogue.all())) == 4
    other.catalogue.close()
