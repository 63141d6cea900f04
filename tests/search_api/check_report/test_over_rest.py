"""The check over REST says where a text would rank, as the console does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from search_api.rest_glossary import MOST_QUESTIONS
from search_api.web import create_app
from tests.conftest import TinyHome

TEXT = (
    "Homework and attainment\n\nPupils who were set homework had statistically significant gains (d = 0.21, "
    "p < .05) after the intervention, and metacognition was taught to all of them in each of the "
    "classes, although the teachers who had been asked to do so said that they had found very little time."
)


@pytest.fixture
def client(tiny_home: TinyHome) -> Iterator[TestClient]:
    with TestClient(create_app(tiny_home)) as client:
        yield client


def found(client: TestClient, **more: object) -> dict[str, Any]:
    answer = client.post("/api/v1/check", json={"text": TEXT, **more})
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_question_of_the_callers_is_ranked_first(client: TestClient) -> None:
    rows = found(client, questions=["does homework help"])["findability"]
    assert rows[0]["question"] == "does homework help"
    assert set(rows[0]) == {"question", "rank_now", "rank_after", "because"}
    assert 1 <= rows[0]["rank_now"] <= 5


def test_ranking_can_be_left_out(client: TestClient) -> None:
    assert found(client, findability=False)["findability"] is None


def test_nothing_is_ranked_where_nothing_was_built(empty_home: TinyHome) -> None:
    with TestClient(create_app(empty_home)) as client:
        assert found(client, questions=["does homework help"])["findability"] is None


def test_statistics_and_hard_sentences_are_found(client: TestClient) -> None:
    kinds = {one["kind"] for one in found(client, findability=False)["findings"]}
    assert {"statistic", "long_sentence", "false_friend"} <= kinds


@pytest.mark.parametrize("questions", [[""], ["why"] * (MOST_QUESTIONS + 1), "why", [3], ["a" * 100_000]])
def test_questions_out_of_bounds_are_a_problem(client: TestClient, questions: object) -> None:
    answer = client.post("/api/v1/check", json={"text": TEXT, "questions": questions})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
