"""The starter collection: what Chalkface can answer from on the first day."""

from __future__ import annotations

from corpus.documents import Record
from corpus.starter.programmes import programme_records
from corpus.starter.strands import strand_records

__all__ = ["starter_records"]


def starter_records() -> tuple[Record, ...]:
    """Give all records, toolkit strands first, in the same order every time; ids are unique."""
    return (*strand_records(), *programme_records())
