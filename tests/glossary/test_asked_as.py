"""What teachers would ask: subjects before methods, one question each first, nothing that the text lacks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.asked_as import Asked, asked_as
from glossary.false_friends.deciding import Decider
from glossary.senses import Meant, Reading, read_spots
from glossary.term_bank import TermBank, load_bank
from glossary.terms import Grade, Sense
from glossary.wording_check import check_wording, english_pieces, spots_in
from tests.glossary.samples import sense

TODAY = date(2026, 11, 24)

SENSES: Sequence[Sense] = (
    sense(
        "classroom quizzing",
        area="assessment",
        teachers_say=("AfL", "mini whiteboards", "quizzes", "times tables tests"),
        us_say=("exit tickets",),
        situations=(
            "they can't tell me what they don't know",
            "walked round and saw twelve wrong answers",
            "the Year 9 set never shows its working",
        ),
    ),
    sense("quizzing", area="assessment", teachers_say=("test week",), grade=Grade.FINE),
    sense(
        "metacognition",
        area="learning",
        teachers_say=("thinking about thinking",),
        situations=("he never checks his work", "what makes them plan before they start"),
    ),
    sense("times table", area="maths", teachers_say=("times tables",), grade=Grade.FINE),
    sense("p value", area="methods", teachers_say=("could it be luck",)),
    sense("secondary school", area="school", teachers_say=("big school",)),
    sense("silent term", area="learning"),
    sense(
        "ratio",
        key="maths",
        area="maths",
        grade=Grade.FINE,
        means="How many of one thing there are for each portion of another.",
        teachers_say=("recipe questions",),
    ),
    sense("Higher", area="assessment", grade=Grade.FINE, teachers_say=("the Scottish exams",)),
)
BANK = TermBank(SENSES)


def questions(text: str, *, bank: TermBank = BANK, most: int = 8) -> list[str]:
    return [one.question for one in asked(text, bank=bank, most=most)]


def asked(text: str, *, bank: TermBank = BANK, most: int = 8) -> tuple[Asked, ...]:
    return asked_as(text, meant_in(text, bank=bank), bank=bank, most=most)


def meant_in(text: str, *, bank: TermBank = BANK) -> list[Meant]:
    pieces, _ = english_pieces(text)
    spots = spots_in(text, pieces=pieces, bank=bank)
    return list(read_spots(text, spots, pieces=pieces, bank=bank, decider=Decider(), decided=True))


TRIAL = (
    "We studied classroom quizzing in forty schools. Classroom quizzing and metacognition were taught "
    "to teachers in a course of three days, and metacognition was measured again in the summer term."
)


def test_every_question_is_a_phrase_of_a_term_in_the_text() -> None:
    phrases = {phrase for one in SENSES for phrase in one.phrases if one.term_id != "p-value"}
    for question in questions(TRIAL):
        assert question.removeprefix("What helps when ").removesuffix("?") in phrases


def test_no_term_gets_a_second_question_before_each_has_had_one() -> None:
    assert [one.sense for one in asked(TRIAL)][:4] == ["classroom-quizzing", "metacognition"] * 2


def test_a_question_says_which_term_it_comes_from() -> None:
    first = asked(TRIAL)[0]
    assert first.because == "what teachers say for “classroom quizzing”"
    assert any(one.because == "a situation teachers tell of for “metacognition”" for one in asked(TRIAL))


def test_what_the_first_sentence_is_about_comes_first() -> None:
    text = "Does metacognition help? We asked teachers in the north whether classroom quizzing did."
    assert asked(text)[0].sense == "metacognition"


def test_a_title_counts_as_the_lead() -> None:
    text = (
        "Metacognition in the middle years\n\nWe asked many teachers in the north. They told us of classroom "
        "quizzing and what they thought of it over the years."
    )
    assert asked(text)[0].sense == "metacognition"


def test_trouble_in_the_present_becomes_a_question_and_other_phrases_stay() -> None:
    found = questions(TRIAL)
    assert "What helps when they can't tell me what they don't know?" in found
    assert "What helps when he never checks his work?" in found
    assert "what makes them plan before they start" in found
    assert "walked round and saw twelve wrong answers" in found


def test_words_about_research_are_asked_about_only_where_nothing_else_is() -> None:
    assert "could it be luck" not in questions(f"{TRIAL} The p value was small, and the p value held.")
    assert questions("The p value of this test was small, and it was the smallest of the three.") == [
        "could it be luck"
    ]


def test_a_topic_that_the_text_lacks_is_not_brought_in() -> None:
    assert "times tables tests" not in questions(TRIAL)
    assert "times tables tests" in questions(f"{TRIAL} The classes had learned a times table a week.")
    assert not any("Year 9" in question for question in questions(TRIAL))
    about_working = f"{TRIAL} They were asked for their working."
    assert not any("Year 9" in question for question in questions(about_working))
    assert any("Year 9" in question for question in questions(f"{about_working} All were in Year 9."))


def test_single_words_are_not_questions_but_abbreviations_are() -> None:
    assert "quizzes" not in questions(TRIAL)
    assert "AfL" in questions(TRIAL)


def test_american_phrases_are_for_american_texts() -> None:
    assert "exit tickets" not in questions(TRIAL)
    american = (
        f"{TRIAL} It was in elementary schools, in grade 4 and grade 5, from kindergarten up. Math too."
    )
    assert "exit tickets" in questions(american)


def test_the_wider_term_is_left_to_the_narrower_one_that_holds_it() -> None:
    assert "test week" not in questions(f"{TRIAL} Quizzing was weekly. Quizzing was also short.")


def test_where_the_study_was_done_is_not_its_subject() -> None:
    assert "big school" not in questions(
        f"In secondary school, much changes. {TRIAL} Secondary school is hard."
    )


def test_a_word_of_several_senses_needs_others_of_its_kind_around_it() -> None:
    crime = "The ratio of male to female offenders was stable. We counted all offenders of those years."
    maths = "The ratio of one thing to another. Each portion is counted, and a times table helps with many."
    assert questions(crime) == []
    assert "recipe questions" in questions(maths)


def test_a_name_in_small_letters_is_not_the_name() -> None:
    assert questions("Marks were higher in spring, and higher still in the summer of that year.") == []


def test_no_more_questions_than_wanted() -> None:
    assert len(questions(TRIAL, most=3)) == 3
    assert questions(TRIAL, most=0) == []


def test_a_term_without_phrases_and_an_unsure_one_ask_nothing() -> None:
    assert questions("A silent term is a term that has no phrase, and the silent term is here twice.") == []
    unsure = [Meant(one.spot, one.sense, Reading.UNSURE) for one in meant_in(TRIAL)]
    assert asked_as(TRIAL, unsure, bank=BANK) == ()


@pytest.mark.parametrize("text", ["", "   \n\n ", "§§ 12 %", "Der Unterricht beginnt um acht Uhr."])
def test_a_text_without_terms_asks_nothing(text: str) -> None:
    assert asked(text) == ()


WHOLE = load_bank()
TOPICS = sorted(one.term for one in WHOLE.current if one.area in {"literacy", "behaviour", "learning"})


@settings(max_examples=20)
@given(
    topics=st.lists(st.sampled_from(TOPICS), min_size=1, max_size=4, unique=True),
    most=st.integers(0, 12),
)
def test_over_the_whole_glossary_questions_are_few_and_each_from_a_term_of_the_text(
    topics: list[str], most: int
) -> None:
    text = f"This study is about {' and '.join(topics)}. Teachers in forty schools told us about {topics[0]}."
    report = check_wording(text, bank=WHOLE, decider=Decider(), today=TODAY)
    held = {one.sense for one in (*report.findings, *report.terms)}
    found = asked(text, bank=WHOLE, most=most)
    assert len(found) <= most
    assert len({one.question.casefold() for one in found}) == len(found)
    for one in found:
        assert one.sense in held
        plain = one.question.removeprefix("What helps when ").removesuffix("?")
        phrases = {phrase.removesuffix("?").casefold() for phrase in WHOLE.sense(one.sense).phrases}
        assert plain.casefold() in phrases
