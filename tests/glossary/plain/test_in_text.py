"""The table of plain words in running text speaks only of senses that the bank has."""

from __future__ import annotations

from glossary.plain.in_text import Way, in_text, senses_named
from glossary.term_bank import load_bank


def test_every_sense_of_the_table_is_one_of_the_bank() -> None:
    held = {one.id for term in load_bank().terms for one in term.senses}
    assert len(senses_named()) > 150
    assert senses_named() <= held


def test_a_table_row_counts_for_more_than_the_bank() -> None:
    bank = load_bank()
    assert in_text(bank.sense("control-group")).wordings[0].say == "comparison group"
    assert in_text(bank.sense("effect.research")).way is Way.LEAVE


def test_a_noun_that_nobody_has_tried_is_explained_beside() -> None:
    assert in_text(load_bank().sense("andragogy")).way is Way.BESIDE
