"""Keeps the library open between questions, and takes the new snapshot when one is switched to."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from glossary.false_friends.deciding import Decider
from glossary.term_bank import TermBank
from indexer.encoders import Encoder
from indexer.errors import IndexerError, NoSnapshot
from indexer.passages import Passage
from indexer.snapshot import current_folder
from search_api.ask import Library, PlainVersions
from search_api.home import Home
from search_api.wording_on_demand import WordedOnDemand

if TYPE_CHECKING:
    from search_api.translator import Translator


class Shelf:
    """The library of a running server, safe for several threads.

    A question keeps the snapshot that it began with. With `word_on_demand`, passages that have no plain
    version are worded beside the answers until `close` is called.
    """

    def __init__(self, home: Home, *, word_on_demand: bool = False) -> None:
        self.home = home
        self._lock = threading.Lock()
        self._library: Library | None = None
        self._encoders: dict[str, Encoder] = {}
        self._bank: tuple[object, TermBank] | None = None
        self._decider: Decider | None = None
        self._translator: tuple[TermBank, Translator] | None = None
        held = self._worded = home.worded()
        self._on_demand = (
            WordedOnDemand(held, translator=self.translator, passages_of=self._passages_of)
            if word_on_demand
            else None
        )
        self._plain: PlainVersions = self._on_demand or held

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

    def translator(self) -> Translator:
        """Return what says a text in plain words: the same object as long as the glossary is the same."""
        bank, decider = self.bank(), self.decider()
        with self._lock:
            held = self._translator
            if held is None or held[0] is not bank:
                held = self._translator = (bank, self.home.translator(bank=bank, decider=decider))
            return held[1]

    def close(self) -> None:
        """Word nothing more on demand, and release the files of plain versions."""
        if self._on_demand is not None:
            self._on_demand.stop()
        self._worded.close()

    def _passages_of(self, document_id: str) -> Sequence[Passage]:
        library = self._library
        return [] if library is None else library.snapshot.passages_of(document_id)

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
        return Library(
            catalogue=self.home.catalogue,
            snapshot=snapshot,
            encoder=self._encoders[fingerprint],
            plain=self._plain,
        )
