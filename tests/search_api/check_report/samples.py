"""Checked texts made by hand, without a glossary."""

from __future__ import annotations

from dataclasses import replace

from glossary.readability.measuring import readability_of
from glossary.terms import Grade, Reader, Wording, slug
from glossary.wording_check import Finding, Report
from indexer.reading.written import read_written
from search_api.check_report.checked import Checked, Source
from search_api.findability import Findable

STUDY = (
    "We looked at attrition in a trial of reading aloud.\n\n"
    "Attrition was low. The effect was significant (p < .05), and an intervention of this sort may help.\n"
)
HOSTILE = (
    "<script>alert(1)</script> attrition & \"quotes\" </p><img src=x onerror='alert(2)'>\n\n"
    "{{ 7*7 }} {% raw %} ${x} 😀 attrition \u202e reversed"
)
GRADES = {"significant": Grade.MISREAD, "intervention": Grade.LOADED}
SAY = {
    "attrition": (
        Wording("drop-out", "It may be that tests were missing."),
        Wording("loss of … pupils", "x"),
    ),
    "significant": (Wording("unlikely to be luck", "Nothing."),),
    "intervention": (Wording("programme under test", "Nothing."),),
}


def finding(
    text: str, words: str, *, at: int = 0, kind: str = "jargon", grade: Grade | None = None
) -> Finding:
    """The first `words` in `text` from `at` on, as a finding of its own term."""
    start = text.index(words, at)
    return Finding(
        start=start,
        end=start + len(words),
        text=words,
        kind=kind,
        term=slug(words) if kind != "long_sentence" else "",
        sense=slug(words) if kind not in ("long_sentence", "statistic") else "",
        message=f"It means something: {words[:20]}.",
        suggestions=SAY.get(words.casefold(), ()),
        grade=grade or GRADES.get(words.casefold(), Grade.UNKNOWN),
    )


def checked(
    text: str = STUDY,
    *findings: Finding,
    name: str = "study.txt",
    content: bytes | None = None,
    findability: list[Findable] | None = None,
    reader: Reader = Reader.TEACHER,
) -> Checked:
    """A check of `text`, or of the file `content`, with these findings; those met again are marked."""
    held = text.encode() if content is None else content
    written = read_written(held, suffix=f".{name.rpartition('.')[2]}")
    seen: set[str] = set()
    marked: list[Finding] = []
    for one in sorted(findings, key=lambda one: (one.start, one.end)):
        key = one.sense or one.text
        marked.append(replace(one, again=key in seen))
        seen.add(key)
    return Checked(
        source=Source(name, name, held),
        written=written,
        reader=reader,
        report=Report(tuple(marked), (), ("A note of the check.",), readability_of(written.prose)),
        findability=findability,
    )


def study(**more: list[Findable] | None) -> Checked:
    """The study with a word met twice, a misread one, a statistic, a loaded one and a hard sentence."""
    return checked(
        STUDY,
        finding(STUDY, "attrition"),
        replace(finding(STUDY, "Attrition"), sense="attrition", term="attrition"),
        finding(STUDY, "significant", kind="false_friend"),
        finding(STUDY, "p < .05", kind="statistic"),
        finding(STUDY, "intervention", kind="policy"),
        finding(STUDY, STUDY[STUDY.index("The effect") : -1], kind="long_sentence"),
        findability=more.get("findability"),
    )


RANKS = [
    Findable("why do so many pupils drop out of studies", 12, 4, "attrition"),
    Findable("<b>bold</b> question", None, 100, "attrition"),
]
