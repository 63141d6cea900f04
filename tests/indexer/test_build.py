"""A build indexes what is accepted, embeds what is new, and leaves an unchanged collection alone."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.documents import Facts, Filters, IncomingFile, Kind, LicenceClaim, Record, Section, State
from indexer.build import Built, Progress, build, embedded_text, places_of, read_record, record_bytes
from indexer.encoders import Encoder, Vectors
from indexer.errors import BuildRunning, NothingToIndex, SnapshotDamaged
from indexer.reading.readings import Place, Quality, Reading
from indexer.snapshot import current_folder, read_manifest, verify, write_snapshot
from indexer.vector_cache import VectorCache
from search_api.home import Home
from tests.conftest import RECORDS, HashedWords, TinyHome

CC_BY = LicenceClaim(licence="CC-BY-4.0", where="test", text="CC BY 4.0")
NEW = Record(
    id="t-chess",
    kind=Kind.TOOLKIT_STRAND,
    by="our_summary",
    facts=Facts(title="Chess", licence_claims=(CC_BY,), phase=("primary",)),
    sections=(Section(title="What was found", text="Chess lessons did not change marks."),),
)


def put(home: Home, record: Record) -> None:
    content = record_bytes(record.sections)
    name = f"{record.id}.json"
    digest = home.files.keep_bytes(content, name=name)
    file = IncomingFile(path=f"test:{name}", name=name, sha256=digest, size=len(content), format="record",
                        quality=1.0)  # fmt: skip
    home.catalogue.put_record(record, file=file)


def put_reading(home: Home, reading: Reading, *, key: str, doi: str = "10.1000/both") -> str:
    digest = hashlib.sha256(key.encode()).hexdigest()
    home.texts.keep(digest, reading)
    file = IncomingFile(path=f"/{key}", name=key, sha256=digest, size=1, format=reading.format,
                        quality=reading.quality.score)  # fmt: skip
    facts = Facts(title="Seating plans", doi=doi, licence_claims=(CC_BY,))
    return home.catalogue.add_file(file, facts=facts, accept=True).document_id


def reading(form: str, *places: Place, quality: float = 0.9) -> Reading:
    return Reading(format=form, places=places, facts=Facts(), quality=Quality(score=quality), language="en")


def never() -> Encoder:
    raise AssertionError("the model was loaded although nothing is new")


def rebuild(home: TinyHome) -> Built:
    """Build without being allowed to embed anything."""
    return build(home.workshop(), encoder=never, fingerprint=home.encoder.fingerprint)


def forget_readings(home: TinyHome) -> None:
    for path in list((home.path / "texts").rglob("*.gz")):
        path.unlink()


def served_documents(home: TinyHome) -> set[str]:
    snapshot = home.open_snapshot()
    found = set(snapshot.documents)
    snapshot.close()
    return found


def test_a_build_serves_every_accepted_document_with_its_own_words(tiny_home: TinyHome) -> None:
    snapshot = tiny_home.open_snapshot()
    try:
        assert set(snapshot.documents) == tiny_home.catalogue.ids() == {record.id for record in RECORDS}
        for record in RECORDS:
            found = snapshot.passages_of(record.id)
            assert [(one.section, one.text) for one in found] == [
                (section.title, section.text) for section in record.sections
            ]
        verify(snapshot.folder)
    finally:
        snapshot.close()


def test_the_title_is_embedded_with_every_passage(tiny_home: TinyHome) -> None:
    snapshot = tiny_home.open_snapshot()
    encoder = tiny_home.encoder
    for row, passage in snapshot.passages(range(snapshot.count())).items():
        title = tiny_home.catalogue.get(passage.document_id).facts.title or ""
        question = encoder.encode_questions([f"{title}. {passage.text}"])
        found, scores = snapshot.dense.nearest(question, k=1)
        assert (found[0], scores[0]) == (row, pytest.approx(1.0, abs=1e-5))
    snapshot.close()
    assert embedded_text("Does it help?", " Yes. ") == "Does it help?. Yes."
    assert embedded_text("Homework.", "Yes.") == "Homework. Yes."
    assert embedded_text("", " Yes. ") == "Yes."


def test_an_unchanged_collection_is_left_as_it_is(tiny_home: TinyHome) -> None:
    before = current_folder(tiny_home.snapshots)
    again = rebuild(tiny_home)
    assert (again.unchanged, again.embedded, again.snapshot) == (True, 0, before.name)
    assert (again.documents, again.passages) == (4, 8)
    assert [path for path in tiny_home.snapshots.iterdir() if path.is_dir()] == [before]


def test_one_new_document_embeds_only_its_own_passages(tiny_home: TinyHome) -> None:
    put(tiny_home, NEW)
    before = tiny_home.encoder.embedded
    built = tiny_home.build()
    assert (built.documents, built.passages, built.embedded, built.unchanged) == (5, 9, 1, False)
    assert tiny_home.encoder.embedded - before == 1
    assert "t-chess" in served_documents(tiny_home)


def test_a_changed_sentence_embeds_only_its_passage_and_the_old_words_are_gone(tiny_home: TinyHome) -> None:
    record = RECORDS[0]
    text = record.sections[1].text.replace("very limited", "now much better")
    put(tiny_home, replace(record, sections=(record.sections[0], Section(title="What was found", text=text))))
    assert tiny_home.build().embedded == 1
    snapshot = tiny_home.open_snapshot()
    assert [one.text for one in snapshot.passages_of(record.id)] == [record.sections[0].text, text]
    snapshot.close()


def test_a_better_title_alone_is_a_change(empty_home: TinyHome) -> None:
    page = reading("markdown", Place(page=None, section=None, text=FIRST))
    held = put_reading(empty_home, page, key="page.md")
    empty_home.build()
    better = Facts(title="Seating plans: a trial", doi="10.1000/both", where={"title": "crossref deposit"})
    empty_home.catalogue.add_facts(better, sha256="0" * 64)
    assert empty_home.catalogue.get(held).facts.title == "Seating plans: a trial"
    built = empty_home.build()
    assert (built.unchanged, built.embedded) == (False, 1)
    assert rebuild(empty_home).unchanged


def test_an_index_that_does_not_verify_is_never_served(
    tiny_home: TinyHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = current_folder(tiny_home.snapshots)
    put(tiny_home, NEW)

    def badly(*given: Any, **named: Any) -> Path:  # noqa: ANN401 - whatever the build hands over
        folder = write_snapshot(*given, **named)
        (folder / "vectors.faiss").write_bytes(b"a disk that lies")
        return folder

    with monkeypatch.context() as patch:
        patch.setattr("indexer.build.write_snapshot", badly)
        with pytest.raises(SnapshotDamaged, match=r"vectors.faiss"):
            tiny_home.build()
    assert current_folder(tiny_home.snapshots) == before
    assert rebuild(tiny_home).documents == 5


def test_withdrawing_works_before_and_after_the_next_build(tiny_home: TinyHome) -> None:
    tiny_home.catalogue.set_state(["t-homework"], State.WITHDRAWN)
    # At once: what may be found is asked of the catalogue, not of the snapshot.
    assert "t-homework" not in tiny_home.catalogue.ids(Filters(phase=("primary",)))
    assert "t-homework" in served_documents(tiny_home)
    built = rebuild(tiny_home)
    assert (built.documents, built.embedded) == (3, 0)
    assert "t-homework" not in served_documents(tiny_home)


def test_going_back_within_the_same_second_works(tiny_home: TinyHome) -> None:
    def at_noon() -> datetime:
        return datetime(2026, 1, 1, 12, tzinfo=UTC)

    names: list[str] = []
    for state in (State.WITHDRAWN, State.ACCEPTED, State.WITHDRAWN, State.ACCEPTED):
        tiny_home.catalogue.set_state(["t-homework"], state)
        built = build(
            tiny_home.workshop(), encoder=never, now=at_noon, fingerprint=tiny_home.encoder.fingerprint
        )
        names.append(built.snapshot)
        assert current_folder(tiny_home.snapshots).name == built.snapshot
        assert ("t-homework" in served_documents(tiny_home)) == (state is State.ACCEPTED)
    assert all(first != second for first, second in pairwise(names))


def test_drafts_are_not_indexed(empty_home: TinyHome) -> None:
    put(empty_home, NEW)
    draft = empty_home.catalogue.add_file(
        IncomingFile(path="/x.md", name="x.md", sha256="0" * 64, size=1, format="markdown", quality=1.0),
        facts=Facts(title="Draft", licence_claims=(CC_BY,)),
    )
    empty_home.texts.keep("0" * 64, reading("markdown", Place(page=None, section=None, text="Some words.")))
    assert draft.state is State.DRAFT
    assert empty_home.build().documents == 1
    assert served_documents(empty_home) == {"t-chess"}


def test_nothing_accepted_is_nothing_to_index(empty_home: TinyHome) -> None:
    with pytest.raises(NothingToIndex, match="chalkface add PATH --accept"):
        rebuild(empty_home)
    empty_home.catalogue.add_facts(Facts(title="A record without text"), sha256="0" * 64, accept=True)
    with pytest.raises(NothingToIndex):
        rebuild(empty_home)
    assert [path.name for path in empty_home.snapshots.iterdir() if path.is_dir()] == []


def test_a_collection_emptied_later_keeps_the_last_snapshot_served(tiny_home: TinyHome) -> None:
    before = current_folder(tiny_home.snapshots)
    tiny_home.catalogue.set_state([record.id for record in RECORDS], State.WITHDRAWN)
    with pytest.raises(NothingToIndex):
        rebuild(tiny_home)
    assert current_folder(tiny_home.snapshots) == before
    assert tiny_home.catalogue.ids() == set()


class Waiting(HashedWords):
    """Embeds only once it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.began = threading.Event()
        self.may_go_on = threading.Event()

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        self.began.set()
        assert self.may_go_on.wait(30)
        return super().encode_passages(texts)


def test_a_second_build_at_the_same_time_is_refused(tiny_home: TinyHome) -> None:
    put(tiny_home, NEW)
    slow = Waiting()
    done: list[Built] = []

    def first() -> None:
        shop = tiny_home.workshop()
        done.append(build(shop, encoder=lambda: slow, fingerprint=slow.fingerprint))

    thread = threading.Thread(target=first)
    thread.start()
    assert slow.began.wait(30)
    with pytest.raises(BuildRunning, match="another build is running in this home"):
        tiny_home.build()
    slow.may_go_on.set()
    thread.join(30)
    assert [built.embedded for built in done] == [1]
    assert rebuild(tiny_home).unchanged


def test_a_damaged_snapshot_is_written_anew_without_embedding(tiny_home: TinyHome) -> None:
    folder = current_folder(tiny_home.snapshots)
    path = folder / "vectors.faiss"
    path.write_bytes(path.read_bytes()[:-8])
    built = rebuild(tiny_home)
    assert (built.unchanged, built.embedded) == (False, 0)
    assert built.snapshot != folder.name
    verify(current_folder(tiny_home.snapshots))


def test_another_model_writes_another_snapshot(tiny_home: TinyHome) -> None:
    other = HashedWords()
    shop = replace(
        tiny_home.workshop(), vectors=VectorCache(tiny_home.path / "vectors", fingerprint="other00000000001")
    )
    built = build(shop, encoder=lambda: other, fingerprint="other00000000001")
    assert (built.unchanged, built.embedded) == (False, 8)
    assert read_manifest(current_folder(tiny_home.snapshots)).fingerprint == "other00000000001"


def test_progress_tells_each_step_up_to_its_end(empty_home: TinyHome) -> None:
    put(empty_home, NEW)
    heard: list[Progress] = []
    build(empty_home.workshop(), encoder=lambda: empty_home.encoder, progress=heard.append,
          fingerprint=empty_home.encoder.fingerprint)  # fmt: skip
    assert [(step.step, step.done, step.total) for step in heard] == [
        ("reading", 1, 1),
        ("embedding", 0, 1),
        ("embedding", 1, 1),
        ("writing", 0, 1),
        ("writing", 1, 1),
    ]


FIRST = "Pupils at the front were asked more questions."
SECOND = "The eﬀect was “small” (d = 0.12) in all four schools."
CROSSING = "Teachers changed the plan every half term as a rule."


def test_two_forms_give_the_better_text_with_the_pages_of_the_print(empty_home: TinyHome) -> None:
    printed = SECOND.replace("“small”", '"small"')
    half = len(CROSSING) // 2
    put_reading(
        empty_home,
        reading(
            "pdf",
            Place(page=11, section=None, text=f"Results {FIRST} {CROSSING[:half]}"),
            Place(page=12, section=None, text=f"{CROSSING[half:]} {printed}"),
            quality=0.7,
        ),
        key="print.pdf",
    )
    both = put_reading(
        empty_home,
        reading("jats", Place(page=None, section="Results", text=f"{FIRST} {CROSSING} {SECOND}")),
        key="markup.xml",
    )
    assert empty_home.build().documents == 1
    snapshot = empty_home.open_snapshot()
    found = [(one.page, one.section, one.text) for one in snapshot.passages_of(both)]
    snapshot.close()
    assert found == [(11, None, f"Results\n\n{FIRST}"), (12, None, SECOND), (None, "Results", CROSSING)]


def test_a_print_that_was_read_better_stands_as_it_is(empty_home: TinyHome) -> None:
    put_reading(empty_home, reading("pdf", Place(page=3, section=None, text=FIRST)), key="print.pdf")
    both = put_reading(
        empty_home,
        reading("html", Place(page=None, section=None, text="Accept cookies."), quality=0.2),
        key="page.html",
    )
    held = empty_home.catalogue.get(both)
    assert len(held.representations) == 2
    places = places_of(held, texts=empty_home.texts, files=empty_home.files)
    assert [(place.page, place.text) for place in places] == [(3, FIRST)]


def test_markup_is_preferred_where_both_were_read_equally_well(empty_home: TinyHome) -> None:
    put_reading(empty_home, reading("text", Place(page=None, section=None, text="As text.")), key="a.txt")
    both = put_reading(
        empty_home, reading("jats", Place(page=None, section=None, text="As markup.")), key="a.xml"
    )
    held = empty_home.catalogue.get(both)
    places = places_of(held, texts=empty_home.texts, files=empty_home.files)
    assert [place.text for place in places] == ["As markup."]


def test_a_version_that_was_replaced_is_not_indexed(empty_home: TinyHome) -> None:
    old, new = (
        reading("text", Place(page=None, section=None, text=words)) for words in ("Old words.", "New words.")
    )
    both = put_reading(empty_home, old, key="0.txt")
    assert put_reading(empty_home, new, key="1.txt") == both
    held = empty_home.catalogue.get(both)
    assert [one.current for one in held.representations] == [False, True]
    places = places_of(held, texts=empty_home.texts, files=empty_home.files)
    assert [place.text for place in places] == ["New words."]


@pytest.mark.parametrize("damage", [None, b"", b"{", b'["alone"]', b"\xff"])
def test_a_text_that_is_lost_is_named_and_the_rest_is_built(
    tiny_home: TinyHome, damage: bytes | None
) -> None:
    forget_readings(tiny_home)
    (held,) = tiny_home.catalogue.get("t-uniform").representations
    stored = tiny_home.files.path(held.sha256, name=held.name)
    stored.unlink()
    if damage is not None:
        stored.write_bytes(damage)
    built = rebuild(tiny_home)
    assert [name for name, _ in built.unread] == ["t-uniform"]
    assert "missing or damaged" in built.unread[0][1]
    assert built.documents == 3
    assert served_documents(tiny_home) == {"t-homework", "t-feedback", "t-reading"}


def test_lost_readings_are_read_again_from_the_stored_files(tiny_home: TinyHome) -> None:
    forget_readings(tiny_home)
    assert rebuild(tiny_home).unchanged
    (held,) = tiny_home.catalogue.get("t-uniform").representations
    assert tiny_home.texts.load(held.sha256) is not None


@given(
    st.lists(
        st.builds(
            Section,
            title=st.text(st.characters(exclude_categories=("Cs",))),
            text=st.text(st.characters(exclude_categories=("Cs",))),
        )
    )
)
def test_a_record_comes_back_from_its_file_section_by_section(sections: list[Section]) -> None:
    found = read_record(record_bytes(sections))
    assert [(place.section, place.text, place.page) for place in found.places] == [
        (section.title, section.text, None) for section in sections
    ]
