"""Cutting long sentences, turning passives round, giving deeds their verb: only where it is safe."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from glossary.plain.drafts import Draft, chosen, made
from glossary.plain.nominalisations import nominalisations_in
from glossary.plain.passives import passives_in
from glossary.plain.plain_words import long_words_in
from glossary.plain.splits import splits_in
from glossary.spacy_english import Sentence, parse_each


def changed(sentence: str, by: Callable[[Sentence], list[Draft]]) -> str:
    (words,) = parse_each([sentence])
    return made(sentence, chosen(by(words)))[0]


def cut(sentence: str) -> str:
    return changed(sentence, lambda words: list(splits_in(sentence, words)))


@pytest.mark.parametrize(
    ("sentence", "plain"),
    [
        (
            "Pupils in the first group read for ten minutes every day with an adult, and teachers wrote down "
            "how many words each pupil had read.",
            "Pupils in the first group read for ten minutes every day with an adult. Teachers wrote down "
            "how many words each pupil had read.",
        ),
        (
            "Pupils in the first group read for ten minutes every day with an adult, but teachers did not "
            "write down how many words each pupil had read.",
            "Pupils in the first group read for ten minutes every day with an adult. But teachers did not "
            "write down how many words each pupil had read.",
        ),
        (
            "Pupils in the first group read for ten minutes every day with an adult; teachers wrote down how "
            "many words each pupil had read.",
            "Pupils in the first group read for ten minutes every day with an adult. Teachers wrote down how "
            "many words each pupil had read.",
        ),
    ],
)
def test_a_long_sentence_is_cut_where_both_halves_stand_alone(sentence: str, plain: str) -> None:
    assert cut(sentence) == plain


@pytest.mark.parametrize(
    "sentence",
    [
        "Pupils read every day, and teachers wrote it down.",
        # A condition before the first half may hold for the second too.
        "When schools gave ten minutes to reading every day, pupils read more words in a minute, and "
        "teachers saw fewer of them give up on a long book.",
        "Among boys in the first group the number of books read in a term rose by two, and the number of "
        "pages they read in a week rose by twelve.",
        # What is only suggested stays under the suggestion.
        "The results suggest that ten minutes of reading every day may help pupils to read longer books, and "
        "that teachers can fit them into an ordinary school day.",
        # One subject for two verbs.
        "Pupils in the first group read for ten minutes every day with an adult from the school, and wrote "
        "down how many words they had read with nobody helping.",
    ],
)
def test_a_sentence_is_left_whole_where_a_cut_could_change_its_meaning(sentence: str) -> None:
    assert cut(sentence) == sentence


@pytest.mark.parametrize(
    ("sentence", "plain"),
    [
        (
            "Data were collected through interviews with teachers.",
            "The researchers collected data through interviews with teachers.",
        ),
        (
            "Semi-structured interviews were conducted with nine heads.",
            "The researchers conducted semi-structured interviews with nine heads.",
        ),
        # Somebody else may have done it, or it is said who did.
        ("Pupils were tested in June.", "Pupils were tested in June."),
        ("Data were collected by class teachers.", "Data were collected by class teachers."),
        ("Data were not collected in June.", "Data were not collected in June."),
        ("Data were collected and analysed in June.", "Data were collected and analysed in June."),
    ],
)
def test_a_passive_is_turned_round_where_only_researchers_can_have_done_it(sentence: str, plain: str) -> None:
    assert changed(sentence, lambda words: list(passives_in(sentence, words))) == plain


@pytest.mark.parametrize(
    ("sentence", "plain"),
    [
        ("We conducted an analysis of the marks.", "We analysed the marks."),
        ("They carried out an evaluation of the scheme.", "They evaluated the scheme."),
        ("We conducted a detailed analysis of the marks.", "We conducted a detailed analysis of the marks."),
    ],
)
def test_a_deed_gets_its_verb_back(sentence: str, plain: str) -> None:
    assert changed(sentence, lambda words: list(nominalisations_in(words))) == plain


@pytest.mark.parametrize(
    ("sentence", "plain"),
    [
        ("Teachers utilised numerous books.", "Teachers used many books."),
        ("It was given prior to the test.", "It was given before the test."),
        ("The majority of pupils agreed.", "Most pupils agreed."),
        ("They gave an additional lesson.", "They gave an extra lesson."),
        ("It is a beneficial habit.", "It is a helpful habit."),
        # Not the same word in another trade.
        ("The school employed two teachers.", "The school employed two teachers."),
        ("The heads conducted the choir.", "The heads conducted the choir."),
    ],
)
def test_long_words_give_way_to_everyday_ones(sentence: str, plain: str) -> None:
    assert changed(sentence, lambda words: list(long_words_in(sentence, words))) == plain
