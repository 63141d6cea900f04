"""Translation on the console: what is printed, in which order, and what is said when it cannot be."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from glossary.plain.translation import Level, Translation
from search_api.cli.app import app
from search_api.cli.translating import MOST_NUMBERS, NOTHING
from search_api.translator import Translator
from tests.conftest import TinyHome
from tests.search_api.model_server import Served, completion, model_server
from tests.search_api.swapping import REFUSED, swapped

TEXT = (
    "In a trial with 40 pupils the attainment improved.\n\nReading maybe improved too. "
    "The sample was limited\nto two schools that we knew."
)


@pytest.fixture(autouse=True)
def opened(empty_home: TinyHome, monkeypatch: pytest.MonkeyPatch) -> TinyHome:
    def open_home(_home: Path | None) -> TinyHome:
        return empty_home

    monkeypatch.setattr("search_api.cli.translating.open_home", open_home)
    return empty_home


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def served(opened: TinyHome) -> Iterator[Served]:
    with model_server() as held:
        opened.settings = replace(opened.settings, reword_url=held.address, reword_model="tiny")
        yield held


def run(*words: str | Path, typed: str | None = None) -> Result:
    return CliRunner().invoke(
        app, ["translate", *map(str, words)], input=typed, env={"COLUMNS": "100", "TERM": "dumb"}
    )


def done(*words: str | Path, typed: str | None = None) -> str:
    result = run(*words, typed=typed)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_gist_text_limits_and_numbers_come_in_this_order(paper: Path) -> None:
    lines = [line.rstrip() for line in done(paper).splitlines() if line.strip()]
    assert lines[:3] == [
        "In short",
        "   In short: In a trial with 40 pupils the attainment improved.",
        "In a trial with 40 pupils the results made better.",
    ]
    text = " ".join(lines)
    assert f"Reading maybe improved too. [as written: {REFUSED}] The sample was thin to two schools" in text
    order = [
        text.index(words)
        for words in ("In short", "The sample was", "What limits this", "The numbers, read out",
                      "How hard it is to read", "3 sentences: 2 in plainer words, 1 left as written")
    ]  # fmt: skip
    assert order == sorted(order)
    assert "- 40 pupils: 40 pupils took part." in text
    assert "As written:" in text


def test_paragraphs_stay_paragraphs_and_broken_lines_are_mended(paper: Path) -> None:
    said = done(paper)
    assert "made better.\n\nReading" in said
    assert "thin to two schools" in said


def test_a_table_keeps_its_lines() -> None:
    assert "| a | 1 |\n| b | 2 |" in done("-", typed="| a | 1 |\n| b | 2 |")


def test_standard_input_as_json_is_what_rest_says(paper: Path) -> None:
    held = json.loads(done("-", "--json", "--level", "briefing", typed=TEXT))
    assert held["level"] == "briefing"
    assert [one["refused"] for one in held["sentences"]] == [None, REFUSED, None]
    assert held == json.loads(done(paper, "--json", "--level", "briefing"))


@pytest.mark.parametrize("typed", ["", " \n\n"])
def test_nothing_is_said_to_be_nothing(typed: str) -> None:
    assert done("-", typed=typed).strip() == NOTHING
    assert json.loads(done("-", "--json", typed=typed))["sentences"] == []


def test_a_long_text_is_printed_while_it_is_translated(monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[int] = []
    out = io.StringIO()

    def watched(text: str, *, level: Level, known: Mapping[str, str]) -> Translation:
        printed.append(len(out.getvalue()))
        return swapped(text, level=level, known=known)

    def translator(_home: TinyHome, **_given: object) -> Translator:
        return watched

    monkeypatch.setattr(TinyHome, "translator", translator)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((TEXT + "\n\n").encode() * 1000)))
    monkeypatch.setattr(sys, "stdout", out)
    app(["translate", "-"], standalone_mode=False)
    assert len(printed) > 4
    assert printed[0] == 0
    assert printed[1] > 1_500
    assert printed == sorted(set(printed))


def test_a_report_full_of_numbers_names_the_first_and_counts_the_rest() -> None:
    text = " ".join(f"There were {number} pupils." for number in range(1, MOST_NUMBERS + 8))
    said = done("-", typed=text)
    assert said.count("took part.") == MOST_NUMBERS
    assert "7 more numbers" in said


def test_rewording_that_is_not_set_up_is_told_before_anything_is_done(
    paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from search_api.cli.app import main

    monkeypatch.setattr(sys, "argv", ["chalkface", "translate", str(paper), "--reword"])
    said = io.StringIO()
    monkeypatch.setattr(sys, "stderr", said)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    assert "CHALKFACE_REWORD_URL" in said.getvalue()


def test_the_full_level_has_nothing_to_reword(paper: Path) -> None:
    result = run(paper, "--reword", "--level", "full")
    assert result.exit_code == 2


def test_a_models_sentences_are_marked_and_what_it_lost_is_told(paper: Path, served: Served) -> None:
    said = {
        "In a trial with 40 pupils the attainment improved.": "In a trial, results went up.",
        "The sample was limited\nto two schools that we knew.": "It was limited to two schools we knew.",
    }

    def answer(request: dict[str, Any]) -> tuple[int, dict[str, str], bytes]:
        return 200, {}, completion(said.get(request["messages"][1]["content"], "?"))

    served.answer = answer
    text = " ".join(done(paper, "--reword").split())
    assert "the results made better. [the model's version was not trusted" in text
    assert "limited to two schools we knew. [worded by a language model]" in text
    assert "(1 by a language model, checked by rule)" in text
    held = json.loads(done(paper, "--reword", "--json"))
    assert [one["worded_by"] for one in held["sentences"]] == ["rules", "rules", "model"]
    assert held["sentences"][0]["model_declined"]


def test_odd_options_and_files_are_refused(tmp_path: Path) -> None:
    assert run("-", "--level", "easy", typed="x").exit_code == 2
    assert run(tmp_path / "gone.txt").exit_code == 1
