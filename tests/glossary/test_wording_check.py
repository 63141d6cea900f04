"""The check of a text: kinds, grades, readers, repeats; and which sense is meant."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary import wording_check
from glossary.false_friends.deciding import Decider
from glossary.senses import country_of
from glossary.term_bank import TermBank
from glossary.terms import Grade, PartOfSpeech, Reader, Relation, Sense, Wording
from glossary.wording_check import Finding, Report, check_wording
from indexer.sentences import sentences
from tests.glossary.samples import sense

TODAY = date(2026, 11, 24)

SENSES: Sequence[Sense] = (
    sense("effect size", means="How big a difference is, in units that can be compared."),
    sense("covariate", means="A thing that is allowed for when figures are worked out."),
    sense(
        "randomised controlled trial",
        means="A study in which chance decides who gets what.",
        abbreviations=("RCT",),
    ),
    sense(
        "kindergarten",
        key="us",
        means="The first school year in America.",
        region=("US",),
        grade=Grade.MISREAD,
        misread_as="nursery",
    ),
    sense("kindergarten", key="europe", means="A nursery.", grade=Grade.FINE),
    sense("SEN", means="Needs that call for help.", grade=Grade.FINE, valid_to=2014, replaced_by="SEND"),
    sense(
        "SEND",
        means="Needs or disabilities that call for extra help.",
        grade=Grade.FINE,
        grades={Reader.PARENT: Grade.UNKNOWN},
    ),
    sense("low ability", pos=PartOfSpeech.ADJECTIVE, means="Of pupils who score low.", grade=Grade.LOADED),
    sense("estimate", key="noun", means="A figure worked out from a part.", grade=Grade.UNKNOWN),
    sense("estimate", key="everyday", pos=PartOfSpeech.VERB, means="To guess sensibly.", grade=Grade.FINE),
    sense(
        "control group",
        means="Those who carry on as usual.",
        grade=Grade.MISREAD,
        misread_as="pupils held back",
        relation=Relation.FALSE_FRIEND,
    ),
    sense("sample size", means="How many pupils took part in a study."),
    sense(
        "attrition",
        means="The loss of pupils from a study while it runs.",
        grade=Grade.MISREAD,
        misread_as="wearing down",
        plain=(Wording("loss of pupils", "Why."), Wording("Attrition", "x")),
    ),
)


@cache
def bank() -> TermBank:
    return TermBank(SENSES)


@cache
def decider() -> Decider:
    return Decider()


def report(text: str, *, reader: Reader = Reader.TEACHER) -> Report:
    return check_wording(text, bank=bank(), decider=decider(), reader=reader, today=TODAY)


def found(text: str, *, reader: Reader = Reader.TEACHER) -> dict[str, Finding]:
    return {one.text: one for one in report(text, reader=reader).findings}


def test_a_word_of_research_is_jargon_with_what_to_say_and_what_is_lost() -> None:
    one = found("We used age as a covariate in each school.")["covariate"]
    assert (one.kind, one.grade, one.term, one.sense) == ("jargon", Grade.UNKNOWN, "covariate", "covariate")
    assert one.message == (
        "A teacher may not know this. It means: a thing that is allowed for when figures are worked out."
    )
    assert one.suggestions == sense("x").plain


def test_a_word_that_will_be_misread_says_as_what() -> None:
    one = found("The control group carried on as before in all lessons.")["control group"]
    assert one.kind == "false_friend"
    assert "may take this for pupils held back. Here it means: those who carry on" in one.message


def test_an_abbreviation_is_one_whether_the_text_explains_it_or_not() -> None:
    text = "We ran a randomised controlled trial (RCT) with the Better Reading Index (BRI). BRI and XQR rose."
    kinds = {name: (one.kind, one.term) for name, one in found(text).items()}
    assert kinds["RCT"] == ("abbreviation", "randomised-controlled-trial")
    assert kinds["BRI"] == ("abbreviation", "")
    assert kinds["XQR"] == ("abbreviation", "")
    assert found(text)["BRI"].suggestions[0].say == "Better Reading Index"


def test_a_short_form_of_two_terms_stands_for_the_one_the_text_has_in_full() -> None:
    two = TermBank(
        [
            sense("project work", abbreviations=("PWX",), means="Work on one thing over weeks."),
            sense("problem work", abbreviations=("PWX",), means="Work that begins with a puzzle."),
        ]
    )

    def terms(text: str) -> list[str]:
        found = check_wording(text, bank=two, decider=decider(), today=TODAY)
        return [one.term for one in found.findings if one.text == "PWX"]

    assert terms("They began with problem work and liked PWX better.") == ["problem-work"]
    assert terms("They all liked PWX better than before.") == [""]


def test_a_statistic_says_what_it_says_and_what_it_does_not() -> None:
    one = found("There were many pupils in both schools (N = 1,240) at the start.")["N = 1,240"]
    assert (one.kind, one.sense, one.grade) == ("statistic", "sample-size", Grade.UNKNOWN)
    assert one.message.startswith("A teacher may not know how to read this. ")
    assert one.message.endswith("It does not say whether they are like the pupils you have in mind.")


def test_a_statistic_is_one_finding_with_its_abbreviation_and_its_reading() -> None:
    findings = report("Marks rose in all schools, d = 0.31, 95% CI [0.10, 0.52], p = .004.").findings
    assert [(one.text, one.kind) for one in findings] == [
        ("d = 0.31", "statistic"),
        ("95% CI [0.10, 0.52]", "statistic"),
        ("p = .004", "statistic"),
    ]
    assert all(wording.say and wording.loses for one in findings for wording in one.suggestions)
    assert findings[1].suggestions


def test_figures_that_teachers_read_well_are_no_findings() -> None:
    assert found("The 1,240 pupils in 40 schools did 12% more homework.") == {}


def test_each_statistic_says_something_of_its_own() -> None:
    findings = report(
        "It was clear (p = .01) and then less so (p = .04), and clear again (p = .01)."
    ).findings
    assert [(one.text, one.again) for one in findings if one.kind == "statistic"] == [
        ("p = .01", False),
        ("p = .04", False),
        ("p = .01", True),
    ]


LONG = (
    "The pupils in the first group read an old story with their teacher each morning of the week, and the "
    "pupils in the other group wrote a letter about the covariate and the effect size to a friend in town."
)


def test_hard_sentences_are_found_where_a_splitter_is_given() -> None:
    text = f"They read. {LONG}"
    assert [one.kind for one in report(text).findings] == ["jargon", "false_friend"]
    held = check_wording(text, bank=bank(), decider=decider(), today=TODAY, split=sentences)
    one = held.findings[0]
    assert (one.kind, one.text, one.grade) == ("long_sentence", LONG, Grade.UNKNOWN)
    assert "2 of them to look up" in one.message
    assert ". The pupils in the other group wrote" in one.suggestions[0].say
    assert one.suggestions[0].loses
    assert [finding.kind for finding in held.findings[1:]] == ["jargon", "false_friend"]


def test_sentences_of_another_language_are_not_called_hard() -> None:
    text = (
        "Los alumnos de las escuelas que participaron en este estudio leyeron cada semana un cuento "
        "nuevo con sus maestros y después escribieron una carta corta a un amigo que vivía en otra ciudad."
    )
    held = check_wording(text, bank=bank(), decider=decider(), today=TODAY, split=sentences)
    assert held.findings == ()
    assert held.readability is None


def test_the_readability_of_the_english_is_reported() -> None:
    readability = report(f"{LONG} {LONG}").readability
    assert readability is not None
    assert readability.sentences == 2
    assert len({one.name for one in readability.measures}) >= 3
    assert report("").readability is None


def test_a_word_that_is_out_of_date_is_policy_and_says_what_it_is_now() -> None:
    one = found("The pupils with SEN had more help in that year.")["SEN"]
    assert (one.kind, one.grade) == ("abbreviation", Grade.LOADED)
    assert one.message.startswith("In use until 2014. It is now SEND.")


def test_a_word_that_carries_a_judgement_is_policy() -> None:
    assert found("They taught the low ability pupils in the hall.")["low ability"].kind == "policy"


def test_the_reader_decides() -> None:
    text = "All staff should read the SEND policy of the school."
    assert found(text) == {}
    assert found(text, reader=Reader.PARENT)["SEND"].grade is Grade.UNKNOWN
    assert [one.text for one in report(text).terms] == ["SEND"]


def test_grammar_tells_a_noun_from_a_verb() -> None:
    assert "estimate" in found("The estimate of the effect size was small in every school.")
    assert found("You can estimate the answer before you work it out.") == {}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Third-grade students in elementary schools and kindergarten in two U.S. school districts", "US"),
        ("Pupils in Year 4 at English schools, by key stage, with Ofsted watching", "UK"),
        ("Pupils and students", ""),
        ("", ""),
    ],
)
def test_the_country_of_a_text_is_told_by_its_words(text: str, country: str) -> None:
    assert country_of(text) == country


def test_a_countrys_own_sense_wins_in_its_texts() -> None:
    text = (
        "Children in kindergarten and first graders in elementary schools of two school districts took part."
    )
    assert found(text)["kindergarten"].sense == "kindergarten.us"


def test_a_second_place_with_the_same_word_is_marked() -> None:
    findings = report("The effect size was small. The effect sizes differed.").findings
    assert [(one.text, one.again) for one in findings] == [("effect size", False), ("effect sizes", True)]


def test_the_word_itself_is_never_offered_for_itself() -> None:
    one = found("In the trial, attrition was 12 per cent in the control arm.")["attrition"]
    assert [wording.say for wording in one.suggestions] == ["loss of pupils"]


def test_the_text_is_read_in_the_order_of_its_places() -> None:
    text = "The XQR of the control group (N = 12) and its effect size were noted. RCTs are better."
    places = [(one.start, one.end) for one in report(text).findings]
    assert places == sorted(places)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(places))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "1 2 3",
        "¿?",
        "\x00",
        "\N{SOFT HYPHEN}" * 50,
        "(" * 2000,
        "'" * 3000,
        "a" * 20_000,
        "control " * 3000,
    ],
)
def test_odd_texts_never_raise(text: str) -> None:
    report(text)


def test_of_a_very_long_text_only_words_of_one_sense_are_read_and_that_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(wording_check, "MOST_CHARACTERS", 2_000)
    text = "The covariate of the control group (p = .01) was noted in each school of the trust. " * 60
    held = report(text)
    assert {one.text for one in held.findings} == {"covariate", "p = .01"}
    assert all(one.suggestions == () for one in held.findings if one.kind == "statistic")
    assert "Over 2,000, words with several meanings are left alone" in held.notes[0]


@pytest.mark.soak
def test_five_million_characters_are_read_whether_in_one_paragraph_or_many() -> None:
    sentence = "The covariate of the control group was noted in each school of the trust."
    for gap in (" ", "\n\n"):
        text = (sentence + gap) * (5_000_000 // len(sentence))
        assert len(report(text).findings) > 50_000


@settings(max_examples=25)
@given(st.text(max_size=300))
def test_no_text_raises_and_offsets_are_its_own(text: str) -> None:
    whole = f"{text} the effect size of it"
    for one in report(whole).findings:
        assert whole[one.start : one.end] == one.text
