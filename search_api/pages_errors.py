"""Shows failures to browsers in the look of the pages; programs keep their problem documents."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from inspect import isawaitable

from fastapi import FastAPI, Request, Response
from starlette.exceptions import WebSocketException

from search_api.pages_filters import search_box
from search_api.pages_rendering import render
from search_api.pages_views import Link, ProblemPage
from search_api.problems import MEDIA_TYPE

Handler = Callable[[Request, Exception], Response | Awaitable[Response]]

PROGRAMS = ("/api/", "/healthz", "/readyz", "/openapi.json", "/static/")
"""Addresses that always answer as for a program."""

HEADINGS = {
    HTTPStatus.NOT_FOUND: "We have no such page",
    HTTPStatus.FORBIDDEN: "We may not show this file",
    HTTPStatus.METHOD_NOT_ALLOWED: "That cannot be done here",
    HTTPStatus.UNPROCESSABLE_ENTITY: "We did not understand that",
    HTTPStatus.SERVICE_UNAVAILABLE: "Chalkface cannot answer just now",
}
"""Status -> heading in plain words."""

WRONG = "Something went wrong"

INSIDE = (
    "It is our fault, not yours. Try again; if it happens again, tell whoever looks after Chalkface here."
)

PLAIN = {"Not Found": "The address leads nowhere here. It may have been cut short on its way to you."}
"""Details that a library wrote -> what we say instead."""


def install_error_pages(app: FastAPI) -> None:
    """Let every failure handler of `app` answer browsers with a page. Call it after `problems.install`."""
    for kind, handler in list(app.exception_handlers.items()):
        if kind is not WebSocketException and "WebSocket" not in getattr(kind, "__name__", ""):
            app.add_exception_handler(kind, _for_browsers(handler))


def wants_page(request: Request) -> bool:
    """Whether a failure should be shown as a page: a browser asked, and not for the REST interface."""
    asked = request.headers.get("accept", "")
    return "text/html" in asked and not request.url.path.startswith(PROGRAMS)


def problem_page(status: int, detail: str) -> ProblemPage:
    """Lay out a failure."""
    inside = status == HTTPStatus.INTERNAL_SERVER_ERROR
    heading = HEADINGS.get(HTTPStatus(status), WRONG)
    words = INSIDE if inside else PLAIN.get(detail, detail)
    return ProblemPage(
        title=f"{heading} – Chalkface",
        description=heading,
        box=search_box(),
        heading=heading,
        what=_sentence(words),
        tries=(Link(words="Start again from the question box", href="/"),),
    )


def _for_browsers(handler: Handler) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def handle(request: Request, error: Exception) -> Response:
        answered = handler(request, error)
        response = await answered if isawaitable(answered) else answered
        if not wants_page(request) or response.media_type != MEDIA_TYPE:
            return response
        detail = str(json.loads(bytes(response.body)).get("detail", ""))
        kept = {name: value for name, value in response.headers.items() if name in ("allow", "retry-after")}
        return render(problem_page(response.status_code, detail), status=response.status_code, headers=kept)

    return handle


def _sentence(words: str) -> str:
    said = words[:1].upper() + words[1:]
    return said if said.endswith((".", "!", "?")) else f"{said}."
