"""Blanks out citations and pointers to tables, which a plain version may leave out."""

from __future__ import annotations

import re

_YEAR = r"(?:1[6-9]|20)\d\d[a-z]?"
_CITED = re.compile(
    rf"""
    \(\s* (?:(?:see|cf\.|e\.g\.|i\.e\.|as\ in|for\ example|following|after)[,:]?\s+(?:also\s+|e\.g\.,?\s+)?)?
        (?:[A-Z][\w’'.\-]*|de|van|von|der|den|la|le|et|al\.?|and|&|of|for|the|in|on|colleagues|,|\s)+
        [,\s]\s*\(?(?:{_YEAR}|in\ press|n\.d\.|forthcoming)\)?
        [^()]{{0,300}} \)
  | (?<=[a-z.’'])\s*\(\s*{_YEAR}(?:\s*[,;]\s*{_YEAR})*(?:\s*[,:]\s*p?p?\.?\s*\d+(?:[–-]\d+)?)?\s*\)
  | \[\s*\d{{1,3}}(?:\s*[,;–-]\s*\d{{1,3}})*\s*\]
  | \(\s*(?:see\ |cf\.\ |as\ shown\ in\ )?(?:also\ )?
        (?:Tables?|Tab\.|Figures?|Figs?\.|Appendix|Appendices|Section|Panel|Chapter|pp?\.|Supplement\w*)\s*[^()]{{0,60}}\)
  | ,?\s*\b(?:see|as\ shown\ in|shown\ in)\s+(?:Table|Figure|Fig\.|Appendix)\s+[A-Z]?\d{{0,2}}[a-z]?\b
  | \(?\s*(?:https?://|www\.|doi:\s*)\S+
    """,
    re.VERBOSE,
)
_INTERVAL_BEFORE = re.compile(r"(?:CI|interval|between|range)\s*[:=]?\s*(?:of\s*)?$", re.IGNORECASE)
_FIGURES = re.compile(r"\b(?:n|N|p|d|g|r|M|SD|SE|CI|OR|RR|ES)\s*[=<>≤≥]")
_DATED = re.compile(
    r"\(\s*(?:in|from|since|by|until|January|February|March|April|May|June|July|August|September|October|November|December|Autumn|Spring|Summer|Winter|England|Scotland|Wales|UK|US|USA|Grade|Year|Cohort|Age[sd]?)\b",
    re.IGNORECASE,
)


def without_citations(sentence: str) -> str:
    """Return `sentence`, of the same length, with citations and pointers turned into spaces.

    An interval ("95% CI [1, 3]") and figures in brackets are no citations, nor are dates ("(in 2010)").
    """
    return _CITED.sub(lambda found: _blank(found, sentence), sentence)


def _blank(found: re.Match[str], sentence: str) -> str:
    text = found[0]
    if text.startswith("[") and _INTERVAL_BEFORE.search(sentence[: found.start()]):
        return text
    if text.lstrip().startswith("(") and (_FIGURES.search(text) or _DATED.match(text.lstrip())):
        return text
    return " " * len(text)
