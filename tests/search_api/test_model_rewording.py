"""What is taken of a language model's words, and what is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from glossary.meaning.losses import Kept, Loss
from glossary.plain.translation import EditKind, Level
from search_api.language_model import LanguageModel, Line
from search_api.model_rewording import IN_A_ROW, Rewording, fault_of
from search_api.translation_json import MODEL, RULES, worded_by
from tests.search_api.model_server import Served, completion, model_server
from tests.search_api.swapping import swapped

TEXT = (
    "Method\n\nThe intervention did not improve the attainment of 40 pupils. "
    "Teachers in this sample maybe marked less work than others did."
)
FIRST = "The intervention did not improve the attainment of 40 pupils."
SECOND = "Teachers in this sample maybe marked less work than others did."


def keeps_not(source: str, plain: str) -> Sequence[Loss]:
    """Stand in for the proof: looks for "not", "maybe" and figures only."""
    wanted = [word for word in ("not", "maybe", "40") if word in source.split() and word not in plain.split()]
    return [Loss(Kept.NEGATION, word, f"“{word}” is gone.") for word in wanted]


@pytest.fixture
def served() -> Iterator[Served]:
    with model_server() as held:
        yield held


@pytest.fixture
def rewording(served: Served) -> Iterator[Rewording]:
    line = Line(LanguageModel(address=served.address, name="tiny"), timeout=20.0, sleep=lambda _: None)
    made = Rewording(line, proof=keeps_not)
    yield made
    made.close()


def says(served: Served, said: dict[str, object]) -> None:
    def answer(request: dict[str, Any]) -> tuple[int, dict[str, str], bytes]:
        return 200, {}, completion(said[request["messages"][1]["content"]])

    served.answer = answer


def by_rules(text: str = TEXT) -> Any:  # noqa: ANN401
    return swapped(text, level=Level.CLASSROOM, known={})


def test_what_keeps_the_meaning_is_taken_and_named_as_the_models(
    served: Served, rewording: Rewording
) -> None:
    says(served, {FIRST: "“It did not raise the results of 40 pupils.”", SECOND: SECOND})
    done = rewording.reword(by_rules())
    heading, first, second = done.translation.sentences
    assert first.plain == "It did not raise the results of 40 pupils."
    (edit,) = first.edits
    assert (edit.source_start, edit.source_end) == (0, len(first.source))
    assert (edit.plain_start, edit.plain_end) == (0, len(first.plain))
    assert edit.kind is EditKind.MODEL
    assert "tiny" in edit.reason
    assert [worded_by(one) for one in (heading, first, second)] == [RULES, MODEL, RULES]
    assert done.declined == {}


def test_what_drops_not_is_declined_and_our_own_version_stands(served: Served, rewording: Rewording) -> None:
    says(served, {FIRST: "It raised the results of 40 pupils.", SECOND: "Teachers maybe marked less."})
    before = by_rules()
    done = rewording.reword(before)
    assert done.translation.sentences[1] == before.sentences[1]
    assert done.declined == {1: "the model's version was not trusted: “not” is gone."}


def test_a_sentence_that_rules_refused_may_be_the_models(served: Served, rewording: Rewording) -> None:
    says(served, {FIRST: FIRST, SECOND: "Here teachers maybe marked less than others."})
    second = rewording.reword(by_rules()).translation.sentences[2]
    assert second.refused is None
    assert worded_by(second) == MODEL


def test_headings_tables_and_other_languages_are_not_sent(served: Served, rewording: Rewording) -> None:
    text = (
        "Method and sample\n\nLes élèves de la classe ont appris les maths avec leurs maîtres cette année."
        "\n\n" + "cell " * 400
    )
    rewording.reword(by_rules(text))
    assert served.asked == []


def test_after_some_failures_in_a_row_no_more_is_sent(served: Served, rewording: Rewording) -> None:
    served.answer = lambda _: (404, {}, b"")
    text = " ".join(f"The pupils of school {number} did their homework." for number in range(40))
    done = rewording.reword(by_rules(text))
    assert len(done.declined) == 40
    assert IN_A_ROW <= len(served.asked) < 20
    assert all("did not answer" in why for why in done.declined.values())
    assert all(worded_by(one) == RULES for one in done.translation.sentences)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("It did not work for 40 pupils. " + "And more. " * 40, "far longer"),
        ("It did **not** help 40 pupils.", "not one plain sentence"),
        ("It did not help 40 pupils.\nIt is bad.", "not one plain sentence"),
        ("It did not help 40 pupils. \u202eevil", "not one plain sentence"),
        ("<script>not</script> 40 pupils.", "not one plain sentence"),
        ("It did not help 40 pupils, see http://evil.example/.", "adds an address"),
        ("It did not help 40 pupils; write to me@evil.example for more.", "adds an address"),
        ("As Smith showed, it did not help 40 pupils, and neither did Jones.", "adds a name (Smith)"),
        ("It helped 40 pupils.", "“not” is gone"),
    ],
)
def test_what_adds_or_loses_is_not_taken(said: str, why: str) -> None:
    assert why in (fault_of(said, source=FIRST, proof=keeps_not) or "")


@pytest.mark.parametrize(
    "said",
    ["The intervention did not help 40 pupils.", "It did not help. The 40 pupils did no better."],
)
def test_what_says_the_same_is_taken(said: str) -> None:
    assert fault_of(said, source=FIRST, proof=keeps_not) is None


def test_names_that_the_source_has_may_stand() -> None:
    source = "In Leeds, the STAR project did not help 40 pupils."
    assert (
        fault_of("The STAR project did not help 40 pupils in Leeds.", source=source, proof=keeps_not) is None
    )


def test_a_models_thoughts_are_left_out(served: Served, rewording: Rewording) -> None:
    thinking = "<think>Keep not.\nKeep 40.</think>\n\nIt did not help 40 pupils."
    says(served, {FIRST: thinking, SECOND: SECOND})
    assert rewording.reword(by_rules()).translation.sentences[1].plain == "It did not help 40 pupils."
