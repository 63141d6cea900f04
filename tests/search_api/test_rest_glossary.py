"""The glossary over REST: terms with ETags, spotting, checking; on an empty home too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from glossary.terms import Grade
from search_api.rest_glossary import LONGEST, MOST_TERMS
from search_api.web import create_app
from tests.conftest import TinyHome
from tests.glossary.samples import sense

ABSTRACT = (
    "Schools were randomly assigned to treatment and control groups. The intervention had a statistically "
    "significant effect on reading (d = 0.21, p < .05). Attrition was low."
)


@pytest.fixture
def client(empty_home: TinyHome) -> Iterator[TestClient]:
    with TestClient(create_app(empty_home), raise_server_exceptions=False) as client:
        yield client


def found(client: TestClient, text: str, **more: str) -> dict[str, Any]:
    answer = client.post("/api/v1/check", json={"text": text, **more})
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_terms_are_listed_page_by_page(client: TestClient) -> None:
    first = client.get("/api/v1/glossary/terms", params={"limit": 3}).json()
    second = client.get("/api/v1/glossary/terms", params={"limit": 3, "offset": 3}).json()
    assert first["total"] == second["total"] >= 700
    names = [term["headword"].casefold() for term in (*first["terms"], *second["terms"])]
    assert names == sorted(names)
    assert len(set(names)) == 6


@pytest.mark.parametrize(
    ("field", "value"), [("area", "maths"), ("grade", "misread"), ("region", "Scotland")]
)
def test_terms_are_chosen_by_what_is_asked(client: TestClient, field: str, value: str) -> None:
    terms = client.get("/api/v1/glossary/terms", params={field: value, "limit": MOST_TERMS}).json()["terms"]
    assert terms
    assert all(
        any(value in (str(one.get(field)), *one["region"]) for one in term["senses"]) for term in terms
    )


def test_a_term_is_found_by_what_teachers_say(client: TestClient) -> None:
    terms = client.get("/api/v1/glossary/terms", params={"q": "sets"}).json()["terms"]
    assert terms


@pytest.mark.parametrize("name", ["randomised-controlled-trial", "RCT", "Randomised controlled trial"])
def test_each_term_has_its_own_address(client: TestClient, name: str) -> None:
    term = client.get(f"/api/v1/glossary/terms/{name}").json()
    assert term["id"] == "randomised-controlled-trial"
    assert term["senses"][0]["means"].endswith(".")
    assert term["history"] == []


def test_an_unknown_term_is_a_problem_that_names_what_is_near(client: TestClient) -> None:
    answer = client.get("/api/v1/glossary/terms/atrition")
    assert answer.status_code == 404
    assert "attrition" in answer.json()["detail"]


@pytest.mark.parametrize("address", ["/api/v1/glossary/terms?limit=2", "/api/v1/glossary/terms/attrition"])
def test_what_has_not_changed_is_not_sent_again(client: TestClient, address: str) -> None:
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": f'"other", W/{first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert client.get(address, headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_changed_term_is_sent_again_with_its_history(client: TestClient, empty_home: TinyHome) -> None:
    first = client.get("/api/v1/glossary/terms/attrition")
    held = first.json()["senses"][0]["id"]
    empty_home.editor().retire(held, who="Ada", why="we never say it")
    again = client.get("/api/v1/glossary/terms/attrition", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 200
    assert again.json()["senses"][0]["retired"] == "we never say it"
    assert [(one["who"], one["did"]) for one in again.json()["history"]] == [("Ada", "retired")]


def test_spots_say_where_and_in_which_sense(client: TestClient) -> None:
    body = client.post("/api/v1/glossary/spot", json={"text": ABSTRACT}).json()
    assert all(ABSTRACT[one["start"] : one["end"]] == one["text"] for one in body["spots"])
    named = {one["text"]: one["sense"] for one in body["spots"]}
    assert named["randomly assigned"]
    assert set(body) == {"spots", "notes", "version"}


def test_a_check_has_the_agreed_shape(client: TestClient) -> None:
    body = found(client, ABSTRACT)
    assert set(body) == {"readability", "findings", "terms", "findability", "notes"}
    assert body["readability"]["sentences"] == 3
    keys = {"start", "end", "text", "kind", "term", "sense", "message", "suggestions", "grade"}
    for one in body["findings"]:
        assert keys <= set(one)
        assert ABSTRACT[one["start"] : one["end"]] == one["text"]
        assert one["kind"] in {
            "jargon",
            "false_friend",
            "abbreviation",
            "policy",
            "statistic",
            "long_sentence",
        }
        assert one["grade"] in {grade.value for grade in Grade} - {"fine"}
        assert all(set(suggestion) == {"text", "loses"} for suggestion in one["suggestions"])
    flagged = {one["text"] for one in body["findings"]}
    assert {"randomly assigned", "intervention"} <= flagged


def test_the_reader_decides_what_needs_attention(client: TestClient, empty_home: TinyHome) -> None:
    own = sense("zorbing", means="A way of rolling downhill inside a ball.", grades={})
    empty_home.editor().add(own, who="Ada", why="x")
    assert [one["text"] for one in found(client, "They went zorbing.")["findings"]] == ["zorbing"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Lehrkräfte wurden nach dem Zufallsprinzip in zwei Gruppen eingeteilt und befragt.", "de"),
        ("Les élèves ont été répartis au hasard dans deux groupes par leurs professeurs.", "fr"),
    ],
)
def test_a_text_that_is_not_english_is_said_to_be_so_and_not_flagged(
    client: TestClient, text: str, language: str
) -> None:
    body = found(client, text)
    assert (body["findings"], body["terms"]) == ([], [])
    assert f"not in English (it looks like '{language}')" in body["notes"][0]


def test_a_foreign_paragraph_is_left_alone_and_the_others_are_read(client: TestClient) -> None:
    text = "Ce paragraphe est écrit en français pour les élèves de la classe.\n\n" + ABSTRACT
    body = found(client, text)
    assert "1 of 2 paragraphs" in body["notes"][0]
    assert all(one["start"] > text.index("\n\n") for one in body["findings"])


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "😀" * 50, "\u200f\u202e", "A" * 5000, "$$x^2$$ & <b>"])
def test_odd_texts_are_read_without_a_word(client: TestClient, text: str) -> None:
    assert found(client, text)["findings"] == []


def test_offsets_count_code_points(client: TestClient) -> None:
    text = "𝒳😀 The effect\xad size was small."
    (one,) = [one for one in found(client, text)["findings"] if "effect" in one["text"]]
    assert text[one["start"] : one["end"]] == one["text"]


@pytest.mark.parametrize(
    "body", [{}, {"text": 3}, {"text": "a" * (LONGEST + 1)}, {"text": "a", "reader": "pupil"}, []]
)
def test_a_wrong_request_is_a_problem(client: TestClient, body: object) -> None:
    for route in ("/api/v1/check", "/api/v1/glossary/spot"):
        answer = client.post(route, json=body)
        assert answer.status_code == 422
        assert answer.headers["content-type"] == "application/problem+json"
