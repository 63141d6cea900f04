"""The findings as a SARIF 2.1.0 log, for the checks of a repository."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from typing import Any

from glossary.terms import Grade, slug
from glossary.wording_check import Finding
from search_api.check_report.checked import Checked, Unread, groups_of
from search_api.check_report.kinds import KINDS, loses_nothing, said_of
from search_api.terms_json import report_json

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "wordInItsSentence/v1"
AROUND = 4
"""Words on each side that go into a fingerprint: it stays when a sentence moves, not when it is reworded."""
LONGEST_FIX = 6
"""Words of a suggestion that may stand in a word's place by itself; a longer one is an explanation."""

_LEVELS: Mapping[Grade, str] = {Grade.MISREAD: "warning", Grade.LOADED: "warning", Grade.UNKNOWN: "note"}
_RULES = tuple(KINDS)
_WORD = re.compile(r"\w+")
_ARTICLE_BEFORE = re.compile(r"\b(an?)\s+$", re.I)
_TYPES = {
    "markdown": "text/markdown",
    "latex": "text/x-tex",
    "html": "text/html",
    "jats": "application/xml",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def sarif_log(checks: Sequence[Checked | Unread]) -> dict[str, Any]:
    """Return a log of one run over these files.

    Regions are in code points, lines and columns from 1; files with no lines of their own (PDF, Word, pages
    of the web) have a logical location instead. A word that was reported before in the same file is there
    with its place, suppressed. What could not be read is an error of the run.
    """
    read = [one for one in checks if isinstance(one, Checked)]
    unread = [one for one in checks if isinstance(one, Unread)]
    released = version("chalkface")
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "Chalkface",
                        "version": released,
                        "semanticVersion": released,
                        "shortDescription": {
                            "text": "Finds words that readers at school do not know or misread."
                        },
                        "rules": [_rule(kind) for kind in _RULES],
                    }
                },
                "language": "en-GB",
                "columnKind": "unicodeCodePoints",
                "invocations": [
                    {
                        "executionSuccessful": not unread,
                        "toolExecutionNotifications": [
                            *(_not_read(one) for one in unread),
                            *(_note(one, note, at) for at, one in enumerate(read) for note in one.notes),
                        ],
                    }
                ],
                "artifacts": [_artifact(one) for one in read],
                "results": [result for at, one in enumerate(read) for result in _results(one, at)],
            }
        ],
    }


def _rule(kind: str) -> dict[str, Any]:
    told = KINDS[kind]
    level = "warning" if kind in ("false_friend", "policy") else "note"
    return {
        "id": kind,
        "name": told.name,
        "shortDescription": {"text": f"{told.short[:1].upper()}{told.short[1:]}."},
        "fullDescription": {"text": told.why},
        "help": {"text": told.why},
        "defaultConfiguration": {"level": level},
    }


def _not_read(one: Unread) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": f"{one.name}: {one.why}"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": one.address}}}],
    }


def _note(one: Checked, note: str, at: int) -> dict[str, Any]:
    return {
        "level": "note",
        "message": {"text": note},
        "locations": [{"physicalLocation": {"artifactLocation": _address(one, at)}}],
    }


def _address(one: Checked, at: int) -> dict[str, Any]:
    return {"uri": one.source.address, "index": at}


def _artifact(one: Checked) -> dict[str, Any]:
    body = report_json(one.report, text=one.written.prose)
    found = one.findability
    return {
        "location": {"uri": one.source.address},
        "roles": ["analysisTarget"],
        "length": len(one.source.content),
        "hashes": {"sha-256": one.source.sha256},
        "mimeType": _TYPES.get(one.written.format, "text/plain"),
        "properties": {
            "reader": one.reader.value,
            "readability": body["readability"],
            "findability": None
            if found is None
            else [
                {"question": row.question, "rankNow": row.rank_now, "rankAfter": row.rank_after}
                for row in found
            ],
        },
    }


def _results(one: Checked, at: int) -> Iterator[dict[str, Any]]:
    lines = _line_starts(one.written.shown)
    first_of = {id(again): group.first for group in groups_of(one.report) for again in group.again}
    seen: Counter[str] = Counter()
    for finding in one.report.findings:
        mark = _fingerprint(one.written.prose, finding)
        seen[mark] += 1
        location = _location(one, finding, at, lines)
        result: dict[str, Any] = {
            "ruleId": finding.kind,
            "ruleIndex": _RULES.index(finding.kind),
            "level": _LEVELS.get(finding.grade, "note"),
            "message": {"text": _message(finding)},
            "locations": [location],
            "partialFingerprints": {FINGERPRINT: f"{mark}:{seen[mark]}"},
            "properties": {"grade": finding.grade.value, "term": finding.term, "sense": finding.sense},
        }
        fixes = list(_fixes(one, finding, at, location))
        if fixes:
            result["fixes"] = fixes
        first = first_of.get(id(finding))
        if first is not None:
            where = one.written.where(first.start)
            reason = f"The same word is reported where it first stands ({where})."
            result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": reason}]
        yield result


def _message(finding: Finding) -> str:
    told = " ".join(finding.text.split())
    parts = [f"“{told}” {said_of(finding.kind, finding.grade)}. {finding.message}"]
    for one in finding.suggestions:
        loses = "" if loses_nothing(one.loses) else f" (loses: {one.loses})"
        offer = KINDS[finding.kind].offer
        parts.append(f"{offer[:1].upper()}{offer[1:]}: {one.say}{loses}")
    return "\n".join(parts)


def _location(one: Checked, finding: Finding, at: int, lines: Sequence[int]) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _address(one, at)}
    location: dict[str, Any] = {"physicalLocation": physical}
    if one.written.has_lines:
        physical["region"] = {**_region(finding, lines), "snippet": {"text": _snippet(one, finding)}}
    else:
        location["logicalLocations"] = [{"name": one.written.where(finding.start)}]
    return location


def _snippet(one: Checked, finding: Finding) -> str:
    return one.written.shown[finding.start : finding.end]


def _region(finding: Finding, lines: Sequence[int]) -> dict[str, int]:
    first = bisect_right(lines, finding.start) - 1
    last = bisect_right(lines, finding.end) - 1
    return {
        "startLine": first + 1,
        "startColumn": finding.start - lines[first] + 1,
        "endLine": last + 1,
        "endColumn": finding.end - lines[last] + 1,
        "charOffset": finding.start,
        "charLength": finding.end - finding.start,
    }


def _line_starts(text: str) -> list[int]:
    """Where each line starts; lines end with a line feed, as SARIF's default has it."""
    return [0, *(found.end() for found in re.finditer("\n", text))]


def _fingerprint(prose: str, finding: Finding) -> str:
    """Return a mark of a finding that survives moving its sentence, but not rewording it."""
    before = _WORD.findall(prose[max(0, finding.start - 200) : finding.start])[-AROUND:]
    after = _WORD.findall(prose[finding.end : finding.end + 200])[:AROUND]
    held = "\0".join([finding.kind, finding.sense, *before, " ".join(finding.text.split()), *after])
    return hashlib.sha256(held.casefold().encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _fixes(one: Checked, finding: Finding, at: int, location: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the suggestions that can take the word's place as they are.

    The word must stand in the form of the dictionary, so that the suggestion's form fits, too; an article
    before it must fit what follows. Nothing is offered for a file whose characters we do not hold, or where
    markup stands inside the word.
    """
    region = location["physicalLocation"].get("region")
    if region is None or slug(finding.text) != finding.term or _snippet(one, finding) != finding.text:
        return
    article = _ARTICLE_BEFORE.search(one.written.prose, max(0, finding.start - 10), finding.start)
    for suggestion in finding.suggestions:
        say = suggestion.say
        if suggestion.place or len(say.split()) > LONGEST_FIX or not _plain(say):
            continue
        if article and (article[1].casefold() == "an") != (say[:1].casefold() in "aeiou"):
            continue
        written = (
            say[:1].upper() + say[1:] if finding.text[:1].isupper() and not finding.text.isupper() else say
        )
        loses = "" if loses_nothing(suggestion.loses) else f" Loses: {suggestion.loses}"
        yield {
            "description": {"text": f"Say “{say}”.{loses}"},
            "artifactChanges": [
                {
                    "artifactLocation": _address(one, at),
                    "replacements": [
                        {
                            "deletedRegion": {key: region[key] for key in ("charOffset", "charLength")},
                            "insertedContent": {"text": written},
                        }
                    ],
                }
            ],
        }


def _plain(say: str) -> bool:
    """Whether a suggestion is words alone, with no gap to fill in."""
    return re.fullmatch(r"[\w ,'’-]+", say) is not None
