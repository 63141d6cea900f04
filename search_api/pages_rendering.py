"""Renders a page: one template for each page dataclass, fed exactly its fields."""

from __future__ import annotations

from dataclasses import fields
from types import MappingProxyType

from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from search_api.pages_static import asset_address
from search_api.pages_views import DocumentPage, HomePage, Page, ProblemPage, ResultsPage

TEMPLATES: MappingProxyType[type[Page], str] = MappingProxyType(
    {
        HomePage: "home.html",
        ResultsPage: "results.html",
        DocumentPage: "document.html",
        ProblemPage: "problem.html",
    }
)
"""Page dataclass -> its template."""

environment = Environment(
    loader=PackageLoader("search_api"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
"""Escapes everything, and fails on a name that a page does not have."""
environment.globals["asset"] = asset_address  # pyright: ignore[reportArgumentType]


def context(page: Page) -> dict[str, object]:
    """Return what the template of a page receives: its fields and nothing else."""
    return {field.name: getattr(page, field.name) for field in fields(page)}


def render(page: Page, *, status: int = 200, headers: dict[str, str] | None = None) -> HTMLResponse:
    """Return a page as HTML."""
    html = environment.get_template(TEMPLATES[type(page)]).render(context(page))
    return HTMLResponse(html, status_code=status, headers=headers)
