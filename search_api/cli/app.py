"""Puts the commands together and turns every failure into one line."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Annotated

import typer

from search_api.cli import asking, collection, serving, terms, translating, wording
from search_api.cli.shared import STATE

app = typer.Typer(
    name="chalkface",
    help="Ask what research found, in classroom words, with the original sentence and page beside it.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
collection.register(app)
asking.register(app)
translating.register(app)
wording.register(app)
terms.register(app)
serving.register(app)


@app.callback()
def options(
    home: Annotated[
        Path | None, typer.Option(help="Data folder (default: CHALKFACE_HOME or ./chalkface-data).")
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show the full trace when something fails.")] = False,
) -> None:
    """Set what holds for every command."""
    STATE.home, STATE.debug = home, debug


def main() -> None:
    """Run the console; the exit status is 0 done, 1 failed, 2 wrong use, 3 some files refused."""
    # A piped output on Windows would otherwise refuse typographic quotes.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    debug = "--debug" in sys.argv
    try:
        app()
    except KeyboardInterrupt:
        _fail("stopped; nothing accepted is lost, and the same command carries on", status=130)
    except BrokenPipeError:
        sys.exit(0)
    except Exception as error:  # the last place where anything can be caught: no traceback reaches a user
        if debug:
            raise
        _fail(_words(error), status=1)


def _words(error: Exception) -> str:
    from corpus.errors import CorpusError
    from glossary.errors import GlossaryError
    from indexer.errors import IndexerError
    from indexer.reading.errors import ReadingError
    from search_api.errors import ChalkfaceError

    if isinstance(error, ChalkfaceError | CorpusError | GlossaryError | IndexerError | ReadingError):
        return str(error)
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror or error}"
    what = " ".join(str(error).split())[:200]
    return f"something went wrong inside Chalkface ({type(error).__name__}: {what}); --debug shows where"


def _fail(message: str, *, status: int) -> None:
    print(f"chalkface: {message}", file=sys.stderr)  # noqa: T201
    sys.exit(status)
