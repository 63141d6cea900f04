"""Finds what a text says about its own licence, leaving aside licences of software or data it describes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.documents import LicenceClaim
from corpus.rights import identify_licence

LONGEST = 300
"""Characters of a statement that are kept; enough to recognise it in the file."""
_WORK = (
    "(?:article|paper|work|report|document|publication|chapter|book|guide|resource|thesis|preprint|review)"
)
_OWN = re.compile(
    r"authors? (?:of papers )?retains? (?:the )?copyright"
    rf"|(?:this|the(?= (?:article|paper|report))) (?:is an? )?(?:open[- ]access )?{_WORK}"
    r"\b[^.]{0,80}?"
    r"\b(?:licen[sc]ed|distributed|published|released|made available|available)"
    r" (?:\w+ )?(?:under|with|by|on)\b"
    rf"|this is an open[- ]access {_WORK}"
    r"|(?:©|\(c\)|copyright)[^.]{0,120}"
    r"\b(?:licen[sc]e|licen[sc]ed|all rights reserved|creative commons|CC[ -]BY)"
    r"|all rights reserved"
    r"|licen[cs]ed under (?:the terms of )?(?:the )?open government licen[cs]e"
    r"|creative commons licen[cs]e:",
    re.I,
)
_NAMES_TERMS = re.compile(r"licen[cs]|creative commons|\bCC\b|rights reserved|open[- ]access", re.I)
_ANOTHERS = re.compile(
    r"\b(?:software|code|package|library|data ?sets?|data|notebooks?|tutorials?|slides|materials|lessons?"
    r"|repository|content|images?|figures?|photos?)\b[^.]{0,60}\b(?:is|are|was|were|be)\b",
    re.I,
)


def own_licence_claims(text: str, *, where: str) -> tuple[LicenceClaim, ...]:
    """What `text`, in which line breaks count as spaces, says about the licence of the work it belongs to."""
    claims: list[LicenceClaim] = []
    for statement in _statements(" ".join(text.split())):
        claim = LicenceClaim(licence=identify_licence(statement), where=where, text=shortened(statement))
        if claim not in claims:
            claims.append(claim)
    return tuple(claims)


def shortened(text: str) -> str:
    """The text on one line and no longer than a claim may be."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def _statements(text: str) -> Iterator[str]:
    end = 0
    for found in _OWN.finditer(text):
        if found.start() < end:
            continue
        begin = max(text.rfind(". ", end, found.start()) + 2, end, found.start() - 120)
        if _ANOTHERS.search(text[begin : found.end()]):
            continue
        end = _statement_end(text, found.end())
        statement = text[found.start() : end].strip()
        if _NAMES_TERMS.search(statement):
            yield statement


def _statement_end(text: str, start: int) -> int:
    """Up to the end of the sentence, version numbers and link addresses included."""
    limit = min(len(text), start + LONGEST)
    for stop in re.finditer(r"\.\)?(?=\s+[A-Z©]|\s*$)", text[start:limit]):
        return start + stop.end()
    return limit
