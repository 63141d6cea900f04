"""The proof on hand-made pairs: rewordings that keep the meaning, and rewordings that each lose one thing."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

import pytest

from glossary.meaning.losses import Kept
from glossary.meaning.proof import losses


class Pair(NamedTuple):
    lost: str
    source: str
    plain: str


def _pairs() -> list[Pair]:
    with (Path(__file__).parent / "pairs.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Pair(row["lost"], row["source"], row["plain"]) for row in rows]


PAIRS = _pairs()
KEPT = [pair for pair in PAIRS if not pair.lost]
LOST = [pair for pair in PAIRS if pair.lost]


def test_the_table_is_large_and_covers_all_that_must_be_kept() -> None:
    assert len(KEPT) >= 150
    assert len(LOST) >= 150
    assert {pair.lost for pair in LOST} == {one.value for one in Kept if one is not Kept.RECORD}


@pytest.mark.parametrize("pair", KEPT, ids=lambda pair: pair.source[:60])
def test_a_fair_rewording_is_let_through(pair: Pair) -> None:
    assert [one.message for one in losses(pair.source, pair.plain)] == []


@pytest.mark.parametrize("pair", LOST, ids=lambda pair: pair.source[:60])
def test_a_rewording_that_loses_something_is_refused(pair: Pair) -> None:
    assert losses(pair.source, pair.plain) != ()


def test_the_loss_named_is_nearly_always_the_one_that_happened() -> None:
    named = [pair.lost in {one.what.value for one in losses(pair.source, pair.plain)} for pair in LOST]
    assert sum(named) / len(named) >= 0.95


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.source[:60])
def test_a_sentence_keeps_its_own_meaning(pair: Pair) -> None:
    assert losses(pair.source, pair.source) == ()
    assert losses(pair.plain, f"{pair.plain} ") == ()


@pytest.mark.parametrize("pair", LOST, ids=lambda pair: pair.source[:60])
def test_every_message_is_one_sentence_for_a_reader(pair: Pair) -> None:
    for one in losses(pair.source, pair.plain):
        assert one.message.endswith(".")
        assert one.message[0].isupper() or one.message[0] == "“"
        assert one.words


def test_nothing_left_of_a_sentence_is_a_loss() -> None:
    assert losses("Pupils read more.", " ") != ()
    assert losses("", "") == ()
    assert losses(" ", "") == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        ".",
        "(((",
        "1 2 3 4 5 6 7 8 9",
        "- - - -",
        "p < .05 < p",
        "½ ² ηp² −−1",
        "not not not",
        "\x00\ufffd",
        "of " * 500,
    ],
)
def test_anything_is_read_without_an_error(text: str) -> None:
    losses(text, "Pupils read more.")
    losses("Pupils read more.", text)


@pytest.mark.parametrize("figure", ["9" * 60, "0." + "3" * 60, "1e999999999", "8 billion billion billion"])
def test_figures_beyond_reckoning_are_compared_without_an_error(figure: str) -> None:
    source = f"In the results the mark of the {figure} pupils who read was utilised in two schools."
    assert losses(source, source.replace("utilised", "used")) == ()
    assert losses(source, source.replace(figure, "7")) != ()
