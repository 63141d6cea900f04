"""Reads Markdown with simple front matter."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus.documents import Facts, LicenceClaim
from corpus.rights import identify_licence
from indexer.reading.errors import EmptyFile
from indexer.reading.licence_statements import shortened
from indexer.reading.quality import judge
from indexer.reading.readings import Reading
from indexer.reading.sections import Outline
from indexer.reading.stated import clean_doi, year_in
from indexer.reading.text import decode

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FIELD = re.compile(r"([A-Za-z][\w -]*):[ \t]*(.*)")
_LIST_ITEM = re.compile(r"[ \t]*-[ \t]+(.+)")
_HERE = "front matter"


def read_markdown(content: bytes) -> Reading:
    """Markdown by sections, code blocks left out. Raises EmptyFile or Damaged."""
    text = decode(content)
    matter = _FRONT_MATTER.match(text)
    fields = _fields(matter[1]) if matter else {}
    tokens = (
        MarkdownIt("commonmark", {"html": True, "maxNesting": 100})
        .enable("table")
        .parse(text[matter.end() :] if matter else text)
    )
    outline = Outline()
    title = _walk(tokens, outline)
    places = outline.places()
    if not places:
        raise EmptyFile("no text in the file: nothing can be read from it")
    language = (fields.get("lang") or fields.get("language") or [""])[0][:2].lower()
    return Reading(
        format="markdown",
        places=places,
        facts=_facts(fields, title),
        quality=judge(place.text for place in places),
        language=language if len(language) == 2 and language.isalpha() else None,
    )


def _walk(tokens: list[Token], outline: Outline) -> str | None:
    """Hands headings and paragraphs to `outline`; returns the text of the first top heading."""
    title: str | None = None
    opened = ""
    for token in tokens:
        if token.type == "heading_open":
            opened = token.tag
        elif token.type == "inline":
            text = _plain(token)
            if opened:
                if opened == "h1" and title is None:
                    title = text
                else:
                    outline.heading(text, level=int(opened[1]))
                opened = ""
            else:
                outline.paragraph(text)
        elif token.type == "heading_close":
            opened = ""
    return title


def _plain(token: Token) -> str:
    parts: list[str] = []
    for child in token.children or []:
        if child.type in {"text", "code_inline"}:
            parts.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
    return "".join(parts)


def _fields(matter: str) -> dict[str, list[str]]:
    """The `key: value` lines; a list stands in brackets or as items below its key. Other YAML is skipped."""
    fields: dict[str, list[str]] = {}
    key = ""
    for line in matter.split("\n"):
        if item := _LIST_ITEM.fullmatch(line):
            fields.setdefault(key, []).append(_bare(re.sub(r"^name:\s*", "", item[1])))
        elif field := _FIELD.fullmatch(line):
            key, value = field[1].strip().lower(), field[2].strip()
            inside = value[1:-1].split(",") if value.startswith("[") and value.endswith("]") else [value]
            fields[key] = [_bare(part) for part in inside if part.strip()]
    return fields


def _bare(value: str) -> str:
    return value.strip().strip("\"'").strip()


def _facts(fields: dict[str, list[str]], heading: str | None) -> Facts:
    def first(*names: str) -> str | None:
        return next((fields[name][0] for name in names if fields.get(name)), None)

    stated = first("title")
    authors = tuple(name for key in ("authors", "author") for name in _people(fields.get(key, [])))
    year = year_in(first("year", "date", "published") or "")
    doi = clean_doi(first("doi") or "")
    licence = first("licence", "license", "rights")
    values = {"authors": authors, "year": year, "doi": doi}
    where = {name: _HERE for name, value in values.items() if value}
    if stated or heading:
        where["title"] = _HERE if stated else "first heading"
    return Facts(
        title=stated or heading,
        authors=authors,
        year=year,
        doi=doi,
        url=first("url"),
        source=first("journal", "publisher", "source"),
        abstract=first("abstract"),
        licence_claims=()
        if licence is None
        else (LicenceClaim(licence=identify_licence(licence), where=_HERE, text=shortened(licence)),),
        where=where,
    )


def _people(values: list[str]) -> list[str]:
    if len(values) == 1:
        values = re.split(r"\s*(?:;|,|\band\b|&)\s*", values[0])
    return [" ".join(value.split()) for value in values if value.strip()]
