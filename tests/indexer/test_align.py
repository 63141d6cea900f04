"""Sentences of a marked-up text get the pages they are printed on, and keep their own spelling."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.align import SHORTEST, squash, with_pages
from indexer.reading.read import read_file
from indexer.reading.readings import Place
from indexer.sentences import sentences

ONE = "Homework was set in four schools for a whole year."
TWO = "Teachers kept diaries of what the pupils brought back."
THREE = "The effect was d = 0.45 with a “wide” margin."
FOUR = "Nobody knows whether the difference will last."


def section(title: str | None, *said: str, references: bool = False) -> Place:
    return Place(page=None, section=title, text=" ".join(said), references_from=0 if references else None)


def page(number: int, text: str) -> Place:
    return Place(page=number, section=None, text=text)


def test_sentences_get_the_page_they_are_printed_on() -> None:
    found = with_pages(
        [section(None, ONE, TWO), section(None, THREE, FOUR)],
        [page(7, f"{ONE} {TWO} {THREE}"), page(8, FOUR)],
    )
    assert [(place.page, place.section) for place in found] == [(7, None), (8, None)]
    assert found[0].text == f"{ONE} {TWO}\n\n{THREE}"
    assert found[1].text == FOUR


def test_the_spelling_is_that_of_the_markup_not_of_the_print() -> None:
    printed = THREE.replace("“wide”", '"wide"').replace("effect", "eﬀect").replace("margin", "mar-\ngin")
    (found,) = with_pages([section(None, THREE)], [page(3, printed)])
    assert (found.page, found.text) == (3, THREE)


def test_a_figure_that_differs_is_not_taken_for_the_same_sentence() -> None:
    (found,) = with_pages([section("Results", THREE)], [page(3, THREE.replace("0.45", "0.54"))])
    assert (found.page, found.section) == (None, "Results")
    (signed,) = with_pages(
        [section("Results", "It was significant (p < .05).")], [page(3, "It was significant (p > .05).")]
    )
    assert signed.page is None


def test_a_sentence_over_a_page_break_stays_in_its_section() -> None:
    half = len(TWO) // 2
    found = with_pages(
        [section("Method", ONE, TWO, THREE)],
        [page(1, f"Method {ONE} {TWO[:half]}"), page(2, f"{TWO[half:]} {THREE}")],
    )
    assert [(place.page, place.section, place.text) for place in found] == [
        (1, None, f"Method\n\n{ONE}"),
        (2, None, THREE),
        (None, "Method", TWO),
    ]


def test_a_heading_goes_to_the_page_of_the_text_below_it() -> None:
    found = with_pages(
        [section("Method", ONE, TWO), section("Method > Results", THREE)],
        [page(1, f"Method {ONE} {TWO}"), page(2, f"Results {THREE}")],
    )
    assert [(place.page, place.text) for place in found] == [
        (1, f"Method\n\n{ONE} {TWO}"),
        (2, f"Results\n\n{THREE}"),
    ]


def test_a_repeated_sentence_is_found_where_its_neighbours_are() -> None:
    again = "These results should be read with care."
    found = with_pages(
        [section(None, ONE, again), section(None, FOUR, again)],
        [page(1, f"{ONE} {again}"), page(2, TWO), page(3, f"{FOUR} {again}")],
    )
    assert [(place.page, place.text) for place in found] == [(1, f"{ONE} {again}"), (3, f"{FOUR} {again}")]


def test_the_bibliography_stays_whole_and_marked() -> None:
    references = section("References", "Smith, J. (2019). Homework.", references=True)
    found = with_pages([section(None, ONE), references], [page(1, f"{ONE} Smith, J. (2019). Homework.")])
    assert found[-1] == references
    assert [place.page for place in found] == [1, None]


def test_without_pages_nothing_is_lost() -> None:
    found = with_pages([section("Method", ONE), section("Results", TWO)], [])
    assert [(place.section, place.text) for place in found] == [
        ("Method", f"Method\n\n{ONE}"),
        ("Results", f"Results\n\n{TWO}"),
    ]


POOL = (
    ONE,
    TWO,
    THREE,
    FOUR,
    "It helped.",
    "Why?",
    "We asked 12 teachers, e.g. in maths.",
    "Some left, p < .05.",
)
SAID = st.lists(st.sampled_from(POOL), max_size=6)
SECTIONS = st.lists(
    st.tuples(st.sampled_from([None, "Method", "Results", "Results > Limits and open questions"]), SAID),
    max_size=4,
)
PRINTED = st.lists(
    st.lists(st.sampled_from((*POOL, "Method", "Results", TWO[:20], TWO[20:])), max_size=6), max_size=4
)


@given(said=SECTIONS, printed=PRINTED)
def test_every_sentence_is_somewhere_just_once_and_stands_on_the_page_it_was_given(
    said: list[tuple[str | None, list[str]]], printed: list[list[str]]
) -> None:
    text = [section(title, *parts) for title, parts in said]
    pages = [page(number, " ".join(parts)) for number, parts in enumerate(printed, start=1)]
    found = with_pages(text, pages)
    headings = Counter(title.split(" > ")[-1] for title, _ in said if title)
    wanted = Counter(sentence for _, parts in said for sentence in parts) + headings
    parts = Counter(part for place in found for part in parted(place))
    assert parts - headings == wanted - headings
    assert parts <= wanted
    held = {place.page: squash(place.text) for place in pages}
    for place in found:
        if place.page is not None:
            assert place.section is None
            assert all(squash(part) in held[place.page] for part in parted(place))
    numbers = [place.page for place in found if place.page is not None]
    assert numbers == sorted(set(numbers))
    unplaced = {part for place in found if place.page is None for part in parted(place)} - set(headings)
    assert not any(
        len(squash(part)) >= SHORTEST and squash(part) in on_page
        for part in unplaced
        for on_page in held.values()
    )


def parted(place: Place) -> list[str]:
    return [place.text[start:end] for start, end in sentences(place.text)]


@pytest.mark.parametrize("text", ["ﬁnd", "find", "fi nd", "fi-nd", "FIND", "“find”", "fi\u00adnd", "ﬁ_nd"])
def test_what_typesetting_changes_does_not_count(text: str) -> None:
    assert squash(text) == "find"


def test_figures_and_signs_of_comparison_do_count() -> None:
    assert squash("p < .05; d = 0.3 %") == "p<05d=03%"
    assert squash("p > .05") != squash("p < .05")


def test_sentences_from_two_paragraphs_are_not_run_together() -> None:
    # ONE and THREE are printed on the page; what stood between them is not.
    found = with_pages(
        [Place(page=None, section="Method", text=f"{ONE}\n\n{TWO} {THREE}")], [page(1, f"{ONE} {THREE}")]
    )
    assert [(place.page, place.text) for place in found] == [
        (1, f"{ONE}\n\n{THREE}"),
        (None, f"Method\n\n{TWO}"),
    ]


def test_a_title_alone_makes_no_place() -> None:
    found = with_pages([section("Results", ONE)], [page(1, ONE)])
    assert [(place.page, place.text) for place in found] == [(1, ONE)]


@pytest.mark.parametrize("paper", ["journal.pcbi.1004089.xml", "journal.pone.0005723.xml"])
def test_a_real_paper_set_in_pages_gets_them_back(shared: Path, paper: str) -> None:
    text = read_file(shared / "papers" / "plos" / paper).places
    body = [place for place in text if place.references_from is None]
    assert len(body) > 3
    printed = _printed("\n".join(place.text for place in body))
    held = {place.page: squash(place.text) for place in printed}
    found = with_pages(text, printed)
    said = Counter(part for place in body for part in parted(place))
    headings = {place.section.split(" > ")[-1] for place in body if place.section}
    placed = [(place, part) for place in found if place.references_from is None for part in parted(place)]
    assert Counter(part for _, part in placed if part not in headings) == Counter(
        {part: times for part, times in said.items() if part not in headings}
    )
    assert all(squash(part) in held[place.page] for place, part in placed if place.page is not None)
    left = [part for place, part in placed if place.page is None and part not in headings]
    # One sentence at most is cut by each page break; a line or two is too short to be looked for.
    assert len([part for part in left if len(squash(part)) >= SHORTEST]) < len(printed)


def _printed(text: str) -> list[Place]:
    """Set a text in pages as a PDF shows it: capitals, ligatures, broken words, lost paragraphs."""
    lines = re.sub(r"\s+", " ", text.replace("fi", "ﬁ").replace("“", '"').replace("’", "'"))
    broken = re.sub(r"(\w{70}|.{70}\w)(?=\w)", "\\1-\n", lines)
    return [
        page(number, broken[start : start + 3_000])
        for number, start in enumerate(range(0, len(broken), 3_000), start=1)
    ]
