"""JATS: sections, what is dropped, and the facts of the front."""

# ruff: noqa: E501 - pages and articles keep their own lines

from __future__ import annotations

from indexer.reading.jats import read_jats

FRONT = """<front><journal-meta><journal-title-group><journal-title>Trials</journal-title></journal-title-group>
</journal-meta><article-meta>
<article-id pub-id-type="doi">10.1234/ABC</article-id>
<title-group><article-title>Small <italic>groups</italic><xref ref-type="fn" rid="f">1</xref></article-title>
<subtitle>A trial</subtitle></title-group>
<contrib-group>
<contrib contrib-type="author"><name><surname>de Vries</surname><given-names>Bo</given-names></name>
<xref ref-type="aff" rid="a"><sup>1</sup></xref></contrib>
<contrib contrib-type="author"><collab>The Group</collab></contrib>
<contrib contrib-type="editor"><name><surname>Ed</surname><given-names>I.</given-names></name></contrib>
</contrib-group>
<pub-date pub-type="collection"><year>2014</year></pub-date>
<pub-date pub-type="epub"><day>1</day><month>2</month><year>2013</year></pub-date>
<permissions><copyright-statement>Bo, CC BY 4.0</copyright-statement>
<license xlink:href="https://creativecommons.org/licenses/by/4.0/"><license-p>Open access under the
<ext-link xlink:href="https://creativecommons.org/licenses/by/4.0/">Creative Commons Attribution License</ext-link>.
</license-p></license></permissions>
<abstract><p>What was found.</p></abstract>
</article-meta></front>"""

BODY = """<body><p>Before any section.</p>
<sec><title>Method</title><p>We asked pupils (<xref ref-type="bibr" rid="r">Carleton
&amp; Hsiang, 2016</xref>) and <bold>teachers</bold>.</p>
<sec><title>Sample</title><p>There were 12 schools:<list list-type="bullet"><list-item><p>six small</p></list-item>
<list-item><p>six large</p></list-item></list>and no more.</p></sec>
<p>Back in the method.</p>
<fig id="f"><label>Figure 1</label><caption><title>Groups.</title><p>How they sat.</p></caption>
<graphic xlink:href="x"/></fig>
<table-wrap><label>Table 1</label><caption><p>Numbers.</p></caption><table><tr><td>99</td></tr></table></table-wrap>
<p>The effect <inline-formula><alternatives><tex-math>\\begin{document}$d$\\end{document}</tex-math>
<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:mi>d</mml:mi><mml:mo>=</mml:mo><mml:mn>0.2</mml:mn>
</mml:math></alternatives></inline-formula> was small.<!-- a comment --></p></sec></body>"""

BACK = """<back><ack><p>We thank all.</p></ack><ref-list><title>References</title><ref><mixed-citation>Not this
</mixed-citation></ref></ref-list></back>"""


def article(attributes: str = 'xml:lang="en-GB"', front: str = FRONT, body: str = BODY) -> bytes:
    return (
        '<?xml version="1.0"?><!DOCTYPE article PUBLIC "-//NLM//DTD JATS" "JATS.dtd">'
        f'<article xmlns:xlink="http://www.w3.org/1999/xlink" {attributes}>{front}{body}{BACK}</article>'
    ).encode()


def test_sections_in_order() -> None:
    places = read_jats(article()).places
    assert [(place.section, place.text) for place in places] == [
        ("Abstract", "What was found."),
        (None, "Before any section."),
        ("Method", "We asked pupils (Carleton & Hsiang, 2016) and teachers."),
        ("Method > Sample", "There were 12 schools:\n\nsix small\n\nsix large\n\nand no more."),
        (
            "Method",
            "Back in the method.\n\nGroups.\n\nHow they sat.\n\nNumbers.\n\nThe effect d=0.2 was small.",
        ),
        ("Acknowledgements", "We thank all."),
    ]


def test_facts() -> None:
    reading = read_jats(article())
    facts = reading.facts
    assert facts.title == "Small groups: A trial"
    assert facts.authors == ("Bo de Vries", "The Group")
    assert (facts.year, facts.doi, facts.source) == (2013, "10.1234/abc", "Trials")
    assert facts.abstract == "What was found."
    assert {claim.licence for claim in facts.licence_claims} == {"CC-BY-4.0"}
    assert {claim.where for claim in facts.licence_claims} == {
        "jats licence link",
        "jats licence text",
        "jats copyright statement",
    }
    assert reading.language == "en"
    assert not facts.retracted
    assert facts.where["year"] == "jats"


def test_a_retraction_is_told() -> None:
    assert read_jats(article('article-type="retraction"')).facts.retracted
    related = FRONT.replace("<abstract>", '<related-article related-article-type="retracted-by"/><abstract>')
    assert read_jats(article(front=related)).facts.retracted


def test_an_article_without_front() -> None:
    reading = read_jats(article(front=""))
    assert reading.facts.title is None
    assert reading.places
