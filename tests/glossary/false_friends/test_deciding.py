"""Which sense of a false friend is meant: clear sentences, odd input, and the floor on judged ones."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from glossary.false_friends.deciding import Decider
from glossary.false_friends.decision import Decision
from glossary.false_friends.examples import around, examples
from glossary.false_friends.families import families, families_in, family_of, family_words
from glossary.false_friends.weights import digests, read_weights
from glossary.spacy_english import parse


def decided(text: str, *, word: str, decider: Decider | None = None) -> Decision:
    sentences = next(parse([text]))
    for sentence in sentences:
        for at, one in enumerate(sentence):
            if one.text == word:
                return (decider or Decider()).decide(sentence, at, near=sentences)
    raise AssertionError(f"{word!r} does not stand in {text!r}")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The difference between the two groups was not statistically significant.", "significant"),
        ("Pupils in the control group read as usual.", "control"),
        ("We controlled for prior attainment and free school meals.", "controlled"),
        ("Classes were randomly assigned to one of three conditions.", "randomly"),
        ("The standard error of the estimate was 0.04.", "error"),
        ("The study had too little statistical power to detect small effects.", "power"),
        ("The mean score rose from 41 to 46 (SD = 7.2).", "mean"),
        ("The effect size was 0.21 standard deviations.", "effect"),
        ("Internal consistency was good (Cronbach's alpha = .88), so the scale is reliable.", "reliable"),
        ("The construct validity of the questionnaire was examined.", "validity"),
        ("Attrition at follow-up was 12 per cent in both arms of the trial.", "Attrition"),
        ("Grade retention in third grade was studied with a regression discontinuity.", "retention"),
    ],
)
def test_research_senses_are_flagged_with_a_reason(text: str, word: str) -> None:
    decision = decided(text, word=word)
    assert decision.sense == "research"
    assert decision.because


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Her first day at school was a significant moment for us all.", "significant"),
        ("The new teacher soon lost control of the class.", "control"),
        ("Keep the control variables the same to make it a fair test.", "control"),
        ("What does this word mean?", "mean"),
        ("Those mean girls hid my bag.", "mean"),
        ("Write ten to the power of three.", "power"),
        ("He got his phonics intervention with the teaching assistant this morning.", "intervention"),
        ("Teacher retention is a worry for every head in the county.", "retention"),
        ("He plays a stringed instrument in the school orchestra.", "instrument"),
        ("Please bring a sample of your handwriting.", "sample"),
        ("She raised her arm to ask a question.", "arm"),
        ("Maths is my favourite subject.", "subject"),
        ("My daughter starts primary school in September.", "primary"),
    ],
)
def test_everyday_and_school_senses_are_left_alone(text: str, word: str) -> None:
    assert decided(text, word=word).sense == "everyday"


def test_the_same_sentence_gets_the_same_decision() -> None:
    text = "Pupils in the control group read as usual."
    assert decided(text, word="control") == decided(text, word="control", decider=Decider())


@pytest.mark.parametrize(
    ("text", "at"), [("Control", 0), ("The cat sat.", 1), ("Control groups.", 7), ("Control groups.", -1)]
)
def test_silent_where_nothing_can_be_said(text: str, at: int) -> None:
    assert Decider().decide(next(parse([text]))[0], at, near=()).sense == ""


def test_silent_on_an_empty_sentence() -> None:
    assert Decider().decide((), 0, near=()).sense == ""


def test_family_words_are_found_whole_in_any_case() -> None:
    text = "CONTROLS and uncontrollable Meanings; means-tested, wash-out."
    assert [text[start:end] for start, end in family_words(text)] == ["CONTROLS", "means", "wash-out"]
    assert families_in(text) == ("control", "mean", "washout")


def test_every_example_has_a_form_of_its_family_and_both_senses_are_shown() -> None:
    for one in examples():
        assert family_of(one.text[one.start : one.end]) == one.family, one.text
    shown = {(one.family, one.sense) for one in examples()}
    for family in {one.family for one in examples()}:
        assert {(family, "research"), (family, "everyday")} <= shown
        assert family in families()


def test_the_words_around_keep_what_is_joined() -> None:
    assert around("A non-random (n = 3) set.", start=6, end=12) == "A non-random (n = 3) set."


def test_the_weights_were_fitted_from_the_files_as_they_are() -> None:
    kept = read_weights()
    assert kept["files"] == digests(), (
        f"a file has changed since the weights were fitted: run {kept['command']}"
    )


class Counting:
    """An encoder that counts what it is asked, and finds nothing alike as the real one does."""

    def __init__(self, fingerprint: str) -> None:
        self.fingerprint = fingerprint
        self.asked: list[str] = []

    def encode_passages(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        self.asked += texts
        drawn = np.random.default_rng(len(texts)).normal(size=(len(texts), 384))
        return (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32)


def test_nothing_is_embedded_before_the_first_decision_and_then_one_family() -> None:
    encoder = Counting(read_weights()["encoder"]["fingerprint"])
    decider = Decider(encoder=encoder)
    assert encoder.asked == []
    decided("Pupils in the control group read.", word="control", decider=decider)
    family = {one.text for one in examples() if one.family == "control"}
    assert family <= set(encoder.asked)
    assert not {one.text for one in examples() if one.family == "sample"} & set(encoder.asked)


def test_an_encoder_of_another_kind_is_not_used() -> None:
    text = "Pupils in the control group read as usual."
    assert decided(text, word="control", decider=Decider(encoder=Counting("another"))) == decided(
        text, word="control"
    )


def test_the_callers_vectors_are_asked_for_the_examples() -> None:
    encoder, cache = Counting(read_weights()["encoder"]["fingerprint"]), Counting("cache")
    decider = Decider(encoder=encoder, vectors=cache.encode_passages)
    decided("Pupils in the control group read.", word="control", decider=decider)
    assert len(cache.asked) > 20
    assert len(encoder.asked) == 2


def test_a_floor_on_the_judged_development_items(shared: Path) -> None:
    path = shared / "eval" / "language-dev" / "false_friends.jsonl"
    if not path.exists():
        pytest.skip("the development items are not here")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    decider = Decider()
    flagged = right = 0
    for row, sentences in zip(rows, parse(row["text"] for row in rows), strict=True):
        sentence, at = next(
            (sentence, at)
            for sentence in sentences
            for at, word in enumerate(sentence)
            if word.start <= row["start"] < word.end
        )
        if decider.decide(sentence, at, near=sentences).sense == "research":
            flagged += 1
            right += row["sense"] == "research"
    assert right / flagged >= 0.93
    assert right / sum(row["sense"] == "research" for row in rows) >= 0.85


def test_no_reason_names_the_same_word_twice() -> None:
    because = decided("The control groups carried on as before.", word="control").because
    assert because[0] == "'groups' follows"
    assert sum("group" in one for one in because) == 1
