"""The prose in Markdown: every word where it stood, all else blank."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.reading.markdown_markup import markdown_prose


def words(source: str) -> str:
    return " ".join(markdown_prose(source).text.split())


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("An **effect** *size* and __more__ of ***it***", "An effect size and more of it"),
        ("snake_case and 5*3", "snake_case and 5 3"),
        ("[the page](https://example.org/a_(b) 'attrition') here", "the page here"),
        ("[the page][ref] and [ref]\n\n[ref]: https://x.org 'attrition'", "the page and [ref]"),
        ("a 95% interval of [-0.02, 0.18] [here](x)", "a 95% interval of [-0.02, 0.18] here"),
        ("[a [b] c](x)", "a [b] c"),
        ("![attrition](a.png) here", "here"),
        ("<https://x.org/attrition> or https://x.org/attrition or www.x.org", "or or"),
        ("the effect `attrition` size", "the effect · size"),
        ("as shown [@holt2020, p. 3] by @berg2019.", "as shown by ."),
        ("write to a.b@example.org", "write to a.b@example.org"),
        ("a note[^1] here\n\n[^1]: Small print.", "a note here Small print."),
        ("it costs $5 and $6", "it costs $5 and $6"),
        ("where $x_i$ is $$y\n= 2$$ known", "where · is · known"),
        ("a <b class='attrition'>bold</b> <!-- attrition\n --> word", "a bold word"),
        ("# Title {#attrition .x}", "Title"),
        ("---\ntitle: Attrition\n---\nText", "Text"),
        ("```\nattrition\n```\n\nText", "Text"),
        ("    attrition <- 1\n\nText", "Text"),
        ("> I liked it.\n> A lot.\n\nText", "Text"),
        ("| attrition | b |\n|---|---|\n| 1 | 2 |\n\nText", "Text"),
        ("<div>\nattrition\n</div>\n\nText", "Text"),
        ("- [x] done\n- [ ] open", "done open"),
        ("5\\* stars", "5 * stars"),
    ],
)
def test_words_stay_and_markup_goes(source: str, left: str) -> None:
    assert words(source) == left


def test_items_and_headings_are_paragraphs_of_their_own() -> None:
    source = "Text\n\n# One #\n\n- first\n- second\n  1. inner\n\nTwo\n---\n\nLast"
    paragraphs = [" ".join(one.split()) for one in re.split(r"\n\s*\n", markdown_prose(source).text)]
    assert [one for one in paragraphs if one] == ["Text", "One", "first", "second", "inner", "Two", "Last"]


def test_headings_say_where_their_words_stand() -> None:
    source = "---\na: b\n---\n# One ##\ntext\n\nTwo\n===\n"
    found = [(source[one.start : one.end], one.level) for one in markdown_prose(source).headings]
    assert found == [("One", 1), ("Two", 1)]


def test_what_was_left_out_is_counted() -> None:
    source = "> a\n\n```\nb\n```\n\n|a|\n|-|\n|b|\n\n$x$ and $y$\n"
    assert dict(markdown_prose(source).left) == {"quoted passage": 1, "listing": 1, "table": 1, "formula": 2}


@given(
    st.lists(
        st.sampled_from(
            ["# ", "- ", "> ", "```", "`", "*", "_", "[", "](", ")", "$", "$$", "<b>", "<!--", "-->", "word",
             " ", "\n", "\n\n", "\r\n", "|", "|-|", "---", "[^1]", "@key", "é", "😀", "\\", "    ", "1. ",
             "https://x.org", "===", "\t"]
        ),
        max_size=40,
    ).map("".join)
)  # fmt: skip
def test_every_word_that_stays_stands_where_it_stood(source: str) -> None:
    prose = markdown_prose(source).text
    assert len(prose) == len(source)
    for found in re.finditer(r"\w+", prose):
        assert source[found.start() : found.end()] == found[0]
