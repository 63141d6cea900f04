"""Looks for damage: stored files whose content changed, and a snapshot that is not as it was written."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.files import sha256_of
from indexer.errors import NoSnapshot, SnapshotDamaged
from indexer.snapshot import current_folder, verify
from search_api.home import Home


def faults(home: Home) -> Iterator[str]:
    """Yield a line for each fault, saying which document it concerns and what repairs it."""
    for document in home.catalogue.all():
        for item in document.representations:
            path = home.files.path(item.sha256, name=item.name)
            if not path.is_file():
                yield f"{document.id}: its file {item.name} is missing from the store; add {item.name} again"
            elif sha256_of(path) != item.sha256:
                yield (
                    f"{document.id}: the stored copy of {item.name} is damaged; delete {path.name} from the "
                    "home's files folder, then add the file again"
                )
    try:
        verify(current_folder(home.snapshots))
    except NoSnapshot:
        return
    except SnapshotDamaged as error:
        yield str(error)
