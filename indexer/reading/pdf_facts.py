"""What a PDF says about itself: its own properties first, then its first page."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from corpus.documents import Facts, LicenceClaim
from indexer.reading.licence_statements import own_licence_claims, shortened
from indexer.reading.pdf_furniture import margin_lines
from indexer.reading.pdf_pages import Line, RawPage, body_size, lines_of
from indexer.reading.pdf_paragraphs import REFERENCES, is_named_heading
from indexer.reading.person_names import names_in_line
from indexer.reading.repair import CleanText, join_lines, word_counts
from indexer.reading.stated import clean_doi, first_doi, labelled_doi, plausible_title, year_in

TITLE_LINES = 6
"""A title takes no more lines than this."""
AUTHOR_LINES = 60
"""Lines below the title in which authors are looked for; large projects fill a page with names."""
FIRST_PAGES = 3
"""Pages on which a paper says how it may be used; a long list of authors moves it to the third."""
FOOT_LINES = 4
"""With no more lines than a running foot below them, the names go on overleaf."""
TITLE_LARGER = 1.12
"""A title is set at least this much larger than the body."""
_PUBLISHED = re.compile(
    r"(?:published(?: online)?|publication date|date of publication|first published)\s*:?\s*(?:on\s+)?"
    r"(?:\d{1,2}\s+)?(?:[A-Z][a-z]{2,8}\.?\s+)?(?:\d{1,2},?\s+)?((?:19|20)\d\d)\b",
    re.I,
)
_COPYRIGHT_YEAR = re.compile(r"(?:©|\(c\)|copyright)\s*(?:©\s*)?((?:19|20)\d\d)\b", re.I)
_CITED_YEAR = re.compile(r"^[^\n]{2,160}?\(((?:19|20)\d\d)\)\.\s", re.M)
_XMP = r"<{0}\b[^>]*>\s*(?:<rdf:(?:Alt|Bag|Seq)>\s*)?(?:<rdf:li[^>]*>)?([^<]+)"
_XMP_AUTHORS = re.compile(r"<dc:creator\b[^>]*>(.*?)</dc:creator>", re.S)
_XMP_ITEM = re.compile(r"<rdf:li[^>]*>([^<]+)</rdf:li>")
_XMP_LICENCE = re.compile(
    r"<cc:license\b[^>]*rdf:resource=[\"']([^\"']+)"
    r"|<(?:xmpRights:(?:WebStatement|UsageTerms)|dc:rights)\b[^>]*>"
    r"\s*(?:<rdf:Alt>\s*)?(?:<rdf:li[^>]*>)?([^<]+)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Properties:
    """The file's own statements: its information dictionary, its XMP packet as bytes, its language."""

    info: Mapping[str, str]
    xmp: bytes
    language: str | None


def facts_of(pages: Sequence[RawPage], properties: Properties) -> Facts:
    """Title, authors, year, DOI and licence claims, each with where it was found."""
    xmp = properties.xmp.decode("utf-8", errors="replace")
    first = pages[0]
    lines = lines_of(first)
    body = body_size([lines_of(page) for page in pages[:5]])
    margin = {id(line) for line in margin_lines(lines, size=body)}
    main = [line for line in lines if id(line) not in margin]
    title_lines = _title_lines(main, body)
    found: dict[str, tuple[object, str]] = {}

    title, where = _title(properties, xmp, _joined(first, title_lines), first.text)
    _note(found, "title", title, where)
    stated = _stated_authors(properties, xmp)
    authors = stated or _page_authors(pages, main, title_lines)
    _note(found, "authors", authors, "file properties" if stated else "first page")
    _note(found, "doi", *_doi(properties, xmp, lines))
    _note(found, "year", *_year(xmp, first.text))
    return Facts(
        title=title,
        authors=authors,
        year=_int(found.get("year")),
        doi=_str(found.get("doi")),
        licence_claims=_licences(pages, xmp, body=body),
        where={name: place for name, (_, place) in found.items()},
    )


def _note(found: dict[str, tuple[object, str]], name: str, value: object, where: str) -> None:
    if value:
        found[name] = (value, where)


def _int(entry: tuple[object, str] | None) -> int | None:
    return entry[0] if entry and isinstance(entry[0], int) else None


def _str(entry: tuple[object, str] | None) -> str | None:
    return entry[0] if entry and isinstance(entry[0], str) else None


def _title(properties: Properties, xmp: str, on_page: str, page_text: str) -> tuple[str | None, str]:
    """The properties' title if the page bears it out, else the largest lines, else the properties'."""
    stated = next(
        (
            title
            for title in (properties.info.get("Title", ""), _xmp(xmp, "dc:title"))
            if plausible_title(title)
        ),
        None,
    )
    if stated is not None:
        stated = " ".join(stated.split())
        if _squashed(stated) in _squashed(page_text):
            return stated, "file properties"
    if plausible_title(on_page) and " " in on_page and not is_named_heading(on_page):
        return on_page, "first page"
    return stated, "file properties"


def _squashed(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _title_lines(lines: list[Line], body: float | None) -> list[Line]:
    """The largest lines in the upper part of the page that follow each other."""
    if body is None or any(line.size is None for line in lines):
        return []
    wordy = [line for line in lines if sum(character.isalpha() for character in line.text) >= 3]
    upper = wordy[: max(12, len(wordy) // 3)]
    largest = max((line.size or 0.0 for line in upper), default=0.0)
    if largest < body * TITLE_LARGER:
        return []
    first = next(at for at, line in enumerate(upper) if (line.size or 0.0) >= largest - 0.2)
    return list(
        takewhile(lambda line: (line.size or 0.0) >= largest - 0.2, upper[first : first + TITLE_LINES])
    )


def _joined(page: RawPage, lines: list[Line]) -> str:
    clean = CleanText()
    join_lines(clean, page.text, [(line.start, line.end) for line in lines], words=word_counts([page.text]))
    return clean.text


def _stated_authors(properties: Properties, xmp: str) -> tuple[str, ...]:
    block = _XMP_AUTHORS.search(xmp)
    listed = [html.unescape(name) for name in _XMP_ITEM.findall(block[1])] if block else []
    for line in (*([", ".join(listed)] if listed else []), properties.info.get("Author", "")):
        names = names_in_line(line)
        if names:
            return names
    return ()


def _page_authors(pages: Sequence[RawPage], lines: list[Line], title_lines: list[Line]) -> tuple[str, ...]:
    """The names in the lines right below the title that share the size of the first of them."""
    if not title_lines:
        return ()
    below = [line for line in lines if line.start > title_lines[-1].start][:AUTHOR_LINES]
    if not below:
        return ()
    size = below[0].size or 0.0

    def alike(line: Line) -> bool:
        return abs((line.size or 0.0) - size) < 0.3

    same = [(pages[0], line) for line in takewhile(alike, below)]
    if len(pages) > 1 and len(below) - len(same) <= FOOT_LINES:
        same += [(pages[1], line) for line in takewhile(alike, lines_of(pages[1]))]
    return names_in_line(" ".join(_without_marks(page, line) for page, line in same))


def _without_marks(page: RawPage, line: Line) -> str:
    """The line without raised marks, which are set smaller than the names."""
    kept: list[str] = []
    position = line.start
    for run in page.runs:
        if line.start <= run.start < line.end:
            end = min(run.end, line.end)
            kept.append(page.text[position:end] if run.size >= 0.85 * (line.size or 0.0) else " ")
            position = end
    return "".join(kept) or line.text


def _doi(properties: Properties, xmp: str, lines: list[Line]) -> tuple[str | None, str]:
    for stated in (
        _xmp(xmp, "prism:doi"),
        *(properties.info.get(key, "") for key in ("doi", "DOI", "WPS-ARTICLEDOI")),
    ):
        if doi := clean_doi(stated):
            return doi, "file properties"
    before = list(takewhile(lambda line: not REFERENCES.fullmatch(line.text), lines))
    if doi := labelled_doi("\n".join(line.text for line in before)):
        return doi, "first page"
    edge = (
        [line.text for line in (*before[:6], *lines[-6:])]
        if len(lines) > 12
        else [line.text for line in before]
    )
    if doi := first_doi("\n".join(edge)):
        return doi, "first page"
    return clean_doi(properties.info.get("Subject", "")), "file properties"


def _year(xmp: str, text: str) -> tuple[int | None, str]:
    for name in ("prism:publicationDate", "prism:coverDate"):
        if year := year_in(_xmp(xmp, name)):
            return year, "file properties"
    for pattern in (_PUBLISHED, _CITED_YEAR, _COPYRIGHT_YEAR):
        if found := pattern.search(text):
            return int(found[1]), "first page"
    return None, ""


def _licences(pages: Sequence[RawPage], xmp: str, *, body: float | None) -> tuple[LicenceClaim, ...]:
    """Claims of the first pages and the last one, the margin read apart from the text beside it."""
    claims: list[LicenceClaim] = []
    for page in (*pages[:FIRST_PAGES], *pages[FIRST_PAGES:][-1:]):
        where = {1: "first page", len(pages): "last page"}.get(page.number, f"page {page.number}")
        lines = lines_of(page)
        aside = margin_lines(lines, size=body)
        starts = {line.start for line in aside}
        claims += own_licence_claims(_joined(page, aside), where=where)
        rest = [line for line in lines if line.start not in starts]
        claims += own_licence_claims(_joined(page, rest), where=where)
    for found in _XMP_LICENCE.finditer(xmp):
        text = html.unescape(found[1] or found[2])
        claims += [
            claim
            for claim in own_licence_claims(f"This work is licensed under {text}", where="file properties")
            if claim.licence is not None
        ]
    unique: dict[tuple[str | None, str], LicenceClaim] = {}
    for claim in claims:
        unique.setdefault((claim.licence, shortened(claim.text)), claim)
    return tuple(unique.values())


def _xmp(xmp: str, name: str) -> str:
    found = re.search(_XMP.format(re.escape(name)), xmp)
    return html.unescape(found[1]).strip() if found else ""
