"""Puts the starter collection into a home."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from corpus.documents import IncomingFile
from corpus.starter import starter_records
from indexer.build import read_record, record_bytes
from search_api.home import Home


def put_starter(
    home: Home, *, progress: Callable[[int, int], None] = lambda done, total: None
) -> Counter[str]:
    """Catalogue every starter record, accepted; returns how many were new, changed or known already."""
    records = starter_records()
    outcomes: Counter[str] = Counter()
    for done, record in enumerate(records, start=1):
        content = record_bytes(record.sections)
        name = f"{record.id}.json"
        digest = home.files.keep_bytes(content, name=name)
        home.texts.keep(digest, read_record(content))
        added = home.catalogue.put_record(
            record,
            file=IncomingFile(
                path=f"starter:{record.id}",
                name=name,
                sha256=digest,
                size=len(content),
                format="record",
                quality=1.0,
            ),
            who="starter collection",
        )
        outcomes[added.outcome] += 1
        progress(done, len(records))
    return outcomes
