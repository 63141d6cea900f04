"""The proof on sentences of a small grammar: harmless rewordings pass, every single mutation is caught."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from glossary.meaning.losses import Kept
from glossary.meaning.proof import losses

GROUPS = (
    "boys", "girls", "low-attaining pupils", "disadvantaged students", "Year 4 pupils", "undergraduates",
    "students with dyslexia", "pupils in rural schools", "primary school children", "pupils with autism",
)  # fmt: skip
PROGRAMMES = (
    "the reading programme",
    "paired tutoring",
    "weekly quizzing",
    "phonics teaching",
    "the homework club",
)
OUTCOMES = ("reading scores", "spelling", "maths attainment", "attendance", "confidence", "vocabulary")
HEDGES = ("", "may have ", "might have ", "appears to have ", "seems to have ", "probably ")
COMPARED = (
    "",
    " more than the control group",
    " compared with lessons as usual",
    " relative to the comparison group",
)
CONDITIONS = (
    "", " if sessions were held weekly", " when parents helped", " unless teachers were absent",
    " after controlling for income", " only in small schools", " as long as books were at hand",
)  # fmt: skip
FIGURES = (
    "", " (d = 0.{n}1, p < .05)", " by 0.{n}2 standard deviations", " by {n}%", " by {n} percentage points",
    " by {n} points (95% CI −0.{n}4 to 1.{n}7)", " (g = −0.{n}3; n = 1,{n}40)", " by {n} months",
)  # fmt: skip
ENDINGS = ("", " However, the sample was small.", " In this sample, about {n}0 pupils took part.")
VERBS = {"raised": "improved", "lowered": "reduced", "improved": "raised"}


@dataclass(frozen=True, slots=True)
class Built:
    """A sentence and the parts it was built from."""

    group: str
    programme: str
    outcome: str
    verb: str
    hedge: str
    compared: str
    condition: str
    figure: str
    ending: str
    negated: bool

    @property
    def text(self) -> str:
        verb = f"did not {_base(self.verb)}" if self.negated else f"{self.hedge}{self.verb}"
        made = (
            f"Among {self.group}, {self.programme} {verb} {self.outcome}"
            f"{self.compared}{self.figure}{self.condition}.{self.ending}"
        )
        return made[0].upper() + made[1:]


def _base(verb: str) -> str:
    return {"raised": "raise", "lowered": "lower", "improved": "improve"}[verb]


@st.composite
def sentences(draw: st.DrawFn) -> Built:
    number = draw(st.integers(2, 9))
    negated = draw(st.booleans())
    return Built(
        group=draw(st.sampled_from(GROUPS)),
        programme=draw(st.sampled_from(PROGRAMMES)),
        outcome=draw(st.sampled_from(OUTCOMES)),
        verb=draw(st.sampled_from(sorted(VERBS))),
        hedge="" if negated else draw(st.sampled_from(HEDGES)),
        compared=draw(st.sampled_from(COMPARED)),
        condition=draw(st.sampled_from(CONDITIONS)),
        figure=draw(st.sampled_from(FIGURES)).format(n=number),
        ending=draw(st.sampled_from(ENDINGS)).format(n=number),
        negated=negated,
    )


HARMLESS = (
    ("students", "pupils"), ("children", "pupils"), ("control group", "comparison group"),
    ("compared with", "in comparison with"), ("may have", "could have"), ("appears to have", "seems to have"),
    ("However,", "But"), ("about", "approximately"), ("−", "-"), ("1,", "1"), ("maths", "mathematics"),
    ("by 0.", "by ."), ("low-attaining pupils", "pupils with low attainment"), ("%", " per cent"),
    ("the sample was small", "few pupils took part"),
    ("after controlling for income", "once income was taken into account"),
    ("did not", "didn't"), ("standard deviations", "SD"), ("p < .05", "p < 0.05"), ("raised", "improved"),
    ("95% CI", "95% confidence interval"), ("if sessions", "provided that sessions"),
    ("the reading programme", "the programme for reading"),
    (" (d =", " [12] (d ="), (".", " (Marsh & Lowe, 2012)."),
)  # fmt: skip
MUTATIONS: tuple[tuple[str, str, Kept], ...] = (
    (r"did not (\w+?)e? ", r"\1ed ", Kept.NEGATION),
    (r"(?<!not )(?<!have )\b(raised|improved|lowered)\b", r"did not \1", Kept.NEGATION),
    (r"may have |might have |appears to have |seems to have |probably ", "", Kept.HEDGE),
    (r"may have |might have |appears to have |seems to have |probably ", "has definitely ", Kept.HEDGE),
    (r"\b(raised|improved|raise|improve)\b", "lowered", Kept.DIRECTION),
    (r"\b(lowered|lower)\b(?= )", "raised", Kept.DIRECTION),
    (r" more than the control group", "", Kept.COMPARISON),
    (r" more than the control group", " more", Kept.COMPARISON),
    (r" (compared with lessons as usual|relative to the comparison group)", "", Kept.COMPARISON),
    (
        r"Among (?:boys|girls|disadvantaged students|undergraduates|pupils in rural schools), ",
        "Among pupils, ",
        Kept.POPULATION,
    ),
    (r"(pupils|students) with (dyslexia|autism)", r"\1", Kept.POPULATION),
    (r"[Ll]ow-attaining pupils", "pupils", Kept.POPULATION),
    (r"Year 4", "Year 5", Kept.NUMBER),
    (r"boys", "girls", Kept.POPULATION),
    (
        r" if sessions were held weekly| unless teachers were absent| as long as books were at hand",
        "",
        Kept.CONDITION,
    ),
    (r" when parents helped| after controlling for income", "", Kept.CONDITION),
    (r" only in", " in", Kept.CONDITION),
    (r"0\.(\d)(\d)", r"0.\2\1", Kept.NUMBER),
    (r"−(?=\d)", "", Kept.NUMBER),
    (r"p < ", "p = ", Kept.NUMBER),
    (r"CI (\S+) to (\d\.\d\d)", r"CI \2 to \1", Kept.NUMBER),
    (r"standard deviations", "months", Kept.UNIT),
    (r"(?<=\d)%(?! CI)", " percentage points", Kept.UNIT),
    (r"percentage points", "per cent", Kept.UNIT),
    (r"(?<=\d) months", " points", Kept.UNIT),
    (r" \([dg] = [^)]*\)", "", Kept.NUMBER),
    (r" However, the sample was small\.", "", Kept.LIMITATION),
    (r"In this sample, about", "In this sample,", Kept.HEDGE),
)


@settings(max_examples=150, deadline=None)
@given(sentences(), st.lists(st.sampled_from(HARMLESS), max_size=4, unique=True))
def test_harmless_rewordings_are_let_through(built: Built, changes: list[tuple[str, str]]) -> None:
    plain = built.text
    for old, new in changes:
        plain = plain.replace(old, new, 1) if old != "." else re.sub(r"\.$", new, plain)
    assert [one.message for one in losses(built.text, plain)] == []


@pytest.mark.parametrize(
    ("pattern", "new", "what"), MUTATIONS, ids=[f"{old} to {new}" for old, new, _ in MUTATIONS]
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(built=sentences())
def test_a_single_change_of_meaning_is_caught(pattern: str, new: str, what: Kept, built: Built) -> None:
    plain = re.sub(pattern, new, built.text, count=1)
    assume(plain != built.text)
    found = losses(built.text, plain)
    assert found, f"{built.text} -> {plain}"
    assert what in {one.what for one in found}, f"{built.text} -> {plain}: {found}"


CLAIMS = st.sampled_from(("spelling", "attendance", "maths scores", "confidence", "recall"))
CAUSES = st.sampled_from(("homework", "sleep", "class size", "screen time", "reading at home"))


@settings(max_examples=60, deadline=None)
@given(
    CAUSES,
    CLAIMS,
    st.sampled_from(("associated", "correlated", "linked")),
    st.sampled_from(("causes", "leads to", "raises", "improves")),
)
def test_a_link_never_becomes_a_cause(one: str, other: str, link: str, cause: str) -> None:
    source = f"We found that {one} was {link} with {other}."
    assert Kept.CAUSE in {loss.what for loss in losses(source, f"We found that {one} {cause} {other}.")}
    assert losses(source, f"We found that {one} went together with {other}.") == ()


@settings(max_examples=60, deadline=None)
@given(CLAIMS, st.sampled_from(("large", "important", "big", "substantial", "meaningful", "strong")))
def test_significant_never_becomes_large(outcome: str, large: str) -> None:
    source = f"There was a significant effect on {outcome}."
    assert Kept.SIGNIFICANCE in {
        loss.what for loss in losses(source, f"There was a {large} effect on {outcome}.")
    }
    assert losses(source, f"There was an effect on {outcome} that is unlikely to be down to chance.") == ()


@settings(max_examples=60, deadline=None)
@given(
    CLAIMS,
    st.sampled_from(
        (
            "The programme had no effect on {}.",
            "The programme does not work for {}.",
            "The programme left {} the same.",
        )
    ),
)
def test_not_significant_never_becomes_no_effect(outcome: str, said: str) -> None:
    source = f"The effect of the programme on {outcome} was not significant."
    assert Kept.SIGNIFICANCE in {loss.what for loss in losses(source, said.format(outcome))}
    assert losses(source, f"The effect of the programme on {outcome} could be down to chance.") == ()


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(("boys", "girls", "tutored pupils")),
    st.sampled_from(("the control group", "adults", "teachers")),
    CLAIMS,
)
def test_the_two_sides_of_a_comparison_never_change_places(one: str, other: str, outcome: str) -> None:
    source = f"In {outcome}, {one} did better than {other}."
    assert Kept.DIRECTION in {
        loss.what for loss in losses(source, f"In {outcome}, {other} did better than {one}.")
    }
    assert losses(source, f"In {outcome}, {other} did worse than {one}.") == ()


@settings(max_examples=60, deadline=None)
@given(CLAIMS, CLAIMS, st.integers(10, 49), st.integers(51, 99))
def test_numbers_never_change_places(one: str, other: str, low: int, high: int) -> None:
    assume(one != other)
    source = f"The score was {low} for {one} and {high} for {other}."
    assert losses(source, f"The score was {high} for {one} and {low} for {other}.") != ()
    assert losses(source, f"The score was {high} for {other} and {low} for {one}.") == ()
