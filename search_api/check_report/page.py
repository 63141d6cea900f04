"""The findings as one page that needs nothing but itself: no script, no network, ready to print."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from glossary.terms import Grade
from glossary.wording_check import Finding
from search_api.check_report.blocks import Block, blocks_of, findings_in, pieces_of
from search_api.check_report.checked import Checked, Found, Unread, groups_of
from search_api.check_report.in_words import (
    disagreement_in_words,
    findability_rows,
    kinds_counted,
    readability_in_words,
    summary,
    where_in_words,
)
from search_api.check_report.kinds import KINDS, READERS, loses_nothing, said_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_INKS = {Grade.UNKNOWN: "unknown", Grade.MISREAD: "misread", Grade.LOADED: "loaded", Grade.FINE: "unknown"}
_FONT = "vendor/atkinson-hyperlegible/atkinson-hyperlegible-latin-{weight}-normal.woff2"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words to use instead, and what they lose ("" for nothing)."""

    say: str
    loses: str


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a mark."""

    number: int
    words: str
    ink: str
    kind: str
    said: str
    where: str
    message: str
    offer: str
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of text with its marks; `number` leads to the note and is told where the word `closes`.

    `also` are numbers of other findings that end here: a hard sentence, a statistic with a word in it.
    """

    text: str
    ink: str
    number: int | None
    first: bool
    closes: bool
    also: tuple[int, ...]
    hard: bool
    out: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph and the notes level with it."""

    place: str
    marks: tuple[Mark, ...]
    notes: tuple[Note, ...]
    out: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file of the page."""

    key: str
    name: str
    summary: str
    kinds: tuple[tuple[str, int], ...]
    readability: str
    disagreement: tuple[str, ...]
    measures: tuple[tuple[str, str, str], ...]
    findability: tuple[tuple[str, str, str], ...] | None
    notes: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """What the template receives, and nothing else."""

    reader: str
    sheets: tuple[Sheet, ...]
    unread: tuple[Unread, ...]
    style: Markup


def report_page(checks: Sequence[Checked | Unread]) -> str:
    """Return the page; everything that comes from a file or the glossary is escaped."""
    read = [one for one in checks if isinstance(one, Checked)]
    page = ReportPage(
        reader=READERS[read[0].reader] if read else "",
        sheets=tuple(_sheet(one, f"f{at}") for at, one in enumerate(read, start=1)),
        unread=tuple(one for one in checks if isinstance(one, Unread)),
        style=_style(),
    )
    context: Mapping[str, object] = {field.name: getattr(page, field.name) for field in fields(page)}
    return _environment().get_template("page.html").render(context)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("search_api.check_report", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _style() -> Markup:
    """The stylesheet with its two fonts inside it, both our own files."""
    style = files("search_api.check_report").joinpath("page", "page.css").read_text("utf-8")
    static = files("search_api").joinpath("static")
    for weight in ("400", "700"):
        font = b64encode(static.joinpath(_FONT.format(weight=weight)).read_bytes()).decode("ascii")
        style = style.replace(f"FONT-{weight}", f"data:font/woff2;base64,{font}")
    return Markup(style)  # noqa: S704 - nothing in it comes from outside


def _sheet(one: Checked, key: str) -> Sheet:
    groups = groups_of(one.report)
    numbers: dict[int, int] = {}
    for number, group in enumerate(groups, start=1):
        for finding in (group.first, *group.again):
            numbers[id(finding)] = number
    found = one.report.readability
    return Sheet(
        key=key,
        name=one.source.name,
        summary=summary(one),
        kinds=tuple(kinds_counted(one)),
        readability=readability_in_words(one),
        disagreement=disagreement_in_words(one),
        measures=tuple(
            (measure.name, measure.library, f"{measure.value:.1f} {measure.unit}".strip())
            for measure in (found.measures if found else ())
        ),
        findability=None if one.findability is None else tuple(findability_rows(one)),
        notes=one.notes,
        rows=tuple(_rows(one, groups, numbers)),
    )


def _rows(one: Checked, groups: Sequence[Found], numbers: Mapping[int, int]) -> Iterator[Row]:
    firsts = {id(group.first): group for group in groups}
    place = ""
    for block in blocks_of(one.written):
        here = "" if one.written.has_lines else one.written.where(block.start)
        notes = [
            _note(one, firsts[id(finding)], numbers[id(finding)])
            for finding in findings_in(block, one.report.findings)
            if id(finding) in firsts
        ]
        yield Row(
            place="" if here == place or here.startswith("paragraph") else here,
            marks=tuple(_marks(one, block, numbers, firsts)),
            notes=tuple(notes),
            out=block.out,
        )
        place = here


def _marks(
    one: Checked, block: Block, numbers: Mapping[int, int], firsts: Mapping[int, Found]
) -> Iterator[Mark]:
    for piece in pieces_of(one.written, block, one.report.findings):
        yield Mark(
            text=piece.text,
            ink=_INKS[piece.word.grade] if piece.word else "",
            number=numbers[id(piece.word)] if piece.word else None,
            first=piece.word is not None and id(piece.word) in firsts,
            closes=any(each is piece.word for each in piece.closes),
            also=tuple(numbers[id(each)] for each in piece.closes if each is not piece.word),
            hard=piece.sentence is not None,
            out=piece.out,
        )


def _note(one: Checked, group: Found, number: int) -> Note:
    finding: Finding = group.first
    hard = finding.kind == "long_sentence"
    words = " ".join(finding.text.split())
    return Note(
        number=number,
        words="Hard sentence" if hard else words,
        ink="hard" if hard else _INKS[finding.grade],
        kind=KINDS[finding.kind].short,
        said="" if hard else said_of(finding.kind, finding.grade),
        where=where_in_words(one, group),
        message=finding.message,
        offer=KINDS[finding.kind].offer,
        suggestions=tuple(
            Suggestion(each.say, "" if loses_nothing(each.loses) else each.loses)
            for each in finding.suggestions
        ),
    )
