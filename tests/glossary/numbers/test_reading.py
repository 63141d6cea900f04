"""What is said of a number: its uncertainty, its own figures, and never more than it says."""

import re
from pathlib import Path

import pytest
import yaml

from glossary.numbers.circumstances import Circumstances
from glossary.numbers.finding import numbers_in, results_in
from glossary.numbers.number import Kind, Number
from glossary.numbers.reading import read_out
from glossary.numbers.writing import amount

SENTENCES = [
    case[0] for case in yaml.safe_load(Path(__file__).with_name("reported.yaml").read_text(encoding="utf-8"))
]
NEVER = (
    "no effect", "no difference", "proved", "proven", "proof", "large effect", "important", "caused",
    "causes", "because of", "harm", "chance that", "likely to be true", "definitely",
)  # fmt: skip
FIGURE = re.compile(r"[−-]?\d[\d,]*(?:\.\d+)?")


def number(sentence: str, kind: Kind) -> Number:
    return next(one for one in numbers_in(sentence) if one.kind is kind)


def reading(sentence: str, kind: Kind) -> str:
    return number(sentence, kind).reading


@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_reading_says_more_than_the_figure_does(sentence: str) -> None:
    for one in numbers_in(sentence):
        assert not [phrase for phrase in NEVER if phrase in one.reading.casefold()], one.reading
        assert one.reading[0] == one.reading[0].upper()
        assert one.reading.endswith(".")


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_figure_of_a_reading_is_one_of_its_result(sentence: str) -> None:
    for result in results_in(sentence):
        own = {abs(v) for one in result for v in (one.value, one.low, one.high, one.level) if v is not None}
        own |= {
            abs(v)
            for one in result
            for figure in FIGURE.findall(one.text)
            if (v := amount(figure)) is not None
        }
        for one in result:
            said = {abs(amount(figure) or 0.0) for figure in FIGURE.findall(one.reading)}
            assert all(any(abs(a - b) < 1e-6 for b in own) for a in said), one.reading


def test_a_whole_result_in_one_sentence() -> None:
    numbers = numbers_in(
        "The 1,240 pupils in 40 schools did better in reading (d = 0.20, 95% CI −0.05 to 0.45)."
    )
    assert read_out(numbers) == (
        "The difference could be chance; this study cannot tell; about 0.20 standard deviations; the true "
        "figure could plausibly be anywhere from −0.05 to 0.45 (95% interval), so it could point either way; "
        "1,240 pupils in 40 schools."
    )


def test_a_clear_result_says_its_range_and_who_it_is_better_for() -> None:
    numbers = numbers_in("Tutored pupils did better (g = 0.30, 95% CI 0.10 to 0.50, p = .004, n = 90).")
    assert read_out(numbers) == (
        "Better for the programme or the group named first: about 0.30 standard deviations; the true figure "
        "could plausibly be anywhere from 0.10 to 0.50 (95% interval); 90 were counted."
    )


def test_a_p_value_alone_says_nothing_of_size() -> None:
    assert read_out(numbers_in("The groups differed (p = .01).")) == (
        "A p value of 0.01: a result like this would be unusual if chance alone were at work, which says "
        "nothing of how much it matters."
    )


def test_nothing_to_read_out_is_nothing() -> None:
    assert read_out(()) == ""
    assert read_out(numbers_in("The mean was M = 4.2.")) == ""


@pytest.mark.parametrize(
    "sentence", ["Marks did not differ (p = .34).", "Marks rose a little (ns).", "Marks rose (p > .05)."]
)
def test_not_significant_is_read_as_not_known(sentence: str) -> None:
    assert "the difference could be chance; this study cannot tell" in reading(sentence, Kind.P_VALUE)


def test_an_effect_with_no_interval_says_that_none_is_given() -> None:
    assert "no margin of error is given" in reading("Pupils gained 0.2 SD in reading.", Kind.EFFECT_SIZE)


def test_before_and_after_without_another_group_says_so() -> None:
    said = reading("From pre-test to post-test scores rose by 0.9 SD.", Kind.EFFECT_SIZE)
    assert "no other group to compare" in said
    with_group = "From pre-test to post-test scores rose by 0.9 SD more than in the control group."
    assert "no other group" not in reading(with_group, Kind.EFFECT_SIZE)


def test_a_correlation_is_no_cause() -> None:
    said = reading("Sleep and marks were related (r = .3, p < .001).", Kind.CORRELATION)
    assert said == (
        "Those with more of the one tended to have more of the other (correlation 0.30); this does not show "
        "that one brings about the other."
    )
    assert "less of the other" in reading("Noise and marks were related (r = −.3).", Kind.CORRELATION)


def test_clustering_and_agreement_are_told_apart() -> None:
    assert "between groups such as classes" in reading("Classes differed (ICC = .2).", Kind.ICC)
    assert "agreed" in reading("Two raters agreed (ICC = .9).", Kind.ICC)


def test_raw_differences_are_not_said_to_be_standard_deviations() -> None:
    for sentence in ("The mean difference was 0.18.", "Scores rose by 3 points."):
        assert "standard deviation" not in reading(sentence, Kind.EFFECT_SIZE)
    assert "standard deviation" in reading("Scores rose (d = 0.18).", Kind.EFFECT_SIZE)


def test_percentages_points_and_changes_are_three_things() -> None:
    assert reading("In all, 12% left.", Kind.PERCENTAGE) == "12 in every hundred."
    assert "gap between two shares" in reading("The rate rose by 3 percentage points.", Kind.PERCENTAGE)
    assert "change or gap" in reading("The rate rose by 3%.", Kind.PERCENTAGE)


def test_months_are_said_to_be_converted() -> None:
    said = reading("Pupils made two months' additional progress.", Kind.MONTHS_PROGRESS)
    assert said.startswith("The text speaks of 2 months more progress")
    assert "not time that was measured" in said


def test_circumstances_reach_the_whole_result() -> None:
    numbers = numbers_in("Scores rose by 0.9 SD.")
    alone = Circumstances(attainment=True, before_after=True, compared=False)
    assert "no other group to compare" in read_out(numbers, circumstances=alone)
