"""The judged sets of numbers, meaning and gists are well formed, and as many as their README says."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from glossary.gist.parts import Part
from glossary.meaning.losses import Kept
from glossary.numbers.number import Direction, Kind

SETS = Path(__file__).parent / "language"
DESIGNS = {
    "trial", "quasi", "before_after", "survey", "correlational", "qualitative", "review", "other", None,
}  # fmt: skip
DIRECTIONS = {"favours", "against", "no_clear_effect", "mixed", None}


def items(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SETS / name).read_text("utf-8").splitlines()]


NUMBERS, MEANING, GISTS = items("numbers.jsonl"), items("meaning.jsonl"), items("gist.jsonl")
README = (SETS / "README.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## `(\w+)\.jsonl`$(.*?)(?=^## |\Z)", README, re.MULTILINE | re.DOTALL))


def rows(section: str) -> dict[str, list[int]]:
    """The rows of the table of a section: the name in the first column, the counts in the others."""
    found = re.findall(r"^\| (\w+) \|((?: \d+ \|)+)$", SECTIONS[section], re.MULTILINE)
    return {name: [int(count) for count in re.findall(r"\d+", counts)] for name, counts in found}


def expected() -> Iterator[tuple[str, dict[str, Any]]]:
    return ((item["text"], number) for item in NUMBERS for number in item["expected"])


def test_every_id_occurs_once() -> None:
    for judged in (NUMBERS, MEANING, GISTS):
        assert len({item["id"] for item in judged}) == len(judged)


def test_offsets_of_numbers_cover_their_words() -> None:
    for text, number in expected():
        start, end = number["span"]
        assert text[start:end] == number["span_text"].strip()
    for item in NUMBERS:
        for one in item["must_not_extract"]:
            assert item["text"][one["start"] : one["end"]] == one["text"]


def test_no_two_numbers_overlap_and_what_must_not_be_extracted_lies_beside_them() -> None:
    for item in NUMBERS:
        spans = sorted(tuple(number["span"]) for number in item["expected"])
        assert all(one[1] <= other[0] for one, other in pairwise(spans)), item["id"]
        for one in item["must_not_extract"]:
            meets = any(one["start"] < end and start < one["end"] for start, end in spans)
            assert meets == one.get("inside_expected", False), (item["id"], one["text"])


def test_kinds_directions_and_values_of_numbers_are_known() -> None:
    for _, number in expected():
        assert number["kind"] in set(Kind)
        assert number["direction"] in {None, *Direction}
        if number["kind"] == Kind.CONFIDENCE_INTERVAL:
            assert number["value"] is None
            assert number["low"] < number["high"]
        else:
            assert (number["value"] is None) == (number.get("unit") == "ns")
        if number["kind"] == Kind.PERCENTAGE:
            assert number["unit"] in {"percent", "percentage_points"}


def test_an_interval_over_no_effect_shows_no_clear_effect() -> None:
    for item in NUMBERS:
        ratios = any(
            one["kind"] == Kind.ODDS_RATIO or "ratio" in one.get("unit", "") for one in item["expected"]
        )
        for one in item["expected"]:
            if one["kind"] == Kind.CONFIDENCE_INTERVAL and one["direction"] is not None:
                crosses = one["low"] < (1 if ratios else 0) < one["high"]
                assert crosses == (one["direction"] == Direction.NO_CLEAR_EFFECT), item["id"]


def test_a_p_value_of_five_hundredths_or_more_shows_no_clear_effect() -> None:
    for text, number in expected():
        if number["kind"] == Kind.P_VALUE and number["value"] is not None:
            unclear = number["value"] >= 0.05 and number["op"] != "<"
            assert unclear == (number["direction"] == Direction.NO_CLEAR_EFFECT), text


def test_no_fair_reading_says_what_must_not_be_said() -> None:
    for item in NUMBERS:
        assert item["must_not_say"]
        said = [phrase for phrase in item["must_not_say"] if phrase.lower() in item["reading"].lower()]
        assert not said, item["id"]


def test_numbers_are_as_many_as_the_readme_says() -> None:
    told = rows("numbers")
    for kind in (*Kind, "all"):
        chosen = [number["direction"] for _, number in expected() if kind in {number["kind"], "all"}]
        by_direction = [chosen.count(direction) for direction in (*Direction, None)]
        assert told[str(kind)] == [len(chosen), *by_direction]
    assert f"{len(NUMBERS)} items" in SECTIONS["numbers"]
    assert f"`must_not_extract` ({sum(len(item['must_not_extract']) for item in NUMBERS)}:" in README
    assert f"({sum(len(item['must_not_say']) for item in NUMBERS)} phrases" in README


def test_a_pair_names_what_it_lost_and_only_then() -> None:
    for item in MEANING:
        assert item["source"].strip()
        assert item["plain"].strip()
        assert item["plain"] != item["source"]
        assert len(item["lost"]) <= 2
        assert item["kept"] == (not item["lost"])
        assert set(item["lost"]) <= set(Kept)
    assert len({(item["source"], item["plain"]) for item in MEANING}) == len(MEANING)


def test_pairs_are_as_many_as_the_readme_says() -> None:
    lost = Counter(kind for item in MEANING for kind in item["lost"])
    assert rows("meaning") == {str(kind): [lost[kind]] for kind in Kept if kind is not Kept.RECORD}
    assert min(lost.values()) >= 8
    kept = sum(item["kept"] for item in MEANING)
    assert f"{len(MEANING)} pairs" in SECTIONS["meaning"]
    assert f"{kept} keep the meaning, {len(MEANING) - kept} lose something" in SECTIONS["meaning"]


def test_gist_labels_are_well_formed() -> None:
    parts = {str(part) for part in Part if part is not Part.LINE}
    for item in GISTS:
        assert set(item["parts"]) == parts
        assert re.fullmatch(r"[0-9a-f]{64}", item["sha256"])
        assert item["design_is"] in DESIGNS
        assert item["direction_is"] in DIRECTIONS
        assert set(item["direction_at"]) <= DIRECTIONS - {None}
        assert len(item["direction_at"]) == len(item["parts"]["direction"] or ())
        assert (item["direction_is"] is None) == (item["parts"]["direction"] is None)
        for places in item["parts"].values():
            assert places is None or (places and all(0 <= start < end for start, end in places))
        if item["design_is"] is None:
            assert not any(item["parts"].values())
            assert not item["n"]


def test_gist_labels_are_as_many_as_the_readme_says() -> None:
    stated = Counter(part for item in GISTS for part, places in item["parts"].items() if places)
    assert rows("gist") == {part: [count] for part, count in stated.items()}
    told = SECTIONS["gist"]
    assert f"{len(GISTS)} real abstracts" in told
    for key in ("design_is", "direction_is"):
        counts = Counter(item[key] for item in GISTS)
        line = re.search(rf"`{key}`: ([^.`]*)\.", told)
        assert line
        assert line[1] == ", ".join(f"{count} {name}" for name, count in counts.most_common() if name)


def test_gist_labels_lie_within_their_abstracts() -> None:
    beside = Path(__file__).resolve().parents[3] / "shared"
    corpus = Path(os.environ.get("CHALKFACE_SHARED", beside)) / "eval" / "teachers-dev" / "corpus.jsonl"
    if not corpus.is_file():
        pytest.skip("the abstracts are not on this machine")
    texts = {one["_id"]: one["text"] for one in map(json.loads, corpus.read_text("utf-8").splitlines())}
    for item in GISTS:
        text = texts[item["id"]]
        assert hashlib.sha256(text.encode()).hexdigest() == item["sha256"]
        for places in item["parts"].values():
            for start, end in places or ():
                assert text[start:end] == text[start:end].strip() != "", item["id"]
