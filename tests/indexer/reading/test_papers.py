"""The sample papers, read as they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from indexer.reading.errors import Encrypted, NotADocument, NoTextLayer, ReadingError
from indexer.reading.quality import ACCEPTABLE
from indexer.reading.read import read_file

pytestmark = pytest.mark.slow


def test_jose_pdfs(shared: Path) -> None:
    for path in sorted((shared / "papers" / "jose").glob("*.pdf"))[::6]:
        reading = read_file(path)
        facts = reading.facts
        assert reading.quality.score >= 0.85, path.name
        assert facts.doi == path.stem.replace("10.21105.", "10.21105/"), path.name
        assert facts.title, path.name
        assert facts.authors, path.name
        assert facts.year, path.name
        assert {claim.licence for claim in facts.licence_claims} >= {"CC-BY-4.0"}, path.name
        assert not any("Journal of Open Source Education, " in place.text for place in reading.places[:1]), (
            path.name
        )
        _origins_hold(path)


def _origins_hold(path: Path) -> None:
    pages = PdfReader(path).pages
    for place in read_file(path).places:
        raw = pages[(place.page or 1) - 1].extract_text()
        for origin in place.origins:
            kept = place.text[origin.start : origin.start + origin.length]
            assert kept == raw[origin.raw_start : origin.raw_start + origin.length]


def test_jats_files(shared: Path) -> None:
    for path in sorted((shared / "papers").glob("*/*.xml")):
        if path.name.endswith(".crossref.xml"):
            with pytest.raises(NotADocument):
                read_file(path)
            continue
        reading = read_file(path)
        assert reading.quality.score >= 0.85, path.name
        assert reading.facts.title, path.name
        assert reading.facts.authors, path.name
        assert reading.facts.licence_claims, path.name


def test_broken_pdfs_are_read_or_refused_in_one_line(shared: Path) -> None:
    outcomes: dict[str, object] = {}
    for path in sorted((shared / "broken-pdfs").glob("*/*.pdf")):
        try:
            outcomes[path.stem] = read_file(path)
        except ReadingError as refused:
            assert "\n" not in str(refused)  # noqa: PT017 - reading is allowed, refusing too
            assert "broke off" not in str(refused), path.name  # noqa: PT017 - a fault of ours
            outcomes[path.stem] = refused
    assert isinstance(outcomes["rc4-40"], Encrypted)
    assert isinstance(outcomes["pdf-with-jbig2"], NoTextLayer)
    garbled = outcomes["issue-791-non-unicode-cmap"]
    assert getattr(garbled, "quality").score < ACCEPTABLE  # noqa: B009 - outcomes hold errors too
