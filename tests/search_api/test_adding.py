"""Taking files in: what goes in, what belongs together, what is refused and how it is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.documents import State
from search_api.adding import Line, Wishes, add, expand
from tests.conftest import TinyHome

SENTENCES = (
    "Pupils who explained their reasoning aloud remembered more of the lesson a week later.",
    "The study followed two hundred and ten children in nine schools over one year.",
    "Teachers said that the method took about ten minutes of each lesson.",
    "No difference was found for pupils who had been absent for more than a month.",
)
DOI = "10.1234/chalk.1"


def pdf_of(*pages: tuple[str, ...]) -> bytes:
    """A small PDF in Helvetica, one line of text below the other."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids: list[int] = []
    for lines in pages:
        drawn = "\n".join(
            f"BT /F1 11 Tf 1 0 0 1 72 {740 - 14 * row} Tm ({line}) Tj ET" for row, line in enumerate(lines)
        ).encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(len(objects))
    names = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), names)
    out = b"%PDF-1.4\n"
    places: list[int] = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n" % (
        len(objects) + 1, table, len(objects) + 1,
    ) + b"startxref\n%d\n%%%%EOF\n" % len(out)  # fmt: skip


def markdown_of(title: str, *, licence: str = "CC BY 4.0", doi: str = "") -> str:
    stated = f"doi: {doi}\n" if doi else ""
    return f"---\ntitle: {title}\nlicense: {licence}\n{stated}---\n\n# {title}\n\n" + "\n\n".join(SENTENCES)


def html_of(title: str) -> str:
    text = "</p><p>".join(SENTENCES)
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title></head><body>"
        f"<h1>{title}</h1><p>{text}</p></body></html>"
    )


def jats_of(title: str) -> str:
    text = "</p><p>".join(SENTENCES)
    return (
        "<?xml version='1.0'?><article><front><article-meta><title-group>"
        f"<article-title>{title}</article-title></title-group></article-meta></front>"
        f"<body><sec><title>Results</title><p>{text}</p></sec></body></article>"
    )


def taken(home: TinyHome, *paths: Path, accept: bool = True, rights_local: bool = False) -> list[Line]:
    heard: list[tuple[Line, int, int]] = []
    lines = add(
        list(paths),
        home=home,
        wishes=Wishes(accept=accept, rights_local=rights_local, who="tests"),
        tell=lambda line, done, total: heard.append((line, done, total)),
    )
    assert [line for line, _, _ in heard] == lines
    assert [done for _, done, _ in heard] == list(range(1, len(lines) + 1))
    assert {total for _, _, total in heard} <= {len(lines)}
    for line in lines:
        assert line.detail
        assert "\n" not in line.detail
    return lines


def one(home: TinyHome, path: Path, **wishes: bool) -> Line:
    [line] = taken(home, path, **wishes)
    return line


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("study.pdf", pdf_of(SENTENCES[:2], SENTENCES[2:]), "pdf"),
        ("study.md", markdown_of("Explaining aloud"), "markdown"),
        ("study.txt", "Explaining aloud\n\n" + "\n\n".join(SENTENCES), "text"),
        ("study.html", html_of("Explaining aloud"), "html"),
        ("study.xml", jats_of("Explaining aloud"), "jats"),
    ],
)
def test_each_kind_of_file_goes_in_and_is_found(
    empty_home: TinyHome, tmp_path: Path, name: str, content: str | bytes, form: str
) -> None:
    line = one(empty_home, write(tmp_path / "in" / name, content))
    assert line.outcome == "added", line.detail
    document = empty_home.catalogue.get(line.document or "")
    assert document.state is State.ACCEPTED
    assert [item.format for item in document.representations] == [form]
    assert empty_home.build().documents == 1
    snapshot = empty_home.open_snapshot()
    text = " ".join(passage.text for passage in snapshot.passages_of(document.id))
    assert all(sentence in " ".join(text.split()) for sentence in SENTENCES)
    snapshot.close()


def test_without_accept_a_paper_waits_as_a_draft(empty_home: TinyHome, tmp_path: Path) -> None:
    path = write(tmp_path / "a.md", markdown_of("Explaining aloud"))
    line = one(empty_home, path, accept=False)
    assert (line.outcome, line.state) == ("added", "draft")
    again = one(empty_home, path, accept=True)
    assert (again.outcome, again.state) == ("duplicate", "accepted")


def test_a_curators_word_on_rights_is_recorded_even_for_what_is_known(
    empty_home: TinyHome, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.txt", "\n\n".join(SENTENCES))
    known = one(empty_home, path).document or ""
    assert not empty_home.catalogue.get(known).rights_local
    one(empty_home, path, rights_local=True)
    assert empty_home.catalogue.get(known).rights_local


RIS = f"TY  - JOUR\nTI  - Explaining aloud in class\nAU  - Okoro, Ada\nPY  - 2019\nDO  - {DOI}\nER  - \n"
JSON = json.dumps(
    {
        "title": "Explaining aloud in class",
        "authors": ["Ada Okoro"],
        "year": 2019,
        "doi": DOI,
        "licence": "CC BY 4.0",
    }
)
CROSSREF = f"""<?xml version="1.0"?><doi_batch xmlns="http://www.crossref.org/schema/4.4.2"><body><journal>
<journal_metadata><full_title>Journal of Chalk</full_title></journal_metadata><journal_article><titles>
<title>Explaining aloud in class</title></titles><contributors><person_name sequence="first"
contributor_role="author"><given_name>Ada</given_name><surname>Okoro</surname></person_name></contributors>
<publication_date><year>2019</year></publication_date><doi_data><doi>{DOI}</doi>
<resource>https://example.org/1</resource></doi_data></journal_article></journal></body></doi_batch>"""


@pytest.mark.parametrize(
    ("name", "sidecar"), [("p.ris", RIS), ("p.json", JSON), ("p.crossref.xml", CROSSREF)]
)
def test_a_sidecar_of_the_same_stem_gives_its_paper_the_facts(
    empty_home: TinyHome, tmp_path: Path, name: str, sidecar: str
) -> None:
    folder = tmp_path / "in"
    write(folder / "p.pdf", pdf_of(SENTENCES))
    write(folder / name, sidecar)
    paper, beside = taken(empty_home, folder)
    assert (beside.outcome, beside.sidecar_of) == ("added", str(folder / "p.pdf"))
    assert beside.detail == "facts taken for p.pdf"
    facts = empty_home.catalogue.get(paper.document or "").facts
    assert (facts.title, facts.authors, facts.year) == ("Explaining aloud in class", ("Ada Okoro",), 2019)
    assert facts.doi == DOI
    assert len(list(empty_home.catalogue.all())) == 1


def test_a_sidecar_beside_a_paper_is_read_even_where_only_the_paper_is_named(
    empty_home: TinyHome, tmp_path: Path
) -> None:
    paper = write(tmp_path / "p.pdf", pdf_of(SENTENCES))
    write(tmp_path / "p.ris", RIS)
    assert empty_home.catalogue.get(one(empty_home, paper).document or "").facts.doi == DOI


def test_a_sidecar_alone_is_a_record_without_text(empty_home: TinyHome, tmp_path: Path) -> None:
    line = one(empty_home, write(tmp_path / "p.ris", RIS))
    assert line.outcome == "added"
    assert line.detail.startswith("new record without text: ")
    assert one(empty_home, tmp_path / "p.ris").outcome == "duplicate"


def test_a_paper_that_comes_after_its_record_joins_it(empty_home: TinyHome, tmp_path: Path) -> None:
    record = one(empty_home, write(tmp_path / "a" / "record.ris", RIS))
    paper = one(empty_home, write(tmp_path / "b" / "p.md", markdown_of("Explaining aloud in class", doi=DOI)))
    assert paper.document == record.document
    assert len(list(empty_home.catalogue.all())) == 1


def test_a_sidecar_of_a_refused_paper_becomes_a_record(empty_home: TinyHome, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    write(folder / "p.pdf", b"%PDF-1.7 and nothing more")
    write(folder / "p.ris", RIS)
    paper, beside = taken(empty_home, folder)
    assert (paper.outcome, beside.outcome) == ("refused", "added")
    assert beside.detail.startswith("new record without text: ")
    assert empty_home.catalogue.get(beside.document or "").facts.doi == DOI


def test_a_sidecar_that_comes_later_gives_a_known_paper_its_facts(
    empty_home: TinyHome, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    write(folder / "p.pdf", pdf_of(SENTENCES))
    [paper] = taken(empty_home, folder)
    write(folder / "p.ris", RIS)
    again, beside = taken(empty_home, folder)
    assert again.outcome == "duplicate"
    assert (beside.outcome, beside.document) == ("added", paper.document)
    assert empty_home.catalogue.get(paper.document or "").facts.doi == DOI
    assert len(list(empty_home.catalogue.all())) == 1
    changes = len(empty_home.catalogue.history(paper.document or ""))
    assert [line.outcome for line in taken(empty_home, folder)] == ["duplicate", "duplicate"]
    assert len(empty_home.catalogue.history(paper.document or "")) == changes


def test_a_broken_sidecar_costs_its_facts_not_its_paper(empty_home: TinyHome, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    write(folder / "p.md", markdown_of("Explaining aloud"))
    write(folder / "p.json", '{"title": "Explaining", "year": "soon"}')
    lines = taken(empty_home, folder)
    assert lines[0].outcome == "added"
    assert "the year is 'soon'" in lines[0].detail
    assert lines[1].outcome == "refused"


def test_the_same_content_is_one_document_under_any_name(empty_home: TinyHome, tmp_path: Path) -> None:
    first, second = taken(
        empty_home,
        write(tmp_path / "a.md", markdown_of("Explaining aloud")),
        write(tmp_path / "b.md", markdown_of("Explaining aloud")),
    )
    assert (first.outcome, second.outcome) == ("added", "duplicate")
    assert first.document == second.document


def test_two_forms_with_one_doi_are_one_document(empty_home: TinyHome, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    write(folder / "p.md", markdown_of("Explaining aloud in class", doi=DOI))
    write(folder / "p.pdf", pdf_of(SENTENCES))
    write(folder / "p.ris", RIS)
    lines = [line for line in taken(empty_home, folder) if line.sidecar_of is None]
    assert {line.outcome for line in lines} == {"added"}
    assert len({line.document for line in lines}) == 1
    [document] = empty_home.catalogue.all()
    assert sorted(item.format for item in document.representations) == ["markdown", "pdf"]


def test_a_changed_file_at_the_same_path_is_a_new_version(empty_home: TinyHome, tmp_path: Path) -> None:
    path = write(tmp_path / "p.md", markdown_of("Explaining aloud"))
    before = one(empty_home, path)
    empty_home.build()
    write(path, markdown_of("Explaining aloud") + "\n\nA correction was printed two years later.")
    after = one(empty_home, path)
    assert after.document == before.document
    assert after.detail.startswith("new version")
    empty_home.build()
    snapshot = empty_home.open_snapshot()
    assert "A correction" in " ".join(p.text for p in snapshot.passages_of(after.document or ""))
    snapshot.close()


def test_a_file_without_a_title_is_named_after_the_file_and_says_so(
    empty_home: TinyHome, tmp_path: Path
) -> None:
    path = write(tmp_path / "peer_tutoring-notes.txt", "\n".join(s.lower() for s in SENTENCES))
    line = one(empty_home, path)
    title = empty_home.catalogue.get(line.document or "").facts.title
    if "file's name" in line.detail:
        assert title == "peer tutoring notes"
    else:
        assert title


def test_text_that_reads_badly_waits_for_a_curator(empty_home: TinyHome, tmp_path: Path) -> None:
    garbage = "\n\n".join(" ".join("x7#q%k" + str(n % 7) for n in range(40)) for _ in range(20))
    line = one(empty_home, write(tmp_path / "scan.md", f"# A bad scan\n\n{garbage}"))
    assert line.outcome == "refused" or (line.state == "draft" and "text quality" in line.detail)


GOOD = {
    "one.pdf": pdf_of(SENTENCES),
    "two.md": markdown_of("The second study"),
    "three.txt": "The third study\n\n" + "\n\n".join(SENTENCES[::-1]),
    "four.html": html_of("The fourth study"),
    "deep/down/five.md": markdown_of("The fifth study"),
    "six.xml": jats_of("The sixth study"),
}
BAD = {
    "empty.pdf": b"",
    "truncated.pdf": pdf_of(SENTENCES)[:200],
    "page.pdf": "<!doctype html><html><body>Please log in to read this paper.</body></html>",
    "archive.pdf": b"PK\x03\x04" + bytes(100),
    "thesis.docx": b"PK\x03\x04" + b"word/document.xml" + bytes(100),
    "table.xml": "<?xml version='1.0'?><rows><row>1</row></rows>",
}


def fill(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        write(folder / name, content)
    return folder


def test_of_six_good_and_six_broken_files_six_go_in_and_six_are_refused_in_a_line_each(
    empty_home: TinyHome, tmp_path: Path
) -> None:
    folder = fill(tmp_path / "in", {**GOOD, **BAD})
    lines = {Path(line.path).relative_to(folder).as_posix(): line for line in taken(empty_home, folder)}
    assert {name for name, line in lines.items() if line.outcome == "added"} == set(GOOD)
    refused = {name: line for name, line in lines.items() if line.outcome == "refused"}
    assert set(refused) == set(BAD)
    for line in refused.values():
        # Each says what was found and what to do, or what is taken instead.
        assert any(mark in line.detail for mark in (";", ":", "only ")), line.detail
        assert line.document is None
        assert "Traceback" not in line.detail
    assert empty_home.build().documents == 6


def test_adding_a_folder_again_changes_nothing(empty_home: TinyHome, tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", GOOD)
    taken(empty_home, folder)
    empty_home.build()
    assert {line.outcome for line in taken(empty_home, folder)} == {"duplicate"}
    assert empty_home.build().unchanged


def test_a_path_that_is_not_there_is_refused_and_the_rest_goes_in(
    empty_home: TinyHome, tmp_path: Path
) -> None:
    good = write(tmp_path / "a.md", markdown_of("Explaining aloud"))
    lines = {line.path: line for line in taken(empty_home, tmp_path / "nowhere.pdf", good)}
    assert lines[str(tmp_path / "nowhere.pdf")].outcome == "refused"
    assert lines[str(good)].outcome == "added"


def test_hidden_files_are_passed_over_and_order_is_fixed(tmp_path: Path) -> None:
    names = ("b.md", "a.md", "sub/c.md", ".hidden.md", ".git/d.md", "sub/.e.md")
    for name in names:
        write(tmp_path / name, "x")
    files, missing = expand([tmp_path, tmp_path / "a.md", tmp_path / "gone"])
    assert [path.relative_to(tmp_path).as_posix() for path in files] == ["a.md", "b.md", "sub/c.md"]
    assert missing == [tmp_path / "gone"]


def test_a_hidden_file_that_is_named_is_taken(tmp_path: Path) -> None:
    path = write(tmp_path / ".notes.md", "x")
    assert expand([path]) == ([path], [])


def test_nothing_named_adds_nothing(empty_home: TinyHome, tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    assert taken(empty_home, tmp_path / "bare") == []
