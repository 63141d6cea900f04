"""A file as its writer sees it: places named, references left alone, line ends counted right."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.reading.errors import EmptyFile, Encrypted, ReadingError, Unreachable
from indexer.reading.written import read_written, read_written_file
from tests.indexer.reading.conftest import PdfMaker
from tests.indexer.reading.word_files import paragraph, table, word_file

LOCKED = b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_offsets_of_a_text_are_the_files_own(encoding: str, end: str) -> None:
    text = f"A naïve start 😀.{end}{end}Attrition was low."
    written = read_written(text.encode(encoding))
    assert written.shown == text
    at = written.prose.index("Attrition")
    assert text[at:].startswith("Attrition")
    assert written.where(at) == "line 3"
    assert written.has_lines


def test_a_text_that_is_not_utf8_is_read_as_windows_wrote_it() -> None:
    assert read_written("It’s fine – really".encode("cp1252")).shown == "It’s fine – really"


def test_places_of_a_word_document_are_paragraphs_that_hold_text() -> None:
    written = read_written(
        word_file(
            paragraph("The title", "Title"),
            paragraph(" "),
            table("left alone"),
            paragraph("It was fun, said one pupil.", "Quote"),
            paragraph("Attrition was low."),
        )
    )
    assert written.shown == "The title\n\nIt was fun, said one pupil.\n\nAttrition was low."
    assert written.prose.split() == ["The", "title", "Attrition", "was", "low."]
    assert written.where(written.shown.index("Attrition")) == "paragraph 3"
    assert dict(written.left) == {"table": 1, "quoted passage": 1}
    assert not written.has_lines


def test_places_of_a_pdf_are_its_pages(make_pdf: PdfMaker) -> None:
    said = (
        "Children read aloud to a partner and talked about the story afterwards.",
        "In the end nearly all of them stayed, so attrition was low in this study.",
    )
    written = read_written(make_pdf([[(72, 700, 11, line)] for line in said]), suffix=".pdf")
    assert written.where(0) == "page 1"
    assert written.where(written.shown.index("attrition")) == "page 2"


def test_places_of_a_web_page_are_its_sections() -> None:
    page = b"<html><body><h1>T</h1><p>First words.</p><h2>Method</h2><p>Second words.</p></body></html>"
    written = read_written(page)
    assert written.where(0) == "the beginning"
    assert written.where(written.shown.index("Second")) == "Method"


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        ("Body.\n\nReferences\n\nDoe, J. (2020). A study.\n", ".txt"),
        ("Body.\r\n\r\n7. REFERENCES:\r\nDoe, J. (2020). A study.\r\n", ".txt"),
        ("Body.\n\n## Bibliography\n\nDoe, J. (2020). A study.\n", ".md"),
        ("Body.\n\\section*{References}\nDoe, J. (2020). A study.\n", ".tex"),
        ("Body.\n\\begin{thebibliography}{9}\n\\bibitem{a} Doe, J. A study.\n\\end{thebibliography}", ".tex"),
    ],
)
def test_the_references_are_left_alone(text: str, suffix: str) -> None:
    written = read_written(text.encode(), suffix=suffix)
    assert written.prose.split() == ["Body."]
    assert len(written.prose) == len(written.shown) == len(text)
    assert written.references_from is not None or written.left["bibliography"] == 1


def test_an_appendix_after_the_references_is_read() -> None:
    text = "Body.\n\nReferences\n\nDoe, J. (2020). A study.\n\nAppendix A: the tasks\n\nMore words."
    written = read_written(text.encode())
    assert written.prose.split() == ["Body.", "Appendix", "A:", "the", "tasks", "More", "words."]
    assert written.references_from is not None
    assert written.where(written.references_from) == "line 3"


def test_the_word_references_in_a_sentence_starts_no_list() -> None:
    text = "References\nto books are many, and\nreferences to films are few."
    written = read_written(("Body.\n\n" + text[11:]).encode())
    assert written.references_from is None


def test_the_references_of_a_word_document_and_of_a_web_page_are_left_alone() -> None:
    document = word_file(
        paragraph("Body."), paragraph("References", "heading 1"), paragraph("Doe, J. (2020). A study.")
    )
    page = b"<html><body><p>Body.</p><h2>References</h2><p>Doe, J. (2020). A study.</p></body></html>"
    assert read_written(document).prose.split() == ["Body."]
    assert read_written(page).prose.split() == ["Body."]


@pytest.mark.parametrize(
    ("content", "error"),
    [(b"", EmptyFile), (b"-- ... --\n", EmptyFile), (LOCKED, Encrypted), (b"\xff\xfe\x00", ReadingError)],
)
def test_what_cannot_be_checked_is_refused(content: bytes, error: type[ReadingError]) -> None:
    with pytest.raises(error):
        read_written(content)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreachable, match="no such file"):
        read_written_file(tmp_path / "missing.txt")
