"""Keeps the library open between questions, and takes the new snapshot when one is switched to."""

from __future__ import annotations

import threading

from glossary.false_friends.deciding import Decider
from glossary.term_bank import TermBank
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
        self._bank: tuple[object, TermBank] | None = None
        self._decider: Decider | None = None

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

    def bank(self) -> TermBank:
        """Return the glossary as of now: a home's own senses are read again when one was changed."""
        own = sorted(self.home.own_terms.glob("*.yaml"))
        now = [(path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in own]
        held = self._bank
        if held is None or held[0] != now:
            with self._lock:
                held = (now, self.home.term_bank())
                self._bank = held
        return held[1]

    def decider(self) -> Decider:
        """Return what tells research from everyday senses."""
        with self._lock:
            if self._decider is None:
                self._decider = self.home.decider()
            return self._decider

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
