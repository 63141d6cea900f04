from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings

from glossary.interchange.formats import FORMATS, Format
from glossary.term_bank import TermBank, load_bank
from glossary.terms import Sense
from tests.glossary.interchange.strategies import BANKS

READABLE = [one for one in FORMATS if one.read is not None]
names = pytest.mark.parametrize("form", READABLE, ids=lambda form: form.name)


def there_and_back(bank: TermBank, form: Format) -> dict[str, Sense]:
    stream = BytesIO()
    form.write(bank, stream)
    assert form.read is not None
    brought = form.read(stream.getvalue(), "file")
    assert [str(fault) for fault in brought.faults] == []
    assert brought.proposals == ()
    return {sense.id: sense for sense in brought.senses}


@names
@given(senses=BANKS)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
def test_every_field_of_any_sense_survives(form: Format, senses: list[Sense]) -> None:
    assert there_and_back(TermBank(senses, version="v1"), form) == {sense.id: sense for sense in senses}


@names
def test_a_part_of_the_shipped_bank_survives(form: Format) -> None:
    senses = load_bank().senses[::12]
    assert there_and_back(TermBank(senses), form) == {sense.id: sense for sense in senses}


@pytest.mark.slow
@names
def test_the_whole_shipped_bank_survives(form: Format) -> None:
    bank = load_bank()
    assert there_and_back(bank, form) == {sense.id: sense for sense in bank.senses}


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_the_same_bank_makes_the_same_file(form: Format) -> None:
    bank = TermBank(load_bank().senses[:20], version="v1")
    first, second = BytesIO(), BytesIO()
    form.write(bank, first)
    form.write(bank, second)
    if form.name == "xlsx":  # A workbook is a ZIP file whose entries carry the time.
        assert len(first.getvalue()) == len(second.getvalue())
    else:
        assert first.getvalue() == second.getvalue()
