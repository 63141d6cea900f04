"""Puts the web application together."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI, Request, Response

from search_api.home import Home
from search_api.pages import install_error_pages, pages_router
from search_api.problems import install
from search_api.rest import rest_router
from search_api.rest_glossary import glossary_router
from search_api.rest_translate import translate_router
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


def create_app(home: Home, *, word_on_demand: bool = False) -> FastAPI:
    """Return the application that serves one home.

    With `word_on_demand`, passages that the wording pass has not worded are worded beside the answers.
    """
    shelf = Shelf(home, word_on_demand=word_on_demand)

    @asynccontextmanager
    async def until_closed(_app: FastAPI) -> AsyncGenerator[None]:
        yield
        shelf.close()

    app = FastAPI(
        title="Chalkface",
        version=version("chalkface"),
        description="Ask what research found, in plain English; get the original sentence and page.",
        docs_url=None,
        redoc_url=None,
        lifespan=until_closed,
    )
    app.include_router(rest_router(shelf))
    app.include_router(glossary_router(shelf))
    app.include_router(translate_router(shelf))
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
