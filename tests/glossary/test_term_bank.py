from __future__ import annotations

from pathlib import Path

import pytest

from glossary import term_bank
from glossary.errors import NoSuchTerm
from glossary.term_bank import TermBank, check_bank, load_bank
from tests.glossary.samples import bank_text, entry, sense

BANK = TermBank(
    [
        sense("power", key="statistical", variants=("statistical power",)),
        sense("power", key="everyday"),
        sense("randomised controlled trial", abbreviations=("RCT",)),
        sense("statement", retired="replaced in 2014", replaced_by="EHC plan"),
    ]
)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("power", "power"),
        ("Statistical Power", "power"),
        ("statistical-power", "power"),
        ("RCT", "randomised-controlled-trial"),
        ("rct", "randomised-controlled-trial"),
    ],
)
def test_a_term_is_found_by_any_of_its_names(asked: str, found: str) -> None:
    assert BANK.term(asked).id == found


def test_a_term_holds_all_its_senses() -> None:
    assert [one.key for one in BANK.term("power").senses] == ["statistical", "everyday"]


def test_a_retired_term_still_resolves_but_is_not_listed() -> None:
    assert BANK.term("statement").senses[0].retired
    assert BANK.sense("statement").replaced_by == "EHC plan"
    assert "statement" not in [term.id for term in BANK.terms]
    assert "statement" not in [one.id for one in BANK.current]


def test_an_unknown_term_is_answered_with_what_is_near() -> None:
    with pytest.raises(NoSuchTerm, match=r"no term 'powr'\. Near it: .*power"):
        BANK.term("powr")
    with pytest.raises(NoSuchTerm, match="glossary list"):
        BANK.sense("zzzzzz")


def own(folder: Path, *entries: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "methods.yaml").write_text(bank_text(*entries), "utf-8")
    return folder


def test_a_homes_own_sense_wins_over_the_one_brought(tmp_path: Path) -> None:
    brought = load_bank()
    one = next(one for one in brought.current if not one.key)
    mine = own(tmp_path / "own", entry(one.term, means="Ours, which this school has agreed on."))
    bank = load_bank(own=mine)
    assert bank.sense(one.id).means == "Ours, which this school has agreed on."
    assert len(bank.senses) == len(brought.senses)
    assert bank.version != brought.version


def test_a_bad_own_file_takes_nothing_else_away_and_is_named(tmp_path: Path) -> None:
    folder = own(tmp_path / "own", entry("our own word"), entry("bad", pos="thing"))
    (folder / "broken.yaml").write_text("area: [", "utf-8")
    bank, faults = check_bank(own=folder)
    assert bank.sense("our-own-word")
    assert {Path(fault.file).name for fault in faults if fault.file.startswith(str(folder))} == {
        "methods.yaml",
        "broken.yaml",
    }


def test_a_compiled_bank_is_the_bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "cache"
    first = load_bank(cache=cache)

    def not_again(_files: object) -> None:
        pytest.fail("the bank was put together again")

    monkeypatch.setattr(term_bank, "_laid_over", not_again)
    second = load_bank(cache=cache)
    assert second.senses == first.senses


def test_a_damaged_compilation_is_made_again(tmp_path: Path) -> None:
    first = load_bank(cache=tmp_path)
    for kept in tmp_path.glob("*.json"):
        kept.write_text("[", "utf-8")
    assert load_bank(cache=tmp_path).senses == first.senses


def test_a_cache_that_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")
    assert load_bank(cache=blocked / "cache").senses
