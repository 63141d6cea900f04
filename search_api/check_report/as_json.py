"""The findings as JSON, for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from search_api.check_report.checked import Checked, Unread
from search_api.terms_json import report_json

if TYPE_CHECKING:
    from search_api.findability import Findable


def checks_json(checks: Sequence[Checked | Unread], *, several: bool) -> dict[str, Any]:
    """Return the check of one file as REST returns it, or of `several` with their names.

    A file that could not be read has an `error` instead of findings, alone too.
    """
    if not several and checks:
        return _one(checks[0])
    return {"files": [{"file": _name(one), **_one(one)} for one in checks]}


def _one(one: Checked | Unread) -> dict[str, Any]:
    if isinstance(one, Unread):
        return {"error": one.why}
    found = findability_json(one.findability)
    return report_json(one.report, text=one.written.prose, findability=found) | {"notes": list(one.notes)}


def _name(one: Checked | Unread) -> str:
    return one.name if isinstance(one, Unread) else one.source.name


def findability_json(found: Sequence[Findable] | None) -> list[dict[str, Any]] | None:
    """Return where a text ranks for each question; null where nothing is indexed or it was not asked for."""
    if found is None:
        return None
    return [
        {
            "question": one.question,
            "rank_now": one.rank_now,
            "rank_after": one.rank_after,
            "because": one.because,
        }
        for one in found
    ]
