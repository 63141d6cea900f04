"""The glossary on the console, from list to retire, and the check of a text."""

from __future__ import annotations

import io
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


ABSTRACT = "Pupils were randomly assigned to conditions. The intervention group did better (p < .05).\n"


def test_a_text_is_checked_and_the_status_says_whether_there_is_anything(tmp_path: Path) -> None:
    file = tmp_path / "abstract.txt"
    file.write_text(ABSTRACT, "utf-8")
    result = run("check", str(file))
    assert result.exit_code == 1
    assert "randomly assigned" in result.output
    assert "say: " in result.output
    plain = tmp_path / "plain.txt"
    plain.write_text("The children sang two songs and went home.\n", "utf-8")
    assert "Nothing here needs attention." in done("check", str(plain))


def test_a_check_of_standard_input_as_json() -> None:
    result = run("check", "-", "--format", "json", text=ABSTRACT)
    body = json.loads(result.output)
    assert {"readability", "findings", "terms", "findability", "notes"} == set(body)
    assert all(ABSTRACT[one["start"] : one["end"]] == one["text"] for one in body["findings"])
    assert json.loads(run("check", "-", "--json", text=ABSTRACT).output) == body


def test_the_reader_changes_what_is_found() -> None:
    text = "The SENCO spoke about the EHCP of a pupil in the EYFS.\n"
    teacher = json.loads(run("check", "-", "--json", text=text).output)
    parent = json.loads(run("check", "-", "--json", "--reader", "parent", text=text).output)
    assert len(parent["findings"]) > len(teacher["findings"])


def test_a_paper_is_checked_as_it_is_read(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<html><body><h1>A study</h1><p>{ABSTRACT * 3}</p></body></html>", "utf-8")
    assert "randomly assigned" in run("check", str(page)).output


@pytest.mark.parametrize("name", ["missing.txt", "missing.pdf"])
def test_a_file_that_is_not_there_is_said_in_one_line(tmp_path: Path, name: str) -> None:
    result = run("check", str(tmp_path / name))
    assert result.exit_code == 1
    assert isinstance(result.exception, OSError) or "no such file" in str(result.exception)


def test_bytes_that_are_no_text_are_read_all_the_same() -> None:
    result = CliRunner().invoke(app, ["check", "-"], input=io.BytesIO(b"\xff\xfe\x00 control").getvalue())
    assert isinstance(result.exception, SystemExit | None)
