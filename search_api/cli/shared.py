"""What the commands share: the home, JSON output and progress."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Protocol

import typer

if TYPE_CHECKING:
    from search_api.home import Home

PLAIN_EVERY_S = 5.0
"""Seconds between progress lines where there is no terminal: enough to see life in a log, not to fill it."""

HomeOption = Annotated[
    Path | None, typer.Option("--home", help="Data folder (default: CHALKFACE_HOME or ./chalkface-data).")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@dataclass(slots=True)
class State:
    """What was said before the command's name."""

    home: Path | None = None
    debug: bool = False


STATE = State()


def open_home(home: Path | None) -> Home:
    """Open the home named after the command, else before it, else by the environment."""
    from search_api.home import Home
    from search_api.settings import read_settings

    return Home(read_settings(home=home or STATE.home))


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural where it must be."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def print_json(value: object) -> None:
    """Print one JSON value."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


class Report(Protocol):
    """Hears of progress: a step's name, units done, units in all."""

    def __call__(self, step: str, done: int, total: int) -> None:
        """Report that `done` of `total` units of a step are done."""
        ...


@contextmanager
def progress() -> Generator[Report, None, None]:
    """Show a bar with rate and time left on a terminal, plain lines otherwise; always on standard error."""
    if sys.stderr.isatty():
        with _bars() as report:
            yield report
    else:
        yield _PlainLines()


@contextmanager
def _bars() -> Generator[Report, None, None]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns: list[Any] = [
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    ]
    with Progress(*columns, console=Console(stderr=True), transient=False) as bars:
        tasks: dict[str, Any] = {}
        began: dict[str, float] = {}

        def report(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(step, total=total, rate="")
                began[step] = time.monotonic()
            rate = done / max(time.monotonic() - began[step], 1e-6)
            bars.update(tasks[step], completed=done, total=total, rate=f"{rate:.0f}/s" if done else "")

        yield report


class _PlainLines:
    """Writes a line when a step starts, ends, and every few seconds between."""

    def __init__(self) -> None:
        self._step = ""
        self._began = self._last = 0.0

    def __call__(self, step: str, done: int, total: int) -> None:
        now = time.monotonic()
        if step != self._step:
            self._step, self._began, self._last = step, now, now
            if not done < total:
                sys.stderr.write(f"{step}: {done} of {total}\n")
                return
        elif done < total and now - self._last < PLAIN_EVERY_S:
            return
        self._last = now
        rate = done / max(now - self._began, 1e-6)
        known = 0 < done < total and now - self._began >= 1
        left = f", {rate:.0f} a second, {(total - done) / rate:.0f} s left" if known else ""
        sys.stderr.write(f"{step}: {done} of {total}{left}\n")
        sys.stderr.flush()
