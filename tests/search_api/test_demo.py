"""The demonstration that proves itself and stops."""

from __future__ import annotations

import socket

import pytest

from search_api import demo
from search_api.home import Home
from search_api.settings import Settings
from tests.conftest import TinyHome


@pytest.fixture(autouse=True)
def _somewhere_free(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    monkeypatch.setattr(demo, "ADDRESS", ("127.0.0.1", port))
    monkeypatch.setenv("DEMO_EXIT", "1")


def serve_instead(monkeypatch: pytest.MonkeyPatch, home: Home) -> None:
    def opened(_settings: Settings) -> Home:
        return home

    monkeypatch.setattr(demo, "Home", opened)


def test_it_proves_that_it_answers_and_ends_with_nought(
    tiny_home: TinyHome, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    serve_instead(monkeypatch, tiny_home)
    monkeypatch.setattr(demo, "QUESTION", "homework pupils better in tests")
    assert demo.main() == 0
    out = capsys.readouterr().out
    assert "/readyz: ready, 4 documents, 8 passages" in out
    assert "homework pupils better in tests -> Homework: " in out


def test_a_question_without_an_answer_ends_with_one(
    tiny_home: TinyHome, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    serve_instead(monkeypatch, tiny_home)
    monkeypatch.setattr(demo, "QUESTION", "quarks gluons plasma")
    assert demo.main() == 1
    assert "was not answered" in capsys.readouterr().out


def test_an_empty_home_ends_with_one_and_says_why(
    empty_home: TinyHome, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    serve_instead(monkeypatch, empty_home)
    assert demo.main() == 1
    assert "not ready: nothing has been built yet" in capsys.readouterr().out


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_port_that_is_taken_ends_with_one(
    tiny_home: TinyHome, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    serve_instead(monkeypatch, tiny_home)
    monkeypatch.setattr(demo, "PATIENCE_S", 3.0)
    with socket.socket() as taken:
        taken.bind(demo.ADDRESS)
        assert demo.main() == 1
    assert "did not answer" in capsys.readouterr().out
