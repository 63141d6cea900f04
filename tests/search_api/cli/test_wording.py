"""The check of texts on the console: what goes in, what comes out, and the status for a pipeline."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from typer.testing import CliRunner, Result

from glossary.term_bank import TermBank
from search_api.cli.app import app
from search_api.home import Home
from search_api.settings import read_settings
from tests.indexer.reading.word_files import paragraph, word_file

ABSTRACT = "Pupils were randomly assigned to conditions. The intervention group did better (p < .05).\n"
PLAIN = "The children sang two songs and went home.\n"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """One empty home for all."""
    return Home(read_settings(home=tmp_path_factory.mktemp("home")))


@pytest.fixture(scope="module")
def bank(home: Home) -> TermBank:
    return home.term_bank()


@pytest.fixture(autouse=True)
def _home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, home: Home, bank: TermBank) -> None:
    def held(_: Home) -> TermBank:
        return bank

    # Each command would read the glossary anew, a second every time.
    monkeypatch.setattr(Home, "term_bank", held)
    monkeypatch.setenv("CHALKFACE_HOME", str(home.path))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)


def run(*words: str, text: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["check", *words], input=text)


def put(name: str, content: str | bytes = ABSTRACT) -> str:
    path = Path(name)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return name


def as_json(*words: str, text: str | bytes | None = None) -> dict[str, Any]:
    return json.loads(run(*words, "--json", text=text).stdout)


def test_the_status_says_whether_there_is_anything_to_look_at() -> None:
    found = run(put("abstract.txt"))
    assert found.exit_code == 1
    assert "randomly assigned" in found.stdout
    assert "say: " in found.stdout
    assert "Reading: " in found.stdout
    clean = run(put("plain.txt", PLAIN))
    assert clean.exit_code == 0
    assert "Nothing here needs attention." in clean.stdout


def test_lines_stay_within_eighty_columns() -> None:
    out = run(put("abstract.txt", ABSTRACT * 5), put("other.md")).stdout
    assert max(map(len, out.split("\n"))) <= 80


@pytest.mark.parametrize(
    ("fail_on", "status"),
    [
        ((), 1),
        (("any",), 1),
        (("never",), 0),
        (("misread",), 1),
        (("unknown",), 1),
        (("loaded",), 0),
        (("loaded", "unknown"), 1),
        (("any", "never"), 0),
    ],
)
def test_what_fails_a_pipeline_can_be_chosen(fail_on: tuple[str, ...], status: int) -> None:
    chosen = [word for each in fail_on for word in ("--fail-on", each)]
    assert run(put("abstract.txt"), *chosen).exit_code == status


def test_standard_input_as_json() -> None:
    body = as_json("-", text=ABSTRACT)
    assert {"readability", "findings", "terms", "findability", "notes"} == set(body)
    assert all(ABSTRACT[one["start"] : one["end"]] == one["text"] for one in body["findings"])
    assert json.loads(run("-", "--format", "json", text=ABSTRACT).stdout) == body
    assert body["readability"]["words"] == 11


def test_standard_input_may_be_a_paper() -> None:
    content = word_file(paragraph(escape(ABSTRACT)))
    assert as_json("-", text=content)["findings"][0]["text"] == "randomly assigned"


def test_the_reader_changes_what_is_found() -> None:
    text = "The SENCO spoke about the EHCP of a pupil in the EYFS.\n"
    teacher, parent = (as_json("-", "--reader", reader, text=text) for reader in ("teacher", "parent"))
    assert len(parent["findings"]) > len(teacher["findings"])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "a.md",
            "---\ntitle: attrition\n---\n# *Randomly assigned*\r\n\r\n`attrition` and 👩‍🏫 attrition.\n",
        ),
        ("a.tex", "% attrition\n\\section{Randomly \\emph{assigned}} \\cite{attrition} and attrition.\n"),
        ("a.txt", "\ufeffRandomly assigned,\r\nthen attrition.\r\n"),
    ],
)
def test_offsets_point_into_the_file(name: str, content: str) -> None:
    body = as_json(put(name, content))
    text = content.removeprefix("\ufeff")
    held = [text[one["start"] : one["end"]] for one in body["findings"]]
    assert [" ".join(one.replace("\\emph{", "").split()).lower() for one in held] == [
        "randomly assigned",
        "attrition",
    ]
    assert text.rindex("attrition") == body["findings"][1]["start"]


def test_a_word_document_is_checked_by_paragraphs() -> None:
    content = word_file(paragraph("One."), paragraph("Pupils were randomly assigned."))
    out = run(put("a.docx", content)).stdout
    assert "randomly assigned  may not be known (paragraph 2)" in out


def test_a_web_page_is_checked_by_sections() -> None:
    page = f"<html><body><h1>A study</h1><h2>Method</h2><p>{ABSTRACT * 3}</p></body></html>"
    assert "(Method" in run(put("page.html", page)).stdout


def test_references_quotations_and_tables_are_left_alone_and_said_to_be() -> None:
    text = (
        f"{PLAIN}\n> Attrition, said one pupil.\n\n## References\n\nDoe, J. (2020). Attrition. *Journal*.\n"
    )
    result = run(put("a.md", text))
    assert result.exit_code == 0
    assert "Left alone: 1 quoted passage and the references (from line 5)." in result.stdout


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("missing.txt", None, "no such file"),
        ("missing.pdf", None, "no such file"),
        ("empty.txt", b"", "empty"),
        ("sheet.csv", b"a,b", ".csv"),
        ("cut.docx", word_file(paragraph("Words."))[:1200], "Word document"),
        ("locked.docx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("half.txt", b"\xff\xfe\x00", "utf-16"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line_and_status_2(
    name: str, content: bytes | None, word: str
) -> None:
    if content is not None:
        put(name, content)
    result = run(name)
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"chalkface: {name}: ")
    assert word in line
    assert result.stdout == ""


def test_one_bad_file_keeps_no_other_back() -> None:
    good, other = put("good.txt"), put("other.txt", PLAIN)
    result = run("missing.txt", good, other, "--fail-on", "never")
    assert result.exit_code == 2
    assert "missing.txt" in result.stderr
    assert "good.txt\n" in result.stdout
    assert "Nothing here needs attention." in result.stdout
    files = as_json("missing.txt", good)["files"]
    assert [one["file"] for one in files] == ["missing.txt", "good.txt"]
    assert "no such file" in files[0]["error"]
    assert files[1]["findings"]


def test_several_files_are_one_run_in_sarif() -> None:
    log = json.loads(run(put("a.txt"), put("b.md"), "missing.txt", "--format", "sarif").stdout)
    (one,) = log["runs"]
    assert [held["location"]["uri"] for held in one["artifacts"]] == ["a.txt", "b.md"]
    assert {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["index"] for result in one["results"]
    } == {
        0,
        1,
    }
    assert one["invocations"][0]["executionSuccessful"] is False


@pytest.mark.parametrize(
    ("name", "start"),
    [("out.json", "{"), ("out.sarif", "{"), ("out.html", "<!doctype html>"), ("out.txt", "")],
)
def test_the_ending_of_the_output_chooses_its_form(name: str, start: str) -> None:
    result = run(put("abstract.txt"), "--output", name)
    assert result.exit_code == 1
    assert result.stdout == ""
    written = Path(name).read_text("utf-8")
    assert written.startswith(start)
    assert "randomly assigned" in written
    assert ("$schema" in written) == (name == "out.sarif")
    assert "\x1b" not in written


def test_a_form_that_is_named_goes_before_the_ending() -> None:
    run(put("abstract.txt"), "--format", "json", "--output", "out.html")
    assert json.loads(Path("out.html").read_text("utf-8"))["findings"]


def test_an_output_in_no_folder_is_wrong_use_before_anything_is_read() -> None:
    result = run(put("abstract.txt"), "--output", "nowhere/out.html")
    assert result.exit_code == 2
    assert "nowhere" in result.stderr
    assert result.stdout == ""


def test_nothing_is_ranked_where_nothing_was_built() -> None:
    body = as_json(put("abstract.txt"), "--questions", put("asked.txt", "what works\n\nwhy\n"))
    assert body["findability"] is None
    assert as_json("abstract.txt", "--no-findability")["findability"] is None


def test_wrong_use_is_status_2() -> None:
    assert run().exit_code == 2
    assert run(put("abstract.txt"), "--format", "pdf").exit_code == 2
    assert run("abstract.txt", "--fail-on", "everything").exit_code == 2
    assert run("abstract.txt", "--questions", "missing.txt").exit_code == 2
