"""The content licences Chalkface knows by name, and how a text or an address states one of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

MAX_TEXT = 20_000  # characters read; the longest real licence statements are under 3,000


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Licence:
    """A content licence: `version` and `port` (country) are empty where they are not stated."""

    family: str
    version: str = ""
    port: str = ""

    @property
    def identifier(self) -> str:
        """The SPDX identifier, without version if none was stated."""
        return "-".join(part for part in (self.family, self.version, self.port) if part)

    def refines(self, other: Licence) -> bool:
        """Whether this is `other` said at least as precisely."""
        return (
            self.family in (other.family, f"US-{other.family}")
            and other.version in ("", self.version)
            and other.port in ("", self.port)
        )


_CC_VERSIONS = frozenset({"1.0", "2.0", "2.1", "2.5", "3.0", "4.0"})
_CC_FAMILIES = ("CC-BY", "CC-BY-SA", "CC-BY-ND", "CC-BY-NC", "CC-BY-NC-SA", "CC-BY-NC-ND")

VERSIONS: dict[str, frozenset[str]] = {
    **dict.fromkeys(_CC_FAMILIES, _CC_VERSIONS),
    "CC0": frozenset({"1.0"}),
    "CC-PDM": frozenset({"1.0"}),
    "OGL-UK": frozenset({"1.0", "2.0", "3.0"}),
    "OGL-Canada": frozenset({"2.0"}),
    "public-domain": frozenset[str](),
    "US-public-domain": frozenset[str](),
}
"""Every family known, with the versions that were ever published (source: the SPDX licence list)."""

_ONE_VERSION_ONLY = {"CC0": "1.0", "CC-PDM": "1.0", "OGL-Canada": "2.0"}

_PORTS: dict[tuple[str, str], frozenset[str]] = {
    ("CC-BY", "2.5"): frozenset({"AU"}),
    ("CC-BY", "3.0"): frozenset({"AT", "AU", "DE", "IGO", "NL", "US"}),
    ("CC-BY-NC", "3.0"): frozenset({"DE"}),
    ("CC-BY-NC-ND", "3.0"): frozenset({"DE", "IGO"}),
    ("CC-BY-NC-SA", "2.0"): frozenset({"DE", "FR", "UK"}),
    ("CC-BY-NC-SA", "3.0"): frozenset({"DE", "IGO"}),
    ("CC-BY-ND", "3.0"): frozenset({"DE"}),
    ("CC-BY-SA", "2.0"): frozenset({"UK"}),
    ("CC-BY-SA", "2.1"): frozenset({"JP"}),
    ("CC-BY-SA", "3.0"): frozenset({"AT", "DE", "IGO"}),
}
"""Country versions that SPDX lists; any other is named by its version alone."""

_GAP = r"[\s\-_,/]*"
_STATED = r"(?:\)?[\s\-_,/]*(?:licen[cs]e\b[\s,]*)?(?:version\b|v\.?)?\s*(?P<version>\d\.\d)(?![\d/]))?"
_PART = r"(?:non[\s-]?commercial|share[\s-]?alike|no[\s-]?deriv(?:ative)?s?(?:[\s-]works?)?)"
_SITE = r"(?<![\w.-])(?:www\s?\.\s?)?creativecommons\s?\.\s?org\s?/\s?"

_CC_NAMES: tuple[re.Pattern[str], ...] = (
    # creativecommons.org/licenses/by-nc/3.0/us/deed.en, also as a PDF breaks it: "creativecommons. org/ by"
    re.compile(
        rf"{_SITE}licen[sc]es\s?/\s?(?P<parts>by(?:\s?-\s?(?:nc|nd|sa))*)(?![\w-])"
        r"(?:\s?/\s?(?P<version>\d\.\d)(?!\d)(?:\s?/\s?(?P<port>[a-z]{2,3})(?![\w.]))?)?",
        re.IGNORECASE,
    ),
    # CC BY-NC 4.0, CC-BY-NC-ND, cc-by; in lower case with a space it is "cc by email"
    re.compile(
        rf"\b(?:CC[\s\-_]*BY|cc[\-_]by)(?P<parts>(?:{_GAP}(?:NC|ND|SA|nc|nd|sa)(?![a-z]))*)(?![a-z])"
        rf"{_STATED}(?:-(?P<port>[A-Z]{{2,3}})\b)?"
    ),
    # Creative Commons Attribution-NonCommercial 3.0, also without the first two words
    re.compile(
        rf"(?P<cc>creative\s*commons['’]?s?{_GAP})?\battribution"
        rf"(?P<parts>(?:{_GAP}(?:and\s+|[·&]\s*)?{_PART})*)"
        rf"(?:\s*[-\s]\s*(?:only|international|unported|generic)\b)?{_STATED}"
        r"(?P<kind>\s*(?:international|unported|generic|licen[cs]e)\b)?",
        re.IGNORECASE,
    ),
)

_OTHER_NAMES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (family, re.compile(pattern, re.IGNORECASE))
    for family, pattern in (
        ("CC0", _SITE + r"publicdomain\s?/\s?zero\b(?:/(?P<version>\d\.\d))?"),
        ("CC0", rf"\bCC[\s-]?(?:0|zero)(?!\w){_STATED}"),
        ("CC0", r"\bpublic\s+domain\s+dedication\b"),
        ("CC-PDM", _SITE + r"publicdomain\s?/\s?mark\b(?:/(?P<version>\d\.\d))?"),
        ("CC-PDM", r"\b(?:CC-PDM\b|public\s+domain\s+mark\b)(?:[\s-](?P<version>\d\.\d))?"),
        (
            "OGL-UK",
            r"nationalarchives\s?\.\s?gov\s?\.\s?uk\s?/\s?doc\s?/\s?open-government-licen[cs]e"
            r"(?:\s?/\s?version\s?/\s?(?P<version>\d(?:\.\d)?))?",
        ),
        (
            "OGL-UK",
            r"\b(?:open\s+government\s+licen[cs]e|OGL)\b(?!\s*[-(]?\s*canada)(?:[-\s]?UK\b)?(?:\s*\(?OGL\)?)?"
            r"[\s,\-(]*(?:version\s*|v\.?\s*)?(?P<version>\d(?:\.\d)?)?(?![\d/])",
        ),
        (
            "OGL-Canada",
            r"\b(?:open\s+government\s+licen[cs]e|OGL)\s*[-(]?\s*canada\b(?:-(?P<version>\d\.\d))?",
        ),
        ("US-public-domain", r"\bUS-public-domain\b"),
        ("public-domain", r"(?<!US-)\bpublic[\s-]+domain\b(?!\s+(?:dedication|mark))"),
    )
)

_RESERVED = re.compile(r"\ball\s+rights\s+(?:are\s+)?reserved\b", re.IGNORECASE)
_DENIED = re.compile(
    r"(?:\bnot|n['’]t|\bno\s+longer|\bnever|\bother\s+than|\brather\s+than|\binstead\s+of)"
    r"\s+(?:[\w-]+\s+){0,4}$",
    re.IGNORECASE,
)
_OTHER_THING = re.compile(
    r"\b(?:data|datasets?|code|software|scripts?|photo(?:graph)?s?|icons?|images?|figures?|fonts?)\b",
    re.IGNORECASE,
)
_THE_TEXT = re.compile(
    r"\b(?:articles?|papers?|works?|texts?|reports?|publications?|documents?|chapters?|journals?|contents?"
    r"|manuscripts?)\b",
    re.IGNORECASE,
)
_DATA_WAIVER = re.compile(r"\b(?:applies|apply)\s+to\s+(?:the\s+|all\s+)?data\b", re.IGNORECASE)
_CC0_LONG_NAME = re.compile(r"creative\s?commons|\bCC[\s-]?(?:0|zero)\b", re.IGNORECASE)
_US_OFFICE = re.compile(
    r"\bU\.?S\.?\b|\b[Uu]nited\s+[Ss]tates\b|[Ii]nstitute\s+of\s+[Ee]ducation\s+[Ss]ciences"
)
_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+(?=[A-Z©(])")


def stated_licences(text: str) -> set[Licence] | None:
    """Collect every content licence that `text` states for the work itself.

    None says that the text forbids a conclusion: all rights reserved, a licence denied ("not under CC BY")
    or one that was never published (CC BY 5.0).
    """
    tidy = _tidied(text[:MAX_TEXT])
    if _RESERVED.search(tidy):
        return None
    found: set[Licence] = set()
    for sentence in _SENTENCE_END.split(tidy):
        about_the_text = _THE_TEXT.search(sentence) or not _OTHER_THING.search(sentence)
        if not about_the_text or _DATA_WAIVER.search(sentence):
            continue
        for start, licence in _mentions(sentence):
            if licence is None or _DENIED.search(sentence[:start]):
                return None
            found.add(licence)
    return found


def most_precise(found: set[Licence]) -> Licence | None:
    """Pick the one licence that all the others say less precisely; None if they differ or there is none."""
    return next((one for one in sorted(found) if all(one.refines(other) for other in found)), None)


def parse_identifier(identifier: str) -> Licence | None:
    """Read an SPDX identifier of a content licence back, with or without version; None for any other."""
    if identifier in VERSIONS:
        return Licence(family=identifier)
    match = re.fullmatch(r"(?P<family>.+?)-(?P<version>\d\.\d)(?:-(?P<port>[A-Z]{2,3}))?", identifier)
    return _made(match["family"], version=match["version"], port=match["port"] or "") if match else None


def _tidied(text: str) -> str:
    plain = unicodedata.normalize("NFKC", unquote(text)).replace("\u00ad", "")
    return " ".join(re.sub("[\u2010-\u2015\u2212]", "-", plain).split())


def _mentions(sentence: str) -> Iterator[tuple[int, Licence | None]]:
    """Yield where a licence is named and which; None in its place when no such licence exists."""
    for pattern in _CC_NAMES:
        for match in pattern.finditer(sentence):
            named = {name: words or "" for name, words in match.groupdict().items()}
            everyday = not (named.get("cc") or named["parts"] or (named["version"] and named.get("kind")))
            if "cc" in named and everyday:
                continue  # the plain word "attribution"
            port = named.get("port", "").upper()
            yield match.start(), _made(_family(named["parts"]), version=named["version"], port=port)
    for family, pattern in _OTHER_NAMES:
        for match in pattern.finditer(sentence):
            version = match.groupdict().get("version") or ""
            version = f"{version}.0" if len(version) == 1 else version
            if family == "public-domain" and _CC0_LONG_NAME.search(sentence):
                continue
            in_the_us = family == "public-domain" and _US_OFFICE.search(sentence)
            yield match.start(), _made("US-public-domain" if in_the_us else family, version=version)


def _family(parts: str) -> str:
    letters = re.sub(r"[^a-z]", "", parts.lower()).removeprefix("by")
    long_names = {"NC": "noncommercial", "SA": "sharealike", "ND": "noderiv"}
    found = {code for code, name in long_names.items() if name in letters}
    found = found or {code.upper() for code in re.findall(r"nc|sa|nd", letters)}
    return "-".join(("CC-BY", *(code for code in long_names if code in found)))


def _made(family: str, *, version: str, port: str = "") -> Licence | None:
    """Build a licence that exists, or None; a country version SPDX does not list loses its country."""
    version = version or _ONE_VERSION_ONLY.get(family, "")
    if family not in VERSIONS or (version and version not in VERSIONS[family]):
        return None
    listed = port in _PORTS.get((family, version), frozenset[str]())
    return Licence(family=family, version=version, port=port if listed else "")
