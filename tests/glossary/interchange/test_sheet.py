from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from glossary.errors import CannotImport
from glossary.interchange import workbook
from glossary.interchange.cells import guarded, letter, unguarded
from glossary.interchange.flat import COLUMNS, escaped, joined, parted, unescaped, wording_of, wording_text
from glossary.interchange.incoming import Proposal
from glossary.interchange.sheet import read_csv, read_xlsx, write_csv, write_proposals, write_xlsx
from glossary.term_bank import TermBank
from glossary.terms import PartOfSpeech, Wording
from tests.glossary.interchange.strategies import TEXTS
from tests.glossary.samples import sense

ONE = sense(
    "attrition", variants=("drop-out", "loss; of pupils"), region=("England", "Wales"), valid_from=2014
)
ROW = {
    "area": "methods", "term": "attrition", "pos": "noun", "means": "Losing pupils from a study.",
    "plain": "loss of pupils | How many.", "example": "Two classes left.", "relation": "no true equivalent",
    "grade": "unknown", "register": "researcher", "source": "handbook", "author": "Ada",
    "date": "2026-11-23", "confidence": "high",
}  # fmt: skip


def as_csv(*rows: dict[str, str], mark: str = ",") -> str:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, fieldnames=list(rows[0]), delimiter=mark)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def as_xlsx(*rows: Sequence[object]) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


@given(texts=st.lists(TEXTS))
def test_lists_are_parted_as_they_were_joined(texts: list[str]) -> None:
    assert parted(joined(texts)) == tuple(texts)


@given(wording=st.builds(Wording, TEXTS, TEXTS, st.sampled_from(["", "after"])))
def test_wordings_are_read_as_they_were_written(wording: Wording) -> None:
    assert wording_of(wording_text(wording)) == wording


@given(text=st.text(), mark=st.sampled_from(";|"))
def test_escapes_are_undone(text: str, mark: str) -> None:
    assert unescaped(escaped(text, mark), mark) == text
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_nothing_that_is_written_can_run_as_a_formula(start: str) -> None:
    bank = TermBank([sense("x", means=f"{start}HYPERLINK(1)", variants=(f"{start}2", "b"))])
    stream = BytesIO()
    write_csv(bank, stream)
    for row in csv.reader(io.StringIO(stream.getvalue().decode("utf-8-sig"), newline="")):
        assert not [cell for cell in row if cell.startswith(start)]
    stream = BytesIO()
    write_xlsx(bank, stream)
    for row in load_workbook(stream)["Terms"].iter_rows():
        assert {cell.data_type for cell in row if cell.value} == {"s"}
        assert not [cell for cell in row if str(cell.value).startswith(start)]


def test_csv_columns_are_those_of_the_readme_in_their_order() -> None:
    stream = BytesIO()
    write_csv(TermBank([ONE]), stream)
    assert stream.getvalue().startswith(b"\xef\xbb\xbf")
    head, row = csv.reader(io.StringIO(stream.getvalue().decode("utf-8-sig"), newline=""))
    assert head == [column.name for column in COLUMNS]
    held = dict(zip(head, row, strict=True))
    assert held["variants"] == r"drop-out; loss\; of pupils"
    assert held["plain"] == "chance to see it | A size."
    assert (held["region"], held["valid_from"]) == ("England; Wales", "2014")


def test_the_workbook_helps_to_fill_it() -> None:
    stream = BytesIO()
    write_xlsx(TermBank([ONE]), stream)
    book = load_workbook(stream)
    assert book.sheetnames == ["Terms", "How to fill"]
    sheet = book["Terms"]
    assert sheet.freeze_panes == "C2"
    choices = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    at = letter([column.name for column in COLUMNS].index("grade"))
    assert choices[f"{at}2:{at}20000"] == '"fine,unknown,misread,loaded"'
    assert all(len(formula) <= 257 for formula in choices.values())  # Excel's limit
    assert [row[0].value for row in book["How to fill"].iter_rows(min_row=2)] == [c.name for c in COLUMNS]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_is_read_whatever_its_separator_and_encoding(mark: str, encoding: str) -> None:
    row = ROW | {"means": "Losing pupils – or schools."}
    brought = read_csv(as_csv(row, mark=mark).encode(encoding), file="ours.csv")
    assert (brought.faults, brought.notes) == ((), ())
    assert brought.senses[0].means == "Losing pupils – or schools."


def test_windows_text_is_read_and_told() -> None:
    row = ROW | {"means": "Losing pupils – or schools."}
    brought = read_csv(as_csv(row).encode("cp1252"), file="ours.csv")
    assert brought.senses[0].means == "Losing pupils – or schools."
    assert "cp1252" in brought.notes[0]


def test_columns_may_be_turned_round_extra_and_in_capitals() -> None:
    row = {" Notes ": "mine", "TERM": "attrition", **{k.title(): v for k, v in ROW.items() if k != "term"}}
    row |= {"Classroom word": "", "grade": "again"}
    brought = read_csv(("\n" + as_csv(row)).encode(), file="ours.csv")
    assert [one.id for one in brought.senses] == ["attrition"]
    assert any("Column A ('Notes') is not a field" in note for note in brought.notes)
    assert any("is there twice" in note for note in brought.notes)


def test_a_fault_names_row_and_column() -> None:
    text = as_csv(ROW, ROW | {"term": "bias", "grade": "hard", "means": "", "area": "here"})
    brought = read_csv(text.replace("\r\n", "\r\n\r\n", 1).encode(), file="ours.csv")
    assert [one.id for one in brought.senses] == ["attrition"]
    told = [str(fault) for fault in brought.faults]
    assert told[0].startswith("ours.csv:4: bias, means (column D): is missing")
    assert any(one.startswith("ours.csv:4: bias, grade (column H): 'hard' is not allowed") for one in told)
    assert any("area (column A): 'here' is not an area" in one for one in told)


def test_what_excel_makes_of_cells_is_undone() -> None:
    head = [*ROW, "valid_from", "valid_to", "countable", "search_also"]
    row: list[object] = [*ROW.values(), 2014, 2016.0, False, 7]
    row[head.index("date")] = datetime(2026, 11, 23)  # noqa: DTZ001 - as Excel has it
    row[head.index("pos")] = " Noun "
    brought = read_xlsx(as_xlsx(head, row, [None] * 3, []), file="ours.xlsx")
    assert brought.faults == ()
    (one,) = brought.senses
    assert (one.valid_from, one.valid_to, one.countable, one.date) == (2014, 2016, "no", "2026-11-23")
    assert (one.search_also, one.pos) == (("7",), PartOfSpeech.NOUN)


def test_dates_that_excel_has_rewritten_in_csv_are_understood() -> None:
    brought = read_csv(as_csv(ROW | {"date": "3/11/2026", "valid_to": "2014.0"}).encode(), file="x")
    assert brought.senses[0].date == "2026-11-03"
    assert brought.senses[0].valid_to == 2014


def test_a_formula_and_an_error_are_faults() -> None:
    head, row = list(ROW), list(ROW.values())
    row[head.index("means")] = "=1+1"
    brought = read_xlsx(as_xlsx(head, row), file="ours.xlsx")
    assert brought.senses == ()
    assert "ours.xlsx:2: attrition, means (column D): holds a formula" in str(brought.faults[0])


def test_proposals_are_written_to_be_filled_and_read_back() -> None:
    stream = BytesIO()
    known = {name: value for name, value in ROW.items() if name != "grade"}
    write_proposals([Proposal("urn:a", known, ("grade",))], stream)
    text = stream.getvalue().decode("utf-8-sig")
    assert '"grade","urn:a"' in text
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    rows[0]["grade"] = "fine"
    brought = read_csv(as_csv(*rows).encode(), file="filled.csv")
    assert (len(brought.senses), brought.faults, brought.notes) == (1, (), ())


@pytest.mark.parametrize("content", [b"", b"\n\n", b"name,meaning\na,b\n"])
def test_a_sheet_without_terms_is_refused(content: bytes) -> None:
    with pytest.raises(CannotImport, match=r"x\.csv"):
        read_csv(content, file="x.csv")


def test_a_quote_that_does_not_close_is_refused() -> None:
    with pytest.raises(CannotImport, match="quotes"):
        read_csv(b'term\n"' + b"a" * 1_100_000, file="x.csv")


@given(content=st.binary(max_size=300))
def test_no_bytes_break_the_reading(content: bytes) -> None:
    for read in (read_csv, read_xlsx):
        try:
            read(content, file="x")
        except CannotImport:
            continue


def test_a_workbook_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_BYTES_UNPACKED", 1_000_000)
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", b"0" * 2_000_000)
    assert len(stream.getvalue()) < 10_000
    with pytest.raises(CannotImport, match="unpacks to"):
        read_xlsx(stream.getvalue(), file="bomb.xlsx")


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("hello.txt", "x"),
        ("[Content_Types].xml", "not XML"),
        (
            "[Content_Types].xml",
            '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><Types>&d;</Types>',
        ),
    ],
)
def test_a_zip_that_is_no_workbook_is_refused(entry: str, text: str) -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr(entry, text)
    with pytest.raises(CannotImport, match=r"x\.xlsx"):
        read_xlsx(stream.getvalue(), file="x.xlsx")


def test_a_workbook_with_an_entity_bomb_inside_is_refused() -> None:
    good = as_xlsx(list(ROW), list(ROW.values()))
    bomb = b'<!DOCTYPE a [<!ENTITY b "cccc"><!ENTITY d "&b;&b;&b;">]><worksheet>&d;</worksheet>'
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(good)) as held, zipfile.ZipFile(stream, "w") as packed:
        for name in held.namelist():
            packed.writestr(name, bomb if "sheet1" in name else held.read(name))
    with pytest.raises(CannotImport):
        read_xlsx(stream.getvalue(), file="x.xlsx")
