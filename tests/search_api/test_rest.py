"""The REST interface: shapes, problem documents, headers, an empty home."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

import pytest
from fastapi.testclient import TestClient

from corpus.documents import State
from search_api.rest import EMPTY, LONGEST, MOST_FINDINGS
from search_api.web import HEADERS, create_app
from tests.conftest import TinyHome
from tests.search_api.test_ask import HOMEWORK, put_paper


class Response(Protocol):
    """What is looked at of an answer; the test client's own class differs between its versions."""

    @property
    def status_code(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def headers(self) -> Mapping[str, str]: ...
    def json(self) -> Any: ...  # noqa: ANN401


PROBLEM = {"type", "title", "status", "detail"}


@pytest.fixture
def client(tiny_home: TinyHome) -> Iterator[TestClient]:
    with TestClient(create_app(tiny_home), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def bare(empty_home: TinyHome) -> Iterator[TestClient]:
    with TestClient(create_app(empty_home), raise_server_exceptions=False) as client:
        yield client


def is_problem(response: Response, status: int) -> str:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    held = response.json()
    assert held.keys() == PROBLEM
    assert held["status"] == status
    assert held["type"] == "about:blank"
    assert "Traceback" not in response.text
    assert 'File "' not in response.text
    assert "\n" not in held["detail"]
    return held["detail"]


def test_search_answers_as_ask_does(client: TestClient) -> None:
    held = client.get("/api/v1/search", params={"q": HOMEWORK}).json()
    assert held["findings"][0]["document"]["id"] == "t-homework"
    assert held["nothing_found"] is None


def test_search_takes_filters_and_a_limit(client: TestClient) -> None:
    question = "homework or feedback for pupils"
    found = client.get("/api/v1/search", params={"q": question, "phase": ["secondary"], "limit": 5}).json()
    assert {finding["document"]["id"] for finding in found["findings"]} <= {"t-homework", "t-uniform"}
    one = client.get("/api/v1/search", params={"q": question, "limit": 1}).json()
    assert len(one["findings"]) == 1


def test_filters_that_nothing_passes_are_an_answer_not_an_error(client: TestClient) -> None:
    response = client.get("/api/v1/search", params={"q": HOMEWORK, "source": "Nowhere"})
    assert response.status_code == 200
    assert "filters" in response.json()["nothing_found"]["reason"]


@pytest.mark.parametrize(
    "parameters",
    [
        {},
        {"q": ""},
        {"q": "?!"},
        {"q": "homework", "limit": 0},
        {"q": "homework", "limit": MOST_FINDINGS + 1},
        {"q": "homework", "limit": "many"},
        {"q": "homework", "year_from": "last"},
        {"q": "homework", "year_to": 99999},
        {"q": "x" * (LONGEST + 1)},
        {"q": "homework", "phase": ["primary"] * 21},
    ],
)
def test_a_wrong_request_is_a_problem_that_names_what_is_wrong(
    client: TestClient, parameters: dict[str, str | int | list[str]]
) -> None:
    assert is_problem(client.get("/api/v1/search", params=parameters), 422)


def test_a_document_gives_its_facts_text_and_passages(client: TestClient) -> None:
    held = client.get("/api/v1/documents/t-homework").json()
    assert held.keys() == {"document", "by", "permission", "files", "text", "passages"}
    assert held["document"]["title"] == "Homework"
    assert held["by"] == "our_summary"
    assert held["permission"]["full_text"] is True
    assert held["files"][0].keys() == {"format", "name", "bytes"}
    assert [place["section"] for place in held["text"]] == ["What it is", "What was found"]
    for passage in held["passages"]:
        [text] = [place["text"] for place in held["text"] if place["section"] == passage["section"]]
        assert text[passage["start"] : passage["end"]] == passage["text"]


def test_each_passage_has_an_address_of_its_own(client: TestClient) -> None:
    for passage in client.get("/api/v1/documents/t-homework").json()["passages"]:
        held = client.get(f"/api/v1/passages/{passage['id']}").json()
        assert held.keys() == {"id", "document", "quote", "permission"}
        assert held["quote"] == {key: value for key, value in passage.items() if key != "id"}


def test_without_permission_facts_are_given_and_no_text(tiny_home: TinyHome, client: TestClient) -> None:
    wanted = put_paper(tiny_home, title="Chess", pages=("Chess lessons doubled every mark in arithmetic.",))
    held = client.get(f"/api/v1/documents/{wanted}")
    assert held.json()["text"] == held.json()["passages"] == []
    assert held.json()["permission"]["full_text"] is False
    assert "licence" in held.json()["permission"]["reason"]
    found = client.get("/api/v1/search", params={"q": "do chess lessons help arithmetic"})
    passage = client.get(f"/api/v1/passages/{found.json()['findings'][0]['passage']}")
    assert passage.json()["quote"] is None
    for response in (held, found, passage):
        assert "doubled" not in response.text


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.DRAFT])
def test_what_is_not_accepted_is_not_found(tiny_home: TinyHome, client: TestClient, state: State) -> None:
    passage = client.get("/api/v1/documents/t-homework").json()["passages"][0]["id"]
    tiny_home.catalogue.set_state(["t-homework"], state)
    is_problem(client.get("/api/v1/documents/t-homework"), 404)
    is_problem(client.get(f"/api/v1/passages/{passage}"), 404)


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/documents/nobody",
        "/api/v1/passages/nobody:1",
        "/api/v1/passages/t-homework:000000000000",
        "/api/v1/nothing",
        "/api/v2/search",
        "/api/v1/documents/..%2F..%2Fetc%2Fpasswd",
        "/api/v1/documents/%00",
        "/api/v1/passages/%00",
    ],
)
def test_what_is_not_there_is_a_404_problem(client: TestClient, address: str) -> None:
    assert is_problem(client.get(address), 404)


@pytest.mark.parametrize("address", ["/api/v1/search?q=x", "/api/v1/documents/t-homework", "/healthz"])
@pytest.mark.parametrize("method", ["POST", "DELETE", "PUT"])
def test_a_wrong_method_is_a_problem_that_names_the_right_one(
    client: TestClient, address: str, method: str
) -> None:
    response = client.request(method, address)
    is_problem(response, 405)
    assert "GET" in response.headers["allow"]


def test_an_empty_home_answers_every_route(bare: TestClient) -> None:
    search = bare.get("/api/v1/search", params={"q": "does homework help?"})
    assert search.status_code == 200
    assert search.json()["findings"] == []
    assert search.json()["nothing_found"] == {"reason": EMPTY, "nearby": []}
    is_problem(bare.get("/api/v1/search", params={"q": "?!"}), 422)
    is_problem(bare.get("/api/v1/documents/t-homework"), 404)
    is_problem(bare.get("/api/v1/passages/t-homework:1"), 404)
    assert bare.get("/healthz").json() == {"status": "alive"}
    assert "chalkface build" in is_problem(bare.get("/readyz"), 503)
    assert bare.get("/openapi.json").json()["info"]["title"] == "Chalkface"
    assert bare.get("/").status_code == 200


def test_an_accepted_document_that_is_not_built_yet_has_facts_and_no_text(
    tiny_home: TinyHome, client: TestClient
) -> None:
    from dataclasses import replace

    from corpus.documents import IncomingFile
    from tests.conftest import RECORDS

    file = IncomingFile(path="p", name="p", sha256="0" * 64, size=1, format="record", quality=1.0)
    tiny_home.catalogue.put_record(replace(RECORDS[0], id="t-new"), file=file)
    held = client.get("/api/v1/documents/t-new").json()
    assert held["document"]["id"] == "t-new"
    assert held["text"] == []


def test_a_served_home_is_ready_and_says_how_much_it_holds(client: TestClient) -> None:
    assert client.get("/readyz").json() == {"status": "ready", "documents": 4, "passages": 8}


@pytest.mark.parametrize(
    "address", ["/", "/api/v1/search?q=homework", "/api/v1/search", "/healthz", "/nowhere", "/openapi.json"]
)
def test_security_headers_come_with_every_answer(client: TestClient, address: str) -> None:
    held = client.get(address).headers
    for name, value in HEADERS.items():
        assert held[name] == value
    assert "unsafe" not in held["content-security-policy"]
    assert "server" not in held


def test_a_failure_inside_is_a_problem_without_a_trace(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object, **_options: object) -> None:
        raise RuntimeError("secret path /srv/keys")

    monkeypatch.setattr("search_api.rest.ask", broken)
    response = client.get("/api/v1/search", params={"q": "homework"})
    detail = is_problem(response, 500)
    assert "secret" not in response.text
    assert "something went wrong inside Chalkface" in detail


def test_json_holds_words_as_they_are(client: TestClient) -> None:
    response = client.get("/api/v1/search", params={"q": "Hausaufgäben 宿題 🙂"})
    assert response.json()["question"] == "Hausaufgäben 宿題 🙂"
    assert json.loads(response.content) == response.json()
