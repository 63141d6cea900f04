"""The gist of whole abstracts: every part from the place that states it, and nothing that is not stated."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from glossary.gist.composing import gist_of
from glossary.gist.parts import GistPart, Part
from glossary.numbers.number import Kind, Number

TRIAL = (
    "Many pupils leave primary school without fluent reading. "
    "This study evaluated the impact of a paired reading programme on reading comprehension. "
    "A total of 1,240 Year 4 pupils in 40 English schools were randomly assigned to the programme or to a "
    "control group. "
    "Reading comprehension was measured with a standardised test. "
    "Pupils in the programme group scored significantly higher than the control group (d = 0.15, 95% CI 0.02 "
    "to 0.28, p = .021). "
    "These findings suggest that paired reading is promising."
)
NULL_TRIAL = (
    "We examined the effects of a spelling app on spelling accuracy. "
    "Sixty-two Year 3 pupils were randomly assigned to the app or to teaching as usual. "
    "No significant differences were found between the groups (d = 0.03, p = .64)."
)
PROTOCOL = (
    "This cluster randomised controlled trial will test a chess club in primary schools. "
    "Thirty schools will be recruited and randomised. "
    "The primary outcome is the score on a mathematics test. "
    "The club will improve thinking if the hypothesis holds."
)
LINKS = (
    "This correlational study examined the relationship between reading for pleasure and vocabulary scores. "
    "Questionnaires were completed by 412 pupils in nine secondary schools. "
    "Results showed that reading for pleasure was positively associated with vocabulary scores (r = .31)."
)
REVIEW = (
    "This systematic review examined the effects of peer tutoring on attainment. "
    "Of 900 records screened, 34 studies met the criteria and were included. "
    "Results showed that peer tutoring had a positive effect on attainment."
)
INTERVIEWS = (
    "This qualitative study explored how new teachers learn to manage a class. "
    "Semi-structured interviews with 14 primary teachers were carried out. "
    "Three themes were identified in the data."
)
SINGLE_CASE = (
    "This study examined the effects of video models on addition skills. "
    "A multiple baseline design across participants was used with three pupils with autism. "
    "All three pupils improved once the videos were introduced."
)
ESSAY = (
    "The idea of play has a long history. "
    "This essay argues that schools misread it. "
    "It outlines three ways in which play may be thought of anew."
)
SUMMARY = (
    "Homework clubs give pupils a quiet place to work after school. "
    "On average, homework clubs have a positive impact on attainment. "
    "They are cheap to run."
)


def spans(text: str) -> list[tuple[int, int]]:
    found = [0, *(stop.end() for stop in re.finditer(r"[.?!] (?=[A-Z])", text)), len(text) + 1]
    return [(start, end - 1) for start, end in pairwise(found)]


FIGURES = (
    (Kind.EFFECT_SIZE, r"d = (\d\.\d+)", "d"),
    (Kind.CORRELATION, r"r = (\.\d+)", "r"),
    (Kind.P_VALUE, r"p = (\.\d+)", ""),
    (Kind.SAMPLE_SIZE, r"(\d[\d,]*) (?=\w)", "pupils"),
)


def numbers(text: str) -> list[Number]:
    """A stand-in for the finding of numbers, enough for the texts above."""
    found = [
        Number(one.start(), one.end(), one.group(), kind, value=float(one[1].replace(",", "")), unit=unit)
        for kind, pattern, unit in FIGURES
        for one in re.finditer(pattern, text)
    ]
    found += [
        Number(
            one.start(),
            one.end(),
            one.group(),
            Kind.CONFIDENCE_INTERVAL,
            low=float(one[1]),
            high=float(one[2]),
        )
        for one in re.finditer(r"95% CI (\d\.\d+) to (\d\.\d+)", text)
    ]
    return sorted(found, key=lambda number: number.start)


def gist(text: str) -> dict[Part, GistPart]:
    return {one.part: one for one in gist_of(text, sentences=spans(text), numbers=numbers(text))}


def test_a_trial_gives_every_part() -> None:
    assert set(gist(TRIAL)) == set(Part)


def test_each_part_names_the_sentence_and_the_words_that_state_it() -> None:
    places = spans(TRIAL)
    for one in gist(TRIAL).values():
        start, end = places[one.sentence]
        assert start <= one.start < one.end <= end


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (Part.DESIGN, "randomly assigned"),
        (Part.WHO, "1,240 Year 4 pupils in 40 English schools"),
        (Part.DONE, "a paired reading programme"),
        (Part.COMPARED, "a control group"),
        (Part.MEASURED, "reading comprehension"),
        (Part.DIRECTION, "scored significantly higher"),
        (Part.SIZE, "d = 0.15"),
        (Part.SURE, "95% CI 0.02 to 0.28"),
    ],
)
def test_a_trial_states_its_parts_where_a_reader_finds_them(part: Part, words: str) -> None:
    found = gist(TRIAL)[part]
    assert TRIAL[found.start : found.end] == words


def test_the_line_says_who_what_which_way_and_how_sure() -> None:
    assert gist(TRIAL)[Part.LINE].text == (
        "In a randomised trial with 1,240 Year 4 pupils in 40 English schools, results on reading "
        "comprehension were slightly better with a paired reading programme than in a control group "
        "(d = 0.15, a small difference); the true figure could be anywhere from 0.02 to 0.28."
    )


def test_not_significant_is_a_difference_that_could_be_chance_and_never_no_effect() -> None:
    found = gist(NULL_TRIAL)
    assert found[Part.DIRECTION].text == "no clear difference"
    assert found[Part.SURE].text == "the difference could be chance"
    assert "no effect" not in found[Part.LINE].text


def test_a_comparison_with_ordinary_lessons_is_said_in_plain_words() -> None:
    assert gist(NULL_TRIAL)[Part.COMPARED].text == "pupils taught as usual"


def test_a_planned_study_has_no_findings() -> None:
    found = gist(PROTOCOL)
    assert found[Part.DESIGN].text == "randomised trial"
    assert not found.keys() & {Part.DIRECTION, Part.SIZE, Part.SURE}
    assert found[Part.LINE].text.startswith("In a planned randomised trial")
    assert found[Part.LINE].text.endswith("there are no results yet.")


def test_links_are_never_told_as_cause() -> None:
    found = gist(LINKS)
    assert found[Part.DIRECTION].text == "tended to do better"
    assert Part.DONE not in found
    assert Part.COMPARED not in found
    assert not re.search(r"\b(?:improv|rais|increas|because|effect)", found[Part.LINE].text)


def test_a_correlation_is_the_size_of_a_link() -> None:
    assert gist(LINKS)[Part.SIZE].text == "r = .31"


def test_a_review_is_of_the_studies_it_kept_not_of_those_it_screened() -> None:
    found = gist(REVIEW)
    assert found[Part.DESIGN].text == "review of studies"
    assert found[Part.WHO].text == "34 studies"
    assert "on average" in found[Part.LINE].text


def test_interviews_have_no_direction_and_nothing_measured() -> None:
    found = gist(INTERVIEWS)
    assert found[Part.WHO].text == "14 primary teachers"
    assert not found.keys() & {Part.DIRECTION, Part.SIZE, Part.SURE, Part.DONE, Part.COMPARED, Part.MEASURED}


def test_single_case_results_are_told_as_before_and_after() -> None:
    found = gist(SINGLE_CASE)
    assert found[Part.DIRECTION].text == "did better"
    assert found[Part.LINE].text.endswith("with video models than before.")


@pytest.mark.parametrize(
    "text", [ESSAY, "", "Lorem ipsum dolor sit amet.", "%%% 12 || 0.4 ]]] p =", "A. B. C."]
)
def test_a_text_without_a_study_has_no_gist(text: str) -> None:
    assert gist(text) == {}


def test_a_summary_page_says_which_way_the_average_goes() -> None:
    found = gist(SUMMARY)
    assert found[Part.DIRECTION].text == "did better"
    assert found[Part.DONE].text == "homework clubs"


def test_aims_and_hypotheses_are_no_findings() -> None:
    text = (
        "We tested whether a paired reading programme improves reading comprehension. "
        "We hypothesised that pupils in the programme group would outperform the control group. "
        "Sixty pupils were randomly assigned to the programme or to a control group."
    )
    assert Part.DIRECTION not in gist(text)


def test_findings_of_others_are_no_findings() -> None:
    text = (
        "Previous studies found that chess significantly improved mathematics scores. "
        "This study evaluated the impact of chess lessons on mathematics scores. "
        "Sixty pupils were randomly assigned to chess or to a control group."
    )
    assert Part.DIRECTION not in gist(text)


def test_results_that_point_both_ways_are_mixed() -> None:
    text = NULL_TRIAL.rsplit("No significant", 1)[0] + (
        "The app significantly improved spelling scores, but there was no significant difference in "
        "motivation."
    )
    found = gist(text)
    assert found[Part.DIRECTION].text == "mixed results"
    assert Part.SURE not in found


def test_what_both_groups_did_is_not_the_difference_between_them() -> None:
    text = NULL_TRIAL.rsplit("No significant", 1)[0] + "Both groups significantly improved spelling scores."
    assert Part.DIRECTION not in gist(text)


def test_less_of_something_bad_is_better() -> None:
    text = (
        "We examined the effects of a breathing exercise on exam anxiety. "
        "Sixty-two pupils were randomly assigned to the exercise or to a control group. "
        "The intervention significantly reduced anxiety."
    )
    assert gist(text)[Part.DIRECTION].text == "did better"


def test_a_control_group_ahead_is_worse_for_the_programme() -> None:
    text = (
        NULL_TRIAL.rsplit("No significant", 1)[0]
        + "The control group significantly outperformed the app group."
    )
    assert gist(text)[Part.DIRECTION].text == "did worse"


def test_headings_inside_an_abstract_give_their_sentences_a_role() -> None:
    text = (
        "Background: Reading matters to every pupil. "
        "Methods: Eighty Year 2 pupils were randomly allocated to phonics games or to a waiting list. "
        "Results: The phonics games increased reading scores. "
        "Conclusions: Games may help."
    )
    found = gist(text)
    assert found[Part.COMPARED].text == "pupils on a waiting list"
    assert text[found[Part.DIRECTION].start : found[Part.DIRECTION].end] == "increased"


def test_an_abstract_without_capitals_is_read_statement_by_statement() -> None:
    lower = TRIAL.lower()
    found = {one.part: one for one in gist_of(lower, sentences=[(0, len(lower))], numbers=numbers(lower))}
    assert lower[found[Part.WHO].start : found[Part.WHO].end].startswith("1,240 year 4 pupils")
    assert found[Part.DIRECTION].text == "did better"


def test_sentences_beyond_the_fortieth_are_not_read() -> None:
    text = "Bells ring at nine. " * 40 + TRIAL
    assert gist(text) == {}


def test_a_sentence_that_never_ends_is_passed_over() -> None:
    assert gist("We found 40 pupils in a randomised trial and " * 100) == {}


def test_university_students_are_not_called_pupils() -> None:
    text = NULL_TRIAL.replace("Year 3 pupils", "undergraduate students")
    assert gist(text)[Part.WHO].text == "sixty-two undergraduate students"


def test_school_students_are_called_pupils() -> None:
    text = NULL_TRIAL.replace("Year 3 pupils", "Grade 3 students")
    assert gist(text)[Part.WHO].text == "sixty-two Grade 3 pupils"


def test_what_the_control_group_did_not_gain_is_no_finding_about_the_programme() -> None:
    text = NULL_TRIAL.rsplit("No significant", 1)[0] + "The control group showed no significant gains."
    assert Part.DIRECTION not in gist(text)


def test_whom_a_result_compares_with_may_be_said_first() -> None:
    text = NULL_TRIAL.rsplit("No significant", 1)[0] + (
        "Compared with the control group, pupils with the spelling app made greater gains in spelling scores."
    )
    assert gist(text)[Part.DIRECTION].text == "did better"


def test_no_difference_between_subgroups_is_not_the_main_finding() -> None:
    text = NULL_TRIAL.rsplit("No significant", 1)[0] + (
        "The app significantly improved spelling scores. There were no differences between boys and girls."
    )
    assert gist(text)[Part.DIRECTION].text == "did better"


def test_where_results_are_not_all_understood_no_direction_is_given() -> None:
    text = NULL_TRIAL.rsplit("No significant", 1)[0] + (
        "The app significantly improved spelling scores. However, the gap that was seen in May did not last."
    )
    assert Part.DIRECTION not in gist(text)


def test_effects_met_by_the_way_are_not_what_was_tried() -> None:
    text = (
        "We conducted a randomised controlled trial in 20 schools. "
        "The effects of school closures were hard to reckon with. "
        "There was no significant difference between the groups."
    )
    assert Part.DONE not in gist(text)


def test_a_quasi_experiment_is_no_randomised_trial_even_if_classes_were_drawn_by_lot() -> None:
    text = (
        "A quasi-experimental design was used to test a map game. "
        "Two classes with 54 pupils were randomly assigned as experimental and control class. "
        "Results showed that the experimental class scored higher than the control class."
    )
    assert gist(text)[Part.DESIGN].text == "comparison of groups not drawn at random"


def test_a_long_phrase_is_cut_where_a_phrase_ends() -> None:
    text = NULL_TRIAL.replace(
        "Sixty-two Year 3 pupils",
        "Sixty-two Year 3 pupils from schools in towns in counties in regions in parts of the north with few "
        "libraries with few parks with few clubs with few halls with few buses with few shops",
    )
    said = gist(text)[Part.WHO].text
    assert len(said.split()) <= 25
    assert said.split()[-1] not in ("with", "in", "few")


def test_what_no_study_found_is_not_told_as_found() -> None:
    text = REVIEW.rsplit("Results showed", 1)[0] + "No studies reported clear positive effects on attainment."
    assert gist(text)[Part.DIRECTION].text == "no clear difference"


def test_better_said_of_something_else_is_no_comparison() -> None:
    text = NULL_TRIAL.rsplit("No significant", 1)[0] + (
        "The study found positive effects on spelling, after the app had learned over time to better fit "
        "its pupils."
    )
    assert gist(text)[Part.DIRECTION].text == "did better"


def test_no_difference_between_two_programmes_leaves_the_finding_against_the_control_group() -> None:
    text = NULL_TRIAL.rsplit("No significant", 1)[0] + (
        "The app group outperformed the control group. There were no differences between the two "
        "experimental groups."
    )
    assert gist(text)[Part.DIRECTION].text == "did better"


def test_asides_in_brackets_do_not_belong_to_the_words_of_a_part() -> None:
    text = TRIAL.replace("a paired reading programme", "a paired reading programme (PRP)")
    found = gist(text)
    assert found[Part.DONE].text == "a paired reading programme"
    assert "(PRP)" not in found[Part.LINE].text


def test_groups_of_which_the_text_does_not_say_how_they_were_made_have_no_named_design() -> None:
    text = (
        "This study examined the effects of choir practice on reading fluency. "
        "Forty Year 5 pupils took part, half of them in an experimental group and half in a control group. "
        "The experimental group scored significantly higher than the control group."
    )
    found = gist(text)
    assert Part.DESIGN not in found
    assert found[Part.COMPARED].text == "a control group"
    assert found[Part.DIRECTION].text == "did better"


def test_a_trial_is_randomised_only_where_the_groups_to_be_compared_were_drawn() -> None:
    text = NULL_TRIAL.replace(
        "were randomly assigned to the app or to teaching as usual",
        "were randomly assigned to groups of three and used the app",
    )
    assert Part.DESIGN not in gist(text)


def test_a_single_case_study_stays_one_where_the_order_was_drawn_by_lot() -> None:
    text = SINGLE_CASE.replace("A multiple baseline design", "A randomised multiple-baseline design")
    assert gist(text)[Part.DESIGN].text.startswith("single-case study")


def test_interviews_beside_tests_do_not_make_a_qualitative_study() -> None:
    text = INTERVIEWS.replace("This qualitative study", "This study") + " Test scores were compared as well."
    assert Part.DESIGN not in gist(text)


@pytest.mark.parametrize(
    "sentence",
    [
        "The study took place in a school of 1,344 pupils.",
        "Thirty pupils were in the control group.",
        "The pupils were taught by 11 teachers.",
        "A screening test was administered to 300 pupils.",
        "Six Algebra 2 teachers looked on.",
    ],
)
def test_people_who_are_not_the_sample_are_not_who_took_part(sentence: str) -> None:
    text = (
        "This study examined the effects of choir practice on reading fluency. "
        f"{sentence} "
        "Reading was tested in May and the choir met every week."
    )
    assert Part.WHO not in gist(text)


def test_several_studies_in_one_text_have_no_people_in_common() -> None:
    text = TRIAL.replace("A total of", "In Study 1, a total of") + " In Study 2, 60 pupils took part."
    assert Part.WHO not in gist(text)


@pytest.mark.parametrize(
    "words",
    [
        "an approach based",
        "training",
        "three types of interventions",
        "the proportion of time",
        "traditional lessons",
        "instructional approaches",
    ],
)
def test_words_that_name_no_programme_are_not_what_was_done(words: str) -> None:
    text = NULL_TRIAL.replace("effects of a spelling app", f"effects of {words}").replace(
        "to the app or to teaching as usual", "to one of two groups"
    )
    assert Part.DONE not in gist(text)


def test_what_changes_an_effect_is_not_what_was_done() -> None:
    text = NULL_TRIAL.replace("the effects of a spelling app", "the moderating influence of age")
    assert Part.MEASURED not in gist(text)


def test_people_are_no_outcome() -> None:
    text = NULL_TRIAL.replace("on spelling accuracy", "on pupils with autism in four towns")
    assert Part.MEASURED not in gist(text)


def test_what_is_left_to_others_is_not_what_was_done() -> None:
    text = (
        "This literature review looked at studies of music in lessons. "
        "Further research should examine the effects of drumming on attention. "
        "Results show that there is some interest."
    )
    assert not gist(text).keys() & {Part.DONE, Part.MEASURED}


def test_a_mixed_result_has_no_size() -> None:
    text = NULL_TRIAL.rsplit("No significant", 1)[0] + (
        "The app significantly improved spelling scores (d = 0.31), but there was no significant difference "
        "in motivation."
    )
    found = gist(text)
    assert found[Part.DIRECTION].text == "mixed results"
    assert Part.SIZE not in found
    assert "0.31" not in found[Part.LINE].text


def test_a_figure_of_another_sentence_is_not_the_size_of_the_finding() -> None:
    text = NULL_TRIAL.rsplit("No significant", 1)[0] + (
        "The app significantly improved spelling scores. The effect on handwriting was d = 0.80."
    )
    assert Part.SIZE not in gist(text)


def test_no_line_where_nothing_but_the_outcome_is_known() -> None:
    text = NULL_TRIAL.replace("We examined the effects of a spelling app on spelling accuracy. ", "").replace(
        "to the app or to teaching as usual", "to one of two groups"
    )
    assert Part.LINE not in gist(text)


def _told(*sentences: str) -> dict[Part, GistPart]:
    return gist(" ".join(sentences))


def test_a_count_is_cut_short_where_its_list_of_years_goes_on() -> None:
    found = _told(
        "This study evaluated the impact of a chess club on reading comprehension.",
        "A total of 640 pupils from years 3, 5 and 7 were randomly assigned to it or to a control group.",
    )
    assert found[Part.WHO].text == "640 pupils"


def test_a_count_of_weeks_is_no_count_of_people() -> None:
    found = _told(
        "This quasi-experimental study collected data for 6 weeks from reading logs and the Student Scale.",
        "Pupils in the reading club were compared with a comparison group.",
    )
    assert Part.WHO not in found


def test_a_quasi_experiment_without_another_group_has_no_comparison() -> None:
    found = _told(
        "This study examined the effects of word maps on vocabulary.",
        "A quasi-experimental pre-test and post-test design with no control group was used with 50 pupils.",
    )
    assert Part.COMPARED not in found
    assert Part.DESIGN not in found or "groups" not in found[Part.DESIGN].text


def test_one_of_the_arms_to_which_pupils_were_assigned_is_not_what_was_done() -> None:
    found = _told(
        "This randomised trial was run in nine schools.",
        "Pupils were randomly assigned to a podcast or a comic.",
    )
    assert Part.DONE not in found


def test_the_first_of_a_list_of_outcomes_is_not_the_outcome() -> None:
    found = _told(
        "This randomised trial examined the effects of a garden club on confidence, attendance at lessons, "
        "sleep, and vocabulary.",
        "Pupils were randomly assigned to the club or to a control group.",
    )
    assert Part.MEASURED not in found or found[Part.MEASURED].text.endswith("vocabulary")
