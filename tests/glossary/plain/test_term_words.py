"""A term's plain words in its place or beside it: article, number, tense and capital fit the sentence."""

from __future__ import annotations

from typing import Any

import pytest

from glossary.plain import in_text
from glossary.plain.drafts import chosen, made
from glossary.plain.term_words import Place, term_drafts
from glossary.plain.word_forms import article_for, plural_gloss, plural_of, small
from glossary.spacy_english import parse_each
from glossary.terms import PartOfSpeech, Relation, Sense, Wording
from tests.glossary.samples import sense


@pytest.fixture(autouse=True)
def _table(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a small table in the place of ours, so that these tests say nothing of its words."""
    table = in_text._Table(  # pyright: ignore[reportPrivateUsage]
        {"treatment": "programme", "appraisal": "end-of-year check", "control-for": "allow for"},
        {"self-belief": "trust in one's own power", "arm": "a group compared"},
        frozenset(("effect",)),
    )
    monkeypatch.setattr(in_text, "_table", lambda: table)


def put(sentence: str, word: str, *, explained: set[str] | None = None, **changes: Any) -> str:  # noqa: ANN401
    start = sentence.index(word)
    term = changes.pop("term", word)
    (words,) = parse_each([sentence])
    drafts = term_drafts(
        sentence,
        words,
        [Place(start, start + len(word), sense(term, **changes))],
        explained=explained if explained is not None else set(),
        brackets_only=changes.pop("brackets_only", False),
    )
    return made(sentence, chosen(drafts))[0]


@pytest.mark.parametrize(
    ("sentence", "word", "term", "plain"),
    [
        ("They got a treatment.", "treatment", "treatment", "They got a programme."),
        ("Two treatments were tried.", "treatments", "treatment", "Two programmes were tried."),
        ("Treatments differ.", "Treatments", "treatment", "Programmes differ."),
        (
            "The effect of treatment was small.",
            "treatment",
            "treatment",
            "The effect of the programme was small.",
        ),
        ("It was a formal appraisal.", "appraisal", "appraisal", "It was a formal end-of-year check."),
        ("They made an appraisal.", "appraisal", "appraisal", "They made an end-of-year check."),
    ],
)
def test_a_noun_takes_article_number_and_capital(sentence: str, word: str, term: str, plain: str) -> None:
    assert put(sentence, word, term=term) == plain


def test_a_verb_takes_the_tense() -> None:
    verb: dict[str, Any] = {"term": "control for", "pos": PartOfSpeech.VERB}
    assert put("We controlled for age.", "controlled for", **verb) == "We allowed for age."
    assert put("It holds after controlling for age.", "controlling for", **verb) == (
        "It holds after allowing for age."
    )


def test_a_term_without_an_equivalent_stays_and_is_explained_once() -> None:
    known: set[str] = set()
    said = put("Their self-belief grew.", "self-belief", explained=known)
    assert said == "Their self-belief grew. Here “self-belief” means: trust in one's own power."
    assert put("Their self-belief grew again.", "self-belief", explained=known) == (
        "Their self-belief grew again."
    )


def test_a_term_before_another_noun_is_explained_behind_the_sentence() -> None:
    said = put("Two self-belief scales were used.", "self-belief", relation=Relation.NO_EQUIVALENT)
    assert said == "Two self-belief scales were used. Here “self-belief” means: trust in one's own power."


def test_a_wording_too_long_to_stand_before_a_noun_does_not_stand_there() -> None:
    said = put("The appraisal form is new.", "appraisal")
    assert said == "The appraisal form is new. Here “appraisal” means: end-of-year check."


def test_a_false_friend_before_another_noun_is_left_alone() -> None:
    sentence = "The arm length was noted."
    assert put(sentence, "arm", relation=Relation.FALSE_FRIEND) == sentence


def test_what_the_table_leaves_alone_stays() -> None:
    assert put("The effect was small.", "effect") == "The effect was small."


def test_an_adjective_is_replaced_where_its_plain_word_fits() -> None:
    adjective: dict[str, Any] = {
        "pos": PartOfSpeech.ADJECTIVE,
        "relation": Relation.SAME,
        "plain": (Wording("mixed", "Nothing."),),
    }
    assert put("It was a heterogenous group.", "heterogenous", **adjective) == "It was a mixed group."
    beside_another = put("A heterogenous and large group came.", "heterogenous", **adjective)
    assert beside_another.startswith("A heterogenous and large group came.")


def test_a_few_words_of_explanation_stand_in_brackets_but_never_within_brackets() -> None:
    assert put("The arm was closed.", "arm") == "The arm (a group compared) was closed."
    assert put("It was closed (as was the arm).", "arm") == "It was closed (as was the arm)."


def test_behind_a_heading_nothing_is_explained_in_a_sentence() -> None:
    assert (
        put("Measures of self-belief", "self-belief") == "Measures of self-belief (trust in one's own power)"
    )


def test_at_most_three_explanations_stand_in_a_sentence() -> None:
    sentence = "Validity, power, leverage and slack were discussed."
    (words,) = parse_each([sentence])
    places = [
        Place(sentence.index(word), sentence.index(word) + len(word), _named(word))
        for word in ("Validity", "power", "leverage", "slack")
    ]
    drafts = list(term_drafts(sentence, words, places, explained=set(), brackets_only=False))
    assert [one.term for one in drafts] == ["validity", "power", "leverage"]


def _named(word: str) -> Sense:
    return sense(word.casefold(), plain=(Wording(f"what is said for {word.casefold()}", "Nothing."),))


@pytest.mark.parametrize(
    ("sentence", "word", "plain"),
    [
        (
            "There was a significant gain in reading.",
            "significant",
            "There was a gain beyond what chance would usually give in reading.",
        ),
        (
            "No significant differences were found.",
            "significant",
            "No differences beyond what chance would usually give were found.",
        ),
        (
            "The gain was not statistically significant.",
            "statistically significant",
            "The gain was not beyond what chance would usually give.",
        ),
        (
            "A significant improvement was seen.",
            "significant",
            "An improvement beyond what chance would usually give was seen.",
        ),
        (
            "There was a small but significant gain.",
            "significant",
            "There was a small but significant gain. Here “significant” means beyond what chance would "
            "usually give.",
        ),
    ],
)
def test_significant_says_chance_and_never_size(sentence: str, word: str, plain: str) -> None:
    changes: dict[str, Any] = {
        "term": "significant",
        "key": "statistical",
        "pos": PartOfSpeech.ADJECTIVE,
        "relation": Relation.FALSE_FRIEND,
    }
    assert put(sentence, word, **changes) == plain


@pytest.mark.parametrize(
    ("words", "article"),
    [
        ("approach", "an"), ("unit", "a"), ("university", "a"), ("unusual gain", "an"), ("hour", "an"),
        ("one-off", "a"), ("8-week course", "an"), ("11-year-old", "an"), ("18 week course", "an"),
        ("RCT", "an"), ("SEND pupil", "a"), ("UK school", "a"), ("EEF trial", "an"), ("honest answer", "an"),
        ("European", "a"), ("10-week course", "a"), ("1-year course", "a"),
    ],
)  # fmt: skip
def test_the_article_follows_the_sound(words: str, article: str) -> None:
    assert article_for(words) == article


def test_plurals_fall_on_the_head() -> None:
    assert plural_of("group given another activity") == "groups given another activity"
    assert plural_of("study of crime") == "studies of crime"
    assert plural_of("person") == "people"
    assert plural_gloss("a guided conversation") == "guided conversations"
    assert plural_gloss("a study that follows pupils") == "a study that follows pupils"
    assert plural_gloss("in numbers") == "in numbers"


def test_a_capital_goes_unless_it_is_a_names() -> None:
    assert small("Mean length of utterance") == "mean length of utterance"
    assert small("English language learner") == "English language learner"
    assert small("Enhanced Anchored Instruction") == "Enhanced Anchored Instruction"
