from __future__ import annotations

import json
from dataclasses import replace

from glossary.interchange.conflicts import Difference, Standing, Strategy, compare
from glossary.term_bank import TermBank, load_bank
from glossary.terms import PartOfSpeech
from tests.glossary.samples import sense

OURS = sense("attrition", means="Losing pupils from a study before it ends.", variants=("drop-out",))
BANK = TermBank([OURS, sense("bias", means="A lean to one side.")])


def test_new_same_differing_and_other_meanings_are_told_apart() -> None:
    theirs = [
        sense("dosage", means="How much of a lesson was given."),
        OURS,
        replace(OURS, means="Losing people from a study before its end.", us_say=("kids leaving",)),
    ]
    assert [one.standing for one in compare(BANK, theirs).senses] == [
        Standing.NEW, Standing.SAME, Standing.DIFFERS,
    ]  # fmt: skip
    other = replace(OURS, means="Wearing stone away by water.")
    assert compare(BANK, [other]).senses[0].standing is Standing.ANOTHER_MEANING
    verb = replace(OURS, pos=PartOfSpeech.VERB)
    assert compare(BANK, [verb]).senses[0].standing is Standing.ANOTHER_MEANING


def test_each_field_that_differs_is_shown_from_both_sides() -> None:
    theirs = replace(OURS, variants=(), us_say=("kids leaving",), area="learning")
    (one,) = compare(BANK, [theirs]).senses
    assert {each.field: (each.ours, each.theirs) for each in one.differences} == {
        "area": ("methods", "learning"),
        "variants": (["drop-out"], None),
        "us_say": (None, ["kids leaving"]),
    }
    assert str(Difference("means", "a", None)) == "means: ours 'a'; theirs nothing"


def test_a_sense_that_breaks_a_rule_says_which() -> None:
    bad = sense("dosage", means="The dosage of some new lessons.", broader=("nothing here",))
    (one,) = compare(BANK, [bad]).senses
    assert {fault.field for fault in one.faults} == {"means", "broader"}
    assert compare(BANK, [bad]).chosen(Strategy.REPLACE) == ()


def test_links_may_lead_to_senses_of_the_same_import() -> None:
    two = [
        sense("dosage", means="How much was given.", broader=("fidelity",)),
        sense("fidelity", means="Doing it as it was planned."),
    ]
    assert compare(BANK, two).faulty == ()


def test_the_strategy_decides_what_is_taken() -> None:
    new = sense("dosage", means="How much of a lesson was given.")
    theirs = replace(OURS, variants=("loss",), us_say=("kids leaving",))
    other = sense("bias", means="Fabric cut across its threads.")
    found = compare(BANK, [new, theirs, other])
    assert found.chosen(Strategy.NEW) == (new,)
    assert found.chosen(Strategy.REPLACE) == (new, theirs)
    assert found.chosen(Strategy.KEEP) == (new, replace(OURS, us_say=("kids leaving",)))
    assert compare(BANK, [replace(OURS, variants=("loss",))]).chosen(Strategy.KEEP) == ()


def test_the_comparison_as_text_and_as_json() -> None:
    theirs = [
        BANK.senses[1],
        replace(OURS, us_say=("kids",)),
        sense("dosage", means="The dosage of some new lessons."),
    ]
    found = compare(BANK, theirs)
    lines = found.lines()
    assert lines[0] == "1 new, 1 same, 1 differs, 0 address taken by another meaning, 1 against the rules."
    assert "attrition: differs" in lines
    assert "  us_say: ours nothing; theirs ['kids']" in lines
    assert any(line.startswith("  against the rules: means: explains") for line in lines)
    counts = json.loads(json.dumps(found.as_json()))["counts"]
    assert counts == {
        "new": 1, "same": 1, "differs": 1, "address taken by another meaning": 0, "faulty": 1,
    }  # fmt: skip


def test_the_shipped_bank_is_the_same_as_itself() -> None:
    bank = load_bank()
    assert len(compare(bank, bank.senses).standing(Standing.SAME)) == len(bank.senses)
