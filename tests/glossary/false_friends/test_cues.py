"""The pattern language: what each part of a pattern fits, and what is refused."""

from __future__ import annotations

import pytest

from glossary.false_friends.cues import BadPattern, cues_of, read_cue, view_of
from glossary.false_friends.families import families, family_of
from glossary.spacy_english import Sentence, parse


def sentence_of(text: str) -> Sentence:
    return next(parse([text]))[0]


def fits(pattern: str, text: str, *, word: str) -> bool:
    sentence = sentence_of(text)
    at = next(number for number, one in enumerate(sentence) if one.text == word)
    return read_cue(pattern, family="control", sense="research").matches(view_of(sentence, at))


@pytest.mark.parametrize(
    ("pattern", "fitting", "other"),
    [
        ("~ group|arm", "The control groups met.", "The control panel broke."),
        ("active ~", "The active control played cards.", "The control was active."),
        ("~ _ school", "The control village school closed.", "The control school closed."),
        (
            "~ .. school",
            "The control and one other school closed.",
            "The control was kept far away from any school.",
        ),
        ("rand* ~", "A randomised control was used.", "A remote control was used."),
        ("# ~", "We had 12 control rooms.", "We had many control rooms."),
        ("^ ~", "control your dog.", "Please control your dog."),
        ("~/VERB the", "They control the traffic.", "Their control the whole time was poor."),
        ("~ & pupil*", "The control helped our pupils.", "The control helped our teachers."),
        ("~ & !pupil*", "The control helped our teachers.", "The control helped our pupils."),
        ("~ group & ~ .. met", "The control group met.", "The control group left early and never met."),
        ("~ & @object lose", "They lost control.", "Their control grew."),
        ("~ & @modifies group", "The control group met.", "The group lost control."),
        ("~ & @described tight", "They kept tight control.", "They kept control."),
        ("~ & @by over", "She has control over the timing.", "She has control."),
    ],
)
def test_a_pattern_fits_what_it_describes_and_nothing_else(pattern: str, fitting: str, other: str) -> None:
    assert fits(pattern, fitting, word="control")
    assert not fits(pattern, other, word="control")


def test_forms_are_told_apart_in_brackets() -> None:
    assert fits("[controls] for", "The model controls for age.", word="controls")
    assert not fits("[controls] for", "They control for age.", word="control")


def test_hyphens_and_quotation_marks_are_passed_over() -> None:
    assert fits("~ group", "The “control” - group met.", word="control")


def test_a_question_mark_makes_a_hint() -> None:
    assert not read_cue("? ~ group", family="control", sense="research").strong
    assert read_cue("~ group", family="control", sense="research").strong


@pytest.mark.parametrize("pattern", ["group", "~ ~", "~ & @near dog", "~ & two words", "~ |", "~ & "])
def test_what_cannot_be_read_is_refused(pattern: str) -> None:
    with pytest.raises(BadPattern):
        read_cue(pattern, family="control", sense="research")


def test_every_family_has_cues_for_both_senses() -> None:
    for family in families():
        assert {cue.sense for cue in cues_of(family)} == {"research", "everyday"}, family


def test_every_form_in_brackets_belongs_to_its_family() -> None:
    for family in families():
        for cue in cues_of(family):
            for part in cue.pattern.split():
                if part.startswith("["):
                    for form in part[1:].partition("]")[0].split("|"):
                        assert family_of(form) == family, f"{family}: {cue.pattern}"
