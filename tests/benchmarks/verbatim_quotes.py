"""Asks what real papers answer, and looks every quote up again on the page it names.

Usage: python tests/benchmarks/verbatim_quotes.py HOME

HOME is a home into which the papers were added and built. Each quote that names a page is looked for in
pypdf's plain extraction of that page of the very file the collection keeps; spaces, hyphens at line ends and
ligatures are evened out on both sides, nothing else. Prints the share found and every quote that is not.
"""

from __future__ import annotations

import io
import re
import sys
import unicodedata
from collections import Counter
from functools import lru_cache
from pathlib import Path

from pypdf import PdfReader

from search_api.ask import Library, ask
from search_api.home import Home
from search_api.settings import read_settings

QUESTIONS = (
    "Does making students explain their code to each other help them learn?",
    "What helps beginners who are new to programming?",
    "Do learners do better when they work in pairs?",
    "Is live coding a good way to teach?",
    "How can I teach statistics with real data?",
    "Do interactive notebooks help students understand?",
    "How do I get students to write reproducible analyses?",
    "What do students find hard about machine learning?",
    "How can I teach climate data to people who are not programmers?",
    "Does active learning improve exam results?",
    "How do I run a workshop for researchers who cannot code?",
    "What helps students visualise mathematics?",
    "Are open textbooks any good?",
    "How can simulation help to teach physics?",
    "How do I mark programming homework automatically?",
    "Do games help students learn?",
    "How can I teach geology with software?",
    "What do students say about learning online?",
    "How do I teach version control?",
    "How can students learn about artificial intelligence ethics?",
    "What prior knowledge do learners need for data science?",
)


def even(text: str) -> str:
    """Even out what typesetting changes: ligatures, spaces, hyphens and the shapes of quotes."""
    plain = unicodedata.normalize("NFKC", text).replace("’", "'").replace("‘", "'")
    plain = plain.replace("“", '"').replace("”", '"').replace("\u00ad", "")
    return re.sub(r"[\s\-\u2010\u2011\u2012\u2013\u2014\u2212]+", "", plain)


@lru_cache(maxsize=256)
def page_text(path: Path, number: int) -> str:
    """Return the plain extraction of one page, anew from the file."""
    return even(PdfReader(io.BytesIO(path.read_bytes())).pages[number - 1].extract_text())


def main() -> int:
    home = Home(read_settings(home=Path(sys.argv[1])))
    snapshot = home.open_snapshot()
    library = Library(
        catalogue=home.catalogue,
        snapshot=snapshot,
        encoder=home.question_encoder(snapshot.manifest.fingerprint),
    )
    counted: Counter[str] = Counter()
    for question in QUESTIONS:
        answer = ask(question, library=library)
        counted["answered" if answer.findings else "not answered"] += 1
        for finding in answer.findings:
            if finding.quote is None or finding.quote.page is None:
                counted["without page"] += 1
                continue
            file = next(
                item for item in finding.document.representations if item.format == "pdf" and item.current
            )
            path = home.files.path(file.sha256, name=file.name)
            found = even(finding.quote.text) in page_text(path, finding.quote.page)
            counted["found" if found else "lost"] += 1
            if not found:
                print(f"lost: {file.name} page {finding.quote.page}: {finding.quote.text}")
    looked = counted["found"] + counted["lost"]
    print(f"questions answered: {counted['answered']} of {len(QUESTIONS)}")
    print(f"quotes with a page: {looked}; without (markup only): {counted['without page']}")
    print(f"found again, verbatim, on the page they name: {counted['found'] / max(looked, 1):.4f}")
    return 0 if looked and counted["found"] / looked >= 0.97 else 1


if __name__ == "__main__":
    sys.exit(main())
