"""The documentation keeps up: commands, routes, settings, errors and rooms are all told of."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from search_api.cli.app import app
from search_api.web import create_app
from tests.conftest import ROOT, TinyHome

ROOMS = ("corpus", "glossary", "indexer", "search_api", "notebooks", "tests")
ERRORS = (
    "corpus.errors",
    "corpus.sidecars.errors",
    "glossary.errors",
    "indexer.errors",
    "indexer.reading.errors",
    "search_api.errors",
)
SETTING = re.compile(r"CHALKFACE_[A-Z_]+")


def readmes() -> dict[str, str]:
    found = [ROOT / "README.md", *sorted(ROOT.glob("*/README.md")), *sorted(ROOT.glob("*/*/README.md"))]
    return {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in found}


def everything() -> str:
    return "\n".join(readmes().values())


def commands() -> Iterator[tuple[str, ...]]:
    """Yield the words of each command: ("ask",), ("corpus", "list")."""

    def below(command: Any, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:  # noqa: ANN401 - click's own
        inner = getattr(command, "commands", None)
        if not inner:
            yield words
            return
        for name, child in inner.items():
            yield from below(child, (*words, name))

    yield from below(typer.main.get_command(app), ())


def console_lines() -> list[tuple[str, str]]:
    """Return (README, line) of each line that calls `chalkface` in a console block."""
    return [
        (name, line.strip().removeprefix("$ "))
        for name, text in readmes().items()
        for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL)
        for line in block.splitlines()
        if line.strip().removeprefix("$ ").startswith("chalkface ")
    ]


@pytest.mark.parametrize("room", ROOMS)
def test_each_room_has_a_readme(room: str) -> None:
    assert len((ROOT / room / "README.md").read_text("utf-8").split()) > 15


@pytest.mark.parametrize("words", list(commands()), ids=" ".join)
def test_each_command_is_told_of(words: tuple[str, ...]) -> None:
    text = everything()
    told = f"chalkface {' '.join(words)}" in text or f"`{' '.join(words)}" in text
    # `corpus list|show|accept` names several in one go.
    family = re.search(rf"\b{words[0]}\b[^\n]*\b{words[-1]}\b", text) if len(words) > 1 else None
    assert told or family


def test_each_route_is_told_of(empty_home: TinyHome) -> None:
    text = (ROOT / "search_api" / "README.md").read_text("utf-8")
    routes = list(create_app(empty_home).openapi()["paths"])
    assert [
        route for route in (*routes, "/openapi.json") if route not in text and short(route) not in text
    ] == []


def short(route: str) -> str:
    """`documents/{id}`, as the design writes it."""
    return re.sub(r"\{\w*id\}", "{id}", route)


def test_each_setting_is_told_of_and_none_that_does_not_exist() -> None:
    known = set(SETTING.findall((ROOT / "search_api" / "settings.py").read_text("utf-8")))
    assert known >= {"CHALKFACE_HOME", "CHALKFACE_MODEL", "CHALKFACE_DATABASE"}
    told = set(SETTING.findall(everything()))
    assert known <= told
    # CHALKFACE_SHARED is the tests' own.
    assert told - known <= {"CHALKFACE_SHARED"}


@pytest.mark.parametrize("module", ERRORS)
def test_each_error_stands_in_its_familys_tree(module: str) -> None:
    family = import_module(module)
    for name, held in vars(family).items():
        if isinstance(held, type) and issubclass(held, Exception) and held.__module__ == module:
            assert name in (family.__doc__ or "") or len(raised(family)) == 1, name
            assert held.__doc__


@pytest.mark.parametrize("module", ERRORS)
def test_each_error_is_told_of(module: str) -> None:
    text = everything()
    # A base's README may speak for the family by naming the file that draws its tree.
    path = module.replace(".", "/") + ".py"
    spoken_for = path in text or Path(path).name in (ROOT / Path(path).parts[0] / "README.md").read_text(
        "utf-8"
    )
    assert spoken_for or all(name in text for name in raised(import_module(module)))


def raised(family: object) -> list[str]:
    return [
        name
        for name, held in vars(family).items()
        if isinstance(held, type)
        and issubclass(held, Exception)
        and held.__module__ == getattr(family, "__name__", "")
    ]


def test_the_readmes_show_commands_at_all() -> None:
    assert len(console_lines()) >= 4


@pytest.mark.parametrize(("readme", "line"), console_lines())
def test_each_command_shown_is_one_that_exists(readme: str, line: str) -> None:
    words = re.sub(r"^(chalkface)(\s+--home\s+\S+)?", "", line).split()
    known = set(commands())
    called = next((tuple(words[:size]) for size in (2, 1) if tuple(words[:size]) in known), None)
    assert called is not None, line
    shown = CliRunner().invoke(app, [*called, "--help"], env={"COLUMNS": "200", "TERM": "dumb"})
    assert shown.exit_code == 0
    options = re.findall(r"(?<!\S)--[a-z-]+", line)
    assert [option for option in options if option not in shown.output and option != "--home"] == []


@pytest.mark.parametrize("name", list(readmes()))
def test_each_link_to_a_file_leads_to_one(name: str) -> None:
    text = readmes()[name]
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        if "://" not in target and not target.startswith("mailto:"):
            assert ((ROOT / name).parent / target).exists(), target


def test_the_changelog_tells_of_this_version() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert declared == version("chalkface")
    assert re.search(
        rf"^## \[?{re.escape(declared)}\b", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE
    )
