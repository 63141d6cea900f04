"""Translation over REST: its shape, its limits, and the language model that is off by default."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient

from search_api.rest_glossary import LONGEST
from search_api.rest_translate import MOST_REWORDED
from search_api.web import create_app
from tests.conftest import TinyHome
from tests.search_api.model_server import completion, model_server
from tests.search_api.swapping import REFUSED

ROUTE = "/api/v1/translate"
TEXT = (
    "In a trial with 40 pupils the attainment improved. Reading maybe improved too. "
    "The sample was limited to two schools."
)


@pytest.fixture
def client(empty_home: TinyHome) -> Iterator[TestClient]:
    with TestClient(create_app(empty_home), raise_server_exceptions=False) as client:
        yield client


def told(client: TestClient, **body: object) -> dict[str, Any]:
    answer = client.post(ROUTE, json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_documented_shape_on_an_empty_home(client: TestClient) -> None:
    held = told(client, text=TEXT)
    assert held.keys() >= {"sentences", "numbers", "gist", "limitations", "readability"}
    first, second, third = held["sentences"]
    assert first["plain"] == "In a trial with 40 pupils the results made better."
    assert first["refused"] is None
    edit = first["edits"][0]
    assert edit.keys() >= {"source_start", "source_end", "plain_start", "plain_end", "reason", "term"}
    assert first["source"][edit["source_start"] : edit["source_end"]] == "attainment"
    assert first["plain"][edit["plain_start"] : edit["plain_end"]] == "results"
    assert edit["term"] == "attainment/1"
    assert (second["plain"], second["refused"]) == (second["source"], REFUSED)
    assert held["limitations"] == [third["source"]]
    (number,) = held["numbers"]
    assert number.keys() >= {
        "start", "end", "kind", "value", "low", "high", "op", "text", "direction", "unit", "reading",
    }  # fmt: skip
    assert TEXT[number["start"] : number["end"]] == number["text"] == "40 pupils"
    assert held["gist"] == [
        {"part": "line", "text": f"In short: {first['source']}", "sentence": 0, "start": 0,
         "end": len(first["source"])}
    ]  # fmt: skip
    assert held["readability"]["before"]["words"] == len(TEXT.split())
    assert held["readability"]["after"]["measures"]
    assert {one["worded_by"] for one in held["sentences"]} == {"rules"}
    assert "model_declined" not in first


@pytest.mark.parametrize(
    ("given", "level"),
    [
        ({}, "classroom"),
        ({"level": "full"}, "full"),
        ({"reader": "leader"}, "briefing"),
        ({"reader": "parent"}, "classroom"),
        ({"reader": "leader", "level": "classroom"}, "classroom"),
        ({"level": None, "reader": None}, "classroom"),
    ],
)
def test_the_reader_decides_where_no_level_is_given(
    client: TestClient, given: dict[str, str], level: str
) -> None:
    assert told(client, text=TEXT, **given)["level"] == level


@pytest.mark.parametrize("text", ["", " \n ", "😀" * 50, "\u200f\u202e", "A" * 30_000, "| 1 | 2 |\n" * 900])
def test_odd_texts_come_back(client: TestClient, text: str) -> None:
    held = told(client, text=text)
    assert "".join("".join(one["source"] for one in held["sentences"]).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "body",
    [{}, {"text": 3}, {"text": "a" * (LONGEST + 1)}, {"text": "a", "level": "easy"}, [],
     {"text": "a", "reader": "pupil"}, {"text": "a", "reword": "perhaps"}],
)  # fmt: skip
def test_a_wrong_request_is_a_problem(client: TestClient, body: object) -> None:
    is_problem(client.post(ROUTE, json=body), 422)


def is_problem(answer: Any, status: int) -> str:  # noqa: ANN401 - the test client's class differs
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    return answer.json()["detail"]


def test_rewording_is_off_until_it_is_set_up(client: TestClient) -> None:
    detail = is_problem(client.post(ROUTE, json={"text": TEXT, "reword": True}), 403)
    assert "CHALKFACE_REWORD_URL" in detail


def test_a_model_that_is_set_up_words_what_the_proof_lets_pass(empty_home: TinyHome) -> None:
    answers = {
        "In a trial with 40 pupils the attainment improved.": "In a trial with 40 pupils, results went up.",
        "The sample was limited to two schools.": "The sample was two schools in Leeds.",
    }
    with model_server() as served:
        served.answer = lambda request: (
            200, {}, completion(answers.get(request["messages"][1]["content"], "?")),
        )  # fmt: skip
        empty_home.settings = replace(empty_home.settings, reword_url=served.address, reword_model="tiny")
        with TestClient(create_app(empty_home), raise_server_exceptions=False) as client:
            held = told(client, text=TEXT, reword=True)
        sent = [request["messages"][1]["content"] for request in served.asked]
    first, second, third = held["sentences"]
    assert set(sent) == set(answers)
    assert (first["worded_by"], first["model_declined"]) == ("model", None)
    assert first["plain"] == answers[first["source"]]
    assert (second["worded_by"], second["model_declined"]) == ("rules", None)
    assert (third["worded_by"], third["plain"]) == ("rules", "The sample was thin to two schools.")
    assert "Leeds" in third["model_declined"]


@pytest.mark.parametrize("body", [{"text": "a " * MOST_REWORDED}, {"text": TEXT, "level": "full"}])
def test_what_a_model_is_not_for_is_a_problem(empty_home: TinyHome, body: dict[str, object]) -> None:
    empty_home.settings = replace(
        empty_home.settings, reword_url="http://127.0.0.1:9/v1", reword_model="tiny"
    )
    with TestClient(create_app(empty_home), raise_server_exceptions=False) as client:
        assert "reword" in is_problem(client.post(ROUTE, json=body | {"reword": True}), 422)
