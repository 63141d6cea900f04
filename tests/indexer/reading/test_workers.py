"""Reading in worker processes: order, laziness, and one bad file at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from indexer.reading.errors import Damaged, EmptyFile, TookTooLong
from indexer.reading.limits import ReadLimits
from indexer.reading.readings import Reading
from indexer.reading.workers import AHEAD, read_files

WORDS = b"Pupils who were taught in small groups made more progress than the others did."


def test_results_come_in_order_and_input_stays_lazy(tmp_path: Path) -> None:
    drawn: list[Path] = []

    def paths() -> Iterator[Path]:
        for number in range(40):
            path = tmp_path / f"{number}.txt"
            path.write_bytes(b"" if number % 10 == 3 else WORDS)
            drawn.append(path)
            yield path

    outcomes: list[tuple[Path, object]] = []
    for path, outcome in read_files(paths(), workers=1):
        outcomes.append((path, outcome))
        assert len(drawn) <= len(outcomes) + AHEAD
    assert [path for path, _ in outcomes] == drawn
    for number, (_, outcome) in enumerate(outcomes):
        assert isinstance(outcome, EmptyFile if number % 10 == 3 else Reading)


@pytest.mark.slow
def test_a_slow_or_greedy_file_costs_only_itself(tmp_path: Path, make_pdf: Callable[..., bytes]) -> None:
    (tmp_path / "good.txt").write_bytes(WORDS)
    (tmp_path / "slow.pdf").write_bytes(make_pdf([[(72, 700, 11, "word " * 20)] * 300] * 150))
    paths = [tmp_path / "good.txt", tmp_path / "slow.pdf", tmp_path / "good.txt"]
    first, slow, last = (
        outcome for _, outcome in read_files(paths, workers=1, limits=ReadLimits(seconds=0.5))
    )
    assert isinstance(slow, TookTooLong)
    assert isinstance(last, Reading)
    assert isinstance(first, Reading)

    (tmp_path / "greedy.html").write_bytes(b"<p>" + b"<b>word</b> " * 12_000_000)
    paths[1] = tmp_path / "greedy.html"
    _, greedy, last = (
        outcome for _, outcome in read_files(paths, workers=1, limits=ReadLimits(memory=700_000_000))
    )
    assert isinstance(greedy, Damaged)
    assert isinstance(last, Reading)


def test_leaving_early_stops_the_workers(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(WORDS)
    results = read_files((path for _ in range(1000)), workers=1)
    next(results)
    assert hasattr(results, "close")
    del results
