"""Reads many files in worker processes, so that one bad file costs nothing but itself."""

from __future__ import annotations

import contextlib
import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import TimeoutError as FutureTimeout
from itertools import islice
from pathlib import Path

try:
    import resource
except ImportError:  # Windows knows no such bounds
    resource = None

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from indexer.reading.errors import Damaged, ReadingError, TookTooLong
from indexer.reading.limits import DEFAULT_LIMITS, ReadLimits
from indexer.reading.read import read_file
from indexer.reading.readings import Reading

AHEAD = 3
"""Files under way for each worker: one is read, one is done and waits its turn, one keeps the worker busy."""
FILES_PER_WORKER = 200
"""A worker is renewed after so many files, which gives back what leaking parsers hold."""


def read_files(
    paths: Iterable[Path], *, workers: int, limits: ReadLimits = DEFAULT_LIMITS
) -> Iterator[tuple[Path, Reading | ReadingError]]:
    """Each path with its reading, or with the error that kept it from being read, in the order given.

    The errors come as values because one bad file must not end the others' reading. `paths` is drawn from as
    files are read. Workers are started anew, not forked, so the caller must be importable (a script needs its
    `if __name__ == "__main__"`).
    """
    remaining = iter(paths)
    pool = ProcessPool(
        max_workers=workers,
        max_tasks=FILES_PER_WORKER,
        initializer=_confine,
        initargs=(limits.memory,),
        context=multiprocessing.get_context("spawn"),
    )
    waiting: deque[tuple[Path, ProcessFuture[Reading]]] = deque()
    finished = False
    try:
        _refill(waiting, remaining, pool, limits=limits, wanted=workers * AHEAD)
        while waiting:
            path, future = waiting.popleft()
            yield path, _outcome(future, limits=limits)
            _refill(waiting, remaining, pool, limits=limits, wanted=workers * AHEAD)
        finished = True
    finally:
        if finished:
            pool.close()
        else:
            pool.stop()
        pool.join()


def _refill(
    waiting: deque[tuple[Path, ProcessFuture[Reading]]],
    remaining: Iterator[Path],
    pool: ProcessPool,
    *,
    limits: ReadLimits,
    wanted: int,
) -> None:
    for path in islice(remaining, wanted - len(waiting)):
        future = pool.schedule(_read_in_worker, args=(path, limits), timeout=limits.seconds)
        waiting.append((path, future))


def _outcome(future: ProcessFuture[Reading], *, limits: ReadLimits) -> Reading | ReadingError:
    try:
        result = future.result()
    except ReadingError as refused:
        return refused
    except FutureTimeout:
        return TookTooLong(
            f"stopped after {limits.seconds:g} s of reading: split the file or print it to a new PDF"
        )
    except ProcessExpired:
        return Damaged("reading it killed the reader, most likely for lack of memory: print it to a new PDF")
    except Exception as problem:  # noqa: BLE001 - the file is refused, the others are still read
        return Damaged(f"reading broke off ({type(problem).__name__}): fetch or export the file again")
    return result


def _read_in_worker(path: Path, limits: ReadLimits) -> Reading:
    """Runs in the worker; whatever is raised must survive the way back, so causes are left behind."""
    try:
        return read_file(path, limits=limits)
    except ReadingError as refused:
        raise type(refused)(str(refused)) from None


def _confine(memory: int) -> None:
    """Bounds this worker's address space, where the system knows such a bound."""
    if resource is None:
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
