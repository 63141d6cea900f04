"""Where numbers stand, what garbage comes to, and what the development sentences ask for."""

import json
import string
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.numbers.finding import numbers_in, results_in
from glossary.numbers.number import Direction, Kind

DEVELOPMENT = Path(__file__).parents[4] / "shared" / "eval" / "language-dev" / "numbers.jsonl"
PIECES = """\
d = .31|p < .001|(95% CI −0.10 to 0.20)|N = 1 482|12%|0.2 SD|two months' progress|r = −.3|ns|F(1, 20) = 3.1
improved|did not improve|fewer absences|the control group|;|but|(|)|[|95%|CI|1 in 5|–|±|odds|times|2019
Year 4 pupils|=|<|and|respectively|.|,""".replace("\n", "|").split("|")


def test_offsets_are_of_the_text_as_it_was_given() -> None:
    text = "Pupils\u00a0did better\n(𝑑\u2009=\u2009.31, p\u00a0<\u00a0.001)."
    assert [one.text for one in numbers_in(text)] == ["𝑑\u2009=\u2009.31", "p\u00a0<\u00a0.001"]
    assert all(text[one.start : one.end] == one.text for one in numbers_in(text))


def test_signs_units_and_levels() -> None:
    p, interval, share, points = numbers_in(
        "Scores rose (p ≤ .01; 90% CI 0.1 to 0.4); 12% of pupils left, 3 percentage points more than before."
    )
    assert (p.op, interval.level, share.unit, points.unit) == ("<=", 90, "percent", "percentage_points")


def test_intervals_have_ends_and_no_value() -> None:
    (interval,) = (one for one in numbers_in("g = 0.2 (95% CI −0.1, 0.5)") if one.low is not None)
    assert (interval.value, interval.low, interval.high) == (None, -0.1, 0.5)


def test_a_result_holds_its_effect_its_interval_and_its_p_value() -> None:
    results = results_in("Reading improved (d = .31, p = .02) but spelling did not (d = .05, p = .60).")
    assert [[one.kind for one in result] for result in results] == [[Kind.EFFECT_SIZE, Kind.P_VALUE]] * 2


def test_one_p_value_said_of_both_effects_judges_both() -> None:
    first, second, _ = numbers_in("Reading and maths rose by 0.12 and 0.08 SD (both p = .30).")
    assert first.direction is second.direction is Direction.NO_CLEAR_EFFECT


def test_line_breaks_of_scanned_pages_do_not_hide_numbers() -> None:
    text = "Scores were higher (effect\nsize =\n0.21; 95%\nCI 0.05\nto 0.37;\np =\n.01)."
    assert [one.kind for one in numbers_in(text)] == [
        Kind.EFFECT_SIZE,
        Kind.CONFIDENCE_INTERVAL,
        Kind.P_VALUE,
    ]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_no_order_of_words_and_figures_breaks_it(text: str) -> None:
    found = numbers_in(text)
    assert all(text[one.start : one.end] == one.text and one.reading for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)


@given(st.text(max_size=400))
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_it(text: str) -> None:
    assert all(0 <= one.start < one.end <= len(text) for one in numbers_in(text))


@pytest.mark.parametrize(
    "piece",
    ["1", "0.1 ", "(", "one-", "95% CI [0.1 ", "a@b."],
)
def test_two_hundred_kilobytes_of_one_piece_are_read_through(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert all(text[one.start : one.end] == one.text for one in numbers_in(text))


def test_two_hundred_kilobytes_of_noise_are_read_through() -> None:
    signs = string.printable + "−–=<>±%"
    text = "".join(signs[(place * place * 7_919 + place * 104_729) % len(signs)] for place in range(200_000))
    assert len(numbers_in(text)) < 2_000


def test_a_long_table_run_together_keeps_every_number() -> None:
    assert len(numbers_in("d = .31, p = .02; " * 2_000)) == 4_000


@pytest.mark.skipif(not DEVELOPMENT.exists(), reason="the development sentences are not part of the project")
def test_development_sentences() -> None:
    items = [json.loads(line) for line in DEVELOPMENT.read_text(encoding="utf-8").splitlines()]
    for item in items:
        found = {
            (one.kind.value, abs(one.value) if one.value is not None else None)
            for one in numbers_in(item["text"])
        }
        wanted = {
            (one["kind"], abs(v) if (v := one["value"]) is not None else None) for one in item["expected"]
        }
        assert wanted <= found, item["id"]
