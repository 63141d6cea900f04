"""Words what the wording pass has not: beside the answers of a running server, never in their way."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from queue import Empty, Full, Queue
from typing import TYPE_CHECKING

from indexer.passages import Passage
from search_api.plain_quotes import WordedPassage
from search_api.worded import WordedShelf
from search_api.wording_pass import jobs_of, word_job

if TYPE_CHECKING:
    from search_api.translator import Translator

BUDGET_S = 0.25
"""Seconds an answer waits for plain versions once the translator is ready: ten passages take about that. What
is not there by then is shown in the original, and is there for the next who asks."""

REMEMBERED = 5_000
"""Passages kept in memory, some 20 MB; the wording pass keeps them all on disk."""

MOST_WAITING = 64
"""Requests that may wait to be worded; beyond that an answer goes out in the original."""

_log = logging.getLogger(__name__)


class WordedOnDemand:
    """Plain versions from disk, and for passages that have none from a thread that makes them.

    `translator` is called for each request: it returns the same object as long as the glossary is the same.
    `passages_of` gives all passages of a document, for the abbreviations it defines.
    """

    def __init__(
        self,
        held: WordedShelf,
        *,
        translator: Callable[[], Translator],
        passages_of: Callable[[str], Sequence[Passage]],
        budget: float = BUDGET_S,
    ) -> None:
        self._held = held
        self._translator = translator
        self._passages_of = passages_of
        self._budget = budget
        self._lock = threading.Lock()
        self._made: OrderedDict[str, WordedPassage] = OrderedDict()
        self._by: Translator | None = None
        self._waiting: Queue[_Request] = Queue(MOST_WAITING)
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def of(self, passages: Iterable[Passage]) -> dict[str, WordedPassage]:
        """Return the plain versions that there are within the budget, by passage id."""
        wanted = list(passages)
        found = self._held.of(wanted)
        found |= self._remembered(passage for passage in wanted if passage.id not in found)
        missing = [passage for passage in wanted if passage.id not in found]
        if missing and not self._stopped.is_set():
            request = _Request(missing)
            ready = self._by is not None
            self._ask(request)
            # Before the first translation parser and glossary are loaded, which no answer waits for.
            if ready and request.done.wait(self._budget):
                found |= self._remembered(missing)
        return found

    def stop(self) -> None:
        """Word nothing more."""
        self._stopped.set()
        thread = self._thread
        if thread is not None:
            thread.join()

    def _remembered(self, passages: Iterable[Passage]) -> dict[str, WordedPassage]:
        with self._lock:
            return {passage.id: self._made[passage.id] for passage in passages if passage.id in self._made}

    def _ask(self, request: _Request) -> None:
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="wording", daemon=True)
                self._thread.start()
        try:
            self._waiting.put_nowait(request)
        except Full:
            return

    def _work(self) -> None:
        while not self._stopped.is_set():
            try:
                request = self._waiting.get(timeout=0.2)
            except Empty:
                continue
            try:
                self._word(request.passages)
            except Exception:  # noqa: BLE001 - the thread must outlive whatever is wrong with one request
                _log.exception("passages could not be put into plain words")
            finally:
                request.done.set()

    def _word(self, passages: Sequence[Passage]) -> None:
        translate = self._translator()
        if translate is not self._by:
            with self._lock:
                self._made.clear()
            self._by = translate
        for document_id in {passage.document_id for passage in passages}:
            wanted = {one.id for one in passages if one.document_id == document_id}
            wanted -= self._remembered(passages).keys()
            for name, job in jobs_of(self._passages_of(document_id)):
                if name in wanted and not self._stopped.is_set():
                    self._remember(name, word_job(job, translate=translate))

    def _remember(self, name: str, passage: WordedPassage) -> None:
        with self._lock:
            self._made[name] = passage
            while len(self._made) > REMEMBERED:
                self._made.popitem(last=False)


class _Request:
    """Passages to be worded, and when they have been."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self.done = threading.Event()
