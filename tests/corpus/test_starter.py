"""The starter collection: all there, worded by the rules, with the facts the tables give."""

import re
from collections import Counter

import pytest

from corpus.documents import DESIGNS, PHASES, Kind, Record
from corpus.rights import may_show, settle
from corpus.starter import starter_records
from corpus.starter.grades import grades_in_words, parse_grades, phases_of
from corpus.starter.jhu_samples import country_of, sample_in_words
from corpus.starter.strands import read_strand
from corpus.starter.tables import table
from corpus.starter.wwc_vocabulary import OUTCOMES, RATINGS, TOPICS

RECORDS = starter_records()
BY_ID = {record.id: record for record in RECORDS}
STRANDS = [record for record in RECORDS if record.id.startswith("eef-")]
WWC = [record for record in RECORDS if record.id.startswith("wwc-")]
JHU = [record for record in RECORDS if record.id.startswith("jhu-")]
PROGRAMMES = [*WWC, *JHU]
EEF_TABLE_STATEMENT = re.compile(r"EEF publishes months, not the effect size behind them|^With no months")


def words_of(record: Record) -> str:
    return "\n".join(f"{section.title}\n{section.text}" for section in record.sections)


def test_counts_ids_and_order() -> None:
    assert (len(STRANDS), len(WWC), len(JHU)) == (30, 537, 66)
    assert len(BY_ID) == len(RECORDS) == 633
    assert [record.id for record in RECORDS] == [record.id for record in starter_records()]
    assert (RECORDS[0].id, RECORDS[9].id, RECORDS[-1].id) == (
        "eef-arts-participation",
        "eef-mastery-learning",
        "jhu-mclass",
    )
    assert all(re.fullmatch(r"(?:eef|wwc|jhu)-[a-z0-9]+(?:-[a-z0-9]+)*", record.id) for record in RECORDS)


@pytest.mark.parametrize("records", [STRANDS, PROGRAMMES], ids=["strands", "programmes"])
def test_facts_are_within_the_vocabulary(records: list[Record]) -> None:
    for record in records:
        facts = record.facts
        assert record.by == "our_summary"
        assert record.kind == (Kind.TOOLKIT_STRAND if record in STRANDS else Kind.PROGRAMME_RECORD)
        assert facts.title
        assert facts.source
        assert facts.year is not None
        assert set(facts.phase) <= set(PHASES)
        assert facts.design is None or facts.design in DESIGNS
        assert facts.where
        licence = settle(facts.licence_claims).licence
        assert licence == "CC-BY-4.0"
        assert may_show(licence, local=False).full_text


def test_strand_facts_are_those_of_the_table() -> None:
    for row in table("eef_toolkit_strands"):
        facts = BY_ID[f"eef-{row['slug']}"].facts
        assert facts.title == row["name"]
        assert facts.months == (int(row["impact_months"]) if row["impact_months"] else None)
        assert (facts.effect is None) == (facts.months is None)
        assert facts.strength == int(row["evidence_rating_0_to_5"])
        assert facts.cost == int(row["cost_rating_1_to_5"])
        assert (facts.phase, facts.country) == ((), ())


def test_effects_of_strands() -> None:
    fewer = BY_ID["eef-repeating-a-year"].facts
    assert fewer.months == -2
    assert fewer.effect is not None
    assert (fewer.effect.low, fewer.effect.high, fewer.effect.value) == (-0.18, -0.10, None)
    nought = BY_ID["eef-setting-and-streaming"].facts
    assert nought.months == 0
    assert nought.effect is not None
    assert (nought.effect.low, nought.effect.high) == (-0.01, 0.01)
    assert nought.effect.source == "EEF's own table from months to effect sizes, not a measured interval"


@pytest.mark.parametrize("record", STRANDS, ids=lambda record: record.id)
def test_strand_texts(record: Record) -> None:
    text = " ".join(section.text for section in record.sections)
    assert 250 <= len(text.split()) <= 450
    assert [section.title for section in record.sections][:4] == [
        "What it is",
        "What was found",
        "For whom",
        "How sure we are",
    ]
    found = record.sections[1].text
    if record.facts.months is None:
        assert "not enough evidence" in found
        assert not re.search(r"\b(?:0|zero|nought|minus|\d+) (?:additional )?months?\b", text)
    else:
        assert "not enough evidence" not in text.replace('not the same as "not enough evidence"', "")
        assert re.search(rf"\b{abs(record.facts.months)} months?\b", found)
        assert "not a measured interval" in found
        assert ("minus 2 months" in found) == (record.facts.months == -2)


def test_no_two_strands_share_a_sentence() -> None:
    sentences = Counter(
        sentence
        for record in STRANDS
        for sentence in {
            sentence.strip()
            for section in record.sections
            for sentence in re.split(r"(?<=[.!?])\s+", section.text)
        }
        if not EEF_TABLE_STATEMENT.search(sentence)
    )
    assert [sentence for sentence, count in sentences.items() if count > 1] == []


@pytest.mark.parametrize(
    "text",
    ["", "words", "# Title", "# Title\nstray words\n## Part\nText", "# T\n## \nText", "# T\n## Part\n"],
)
def test_a_strand_out_of_shape_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="strand"):
        read_strand(text)


def test_programmes_say_not_enough_evidence_exactly_where_a_rating_is_missing() -> None:
    blank = {row["intervention_id"] for row in table("wwc_interventions_2020") if not row["outcome_domain"]}
    rated = {row["intervention_id"] for row in table("wwc_interventions_2020") if row["outcome_domain"]}
    for record in WWC:
        number = record.id.removeprefix("wwc-")
        assert ("not enough evidence" in words_of(record)) == (number in blank), record.id
        assert (record.facts.design is None) == (number not in rated)
        if number not in rated:
            assert record.facts.effect is None
            assert not re.search(r"\b0\b|\bzero\b|no effect", words_of(record))
    assert not any("not enough evidence" in words_of(record) for record in JHU)


def test_our_mean_is_called_ours_wherever_it_stands() -> None:
    for record in WWC:
        found = next(section.text for section in record.sections if section.title == "What was found")
        for paragraph in found.split("\n\n"):
            if "percentile points" in paragraph:
                assert re.search(r"[Oo]ur own mean", paragraph), record.id
        if record.facts.effect is not None:
            assert record.facts.effect.source.startswith("our own mean of ")
            assert "our mean" in record.facts.effect.unit


def test_effects_of_programmes() -> None:
    daisy = BY_ID["wwc-211"].facts
    assert daisy.effect is not None
    assert (daisy.effect.value, daisy.effect.low, daisy.effect.high) == (20.9, None, None)
    assert daisy.effect.source == "our own mean of 28 findings in the What Works Clearinghouse 2020 export"
    assert BY_ID["wwc-216"].facts.effect is None
    numbers_count = BY_ID["jhu-numbers-count"].facts
    assert numbers_count.effect is not None
    assert numbers_count.effect.value == 0.33
    tai = BY_ID["jhu-tai"].facts
    assert tai.effect is not None
    assert (tai.effect.value, tai.effect.low, tai.effect.high) == (None, -0.12, 0.29)


def test_groups_never_enter_the_effect_of_a_programme() -> None:
    assert BY_ID["jhu-shared-maths"].facts.effect is None
    assert BY_ID["jhu-amsti"].facts.effect is None
    saxon = BY_ID["jhu-saxon-math"].facts.effect
    assert saxon is not None
    assert (saxon.low, saxon.high) == (0.07, 0.17)
    text = words_of(BY_ID["jhu-saxon-math"])
    assert "parts of it, not further results" in text
    assert text.index("parts of it") < text.index("lower achievers, +0.18")


def test_countries_of_the_maths_review() -> None:
    countries = Counter(country for record in JHU for country in record.facts.country)
    assert BY_ID["jhu-catch-up-numeracy"].facts.country == ("GB-ENG",)
    assert BY_ID["jhu-shared-maths"].facts.country == ("GB",)
    assert BY_ID["jhu-accelerated-math"].facts.country == ("US", "DE")
    assert {"US", "GB-ENG", "GB", "NL", "DE", "CA"} == set(countries)
    assert country_of("A school", international=True) is None


def test_years_of_english_studies_are_their_own() -> None:
    for record, years in (("jhu-mathematics-mastery", "Year 1 "), ("jhu-scratchmaths", "Years 5 and 6 ")):
        for_whom = next(part.text for part in BY_ID[record].sections if part.title == "For whom")
        assert f": {years}(US " in for_whom
        assert BY_ID[record].facts.phase == ("primary",)


def test_designs_of_the_maths_review() -> None:
    assert BY_ID["jhu-numbers-count"].facts.design == "randomised trial"
    assert BY_ID["jhu-tai"].facts.design == "quasi-experiment"
    assert BY_ID["jhu-accelerated-math"].facts.design == "evidence synthesis"


def test_every_term_of_the_clearinghouse_has_plain_words() -> None:
    rows = table("wwc_interventions_2020")
    assert {row["protocol"] for row in rows} == set(TOPICS)
    assert {row["outcome_domain"] for row in rows} - {""} == set(OUTCOMES)
    assert {row["effectiveness_rating"] for row in rows} - {"", "N/A"} == set(RATINGS)


@pytest.mark.parametrize("record", PROGRAMMES[::7], ids=lambda record: record.id)
def test_programme_texts_read_as_sentences(record: Record) -> None:
    for section in record.sections:
        for paragraph in section.text.split("\n\n"):
            assert paragraph[0].isupper() or paragraph[0].isdigit() or paragraph[0] == "“"
            assert paragraph.endswith(".")


def test_no_code_of_the_tables_is_left_in_a_text() -> None:
    codes = re.compile(
        r"\b(?:FRL|ELL|LEP|SPED|SEN|NA|NotTutoring|AllAchiever|LowAchiever|AllPoverty|LowPoverty|PS)\b"
        r"|\d% ?(?:AA|H|W|A)\b|&\w+;|\ufffd|\u200b|\xa0|  | [,.;:]|\(\)|\.\.|,,|, \.|\( | \)"
        r"|\b1 (?:studies|findings|students)\b"
    )
    for record in PROGRAMMES:
        text = words_of(record).replace(record.facts.title or "", "It")
        assert not codes.search(text), (record.id, codes.findall(text))


@pytest.mark.parametrize(
    ("cell", "words", "phases"),
    [
        ("", "", ()),
        ("PK", "US pre-kindergarten (Nursery and Reception)", ("early years",)),
        ("K", "US kindergarten (Year 1)", ("primary",)),
        ("K 1", "US kindergarten and grade 1 (Years 1 and 2)", ("primary",)),
        ("K 1 2 3", "US kindergarten to grade 3 (Years 1 to 4)", ("primary",)),
        ("PK K 1", "US pre-kindergarten, kindergarten and grade 1 (Nursery, Reception and Years 1 and 2)",
         ("early years", "primary")),
        ("5 7", "US grades 5 and 7 (Years 6 and 8)", ("primary", "secondary")),
        ("5 6 7 9 10", "US grades 5 to 7, 9 and 10 (Years 6 to 8, 10 and 11)", ("primary", "secondary")),
        ("12", "US grade 12 (Year 13)", ("secondary",)),
        ("PS", "college or university students", ("higher education",)),
        ("12 PS", "US grade 12 (Year 13) and college or university", ("secondary", "higher education")),
        ("Year 1 (K)", "US kindergarten (Year 1)", ("primary",)),
        ("Year 2-6 (grade 1-5)", "US grades 1 to 5 (Years 2 to 6)", ("primary",)),
        ("year 4, 5 (grade 3, 4)", "US grades 3 and 4 (Years 4 and 5)", ("primary",)),
        ("Year2 (grade1)", "US grade 1 (Year 2)", ("primary",)),
        ("Year 3, 5", "US grades 2 and 4 (Years 3 and 5)", ("primary",)),
        ("6-7 years old (grade 1)", "US grade 1 (Year 2)", ("primary",)),
        ("2-3, 4-5", "US grades 2 to 5 (Years 3 to 6)", ("primary",)),
        ("K-1 1-2", "US kindergarten to grade 2 (Years 1 to 3)", ("primary",)),
        ("1 year cohort", "", ()),
    ],
)  # fmt: skip
def test_grades(cell: str, words: str, phases: tuple[str, ...]) -> None:
    grades = parse_grades(cell)
    assert grades_in_words(grades) == words
    assert phases_of(grades) == phases


@pytest.mark.parametrize(
    ("cell", "where", "shares"),
    [
        ("England", "England", ""),
        ("Southern California; low performing schools", "Southern California; low performing schools", ""),
        ("3 schools in Midwestern US; 76% FRL", "3 schools in the Midwestern US",
         "76% eligible for free or reduced-price lunch"),
        ("England. Low performing students; 72% W.", "England; low performing students", "72% White"),
        ("England. 37% FRL, 80% W", "England", "37% eligible for free or reduced-price lunch and 80% White"),
        ("FL, SC, NY", "Florida, South Carolina, New York", ""),
        (
            "At-risk students in Illinois; 55% ELL, 8% AA, 69% H 9%,W, 4%A",
            "At-risk students in Illinois",
            "55% learning English as an additional language, 8% African American, 69% Hispanic, 9% White and "
            "4% Asian",
        ),
        ("Kentucky; 57% FRL (all the district)", "Kentucky",
         "57% eligible for free or reduced-price lunch (in the whole district)"),
    ],
)  # fmt: skip
def test_samples(cell: str, where: str, shares: str) -> None:
    assert sample_in_words(cell) == (where, shares)
