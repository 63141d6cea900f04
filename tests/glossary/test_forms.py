from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from glossary.forms import Form, FormTree, forms_of, tokens_of
from glossary.terms import PartOfSpeech
from tests.glossary.samples import sense


def tree(*names: str, exact: tuple[str, ...] = ()) -> FormTree:
    return FormTree(
        [*(Form(name, name) for name in names), *(Form(name, name, exact=True) for name in exact)]
    )


def longest(found: FormTree, text: str) -> tuple[int, tuple[str, ...]]:
    taken, forms = found.longest_at(tokens_of(text), 0)
    return taken, tuple(form.sense_id for form in forms)


def test_tokens_keep_their_place_and_how_they_join() -> None:
    found = tokens_of("Pre-test, the pupils’ con\N{SOFT HYPHEN}trol\n\ngroup")
    assert [(token.norm, token.joint) for token in found] == [
        ("pre", ""), ("test", "-"), ("the", "."), ("pupils", " "), ("control", "."), ("group", "."),
    ]  # fmt: skip


def test_an_apostrophe_within_a_word_is_part_of_it() -> None:
    assert [token.norm for token in tokens_of("Cohen’s d")] == ["cohen's", "d"]


@given(st.text(max_size=80))
def test_tokens_are_slices_of_the_text(text: str) -> None:
    found = tokens_of(text)
    assert all(text[token.start : token.end] == token.text for token in found)
    assert all(first.end <= second.start for first, second in pairwise(found))


def test_the_longest_form_wins() -> None:
    found = tree("control", "control group", "control group design")
    assert longest(found, "control groups") == (1, ("control",))
    assert longest(found, "control group designs") == (2, ("control group",))
    assert longest(found, "Control Group Design of") == (3, ("control group design",))


def test_hyphens_spaces_and_closed_words_are_one() -> None:
    for written in ("post-test", "posttest", "post test", "post–test", "post-\ntest"):
        assert longest(tree("post-test"), written)[0] > 0, written
    assert longest(tree("wellbeing"), "well-being")[0] == 2
    assert longest(tree("intervention"), "inter-\nvention")[0] == 2
    assert longest(tree("wellbeing"), "well being")[0] == 0


def test_a_term_runs_over_a_line_but_not_over_a_stop_or_paragraph() -> None:
    found = tree("effect size")
    assert longest(found, "effect\nsize")[0] == 2
    assert longest(found, "effect. Size")[0] == 0
    assert longest(found, "effect, size")[0] == 0
    assert longest(found, "effect\n\nsize")[0] == 0


def test_an_abbreviation_counts_in_its_capitals_only() -> None:
    found = tree(exact=("ACE", "IT"))
    assert longest(found, "ACE scores") == (1, ("ACE",))
    assert longest(found, "it was") == (0, ())
    assert longest(found, "Ace pilots") == (0, ())


def inflect(word: str, pos: PartOfSpeech) -> tuple[str, ...]:
    return (word, f"{word}s") if pos is PartOfSpeech.NOUN else (word, f"{word}ed")


def test_a_noun_changes_at_its_end_and_a_verb_at_its_start() -> None:
    noun = sense("control group", abbreviations=("CG",), inflections=("groups of control",))
    verb = sense("opt out", pos=PartOfSpeech.VERB)
    texts = {(form.text, form.exact) for form in forms_of([noun, verb], inflect=inflect)}
    assert texts == {
        ("control group", False), ("control groups", False), ("groups of control", False),
        ("CG", True), ("CGs", True), ("opt out", False), ("opted out", False),
    }  # fmt: skip


def test_another_spelling_is_one_of_every_sense_of_the_term() -> None:
    senses = [
        sense(
            "behavioural", key="psychology", pos=PartOfSpeech.ADJECTIVE, variants=("behavioral", "conduct")
        ),
        sense("behavioural", key="school", pos=PartOfSpeech.ADJECTIVE),
    ]
    held = {(form.text, form.sense_id) for form in forms_of(senses, inflect=lambda word, pos: [word])}
    assert ("behavioral", "behavioural.school") in held
    assert ("conduct", "behavioural.school") not in held


def test_a_verb_changes_after_its_adverb() -> None:
    verb = sense("randomly assign", pos=PartOfSpeech.VERB)
    assert {form.text for form in forms_of([verb], inflect=inflect)} == {
        "randomly assign",
        "randomly assigned",
    }


def test_a_form_is_found_among_thousands() -> None:
    small, large = tree("effect size"), tree("effect size", *(f"term{number} word" for number in range(5000)))
    tokens = tokens_of("effect size of it")
    assert small.longest_at(tokens, 0)[0] == large.longest_at(tokens, 0)[0] == 2
