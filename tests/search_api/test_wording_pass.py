"""The wording pass: what is worded, what stays, and that it carries on where it was."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace

import pytest
from filelock import FileLock

from corpus.documents import Document, State
from glossary.plain.translation import Level, Translation
from indexer.passages import Passage
from search_api import wording_pass
from search_api.errors import WordingFailed
from search_api.plain_quotes import WordedPassage
from search_api.worded import WordedFile, WordedShelf, count
from search_api.wording_pass import Crew, Job, Worded, jobs_of, may_word, word_job, word_passages
from tests.conftest import TinyHome
from tests.search_api.swapping import swapped
from tests.search_api.test_ask import put_paper


class Killed(BaseException):
    """The process ends here."""


def crew(batches: Sequence[Sequence[Job]]) -> Iterator[list[WordedPassage]]:
    for batch in batches:
        yield [word_job(job, translate=swapped) for job in batch]


def killed_after(number: int) -> Crew:
    def crew_to_be_killed(batches: Sequence[Sequence[Job]]) -> Iterator[list[WordedPassage]]:
        for done, batch in enumerate(crew(batches)):
            if done == number:
                raise Killed
            yield batch

    return crew_to_be_killed


def documents(home: TinyHome) -> dict[str, Document]:
    return {document.id: document for document in home.catalogue.all(state=State.ACCEPTED)}


def word(
    home: TinyHome,
    *,
    by: Crew = crew,
    rules: str = "rules",
    words: str = "words",
    held: Mapping[str, Document] | None = None,
) -> Worded:
    snapshot = home.open_snapshot()
    try:
        return word_passages(
            snapshot, held or documents(home), folder=home.wording, rules=rules, words=words, crew=by
        )
    finally:
        snapshot.close()


def passages(home: TinyHome) -> list[Passage]:
    snapshot = home.open_snapshot()
    found = [passage for name in snapshot.documents for passage in snapshot.passages_of(name)]
    snapshot.close()
    return found


def found(home: TinyHome, *, rules: str = "rules") -> dict[str, WordedPassage]:
    shelf = WordedShelf(home.wording, rules=rules)
    try:
        return shelf.of(passages(home))
    finally:
        shelf.close()


def test_every_passage_is_worded_once(tiny_home: TinyHome) -> None:
    assert word(tiny_home) == Worded(passages=8, worded=8)
    held = found(tiny_home)
    assert held.keys() == {passage.id for passage in passages(tiny_home)}
    said = {one.plain for passage in held.values() for one in passage.sentences}
    assert "The evidence on homework is very thin." in said
    assert word(tiny_home) == Worded(passages=0, worded=0)


def test_a_later_build_words_only_what_is_new_and_forgets_what_is_gone(tiny_home: TinyHome) -> None:
    word(tiny_home)
    gone = "t-uniform"
    tiny_home.catalogue.set_state([gone], State.WITHDRAWN)
    put_paper(
        tiny_home,
        title="Chess",
        pages=("Chess lessons improved nothing at all in arithmetic.",),
        rights_local=True,
    )
    done = word(tiny_home)
    assert done == Worded(passages=7, worded=1)
    (path,) = tiny_home.wording.glob("*.sqlite")
    assert count(path) == 7


@pytest.mark.parametrize("number", [0, 1, 3])
def test_a_pass_that_is_killed_serves_what_it_made_and_carries_on(
    tiny_home: TinyHome, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wording_pass, "AT_ONCE", 2)
    with pytest.raises(Killed):
        word(tiny_home, by=killed_after(number))
    assert len(found(tiny_home)) == 2 * number
    assert word(tiny_home) == Worded(passages=8, worded=8 - 2 * number)
    assert len(found(tiny_home)) == 8


def test_new_words_are_made_beside_the_old_ones_which_serve_until_the_end(
    tiny_home: TinyHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wording_pass, "AT_ONCE", 2)
    word(tiny_home, words="old")
    with pytest.raises(Killed):
        word(tiny_home, words="new", by=killed_after(1))
    assert len(found(tiny_home)) == 8
    assert len(list(tiny_home.wording.glob("*.sqlite"))) == 2
    assert word(tiny_home, words="new").worded == 6
    assert [path.name for path in tiny_home.wording.glob("*.sqlite")] == ["rules-new.sqlite"]


def test_what_other_rules_made_is_not_read(tiny_home: TinyHome) -> None:
    word(tiny_home, rules="old")
    assert found(tiny_home, rules="new") == {}


def test_nothing_is_embedded(tiny_home: TinyHome) -> None:
    before = tiny_home.encoder.embedded
    word(tiny_home)
    word(tiny_home, words="others")
    assert tiny_home.encoder.embedded == before


@pytest.mark.parametrize(
    ("licence", "local", "allowed"),
    [("CC-BY-4.0", False, True), ("CC-BY-ND-4.0", False, False), (None, False, False), (None, True, True)],
)
def test_the_licence_decides(tiny_home: TinyHome, licence: str | None, local: bool, allowed: bool) -> None:
    held = documents(tiny_home)
    changed = replace(held["t-uniform"], licence=licence, rights_local=local)
    assert may_word(changed) is allowed
    assert word(tiny_home, held=held | {changed.id: changed}).passages == (8 if allowed else 6)
    assert any(name.startswith("t-uniform") for name in found(tiny_home)) is allowed


def test_a_right_that_is_recorded_later_is_made_use_of(tiny_home: TinyHome) -> None:
    held = documents(tiny_home)
    kept_back = {"t-uniform": replace(held["t-uniform"], licence=None)}
    assert word(tiny_home, held=held | kept_back).passages == 6
    assert word(tiny_home) == Worded(passages=8, worded=2)
    assert word(tiny_home, held=held | kept_back) == Worded(passages=6, worded=0)
    assert not any(name.startswith("t-uniform") for name in found(tiny_home))


def test_abbreviations_count_from_anywhere_in_the_document() -> None:
    defining = "We ran a cluster trial (CT) in Leeds."
    using = "The CT was small."
    cut = [
        Passage(id=f"a:{number}", document_id="a", page=1, section=None, start=0, end=len(text), text=text)
        for number, text in enumerate([using, defining, "No more."])
    ]
    jobs = dict(jobs_of(cut))
    assert jobs["a:0"].known == (("CT", "cluster trial"),)
    assert jobs["a:2"].known == ()
    (sentence,) = word_job(jobs["a:0"], translate=swapped).sentences
    assert sentence.plain == "The cluster trial was small."
    assert jobs["a:0"].key != Job(using).key


def test_a_bibliography_is_not_worded() -> None:
    cited = Passage(
        id="a:1", document_id="a", page=1, section=None, start=0, end=3, text="Doe", indexed=False
    )
    assert list(jobs_of([cited])) == []


def test_a_passage_that_breaks_the_translator_off_is_counted_and_shown_in_the_original(
    tiny_home: TinyHome,
) -> None:
    def breaking(text: str, *, level: Level, known: Mapping[str, str]) -> Translation:
        if "uniform changes" in text:
            raise RecursionError
        return swapped(text, level=level, known=known)

    def breaking_crew(batches: Sequence[Sequence[Job]]) -> Iterator[list[WordedPassage]]:
        for batch in batches:
            yield [word_job(job, translate=breaking) for job in batch]

    assert word(tiny_home, by=breaking_crew) == Worded(passages=8, worded=8, broken=1)
    assert sum(not passage.sentences for passage in found(tiny_home).values()) == 1


def test_two_passes_at_once_are_one_and_a_word(tiny_home: TinyHome) -> None:
    tiny_home.wording.mkdir()
    with FileLock(tiny_home.wording / ".lock"), pytest.raises(WordingFailed, match="another"):
        word(tiny_home)


def test_progress_is_told_from_nothing_to_all(tiny_home: TinyHome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording_pass, "AT_ONCE", 3)
    heard: list[tuple[int, int]] = []
    snapshot = tiny_home.open_snapshot()
    word_passages(
        snapshot, documents(tiny_home), folder=tiny_home.wording, rules="r", words="w", crew=crew,
        progress=lambda done, total: heard.append((done, total)),
    )  # fmt: skip
    snapshot.close()
    assert heard == [(0, 8), (3, 8), (6, 8), (8, 8)]


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + b"\0" * 200])
def test_a_damaged_file_reads_as_nothing_and_is_made_anew(tiny_home: TinyHome, content: bytes) -> None:
    word(tiny_home)
    (path,) = tiny_home.wording.glob("*.sqlite")
    path.write_bytes(content)
    assert found(tiny_home) == {}
    assert word(tiny_home) == Worded(passages=8, worded=8)
    assert len(found(tiny_home)) == 8


def test_a_damaged_wording_reads_as_nothing(tiny_home: TinyHome) -> None:
    word(tiny_home)
    (path,) = tiny_home.wording.glob("*.sqlite")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE wordings SET packed = x'00'")
    assert found(tiny_home) == {}


def test_a_reader_that_stays_open_takes_up_what_a_pass_makes(tiny_home: TinyHome) -> None:
    shelf = WordedShelf(tiny_home.wording, rules="rules")
    held = passages(tiny_home)
    assert shelf.of(held) == {}
    word(tiny_home)
    assert len(shelf.of(held)) == 8
    word(tiny_home, words="others")
    assert len(shelf.of(held)) == 8
    shelf.close()


def test_when_all_is_done_one_file_is_left(tiny_home: TinyHome) -> None:
    word(tiny_home)
    assert [path.name for path in tiny_home.wording.iterdir() if path.name != ".lock"] == [
        "rules-words.sqlite"
    ]


def test_a_folder_that_cannot_be_written_is_told(
    tiny_home: TinyHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object, **_named: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(WordedFile, "keep", full)
    with pytest.raises(WordingFailed, match=r"index is built.*full"):
        word(tiny_home)
