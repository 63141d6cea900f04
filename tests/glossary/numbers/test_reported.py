"""Numbers as papers write them: each is found, with its kind, figures and direction, and nothing else is."""

from pathlib import Path

import pytest
import yaml

from glossary.numbers.finding import numbers_in
from glossary.numbers.number import Direction, Kind, Number

KINDS = {
    Kind.EFFECT_SIZE: "e",
    Kind.P_VALUE: "p",
    Kind.CONFIDENCE_INTERVAL: "c",
    Kind.SAMPLE_SIZE: "n",
    Kind.ODDS_RATIO: "o",
    Kind.CORRELATION: "r",
    Kind.PERCENTAGE: "%",
    Kind.MONTHS_PROGRESS: "m",
    Kind.ICC: "i",
    Kind.OTHER: "x",
}
WAYS = {Direction.FAVOURS: "+", Direction.AGAINST: "-", Direction.NO_CLEAR_EFFECT: "0", None: "."}
CASES: list[list[str]] = yaml.safe_load(Path(__file__).with_name("reported.yaml").read_text(encoding="utf-8"))


def in_short(one: Number) -> str:
    if one.low is not None:
        figure = f"{one.low:g}..{one.high:g}"
    else:
        figure = "ns" if one.value is None else f"{abs(one.value):.9g}"
    return f"{KINDS[one.kind]} {figure} {WAYS[one.direction]}"


def expected(short: str) -> str:
    kind, figure, way = short.split(" ")
    return f"{kind} {figure if '..' in figure or figure == 'ns' else f'{abs(float(figure)):.9g}'} {way}"


@pytest.mark.parametrize("case", CASES, ids=[case[0][:60] for case in CASES])
def test_every_number_is_found_with_its_kind_and_direction(case: list[str]) -> None:
    assert [in_short(one) for one in numbers_in(case[0])] == [expected(short) for short in case[1:]]
