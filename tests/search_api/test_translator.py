"""What the version of the translator's rules depends on, and that the rules word a text in a home."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from glossary.plain.translation import Level
from search_api import translator
from search_api.home import Home
from search_api.settings import read_settings
from search_api.translator import PARTS_OF_THE_RULES, rules_version

ABSTRACT = (
    "Schools were randomly assigned to the intervention or to a control group. "
    "The effect on attainment was not statistically significant (d = 0.08, p = .31)."
)


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a copy of the glossary's folder that may be changed."""
    copy = tmp_path / "glossary"
    shutil.copytree(str(files("glossary")), copy, ignore=shutil.ignore_patterns("__pycache__"))

    def copied(_name: str) -> Path:
        return copy

    monkeypatch.setattr(translator, "files", copied)
    rules_version.cache_clear()
    yield copy
    rules_version.cache_clear()


def version_now() -> str:
    rules_version.cache_clear()
    return rules_version()


def test_the_same_rules_have_the_same_version(room: Path) -> None:
    before = version_now()
    (room / "plain" / "__pycache__").mkdir()
    (room / "plain" / "__pycache__" / "prose.cpython-311.pyc").write_bytes(b"x")
    (room / "interchange" / "tbx.py").write_text("# another")
    assert version_now() == before
    assert len(before) == 12


@pytest.mark.parametrize("part", PARTS_OF_THE_RULES)
def test_any_file_of_the_rules_changes_the_version(room: Path, part: str) -> None:
    before = version_now()
    held = next(path for path in sorted((room / part).glob("*.py")) if path.stat().st_size > 100)
    held.write_bytes(held.read_bytes() + b"\n")
    assert version_now() != before


def test_a_folder_below_and_data_count_too(room: Path) -> None:
    before = version_now()
    (room / "plain" / "deeper").mkdir()
    (room / "plain" / "deeper" / "words.yaml").write_text("a: b")
    assert version_now() != before


def test_another_parser_changes_the_version(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = version_now()

    def newer(_name: str) -> str:
        return "9.9"

    monkeypatch.setattr(translator, "version", newer)
    assert version_now() != before


def test_a_home_words_its_texts_with_the_rules(tmp_path: Path) -> None:
    home = Home(read_settings(home=tmp_path / "home"))
    translate = home.translator()
    made = translate(ABSTRACT, level=Level.CLASSROOM, known={})
    assert [one.source for one in made.sentences] == ABSTRACT.replace("group. ", "group.\n").split("\n")
    assert made.plain != ABSTRACT
    for figure in ("0.08", ".31", "not"):
        assert figure in made.plain
    assert translate(ABSTRACT, level=Level.FULL, known={}).level is Level.FULL


def test_a_homes_own_terms_change_its_words(tmp_path: Path) -> None:
    home = Home(read_settings(home=tmp_path / "home"))
    before = home.words_version()
    home.own_terms.mkdir(parents=True, exist_ok=True)
    (home.own_terms / "own.yaml").write_text("# nothing yet\n", "utf-8")
    assert home.words_version() != before
