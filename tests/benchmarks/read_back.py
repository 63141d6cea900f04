"""Measures how much of the papers' JATS text is found again in the text cleaned from their PDFs.

python tests/benchmarks/read_back.py ../shared/papers/jose [--missing NUMBER]
"""

from __future__ import annotations

import argparse
import logging
import re
import statistics
import time
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from pypdf import PdfReader

from indexer.reading.read import read_file
from indexer.reading.readings import Reading
from indexer.sentences import sentences

FEWEST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Row:
    """What one paper gave.

    Sentences wanted, found on one page, found over a page break, found as exactly one sentence of ours, the
    missing ones, those found but cut otherwise, and the sentences of ours that the JATS text lacks.
    """

    number: str
    wanted: int
    found: int
    over_break: int
    alike: int
    verbatim: float
    missing: tuple[str, ...]
    cut_otherwise: tuple[str, ...]
    extra: tuple[str, ...]

    @property
    def share(self) -> float:
        return (self.found + self.over_break) / max(1, self.wanted)


def squashed(text: str) -> str:
    """The letters, digits and signs alone: no spaces, hyphens or differences of quotes."""
    text = unicodedata.normalize("NFKC", text)
    text = re.sub("[“”„«»″]", '"', text)
    text = re.sub("[‘’‚′`]", "'", text)
    return re.sub(r"[\s\-‐‑‒–—−\u00ad\u200b]+", "", text)


def wanted_sentences(jats: Reading) -> list[str]:
    return [
        place.text[start:end]
        for place in jats.places
        for start, end in sentences(place.text)
        if len(place.text[start:end].split()) >= FEWEST_WORDS
    ]


def verbatim_share(path: Path, reading: Reading) -> tuple[float, list[str]]:
    """Share of the cleaned sentences that stand in a plain extraction of the same page."""
    pages = PdfReader(path).pages
    raw = [squashed(page.extract_text()) for page in pages]
    total, lost = 0, list[str]()
    for place in reading.places:
        for start, end in sentences(place.text):
            total += 1
            if squashed(place.text[start:end]) not in raw[(place.page or 1) - 1]:
                lost.append(place.text[start:end])
    return 1 - len(lost) / max(1, total), lost


def compare(number: str, pdf: Path, jats: Path) -> Row:
    reading = read_file(pdf)
    pages = [
        squashed(_text_without_references(place.text, place.references_from)) for place in reading.places
    ]
    whole = "".join(pages)
    ours = [
        text[start:end]
        for place in reading.places
        for text in (_text_without_references(place.text, place.references_from),)
        for start, end in sentences(text)
    ]
    alike = {squashed(sentence) for sentence in ours}
    article = read_file(jats)
    known = squashed(" ".join(f"{place.section or ''} {place.text}" for place in article.places))
    found = over = same = 0
    missing: list[str] = []
    otherwise: list[str] = []
    for sentence in wanted_sentences(article):
        key = squashed(sentence)
        if key in alike:
            same += 1
        elif any(key in page for page in pages):
            otherwise.append(sentence)
        if any(key in page for page in pages):
            found += 1
        elif key in whole or _spans_break(key, pages):
            over += 1
        else:
            missing.append(sentence)
    verbatim, _ = verbatim_share(pdf, reading)
    extra = tuple(sentence for sentence in ours if squashed(sentence) not in known)
    total = found + over + len(missing)
    return Row(number, total, found, over, same, verbatim, tuple(missing), tuple(otherwise), extra)


def _text_without_references(text: str, start: int | None) -> str:
    return text if start is None else text[:start]


def _spans_break(key: str, pages: list[str]) -> bool:
    """Whether a sentence ends one page's text block and goes on at or near the start of the next page."""
    for before, after in pairwise(pages):
        for cut in range(10, len(key) - 9):
            if key[:cut] in before and key[cut:] in after:
                return True
    return False


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--missing", metavar="NUMBER", help="list the sentences not found of this paper, or 'all'"
    )
    options = parser.parse_args()
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    rows: list[Row] = []
    for jats in sorted(options.folder.glob("jose.*.jats.xml")):
        number = jats.name.split(".")[1]
        pdf = options.folder / f"10.21105.jose.{number}.pdf"
        if pdf.exists():
            rows.append(compare(number, pdf, jats))
    print(
        f"{'paper':>6} {'sentences':>9} {'one page':>8} {'over break':>10}"
        f" {'alike':>5} {'share':>7} {'verbatim':>8}"
    )
    for row in sorted(rows, key=lambda row: row.share):
        print(
            f"{row.number:>6} {row.wanted:>9} {row.found:>8} {row.over_break:>10}"
            f" {row.alike:>5} {row.share:>7.1%} {row.verbatim:>8.1%}"
        )
        if options.missing in (row.number, "all"):
            for mark, listed in (("-", row.missing), ("/", row.cut_otherwise), ("+", row.extra)):
                for sentence in listed:
                    print("       ", mark, sentence[:400])
    started = time.perf_counter()
    every = sorted(options.folder.glob("*.pdf"))
    readings = [(path, read_file(path)) for path in every]
    took = time.perf_counter() - started
    verbatim = [verbatim_share(path, reading) for path, reading in readings]
    print(f"median {statistics.median(row.share for row in rows):.1%} of {len(rows)} papers")
    print(f"verbatim in a plain extraction: {statistics.mean(share for share, _ in verbatim):.2%}")
    if options.missing == "all":
        for (path, _), (_, lost) in zip(readings, verbatim, strict=True):
            for sentence in lost:
                print("        *", path.name, sentence[:300])
    print(
        f"{len(every)} PDFs in {took:.1f} s; lowest quality {min(r.quality.score for _, r in readings):.2f}"
    )


if __name__ == "__main__":
    main()
