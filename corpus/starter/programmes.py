"""Records of tried programmes, from each source that rates them."""

from __future__ import annotations

from corpus.documents import Record
from corpus.starter.jhu import jhu_records
from corpus.starter.wwc import wwc_records

__all__ = ["programme_records"]


def programme_records() -> tuple[Record, ...]:
    """Give one record for each programme and source: a programme both reviewed stays two records."""
    return (*wwc_records(), *jhu_records())
