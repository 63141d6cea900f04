"""The terminal: eighty columns, marks where there is a terminal, excerpts where there is none."""

from __future__ import annotations

import io

from rich.console import Console

from search_api.check_report.checked import Checked, Unread
from search_api.check_report.terminal import print_checks
from tests.search_api.check_report.samples import RANKS, STUDY, checked, finding, study


def printed(*checks: Checked | Unread, terminal: bool = False) -> str:
    out = io.StringIO()
    console = Console(
        file=out,
        width=80,
        force_terminal=terminal,
        color_system="standard" if terminal else None,
        highlight=False,
        legacy_windows=False,
    )
    print_checks(checks, console=console)
    return out.getvalue()


def joined(text: str) -> str:
    return " ".join(text.split())


def test_lines_fit_eighty_columns_and_end_without_spaces() -> None:
    long = " ".join(["A sentence of attrition that goes on and on"] * 20) + "."
    out = printed(study(findability=RANKS), checked(long, finding(long, long, kind="long_sentence")))
    assert max(map(len, out.split("\n"))) <= 80
    assert [line for line in out.split("\n") if line != line.rstrip()] == []


def test_each_finding_says_what_is_the_matter_where_and_what_to_say() -> None:
    out = printed(study())
    assert "attrition  may not be known (line 1; again line 3)" in out
    assert "significant  will be misread (line 3)" in out
    assert "p < .05  needs words beside it (line 3)" in out
    assert "intervention  carries a judgement, or is out of date (line 3)" in out
    assert "is hard to read" in out
    assert "say: drop-out  (loses: It may be that tests were missing.)" in out
    assert "say: unlikely to be luck\n" in out
    assert "A note of the check." in out
    assert "4 words and 1 hard sentence to look at, 1 more place with the same words" in joined(out)


def test_the_text_is_marked_on_a_terminal_and_told_in_excerpts_elsewhere() -> None:
    on_terminal = printed(study(), terminal=True)
    assert "We looked at \x1b[4;33mattrition\x1b[0m in a trial of reading aloud.\n\n" in on_terminal
    assert on_terminal.count("We looked at") == 1
    out = printed(study())
    assert "   We looked at attrition in a trial of reading aloud. …\n" in out
    assert STUDY.split("\n")[2][:70] not in out


def test_a_long_text_is_not_printed_whole() -> None:
    text = "Nothing here but words. " * 400 + "Then attrition."
    out = printed(checked(text, finding(text, "attrition")), terminal=True)
    assert out.count("Nothing here but words.") < 5
    assert "words. Then " in out


def test_readability_and_its_disagreement_are_told() -> None:
    text = "The children read a story to a partner every day. " * 12
    out = printed(checked(text))
    assert "Reading: About US grade" in out
    assert " by " in out
    assert "Nothing here needs attention." in out


def test_places_in_the_collection_stand_in_a_table() -> None:
    out = printed(study(findability=RANKS))
    row = next(line for line in out.split("\n") if "drop out" in line)
    assert row.split()[-2:] == ["12", "4"]
    assert "beyond 100" in out
    assert "nothing here that the glossary knows teachers to ask for" in joined(
        printed(study(findability=[]))
    )


def test_several_files_have_headings_and_one_has_none() -> None:
    assert "study.txt\n" in printed(study(), checked("More.", name="b.txt"))
    assert "study.txt\n" in printed(study(), Unread("b.docx", "b.docx", "why"))
    assert "study.txt" not in printed(study())


def test_square_brackets_are_words_not_styles() -> None:
    text = "The interval [bold] was [0.1, 0.3] attrition."
    assert "[bold]" in printed(checked(text, finding(text, "attrition")))
