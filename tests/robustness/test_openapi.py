"""The OpenAPI contract, fuzzed: every answer is one that the contract names, and none is a crash."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import given, settings
from schemathesis.specs.openapi import checks

from search_api.web import create_app
from tests.conftest import TinyHome

EXAMPLES = 40
"""Requests to each operation of each home: under half a minute for all of them here."""

REST = (
    "/api/v1/search",
    "/api/v1/documents/{document_id}",
    "/api/v1/passages/{passage_id}",
    "/api/v1/glossary/terms",
    "/api/v1/glossary/terms/{term_id}",
    "/api/v1/glossary/spot",
    "/api/v1/check",
    "/api/v1/translate",
    "/healthz",
    "/readyz",
)

METHODS = {"/api/v1/glossary/spot": "POST", "/api/v1/check": "POST", "/api/v1/translate": "POST"}

SCHEMATHESIS: Any = schemathesis
"""It is typed in part only; and its own way into pytest does not know pytest 9, so it is driven by hand."""

CHECKS: list[Any] = [
    getattr(checks, name)
    for name in ("status_code_conformance", "content_type_conformance", "response_schema_conformance")
]


@pytest.fixture(params=["tiny_home", "empty_home"])
def home(request: pytest.FixtureRequest) -> TinyHome:
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("path", REST)
def test_every_answer_keeps_the_contract(home: TinyHome, path: str) -> None:
    contract = SCHEMATHESIS.openapi.from_asgi("/openapi.json", create_app(home))
    statuses: set[int] = set()

    @given(case=contract[path][METHODS.get(path, "GET")].as_strategy())
    @settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
    def fuzz(case: Any) -> None:  # noqa: ANN401 - schemathesis' own object
        response = case.call()
        statuses.add(response.status_code)
        case.validate_response(response, checks=CHECKS)
        # 503 is what a home without an index is meant to say to a probe.
        assert response.status_code < 500 or (path, response.status_code) == ("/readyz", 503)
        if response.status_code >= 400:
            assert response.headers["content-type"] == ["application/problem+json"]
        assert "Traceback" not in response.text

    fuzz()
    assert statuses


def test_every_route_stands_in_the_contract(empty_home: TinyHome) -> None:
    assert set(create_app(empty_home).openapi()["paths"]) == set(REST)
