"""Errors as problem documents."""

from __future__ import annotations

import json
from http import HTTPStatus

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.exceptions import HTTPException

from corpus.errors import CatalogueBusy, UnknownDocument
from indexer.errors import ModelMissing, NoSnapshot, SnapshotDamaged
from search_api.errors import EmptyQuestion
from search_api.problems import MEDIA_TYPE, install, problem


def test_a_problem_has_the_members_of_the_rfc() -> None:
    response = problem(404, "no such thing", headers={"X-More": "1"})
    assert response.media_type == MEDIA_TYPE == "application/problem+json"
    assert json.loads(bytes(response.body)) == {
        "type": "about:blank", "title": "Not Found", "status": 404, "detail": "no such thing",
    }  # fmt: skip
    assert response.headers["x-more"] == "1"


def raising(error: Exception) -> TestClient:
    app = FastAPI()
    install(app)

    def route() -> None:
        raise error

    app.get("/")(route)
    return TestClient(app, raise_server_exceptions=False)


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (EmptyQuestion("nothing was asked"), HTTPStatus.UNPROCESSABLE_ENTITY),
        (UnknownDocument("no such document"), HTTPStatus.NOT_FOUND),
        (CatalogueBusy("busy"), HTTPStatus.SERVICE_UNAVAILABLE),
        (NoSnapshot("nothing built"), HTTPStatus.SERVICE_UNAVAILABLE),
        (SnapshotDamaged("damaged"), HTTPStatus.SERVICE_UNAVAILABLE),
        (ModelMissing("no model"), HTTPStatus.SERVICE_UNAVAILABLE),
        (HTTPException(418, "short and stout"), HTTPStatus.IM_A_TEAPOT),
    ],
)
def test_each_of_our_errors_has_its_status_and_its_words(error: Exception, status: HTTPStatus) -> None:
    response = raising(error).get("/")
    assert response.status_code == status
    assert response.headers["content-type"] == MEDIA_TYPE
    assert response.json()["detail"] == str(getattr(error, "detail", error))


def test_any_other_error_tells_nothing_of_the_inside() -> None:
    response = raising(KeyError("/srv/secret")).get("/")
    assert response.status_code == 500
    assert response.headers["content-type"] == MEDIA_TYPE
    assert "secret" not in response.text
