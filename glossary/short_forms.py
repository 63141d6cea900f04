"""Short forms that nothing explains: what looks like an abbreviation and is none that teachers know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from glossary.english import FUNCTION_WORDS
from glossary.forms import Token, tokens_of

LONGEST = 6  # Letters; longer capitals are shouting.

_KNOWN = frozenset(
    ("UK", "US", "USA", "EU", "UN", "TV", "PC", "CD", "DVD", "PDF", "URL", "ID", "OK", "AM", "PM", "BC",
     "AD", "BCE", "CE", "IT", "PE", "RE", "DT", "PSHE", "RSE", "RSHE", "ICT", "MFL", "GCSE", "GCSEs",
     "BTEC", "NVQ", "SAT", "SATs", "IQ", "BBC", "NHS", "DfE", "HMI", "MP", "PhD", "BA", "MA", "MSc", "BSc",
     "PTA", "PPA", "CPD", "INSET", "TA", "TAs", "HLTA", "EAL", "SEN", "SEND", "SENCO", "SENCo", "EHCP",
     "ADHD", "ASD", "FSM", "EYFS", "KS", "KS1", "KS2", "KS3", "KS4", "KS5", "GDPR", "COVID", "AI", "HR",
     "GP", "FAQ", "PIN", "USB", "LED", "DNA", "STEM", "RAF", "AGM", "ASAP", "DIY", "VIP", "RSPB", "RNIB",
     "LGBT", "LGBTQ", "CPR", "UNICEF", "NATO", "GMT", "USSR", "WW1", "WW2", "MAT", "MATs", "NQT", "ECT",
     "ECTs", "ITT", "PGCE", "QTS", "SLT", "LEA", "NSPCC", "CAMHS", "UCAS", "HE", "FE")
)  # fmt: skip
"""Short forms that a teacher in the UK reads without thinking."""

_SHORT = re.compile(r"(?:[A-Z]{2,6}\d?s?|[A-Za-z]?[A-Z][a-z]{0,2}[A-Z]{1,2})")
_ROMAN = re.compile(r"[IVX]+")


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A short form in a text (code points)."""

    start: int
    end: int
    text: str


def short_forms_in(text: str) -> Iterator[ShortForm]:
    """Yield what looks like an abbreviation and is not one that every teacher knows."""
    tokens = tokens_of(text)
    for at, token in enumerate(tokens):
        name = token.text
        if len(name) > LONGEST + 1 or not _SHORT.fullmatch(name) or _ROMAN.fullmatch(name):
            continue
        if name in _KNOWN or name.removesuffix("s") in _KNOWN or _among_capitals(tokens, at):
            continue
        if token.norm in FUNCTION_WORDS:
            continue
        # "XY" before a figure is a code, a road or a unit; before a full stop it may be somebody's initials.
        if at + 1 < len(tokens) and tokens[at + 1].text.isdigit() and text[token.end] in "-–":
            continue
        yield ShortForm(token.start, token.end, name)


def _among_capitals(tokens: Sequence[Token], at: int) -> bool:
    around = [*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2]]
    return any(
        len(token.text) > 3 and token.text.isupper() and token.text.isalpha() for token in around
    ) and all(token.text.isupper() for token in around)
