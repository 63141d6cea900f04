"""Errors of the REST interface as problem documents (RFC 9457)."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from corpus.errors import CatalogueBusy, UnknownDocument
from glossary.errors import BankBusy, NoSuchTerm
from indexer.errors import IndexerError
from search_api.errors import EmptyQuestion, RewordingNotSetUp

MEDIA_TYPE = "application/problem+json"

_STATUS: tuple[tuple[type[Exception], HTTPStatus], ...] = (
    (EmptyQuestion, HTTPStatus.UNPROCESSABLE_ENTITY),
    (RewordingNotSetUp, HTTPStatus.FORBIDDEN),
    (UnknownDocument, HTTPStatus.NOT_FOUND),
    (NoSuchTerm, HTTPStatus.NOT_FOUND),
    (BankBusy, HTTPStatus.SERVICE_UNAVAILABLE),
    (CatalogueBusy, HTTPStatus.SERVICE_UNAVAILABLE),
    (IndexerError, HTTPStatus.SERVICE_UNAVAILABLE),
)
"""Our own errors and the status each becomes."""


_SCHEMA = {
    "type": "object",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
    "required": ["type", "title", "status", "detail"],
}


def documented(*statuses: HTTPStatus) -> dict[int | str, dict[str, Any]]:
    """Return what OpenAPI is to say of a route that can end in these problems."""
    return {
        int(status): {"description": status.phrase, "content": {MEDIA_TYPE: {"schema": _SCHEMA}}}
        for status in statuses
    }


def problem(status: int, detail: str, *, headers: dict[str, str] | None = None) -> JSONResponse:
    """Return a problem document."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    return JSONResponse(body, status_code=status, media_type=MEDIA_TYPE, headers=headers)


def install(app: FastAPI) -> None:
    """Answer every failure with a problem document and without a trace of the inside."""

    @app.exception_handler(HTTPException)
    def http(_request: Request, error: HTTPException) -> JSONResponse:
        return problem(error.status_code, str(error.detail), headers=dict(error.headers or {}))

    @app.exception_handler(RequestValidationError)
    def invalid(_request: Request, error: RequestValidationError) -> JSONResponse:
        lines = [
            f"{'.'.join(str(part) for part in item['loc'][1:]) or 'request'}: {item['msg']}"
            for item in error.errors()
        ]
        return problem(HTTPStatus.UNPROCESSABLE_ENTITY, "; ".join(lines))

    for kind, status in _STATUS:
        app.add_exception_handler(kind, _handler(status))

    @app.exception_handler(Exception)
    def unexpected(_request: Request, _error: Exception) -> JSONResponse:
        return problem(HTTPStatus.INTERNAL_SERVER_ERROR, "something went wrong inside Chalkface; see its log")

    _ = http, invalid, unexpected


def _handler(status: HTTPStatus):  # noqa: ANN202 - starlette's handler type
    def handle(_request: Request, error: Exception) -> JSONResponse:
        return problem(status, str(error))

    return handle
