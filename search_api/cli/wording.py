"""The command that reads a text for words its readers will not know: check."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossary.terms import Reader
from search_api.cli.shared import HomeOption, JsonOption, counted, open_home, print_json

if TYPE_CHECKING:
    from rich.console import Console

    from glossary.wording_check import Finding, Report


class Format(StrEnum):
    """How to print what was found."""

    text = "text"
    json = "json"


FOUND_STATUS = 1

_INKS = {"unknown": "yellow", "misread": "red", "loaded": "magenta"}
_SAID = {
    "unknown": "may not be known",
    "misread": "will be misread",
    "loaded": "carries a judgement, or is out of date",
}


def register(app: typer.Typer) -> None:
    """Hang the command into the console."""
    app.command()(check)


def check(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="A text to read; - for standard input.")],
    reader: Annotated[Reader, typer.Option(help="For whom it is written.")] = Reader.TEACHER,
    output: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.text,
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> None:
    """Read a text for words that its readers will not know or will misread.

    Ends with status 0 when nothing needs attention and 1 when something does.
    """
    from datetime import date

    from glossary.wording_check import check_wording
    from search_api.terms_json import report_json

    text = _text_of(file)
    opened = open_home(home)
    report = check_wording(
        text,
        bank=opened.term_bank(),
        decider=opened.decider(),
        reader=reader,
        today=date.today(),  # noqa: DTZ011 - a day, compared with years
    )
    if as_json or output is Format.json:
        print_json(report_json(report, text=text))
    else:
        _print(report, text)
    if report.findings:
        raise typer.Exit(FOUND_STATUS)


def _text_of(file: str) -> str:
    """Return the text of a file or of standard input; plain text, HTML, Markdown, PDF and JATS are read."""
    if file == "-":
        return sys.stdin.buffer.read().decode("utf-8", errors="replace")
    path = Path(file)
    if path.suffix.casefold() in (".txt", ".md", ""):
        return path.read_text("utf-8", errors="replace")
    from indexer.reading.read import read_file

    return "\n\n".join(place.text for place in read_file(path).places)


def _print(report: Report, text: str) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    for note in report.notes:
        console.print(note, markup=False)
    if not report.findings:
        console.print("Nothing here needs attention.")
        return
    marked = Text(text)
    for one in report.findings:
        marked.stylize(f"underline {_INKS[one.grade.value]}", one.start, one.end)
    console.print(marked)
    console.print()
    for one in (one for one in report.findings if not one.again):
        _print_finding(console, one, text)
    again = sum(one.again for one in report.findings)
    told = counted(len(report.findings) - again, "word")
    rest = f", {counted(again, 'more place')} with the same words" if again else ""
    console.print(f"{told} to look at{rest}; {counted(len(report.terms), 'term')} that readers know.")


def _print_finding(console: Console, one: Finding, text: str) -> None:
    from rich.padding import Padding
    from rich.text import Text

    line = text.count("\n", 0, one.start) + 1
    head = Text(one.text, style=f"bold {_INKS[one.grade.value]}")
    head.append(f"  {_SAID[one.grade.value]} (line {line})", style="dim")
    console.print(head)
    console.print(Padding(Text(one.message), (0, 0, 0, 3)))
    for suggestion in one.suggestions:
        said = Text("say: ", style="dim").append(suggestion.say, style="default not dim")
        if suggestion.loses.casefold().strip(".") != "nothing":
            said.append(f"  (loses: {suggestion.loses})")
        console.print(Padding(said, (0, 0, 0, 3)))
    console.print()
