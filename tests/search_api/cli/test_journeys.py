"""Whole journeys on the console: add, build, ask, withdraw, ask again; and what each failure says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from search_api.cli import shared
from search_api.cli.app import app, main
from search_api.cli.shared import STATE
from search_api.errors import WordingFailed
from search_api.home import Home
from search_api.settings import read_settings
from tests.conftest import ROOT, TinyHome
from tests.search_api.test_adding import BAD, GOOD, fill, markdown_of, pdf_of, write

COMMANDS = (
    ("add",), ("build",), ("ask",), ("evaluate",), ("serve",), ("corpus",), ("corpus", "starter"),
    ("corpus", "list"), ("corpus", "show"), ("corpus", "accept"), ("corpus", "withdraw"), ("corpus", "allow"),
    ("corpus", "check"), ("check",), ("translate",), ("glossary",), ("glossary", "list"),
    ("glossary", "show"),
    ("glossary", "add"), ("glossary", "edit"), ("glossary", "retire"), ("glossary", "restore"),
    ("glossary", "history"), ("glossary", "check"), ("glossary", "coverage"), ("glossary", "years"),
    ("glossary", "import"),
    ("glossary", "export"),
)  # fmt: skip
OPTIONS: dict[tuple[str, ...], set[str]] = {
    ("add",): {"--accept", "--rights", "--json", "--home"},
    ("ask",): {
        "--json", "--limit", "--year-from", "--year-to", "--phase", "--design", "--country", "--source",
    },
    ("evaluate",): {"--split", "--wording", "--no-bridge", "--json", "--home"},
    ("serve",): {"--host", "--port", "--home"},
    ("corpus", "list"): {"--json", "--state", "--waiting"},
    ("build",): {"--no-wording", "--json", "--home"},
    ("check",): {"--reader", "--format", "--json", "--home"},
    ("translate",): {"--level", "--reword", "--json", "--home"},
    ("glossary", "edit"): {"--why", "--who", "--home"},
    ("glossary", "years"): {"--to", "--region", "--json"},
}  # fmt: skip


@pytest.fixture(autouse=True)
def _homes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Open homes whose words are hashed, so that no model loads; keep what was opened, to close it."""
    opened: dict[Path, TinyHome] = {}

    def open_home(home: Path | None) -> Home:
        path = read_settings(home=home or STATE.home).home
        if path not in opened:
            opened[path] = TinyHome(path)
        return opened[path]

    for module in ("asking", "collection", "serving"):
        monkeypatch.setattr(f"search_api.cli.{module}.open_home", open_home)
    monkeypatch.setattr(STATE, "home", None)
    monkeypatch.setattr(STATE, "debug", False)
    yield
    for home in opened.values():
        home.catalogue.close()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def run(home: Path | None, *words: str | Path) -> Result:
    before = ["--home", str(home)] if home else []
    return CliRunner().invoke(app, [*before, *map(str, words)], env={"COLUMNS": "160", "TERM": "dumb"})


def done(home: Path | None, *words: str | Path) -> Result:
    result = run(home, *words)
    assert result.exit_code == 0, result.output
    return result


def told(home: Path | None, *words: str | Path, status: int = 0) -> Any:  # noqa: ANN401 - any JSON
    """Run a command that prints JSON: standard output must hold that and nothing else."""
    result = run(home, *words)
    assert result.exit_code == status, result.output
    return json.loads(result.stdout)


def test_from_a_folder_of_papers_to_an_answer_and_back(home: Path, tmp_path: Path) -> None:
    papers = fill(tmp_path / "papers", GOOD)
    assert told(home, "add", papers, "--accept", "--rights", "local", "--json")["added"] == 6
    assert told(home, "build", "--json")["documents"] == 6
    question = "pupils who explained their reasoning aloud remembered the lesson"
    answer = told(home, "ask", question, "--json")
    assert answer["findings"]
    best = answer["findings"][0]
    assert "explained their reasoning aloud" in best["quote"]["text"]
    name = best["document"]["id"]
    assert done(home, "corpus", "withdraw", name).stdout == f"withdrawn: {name}\n"
    after = told(home, "ask", question, "--json")
    assert name not in [finding["document"]["id"] for finding in after["findings"]]
    done(home, "corpus", "accept", name)
    assert told(home, "ask", question, "--json")["findings"][0]["document"]["id"] == name
    assert done(home, "corpus", "check").stdout.startswith("All stored files and the snapshot are whole")


def test_a_build_puts_passages_into_plain_words_and_an_answer_has_them(home: Path, tmp_path: Path) -> None:
    text = "Pupils who explained their reasoning aloud improved their attainment."
    write(tmp_path / "a.md", f"# A study\n\n{text}\n")
    done(home, "add", tmp_path / "a.md", "--accept", "--rights", "local")
    assert told(home, "build", "--no-wording", "--json")["wording"] is None
    question = ("ask", "do pupils who explain their reasoning aloud improve")
    assert told(home, *question, "--json")["findings"][0]["plain"] is None
    built = run(home, "build")
    assert "1 passage put into plain words." in built.stdout.splitlines()
    assert "plain words: 1 of 1" in built.stderr
    assert told(home, "build", "--json")["wording"] == {"passages": 0, "worded": 0, "broken": 0}
    best = told(home, *question, "--json")["findings"][0]
    assert best["quote"]["text"] == text
    assert best["plain"]["text"] == text.replace("attainment", "results").replace("improved", "made better")
    shown = done(home, *question).stdout
    assert shown.index("In plain words:") < shown.index("their results") < shown.index(f"“{text}”")


def test_wording_that_fails_is_told_and_the_index_serves(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.md", "# A study\n\nPupils who explained their reasoning aloud did better.\n")
    done(home, "add", tmp_path / "a.md", "--accept", "--rights", "local")

    def full(*_given: object, **_named: object) -> None:
        raise WordingFailed("the disk is full")

    monkeypatch.setattr("search_api.wording_crew.word_passages", full)
    result = run(home, "build")
    assert result.exit_code == 1
    assert "the disk is full" in result.stderr
    assert "1 document, 1 passage" in result.stdout
    assert told(home, "ask", "pupils who explained their reasoning aloud", "--json")["findings"]


def test_adding_ends_with_three_where_files_are_refused_and_counts_them(home: Path, tmp_path: Path) -> None:
    papers = fill(tmp_path / "papers", {**GOOD, **BAD})
    counts = told(home, "add", papers, "--json", status=3)
    assert {key: counts[key] for key in ("read", "added", "duplicate", "refused")} == {
        "read": 12, "added": 6, "duplicate": 0, "refused": 6,
    }  # fmt: skip
    assert len(counts["files"]) == 12
    assert all(file.keys() >= {"path", "outcome", "detail"} for file in counts["files"])
    again = told(home, "add", papers, "--json", status=3)
    assert (again["added"], again["duplicate"], again["refused"]) == (0, 6, 6)


def test_adding_in_words_has_a_line_for_each_file_and_says_what_comes_next(
    home: Path, tmp_path: Path
) -> None:
    papers = fill(tmp_path / "papers", {"a.md": markdown_of("A study"), "empty.pdf": b""})
    result = run(home, "add", papers)
    assert result.exit_code == 3
    lines = result.stdout.splitlines()
    assert sum(line.startswith("refused") for line in lines) == 1
    assert sum(line.startswith("added") for line in lines) == 1
    assert "2 files: 1 added, 0 already there, 1 refused." in lines
    assert "chalkface corpus accept" in result.stdout
    assert "adding: 2 of 2" in result.stderr


def test_a_path_that_is_not_there_is_refused_with_three(home: Path, tmp_path: Path) -> None:
    assert told(home, "add", tmp_path / "nowhere", "--json", status=3)["refused"] == 1


def test_a_curators_round(home: Path, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "A study of chess\n\n" + "Chess lessons changed nothing in arithmetic. " * 4)
    added = told(home, "add", tmp_path / "a.txt", "--json")
    name = added["files"][0]["document"]
    [held] = told(home, "corpus", "list", "--json")
    assert (held["id"], held["state"]) == (name, "draft")
    assert held["attention"]
    assert [one["id"] for one in told(home, "corpus", "list", "--waiting", "--json")] == [name]
    assert told(home, "corpus", "list", "--state", "accepted", "--json") == []
    done(home, "corpus", "accept", name)
    done(home, "corpus", "allow", name)
    shown = told(home, "corpus", "show", name)
    assert shown["rights_local"] is True
    assert [line["action"] for line in shown["trail"]] == ["added", "accepted", "allowed here"]
    assert shown["files"][0]["name"] == "a.txt"
    assert "1 document." in done(home, "corpus", "list").stdout


def test_an_answer_in_words_names_whose_words_it_quotes_and_where(home: Path, tmp_path: Path) -> None:
    write(tmp_path / "a.pdf", pdf_of(("Chess lessons changed nothing in arithmetic for any pupil.",)))
    done(home, "add", tmp_path / "a.pdf", "--accept", "--rights", "local")
    done(home, "build")
    result = done(home, "ask", "chess lessons arithmetic pupil")
    assert "“Chess lessons changed nothing in arithmetic for any pupil.”" in result.stdout
    assert "The researchers' own words, page 1" in result.stdout
    other = done(home, "ask", "volcano quarks")
    assert "The collection does not answer this." in other.stdout
    assert "Nearest in the collection:" in other.stdout


def test_markup_in_a_title_is_shown_as_it_is(home: Path, tmp_path: Path) -> None:
    write(tmp_path / "a.md", markdown_of("Peers [bold]and[/bold] [/] foes"))
    done(home, "add", tmp_path / "a.md", "--accept")
    done(home, "build")
    assert (
        "Peers [bold]and[/bold] [/] foes" in done(home, "ask", "explained reasoning aloud remembered").stdout
    )
    assert "Peers [bold]and[/bold] [/] foes" in done(home, "ask", "quarks").stdout


def test_the_home_can_be_named_before_the_command_after_it_and_by_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = write(tmp_path / "a.md", markdown_of("A study"))
    monkeypatch.setenv("CHALKFACE_HOME", str(tmp_path / "environment"))
    done(None, "add", paper)
    done(tmp_path / "before", "add", paper)
    done(tmp_path / "before", "add", paper, "--home", tmp_path / "after")
    for name in ("environment", "before", "after"):
        assert (tmp_path / name / "catalogue.sqlite").is_file()


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_each_command_explains_itself(words: Sequence[str]) -> None:
    result = done(None, *words, "--help")
    assert "Usage:" in result.output
    missing = [option for option in OPTIONS.get(tuple(words), set()) if option not in result.output]
    assert missing == []


def test_the_list_of_commands_is_all_there_are() -> None:
    held: Any = typer.main.get_command(app)
    known = {
        (name, *inner)
        for name, command in held.commands.items()
        for inner in [(), *((child,) for child in getattr(command, "commands", {}))]
    }
    assert known == set(COMMANDS)


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["ask"],
        ["add"],
        ["ask", "homework", "--limit", "0"],
        ["ask", "homework", "--limit", "many"],
        ["ask", "homework", "--nonsense"],
        ["add", ".", "--rights", "global"],
        ["corpus", "accept"],
        ["corpus", "list", "--state", "lost"],
        ["serve", "--port", "99999"],
        ["evaluate"],
    ],
)
def test_wrong_use_ends_with_two_and_prints_nothing_on_standard_output(home: Path, words: list[str]) -> None:
    result = run(home, *words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr
    assert not home.exists()


FAILURES = {
    "an empty home": (["ask", "homework"], "run `chalkface build`"),
    "nothing to build": (["build"], "chalkface add PATH --accept"),
    "an unknown document": (["corpus", "show", "nobody"], "no document has the id 'nobody'"),
    "withdrawing an unknown one": (["corpus", "withdraw", "nobody"], "no document has the id"),
    "no evaluation set": (["evaluate", "/nowhere"], "a BEIR folder has"),
}


def fails(
    home: Path, words: Sequence[str], *, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> str:
    """Run `main` as the console script does and return the one line that it leaves on standard error."""
    monkeypatch.setattr(sys, "argv", ["chalkface", "--home", str(home), *words])
    with pytest.raises(SystemExit) as ended:
        main()
    out, err = capsys.readouterr()
    assert ended.value.code == 1
    assert out == ""
    [line] = err.splitlines()
    assert line.startswith("chalkface: ")
    assert "Traceback" not in line
    return line


@pytest.mark.parametrize(("words", "told_of"), FAILURES.values(), ids=FAILURES.keys())
def test_a_failure_is_one_line_on_standard_error_with_what_to_do(
    home: Path,
    words: list[str],
    told_of: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert told_of in fails(home, words, monkeypatch=monkeypatch, capsys=capsys)


def test_a_question_without_words_is_one_line_too(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    done(home, "add", write(tmp_path / "a.md", markdown_of("A study")), "--accept")
    done(home, "build")
    line = fails(home, ["ask", "?!"], monkeypatch=monkeypatch, capsys=capsys)
    assert "nothing was asked; type a question" in line


def test_what_nobody_foresaw_is_one_line_and_the_trace_only_with_debug(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_home: Path | None) -> Home:
        raise RuntimeError("first line\nsecond line")

    monkeypatch.setattr("search_api.cli.asking.open_home", broken)
    line = fails(home, ["ask", "homework"], monkeypatch=monkeypatch, capsys=capsys)
    assert "something went wrong inside Chalkface (RuntimeError: first line second line)" in line
    assert "--debug" in line
    monkeypatch.setattr(sys, "argv", ["chalkface", "--debug", "--home", str(home), "ask", "homework"])
    with pytest.raises(RuntimeError, match="first line"):
        main()


def test_stopping_by_hand_says_that_nothing_is_lost(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("search_api.cli.app.app", stopped)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130
    assert "nothing accepted is lost" in capsys.readouterr().err


def test_a_damaged_home_is_told_and_ends_with_one(home: Path, tmp_path: Path) -> None:
    done(home, "add", write(tmp_path / "a.md", markdown_of("A study")), "--accept")
    [stored] = [path for path in (home / "files").rglob("*") if path.is_file()]
    stored.write_text("other")
    result = run(home, "corpus", "check")
    assert result.exit_code == 1
    assert "damaged" in result.stdout
    assert "1 fault." in result.stdout


def test_evaluate_prints_the_documented_json(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "set"
    write(folder / "corpus.jsonl", '{"_id": "d1", "title": "Chess", "text": "Chess changed nothing."}\n')
    write(folder / "queries.jsonl", '{"_id": "q1", "text": "chess", "slang": "board game"}\n')
    write(folder / "qrels" / "test.tsv", "query-id\tcorpus-id\tscore\nq1\td1\t1\n")
    first = told(home, "evaluate", folder, "--json", "--no-bridge", "--wording", "slang", "--split", "test")
    assert first["ndcg@10"] == first["mrr@10"] == 1.0
    assert first["index"]["embedded"] == 1
    assert told(home, "evaluate", folder, "--json")["index"]["embedded"] == 0
    assert "nDCG@10 1.000" in done(home, "evaluate", folder).stdout


def test_the_starter_collection_goes_in_once(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from corpus.starter import starter_records

    few = starter_records()[:3]
    monkeypatch.setattr("search_api.starting.starter_records", lambda: few)
    assert "3 new, 0 changed, 0 unchanged" in done(home, "corpus", "starter").stdout
    assert "0 new, 0 changed, 3 unchanged" in done(home, "corpus", "starter").stdout


def test_open_home_itself_opens_the_home_that_is_named(home: Path) -> None:
    assert shared.open_home(home).path == home


def chalkface(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the console in a process of its own, from another folder."""
    return subprocess.run(
        [sys.executable, "-c", "from search_api.cli import main; main()", *map(str, words)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


def test_a_name_or_question_in_foreign_bytes_is_no_crash(home: Path, tmp_path: Path) -> None:
    done(home, "add", write(tmp_path / "a.md", markdown_of("A study")), "--accept")
    done(home, "build")
    question = os.fsdecode(b"caf\xe9 explained reasoning aloud")
    assert json.loads(run(home, "ask", question, "--json").stdout)["question"].startswith("caf")


LOADED = """
import sys, json, io, contextlib
from search_api.cli import main
sys.argv = ["chalkface", "--home", sys.argv[1], "ask", "does explaining aloud help pupils remember", "--json"]
out = io.StringIO()
with contextlib.redirect_stdout(out), contextlib.suppress(SystemExit):
    main()
heavy = ["torch", "spacy", "sentence_transformers", "transformers", "sklearn", "scipy", "pypdf", "fastapi",
         "httpx", "glossary.plain", "glossary.meaning", "glossary.term_bank"]
print(json.dumps({"answer": json.loads(out.getvalue()), "loaded": [n for n in heavy if n in sys.modules]}))
"""


@pytest.mark.slow
def test_the_real_model_answers_in_a_fresh_process_without_torch_or_spacy(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    texts = {
        "aloud": "Pupils who explained their reasoning aloud remembered more of the lesson a week later.",
        "naps": "Toddlers who slept after lunch were calmer in the afternoon at nursery.",
        "garden": "Growing vegetables in the school garden made children eat more of them.",
    }
    for name, text in texts.items():
        write(papers / f"{name}.md", f"---\ntitle: About {name}\nlicense: CC BY 4.0\n---\n\n{text}\n")
    home = tmp_path / "home"
    for words in (["add", papers, "--accept"], ["build"]):
        ended = chalkface("--home", home, *words, cwd=tmp_path)
        assert ended.returncode == 0, ended.stderr
        assert "Traceback" not in ended.stderr
        assert "Warning" not in ended.stderr
    fresh = subprocess.run(
        [sys.executable, "-c", LOADED, str(home)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    held = json.loads(fresh.stdout)
    assert fresh.stderr == ""
    assert held["loaded"] == []
    best = held["answer"]["findings"][0]
    assert best["document"]["title"] == "About aloud"
    assert best["quote"]["text"] == texts["aloud"]
    assert best["plain"]["text"]
    again = chalkface("--home", home, "build", "--json", cwd=tmp_path)
    assert json.loads(again.stdout)["unchanged"] is True
    assert json.loads(again.stdout)["embedded"] == 0
