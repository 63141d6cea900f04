"""Keeps the library open between questions, and takes the new snapshot when one is switched to."""

from __future__ import annotations

import threading

from indexer.encoders import Encoder
from indexer.errors import IndexerError, NoSnapshot
from indexer.snapshot import current_folder
from search_api.ask import Library
from search_api.home import Home


class Shelf:
    """The library of a running server, safe for several threads.

    A question keeps the snapshot that it began with.
    """

    def __init__(self, home: Home) -> None:
        self.home = home
        self._lock = threading.Lock()
        self._library: Library | None = None
        self._encoders: dict[str, Encoder] = {}

    def library(self) -> Library:
        """Return the library as of now. Raises `NoSnapshot` where nothing has been built."""
        held = self._library
        try:
            folder = current_folder(self.home.snapshots)
        except IndexerError:
            if held is not None:
                return held
            raise
        if held is not None and held.snapshot.folder == folder:
            return held
        with self._lock:
            held = self._library
            if held is None or held.snapshot.folder != folder:
                held = self._open(held)
                self._library = held
            return held

    def ready(self) -> str | None:
        """Return None when questions can be answered, else the reason why not."""
        try:
            self.library()
        except NoSnapshot:
            return "nothing has been built yet; run `chalkface build`"
        except IndexerError as error:
            return str(error)
        return None

    def _open(self, held: Library | None) -> Library:
        try:
            # Opened whole, under the lock and before the switch, so that no question waits half-open.
            snapshot = self.home.open_snapshot()
            fingerprint = snapshot.manifest.fingerprint
            if fingerprint not in self._encoders:
                self._encoders[fingerprint] = self.home.question_encoder(fingerprint)
        except IndexerError:
            if held is not None:
                return held
            raise
        return Library(catalogue=self.home.catalogue, snapshot=snapshot, encoder=self._encoders[fingerprint])
