"""Who words the passages of a home: this process where they are few, two beside it where they are many."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

from corpus.documents import State
from search_api.errors import WordingFailed
from search_api.home import Home
from search_api.plain_quotes import WordedPassage
from search_api.translator import rules_version
from search_api.wording_pass import Crew, Job, Worded, word_job, word_passages

if TYPE_CHECKING:
    from search_api.settings import Settings
    from search_api.translator import Translator

WORKERS = 2
"""Processes for a large pass. Each holds parser, glossary and model, some 400 MB: more would press a school's
PC, which has something else to do."""

FEW = 200
"""Passages up to which this process words them itself: a worker takes some three seconds to get ready."""

AHEAD = 2
"""Batches under way for each worker: the one being worded, and one that keeps it busy."""


def word_home(home: Home, *, progress: Callable[[int, int], None] = lambda done, total: None) -> Worded:
    """Word what a home's index serves. Raises `WordingFailed`, and `NoSnapshot` where nothing is built."""
    snapshot = home.open_snapshot()
    try:
        documents = {document.id: document for document in home.catalogue.all(state=State.ACCEPTED)}
        return word_passages(
            snapshot,
            documents,
            folder=home.wording,
            rules=rules_version(),
            words=home.words_version(),
            crew=crew_for(home),
            progress=progress,
        )
    finally:
        snapshot.close()


def crew_for(home: Home) -> Crew:
    """Return the crew for a home."""

    def crew(batches: Sequence[Sequence[Job]]) -> Iterator[list[WordedPassage]]:
        many = sum(map(len, batches)) > FEW and (os.cpu_count() or 1) > 1
        yield from _beside(batches, settings=home.settings) if many else _alone(batches, home=home)

    return crew


def _alone(batches: Sequence[Sequence[Job]], *, home: Home) -> Iterator[list[WordedPassage]]:
    translate = home.translator(whole=False) if batches else None
    for batch in batches:
        assert translate is not None  # noqa: S101 - narrows the type
        yield [word_job(job, translate=translate) for job in batch]


def _beside(batches: Sequence[Sequence[Job]], *, settings: Settings) -> Iterator[list[WordedPassage]]:
    pool = ProcessPoolExecutor(
        WORKERS,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_get_ready,
        initargs=(settings,),
    )
    waiting: deque[Future[list[WordedPassage]]] = deque()
    try:
        for batch in batches:
            waiting.append(pool.submit(_word_in_worker, batch))
            if len(waiting) >= WORKERS * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise WordingFailed(
            "the index is built, but a process that words passages was ended, most likely for lack of "
            "memory; run `chalkface build` again to carry on, or `chalkface build --no-wording` to do without"
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_in_worker: list[Translator] = []


def _get_ready(settings: Settings) -> None:
    """Make the worker's translator, once."""
    # Ctrl+C reaches the whole group; only the process that keeps what was worded is to act on it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_the_parent, daemon=True).start()
    _in_worker.append(Home(settings).translator(whole=False))


def _leave_with_the_parent() -> None:
    """End this worker when the process that started it is gone: killed, it cannot say goodbye."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _word_in_worker(batch: Sequence[Job]) -> list[WordedPassage]:
    return [word_job(job, translate=_in_worker[0]) for job in batch]
