"""The term bank in use: what Chalkface brings, with a home's own senses over it."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict
from difflib import get_close_matches
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from typing import Any, cast

from glossary.bank_entry import Fault
from glossary.bank_files import BankFile, Placed, read_bank_file
from glossary.errors import NoSuchTerm
from glossary.forms import Form, FormTree, forms_of, tokens_of
from glossary.schema import faults_of
from glossary.terms import Confidence, Grade, PartOfSpeech, Reader, Relation, Sense, Term, Wording, slug

LAYOUT = 2  # Of the compiled bank; grows when `Sense` changes, so that an older compilation is not read.


class TermBank:
    """All senses, current and retired, and the ways to them.

    `version` changes when any word of the bank does. `cache`, if given, is a folder where the forms of the
    words are kept under that version.
    """

    def __init__(self, senses: Iterable[Sense], *, version: str = "", cache: Path | None = None) -> None:
        self.senses = tuple(senses)
        self.version = version
        self._cache = cache

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Every term that has a sense in use, by headword."""
        found = (term for term in self._by_term.values() if any(not sense.retired for sense in term.senses))
        return tuple(sorted(found, key=lambda term: (term.headword.casefold(), term.id)))

    @cached_property
    def _by_term(self) -> dict[str, Term]:
        held: dict[str, list[Sense]] = {}
        for sense in self.senses:
            held.setdefault(sense.term_id, []).append(sense)
        return {name: Term(senses[0].term, tuple(senses)) for name, senses in held.items()}

    @cached_property
    def _by_sense(self) -> dict[str, Sense]:
        return {sense.id: sense for sense in self.senses}

    @property
    def current(self) -> tuple[Sense, ...]:
        """The senses that are in use."""
        return tuple(sense for sense in self.senses if not sense.retired)

    def term(self, name: str) -> Term:
        """Return a term by its address, headword, variant or abbreviation, retired ones too.

        Raises NoSuchTerm with the nearest addresses.
        """
        held = self._by_term.get(slug(name)) or self._by_term.get(self._by_name.get(slug(name), ""))
        held = held or self._by_form(name)
        if held is None:
            raise NoSuchTerm(name, near=get_close_matches(slug(name), self._by_term, n=4))
        return held

    def _by_form(self, name: str) -> Term | None:
        """Return the term that has `name` among its inflected forms ("academies")."""
        tokens = tokens_of(name)
        taken, forms = self.tree.longest_at(tokens, 0) if tokens else (0, ())
        return (
            self._by_term[self._by_sense[forms[0].sense_id].term_id]
            if taken == len(tokens) and forms
            else None
        )

    @cached_property
    def _by_name(self) -> dict[str, str]:
        """Address of a variant or abbreviation -> address of its term; the first sense that has it wins."""
        found: dict[str, str] = {}
        for sense in self.current:
            for name in (*sense.variants, *sense.abbreviations):
                found.setdefault(slug(name), sense.term_id)
        return found

    def sense(self, address: str) -> Sense:
        """Return a sense by its address, a retired one too. Raises NoSuchTerm."""
        held = self._by_sense.get(address)
        if held is None:
            raise NoSuchTerm(address, near=get_close_matches(address, self._by_sense, n=4))
        return held

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """Every form of every sense in use. Inflecting them takes a second; it is kept in the cache."""
        kept = self._cache / f"forms-{self.version}.json" if self._cache and self.version else None
        if kept is not None:
            held = _read_json(kept)
            if isinstance(held, list):
                return tuple(Form(*row) for row in cast("list[tuple[str, str, bool]]", held))
        from glossary.spacy_english import inflections

        found = tuple(dict.fromkeys(forms_of(self.current, inflect=inflections)))
        if kept is not None:
            _write_json(kept, [[form.text, form.sense_id, form.exact] for form in found])
        return found

    @cached_property
    def tree(self) -> FormTree:
        """The forms, for spotting."""
        return FormTree(self.forms)


def load_bank(*, own: Path | None = None, cache: Path | None = None) -> TermBank:
    """Return the bank that Chalkface brings, with the senses in the folder `own` over it.

    Senses that cannot be read are left out; `check_bank` says why. `cache` is a folder that may be deleted.
    """
    texts = [*_brought(), *_own(own)]
    mark = hashlib.sha256(f"{LAYOUT}".encode())
    for name, text in texts:
        mark.update(f"\0{name}\0{text}".encode())
    version = mark.hexdigest()[:16]
    kept = cache / f"bank-{version}.json" if cache else None
    if kept is not None:
        held = _read_json(kept)
        if isinstance(held, list):
            rows = cast("list[dict[str, Any]]", held)
            return TermBank(map(_sense, rows), version=version, cache=cache)
    senses = _laid_over([*_brought_files(), *(read_bank_file(text, file=name) for name, text in _own(own))])
    if kept is not None:
        _write_json(kept, [asdict(sense) for sense in senses])
    return TermBank(senses, version=version, cache=cache)


def check_bank(*, own: Path | None = None) -> tuple[TermBank, tuple[Fault, ...]]:
    """Return the bank and everything that is wrong with its files, in the order of files and lines."""
    brought = _brought_files()
    added = [read_bank_file(text, file=name) for name, text in _own(own)]
    replaced = {one.sense.id for file in added for one in file.senses}
    placed: list[Placed] = [one for file in brought for one in file.senses if one.sense.id not in replaced]
    placed += [one for file in added for one in file.senses]
    faults = [fault for file in (*brought, *added) for fault in file.faults]
    return TermBank(_laid_over([*brought, *added])), (*faults, *faults_of(placed))


@cache
def _brought_files() -> tuple[BankFile, ...]:
    """Read what Chalkface brings once a process: it takes half a second and does not change."""
    return tuple(read_bank_file(text, file=name) for name, text in _brought())


@cache
def _brought() -> tuple[tuple[str, str], ...]:
    folder = resources.files("glossary") / "bank"
    found = sorted(
        (item for item in folder.iterdir() if item.name.endswith(".yaml")), key=lambda item: item.name
    )
    return tuple((item.name, item.read_text("utf-8")) for item in found)


def _own(folder: Path | None) -> list[tuple[str, str]]:
    if folder is None or not folder.is_dir():
        return []
    return [(str(path), path.read_text("utf-8", errors="replace")) for path in sorted(folder.glob("*.yaml"))]


def _laid_over(files: Iterable[BankFile]) -> tuple[Sense, ...]:
    """Return the senses of the files; a later one takes the place of an earlier one of the same address."""
    held: dict[str, Sense] = {}
    for file in files:
        for one in file.senses:
            held[one.sense.id] = one.sense
    return tuple(held.values())


def _sense(row: dict[str, Any]) -> Sense:
    """Return a sense from its compiled row."""
    made: dict[str, Any] = {
        name: tuple(cast("list[str]", value)) if isinstance(value, list) else value
        for name, value in row.items()
    }
    made["pos"] = PartOfSpeech(row["pos"])
    made["relation"] = Relation(row["relation"])
    made["grade"] = Grade(row["grade"])
    made["confidence"] = Confidence(row["confidence"])
    made["grades"] = {Reader(name): Grade(value) for name, value in row["grades"].items()}
    made["plain"] = tuple(Wording(**one) for one in row["plain"])
    return Sense(**made)


def _read_json(path: Path) -> object:
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None


def _write_json(path: Path, value: Sequence[object]) -> None:
    """Keep a compilation; a folder that cannot be written only costs the time to compile again."""
    beside = path.with_suffix(f".{os.getpid()}.new")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(value, ensure_ascii=False), "utf-8")
        beside.replace(path)
