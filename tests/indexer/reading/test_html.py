"""Web pages: the article without the site around it, and its head."""

# ruff: noqa: E501 - pages and articles keep their own lines

from __future__ import annotations

from indexer.reading.html import read_html

PAGE = """<!doctype html><html lang="en-GB"><head><title>Groups | The Site</title>
<meta name="citation_title" content="Small groups"><meta name="citation_author" content="Smith, Anna">
<meta name="citation_author" content="Bo de Vries"><meta name="citation_publication_date" content="2019/05/01">
<meta name="citation_doi" content="doi:10.1234/ABC"><meta name="citation_journal_title" content="Trials">
<meta property="og:url" content="https://example.org/groups">
<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">
<style>p {}</style></head><body><nav>Home <a>About</a></nav><header>Site</header>
<main><h1>Small groups</h1><p>First <b>words</b> of<br>it.</p><script>x()</script>
<h2>Method</h2><p>Twelve schools.</p><ul><li>six small</li><li>six large</li></ul>
<h3>Sample</h3><div>Loose text<p>and a paragraph</p></div><aside>Advert</aside>
<h2>Results</h2><table><tr><td>99</td></tr></table><p>It helped.</p><form>Sign up</form></main>
<footer>All rights are here</footer></body></html>"""


def test_main_text_by_headings() -> None:
    places = read_html(PAGE.encode()).places
    assert [(place.section, place.text) for place in places] == [
        (None, "First words of it."),
        ("Method", "Twelve schools.\n\nsix small\n\nsix large"),
        ("Method > Sample", "Loose text\n\nand a paragraph"),
        ("Results", "It helped."),
    ]


def test_facts_from_the_head() -> None:
    reading = read_html(PAGE.encode())
    facts = reading.facts
    assert facts.title == "Small groups"
    assert facts.authors == ("Anna Smith", "Bo de Vries")
    assert (facts.year, facts.doi, facts.source) == (2019, "10.1234/abc", "Trials")
    assert facts.url == "https://example.org/groups"
    assert [claim.licence for claim in facts.licence_claims] == ["CC-BY-4.0"]
    assert reading.language == "en"


def test_linked_data() -> None:
    page = """<html><head><script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
    {"@type": "WebSite"}, {"@type": "ScholarlyArticle", "headline": "Small groups", "datePublished": "2020-01-01",
    "author": [{"@type": "Person", "name": "Anna Smith"}], "license": "https://creativecommons.org/licenses/by-nc/4.0/"}
    ]}</script></head><body><p>Words enough to read.</p></body></html>"""
    facts = read_html(page.encode()).facts
    assert (facts.title, facts.authors, facts.year) == ("Small groups", ("Anna Smith",), 2020)
    assert [claim.licence for claim in facts.licence_claims] == ["CC-BY-NC-4.0"]


def test_the_title_falls_back_to_the_page() -> None:
    page = b"<html><head><title>Small groups | The Site</title></head><body><p>Words.</p></body></html>"
    assert read_html(page).facts.title == "Small groups"


def test_declared_and_undeclared_encodings() -> None:
    declared = '<html><head><meta charset="iso-8859-1"></head><body><p>Füße</p></body></html>'.encode(
        "latin-1"
    )
    assert read_html(declared).places[0].text == "Füße"
    assert read_html("<p>It’s</p>".encode("cp1252")).places[0].text == "It’s"


def test_the_longest_article_is_the_article() -> None:
    page = "<body><article>A teaser.</article><article><p>The real text of this page.</p></article></body>"
    assert read_html(page.encode()).places[0].text == "The real text of this page."


def test_a_page_laid_out_by_tables_is_read() -> None:
    page = "<body><table><tr><td><p>The text of an old page.</p></td></tr></table></body>"
    assert read_html(page.encode()).places[0].text == "The text of an old page."
