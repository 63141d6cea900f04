"""The catalogue: which file belongs to which work, what a curator decided, and that nothing is lost."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.catalogue import Catalogue
from corpus.documents import (
    DESIGNS,
    PHASES,
    Effect,
    Facts,
    Filters,
    IncomingFile,
    Kind,
    LicenceClaim,
    Record,
    Section,
    State,
)
from corpus.errors import NotAllowed, UnknownDocument

ROOT = Path(__file__).resolve().parents[2]
OPEN = LicenceClaim(licence="CC-BY-4.0", where="jats", text="CC BY 4.0")
CLOSED = LicenceClaim(licence="CC-BY-NC-ND-4.0", where="crossref", text="CC BY-NC-ND 4.0")
HOMEWORK = Facts(title="Homework in primary schools", doi="10.1000/homework", licence_claims=(OPEN,))


def incoming(
    content: str, *, path: str | None = None, form: str = "pdf", quality: float = 0.9
) -> IncomingFile:
    path = path or f"/papers/{content}.{form}"
    return IncomingFile(
        path=path,
        name=Path(path).name,
        sha256=hashlib.sha256(content.encode()).hexdigest(),
        size=len(content),
        format=form,
        quality=quality,
        quality_reasons=("a scanned page",) if quality < 0.5 else (),
    )


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    moment = datetime(2026, 1, 1, tzinfo=UTC)

    def clock() -> datetime:
        nonlocal moment
        moment += timedelta(seconds=1)
        return moment

    opened = Catalogue(f"sqlite:///{tmp_path / 'c.sqlite'}", clock=clock)
    yield opened
    opened.close()


# -- which work a file belongs to --------------------------------------------------------------------------


def test_the_same_content_again_is_recognised_wherever_it_lies(catalogue: Catalogue) -> None:
    first = catalogue.add_file(incoming("a"), facts=HOMEWORK)
    again = catalogue.add_file(incoming("a", path="/elsewhere/copy.pdf"), facts=Facts(title="Another name"))
    assert (first.outcome, again.outcome) == ("new", "duplicate")
    assert again.document_id == first.document_id == catalogue.content_holder(incoming("a").sha256)
    assert len(list(catalogue.all())) == 1
    assert len(catalogue.get(first.document_id).representations) == 1
    assert len(catalogue.history(first.document_id)) == 1


def test_two_forms_with_one_doi_are_one_document(catalogue: Catalogue) -> None:
    first = catalogue.add_file(incoming("print"), facts=HOMEWORK)
    second = catalogue.add_file(incoming("markup", form="jats"), facts=replace(HOMEWORK, year=2020))
    assert second.outcome == "representation"
    assert second.document_id == first.document_id
    held = catalogue.get(first.document_id)
    assert [(one.format, one.current) for one in held.representations] == [("pdf", True), ("jats", True)]
    assert held.facts.year == 2020
    assert [line.action for line in catalogue.history(held.id)] == ["added", "representation added"]


def test_a_doi_with_quite_another_title_makes_a_draft_of_its_own_and_says_why(catalogue: Catalogue) -> None:
    first = catalogue.add_file(incoming("a"), facts=HOMEWORK, accept=True)
    other = catalogue.add_file(
        incoming("b"), facts=replace(HOMEWORK, title="Seating plans for noisy classes"), accept=True
    )
    assert other.outcome == "new"
    assert other.document_id != first.document_id
    held = catalogue.get(other.document_id)
    assert held.state is State.DRAFT
    assert held.facts.doi is None
    assert [line for line in held.attention if "10.1000/homework" in line and first.document_id in line]
    assert catalogue.get(first.document_id).facts == HOMEWORK
    assert catalogue.ids() == {first.document_id}


def test_a_title_that_differs_by_its_subtitle_is_the_same_work(catalogue: Catalogue) -> None:
    first = catalogue.add_file(incoming("a"), facts=HOMEWORK)
    longer = replace(HOMEWORK, title="Homework in Primary Schools: a review of thirty years of evidence")
    assert catalogue.add_file(incoming("b", form="html"), facts=longer).document_id == first.document_id


def test_a_changed_file_at_its_path_is_a_new_version_and_the_old_one_stays(catalogue: Catalogue) -> None:
    facts = Facts(title="Our reading project", licence_claims=(OPEN,))
    first = catalogue.add_file(incoming("v1", path="/p/ours.pdf"), facts=facts)
    second = catalogue.add_file(incoming("v2", path="/p/ours.pdf"), facts=replace(facts, year=2024))
    assert second.outcome == "version"
    assert second.document_id == first.document_id
    held = catalogue.get(first.document_id)
    old, new = incoming("v1").sha256, incoming("v2").sha256
    assert [(one.sha256, one.current) for one in held.representations] == [(old, False), (new, True)]
    last = catalogue.history(held.id)[-1]
    assert last.action == "version added"
    assert last.before is not None
    assert last.after is not None
    assert (last.before["revision"], last.after["revision"]) == (1, 2)
    assert catalogue.content_holder(old) == held.id


def test_a_file_put_back_to_its_earlier_content_is_current_again(catalogue: Catalogue) -> None:
    facts = Facts(title="Our reading project", licence_claims=(OPEN,))
    for content in ("v1", "v2"):
        catalogue.add_file(incoming(content, path="/p/ours.pdf"), facts=facts)
    back = catalogue.add_file(incoming("v1", path="/p/ours.pdf", form=""), facts=Facts())
    assert back.outcome == "version"
    held = catalogue.get(back.document_id)
    assert [one.name for one in held.representations if one.current] == ["ours.pdf"]
    assert [one.sha256 for one in held.representations if one.current] == [incoming("v1").sha256]
    assert held.facts == facts
    assert catalogue.history(held.id)[-1].action == "version added"


def test_an_old_copy_found_elsewhere_does_not_replace_the_current_one(catalogue: Catalogue) -> None:
    facts = Facts(title="Our reading project", licence_claims=(OPEN,))
    for content in ("v1", "v2"):
        catalogue.add_file(incoming(content, path="/p/ours.pdf"), facts=facts)
    copy = catalogue.add_file(incoming("v1", path="/backup/ours.pdf"), facts=facts)
    assert copy.outcome == "duplicate"
    held = catalogue.get(copy.document_id)
    assert [one.sha256 for one in held.representations if one.current] == [incoming("v2").sha256]


@pytest.mark.parametrize(
    "other",
    [
        Facts(title="Seating plans for noisy classes"),
        Facts(title="Homework in primary schools", doi="10.1000/reprint"),
    ],
)
def test_a_file_name_used_for_another_work_is_another_document(catalogue: Catalogue, other: Facts) -> None:
    first = catalogue.add_file(incoming("v1", path="/p/paper.pdf"), facts=HOMEWORK)
    second = catalogue.add_file(incoming("v2", path="/p/paper.pdf"), facts=other)
    assert second.outcome == "new"
    assert second.document_id != first.document_id
    assert all(one.current for one in catalogue.get(first.document_id).representations)


def test_two_works_whose_readable_ids_collide_are_kept_apart(catalogue: Catalogue) -> None:
    # Both DOIs are spelled alike once signs that an id cannot hold are gone.
    first = catalogue.add_file(incoming("a"), facts=Facts(title="One", doi="10.1000/a(1)"))
    second = catalogue.add_file(incoming("b"), facts=Facts(title="Two", doi="10.1000/a[1]"))
    assert second.outcome == "new"
    assert first.document_id != second.document_id
    assert {one.facts.title for one in catalogue.all()} == {"One", "Two"}


def test_facts_join_the_work_with_their_doi_or_stand_alone(catalogue: Catalogue) -> None:
    paper = catalogue.add_file(incoming("a"), facts=HOMEWORK)
    joined = catalogue.add_facts(replace(HOMEWORK, year=2019), sha256="0" * 64)
    again = catalogue.add_facts(replace(HOMEWORK, year=2019), sha256="0" * 64)
    alone = catalogue.add_facts(Facts(title="Only a record", doi="10.1000/alone"), sha256="1" * 64)
    assert [joined.outcome, again.outcome, alone.outcome] == ["facts", "duplicate", "new"]
    assert joined.document_id == paper.document_id
    assert catalogue.get(paper.document_id).facts.year == 2019
    assert catalogue.get(alone.document_id).representations == ()


# -- what a curator decides --------------------------------------------------------------------------------


def test_accepting_and_withdrawing_are_in_the_trail_with_before_after_and_who(catalogue: Catalogue) -> None:
    added = catalogue.add_file(incoming("a"), facts=HOMEWORK, who="ada")
    assert added.state is State.DRAFT
    assert catalogue.ids() == set()
    catalogue.set_state([added.document_id], State.ACCEPTED, who="ben")
    assert catalogue.ids() == {added.document_id}
    catalogue.set_state([added.document_id], State.WITHDRAWN, who="cy")
    assert catalogue.ids() == set()
    lines = catalogue.history(added.document_id)
    assert [(line.action, line.who) for line in lines] == [
        ("added", "ada"),
        ("accepted", "ben"),
        ("withdrawn", "cy"),
    ]
    states = [(line.before and line.before["state"], line.after and line.after["state"]) for line in lines]
    assert states == [(None, "draft"), ("draft", "accepted"), ("accepted", "withdrawn")]
    assert [line.at for line in lines] == sorted({line.at for line in lines})
    assert lines[0].at.startswith("2026-01-01T00:00:")


def test_accepting_twice_changes_nothing(catalogue: Catalogue) -> None:
    added = catalogue.add_file(incoming("a"), facts=replace(HOMEWORK, licence_claims=()))
    catalogue.set_state([added.document_id], State.ACCEPTED)
    once = catalogue.get(added.document_id)
    catalogue.set_state([added.document_id], State.ACCEPTED)
    assert catalogue.get(added.document_id) == once
    assert [line.action for line in catalogue.history(added.document_id)] == ["added", "accepted"]


def test_set_state_changes_all_or_none(catalogue: Catalogue) -> None:
    added = catalogue.add_file(incoming("a"), facts=HOMEWORK)
    untitled = catalogue.add_file(incoming("b"), facts=Facts(licence_claims=(OPEN,)))
    revision = catalogue.revision()
    with pytest.raises(UnknownDocument, match="no document has the id 'nobody'"):
        catalogue.set_state([added.document_id, "nobody"], State.ACCEPTED)
    with pytest.raises(NotAllowed, match="has no title"):
        catalogue.set_state([added.document_id, untitled.document_id], State.ACCEPTED)
    assert catalogue.get(added.document_id).state is State.DRAFT
    assert len(catalogue.history(added.document_id)) == 1
    assert catalogue.revision() == revision


def test_an_unknown_id_is_named(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownDocument, match="'nobody'"):
        catalogue.get("nobody")
    with pytest.raises(UnknownDocument, match="'nobody'"):
        catalogue.allow_here(["nobody"])
    assert catalogue.get_many(["nobody"]) == {}
    assert catalogue.history("nobody") == []


def test_a_reason_to_look_first_keeps_a_draft_until_a_curator_accepts(catalogue: Catalogue) -> None:
    reason = "text quality 0.31 of 1: a scanned page; read it before accepting"
    poor = incoming("a", quality=0.31)
    added = catalogue.add_file(poor, facts=HOMEWORK, hold=(reason,), accept=True)
    assert (added.state, added.attention) == (State.DRAFT, (reason,))
    again = catalogue.add_file(poor, facts=HOMEWORK, accept=True)
    assert again.state is State.DRAFT
    assert [one.id for one in catalogue.all(waiting=True)] == [added.document_id]
    (accepted,) = catalogue.set_state([added.document_id], State.ACCEPTED)
    assert (accepted.state, accepted.attention) == (State.ACCEPTED, ())
    assert list(catalogue.all(waiting=True)) == []


def test_the_same_file_again_with_accept_is_a_curators_word(catalogue: Catalogue) -> None:
    catalogue.add_file(incoming("a"), facts=HOMEWORK)
    again = catalogue.add_file(incoming("a"), facts=Facts(), accept=True, who="ada")
    assert (again.outcome, again.state) == ("duplicate", State.ACCEPTED)
    assert catalogue.history(again.document_id)[-1].who == "ada"


def test_a_withdrawn_paper_is_not_accepted_by_adding_it_again(catalogue: Catalogue) -> None:
    added = catalogue.add_file(incoming("a"), facts=HOMEWORK, accept=True)
    catalogue.set_state([added.document_id], State.WITHDRAWN)
    assert catalogue.add_file(incoming("a"), facts=HOMEWORK, accept=True).state is State.WITHDRAWN
    assert catalogue.add_file(incoming("b"), facts=HOMEWORK, accept=True).state is State.WITHDRAWN
    assert catalogue.ids() == set()


def test_a_document_without_a_title_is_not_accepted_on_arrival(catalogue: Catalogue) -> None:
    added = catalogue.add_file(incoming("a"), facts=Facts(licence_claims=(OPEN,)), accept=True)
    assert added.state is State.DRAFT
    assert added.attention == ("no title was found; give it one, then accept it",)


# -- rights ------------------------------------------------------------------------------------------------


def test_an_unknown_licence_does_not_hold_acceptance_but_waits_for_a_curator(catalogue: Catalogue) -> None:
    added = catalogue.add_file(incoming("a"), facts=replace(HOMEWORK, licence_claims=()), accept=True)
    held = catalogue.get(added.document_id)
    assert held.state is State.ACCEPTED
    assert held.licence is None
    assert [line for line in held.attention if line.startswith("licence: unknown")] == list(held.attention)
    catalogue.set_state([added.document_id], State.ACCEPTED)
    assert catalogue.get(added.document_id).attention == held.attention
    (allowed,) = catalogue.allow_here([added.document_id], who="ada")
    assert (allowed.rights_local, allowed.attention) == (True, ())
    assert catalogue.history(added.document_id)[-1].action == "allowed here"


def test_rights_local_on_adding_leaves_nothing_to_look_at(catalogue: Catalogue) -> None:
    bare = replace(HOMEWORK, licence_claims=())
    added = catalogue.add_file(incoming("a"), facts=bare, rights_local=True, accept=True)
    assert (added.state, added.attention) == (State.ACCEPTED, ())
    later = catalogue.add_file(incoming("b"), facts=replace(bare, doi=None, title="Seating plans"))
    again = catalogue.add_file(incoming("b"), facts=bare, rights_local=True)
    assert later.attention
    assert again.attention == ()
    assert catalogue.get(later.document_id).rights_local


def test_conflicting_claims_settle_on_no_licence_and_name_both(catalogue: Catalogue) -> None:
    added = catalogue.add_file(incoming("a"), facts=HOMEWORK)
    assert catalogue.get(added.document_id).licence == "CC-BY-4.0"
    catalogue.add_file(incoming("b", form="jats"), facts=replace(HOMEWORK, licence_claims=(CLOSED,)))
    held = catalogue.get(added.document_id)
    assert held.licence is None
    (line,) = held.attention
    assert line.startswith("licence: ")
    assert "CC-BY-4.0 (jats)" in line
    assert "CC-BY-NC-ND-4.0 (crossref)" in line


# -- records that come as text -----------------------------------------------------------------------------


def record(facts: Facts, *, text: str = "It helps a little.") -> Record:
    section = Section(title="What was found", text=text)
    return Record(
        id="eef-homework", kind=Kind.TOOLKIT_STRAND, by="our_summary", facts=facts, sections=(section,)
    )


def test_a_record_put_again_is_a_duplicate_and_a_changed_one_a_version(catalogue: Catalogue) -> None:
    first = catalogue.put_record(record(HOMEWORK), file=incoming("r1", form="record"))
    again = catalogue.put_record(record(HOMEWORK), file=incoming("r1", form="record"))
    changed = catalogue.put_record(record(replace(HOMEWORK, months=2)), file=incoming("r2", form="record"))
    assert [one.outcome for one in (first, again, changed)] == ["new", "duplicate", "version"]
    assert {one.state for one in (first, again, changed)} == {State.ACCEPTED}
    held = catalogue.get("eef-homework")
    assert (held.kind, held.by, held.facts.months) == (Kind.TOOLKIT_STRAND, "our_summary", 2)
    assert [one.current for one in held.representations] == [False, True]
    assert [line.action for line in catalogue.history("eef-homework")] == ["added", "version added"]


def test_a_record_whose_facts_alone_changed_is_a_version_with_one_current_text(catalogue: Catalogue) -> None:
    # Its file holds its words only, so the content alone cannot tell.
    facts = replace(HOMEWORK, phase=("secondary", "primary", "primary"), country=("US", "GB"), months=2)
    outcomes = [
        catalogue.put_record(record(known), file=incoming("r1", form="record")).outcome
        for known in (facts, facts, replace(facts, months=3), replace(facts, months=3))
    ]
    assert outcomes == ["new", "duplicate", "version", "duplicate"]
    held = catalogue.get("eef-homework")
    assert (held.facts.months, held.facts.phase) == (3, ("primary", "secondary"))
    assert [one.current for one in held.representations] == [True]
    assert catalogue.ids(Filters(phase=("secondary",), country=("GB",))) == {"eef-homework"}


def test_a_record_that_goes_back_to_earlier_words_has_one_current_text(catalogue: Catalogue) -> None:
    for content in ("r1", "r2", "r1"):
        catalogue.put_record(record(HOMEWORK), file=incoming(content, form="record"))
    held = catalogue.get("eef-homework")
    assert [(one.sha256, one.current) for one in held.representations] == [
        (incoming("r1").sha256, True),
        (incoming("r2").sha256, False),
    ]


def test_a_withdrawn_record_stays_withdrawn_when_it_is_put_again(catalogue: Catalogue) -> None:
    catalogue.put_record(record(HOMEWORK), file=incoming("r1", form="record"))
    catalogue.set_state(["eef-homework"], State.WITHDRAWN)
    same = catalogue.put_record(record(HOMEWORK), file=incoming("r1", form="record"))
    changed = catalogue.put_record(record(HOMEWORK), file=incoming("r2", form="record"))
    assert (same.state, changed.state) == (State.WITHDRAWN, State.WITHDRAWN)
    assert catalogue.ids() == set()


# -- questions ---------------------------------------------------------------------------------------------


@pytest.fixture
def shelf(catalogue: Catalogue) -> Catalogue:
    rows = [
        ("a", 2010, ("primary",), "survey", ("GB-ENG",), "EEF"),
        ("b", 2015, ("primary", "secondary"), "meta-analysis", ("US",), "EEF"),
        ("c", 2020, ("early years",), "survey", ("GB", "IE"), "AERA Open"),
        ("d", None, (), None, (), None),
    ]
    for name, year, phase, design, country, source in rows:
        facts = Facts(title=f"Study {name}", year=year, phase=phase, design=design, country=country,
                      source=source, licence_claims=(OPEN,))  # fmt: skip
        catalogue.put_record(replace(record(facts), id=name), file=incoming(name, form="record"))
    catalogue.put_record(
        replace(record(Facts(title="Study w", year=2015, source="EEF")), id="w"),
        file=incoming("w", form="record"),
    )
    catalogue.set_state(["w"], State.WITHDRAWN)
    return catalogue


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), "abcd"),
        (Filters(year_from=2015), "bc"),
        (Filters(year_to=2015), "ab"),
        (Filters(year_from=2011, year_to=2019), "b"),
        (Filters(phase=("primary",)), "ab"),
        (Filters(phase=("secondary", "early years")), "bc"),
        (Filters(design=("survey",)), "ac"),
        (Filters(country=("GB",)), "ac"),
        (Filters(country=("GB-ENG",)), "a"),
        (Filters(country=("G",)), ""),
        (Filters(country=("US", "IE")), "bc"),
        (Filters(source=("EEF",)), "ab"),
        (Filters(source=("EEF",), phase=("primary",), year_from=2012), "b"),
        (Filters(country=("G%",)), ""),
    ],
)
def test_filters_take_just_what_they_name(shelf: Catalogue, filters: Filters, found: str) -> None:
    assert shelf.ids(filters) == set(found)
    assert filters.any == (filters != Filters())


def test_counts_and_sources_count_what_stands_there(shelf: Catalogue) -> None:
    assert shelf.counts() == {"draft": 0, "accepted": 4, "withdrawn": 1}
    assert list(shelf.sources().items()) == [("EEF", 2), ("AERA Open", 1)]
    assert [one.id for one in shelf.all()] == ["a", "b", "c", "d", "w"]
    assert [one.id for one in shelf.all(state=State.WITHDRAWN)] == ["w"]
    assert list(shelf.get_many(["b", "x", "a", "b"])) == ["a", "b"]


def test_more_documents_than_one_lookup_holds_all_come_back(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.lookups.LOOKUP", 3)
    for name in "abcdefgh":
        catalogue.put_record(replace(record(HOMEWORK_OF[name]), id=name), file=incoming(name, form="record"))
    assert [(one.id, one.facts.phase, len(one.representations)) for one in catalogue.all()] == [
        (name, ("primary",), 1) for name in "abcdefgh"
    ]
    assert set(catalogue.get_many("hgfedcba")) == set("abcdefgh")


HOMEWORK_OF = {
    name: Facts(title=f"Homework {name}", phase=("primary",), licence_claims=(OPEN,)) for name in "abcdefgh"
}


def test_the_revision_grows_with_every_change_and_not_with_a_question(catalogue: Catalogue) -> None:
    seen = [catalogue.revision()]
    added = catalogue.add_file(incoming("a"), facts=HOMEWORK)
    seen.append(catalogue.revision())
    catalogue.add_facts(replace(HOMEWORK, year=2019), sha256="0" * 64)
    seen.append(catalogue.revision())
    catalogue.set_state([added.document_id], State.ACCEPTED)
    seen.append(catalogue.revision())
    catalogue.allow_here([added.document_id])
    seen.append(catalogue.revision())
    catalogue.put_record(record(Facts(title="Other")), file=incoming("r", form="record"))
    seen.append(catalogue.revision())
    assert seen == sorted(set(seen))
    catalogue.get(added.document_id)
    catalogue.ids()
    assert catalogue.revision() == seen[-1]


# -- nothing is lost ---------------------------------------------------------------------------------------

WORDS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=30)
NUMBERS = st.floats(allow_nan=False)
CLAIMS = st.builds(
    LicenceClaim, licence=st.sampled_from([None, "CC-BY-4.0", "CC0-1.0"]), where=WORDS, text=WORDS
)
EFFECTS = st.builds(
    Effect,
    value=st.none() | NUMBERS,
    unit=WORDS,
    low=st.none() | NUMBERS,
    high=st.none() | NUMBERS,
    source=WORDS,
)
FACTS = st.builds(
    Facts,
    title=WORDS.filter(bool),
    authors=st.lists(WORDS, max_size=3).map(tuple),
    year=st.none() | st.integers(-3000, 3000),
    doi=st.none() | st.from_regex(r"10\.\d{4}/[a-z]{1,5}", fullmatch=True),
    url=st.none() | WORDS,
    source=st.none() | WORDS,
    abstract=st.none() | WORDS,
    licence_claims=st.lists(CLAIMS, max_size=3).map(tuple),
    design=st.none() | st.sampled_from(DESIGNS),
    phase=st.sets(st.sampled_from(PHASES)).map(lambda found: tuple(sorted(found))),
    country=st.sets(st.sampled_from(["GB", "GB-ENG", "IE", "US"])).map(lambda found: tuple(sorted(found))),
    strength=st.none() | st.integers(0, 5),
    cost=st.none() | st.integers(1, 5),
    months=st.none() | st.integers(-3, 12),
    effect=st.none() | EFFECTS,
    retracted=st.booleans(),
    where=st.dictionaries(st.sampled_from(["title", "year", "doi"]), WORDS),
)


@pytest.fixture(scope="module")
def durable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    opened = Catalogue(f"sqlite:///{tmp_path_factory.mktemp('facts') / 'c.sqlite'}")
    yield opened
    opened.close()


@given(facts=FACTS)
def test_any_facts_come_back_from_the_tables_as_they_went_in(durable: Catalogue, facts: Facts) -> None:
    # One record, put again with each example: a new version replaces every fact of the one before.
    number = durable.revision()
    durable.put_record(record(facts), file=incoming(f"version {number}", form="record"))
    assert durable.get("eef-homework").facts == facts
    after = durable.history("eef-homework")[-1].after
    assert after is not None
    assert after["facts"] != {}


ADDS_THIRTY = """
import hashlib, sys
from corpus.catalogue import Catalogue
from corpus.documents import Facts, IncomingFile
catalogue = Catalogue(sys.argv[1])
for number in range(30):
    name = f"{sys.argv[2]}-{number}"
    digest = hashlib.sha256(name.encode()).hexdigest()
    file = IncomingFile(path=f"/{name}.pdf", name=f"{name}.pdf", sha256=digest, size=1, format="pdf",
                        quality=1.0)
    catalogue.add_file(file, facts=Facts(title=name), accept=True, who=sys.argv[2])
catalogue.close()
"""


def test_two_processes_on_a_new_catalogue_lose_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'c.sqlite'}"
    running = [
        subprocess.Popen([sys.executable, "-c", ADDS_THIRTY, url, name], cwd=ROOT, stderr=subprocess.PIPE)
        for name in ("ada", "ben")
    ]
    for process in running:
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors.decode()
    catalogue = Catalogue(url)
    titles = {one.facts.title for one in catalogue.all(state=State.ACCEPTED)}
    who = {line.who for one in catalogue.all() for line in catalogue.history(one.id)}
    assert titles == {f"{name}-{number}" for name in ("ada", "ben") for number in range(30)}
    assert who == {"ada", "ben"}
    assert catalogue.revision() == 60
    catalogue.close()


def test_threads_that_open_a_new_catalogue_at_once_all_get_it(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'c.sqlite'}"
    gate = threading.Barrier(6)
    failures: list[Exception] = []

    def opens(number: int) -> None:
        gate.wait()
        try:
            catalogue = Catalogue(url)
            catalogue.add_file(incoming(str(number)), facts=Facts(title=f"Paper {number}"))
            catalogue.close()
        except Exception as error:  # noqa: BLE001 - whatever it is must fail the test, not the thread
            failures.append(error)

    threads = [threading.Thread(target=opens, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []
    catalogue = Catalogue(url)
    assert len(list(catalogue.all())) == 6
    catalogue.close()


def test_a_reader_sees_the_catalogue_as_it_was_when_it_began(catalogue: Catalogue) -> None:
    for name in "abc":
        catalogue.put_record(replace(record(HOMEWORK_OF[name]), id=name), file=incoming(name, form="record"))
    reading = catalogue.all()
    assert next(reading).id == "a"
    catalogue.set_state(["b"], State.WITHDRAWN)
    catalogue.put_record(replace(record(HOMEWORK_OF["d"]), id="d"), file=incoming("d", form="record"))
    assert [(one.id, one.state) for one in reading] == [("b", State.ACCEPTED), ("c", State.ACCEPTED)]
    assert catalogue.ids() == {"a", "c", "d"}
