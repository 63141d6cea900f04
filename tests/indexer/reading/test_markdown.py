"""Markdown: sections and simple front matter."""

from __future__ import annotations

from indexer.reading.markdown import read_markdown

FILE = """---
title: "Small groups"
authors:
  - Anna Smith
  - Bo de Vries
year: 2019
doi: https://doi.org/10.1234/ABC
licence: CC BY 4.0
lang: en
---
# A heading

First *words* of
[it](https://example.org).

## Method

- six small
- six large

```python
code = 1
```

### Sample

> Quoted words.

## Results

It `helped`.
"""


def test_sections() -> None:
    places = read_markdown(FILE.encode()).places
    assert [(place.section, place.text) for place in places] == [
        (None, "First words of it."),
        ("Method", "six small\n\nsix large"),
        ("Method > Sample", "Quoted words."),
        ("Results", "It helped."),
    ]


def test_front_matter() -> None:
    reading = read_markdown(FILE.encode())
    facts = reading.facts
    assert facts.title == "Small groups"
    assert facts.authors == ("Anna Smith", "Bo de Vries")
    assert (facts.year, facts.doi) == (2019, "10.1234/abc")
    assert [claim.licence for claim in facts.licence_claims] == ["CC-BY-4.0"]
    assert facts.where["doi"] == "front matter"
    assert reading.language == "en"


def test_without_front_matter_the_heading_is_the_title() -> None:
    facts = read_markdown(b"# Small groups\n\nWords.\n").facts
    assert facts.title == "Small groups"
    assert facts.where == {"title": "first heading"}


def test_authors_on_one_line() -> None:
    for line in ("author: Anna Smith and Bo de Vries", "authors: [Anna Smith, 'Bo de Vries']"):
        assert read_markdown(f"---\n{line}\n---\nWords.".encode()).facts.authors == (
            "Anna Smith",
            "Bo de Vries",
        )
