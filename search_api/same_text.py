"""Finds the documents of the collection that hold a given text, whatever their edition."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from indexer.encoders import Vectors
from indexer.snapshot import Snapshot

LOOKED_AT = 5
"""Passages of the text that are compared; an abstract is shorter."""

NEAREST = 5
"""Neighbours of each of these passages whose documents are read word for word."""

LIKE = 0.8
"""Cosine from which two passages may be the same text; different texts on one subject reach it too."""

RUN = 8
"""Words in a row that two texts share by copying only."""

SAME = 0.6
"""Share of the text's runs of words that a document must hold; editions of one text differ in places."""


def same_text(passages: Sequence[str], vectors: Vectors, *, snapshot: Snapshot) -> frozenset[str]:
    """Return the ids of documents that hold these passages; `vectors` has one row for each.

    Of fewer than eight words nothing can be said: no document holds them.
    """
    runs = _runs(" ".join(passages[:LOOKED_AT]))
    near: set[str] = set()
    for vector in vectors[:LOOKED_AT] if runs else ():
        rows, scores = snapshot.dense.nearest(vector[np.newaxis], k=NEAREST)
        near.update(snapshot.documents[snapshot.owners[row]] for row in rows[scores >= LIKE])
    held = {name: _runs(" ".join(one.text for one in snapshot.passages_of(name))) for name in near}
    return frozenset(name for name, others in held.items() if len(runs & others) >= SAME * len(runs))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
