"""Changing a home's own senses: added, edited or retired, each with who, when and why."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast

import yaml
from filelock import FileLock, Timeout

from glossary.bank_entry import Fault
from glossary.bank_files import read_bank_file
from glossary.bank_writing import entry_text, fields_of, file_head
from glossary.errors import AlreadyThere, BankBusy, SenseRefused
from glossary.schema import faults_among
from glossary.term_bank import TermBank, load_bank
from glossary.terms import Sense

PATIENCE_S = 10.0  # Waiting for another editor's change: they take milliseconds.


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the history: what was done to which sense, by whom, when (UTC, ISO 8601) and why.

    `before` and `after` are the fields that differ, as the bank's files hold them.
    """

    when: str
    who: str
    did: str
    sense: str
    why: str
    before: Mapping[str, object]
    after: Mapping[str, object]


class Editor:
    """Writes a home's own senses into `folder`: one file an area, and `history.jsonl`."""

    def __init__(self, folder: Path, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._folder = folder
        self._clock = clock

    def add(self, sense: Sense, *, who: str, why: str) -> Sense:
        """Add a new sense. Raises AlreadyThere, SenseRefused."""
        with self._alone() as bank:
            if any(sense.id == one.id for one in bank.senses):
                advice = "Give it a `sense` key of its own, or use `chalkface glossary edit`."
                raise AlreadyThere(f"{sense.id} is already in the glossary. {advice}")
            return self._put(sense, bank, did="added", who=who, why=why)

    def edit(self, address: str, change: Callable[[Sense], Sense], *, who: str, why: str) -> Sense:
        """Change a sense in place; its address stays. Raises NoSuchTerm, SenseRefused."""
        with self._alone() as bank:
            before = bank.sense(address)
            after = replace(change(before), date=self._today().isoformat(), author=who)
            if after.id != address:
                fault = Fault(
                    "", 0, address, "term", f"would move to {after.id}; retire it and add that one instead."
                )
                raise SenseRefused(address, [fault])
            return self._put(after, bank, did="edited", who=who, why=why)

    def retire(self, address: str, *, who: str, why: str, replaced_by: str = "") -> Sense:
        """Take a sense out of use; its address still resolves. Raises NoSuchTerm, SenseRefused."""
        with self._alone() as bank:
            before = bank.sense(address)
            after = replace(before, retired=why, replaced_by=replaced_by or before.replaced_by)
            return self._put(after, bank, did="retired", who=who, why=why)

    def restore(self, address: str, *, who: str, why: str) -> Sense:
        """Bring a retired sense back into use. Raises NoSuchTerm, SenseRefused."""
        with self._alone() as bank:
            return self._put(replace(bank.sense(address), retired=""), bank, did="restored", who=who, why=why)

    def take_in(
        self, senses: Sequence[Sense], *, who: str, why: str
    ) -> tuple[list[Sense], list[SenseRefused]]:
        """Add or replace many senses at once (an import). Returns those taken in and why others were not."""
        refused: list[SenseRefused] = []
        with self._alone() as bank:
            good = list({sense.id: sense for sense in senses}.values())
            # Links may lead to senses of the same import, so that one refused may take others with it.
            while faults := faults_among(good, bank.senses):
                refused += [SenseRefused(name, found) for name, found in faults.items()]
                good = [sense for sense in good if sense.id not in faults]
            self._keep(good, bank, did="imported", who=who, why=why)
        return good, refused

    def history(self, address: str = "") -> tuple[Change, ...]:
        """Return the changes of one sense or one term, or all; oldest first. A torn last line is left out."""
        found: list[Change] = []
        try:
            lines = (self._folder / "history.jsonl").read_text("utf-8").splitlines()
        except FileNotFoundError:
            return ()
        for line in lines:
            try:
                found.append(Change(**json.loads(line)))
            except (ValueError, TypeError):
                continue
        return tuple(one for one in found if not address or address in (one.sense, one.sense.split(".")[0]))

    @contextmanager
    def _alone(self) -> Generator[TermBank]:
        """Hold the folder for one change and give the bank as it is now."""
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self._folder / ".lock", timeout=PATIENCE_S):
                yield load_bank(own=self._folder)
        except Timeout as error:
            raise BankBusy("Someone else is changing the glossary; try again in a moment.") from error

    def _put(self, sense: Sense, bank: TermBank, *, did: str, who: str, why: str) -> Sense:
        faults = faults_among([sense], bank.senses)
        if faults:
            raise SenseRefused(sense.id, faults[sense.id])
        self._keep([sense], bank, did=did, who=who, why=why)
        return sense

    def _keep(self, senses: Sequence[Sense], bank: TermBank, *, did: str, who: str, why: str) -> None:
        """Write what differs from the bank, and the history of it."""
        held = {one.id: fields_of(one) for one in bank.senses}
        when = self._clock().isoformat(timespec="seconds")
        changes: list[Change] = []
        kept: dict[str, list[Sense]] = {}
        for sense in senses:
            old, new = held.get(sense.id, {}), fields_of(sense)
            differ = [name for name in {**old, **new} if old.get(name) != new.get(name)]
            if differ:
                before = {name: old[name] for name in differ if name in old}
                after = {name: new[name] for name in differ if name in new}
                changes.append(Change(when, who, did, sense.id, why, before, after))
                kept.setdefault(sense.area, []).append(sense)
        # The senses first: a change that is written but not in the history is found again, the other way
        # round the history would tell of something that never was.
        for area, changed in kept.items():
            self._write(area, changed)
        self._note(changes)

    def _write(self, area: str, senses: Sequence[Sense]) -> None:
        """Put entries into their area's file, in place of the former ones; comments around them stay."""
        path = self._folder / f"{area}.yaml"
        text = path.read_text("utf-8") if path.exists() else file_head(area)
        lines = text.splitlines(keepends=True)
        if lines and not lines[-1].endswith("\n"):
            lines[-1] += "\n"
        places = _lines_by_sense(text, area=area)
        new = [sense for sense in senses if sense.id not in places]
        replaced = [sense for sense in senses if sense.id in places]
        for sense in sorted(replaced, key=lambda one: places[one.id], reverse=True):
            first, last = places[sense.id]
            lines[first:last] = [entry_text(sense)]
        lines += [entry_text(sense) for sense in new]
        beside = path.with_suffix(".new")
        with beside.open("w", encoding="utf-8") as file:
            file.write("".join(lines))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)

    def _note(self, changes: Sequence[Change]) -> None:
        path = self._folder / "history.jsonl"
        torn = path.exists() and not path.read_bytes().endswith(b"\n") and path.stat().st_size > 0
        rows = [{name: getattr(one, name) for name in Change.__dataclass_fields__} for one in changes]
        with path.open("a", encoding="utf-8") as file:
            file.write("\n" if torn else "")
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            file.flush()
            os.fsync(file.fileno())

    def _today(self) -> date:
        return self._clock().date()


def _lines_by_sense(text: str, *, area: str) -> dict[str, tuple[int, int]]:
    """Return for each entry its first line and the line after its last, both from 0."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    if not isinstance(root, yaml.MappingNode):
        return {}
    names = {one.line - 1: one.sense.id for one in read_bank_file(text, file=area).senses}
    pairs = cast("list[tuple[Any, Any]]", root.value)
    entries = next((value for key, value in pairs if key.value == "senses"), None)
    return {
        names[entry.start_mark.line]: (entry.start_mark.line, _end_line(entry))
        for entry in (entries.value if entries is not None else ())
        if entry.start_mark.line in names
    }


def _end_line(entry: Any) -> int:  # noqa: ANN401 - PyYAML's nodes are typed in part
    """Return the line after an entry's last; its own end mark lies beyond the comments after it."""
    last = entry.value[-1][1]
    while isinstance(last, yaml.CollectionNode) and last.value and not last.flow_style:
        last = last.value[-1][1] if isinstance(last.value[-1], tuple) else last.value[-1]
    end = last.end_mark.line + (1 if last.end_mark.column else 0)
    return max(end, entry.start_mark.line + 1)
