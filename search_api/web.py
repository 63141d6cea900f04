"""Puts the web application together."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib.metadata import version

from fastapi import FastAPI, Request, Response

from search_api.home import Home
from search_api.pages import install_error_pages, pages_router
from search_api.problems import install
from search_api.rest import rest_router
from search_api.rest_glossary import glossary_router
from search_api.shelf import Shelf

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Sent with every answer: nothing is loaded from elsewhere, and no address tells where a reader came from."""


def create_app(home: Home) -> FastAPI:
    """Return the application that serves one home."""
    app = FastAPI(
        title="Chalkface",
        version=version("chalkface"),
        description="Ask what research found, in plain English; get the original sentence and page.",
        docs_url=None,
        redoc_url=None,
    )
    shelf = Shelf(home)
    app.include_router(rest_router(shelf))
    app.include_router(glossary_router(shelf))
    app.include_router(pages_router(shelf))
    install(app)
    install_error_pages(app)

    @app.middleware("http")
    async def headers(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        response = await call_next(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    _ = headers
    return app
