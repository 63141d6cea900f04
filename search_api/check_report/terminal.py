"""The findings in words and colours, for eighty columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.console import Console, ConsoleOptions, Group, RenderResult
from rich.table import Table
from rich.text import Text

from glossary.terms import Grade
from glossary.wording_check import Finding
from indexer.reading.prose import FORMULA
from search_api.check_report.checked import Checked, Found, Unread, groups_of
from search_api.check_report.in_words import (
    disagreement_in_words,
    findability_rows,
    head_of,
    readability_in_words,
    summary,
    where_in_words,
)
from search_api.check_report.kinds import KINDS, loses_nothing, said_of

LONGEST_SHOWN = 6_000
"""Characters of a text that is printed whole, with its marks; a longer one would push the findings away."""
INDENT = "   "
NARROWEST = 20
"""Columns that text is given however narrow the terminal says it is."""
AROUND = 32
"""Characters on each side of a finding where the text is not printed whole."""

_BEFORE_A_STOP = re.compile(r"\s+(?=[.,;:)\]](?!\d))")
_INKS = {Grade.UNKNOWN: "yellow", Grade.MISREAD: "red", Grade.LOADED: "magenta", Grade.FINE: ""}


class Lines:
    """Text as it is wrapped, each line after `indent`; unlike rich it leaves no spaces at their ends."""

    def __init__(self, text: Text, indent: str = "") -> None:
        self._text, self._indent = text, indent

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the lines of the text."""
        for line in self._text.wrap(console, max(NARROWEST, options.max_width - len(self._indent))):
            line.rstrip()
            yield Text(self._indent).append_text(line)


def print_checks(checks: Sequence[Checked | Unread], *, console: Console) -> None:
    """Print each check; files that could not be read are left to whoever asked for them."""
    read = [one for one in checks if isinstance(one, Checked)]
    for at, one in enumerate(read):
        if len(checks) > 1:
            console.print(Text(one.source.name, style="bold"), style="underline")
        _print_check(one, console)
        if at + 1 < len(read):
            console.print()


def _print_check(one: Checked, console: Console) -> None:
    for note in one.notes:
        console.print(Lines(Text(note)))
    if one.notes:
        console.print()
    whole = console.is_terminal and len(one.written.shown) <= LONGEST_SHOWN
    if one.report.findings and whole:
        console.print(_marked(one))
        console.print()
    for group in groups_of(one.report):
        console.print(_told(one, group, whole=whole))
    console.print(Lines(Text(f"Reading: {readability_in_words(one)}")))
    for said in disagreement_in_words(one):
        console.print(Lines(Text(said, style="dim"), INDENT))
    if one.findability is not None:
        console.print(_findability(one))
    console.print(Lines(Text(summary(one))))


def _marked(one: Checked) -> Text:
    marked = Text(one.written.shown.rstrip())
    for finding in one.report.findings:
        # A sentence's mark would hide those of its words.
        if finding.kind != "long_sentence":
            marked.stylize(f"underline {_INKS[finding.grade]}", finding.start, finding.end)
    return marked


def _told(one: Checked, group: Found, *, whole: bool) -> Group:
    finding = group.first
    head = Text(head_of(finding), style=f"bold {_INKS[finding.grade]}")
    head.append(f"  {said_of(finding.kind, finding.grade)}", style="not bold default")
    head.append(f" ({where_in_words(one, group)})", style="not bold dim default")
    lines: list[Text] = [] if whole or finding.kind == "long_sentence" else [_excerpt(one, finding)]
    lines.append(Text(finding.message))
    for suggestion in finding.suggestions:
        said = Text(f"{KINDS[finding.kind].offer}: ", style="dim").append(suggestion.say, style="not dim")
        if not loses_nothing(suggestion.loses):
            said.append(f"  (loses: {suggestion.loses})")
        lines.append(said)
    return Group(Lines(head), *(Lines(line, INDENT) for line in lines), Text())


def _excerpt(one: Checked, finding: Finding) -> Text:
    prose = one.written.prose
    before = _line(prose[max(0, finding.start - AROUND) : finding.start])
    after = _line(prose[finding.end : finding.end + AROUND])
    # A word cut in half at the edge is left out.
    if finding.start > AROUND:
        before = "… " + before.partition(" ")[2]
    if finding.end + AROUND < len(prose):
        after = after.rpartition(" ")[0] + " …"
    gap = " " if finding.start and prose[finding.start - 1].isspace() and before else ""
    text = Text(f"{before}{gap}", style="dim")
    text.append(" ".join(finding.text.split()), style="not dim underline")
    glue = "" if prose[finding.end : finding.end + 1].strip() else " "
    return text.append(f"{glue}{after}")


def _findability(one: Checked) -> Table | Lines:
    rows = list(findability_rows(one))
    if not rows:
        return Lines(Text("Findability: nothing here that the glossary knows teachers to ask for."))
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), title_justify="left", title_style="")
    table.title = "Where it would stand for what teachers ask, in this collection:"
    table.add_column("question", overflow="fold")
    table.add_column("as written", justify="right")
    table.add_column("reworded", justify="right")
    for question, now, after in rows:
        table.add_row(question, now, after)
    return table


def _line(prose: str) -> str:
    """Return a piece of prose on one line, with dots where a formula was taken out."""
    return _BEFORE_A_STOP.sub("", " ".join(prose.split())).replace(FORMULA, "…")
