"""Every number in a starter text is looked up in the rows that its record was made from."""

import re
from collections.abc import Iterator, Sequence

import pytest

from corpus.documents import Record
from corpus.starter import starter_records
from corpus.starter.tables import Row, table

ALL = starter_records()
STRANDS = table("eef_toolkit_strands")
MONTHS = table("eef_months_conversion")
WWC = table("wwc_interventions_2020")
STUDIES = table("jhu_elementary_maths_studies")
FINDINGS = table("jhu_elementary_maths_findings")

WORDS = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12", "twice": "2", "half": "0.5", "dozen": "12", "hundred": "100",
    "thousand": "1000", "both": "2",
}  # fmt: skip
"""Words that are counts; "one", "first" and "a single" are left out, being mostly no counts at all."""

GRADE_YEARS = {"K": "1", **{str(grade): str(grade + 1) for grade in range(1, 13)}}
"""US grade -> UK year, written out once more so that a slip in the code shows."""

NUMBER = re.compile(r"(?<![A-Za-z\d.])[−+-]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?")
SCALES = {"5"}  # "out of 5", the scale of cost and evidence
RANKING = {"100"}  # "in a ranking of a hundred students", what an improvement index means


def plain(number: str) -> str:
    """Bring a number to one spelling: no thousands, no plus, one minus, no idle noughts."""
    bare = number.replace(",", "").replace("−", "-").lstrip("+")
    sign = "-" if bare.startswith("-") else ""
    bare = bare.lstrip("-")
    whole, _, decimals = bare.partition(".")
    decimals = decimals.rstrip("0")
    value = f"{int(whole or 0)}.{decimals}" if decimals else str(int(whole or 0))
    return value if value == "0" else sign + value


def numbers_in(text: str) -> Iterator[str]:
    """Take every number out of a text: digits with sign and decimals, both ends of a range, and words."""
    spread = re.sub(r"(?<=\d)[-–](?=\d)", " ", text)
    spread = re.sub(r"(?<=\w)-(?=\d)", " ", spread)
    for found in NUMBER.findall(spread):
        yield plain(found)
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in WORDS:
            yield WORDS[word]


def cells(rows: Sequence[Row]) -> set[str]:
    return {number for row in rows for cell in row.values() for number in numbers_in(cell)}


def years(rows: Sequence[Row], column: str) -> set[str]:
    """Give the UK years of the grades, and of all between the ends of a range of grades."""
    found: set[str] = set()
    for row in rows:
        grades = re.findall(r"\bK\b|\d+", row.get(column, "").upper())
        found |= {GRADE_YEARS[grade] for grade in grades if grade in GRADE_YEARS}
    return found


def text_of(record: Record) -> str:
    return "\n".join(section.text for section in record.sections)


def strand_numbers(record: Record) -> set[str]:
    row = next(row for row in STRANDS if f"eef-{row['slug']}" == record.id)
    allowed = cells([row]) | SCALES
    year, month, day = row["read_on"].split("-")
    allowed |= {plain(year), plain(month), plain(day)}
    if row["impact_months"]:
        months = abs(int(row["impact_months"]))
        conversion = next(one for one in MONTHS if one["months"] == str(months))
        band = cells([{"from": conversion["effect_size_from"], "to": conversion["effect_size_to"]}])
        allowed |= {str(months)} | band
        if int(row["impact_months"]) <= 0:
            allowed |= {plain(f"-{number.lstrip('-')}") for number in band}
    return allowed


def programme_numbers(record: Record) -> set[str]:
    if record.id.startswith("wwc-"):
        number = record.id.removeprefix("wwc-")
        rows = [row for row in WWC if row["intervention_id"] == number]
        bare = [
            {key: cell for key, cell in row.items() if key not in ("intervention_id", "source_url")}
            for row in rows
        ]
        rated = any(row["outcome_domain"] for row in rows)
        return cells(bare) | years(bare, "us_grades") | {"2020"} | (RANKING if rated else set())
    title = record.facts.title
    studies = [row for row in STUDIES if row["Program"] == title]
    findings = [row for row in FINDINGS if row["Program"] == title]
    bare = [
        {key: cell for key, cell in row.items() if key != "Table number"} for row in (*studies, *findings)
    ]
    counts = {
        str(len(studies)),
        str(sum(row["Randomized"] == "1" for row in studies)),
        str(sum(row["Publication.Status"] == "published" for row in studies)),
    }
    return cells(bare) | years(bare, "Grade") | counts


@pytest.mark.parametrize("record", [one for one in ALL if one.id.startswith("eef-")], ids=lambda one: one.id)
def test_numbers_of_a_strand(record: Record) -> None:
    assert set(numbers_in(text_of(record))) - strand_numbers(record) == set()


@pytest.mark.parametrize("source", ["wwc-", "jhu-"])
def test_numbers_of_all_programmes(source: str) -> None:
    strangers = {
        record.id: strange
        for record in ALL
        if record.id.startswith(source)
        and (strange := set(numbers_in(text_of(record))) - programme_numbers(record))
    }
    assert strangers == {}


def test_signs_stay_with_their_figures() -> None:
    """A minus lost on the way would still be found without its sign, so effects are looked up whole."""
    for row in FINDINGS:
        record = next(one for one in ALL if one.id.startswith("jhu-") and one.facts.title == row["Program"])
        size = row["Effect Size"].replace("-", "−")
        assert re.search(rf"(?<![\d+−-]){re.escape(size)} on ", text_of(record)), (record.id, size)
    for row in WWC:
        if row["mean_improvement_index"]:
            record = next(one for one in ALL if one.id == f"wwc-{row['intervention_id']}")
            mean = row["mean_improvement_index"].replace("-", "−")
            sign = "" if mean.startswith("−") or mean == "0.0" else "+"
            assert f" {sign}{mean} percentile points" in text_of(record), (record.id, mean)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("+0.10 to −0.18", ["0.1", "-0.18"]),
        ("1,025 pupils, 0.00", ["1025", "0"]),
        ("grades 4-6 and SAT-10", ["4", "6", "10"]),
        ("half a dozen", ["0.5", "12"]),
        ("Wang (2011b)", ["2011"]),
        ("2,4", ["2", "4"]),
    ],
)
def test_numbers_are_taken_out(text: str, numbers: list[str]) -> None:
    assert list(numbers_in(text)) == numbers
