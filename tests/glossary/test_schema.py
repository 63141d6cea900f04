from __future__ import annotations

from typing import Any

import pytest

from glossary.bank_files import Placed
from glossary.schema import faults_of, holds
from glossary.terms import Grade, PartOfSpeech, Relation, Sense, Wording
from tests.glossary.samples import sense


def faults(*senses: Sense) -> list[tuple[str, str]]:
    placed = [Placed(one, "bank.yaml", line) for line, one in enumerate(senses, start=7)]
    return [(fault.field, fault.message) for fault in faults_of(placed)]


def test_a_good_sense_has_no_fault() -> None:
    assert faults(sense("power"), sense("error", means="By how much a figure is off.")) == []


@pytest.mark.parametrize(
    ("changes", "field", "told"),
    [
        ({"means": "One sentence. Another one."}, "means", "one sentence"),
        ({"means": "no capital."}, "means", "capital"),
        ({"means": "No stop"}, "means", "full stop"),
        ({"means": "The power of a study."}, "means", "explains 'power' by itself"),
        ({"means": "It " + "goes on and " * 20 + "on."}, "means", "at most 40"),
        ({"plain": (Wording("chance " * 9, "x"),)}, "plain", "longer than the definition"),
        ({"plain": (Wording("power to see", "x"),)}, "plain", "holds the headword"),
        ({"plain": (Wording("the chance", "x"),)}, "plain", "article"),
        ({"plain": (Wording("chance.", "x"),)}, "plain", "full stop"),
        ({"plain": (Wording("chance", "x", "after"),)}, "plain", "adjectives only"),
        ({"plain": (Wording("luck", "x"), Wording("luck", "y"))}, "plain", "twice"),
        ({"classroom_word": ""}, "classroom_word", "is missing"),
        ({"relation": Relation.NO_EQUIVALENT}, "classroom_word", "is given"),
        ({"grade": Grade.MISREAD}, "misread_as", "is missing"),
        ({"relation": Relation.FALSE_FRIEND}, "misread_as", "is missing"),
        ({"situations": ("too few words",)}, "situations", "fewer than 5"),
        ({"register": ("teacher",)}, "teachers_say", "is missing"),
        ({"register": ()}, "register", "at least one"),
        ({"teachers_say": ("luck", "Luck")}, "teachers_say", "twice"),
        ({"variants": ("strength", "strength")}, "variants", "twice"),
        ({"variants": ("Power",)}, "variants", "headword itself"),
        ({"date": "yesterday"}, "date", "is not a date"),
        ({"valid_from": 2014, "valid_to": 2010}, "valid", "before it begins"),
        ({"pos": PartOfSpeech.VERB, "countable": "no"}, "countable", "nouns only"),
        ({"key": "Not A Key"}, "sense", "lower-case"),
        ({"broader": ("nowhere",)}, "broader", "not a term of the bank"),
        ({"broader": ("power",)}, "broader", "is the term itself"),
        ({"replaced_by": "nowhere"}, "valid", "not a term of the bank"),
    ],
)
def test_nonsense_is_refused(changes: dict[str, Any], field: str, told: str) -> None:
    assert any(name == field and told in message for name, message in faults(sense("power", **changes)))


def test_the_same_address_twice_is_refused_and_the_first_is_named() -> None:
    found = faults(sense("power"), sense("Power", means="Another meaning that it has elsewhere."))
    assert found == [
        ("term", "is already at bank.yaml:7. Give each its own `sense` key, or merge them."),
    ]


def test_two_senses_with_one_definition_are_refused() -> None:
    assert [field for field, _ in faults(sense("power"), sense("strength"))] == ["means"]


def test_a_circle_of_broader_terms_is_refused_with_its_way() -> None:
    found = faults(
        sense("terma", means="First thing that one meets in a study.", broader=("termb",)),
        sense("termb", means="Second thing that one meets in a study.", broader=("termc",)),
        sense("termc", means="Third thing that one meets in a study.", broader=("terma",)),
    )
    assert ("broader", "goes in a circle: terma -> termb -> termc -> terma.") in found
    assert len(found) == 3


def test_a_diamond_is_no_circle() -> None:
    senses = [
        sense("terma", means="First thing that one meets in a study.", broader=("termb", "termc")),
        sense("termb", means="Second thing that one meets in a study.", broader=("termd",)),
        sense("termc", means="Third thing that one meets in a study.", broader=("termd",)),
        sense("termd", means="Fourth thing that one meets in a study."),
    ]
    assert faults(*senses) == []


def test_a_word_within_a_word_is_not_the_word() -> None:
    assert holds("The effect size of it", "Effect size")
    assert not holds("powerful", "power")
    assert not holds("size of effect", "effect size")
