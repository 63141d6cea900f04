"""Finds counted nouns in the words of a statement: "1,240 Year 4 pupils", "34 studies"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossary.spacy_english import Word

PUPILS = frozenset(
    ("student", "pupil", "child", "adolescent", "learner", "undergraduate", "preschooler", "kindergartner",
     "teenager", "kindergartener", "freshman", "sophomore", "youth", "boy", "girl", "grader", "schoolchild",
     "toddler", "infant", "youngster", "person", "graduate", "trainee", "novice", "reader", "speller",
     "senior", "junior")
)  # fmt: skip
_ADULTS = frozenset(
    ("participant", "teacher", "parent", "adult", "subject", "family", "respondent", "individual",
     "principal", "educator", "instructor", "volunteer", "mother",
     "nurse", "dyad", "practitioner", "headteacher", "head",
     "leader", "people", "father", "assistant", "resident", "administrator", "coach", "counselor",
     "counsellor", "tutor", "lecturer", "interviewee", "informant", "physician", "intern")
)  # fmt: skip
PEOPLE = PUPILS | _ADULTS
GROUPS = frozenset(
    (
        "school",
        "class",
        "classroom",
        "kindergarten",
        "preschool",
        "setting",
        "centre",
        "center",
        "college",
        "district",
        "household",
        "village",
    )
)
"""What people are taught in: counted only where it took part itself."""
STUDIES = frozenset(("study", "article", "trial", "paper", "publication", "report", "experiment",
                     "dissertation", "review", "rct"))  # fmt: skip
COUNTED = re.compile(
    r"student|pupil|child|adolescent|learner|graduate|preschool|kindergart|teen|freshm|sophomore|youth|boy|"
    r"girl|grader|toddler|infant|youngster|person|people|trainee|novice|reader|speller|senior|junior|"
    r"participant|teacher|parent|adult|subject|famil|respondent|individual|principal|educator|instructor|"
    r"volunteer|mother|father|nurse|dyad|practitioner|head|leader|assistant|resident|administrator|coach|"
    r"counsel|tutor|lecturer|interviewee|informant|physician|intern|school|class|setting|cent[re]|college|"
    r"district|household|village",
    re.IGNORECASE,
)
"""A statement without one of these counts nobody, and need not be parsed."""

_NO_COUNT = frozenset(
    ("grade", "grades", "year", "years", "level", "age", "ages", "aged", "phase", "stage", "study",
     "experiment", "group", "key", "tier", "cohort", "in", "p", "wave", "table", "figure", "part", "unit",
     "section", "type", "class", "-", "–", "—", "form", "version")
)  # fmt: skip
"""Words before a numeral that make it a name or a date, not a count."""


def counts(words: Sequence[Word], nouns: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Pairs: the first word of a counted phrase, and its noun."""
    for index, word in enumerate(words):
        if word.tag != "CD" or not _is_count(words, index):
            continue
        for at in range(index + 1, min(index + 12, len(words))):
            if words[at].lemma in nouns and words[at].pos in ("NOUN", "PROPN") and not goes_on(words, at):
                yield _opening(words, index), at
                break
            if words[at].pos in ("VERB", "AUX", "ADP", "SCONJ") and words[at].tag not in ("VBN", "VBG"):
                break
            if words[at].text in "(),;.":
                break


def goes_on(words: Sequence[Word], at: int) -> bool:
    """The noun only describes another: "student achievement", "students' scores", "school years"."""
    following = words[at + 1] if at + 1 < len(words) else None
    return following is not None and (
        following.tag in ("POS", "HYPH") or following.text in "'’-–/" or following.pos == "NOUN"
    )


def _is_count(words: Sequence[Word], index: int) -> bool:
    before = words[index - 1].text.lower() if index else ""
    after = words[index + 1] if index + 1 < len(words) else None
    if before in "-–—" and index > 1 and words[index - 2].tag == "CD" and words[index - 2].text.isalpha():
        before = words[index - 3].text.lower() if index > 2 else ""
    if before in _NO_COUNT and not (before == "in" and after is not None and after.pos != "PUNCT"):
        return False
    if (
        after is None
        or after.text in "-–%"
        or after.text.lower() in ("percent", "per", "of", "%", "million", "billion")
        or after.text == "grade"
    ):
        return False
    named = index > 0 and words[index - 1].pos in ("PROPN", "NOUN") and words[index].text in "23456789"
    if named:
        # "Algebra 2 teachers".
        return False
    return words[index].text.lower() != "one" and "." not in words[index].text


_SMALL_WORDS = frozenset(("over", "about", "nearly", "approximately", "all", "than", "more"))


def _opening(words: Sequence[Word], index: int) -> int:
    """The first word of the count: "two-hundred and seventy-eight" begins with "two"."""
    while index:
        before = words[index - 1]
        earlier = words[index - 2] if index > 1 else None
        number = earlier is not None and (
            earlier.tag == "CD" or earlier.text.lower() in ("hundred", "thousand")
        )
        if (
            before.tag == "CD"
            or before.text.lower() in _SMALL_WORDS
            or before.text.lower() in ("hundred", "thousand")
            or (before.text in "-–" and number)
            or (
                before.text.lower() == "and"
                and earlier is not None
                and earlier.text.lower() in ("hundred", "thousand")
            )
        ):
            index -= 1
        else:
            break
    return index
