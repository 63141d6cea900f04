"""Reads a file as its writer sees it, so that a word can be pointed at where it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.reading.docx import word_paragraphs
from indexer.reading.errors import Damaged, EmptyFile
from indexer.reading.latex_markup import latex_prose
from indexer.reading.limits import DEFAULT_LIMITS, ReadLimits
from indexer.reading.markdown_markup import markdown_prose
from indexer.reading.prose import Prose, Slate
from indexer.reading.read import content_of, read_content, refusing
from indexer.reading.readings import Place
from indexer.reading.sections import BETWEEN_TITLES
from indexer.reading.sniff import Format, byte_order_mark, recognise

_REFERENCES = re.compile(
    r"^[ \t]*(?:(?:\d{1,2}|[IVX]{1,5})\.?[ \t]+)?"
    r"(?:references?|reference list|bibliography|works cited|literature cited|literature|list of references)"
    r"[ \t]*:?[ \t]*$",
    re.I | re.M,
)
_AFTER_REFERENCES = re.compile(
    r"^[ \t]*(?:(?:\d{1,2}|[A-Z])[.:]?[ \t]+)?(?:appendix|appendices|annexe?|supplement\w*"
    r"|about the authors?|acknowledge?ments?|author notes?|figure legends?)\b[^\n]{0,80}$",
    re.I | re.M,
)
_BETWEEN = "\n\n"
_LEFT_OUT_OF_WORD = frozenset({"quoted passage", "listing", "reference"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text that its writer knows by name: from `start` to the next one's start (code points)."""

    start: int
    name: str
    """ "page 3", "paragraph 12" or the title of a section."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file as its writer sees it.

    `shown` is the text as it stands and `prose` is as long, with a space in place of each character that is
    no prose of the writer's: markup, code, formulas, tables, quoted blocks and the references. Offsets count
    code points. For text, Markdown and LaTeX they are the file's own, after a byte order mark and with both
    characters of a CRLF counted, and `stretches` is empty; elsewhere `stretches` says where a place is.
    `left` counts what was left alone, by its name in the singular, and `references_from` is where the
    references start, None where there are none.
    """

    format: str
    shown: str
    prose: str
    stretches: tuple[Stretch, ...]
    left: Counter[str]
    references_from: int | None = None

    @property
    def has_lines(self) -> bool:
        """Whether lines and columns of `shown` are those of the file."""
        return not self.stretches

    def where(self, offset: int) -> str:
        """Return the name of the place at `offset`: a line, a page, a paragraph or a section."""
        if self.has_lines:
            return f"line {self.shown.count(chr(10), 0, offset) + 1}"
        at = bisect_right([one.start for one in self.stretches], offset) - 1
        return self.stretches[max(at, 0)].name


def read_written_file(path: Path, *, limits: ReadLimits = DEFAULT_LIMITS) -> Written:
    """The file at `path` as its writer sees it. Raises a ReadingError, and nothing else."""
    return read_written(content_of(path, limits=limits), suffix=path.suffix, limits=limits)


def read_written(content: bytes, *, suffix: str = "", limits: ReadLimits = DEFAULT_LIMITS) -> Written:
    """A file by its bytes and the `suffix` (".md") of its name, as its writer sees it.

    Raises a ReadingError, and nothing else.
    """
    with refusing():
        kind = recognise(content, suffix=suffix)
        if kind is Format.DOCX:
            written = _from_word(content)
        elif kind in _PROSE:
            written = _from_text(decode_as_it_is(content), kind)
        else:
            written = _from_places(read_content(content, suffix=suffix, limits=limits).places, kind)
        if not any(map(str.isalnum, written.shown)):
            raise EmptyFile("no text in the file: there is nothing to check")
        return _without_references(written)


def decode_as_it_is(content: bytes) -> str:
    """The text with every character it has but a byte order mark, line ends too. Raises Damaged."""
    marked = byte_order_mark(content)
    try:
        return content.decode(marked or "utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as problem:
        if marked is not None:
            raise Damaged(f"begins as {marked} but breaks off: save it anew as UTF-8") from problem
        return content.decode("cp1252", errors="replace")


def _plain(text: str) -> Prose:
    return Prose(Slate(text).finished(), (), Counter())


_PROSE = {Format.TEXT: _plain, Format.MARKDOWN: markdown_prose, Format.LATEX: latex_prose}
"""Kinds of file whose own characters are shown -> what finds the prose in them."""


def _from_text(text: str, kind: Format) -> Written:
    prose = _PROSE[kind](text)
    return Written(format=kind.value, shown=text, prose=prose.text, stretches=(), left=prose.left)


def _from_word(content: bytes) -> Written:
    """The paragraphs of a Word document, counted from 1 without empty ones and without tables."""
    shown: list[str] = []
    prose: list[str] = []
    stretches: list[Stretch] = []
    left: Counter[str] = Counter()
    at = 0
    for one in word_paragraphs(content):
        if one.kind == "table":
            left["table"] += 1
            continue
        out = one.kind in _LEFT_OUT_OF_WORD
        left[one.kind] += out
        stretches.append(Stretch(at, f"paragraph {len(stretches) + 1}"))
        shown.append(one.text)
        prose.append(" " * len(one.text) if out else one.text)
        at += len(one.text) + len(_BETWEEN)
    return Written(
        format="docx",
        shown=_BETWEEN.join(shown),
        prose=_BETWEEN.join(prose),
        stretches=tuple(stretches) or (Stretch(0, "paragraph 1"),),
        left=+left,
    )


def _from_places(places: Sequence[Place], kind: Format) -> Written:
    shown: list[str] = []
    prose: list[str] = []
    stretches: list[Stretch] = []
    at = 0
    references: int | None = None
    for one in places:
        name = f"page {one.page}" if one.page is not None else one.section or "the beginning"
        stretches.append(Stretch(at, name))
        start = len(one.text) if one.references_from is None else one.references_from
        if one.section and _REFERENCES.fullmatch(one.section.rpartition(BETWEEN_TITLES)[2]):
            start = 0
        if start < len(one.text) and references is None:
            references = at + start
        shown.append(one.text)
        prose.append(one.text[:start] + re.sub(r"[^\n]", " ", one.text[start:]))
        at += len(one.text) + len(_BETWEEN)
    return Written(
        format=kind.value,
        shown=_BETWEEN.join(shown),
        prose=_BETWEEN.join(prose),
        stretches=tuple(stretches),
        left=Counter(),
        references_from=references,
    )


def _without_references(written: Written) -> Written:
    """Wipe the list of references, from its heading to the end or to an appendix after it."""
    if written.references_from is not None:
        return written
    headings = list(_REFERENCES.finditer(written.prose))
    if not headings:
        return written
    start = headings[-1].start()
    after = _AFTER_REFERENCES.search(written.prose, headings[-1].end())
    end = after.start() if after else len(written.prose)
    prose = written.prose[:start] + re.sub(r"[^\n]", " ", written.prose[start:end]) + written.prose[end:]
    return Written(
        format=written.format,
        shown=written.shown,
        prose=prose,
        stretches=written.stretches,
        left=written.left,
        references_from=start + len(headings[-1][0]) - len(headings[-1][0].lstrip()),
    )
