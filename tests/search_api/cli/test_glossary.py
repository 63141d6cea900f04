"""The glossary on the console, from list to retire."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from search_api.cli.app import app

NEW = (
    "means=What pupils do indoors when it rains.", "pos=noun", "plain=indoor break | It may be lunch.",
    "example=We had it twice this week.", "relation=same", "classroom_word=wet play", "grade=fine",
    "register=teacher; leader", "teachers_say=rainy break; stuck inside",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CHALKFACE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "160")


def run(*words: str, text: str | None = None) -> Result:
    return CliRunner().invoke(app, list(words), input=text)


def done(*words: str, text: str | None = None) -> str:
    result = run(*words, text=text)
    assert result.exit_code == 0, result.output
    return result.output


def read(*words: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads(done(*words, "--json"))


def test_terms_are_listed_with_what_a_teacher_makes_of_them() -> None:
    out = done("glossary", "list", "effect size")
    assert "effect size  (misread)" in out or "effect size  (unknown)" in out
    assert {one["headword"] for one in read("glossary", "list", "effect size")} >= {"effect size"}
    assert done("glossary", "list", "--area", "maths").strip().endswith("terms.")


def test_a_term_is_shown_in_both_languages() -> None:
    out = done("glossary", "show", "RCT")
    assert "randomised controlled trial" in out
    assert "say: " in out
    assert "source: " in out


def test_an_unknown_term_is_one_line_with_what_is_near() -> None:
    result = run("glossary", "show", "atrition")
    assert result.exit_code == 1
    assert "attrition" in str(result.exception)


def test_a_sense_of_ones_own_is_added_edited_retired_and_remembered() -> None:
    assert (
        done("glossary", "add", "wet play club", "--area", "school", *NEW, "--who", "Ada")
        == "added wet-play-club\n"
    )
    changed = done(
        "glossary", "edit", "wet-play-club", "teachers_say+=in with the puzzles", "--why", "heard it"
    )
    assert changed == "changed wet-play-club\n"
    assert "in with the puzzles" in done("glossary", "show", "wet-play-club")
    assert (
        done("glossary", "retire", "wet-play-club", "--why", "gone", "--who", "Bo")
        == "retired wet-play-club\n"
    )
    assert "retired: gone" in done("glossary", "show", "wet-play-club")
    assert done("glossary", "restore", "wet-play-club", "--why", "back") == "restored wet-play-club\n"
    told = [(one["did"], one["why"]) for one in read("glossary", "history", "wet-play-club")]
    assert told == [("added", "added"), ("edited", "heard it"), ("retired", "gone"), ("restored", "back")]
    assert "teachers_say: ['rainy break', 'stuck inside'] -> " in done("glossary", "history", "wet-play-club")


def test_what_a_new_sense_lacks_is_said_and_nothing_is_written(tmp_path: Path) -> None:
    result = run("glossary", "add", "wet play club", "--area", "school", "pos=noun")
    assert result.exit_code == 1
    assert "Still needed: means, plain" in str(result.exception)
    assert not list((tmp_path / "home" / "glossary").glob("*.yaml"))


def test_the_glossary_is_counted_and_found_without_fault() -> None:
    report = read("glossary", "check", "--quick")
    assert report["senses"] >= 900
    assert report["terms"] >= 700
    assert report["phrases"] >= 4000
    assert report["situations"] >= 1500
    assert report["faults"] == []
    assert report["commonest"]["undecided"] == 0
    out = done("glossary", "check", "--quick")
    assert "by area: " in out
    assert "0 faults." in out


def test_where_the_commonest_words_stand_is_listed_with_the_reason() -> None:
    every = read("glossary", "coverage")
    assert len(every) == 1000
    assert [one["documents"] for one in every] == sorted((one["documents"] for one in every), reverse=True)
    assert all(one["why"] for one in every if one["standing"] != "in the bank")
    out = done("glossary", "coverage", "--standing", "left out")
    assert "boilerplate" in out
    assert "undecided 0." in out


def test_a_fault_in_a_homes_own_file_is_named_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "home" / "glossary"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text("area: school\nsenses:\n  - term: x\n    pos: thing\n", "utf-8")
    result = run("glossary", "check", "--quick")
    assert result.exit_code == 1
    assert "mine.yaml:4: x, pos: 'thing' is not allowed." in result.output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("Year 4", "--to", "United States"), "Grade 3"),
        (("third graders", "--to", "England"), "Year 4"),
        (("KS2", "--to", "us"), "Grade"),
        (("teapot",), "No school year"),
    ],
)
def test_school_years_are_converted(words: tuple[str, ...], told: str) -> None:
    assert told in done("glossary", "years", *words)


def test_an_unknown_country_is_wrong_use() -> None:
    result = run("glossary", "years", "Year 4", "--to", "Narnia")
    assert result.exit_code == 2
    assert "united states" in result.output
