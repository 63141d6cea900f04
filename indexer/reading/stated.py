"""Recognises a DOI, a year and a usable title in what a file states."""

from __future__ import annotations

import re

from corpus.doi import normalise_doi

_DOI = re.compile(r"10\.\d{4,9}/[^\s\"'<>{}|\\^`]+")
_LABEL = re.compile(r"\bdoi\s*[:.]?\s*(?:https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/[^\s\"'<>{}|\\^`]+)", re.I)
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")
_NO_TITLE = re.compile(
    r"untitled.*|microsoft word.*|microsoft powerpoint.*|powerpoint presentation|title|document\d*|slide \d+"
    r"|main|manuscript|template.*|print"
    r"|.*\.(?:docx?|pdf|tex|dvi|indd|qxd|pptx?|rtf|odt|html?|ps|eps|ai|pub)\"?",
    re.I,
)


def clean_doi(text: str) -> str | None:
    """The DOI in `text` in lower case without a resolver's address; None where there is none."""
    found = _DOI.search(text)
    return normalise_doi(found[0]) if found else None


def labelled_doi(text: str) -> str | None:
    """The first DOI that stands behind the word DOI."""
    found = _LABEL.search(text)
    return clean_doi(found[1]) if found else None


def first_doi(text: str) -> str | None:
    """The DOI of a text that names only one; with several it is not clear whose they are."""
    found = {clean_doi(match[0]) for match in _DOI.finditer(text)}
    return found.pop() if len(found) == 1 else None


def year_in(text: str) -> int | None:
    """The first year from 1800 to 2099 in a date."""
    found = _YEAR.search(text)
    return int(found[1]) if found else None


def plausible_title(text: str) -> bool:
    """Whether a stated title is one, and not a file name or what a word processor puts there."""
    text = " ".join(text.split()).strip("\"' ")
    letters = sum(character.isalpha() for character in text)
    if _NO_TITLE.fullmatch(text) or letters < 4 or letters < 0.35 * len(text.replace(" ", "")):
        return False
    return " " in text or "_" not in text
