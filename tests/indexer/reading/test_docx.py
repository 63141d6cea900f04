"""Word documents: paragraphs, headings, notes, tracked changes; broken and hostile ones are refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from indexer.reading import docx
from indexer.reading.docx import read_docx, word_paragraphs
from indexer.reading.errors import Damaged, DangerousXml, EmptyFile, Encrypted, ReadingError, TooLarge
from indexer.reading.read import read_file
from tests.indexer.reading.word_files import MAIN, paragraph, table, word_file

WORDS = "Children read aloud to a partner and then talked about what the story had told them."
PROPERTIES = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>From the file</dc:title>'
    "<dc:creator>{author}</dc:creator></cp:coreProperties>"
)


def kinds(content: bytes) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in word_paragraphs(content)]


def test_text_stands_under_its_headings() -> None:
    reading = read_docx(
        word_file(
            paragraph("Reading together", "Title"),
            paragraph("Before any heading."),
            paragraph("Method", "heading 1"),
            paragraph("Sample", "heading 2"),
            paragraph(WORDS),
        )
    )
    assert [(place.section, place.text) for place in reading.places] == [
        (None, "Before any heading."),
        ("Method > Sample", WORDS),
    ]
    assert reading.facts.title == "Reading together"
    assert reading.format == "docx"
    assert read_docx(word_file(paragraph("Top", "heading 1"), paragraph(WORDS))).facts.title == "Top"


def test_tracked_changes_are_read_as_accepted() -> None:
    tracked = (
        "<w:p><w:r><w:t>They did </w:t></w:r><w:ins><w:r><w:t>better</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>worse</w:delText></w:r></w:del></w:p>"
    )
    assert kinds(word_file(tracked)) == [("paragraph", "They did better")]


def test_what_is_no_prose_is_told_apart() -> None:
    content = word_file(
        paragraph("Contents line", "toc 1"),
        paragraph("It was fun, she said.", "Quote"),
        paragraph("x <- 1".replace("<", "&lt;"), "HTML Preformatted"),
        table("a cell", "another"),
        paragraph("Doe, J. (2019).", "Bibliography"),
    )
    assert kinds(content) == [
        ("quoted passage", "It was fun, she said."),
        ("listing", "x <- 1"),
        ("table", ""),
        ("reference", "Doe, J. (2019)."),
    ]


def test_a_note_stands_at_the_end_and_its_mark_nowhere() -> None:
    marked = '<w:p><w:r><w:t>Read aloud</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    assert kinds(word_file(marked, notes=paragraph("Not in May."))) == [
        ("paragraph", "Read aloud"),
        ("paragraph", "Not in May."),
    ]


def test_words_in_controls_links_and_lines_are_read() -> None:
    control = f"<w:sdt><w:sdtContent>{paragraph('In a control')}</w:sdtContent></w:sdt>"
    link = "<w:p><w:hyperlink><w:r><w:t>A link</w:t><w:br/><w:t>and on</w:t></w:r></w:hyperlink></w:p>"
    assert [text for _, text in kinds(word_file(control, link))] == ["In a control", "A link and on"]


def test_items_of_lists_are_paragraphs_of_their_own() -> None:
    numbering = (
        f'<w:numbering xmlns:w="{MAIN}"><w:abstractNum w:abstractNumId="0">'
        '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )

    def item(text: str, level: int) -> str:
        number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
        return f"<w:p><w:pPr>{number}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"

    content = word_file(
        item("one", 0), item("inner", 1), item("two", 0), more={"word/numbering.xml": numbering}
    )
    assert [text for _, text in kinds(content)] == ["one", "inner", "two"]


@pytest.mark.parametrize(("author", "names"), [("Mira Holt", ("Mira Holt",)), ("mholt7", ())])
def test_the_files_properties_name_title_and_author_but_not_an_account(
    author: str, names: tuple[str, ...]
) -> None:
    content = word_file(paragraph(WORDS), more={"docProps/core.xml": PROPERTIES.format(author=author)})
    facts = read_docx(content).facts
    assert (facts.title, facts.authors) == ("From the file", names)
    assert facts.where["title"] == "file properties"


def with_a_part(name: str, content: bytes | str) -> bytes:
    return word_file(paragraph(WORDS), more={name: content})


BOMB = (
    '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    f'<w:document xmlns:w="{MAIN}"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'
)
OUTSIDE = BOMB.replace('"aaaaaaaaaa"', 'SYSTEM "file:///etc/hostname"').replace("&a;", "")


@pytest.mark.parametrize(
    ("content", "error", "word"),
    [
        (word_file(), EmptyFile, "no text"),
        (word_file(table("only", "cells")), EmptyFile, "no text"),
        (with_a_part("word/document.xml", BOMB), DangerousXml, "entities"),
        (with_a_part("word/styles.xml", BOMB), DangerousXml, "entities"),
        (with_a_part("word/document.xml", OUTSIDE), DangerousXml, "entities"),
        (with_a_part("word/document.xml", BOMB.encode("utf-16")), DangerousXml, "entities"),
        (with_a_part("word/document.xml", "<w:document>"), Damaged, "XML"),
        (with_a_part("word/document.xml", "<a>" * 600 + "</a>" * 600), Damaged, "deep"),
    ],
)
def test_broken_and_hostile_documents_are_refused(
    content: bytes, error: type[ReadingError], word: str
) -> None:
    with pytest.raises(error, match=word) as caught:
        read_docx(content)
    assert "\n" not in str(caught.value)


def _unpacked(*_: object) -> bytes:
    pytest.fail("it was unpacked")


def test_a_document_that_unpacks_without_end_is_refused_before_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(docx, "UNPACKED", 100_000)
    bomb = with_a_part("word/document.xml", b"<a>" + b" " * 5_000_000 + b"</a>")
    assert len(bomb) < 20_000
    monkeypatch.setattr(zipfile.ZipFile, "read", _unpacked)
    with pytest.raises(TooLarge, match=r"unpacks to 5 MB, the limit is 0 MB"):
        word_paragraphs(bomb)


def test_a_part_under_a_password_is_said() -> None:
    content = bytearray(word_file(paragraph(WORDS)))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [one.filename for one in archive.infolist()]
    assert "word/document.xml" in names
    # The flag of encryption, in the central directory's entry of each part.
    at = 0
    while (at := content.find(b"PK\x01\x02", at)) >= 0:
        content[at + 8] |= 1
        at += 4
    with pytest.raises(Encrypted, match="password"):
        word_paragraphs(bytes(content))


def test_a_document_cut_short_or_spoilt_is_one_line(tmp_path: Path) -> None:
    whole = word_file(paragraph(WORDS * 50))
    for at, content in enumerate((whole[: len(whole) // 2], whole[:400] + b"\0" * 200 + whole[600:])):
        file = tmp_path / f"{at}.docx"
        file.write_bytes(content)
        with pytest.raises(Damaged) as caught:
            read_file(file)
        assert "\n" not in str(caught.value)


def test_pictures_outside_the_file_are_never_fetched() -> None:
    drawing = (
        '<w:p><w:r><w:t>Words</w:t></w:r><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/'
        'drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/'
        '2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        'r:link="p"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="p" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        'Target="https://example.org/p.png" TargetMode="External"/></Relationships>'
    )
    content = word_file(drawing, more={"word/_rels/document.xml.rels": links})
    assert kinds(content) == [("paragraph", "Words")]
