from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.bank_files import read_bank_file, sense_from_fields
from glossary.bank_writing import entry_text, fields_of, file_head
from glossary.terms import Grade, PartOfSpeech, Reader, Relation, Sense, slug
from tests.glossary.samples import HEAD, bank_text, entry, sense

CONTROL = """
  - term: control group
    variants: [comparison group]
    pos: noun
    means: The pupils who carry on as usual, so that a difference can be seen.
    plain:
      - say: comparison class
        loses: It may be many classes.
    example: Half the schools waited a year.
    relation: false friend
    classroom_word: control
    misread_as: pupils kept under control
    grade: misread
    grades: {policy: fine}
    register: [researcher]
    valid: {from: 1990, replaced_by: ""}
"""


def test_an_entry_becomes_a_sense() -> None:
    read = read_bank_file(HEAD + CONTROL, file="methods.yaml")
    assert read.faults == ()
    held = read.senses[0].sense
    assert (held.id, held.pos, held.relation) == ("control-group", PartOfSpeech.NOUN, Relation.FALSE_FRIEND)
    assert held.plain[0].say == "comparison class"
    assert held.grade_for(Reader.TEACHER) is Grade.MISREAD
    assert held.grade_for(Reader.POLICY) is Grade.FINE
    assert (held.valid_from, held.valid_to, held.date) == (1990, None, "2026-11-23")
    assert read.senses[0].line == HEAD.count("\n") + 2


def test_words_that_yaml_takes_for_truth_values_stay_words() -> None:
    text = bank_text(entry("no", means="What one says to refuse.", teachers_say="[on, off, yes]"))
    assert read_bank_file(text, file="x").senses[0].sense.teachers_say == ("on", "off", "yes")


@pytest.mark.parametrize(
    ("change", "field", "told"),
    [
        ({"pos": "thing"}, "pos", "Allowed: adjective, adverb, noun, verb"),
        ({"grade": "hard"}, "grade", "Allowed: fine, loaded, misread, unknown"),
        ({"relation": "friend"}, "relation", "Allowed:"),
        ({"region": "[Mars]"}, "region", "'Mars' is not allowed"),
        ({"register": "teacher"}, "register", "must be a list"),
        ({"plain": "[{say: word}]"}, "plain", "needs `say` and `loses`"),
        ({"valid": "{from: soon}"}, "valid", "four digits"),
        ({"colour": "red"}, "colour", "is not a field of a sense"),
        ({"countable": "maybe"}, "countable", "not allowed"),
    ],
)
def test_what_is_not_allowed_is_named_with_what_is(change: dict[str, str], field: str, told: str) -> None:
    read = read_bank_file(bank_text(entry("power", **change)), file="bank.yaml")
    fault = next(fault for fault in read.faults if fault.field == field)
    assert told in fault.message
    assert fault.sense == "power"
    assert str(fault).startswith(f"bank.yaml:{fault.line}: power, {field}: ")


@pytest.mark.parametrize(
    "missing", ["term", "pos", "means", "plain", "example", "relation", "grade", "register"]
)
def test_a_missing_field_is_named(missing: str) -> None:
    read = read_bank_file(bank_text(entry("power", **{missing: ""})), file="bank.yaml")
    assert any(fault.field == missing and "is missing" in fault.message for fault in read.faults)


def test_a_missing_source_is_refused() -> None:
    read = read_bank_file(HEAD.replace("source: handbook\n", "") + entry("power"), file="bank.yaml")
    assert [fault.field for fault in read.faults] == ["source"]


def test_a_bad_sense_never_hides_the_good_ones() -> None:
    read = read_bank_file(bank_text(entry("one", pos="thing"), entry("two"), "  - just words\n"), file="x")
    assert [one.sense.term for one in read.senses] == ["two"]
    assert len(read.faults) >= 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "must be a mapping"),
        ("- a\n- b", "must be a mapping"),
        ("area: [", "cannot be read"),
        ("area: cooking\nsenses: []", "is not an area"),
        ("area: methods", "must be a list of senses"),
        ("area: methods\nsenses: []\ncolour: red", "is not a field of a bank file"),
        ("\x00", "cannot be read"),
    ],
)
def test_a_file_that_is_no_bank_says_so(text: str, told: str) -> None:
    assert any(told in fault.message for fault in read_bank_file(text, file="x").faults)


@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    read_bank_file(text, file="x")
    read_bank_file(HEAD + text, file="x")


WORDS = (
    st.text("abc defg-'é:#\"", min_size=1, max_size=20).map(lambda text: " ".join(text.split())).filter(bool)
)


@given(WORDS, WORDS, st.lists(WORDS, max_size=3, unique=True), st.sampled_from(["", "noun-like", "x"]))
def test_what_is_written_is_read_again(term: str, means: str, phrases: list[str], key: str) -> None:
    held = sense(
        term, means=means, key=key, teachers_say=tuple(phrases), grades={Reader.PARENT: Grade.UNKNOWN}
    )
    text = file_head("methods") + entry_text(held)
    read = read_bank_file(text, file="x")
    assert read.faults == ()
    assert read.senses[0].sense == held


def test_fields_make_the_sense_again() -> None:
    held = sense("power", valid_to=2014, replaced_by="strength", region=("England",))
    made, faults = sense_from_fields(fields_of(held), area="methods", file="")
    assert faults == ()
    assert made == held


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("effect size", "effect-size"),
        ("Cohen's d", "cohens-d"),
        ("teacher–pupil relationship", "teacher-pupil-relationship"),
        ("naïve Bayes", "naive-bayes"),
        ("t-test", "t-test"),
        ("  N/A ", "n-a"),
        ("χ", ""),
    ],
)
def test_an_address_is_plain(name: str, address: str) -> None:
    assert slug(name) == address


def test_a_sense_has_its_own_address_below_its_terms() -> None:
    held = sense("Power", key="statistical")
    assert (held.term_id, held.id) == ("power", "power.statistical")
    assert isinstance(held, Sense)
