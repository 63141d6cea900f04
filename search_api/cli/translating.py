"""The command that says a text of research in plain words: translate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from search_api.cli.shared import HomeOption, JsonOption, counted, open_home, print_json
from search_api.cli.texts import text_of

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from glossary.gist.parts import GistPart
    from glossary.numbers.number import Number
    from glossary.plain.translation import Level, PlainSentence
    from glossary.readability.measures import Readability
    from search_api.home import Home
    from search_api.in_pieces import Piece

MOST_NUMBERS = 40
"""Numbers read out below a text; a whole report holds hundreds, and `--json` has them all."""

NOTHING = "There is no text in this."

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


class LevelName(StrEnum):
    """How plain a text is to become."""

    classroom = "classroom"
    briefing = "briefing"
    full = "full"


def register(app: typer.Typer) -> None:
    """Hang the command into the console."""
    app.command()(translate)


def translate(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="A text to read; - for standard input.")],
    level: Annotated[
        LevelName,
        typer.Option(
            help="`classroom` for teachers, `briefing` for leaders, `full` for the original with "
            "explanations in brackets."
        ),
    ] = LevelName.classroom,
    reword: Annotated[
        bool,
        typer.Option("--reword", help="Ask the language model that you have set up (CHALKFACE_REWORD_URL)."),
    ] = False,
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> None:
    """Say a text of research in plain words, sentence by sentence.

    Numbers, doubts, conditions and limitations are kept; a sentence that could not be put plainly without
    losing one stays as it was written, and the reason is given.
    """
    from glossary.plain.translation import Level

    if reword and level is LevelName.full:
        raise typer.BadParameter(
            "the full level is the original with notes; --reword has nothing to do there"
        )
    text = text_of(file)
    opened = open_home(home)
    declined: dict[int, str] = {}
    with ExitStack() as stack:
        pieces = _pieces(
            text, opened, level=Level(level.value), reword=reword, declined=declined, stack=stack
        )
        if as_json:
            _print_as_json(list(pieces), text, declined=declined if reword else None)
        else:
            _print(pieces, text, declined)


def _pieces(
    text: str, home: Home, *, level: Level, reword: bool, declined: dict[int, str], stack: ExitStack
) -> Iterator[Piece]:
    """Return the pieces of a text as they are made; `declined` fills with what a model's version lost."""
    from search_api.in_pieces import Piece, in_pieces

    # The line to the model is opened first: that none is set up is said before anything is waited for.
    rewording = stack.enter_context(closing(home.rewording())) if reword else None
    made = in_pieces(text, translate=home.translator(), level=level)
    if rewording is None:
        return made

    def reworded() -> Iterator[Piece]:
        before = 0
        for piece in made:
            done = rewording.reword(piece.translation)
            declined.update({before + number: why for number, why in done.declined.items()})
            before += len(piece.translation.sentences)
            yield Piece(piece.start, done.translation)

    return reworded()


def _print_as_json(pieces: Sequence[Piece], text: str, *, declined: dict[int, str] | None) -> None:
    from search_api.in_pieces import as_one
    from search_api.translation_json import translation_json

    print_json(translation_json(as_one(pieces, text=text), declined=declined))


def _print(pieces: Iterator[Piece], text: str, declined: dict[int, str]) -> None:
    """Print each piece as soon as it is there, the gist on top, what is said of the whole below."""
    from rich.console import Console

    from search_api.in_pieces import as_one

    console = Console(highlight=False)
    if not text.strip():
        console.print(NOTHING)
        return
    held: list[Piece] = []
    said = 0
    for piece in pieces:
        if not held:
            _print_gist(console, piece.translation.gist)
        sentences = piece.translation.sentences
        why = [declined.get(said + number) for number in range(len(sentences))]
        _print_sentences(console, sentences, text[piece.start :], declined=why)
        held.append(piece)
        said += len(sentences)
    whole = as_one(held, text=text)
    _print_limitations(console, whole.sentences)
    _print_numbers(console, whole.numbers)
    _print_readability(console, whole.readability_before, whole.readability_after)
    for note in whole.notes:
        console.print(note, markup=False)
    _print_counts(console, whole.sentences)


def _print_gist(console: Console, gist: Sequence[GistPart]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from glossary.gist.parts import Part

    for line in (one.text for one in gist if one.part is Part.LINE):
        console.print(Text("In short", style="bold"))
        console.print(Padding(Text(line), (0, 0, 1, 3)))


def _print_sentences(
    console: Console, sentences: Sequence[PlainSentence], text: str, *, declined: Sequence[str | None]
) -> None:
    """Print sentences, paragraph by paragraph as the text that they stand in has them."""
    from rich.text import Text

    paragraph, end = Text(), 0
    for sentence, why in zip(sentences, declined, strict=True):
        if paragraph and _BLANK_LINE.search(text, end, sentence.start):
            console.print(paragraph, "", sep="\n")
            paragraph = Text()
        if paragraph:
            paragraph.append(" ")
        paragraph.append_text(_said(sentence, declined=why))
        end = sentence.end
    if paragraph:
        console.print(paragraph, "", sep="\n")


def _said(sentence: PlainSentence, *, declined: str | None) -> Text:
    """Return a sentence as it is shown: marked where it was left as written, or where a model worded it."""
    from rich.text import Text

    from glossary.plain.prose import is_prose
    from search_api.translation_json import MODEL, worded_by

    # The lines of a table mean something; those of prose only where the page was full.
    reflowed = " ".join(sentence.plain.split()) if is_prose(sentence.source) else sentence.plain
    said = Text(reflowed)
    if sentence.refused:
        said.append(f" [as written: {sentence.refused}]", style="dim")
    if worded_by(sentence) == MODEL:
        said.append(" [worded by a language model]", style="dim")
    elif declined:
        said.append(f" [{declined}]", style="dim")
    return said


def _print_limitations(console: Console, sentences: Sequence[PlainSentence]) -> None:
    found = list(dict.fromkeys(" ".join(one.without_notes.split()) for one in sentences if one.limitation))
    _print_list(console, "What limits this", found)


def _print_numbers(console: Console, numbers: Sequence[Number]) -> None:
    """Print each figure as written and how it reads; an interval told with its effect is not repeated."""
    from glossary.numbers.number import Kind

    said: list[str] = []
    last = ""
    for one in numbers:
        told = one.kind is Kind.CONFIDENCE_INTERVAL and one.reading[1:].rstrip(".") in last
        if one.reading and not told:
            said.append(f"{' '.join(one.text.split())}: {one.reading}")
        last = one.reading or last
    said = list(dict.fromkeys(said))
    more = len(said) - MOST_NUMBERS
    rest = [f"{counted(more, 'more number')}: `--json` has them all"] if more > 0 else []
    _print_list(console, "The numbers, read out", [*said[:MOST_NUMBERS], *rest])


def _print_list(console: Console, heading: str, lines: Sequence[str]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    if not lines:
        return
    console.print(Text(heading, style="bold"))
    for line in lines:
        console.print(Padding(Text(f"- {line}"), (0, 0, 0, 3)))
    console.print()


def _print_readability(console: Console, before: Readability | None, after: Readability | None) -> None:
    from glossary.readability.in_words import in_words

    if before is None or after is None:
        return
    lines = [
        f"{when}: {one.words_per_sentence:g} words to a sentence. {in_words(one)}"
        for when, one in (("As written", before), ("In plain words", after))
    ]
    _print_list(console, "How hard it is to read", lines)


def _print_counts(console: Console, sentences: Sequence[PlainSentence]) -> None:
    from search_api.translation_json import MODEL, worded_by

    changed = sum(bool(one.edits) for one in sentences)
    refused = sum(one.refused is not None for one in sentences)
    by_model = sum(worded_by(one) == MODEL for one in sentences)
    line = f"{counted(len(sentences), 'sentence')}: {changed} in plainer words"
    line += f" ({by_model} by a language model, checked by rule)" if by_model else ""
    line += f", {refused} left as written to keep the meaning" if refused else ""
    console.print(f"{line}.", markup=False)
