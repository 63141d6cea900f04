"""Who words a home's passages, and that a pass killed at any instant carries on."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from search_api import wording_crew
from search_api.errors import WordingFailed
from search_api.plain_quotes import WordedPassage
from search_api.wording_crew import crew_for, word_home
from search_api.wording_pass import Job, Worded
from tests.conftest import ROOT, TinyHome

PASSAGES = 8
PATIENCE_S = 60.0

RUN = """
import sys, time
from pathlib import Path
import search_api.wording_pass
from search_api.worded import WordedFile
from search_api.wording_crew import word_home
from tests.conftest import TinyHome
from tests.search_api.swapping import swapped

search_api.wording_pass.AT_ONCE = 2
moment = sys.argv[2]

def reached(name):
    if name == moment:
        print("reached", flush=True)
        time.sleep(60)

worded = 0

def slow(text, *, level, known):
    global worded
    worded += 1
    reached(f"passage {worded}")
    return swapped(text, level=level, known=known)

def before(name, moment):
    real = getattr(WordedFile, name)
    def patched(*given, **named):
        reached(moment)
        return real(*given, **named)
    setattr(WordedFile, name, patched)

before("keep", "worded, not kept")
before("finish", "kept, not finished")
TinyHome.translator = lambda self, **given: slow
word_home(TinyHome(Path(sys.argv[1])))
"""


@pytest.mark.parametrize("moment", ["passage 1", "passage 4", "worded, not kept", "kept, not finished"])
def test_a_pass_killed_at_any_instant_carries_on(tiny_home: TinyHome, moment: str) -> None:
    running = subprocess.Popen(
        [sys.executable, "-c", RUN, str(tiny_home.path), moment],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert running.stdout is not None
    assert running.stdout.readline() == "reached\n"
    running.send_signal(signal.SIGKILL)
    running.wait()
    running.stdout.close()
    kept = {"passage 4": 2, "kept, not finished": PASSAGES}.get(moment, 0)
    assert word_home(tiny_home) == Worded(passages=PASSAGES, worded=PASSAGES - kept)
    snapshot = tiny_home.open_snapshot()
    held = [passage for name in snapshot.documents for passage in snapshot.passages_of(name)]
    assert len(tiny_home.worded().of(held)) == PASSAGES


def test_few_passages_start_no_process(tiny_home: TinyHome, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_given: object, **_named: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(wording_crew, "_beside", forbidden)
    (batch,) = crew_for(tiny_home)([[Job("The attainment.")]])
    assert [passage.sentences[0].plain for passage in batch] == ["The results."]


def test_no_work_makes_no_translator(tiny_home: TinyHome, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(_home: TinyHome, **_named: object) -> None:
        raise AssertionError("a translator was made")

    monkeypatch.setattr(TinyHome, "translator", forbidden)
    assert list(crew_for(tiny_home)([])) == []


@pytest.mark.slow
def test_many_passages_are_worded_by_processes_in_order(
    tiny_home: TinyHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wording_crew, "FEW", 1)
    texts = [f"There were {number} pupils in the control group of this trial." for number in range(2, 12)]
    batches = [[Job(text) for text in texts[start : start + 2]] for start in range(0, 10, 2)]
    worded = [passage for batch in crew_for(tiny_home)(batches) for passage in batch]
    assert len(worded) == len(texts)
    for passage, text in zip(worded, texts, strict=True):
        assert [(one.start, one.end) for one in passage.sentences] == [(0, len(text))]


@pytest.mark.slow
def test_a_worker_that_dies_is_told_with_what_to_do(
    tiny_home: TinyHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wording_crew, "FEW", 0)
    monkeypatch.setattr(wording_crew, "_word_in_worker", dies)
    with pytest.raises(WordingFailed, match="--no-wording"):
        list(crew_for(tiny_home)([[Job("A.")], [Job("B.")]]))


def dies(_batch: object) -> list[WordedPassage]:
    import os

    os._exit(3)


@pytest.mark.slow
def test_workers_leave_with_a_parent_that_is_killed(tiny_home: TinyHome, tmp_path: Path) -> None:
    program = (
        "import sys\nfrom pathlib import Path\nfrom search_api import wording_crew\n"
        "from search_api.wording_pass import Job\nfrom tests.conftest import TinyHome\n"
        "from tests.search_api.test_wording_crew import tells_its_number\n"
        "if __name__ == '__main__':\n"
        "    wording_crew.FEW = 0\n    wording_crew._word_in_worker = tells_its_number\n"
        "    home = TinyHome(Path(sys.argv[1]))\n"
        "    list(wording_crew.crew_for(home)([[Job(sys.argv[2])]]))\n"
    )
    script = tmp_path / "killed.py"
    script.write_text(program, "utf-8")
    told = tmp_path / "number"
    running = subprocess.Popen(
        [sys.executable, str(script), str(tiny_home.path), str(told)],
        cwd=ROOT, env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    deadline = time.monotonic() + PATIENCE_S
    while not told.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    worker = int(told.read_text("utf-8"))
    running.send_signal(signal.SIGKILL)
    running.wait()
    while Path(f"/proc/{worker}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path(f"/proc/{worker}").exists()


def tells_its_number(batch: list[Job]) -> list[WordedPassage]:
    """Write down the worker's process number, then work on for longer than any test waits."""
    import os

    path = Path(batch[0].text)
    path.with_suffix(".new").write_text(str(os.getpid()), "utf-8")
    path.with_suffix(".new").replace(path)
    time.sleep(10 * PATIENCE_S)
    return []
