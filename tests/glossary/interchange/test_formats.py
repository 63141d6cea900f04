from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from glossary.errors import CannotImport, GlossaryError
from glossary.interchange.formats import FORMATS, export_bank, export_proposals, read_terms
from glossary.interchange.incoming import Incoming, Proposal
from glossary.interchange.saving import MOST_BYTES_OF_RDF, save
from glossary.term_bank import TermBank
from tests.glossary.samples import sense

BANK = TermBank([sense("attrition")])


@pytest.mark.parametrize("name", ["a.ttl", "a.rdf", "a.jsonld", "a.csv", "a.XLSX", "a.tbx"])
def test_the_suffix_tells_the_format(tmp_path: Path, name: str) -> None:
    export_bank(BANK, tmp_path / name)
    assert read_terms(tmp_path / name).senses == BANK.senses
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_format_named_wins_over_the_suffix(tmp_path: Path) -> None:
    export_bank(BANK, tmp_path / "a.txt", format="csv")
    assert read_terms(tmp_path / "a.txt", format="csv").senses == BANK.senses


def test_vale_goes_into_a_folder_or_a_zip(tmp_path: Path) -> None:
    export_bank(BANK, tmp_path / "style", format="vale")
    assert (tmp_path / "style" / ".vale.ini").exists()
    assert export_bank(BANK, tmp_path / "style.zip").name == "vale"
    with pytest.raises(CannotImport, match="cannot be read"):
        read_terms(tmp_path / "style.zip")


@pytest.mark.parametrize("name", ["a.doc", "a"])
def test_an_unknown_suffix_is_refused_with_what_is_allowed(tmp_path: Path, name: str) -> None:
    with pytest.raises(GlossaryError, match=r"turtle \(\.ttl\).*vale"):
        export_bank(BANK, tmp_path / name)
    with pytest.raises(CannotImport, match=r"csv \(\.csv \.tsv\)"):
        read_terms(tmp_path / name)
    with pytest.raises(GlossaryError, match="the format 'word'"):
        export_bank(BANK, tmp_path / "a.ttl", format="word")


def test_what_is_not_there_or_too_big_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotImport, match="cannot be read"):
        read_terms(tmp_path / "none.ttl")
    with (tmp_path / "big.ttl").open("wb") as file:
        file.truncate(MOST_BYTES_OF_RDF + 1024 * 1024)
    with pytest.raises(CannotImport, match="has 65 MB; at most 64 MB"):
        read_terms(tmp_path / "big.ttl")


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("before", "utf-8")

    def fail(stream: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        save(path, fail)
    assert path.read_text("utf-8") == "before"
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(GlossaryError, match="cannot be written"):
        export_bank(BANK, tmp_path / "file" / "a.ttl")


def test_proposals_are_saved_to_be_filled(tmp_path: Path) -> None:
    one = Proposal("urn:a", {"term": "bias"}, ("means",))
    export_proposals(Incoming((), proposals=(one,)), tmp_path / "fill.csv")
    assert "bias" in (tmp_path / "fill.csv").read_text("utf-8-sig")


def test_names_and_suffixes_are_each_there_once() -> None:
    names = [one.name for one in FORMATS]
    suffixes = [suffix for one in FORMATS for suffix in one.suffixes]
    assert len(set(names)) == len(names)
    assert len(set(suffixes)) == len(suffixes)


def test_slow_libraries_are_not_loaded_until_they_are_used() -> None:
    code = (
        "import sys, glossary.interchange.formats;print({'rdflib', 'openpyxl', 'skosify'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
