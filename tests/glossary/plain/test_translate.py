"""A text in plain words: its levels, its record, and what is passed through as it is."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.false_friends.deciding import Decider
from glossary.plain.translate import UNTOUCHED, finer, translate
from glossary.plain.translation import EditKind, Level, PlainSentence, Translation
from glossary.term_bank import TermBank, load_bank
from indexer.sentences import sentences

ABSTRACT = (
    "Background: Reading aloud is common in schools (Adeyemi & Brook, 2011). We conducted a randomised "
    "controlled trial (RCT) of a paired-reading intervention with 1,240 Year 4 pupils in 40 schools. Data "
    "were collected with a standardised test before and after the programme, and teachers kept a diary of "
    "every session that took place in the spring term. The results showed that pupils in the treatment "
    "group scored significantly higher than those in the control group (d = 0.21, 95% CI [0.05, 0.37]). "
    "However, there was no significant difference among boys, p = .34. The RCT may have been too small to "
    "detect it. The findings should be interpreted with caution because attrition was high."
)


@cache
def bank() -> TermBank:
    return load_bank()


def put(text: str, **changes: Any) -> Translation:  # noqa: ANN401 - any argument of translate
    given: dict[str, Any] = {
        "bank": bank(),
        "decider": Decider(),
        "split": sentences,
        "today": date(2026, 11, 23),
        **changes,
    }
    return translate(text, **given)


def rebuilt(one: PlainSentence) -> str:
    """Make the plain sentence again from its source and the record."""
    made, at = "", 0
    for edit in one.edits:
        made += one.source[at : edit.source_start] + one.plain[edit.plain_start : edit.plain_end]
        at = edit.source_end
    return made + one.source[at:]


def test_an_abstract_is_put_plainly_with_nothing_lost() -> None:
    made = put(ABSTRACT)
    assert "Adeyemi" not in made.plain
    assert "In a" not in made.plain
    assert "Here “significantly” means by more than chance would usually give." in made.plain
    assert "Pupils in the programme group scored significantly higher" in made.plain
    assert "than those in the comparison group (d = 0.21, 95%" in made.plain
    assert "1,240 Year 4 pupils in 40 schools" in made.plain
    assert "may have been too small" in made.plain
    assert "The researchers collected data" in made.plain
    assert any("caution" in one for one in made.limitations)


def test_every_sentence_can_be_rebuilt_from_its_record() -> None:
    for level in Level:
        made = put(ABSTRACT, level=level)
        assert [ABSTRACT[one.start : one.end] for one in made.sentences] == [
            one.source for one in made.sentences
        ]
        assert all(rebuilt(one) == one.plain for one in made.sentences)
        assert any(one.edits for one in made.sentences)


def test_the_full_level_only_adds_and_only_in_brackets() -> None:
    made = put(ABSTRACT, level=Level.FULL)
    edits = [(one, edit) for one in made.sentences for edit in one.edits]
    assert len(edits) >= 3
    assert "scored significantly (that is, by more than luck would explain) higher" in made.plain
    for one, edit in edits:
        assert edit.source_start == edit.source_end
        said = one.plain[edit.plain_start : edit.plain_end]
        assert said.startswith(" (")
        assert said.endswith(")")


def test_a_briefing_leaves_what_leaders_know() -> None:
    text = "The effect size in the meta-analysis was small, and fidelity was low in both of the two schools."
    teachers = {edit.term for one in put(text).sentences for edit in one.edits}
    leaders = {edit.term for one in put(text, level=Level.BRIEFING).sentences for edit in one.edits}
    assert teachers - leaders == {"meta-analysis"}
    assert "effect-size" in leaders


def test_a_term_is_explained_once_in_a_text() -> None:
    text = "Self-efficacy rose in spring. Later, self-efficacy fell again in both of the two schools."
    edits = [edit for one in put(text).sentences for edit in one.edits]
    explained = [edit for edit in edits if edit.kind in (EditKind.GLOSS, EditKind.NOTE)]
    assert [edit.term for edit in explained] == ["self-efficacy"]


def test_abbreviations_that_the_rest_of_the_document_defines_are_written_out() -> None:
    made = put(
        "The PBL lessons were longer than the others in both schools.", known={"PBL": "paper-bag lunch"}
    )
    assert "The paper-bag lunch lessons" in made.plain


def test_what_pupils_said_is_not_reworded() -> None:
    text = "One pupil said “the treatment was a significant intervention for me” in her interview with us."
    assert "“the treatment was a significant intervention for me”" in put(text).plain


@pytest.mark.parametrize(
    "text",
    [
        "0.12 (0.04) 0.31 (0.09) 1,240 40 0.22 -0.05 (0.11) 0.03 410 12 0.07 (0.02)",
        "y = β0 + β1x + β2z + ε; ε ~ N(0, σ²)",
        "Brook, A. B., & Lindqvist, C. (2009). On reading. Journal of Reading, 12(3), 1-20.",
        "Introduction",
        "Die Schülerinnen und Schüler der Versuchsgruppe lasen deutlich besser als die der Kontrollgruppe.",
        "|||| ~~~ §§ 12#4 @@ ^^^ ¬¬ {{}} <> |||",
        "xkcdq zzrtp wqqqr bbcvx mnbtr lkjhg pqrst vwxzz trnsf",
        "",
    ],
)
def test_what_is_not_understood_is_given_back_and_said(text: str) -> None:
    made = put(text)
    assert [one.plain for one in made.sentences] == [one.source for one in made.sentences]
    assert not any(one.edits for one in made.sentences)
    assert (UNTOUCHED in made.notes) == bool(text)


def test_prose_between_tables_is_still_put_plainly() -> None:
    text = "0.12 (0.04) 0.31 (0.09) 1,240 40 0.22\n\nPupils utilised numerous books in the spring term."
    made = put(text)
    assert made.plain.endswith("Pupils used many books in the spring term.")
    assert UNTOUCHED not in made.notes


def test_text_that_lost_its_capitals_is_cut_into_sentences_all_the_same() -> None:
    text = "the aim was to see more. fifty pupils (e.g. boys, girls et al. too) read it. p = .03 was found."
    assert [text[a:b] for a, b in finer(text, sentences(text))] == [
        "the aim was to see more.",
        "fifty pupils (e.g. boys, girls et al. too) read it.",
        "p = .03 was found.",
    ]


@settings(max_examples=25)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=60),
            st.sampled_from(
                [
                 "The treatment group scored higher (d = .3).", "(Brook, 2010)", "RCT", "; however, ", "\n\n",
                 "significant", "No significant difference was found.", "and the control group, but ",
                 "“", "”"]
            ),
        ),
        max_size=12,
    )
)  # fmt: skip
def test_any_text_at_all_comes_back_with_its_record(parts: list[str]) -> None:
    text = " ".join(parts)
    for level in Level:
        made = put(text, level=level)
        assert all(text[one.start : one.end] == one.source for one in made.sentences)
        assert all(rebuilt(one) == one.plain for one in made.sentences)
        assert all(one.plain == one.source and not one.edits for one in made.sentences if one.refused)
