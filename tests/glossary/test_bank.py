"""The term bank that Chalkface brings: whole, honest about itself, and large enough to be of use."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from glossary.bank_report import BankReport, report_on
from glossary.coverage import Standing
from glossary.false_friends.families import families
from glossary.term_bank import TermBank, check_bank
from glossary.terms import AREAS, PHASES, REGIONS, REGISTERS, Grade, Reader, Relation

KNOWN_TO_TEACHERS = {"hypothesis"}
"""Families that teachers know in the research sense too, so that nothing needs to be said."""


@cache
def bank() -> TermBank:
    held, faults = check_bank()
    assert faults == ()
    return held


@cache
def report() -> BankReport:
    return report_on(bank(), (), try_them=False)


def test_there_are_enough_senses_terms_and_phrases() -> None:
    assert report().senses >= 900
    assert report().terms >= 700
    assert report().phrases.phrases >= 4000
    assert report().phrases.situations >= 1500


def test_every_area_region_phase_register_and_relation_is_there() -> None:
    assert set(report().areas) == set(AREAS)
    assert set(report().regions) == set(REGIONS)
    assert set(report().relations) == {relation.value for relation in Relation}
    assert {phase for sense in bank().current for phase in sense.phase} == set(PHASES)
    assert {register for sense in bank().current for register in sense.register} == set(REGISTERS)


@pytest.mark.parametrize(
    ("old", "new"),
    [("SEN", "special educational needs and disabilities"), ("NQT", "early career teacher")],
)
def test_policy_words_know_what_replaced_them(old: str, new: str) -> None:
    sense = bank().term(old).senses[0]
    assert sense.valid_to is not None
    assert sense.replaced_by == new


@pytest.mark.parametrize("name", ["national curriculum level", "pupil premium", "catch-up premium"])
def test_policy_words_have_their_years(name: str) -> None:
    assert any(sense.valid_from or sense.valid_to for sense in bank().term(name).senses)


@pytest.mark.parametrize("family", sorted(set(families()) - KNOWN_TO_TEACHERS))
def test_each_false_friend_has_a_sense_to_warn_of(family: str) -> None:
    grades = {sense.grade for sense in bank().term(family).senses}
    assert grades & {Grade.UNKNOWN, Grade.MISREAD}


def test_no_short_form_of_two_letters_is_a_common_word() -> None:
    short = {name for sense in bank().current for name in sense.abbreviations if len(name) < 3}
    assert not short & {"IT", "IS", "AS", "AT", "IN", "ON", "OR", "NO", "SO", "DO", "GO", "ME", "WE", "US"}


def test_no_source_is_a_placeholder_and_confidence_is_not_always_high() -> None:
    sources = Counter(sense.source for sense in bank().current)
    assert not any(
        word in source.casefold() for source in sources for word in ("todo", "tbd", "lorem", "xxx")
    )
    assert len({sense.confidence for sense in bank().current}) > 1
    assert len(sources) > 100


def test_the_commonest_words_are_all_decided() -> None:
    assert sum(report().commonest.values()) == 1000
    assert report().commonest[Standing.UNDECIDED] == 0


def test_a_word_that_is_fine_for_a_teacher_may_not_be_for_a_parent() -> None:
    differing = [one for one in bank().current if one.grade_for(Reader.PARENT) is not one.grade]
    assert len(differing) > 20


@pytest.mark.slow
def test_nearly_all_plain_wordings_fit_in_place() -> None:
    tried = report_on(bank(), ()).tried
    assert sum(one.fits for one in tried) / len(tried) >= 0.97
