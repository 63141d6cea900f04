"""The command that reads texts for words their readers will not know: check."""

from __future__ import annotations

import sys
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossary.terms import Reader
from search_api.cli.shared import HomeOption, JsonOption, open_home

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossary.false_friends.deciding import Decider
    from glossary.term_bank import TermBank
    from glossary.wording_check import Report
    from search_api.check_report.checked import Checked, Unread
    from search_api.findability import Findable
    from search_api.home import Home


class Format(StrEnum):
    """How to say what was found."""

    text = "text"
    json = "json"
    sarif = "sarif"
    html = "html"


class FailOn(StrEnum):
    """What makes the exit status 1."""

    misread = "misread"
    unknown = "unknown"
    loaded = "loaded"
    any = "any"
    never = "never"


FOUND_STATUS = 1
WRONG_STATUS = 2

_BY_ENDING = {".json": Format.json, ".sarif": Format.sarif, ".html": Format.html, ".htm": Format.html}


def register(app: typer.Typer) -> None:
    """Hang the command into the console."""
    app.command()(check)


def check(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...", help="Text, Markdown, Word, LaTeX, PDF, HTML or JATS; - for standard input."
        ),
    ],
    reader: Annotated[Reader, typer.Option(help="For whom it is written.")] = Reader.TEACHER,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format", help="How to say it; without it, what the ending of --output says, or text."
        ),
    ] = None,
    output: Annotated[Path | None, typer.Option(help="File to write the report to.", dir_okay=False)] = None,
    fail_on: Annotated[
        list[FailOn] | None,
        typer.Option(help="What makes the exit status 1 (any without it); may be said several times."),
    ] = None,
    find: Annotated[
        bool,
        typer.Option("--findability/--no-findability", help="Say where it would rank for what teachers ask."),
    ] = True,
    questions: Annotated[
        Path | None,
        typer.Option(
            help="File with questions of your own to rank it for, one a line.", exists=True, dir_okay=False
        ),
    ] = None,
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> None:
    """Read texts for words that their readers will not know or will misread.

    Ends with status 0 when nothing needs attention, 1 when something does, and 2 when a file could not be
    read; the other files are checked all the same.
    """
    from datetime import date

    from search_api.check_report.checked import Unread, check_files

    chosen = Format.json if as_json else form or (_BY_ENDING.get(output.suffix.lower()) if output else None)
    if output is not None and not output.parent.is_dir():
        raise typer.BadParameter(f"there is no folder {output.parent} to write to", param_hint="--output")
    asked = _questions(questions)
    opened = open_home(home)
    bank, decider = opened.term_bank(), opened.decider()
    ranked = partial(_ranked, home=opened, bank=bank, decider=decider, extra_questions=asked)
    checks: list[Checked | Unread] = []
    for one in check_files(
        files,
        standard_input=sys.stdin.buffer.read,
        bank=bank,
        decider=decider,
        today=date.today(),  # noqa: DTZ011 - a day, compared with years
        reader=reader,
        findability=ranked if find else None,
    ):
        checks.append(one)
        if isinstance(one, Unread):
            sys.stderr.write(f"chalkface: {one.name}: {one.why}\n")
    _write(checks, chosen or Format.text, output, several=len(files) > 1)
    raise typer.Exit(_status(checks, fail_on or [FailOn.any]))


def _questions(file: Path | None) -> list[str]:
    if file is None:
        return []
    lines = file.read_text("utf-8-sig", errors="replace").splitlines()
    return [line.strip() for line in lines if line.strip()]


def _ranked(
    text: str,
    report: Report,
    *,
    home: Home,
    bank: TermBank,
    decider: Decider,
    extra_questions: Sequence[str],
) -> Sequence[Findable] | None:
    from indexer.errors import IndexerError
    from search_api.findability import findability

    try:
        return findability(
            text, home=home, bank=bank, decider=decider, report=report, extra_questions=extra_questions
        )
    except IndexerError as problem:
        # The check itself needs neither an index nor a model.
        sys.stderr.write(f"chalkface: findability left out: {problem}\n")
        return None


def _write(checks: Sequence[Checked | Unread], form: Format, output: Path | None, *, several: bool) -> None:
    if form is Format.text:
        _print(checks, output)
        return
    text = _report(checks, form, several=several)
    if output is None:
        sys.stdout.write(text)
    else:
        output.write_text(text, "utf-8")


def _report(checks: Sequence[Checked | Unread], form: Format, *, several: bool) -> str:
    import json

    if form is Format.html:
        from search_api.check_report.page import report_page

        return report_page(checks)
    if form is Format.sarif:
        from search_api.check_report.sarif import sarif_log

        return json.dumps(sarif_log(checks), ensure_ascii=False, indent=1) + "\n"
    from search_api.check_report.as_json import checks_json

    return json.dumps(checks_json(checks, several=several), ensure_ascii=False, indent=1) + "\n"


def _print(checks: Sequence[Checked | Unread], output: Path | None) -> None:
    from rich.console import Console

    from search_api.check_report.terminal import print_checks

    if output is None:
        print_checks(checks, console=Console(highlight=False))
        return
    with output.open("w", encoding="utf-8") as file:
        print_checks(checks, console=Console(highlight=False, file=file, width=80))


def _status(checks: Sequence[Checked | Unread], fail_on: Sequence[FailOn]) -> int:
    from search_api.check_report.checked import Unread

    if any(isinstance(one, Unread) for one in checks):
        return WRONG_STATUS
    if FailOn.never in fail_on:
        return 0
    grades = {
        finding.grade.value
        for one in checks
        if not isinstance(one, Unread)
        for finding in one.report.findings
    }
    return FOUND_STATUS if grades and (FailOn.any in fail_on or grades & set(fail_on)) else 0
