"""The notation of the cue files, and the words that it is matched against."""

from __future__ import annotations

import pytest

from glossary.meaning.citations import without_citations
from glossary.meaning.contents import stem_of
from glossary.meaning.pattern_files import read_file
from glossary.meaning.patterns import find, forms_of, read_phrases
from glossary.meaning.statement import read
from glossary.meaning.words import words_of


def fits(phrase: str, text: str) -> bool:
    words = words_of(text)
    return any(find(one, words, at, set()) for one in read_phrases(phrase) for at in range(len(words)))


@pytest.mark.parametrize(
    ("phrase", "fitting", "other"),
    [
        ("control group", "the control group", "the group in control"),
        ("less|fewer", "fewer pupils", "more pupils"),
        ("improve~", "it improved", "an improvement"),
        ("try~", "she tried", "a trial"),
        ("statistically? significant", "it is significant", "it is statistical"),
        ("no ..2 effect", "no clear large effect", "no clear and very large effect"),
        ("no ..4 effect", "no measured effect", "no, the effect"),
        ("no ..4 effect", "no measured effect", "no gain; an effect"),
        ("only NUM", "only 12 came", "only boys came"),
        ("only NUM", "only twelve came", "only some came"),
        ("low attaining", "low-attaining pupils", "low marks"),
        ("not", "it didn't", "it did"),
        ("not", "it cannot", "it can"),
    ],
)
def test_a_phrase_fits_what_it_describes_and_nothing_else(phrase: str, fitting: str, other: str) -> None:
    assert fits(phrase, fitting)
    assert not fits(phrase, other)


def test_a_phrase_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="begins with no word"):
        list(read_phrases("may, , might"))


def test_regular_forms_are_made() -> None:
    assert {"carry", "carries", "carried", "carrying"} <= set(forms_of("carry~"))
    assert {"raise", "raises", "raised", "raising"} <= set(forms_of("raise~"))


@pytest.mark.parametrize("name", ["cues.yaml", "who.yaml", "units.yaml"])
def test_every_file_of_cues_can_be_read(name: str) -> None:
    file = read_file(name)
    assert all(index for index in file.signs.values())
    assert all(index for index in file.stand_ins.values())


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("It rose (Marsh, 2010).", "It rose ."),
        ("It rose (e.g., Marsh & Lowe, 2010; Hill et al., 2012).", "It rose ."),
        ("Marsh (2010) says so.", "Marsh says so."),
        ("It rose [3, 5–7].", "It rose ."),
        ("It rose (see Table 3).", "It rose ."),
        ("It rose (95% CI [1, 3]).", "It rose (95% CI [1, 3])."),
        ("It rose (in 2010).", "It rose (in 2010)."),
        ("It rose (n = 2010).", "It rose (n = 2010)."),
        ("It rose (from 3 to 5).", "It rose (from 3 to 5)."),
    ],
)
def test_citations_are_left_out_and_figures_are_not(text: str, left: str) -> None:
    blanked = without_citations(text)
    assert len(blanked) == len(text)
    assert " ".join(blanked.split()) == left


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("The gain was not statistically significant.", "significance.within_chance"),
        ("The gain could be down to chance.", "significance.within_chance"),
        ("The gain is unlikely to be due to luck.", "significance.beyond_chance"),
        ("We found no evidence of harm.", "evidence.no_evidence"),
        ("It was no worse.", "turned.same_or_better"),
        ("The cause is unexplained.", "negation.undone"),
    ],
)
def test_what_a_phrase_says_is_read_once(text: str, sign: str) -> None:
    statement = read(text)
    assert statement.has(sign)
    assert not statement.has("negation.not", "hedge.may")


@pytest.mark.parametrize(
    "word", ["understand", "until", "university", "unit", "united", "nonetheless", "under"]
)
def test_words_that_only_begin_like_a_denial_deny_nothing(word: str) -> None:
    assert not read(f"They {word} it.").family("negation")


@pytest.mark.parametrize(
    ("one", "other"),
    [("pupils", "students"), ("attending", "attendance"), ("read", "reading"), ("maths", "mathematics")],
)
def test_words_for_the_same_thing_have_one_stem(one: str, other: str) -> None:
    assert stem_of(one) == stem_of(other)
