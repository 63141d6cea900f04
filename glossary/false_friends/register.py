"""How a sentence is written: like a report of research, like school life, or like speech."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from glossary.spacy_english import Sentence

RESEARCH_WORDS = frozenset(
    [
        "abstract",
        "analyse",
        "analysis",
        "analyze",
        "anova",
        "assign",
        "baseline",
        "bayesian",
        "between-group",
        "bootstrap",
        "causal",
        "coefficient",
        "cohort",
        "comparison",
        "conclude",
        "confound",
        "control",
        "correlate",
        "correlation",
        "covariate",
        "cross-sectional",
        "data",
        "dataset",
        "design",
        "effect",
        "endline",
        "estimate",
        "estimation",
        "evaluate",
        "evaluation",
        "evidence",
        "examine",
        "experiment",
        "experimental",
        "finding",
        "follow-up",
        "hypothesis",
        "implementation",
        "imply",
        "intervention",
        "interview",
        "investigate",
        "item",
        "latent",
        "literature",
        "longitudinal",
        "mean",
        "measure",
        "measurement",
        "median",
        "meta-analysis",
        "method",
        "methodology",
        "model",
        "multilevel",
        "multivariate",
        "n",
        "outcome",
        "p",
        "participant",
        "posttest",
        "predict",
        "predictor",
        "pretest",
        "program",
        "qualitative",
        "quantitative",
        "quasi-experimental",
        "questionnaire",
        "random",
        "randomise",
        "randomize",
        "regression",
        "relationship",
        "replicate",
        "report",
        "research",
        "researcher",
        "respondent",
        "result",
        "review",
        "rct",
        "sample",
        "scale",
        "score",
        "sd",
        "significant",
        "significantly",
        "simulation",
        "statistical",
        "statistically",
        "stratify",
        "study",
        "subgroup",
        "subscale",
        "survey",
        "synthesis",
        "test",
        "theoretical",
        "theory",
        "transcript",
        "treatment",
        "trial",
        "validity",
        "variable",
        "variance",
        "versus",
    ]
)
SCHOOL_WORDS = frozenset(
    [
        "afternoon",
        "assembly",
        "bag",
        "ball",
        "bell",
        "birthday",
        "board",
        "book",
        "break",
        "bring",
        "bus",
        "canteen",
        "christmas",
        "classroom",
        "coach",
        "coat",
        "cup",
        "dad",
        "desk",
        "dinner",
        "dog",
        "door",
        "easter",
        "exam",
        "film",
        "football",
        "friday",
        "friend",
        "game",
        "garden",
        "gate",
        "governor",
        "gym",
        "hall",
        "head",
        "homework",
        "kit",
        "lesson",
        "letter",
        "library",
        "lunch",
        "mark",
        "match",
        "maths",
        "minute",
        "monday",
        "morning",
        "mother",
        "mum",
        "music",
        "nurse",
        "office",
        "parent",
        "pe",
        "pen",
        "play",
        "playground",
        "please",
        "poem",
        "rain",
        "roof",
        "room",
        "sentence",
        "shoe",
        "show",
        "sit",
        "sports",
        "street",
        "summer",
        "sunday",
        "table",
        "tea",
        "team",
        "term",
        "thursday",
        "tomorrow",
        "trip",
        "tuesday",
        "uniform",
        "wednesday",
        "week",
        "weekend",
        "window",
        "winter",
        "word",
        "worksheet",
        "yesterday",
    ]
)

_STATISTICS = {
    "a p value": re.compile(r"\bp\s*[<>=≤≥]|\bp-values?\b", re.IGNORECASE),
    "a count of cases (n =)": re.compile(r"\bn\s*=", re.IGNORECASE),
    "a percentage": re.compile(r"\d\s*(?:%|per ?cent)", re.IGNORECASE),
    "a test statistic": re.compile(r"(?:\b[tFrRzdgbB]|[χβηακ]2?²?)\s*(?:\([\d., ]+\))?\s*=\s*[-−.\d]"),
    "a standard deviation or interval": re.compile(
        r"\b(?:SDs?|SE|CI|confidence interval|standard deviations?|standard errors?|effect sizes?)\b"
    ),
    "a decimal figure": re.compile(r"(?<![\d.])[-−]?(?:0?\.\d+|\d+\.\d\d+)\b"),
}
_FIRST = frozenset({"i", "my", "me", "mine"})
_SECOND = frozenset({"you", "your", "yours", "yourself"})
_THIRD = frozenset({"he", "she", "his", "her", "him", "hers"})
_NEAR_WORTH = 0.25  # What a word in a sentence nearby counts beside one in the sentence itself.


def register_of(sentence: Sentence, *, at: int, near: Sequence[Sentence]) -> Iterator[tuple[str, float]]:
    """Yield the traits of a sentence and how strongly each is there; the word at `at` itself is left out."""
    text = " ".join(word.text for word in sentence)
    for trait, pattern in _STATISTICS.items():
        if pattern.search(text):
            yield trait, 1.0
    others = [one for one in near if one != sentence]
    for trait, words in (("research words", RESEARCH_WORDS), ("school words", SCHOOL_WORDS)):
        here = sum(word.lemma in words for number, word in enumerate(sentence) if number != at)
        there = sum(word.lemma in words for one in others for word in one) / max(1, len(others))
        yield trait, math.log1p(here + _NEAR_WORTH * there)
    lemmas = {word.text.casefold() for word in sentence}
    for trait, words in (("I or my", _FIRST), ("you or your", _SECOND), ("he or she", _THIRD)):
        if lemmas & words:
            yield trait, 1.0
    if sentence[-1].text == "?":
        yield "a question", 1.0
    if sentence[0].tag == "VB":
        yield "an order", 1.0
    yield "length", math.log(len(sentence)) - 2.7
