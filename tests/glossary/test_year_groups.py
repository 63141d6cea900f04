"""Year groups: the official tables both ways, every way of writing them, and what only looks like one."""

import csv
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.year_groups import (
    CALENDARS,
    Conversion,
    Mention,
    Stage,
    System,
    convert,
    equivalents,
    key_stages,
    read_year,
    stages,
)
from glossary.years.mentions import joined, mention_of_ages, mention_of_stages, names_in_words, shared

TABLE = Path(__file__).with_name("year_conversions.csv")
ENGLAND, WALES, SCOTLAND, NORTHERN_IRELAND, IRELAND, UNITED_STATES, AUSTRALIA = System
SETTLED = [ENGLAND, WALES, UNITED_STATES]


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def meant(name: str, system: System) -> Stage | Mention:
    """Return the stage of that name, else what the words are read as in that system."""
    named = [one for one in (*stages(system), *key_stages(system)) if one.name == name]
    if named:
        return named[0]
    (mention,) = read_year(name, region=system)
    assert mention.system is system
    return mention


@pytest.mark.parametrize(
    "row", rows(), ids=lambda row: f"{row['from_system']}: {row['from']} -> {row['to_system']}"
)
def test_the_official_tables(row: dict[str, str]) -> None:
    found = convert(meant(row["from"], System(row["from_system"])), to=System(row["to_system"]))
    assert found.names == tuple(name for name in row["to"].split("; ") if name)
    assert found.exact is (row["exact"] == "yes")


def test_the_table_goes_both_ways_and_cites_its_sources() -> None:
    table = rows()
    ways = {(row["from_system"], row["to_system"]) for row in table}
    others = set(System) - {ENGLAND}
    assert len(table) >= 110
    assert {(ENGLAND, one) for one in others} | {(one, ENGLAND) for one in others} <= ways
    assert all(row["source"] for row in table)


def test_each_system_is_cited_and_covers_its_years_without_a_gap() -> None:
    assert set(CALENDARS) == set(System)
    for system in System:
        assert all(one.address.startswith("https://") and one.facts for one in CALENDARS[system].sources)
        bands = [one.months for one in stages(system)]
        assert [high for _, high in bands[:-1]] == [low for low, _ in bands[1:]]
        assert {high - low for low, high in bands} == {12}
        names = [one.name for one in (*stages(system), *key_stages(system))]
        assert len(set(names)) == len(names)
        assert all(one.key_stage for one in stages(system))
        assert all(one.age_from < one.age_to for one in (*stages(system), *key_stages(system)))


def said(name: str, system: System, to: System) -> Conversion:
    return convert(meant(name, system), to=to)


def test_sentences() -> None:
    assert said("Year 4", ENGLAND, UNITED_STATES).sentence == (
        "Year 4 in England is ages 8 to 9; that is Grade 3 in the United States."
    )
    assert said("Year 4", ENGLAND, SCOTLAND).sentence == (
        "Year 4 in England is ages 8 to 9; the nearest in Scotland are P4 and P5, not an exact match: "
        "Scotland takes children born from 1 March to the end of February."
    )
    assert said("P4", SCOTLAND, ENGLAND).sentence == (
        "P4 in Scotland is ages 7½ to 8½ when the year begins; the nearest in England are Year 3 and Year 4, "
        "not an exact match: Scotland takes children born from 1 March to the end of February."
    )
    assert said("Key Stage 2", ENGLAND, NORTHERN_IRELAND).sentence == (
        "Key Stage 2 in England is ages 7 to 11; the nearest in Northern Ireland are Year 4 to Year 7, "
        "not an exact match: Northern Ireland takes children born from 2 July to 1 July."
    )
    assert said("Middle school", UNITED_STATES, ENGLAND).sentence == (
        "Middle school in the United States is ages 11 to 14; the nearest in England are Year 7 to Year 9, "
        "not an exact match: the ages of Middle school vary from place to place."
    )
    assert said("Nursery", ENGLAND, AUSTRALIA).sentence == (
        "Nursery in England is ages 3 to 4; Australia has no school year for these ages."
    )
    assert said("Early Years Foundation Stage", ENGLAND, UNITED_STATES).sentence.endswith(
        "Preschool and Pre-K, not an exact match: those ages do not fill whole school years there."
    )
    assert said("Years 1 and 4", ENGLAND, UNITED_STATES).sentence == (
        "Year 1 and Year 4 in England are ages 5 to 6 and 8 to 9; "
        "that is Kindergarten and Grade 3 in the United States."
    )


def test_ages_convert_too() -> None:
    (band,) = read_year("aged 7 to 8")
    assert convert(band, to=ENGLAND).sentence == "These are ages 7 to 8; that is Year 3 in England."
    assert convert(band, to=ENGLAND).exact
    assert not convert(band, to=IRELAND).exact
    (single,) = read_year("seven-year-olds")
    assert convert(single, to=ENGLAND).names == ("Year 2", "Year 3")
    assert convert(single, to=SCOTLAND).names == ("P3",)
    assert convert(single, to=ENGLAND).sentence.startswith("This is age 7; the nearest in England are")


def test_the_key_stages_of_a_match() -> None:
    assert said("Grade 3", UNITED_STATES, ENGLAND).key_stages == ("Key Stage 2",)
    assert said("P4", SCOTLAND, SCOTLAND).key_stages == ("First Level",)
    assert said("Key Stage 2", ENGLAND, SCOTLAND).key_stages == ("First Level", "Second Level")
    assert said("Year 4", WALES, WALES).key_stages == ("Progression Step 3",)


every_stage = st.sampled_from([one for system in System for one in (*stages(system), *key_stages(system))])


@given(stage=every_stage, to=st.sampled_from(list(System)))
def test_there_and_back_covers_the_ages_there_were(stage: Stage, to: System) -> None:
    there = convert(stage, to=to)
    back = [one for found in there.stages for one in convert(found, to=stage.system).stages]
    held = joined(one.months for one in back)
    years = [one for one in stages(stage.system) if shared([stage.months], one.months) == 12]
    # Only ages at which the other system has no school at all are lost.
    for year in years:
        if convert(year, to=to).stages:
            assert shared(held, year.months) == 12
    if back and all(convert(year, to=to).stages for year in years):
        assert min(one.age_from for one in back) <= years[0].age_from
        assert max(one.age_to for one in back) >= years[-1].age_to


@given(system=st.sampled_from(SETTLED), to=st.sampled_from(SETTLED), place=st.integers(0, 14))
def test_an_exact_match_comes_back_to_the_same_name(system: System, to: System, place: int) -> None:
    stage = stages(system)[place]
    there = convert(stage, to=to)
    assert there.exact
    assert convert(there.stages[0], to=system).names == (stage.name,)


@given(stage=every_stage, to=st.sampled_from(list(System)))
def test_every_conversion_says_a_sentence(stage: Stage, to: System) -> None:
    found = convert(stage, to=to)
    assert found.sentence.endswith(".")
    assert found.names == tuple(one.name for one in found.stages)
    assert ("that is" in found.sentence) is found.exact


READ = [
    ("Year 4", "Year 4", ENGLAND, 8, 9),
    ("Yr 4", "Yr 4", ENGLAND, 8, 9),
    ("my Y4 class", "Y4", ENGLAND, 8, 9),
    ("fractions y4", "y4", ENGLAND, 8, 9),
    ("in year four", "year four", ENGLAND, 8, 9),
    ("my Year 9s", "Year 9s", ENGLAND, 13, 14),
    ("Years 3 to 6", "Years 3 to 6", ENGLAND, 7, 11),
    ("Years 1, 3 and 5", "Years 1, 3 and 5", ENGLAND, 5, 10),
    ("a Y5/6 class", "Y5/6", ENGLAND, 9, 11),
    ("Year 3-4", "Year 3-4", ENGLAND, 7, 9),
    ("Y3–Y6 pupils", "Y3–Y6", ENGLAND, 7, 11),
    ("Year 4, 30 pupils", "Year 4", ENGLAND, 8, 9),
    ("Reception to Year 2", "Reception to Year 2", ENGLAND, 4, 7),
    ("Year 4 maths intervention", "Year 4", ENGLAND, 8, 9),
    ("KS2 reading", "KS2", ENGLAND, 7, 11),
    ("key stage two", "key stage two", ENGLAND, 7, 11),
    ("Key Stages 1 and 2", "Key Stages 1 and 2", ENGLAND, 5, 11),
    ("KS3/4", "KS3/4", ENGLAND, 11, 16),
    ("KS1–KS2", "KS1–KS2", ENGLAND, 5, 11),
    ("Grade 3", "Grade 3", UNITED_STATES, 8, 9),
    ("3rd grade", "3rd grade", UNITED_STATES, 8, 9),
    ("a third-grade classroom", "third-grade", UNITED_STATES, 8, 9),
    ("grades 3–5", "grades 3–5", UNITED_STATES, 8, 11),
    ("grades 9 through 12", "grades 9 through 12", UNITED_STATES, 14, 18),
    ("40 3rd graders", "3rd graders", UNITED_STATES, 8, 9),
    ("third- and fourth-grade students", "third- and fourth-grade", UNITED_STATES, 8, 10),
    ("reading achievement in grade 4", "grade 4", UNITED_STATES, 9, 10),
    ("K-2 teachers", "K-2", UNITED_STATES, 5, 8),
    ("PreK–3", "PreK–3", UNITED_STATES, 4, 9),
    ("kindergarten through grade 3", "kindergarten through grade 3", UNITED_STATES, 5, 9),
    ("in kindergarten", "kindergarten", UNITED_STATES, 5, 6),
    ("pre-K", "pre-K", UNITED_STATES, 4, 5),
    ("ninth-grade freshmen", "ninth-grade", UNITED_STATES, 14, 15),
    ("freshmen", "freshmen", UNITED_STATES, 14, 15),
    ("high school seniors", "high school seniors", UNITED_STATES, 17, 18),
    ("middle school", "middle school", UNITED_STATES, 11, 14),
    ("elementary schools", "elementary schools", UNITED_STATES, 5, 11),
    ("fractions P4", "P4", SCOTLAND, 7, 9),
    ("Primary 4", "Primary 4", SCOTLAND, 7, 9),
    ("an evaluation of teaching in P6 across twelve councils", "P6", SCOTLAND, 9, 11),
    ("S1", "S1", SCOTLAND, 11, 13),
    ("S1-S3", "S1-S3", SCOTLAND, 11, 15),
    ("P7 to S1 transition", "P7 to S1", SCOTLAND, 10, 13),
    ("Second Level in Scotland", "Second Level", SCOTLAND, 8, 12),
    ("Reception", "Reception", ENGLAND, 4, 5),
    ("phonics in reception", "reception", ENGLAND, 4, 5),
    ("the reception class", "reception", ENGLAND, 4, 5),
    ("Foundation Stage", "Foundation Stage", ENGLAND, 0, 5),
    ("EYFS profile", "EYFS", ENGLAND, 0, 5),
    ("talk in nursery", "nursery", ENGLAND, 3, 4),
    ("phonics for infants", "infants", ENGLAND, 4, 7),
    ("juniors", "juniors", ENGLAND, 7, 11),
    ("sixth form", "sixth form", ENGLAND, 16, 18),
    ("primary schools", "primary schools", ENGLAND, 4, 11),
    ("Progression Step 3", "Progression Step 3", WALES, 8, 11),
    ("Year 6 in Northern Ireland", "Year 6", NORTHERN_IRELAND, 9, 10),
    ("Irish pupils in second class", "second class", IRELAND, 7, 8),
    ("Junior Infants to 2nd Class", "Junior Infants to 2nd Class", IRELAND, 4, 8),
    ("Transition Year students", "Transition Year", IRELAND, 15, 16),
    ("Year 4 in Australia", "Year 4", AUSTRALIA, 9, 10),
    ("Prep in Queensland", "Prep", AUSTRALIA, 5, 6),
    ("seven-year-olds", "seven-year-olds", None, 7, 7),
    ("aged 7 to 8", "aged 7 to 8", None, 7, 8),
    ("7-8 year olds", "7-8 year olds", None, 7, 8),
    ("7- to 11-year-olds", "7- to 11-year-olds", None, 7, 11),
    ("ages 5-11", "ages 5-11", None, 5, 11),
    ("a 6-year-old girl", "6-year-old", None, 6, 6),
    ("between the ages of 4 and 7", "the ages of 4 and 7", None, 4, 7),
]


@pytest.mark.parametrize(
    ("text", "words", "system", "youngest", "oldest"), READ, ids=[row[0] for row in READ]
)
def test_reading(text: str, words: str, system: System | None, youngest: int, oldest: int) -> None:
    first = read_year(text)[0]
    assert (first.text, first.system, first.age_from, first.age_to) == (words, system, youngest, oldest)
    assert text[first.start : first.end] == words


TRAPS = [
    "grade 3 piano",
    "violin grade 6",
    "Grade 5 music theory",
    "grade 4 in GCSE maths",
    "pupils who achieved a grade 4 or above",
    "GCSE grade 5",
    "grades 9 to 4",
    "grades 9-1",
    "a grade of 7",
    "Grade 2 listed building",
    "grade 3 tumours",
    "5 years old building",
    "the building is 5 years old",
    "5-year-old data",
    "year 2019",
    "the year 20",
    "P4 = .05",
    "P4 < 0.05",
    "p4",
    "page 4",
    "participant P4 said little",
    "electrodes P3 and P4",
    "S3 bucket",
    "Table S1",
    "see Figure S2 for the flow of pupils through the trial",
    "in its third year",
    "year 1 of the study",
    "year 2 of the trial",
    "Year 3 of a five-year programme",
    "Year 2 implementation costs",
    "10-year plan",
    "a 7-year follow-up",
    "over the last 10 years 6 schools closed",
    "10 years 6 months",
    "every year 4 in 10 pupils move",
    "x1 and y1",
    "hotel reception",
    "the reception of the policy was warm",
    "nursery rhymes",
    "preterm infants",
    "junior doctors",
    "college freshmen",
    "aged 3 to 6 months",
    "adults aged 16 to 65",
    "a reading age of 7",
    "students aged 18 and over",
    "first class honours degree",
    "first year undergraduates",
    "the secondary outcome",
    "the first level of the model",
    "step 3 of the plan",
    "a transition year",
    "K-means with k = 2",
]


@pytest.mark.parametrize("text", TRAPS)
def test_what_only_looks_like_a_year_group(text: str) -> None:
    assert read_year(text) == ()


def test_offsets_are_code_points() -> None:
    text = "😀 é — Year 4 and third graders"
    assert [text[one.start : one.end] for one in read_year(text)] == ["Year 4", "third graders"]


@pytest.mark.parametrize(
    ("text", "region", "system", "name"),
    [
        ("Year 4", NORTHERN_IRELAND, NORTHERN_IRELAND, "Year 4"),
        ("Year 4", AUSTRALIA, AUSTRALIA, "Year 4"),
        ("Year 4", WALES, WALES, "Year 4"),
        ("Year 4", UNITED_STATES, ENGLAND, "Year 4"),
        ("P4", NORTHERN_IRELAND, NORTHERN_IRELAND, "Year 4"),
        ("Grade 3", AUSTRALIA, AUSTRALIA, "Year 3"),
        ("KS1", NORTHERN_IRELAND, NORTHERN_IRELAND, "Key Stage 1"),
        ("Foundation Stage", NORTHERN_IRELAND, NORTHERN_IRELAND, "Foundation Stage"),
        ("infants", IRELAND, IRELAND, "Infants"),
        ("juniors", UNITED_STATES, UNITED_STATES, "Grade 11"),
        ("reception", AUSTRALIA, AUSTRALIA, "Foundation"),
        ("kindergarten in NSW", AUSTRALIA, AUSTRALIA, "Foundation"),
        ("high school", SCOTLAND, SCOTLAND, "Secondary school"),
        ("sixth form", NORTHERN_IRELAND, NORTHERN_IRELAND, "Sixth form"),
        ("Year 4 in England", AUSTRALIA, ENGLAND, "Year 4"),
        ("Welsh teachers of Year 4", None, WALES, "Year 4"),
        ("Year 4, from Wales to Australia", None, ENGLAND, "Year 4"),
        ("4th year pupils", IRELAND, IRELAND, "Transition Year"),
        ("kindergarten", AUSTRALIA, AUSTRALIA, "Preschool"),
    ],
)
def test_the_same_words_in_different_systems(
    text: str, region: System | None, system: System, name: str
) -> None:
    (mention,) = read_year(text, region=region)
    assert mention.system is system
    assert mention.stages[0].name == name


def test_high_school_is_left_unread_where_it_may_be_anything() -> None:
    assert read_year("high school", region=ENGLAND) == ()


def test_several_mentions_in_a_sentence() -> None:
    text = "Pupils in Years 5 and 6 (KS2, ages 9-11) and 3rd graders, but not Table S2, year 2 of the trial."
    assert [one.text for one in read_year(text)] == ["Years 5 and 6", "KS2", "ages 9-11", "3rd graders"]


def test_other_names() -> None:
    year_4 = equivalents("times tables in Year 4")
    assert {"Y4", "Grade 3", "third grade", "P4", "P5", "ages 8 to 9"} <= set(year_4)
    assert "Year 4" not in year_4
    # Northern Ireland's Year 5 and Australia's Year 3 would be other children to a reader in England.
    assert not {"Year 5", "Year 3"} & set(year_4)
    assert "Year 4" in equivalents("third graders")
    assert {"Key Stage 2", "Grade 2 to Grade 5"} <= set(equivalents("KS2"))
    assert "Elementary school" in equivalents("primary school")
    assert equivalents("grade 3 piano") == ()


def test_wider_names_only_when_asked_for() -> None:
    assert "Key Stage 2" not in equivalents("Year 4")
    assert "Key Stage 2" in equivalents("Year 4", wider=True)


@given(stage=st.sampled_from([one for system in System for one in stages(system)]))
def test_a_name_given_means_the_same_children(stage: Stage) -> None:
    for name in equivalents(stage.name, region=stage.system):
        (again,) = read_year(name, region=stage.system)
        (asked,) = read_year(stage.name, region=stage.system)
        assert sum(shared(again.months, band) for band in asked.months) > 0


@given(text=st.text(), region=st.sampled_from([None, *System]))
def test_any_text_is_read_without_an_error(text: str, region: System | None) -> None:
    for one in read_year(text, region=region):
        assert text[one.start : one.end] == one.text


PIECES = [
    "Year ", "Y", "KS", "grade ", "P", "S", "K", "4", "12", "99", "third", " to ", "-", "/", ", ", "and ",
    "aged ", " year olds", "reception", " in Scotland", "class ", "infants", " of the ", "K-", "’s", "é",
]  # fmt: skip


@given(text=st.lists(st.sampled_from(PIECES)).map("".join), region=st.sampled_from([None, *System]))
def test_mentions_are_in_order_apart_and_sound(text: str, region: System | None) -> None:
    found = read_year(text, region=region)
    assert all(first.end <= last.start for first, last in pairwise(found))
    for one in found:
        assert text[one.start : one.end] == one.text != ""
        assert one.months == joined(one.months)
        assert one.age_from <= one.age_to
        assert all(stage.system is one.system for stage in one.stages)


def test_a_long_text_takes_time_in_proportion() -> None:
    sentence = "In Year 4 and 3rd grade, 7-8 year olds in P4 and infants read with sophomores. "
    sentence += "The quick brown fox jumps over the lazy dog and sees nothing of the school. "

    def seconds(times: int) -> float:
        text = sentence * times
        begun = time.perf_counter()
        read_year(text)
        return time.perf_counter() - begun

    seconds(10)
    assert seconds(800) < 40 * max(seconds(100), 0.005)


def test_no_stage_is_no_mention() -> None:
    with pytest.raises(ValueError, match="no stage"):
        mention_of_stages("Year 4", start=0, end=6, found=[])


def test_names_and_ages_in_words() -> None:
    years = stages(ENGLAND)
    assert names_in_words(years[2:4]) == "Year 1 and Year 2"
    assert names_in_words((years[2], years[4], years[5], years[6])) == "Year 1 and Year 3 to Year 5"
    assert mention_of_ages("age 7", start=0, end=5, youngest=7, oldest=7).months == ((78, 90),)


def test_only_the_standard_library_is_imported() -> None:
    # Without the site's own start-up, which may import whatever is installed.
    asked = "import sys; import glossary.year_groups; print(*{name.split('.')[0] for name in sys.modules})"
    root = Path(__file__).parents[2]
    run = subprocess.run(
        [sys.executable, "-S", "-c", asked], cwd=root, capture_output=True, text=True, check=True
    )
    assert set(run.stdout.split()) - set(sys.stdlib_module_names) - {"__main__"} == {"glossary"}
