"""One spelling for a DOI, so that two mentions of the same work meet."""

from __future__ import annotations

import re
from urllib.parse import unquote

MAX_LENGTH = 1_000  # characters; the longest registered DOIs stay under 300

_ADDRESS = re.compile(r"^(?:https?:)?(?://)?(?:(?:dx|www)\.)?doi\.org/", re.IGNORECASE)
_LABEL = re.compile(r"^(?:info:doi/|urn:doi:|doi\s*(?:[:=]\s*|\s+))", re.IGNORECASE)
_VALID = re.compile(r"10\.\d{4,9}/[^\s\x00-\x1f\x7f<>\"]+")
_BRACKETS = {")": "(", "]": "[", "}": "{"}


def normalise_doi(text: str) -> str | None:
    """Give the bare DOI in lower case ("10.1000/xyz"), or None when `text` is not one DOI.

    Takes away the resolver's address with its query, a "doi:" label, percent-encoding and the punctuation
    a sentence puts behind it; a closing bracket that belongs to the DOI stays. DOIs do not tell upper from
    lower case (DOI Handbook, 2.4).
    """
    bare = text.strip()
    if len(bare) > MAX_LENGTH:
        return None
    bare = _LABEL.sub("", bare).strip()
    if _ADDRESS.match(bare):
        bare = re.split(r"[?#]", _ADDRESS.sub("", bare), maxsplit=1)[0]
    bare = _without_sentence_end(unquote(bare, errors="replace"))
    return bare.lower() if _VALID.fullmatch(bare) and "\ufffd" not in bare else None


def _without_sentence_end(text: str) -> str:
    while text and (
        text[-1] in ".,;:!?'’”\"/>"
        or (text[-1] in _BRACKETS and text.count(text[-1]) > text.count(_BRACKETS[text[-1]]))
    ):
        text = text[:-1]
    return text
