"""Settings."""

from __future__ import annotations

from tests.conftest import TinyHome


def test_x(empty_home: TinyHome) -> None:
    assert isinstance(empty_home, TinyHome)
