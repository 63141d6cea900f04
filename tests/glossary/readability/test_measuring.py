"""Readability of whole texts: easy and hard ones, odd ones, long ones."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.readability.counters import formula_library
from glossary.readability.formulas import GRADE
from glossary.readability.measuring import FEWEST_WORDS, is_familiar, readability_of
from indexer.sentences import sentences

EASY = "The cat sat on the mat. The dog ran to the door. We saw them both and we were glad. " * 3
HARD = (
    "Notwithstanding considerable methodological heterogeneity, standardised instruments administered "
    "longitudinally demonstrated differential responsiveness across participating institutions. "
    "Subsequent multilevel analyses incorporating institutional characteristics substantially attenuated "
    "previously identified associations between professional development and attainment. "
) * 2


def values(text: str) -> dict[tuple[str, str], float]:
    found = readability_of(text)
    assert found is not None
    return {(one.name, one.library): one.value for one in found.measures}


def test_every_formula_finds_the_hard_text_harder() -> None:
    easy, hard = values(EASY), values(HARD)
    assert easy.keys() == hard.keys()
    assert all(hard[key] > easy[key] + 3 for key in easy)


def test_at_least_three_formulas_and_two_libraries_have_their_say() -> None:
    found = values(HARD)
    assert len({name for name, _ in found}) >= 3
    by_two = {name for name, library in found if library == "syllapy"}
    assert by_two >= {"Flesch-Kincaid", "SMOG", "Gunning Fog"}
    assert {(name, "readability") for name in by_two} <= found.keys()


def test_libraries_that_count_syllables_differently_do_not_agree() -> None:
    found = values(HARD)
    assert found["Flesch-Kincaid", "readability"] != found["Flesch-Kincaid", "syllapy"]


def test_a_grade_can_be_worked_out_by_hand() -> None:
    text = "The cat sat on the red mat with a hat. " * 6
    assert values(text)["Flesch-Kincaid", "syllapy"] == round(0.39 * 10 + 11.8 * 1 - 15.59, 1)


def test_statistics_within_a_sentence_do_not_cut_it_up() -> None:
    text = (
        "The children (N = 1,240; p = .03) in the first group (cf. Okoro et al. 2019) read more books "
        "than those in the other group did. "
    ) * 4
    spans = sentences(text)
    assert len(spans) == 4
    for found in (readability_of(text, sentences=spans), readability_of(text)):
        assert found is not None
        assert found.sentences == 4


def test_a_capital_at_the_start_of_a_sentence_makes_no_name_of_a_long_word() -> None:
    at_start = "Considerable differences were found in it. " * 8
    inside = "There were considerable differences in it. " * 8
    assert values(at_start)["Gunning Fog", "readability"] == values(inside)["Gunning Fog", "readability"]


@pytest.mark.parametrize("text", ["", " \n ", "1 2 3.5", "…!?", "p = .03", "(" * 500])
def test_without_words_there_is_nothing_to_measure(text: str) -> None:
    assert readability_of(text) is None


@pytest.mark.parametrize(
    "text", ["Дети читали книги в школе каждый день. " * 9, "子どもは本を読みます。" * 40]
)
def test_another_alphabet_is_not_measured(text: str) -> None:
    assert readability_of(text) is None


def test_a_short_text_is_counted_and_not_measured() -> None:
    found = readability_of("One word. Two words here.")
    assert found is not None
    assert (found.words, found.sentences, found.words_per_sentence, found.measures) == (5, 2, 2.5, ())


def test_measuring_begins_at_the_fewest_words() -> None:
    short = readability_of("word " * (FEWEST_WORDS - 1) + ".")
    enough = readability_of("word " * FEWEST_WORDS + ".")
    assert short is not None
    assert short.measures == ()
    assert enough is not None
    assert enough.measures != ()


def test_a_list_without_sentences_is_not_measured() -> None:
    found = readability_of("reading writing spelling " * 100)
    assert found is not None
    assert (found.words, found.measures) == (300, ())


def test_of_a_very_long_text_all_words_are_counted_and_the_first_are_measured(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("glossary.readability.measuring.MOST_WORDS", 50)
    found, first = readability_of(EASY + HARD), readability_of(EASY)
    assert found is not None
    assert first is not None
    assert found.words > first.words
    assert found.measures == first.measures


def test_stops_without_end_are_read_in_a_moment() -> None:
    """A rule that began anew at each stop took minutes over these."""
    assert readability_of("." * 300_000 + "x") is None


@pytest.mark.parametrize("word", ["schools", "wanted", "running", "quickly", "stories", "Boy's", "making"])
def test_regular_endings_leave_a_familiar_word_familiar(word: str) -> None:
    assert is_familiar(word, familiar=frozenset(("school", "want", "run", "quick", "story", "boy", "make")))


def test_an_unlisted_word_is_not_familiar() -> None:
    assert not is_familiar("heterogeneity", familiar=formula_library().familiar)


def test_what_the_library_remembers_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    library = formula_library()
    monkeypatch.setattr("glossary.readability.counters.MOST_REMEMBERED", len(library.at_first) + 5)
    before = values(HARD)
    assert len(library.remembered) <= len(library.at_first) + 5
    assert values(HARD) == before


def test_importing_the_check_loads_no_readability_library() -> None:
    code = (
        "import sys, glossary.wording_check\n"
        "print([one for one in ('readability', 'syllapy', 'spacy', 'nltk') if one in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_grades_are_named_as_such() -> None:
    found = readability_of(HARD)
    assert found is not None
    assert {one.unit for one in found.measures} == {GRADE, "Dale-Chall score"}


@settings(max_examples=50)
@given(st.text(max_size=400))
def test_no_text_raises(text: str) -> None:
    readability_of(text)
    readability_of(text + " " + HARD, sentences=[(0, len(text)), (len(text), len(text) + len(HARD))])
