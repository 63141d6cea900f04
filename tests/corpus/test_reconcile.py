"""Which statement of a fact is believed, and when two titles are one work."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.documents import Effect, Facts, LicenceClaim
from corpus.reconcile import FILE_NAME, TRUST, distinct_id, document_id, reconcile, same_work


def titled(title: str, where: str) -> Facts:
    return Facts(title=title, where={"title": where})


def test_a_better_source_replaces_and_a_worse_one_does_not() -> None:
    guessed, deposited = titled("A ti tle", "first page"), titled("A title", "crossref deposit")
    assert reconcile(guessed, deposited) == deposited
    assert reconcile(deposited, guessed) == deposited


@given(ours=st.sampled_from(TRUST), theirs=st.sampled_from(TRUST))
def test_the_most_trusted_statement_stands_whatever_came_first(ours: str, theirs: str) -> None:
    found = reconcile(titled("ours", ours), titled("theirs", theirs))
    better = TRUST.index(theirs) < TRUST.index(ours)
    assert found == (titled("theirs", theirs) if better else titled("ours", ours))


def test_people_and_registries_go_before_guesses() -> None:
    order = ("curator", "crossref deposit", "jats", "first page", "file properties", FILE_NAME)
    assert [place for place in TRUST if place in order] == list(order)


def test_a_source_nobody_ranked_never_replaces_but_fills() -> None:
    held = titled("Known", "file properties")
    assert reconcile(held, titled("Said", "somewhere")).title == "Known"
    assert reconcile(Facts(), titled("Said", "somewhere")) == titled("Said", "somewhere")
    assert reconcile(titled("Said", "somewhere"), held) == held


def test_unknown_never_replaces_known() -> None:
    effect = Effect(value=0.2, unit="standard deviations", low=None, high=None, source="EEF")
    held = Facts(title="T", authors=("A",), year=2020, months=0, effect=effect, phase=("primary",),
                 where={"title": "first page"})  # fmt: skip
    assert reconcile(held, Facts(where={"title": "curator", "year": "curator"})) == held


def test_a_known_zero_is_known() -> None:
    held = Facts(months=0, strength=0, where={"months": "curator", "strength": "curator"})
    assert reconcile(held, Facts(months=4, strength=5, where={"months": "jats"})) == held
    found = reconcile(Facts(months=4, where={"months": "jats"}), replace(held, strength=None))
    assert found.months == 0


def test_fields_are_judged_one_by_one() -> None:
    held = Facts(title="From the page", year=2019, where={"title": "first page", "year": "jats"})
    new = Facts(title="From the head", year=2018, source="A journal",
                where={"title": "jats", "year": "first page", "source": "first page"})  # fmt: skip
    assert reconcile(held, new) == Facts(
        title="From the head",
        year=2019,
        source="A journal",
        where={"title": "jats", "year": "jats", "source": "first page"},
    )


def test_every_claim_is_kept_once_and_a_retraction_is_never_lost() -> None:
    claims = [LicenceClaim(licence=None, where=where, text="?") for where in ("jats", "crossref")]
    held = Facts(licence_claims=(claims[0],), retracted=True)
    found = reconcile(held, Facts(licence_claims=(claims[1], claims[0])))
    assert found.licence_claims == tuple(claims)
    assert found.retracted
    assert reconcile(Facts(), Facts(retracted=True)).retracted


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("Homework and attainment", "Homework and Attainment: a meta-analysis", True),
        ("HOMEWORK AND ATTAINMENT", "homework, and attainment.", True),
        ("Homework and attainment", "Seating plans in noisy classes", False),
        ("Feedback in mathematics lessons", "Phonics in reading lessons", False),
        (None, "Anything", True),
        ("Σχολείο και παιχνίδι", "σχολείο και παιχνίδι", True),
    ],
)
def test_one_work_is_told_by_the_words_of_its_titles(ours: str | None, theirs: str, same: bool) -> None:
    assert same_work(Facts(title=ours), Facts(title=theirs)) is same
    assert same_work(Facts(title=theirs), Facts(title=ours)) is same


def test_a_title_made_from_a_file_name_proves_nothing() -> None:
    assert same_work(titled("scan 0012", FILE_NAME), Facts(title="Homework and attainment"))


@given(st.text(), st.one_of(st.none(), st.text(min_size=1)))
def test_ids_are_fit_for_addresses_and_files_whatever_the_title(title: str, doi: str | None) -> None:
    made = document_id(Facts(title=title, doi=doi), sha256="ab" * 32)
    assert made == document_id(Facts(title=title, doi=doi), sha256="ab" * 32)
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-")
    assert 0 < len(made) <= 90
    assert not made.startswith((".", "-"))
    assert distinct_id(made, key="x") not in {made, distinct_id(made, key="y")}


def test_ids_read_like_the_work() -> None:
    assert document_id(Facts(title="T", doi="10.1000/X(1)"), sha256="0" * 64) == "doi-10.1000-x-1"
    assert document_id(Facts(title="Où va l’école ?"), sha256="a1b2c3d4e5") == "ou-va-lecole-a1b2c3d4"
    assert document_id(Facts(), sha256="0" * 64) == "untitled-00000000"
