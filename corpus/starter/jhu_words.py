"""Sentences for a programme of the elementary maths review, made from its studies' figures."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.documents import Section
from corpus.starter.grades import grades_in_words, parse_grades, years_in_words
from corpus.starter.jhu_samples import COUNTRY_NAMES, country_of, sample_in_words
from corpus.starter.sentences import capitalised, listed, signed
from corpus.starter.tables import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """One study of the review: its row in the table of studies and its effect sizes."""

    row: Row
    findings: tuple[Row, ...]


_TOPICS = {
    "Tutoring": "tutoring in maths",
    "PD content and pedagogy": "training for teachers in maths and how to teach it",
    "PD for classroom": "training for teachers in how a class is run and taught",
    "PD focused on curriculum": "training for teachers around a maths curriculum",
    "PD focused on software": "training for teachers around maths software",
    "Curricula no tech": "a maths curriculum without technology",
    "Curricula with tech": "a maths curriculum with technology",
    "Benchmark assessments": "regular tests through the year that show teachers where pupils stand",
}
_TUTORS = {
    "Teachers": "teachers",
    "Paraprofessionals": "teaching assistants (“paraprofessionals”)",
    "PaidVolunteers": "paid volunteers",
}
_SETTINGS = {
    "One-to-one": "one-to-one",
    "One-to-small": "in small groups",
    "Online one-to-one": "online and one-to-one",
    "Cross-age": "by older pupils",
}
_TIMES = {
    "Extra Time": "in extra time",
    "No Extra Time": "in place of other lesson time",
}
_UNITS = {
    "Schools": "schools",
    "Students": "pupils",
    "Student": "pupils",
    "Teachers": "teachers",
    "Classes": "classes",
    "Teams of teachers": "teams of teachers",
    "Year groups": "year groups",
}
_GROUPS = {
    "LowAchiever": "lower achievers",
    "HighAchiever": "higher achievers",
    "LowPoverty": "the lower-poverty group",
    "HighPoverty": "the higher-poverty group",
}
_ALL = {"Level.Achievement": "AllAchiever", "Level.Poverty": "AllPoverty"}

_EFFECT_SIZE = (
    "An effect size sets the gap between pupils with the programme and pupils without it against the usual "
    "spread between pupils (the standard deviation). A plus favours the programme; a figure near nought "
    "means little or no difference."
)


def whole_sample(study: Study) -> tuple[Row, ...]:
    """Pick the effect sizes that are for a study's whole sample, as against groups within it.

    A study that gives figures for all achievers (or all levels of poverty) has those as its whole; one that
    was done with a single group, such as low achievers only, has that group as its whole; one that gives
    several groups and no total has no figure for the whole.
    """
    whole = study.findings
    for level, everyone in _ALL.items():
        values = {row[level] for row in study.findings}
        base = everyone if everyone in values else next(iter(values)) if len(values) == 1 else None
        whole = tuple(row for row in whole if row[level] == base)
    return whole


def programme_sections(name: str, *, studies: tuple[Study, ...]) -> tuple[Section, ...]:
    """Word one programme: every study with its own figures, groups apart from whole samples."""
    sizes = [row for study in studies for row in whole_sample(study)]
    found = [_study(study) for study in studies]
    if len(sizes) > 1:
        lowest, highest = (pick(sizes, key=_size)["Effect Size"] for pick in (min, max))
        if lowest != highest:
            found.append(
                f"For whole samples the lowest effect size is {signed(lowest)} and the highest "
                f"{signed(highest)}. We show this range and no average."
            )
    return (
        Section(title="What it is", text=_what_it_is(name, studies=studies)),
        Section(title="What was found", text="\n\n".join(found)),
        Section(title="For whom", text="\n\n".join(_for_whom(study) for study in studies)),
        Section(title="How sure we are", text=_how_sure(studies)),
        Section(title="What the figures mean", text=_EFFECT_SIZE),
        Section(title="What the figures leave out", text=_left_out(studies)),
    )


def _what_it_is(name: str, *, studies: tuple[Study, ...]) -> str:
    topics = listed(list(dict.fromkeys(_TOPICS[study.row["Table topic"]] for study in studies)))
    said = [
        f"A review of primary school maths by Pellegrini, Neitzel, Lake and Slavin files {name} under "
        f"{topics}."
    ]
    ways = dict.fromkeys(way for study in studies if (way := _tutoring(study.row)))
    said += [f"Pupils were taught {way}." for way in ways]
    if studies[0].row["Table topic"] == "Tutoring" and any(
        study.row["Technology"] == "1" for study in studies
    ):
        said.append("It makes use of technology.")
    said.append("The data hold figures about the studies and no description of the lessons.")
    return " ".join(said)


def _tutoring(row: Row) -> str:
    setting = _SETTINGS.get(row["Tutoring.Type"], "")
    tutor = _TUTORS.get(row["Tutoring.Provider"])
    time = _TIMES.get(row["Tutoring.ExtraTime"])
    by = f"by {tutor}" if tutor else ""
    return ", ".join(part for part in (f"{setting} {by}".strip(), time) if part)


def _study(study: Study) -> str:
    row = study.row
    whole = whole_sample(study)
    groups = tuple(finding for finding in study.findings if finding not in whole)
    said = [f"{_cited(row)}, {_status(row)}. {_design(row)} {_duration(row)}"]
    if whole:
        said.append(_figures(whole, row=row))
    if groups:
        lead = (
            "Looking closer, at groups within that sample (parts of it, not further results): "
            if whole
            else "The data give no figure for the whole sample, only for groups within it: "
        )
        labels = [f"{_label(finding, study=study)} on {_test(finding)}" for finding in groups]
        said.append(lead + "; ".join(_group(finding, study=study) for finding in groups) + ".")
        if len(set(labels)) < len(labels):
            said.append(
                "Where the data give one name to several groups, the numbers of pupils tell them apart."
            )
    if any(int(one["Treatment.N"]) + int(one["Control.N"]) != int(one["Total.N"]) for one in study.findings):
        said.append("Where those with it and those without do not add up, it is so in the data.")
    return " ".join(said)


def _cited(row: Row) -> str:
    return f"{row['Authors'].replace('&', 'and')} ({row['Year']})"


def _status(row: Row) -> str:
    return (
        "a published study"
        if row["Publication.Status"] == "published"
        else "a report the review counts as unpublished"
    )


def _design(row: Row) -> str:
    unit = _UNITS[row["Unit of assignment"]]
    if row["Randomized"] == "1":
        return f"{capitalised(unit)} were put into groups by lot (a randomised trial)."
    return (
        f"{capitalised(unit)} with and without the programme were compared, with no drawing of lots "
        "(a quasi-experiment)."
    )


def _duration(row: Row) -> str:
    lasted = row["Duration"].replace("1, 2 years", "1 or 2 years")
    return f"It lasted {re.sub(r'(?<=[0-9])-(?=[0-9])', ' to ', lasted)}."


def _figures(findings: tuple[Row, ...], *, row: Row) -> str:
    """Say the effect sizes of a study, those with the same grades and pupils together."""
    samples: dict[tuple[str, ...], list[Row]] = {}
    for finding in findings:
        key = tuple(finding[column] for column in ("Grade", "Total.N", "Treatment.N", "Control.N"))
        samples.setdefault(key, []).append(finding)
    parts: list[str] = []
    for its in samples.values():
        grades = f" in {_when(its[0], row=row)}" if len(samples) > 1 else ""
        sizes = listed([f"{signed(one['Effect Size'])} on {_test(one)}" for one in its])
        parts.append(f"{_pupils(its[0])}{grades}: {sizes}")
    noun = "Effect size" if len(findings) == 1 else "Effect sizes"
    return f"{noun} among {'; among '.join(parts)}."


def _group(finding: Row, *, study: Study) -> str:
    row = study.row
    same_ages = parse_grades(finding["Grade"]) == parse_grades(row["Grade"])
    ages = "" if same_ages else f" in {_when(finding, row=row)}"
    size = f"{signed(finding['Effect Size'])} on {_test(finding)}"
    return f"{_label(finding, study=study)}{ages}, {size} among {_pupils(finding)}"


def _label(finding: Row, *, study: Study) -> str:
    """Name a group by what sets it apart within its study."""
    apart = [level for level in _ALL if len({one[level] for one in study.findings}) > 1]
    return " in ".join(_GROUPS[finding[level]] for level in apart if finding[level] in _GROUPS)


def _pupils(finding: Row) -> str:
    total, given, without = (int(finding[column]) for column in ("Total.N", "Treatment.N", "Control.N"))
    return f"{total:,} pupils ({given:,} with it, {without:,} without)"


def _test(finding: Row) -> str:
    return finding["Posttest"].replace("Humburger", "Hamburger").replace("assessement", "assessment")


def _when(finding: Row, *, row: Row) -> str:
    if "cohort" in finding["Grade"]:
        return f"the {re.sub(r' years? cohort', '-year cohort', finding['Grade'])}"
    return _ages(finding["Grade"], row=row)


def _ages(cell: str, *, row: Row) -> str:
    grades = parse_grades(cell)
    words = grades_in_words(grades, us=False)
    if _country(row) in ("GB-ENG", "GB"):
        return f"{years_in_words(grades)} (US {words.partition(' (')[0]})"
    return words


def _country(row: Row) -> str | None:
    return country_of(row["Sample Description"], international=row["International"] == "1")


def _for_whom(study: Study) -> str:
    row = study.row
    where, shares = sample_in_words(row["Sample Description"])
    country = COUNTRY_NAMES.get(_country(row) or "", "a country the data do not name")
    place = "" if where == country or not where else f" The data describe the sample as: {where}."
    of_pupils = f" Of the pupils: {shares}." if shares else ""
    return f"{_cited(row)}: {_ages(row['Grade'], row=row)}, in {country}.{place}{of_pupils}"


def _how_sure(studies: tuple[Study, ...]) -> str:
    by_lot = sum(study.row["Randomized"] == "1" for study in studies)
    published = sum(study.row["Publication.Status"] == "published" for study in studies)
    if len(studies) == 1:
        lot = (
            "It drew lots, which makes for a fair comparison"
            if by_lot
            else "It did not draw lots, so the groups may have differed from the start"
        )
        said = [
            f"This rests on a single study, so another could change the picture. {lot}. "
            f"The review counts it as {'published' if published else 'unpublished'}."
        ]
    else:
        lot = (
            f"{_share(by_lot, len(studies))} drew lots, which makes for a fair comparison"
            if by_lot
            else "None drew lots, so the groups may have differed from the start"
        )
        printed = f"{_share(published, len(studies))} {'was' if published < 2 else 'were'} published"
        said = [f"This rests on {len(studies)} studies. {lot}. {printed}."]
    if any(not whole_sample(study) for study in studies):
        said.append("Figures for groups are shakier than figures for a whole sample.")
    said.append(
        "The data give no margin of error for any effect size, so we cannot say which could be chance."
    )
    return " ".join(said)


def _share(some: int, of: int) -> str:
    if some == of:
        return "All" if of > 2 else "Both"
    return {0: "None", 1: "One"}.get(some, str(some))


def _left_out(studies: tuple[Study, ...]) -> str:
    said = [
        "The data say nothing about cost, about how well the programme was taught, or about later effects."
    ]
    english = any(_country(study.row) in ("GB-ENG", "GB") for study in studies)
    lunch = any("FRL" in study.row["Sample Description"] for study in studies)
    if english and lunch:
        said.append(
            "The review counts pupils eligible for free or reduced-price lunch in UK studies too; there the "
            "nearest thing is free school meals."
        )
    if not english:
        said.append("None of this was tried in a UK school, as far as the data go.")
    return " ".join(said)


def _size(row: Row) -> float:
    return float(row["Effect Size"])
