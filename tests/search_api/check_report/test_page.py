"""The page: one file, escaped throughout, linked both ways, readable without colour."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from glossary.terms import Wording
from search_api.check_report.checked import Unread
from search_api.check_report.page import report_page
from tests.search_api.check_report.samples import HOSTILE, RANKS, checked, finding, study


def parsed(html: str) -> LexborHTMLParser:
    return LexborHTMLParser(html)


def words(node: Any) -> str:  # noqa: ANN401
    assert node is not None
    return " ".join(node.text(separator=" ").split())


def test_the_page_needs_nothing_but_itself() -> None:
    html = report_page([study()])
    page = parsed(html)
    assert page.css("script, link, iframe, img, object, form") == []
    outside = re.findall(r"(?:src|href|url)\s*[=(]\s*[\"']?(?!#|data:font)[\w/.:]+", html)
    assert outside == []
    assert "default-src 'none'" in html
    assert html.count("data:font/woff2;base64,") == 2
    assert len(html) < 120_000


@pytest.mark.parametrize("where", ["text", "name", "message", "suggestion", "question", "error"])
def test_whatever_comes_from_outside_is_escaped(where: str) -> None:
    bad = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{7*7}}"
    text = HOSTILE if where == "text" else "Some attrition here."
    held = finding(text, "attrition")
    made = checked(
        text,
        replace(
            held,
            message=bad if where == "message" else "It means something.",
            suggestions=(Wording(bad, bad),) if where == "suggestion" else (),
        ),
        name=f"{bad}.txt" if where == "name" else "a.txt",
        findability=RANKS if where == "question" else None,
    )  # fmt: skip
    page = parsed(report_page([made, Unread("b", "b", bad if where == "error" else "why")]))
    assert page.css("script, img, b[onclick], [onerror]") == []
    told = page.body.text() if page.body else ""
    expected = {"text": "<script>alert(1)</script>", "question": "<b>bold</b> question"}
    assert expected.get(where, bad) in told
    assert "49" not in re.sub(r"[^{}*\d]", "", told.replace("{{7*7}}", ""))


def test_marks_and_notes_lead_to_each_other() -> None:
    page = parsed(report_page([study()]))
    addresses = [node.attributes["id"] for node in page.css("[id]")]
    assert len(addresses) == len(set(addresses))
    links = [node.attributes.get("href") or "" for node in page.css("a")]
    assert {link[1:] for link in links} <= set(addresses)
    assert len(page.css(".note")) == 5
    for note in page.css(".note"):
        back = note.css_first("a")
        assert back is not None
        assert (back.attributes["href"] or "").startswith("#f1-m")


def test_a_note_says_why_what_it_means_and_what_a_wording_loses() -> None:
    page = parsed(report_page([study()]))
    note = words(page.css(".note")[0])
    assert "attrition may not be known" in note
    assert "It means something" in note
    assert "say: drop-out Loses: It may be that tests were missing." in note
    assert "Line 1; again line 3." in note
    significant = next(one for one in page.css(".note") if "significant" in one.text())
    assert "will be misread" in words(significant)
    assert "Loses" not in words(significant)


def test_a_word_met_again_leads_to_the_first_note() -> None:
    page = parsed(report_page([study()]))
    marks = [one for one in page.css(".mark[href]") if "ttrition" in one.text()]
    assert [one.attributes["href"] for one in marks] == ["#f1-n1", "#f1-n1"]
    assert [one.attributes.get("id") for one in marks] == ["f1-m1", None]
    assert "again" in (marks[1].attributes["class"] or "")


def test_grades_are_told_in_words_and_in_lines_of_their_own_sort() -> None:
    html = report_page([study()])
    for style in ("dotted", "double", "dashed"):
        assert f"text-decoration-style: {style}" in html
    legend = words(parsed(html).css_first(".legend"))
    assert "dotted may not be known" in legend


def test_headings_and_landmarks_are_in_order() -> None:
    page = parsed(report_page([study(), checked("More.", name="b.txt")]))
    levels = [int((node.tag or "h0")[1]) for node in page.css("h1, h2, h3, h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.css_first("html") is not None
    assert (page.root.attributes["lang"] if page.root else "") == "en-GB"
    assert len(page.css("main")) == len(page.css("body > header")) == len(page.css("body > footer")) == 1
    assert page.css_first("a.skip") is not None
    assert all(node.attributes.get("scope") == "col" for node in page.css("th"))


def test_the_summary_counts_kinds_and_shows_where_it_ranks() -> None:
    page = parsed(report_page([study(findability=RANKS)]))
    kinds = words(page.css_first(".kinds"))
    assert kinds == (
        "1 word of research 1 word with another meaning at school 1 statistic "
        "1 word that carries a judgement, a place or a time 1 hard sentence"
    )
    table = words(page.css_first(".found table"))
    assert "drop out of studies 12 4" in table
    assert "<b>bold</b> question beyond 100 100" in table
    assert parsed(report_page([study()])).css_first(".found") is None


def test_a_file_that_could_not_be_read_is_named_beside_the_others() -> None:
    page = parsed(report_page([study(), Unread("b.docx", "b.docx", "under a password")]))
    assert words(page.css_first(".unread li")) == "b.docx : under a password"
    assert len(page.css("article")) == 1
    assert parsed(report_page([Unread("b", "b", "why")])).css("article") == []


def test_markup_is_shown_set_back_and_the_whole_text_is_there() -> None:
    text = "# *Attrition*\n\n```\ncode <b>\n```\n\nLast.\n"
    page = parsed(report_page([checked(text, finding(text, "Attrition"), name="a.md")]))
    assert [words(node) for node in page.css(".whole-out")] == ["``` code <b> ```"]
    assert "".join(node.text() for node in page.css(".row")[0].css(".out")).replace(" ", "") == "#**"
    assert "Last." in words(page.css_first("main"))
