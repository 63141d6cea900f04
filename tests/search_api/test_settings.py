"""Where settings come from, and which wins."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.model.folders import DEFAULT_MODEL
from search_api.settings import DEFAULT_HOME, read_settings

NAMES = (
    "CHALKFACE_HOME", "CHALKFACE_MODEL", "CHALKFACE_DATABASE",
    "CHALKFACE_REWORD_URL", "CHALKFACE_REWORD_MODEL", "CHALKFACE_REWORD_KEY",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def test_without_any_setting_the_home_lies_in_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = read_settings()
    assert settings.home.resolve() == (tmp_path / DEFAULT_HOME).resolve()
    assert settings.model == DEFAULT_MODEL
    assert settings.database is None
    assert (settings.reword_url, settings.reword_model, settings.reword_key) == (None, None, None)


def test_the_environment_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHALKFACE_HOME", str(tmp_path / "by-environment"))
    monkeypatch.setenv("CHALKFACE_MODEL", "/models/mine")
    monkeypatch.setenv("CHALKFACE_DATABASE", "postgresql://db/chalk")
    monkeypatch.setenv("CHALKFACE_REWORD_URL", "http://localhost:11434/v1")
    monkeypatch.setenv("CHALKFACE_REWORD_MODEL", "small")
    monkeypatch.setenv("CHALKFACE_REWORD_KEY", "secret")
    settings = read_settings()
    assert settings.reword_url == "http://localhost:11434/v1"
    assert settings.reword_model == "small"
    assert settings.reword_key == "secret"
    assert "secret" not in repr(settings)
    assert settings.home == tmp_path / "by-environment"
    assert settings.model == "/models/mine"
    assert settings.database == "postgresql://db/chalk"


def test_the_command_line_wins_over_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHALKFACE_HOME", str(tmp_path / "by-environment"))
    assert read_settings(home=tmp_path / "by-option").home == tmp_path / "by-option"


def test_an_empty_setting_counts_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.setenv(name, "")
    settings = read_settings()
    assert settings.home.name == DEFAULT_HOME
    assert settings.model == DEFAULT_MODEL
    assert settings.database is None


def test_a_tilde_is_the_users_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("CHALKFACE_HOME", "~/chalk")
    assert read_settings().home == tmp_path / "chalk"
