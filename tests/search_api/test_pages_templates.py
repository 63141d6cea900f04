"""Templates receive exactly their dataclass; what is served beside them is what was vendored."""

from __future__ import annotations

import gzip
import re
from dataclasses import fields
from hashlib import sha256
from pathlib import Path

import pytest
from fastapi import FastAPI, Request, Response
from fastapi.testclient import TestClient
from jinja2 import meta, nodes

import search_api
from search_api.pages_errors import install_error_pages, problem_page
from search_api.pages_filters import search_box
from search_api.pages_rendering import TEMPLATES, environment, render
from search_api.pages_static import FOREVER, asset_address, asset_response, assets
from search_api.pages_views import HomePage, Page
from search_api.problems import install

ROOM = Path(search_api.__file__).parent
FONTS = ROOM / "static" / "vendor" / "atkinson-hyperlegible"


def source(template: str) -> str:
    return (ROOM / "templates" / template).read_text("utf-8")


def imported(tree: nodes.Template) -> set[str]:
    """Return the macros a template imports; jinja counts those used inside blocks as undeclared."""
    names = [name for found in tree.find_all(nodes.FromImport) for name in found.names]
    return {name if isinstance(name, str) else name[1] for name in names}


def asked_for(template: str) -> set[str]:
    """Return the names that a template, and the frame around it, take from their context."""
    tree = environment.parse(source(template))
    found = set(meta.find_undeclared_variables(tree)) - imported(tree)
    if '{% extends "frame.html" %}' in source(template):
        found |= asked_for("frame.html")
    return found - set(environment.globals)


@pytest.mark.parametrize("page", TEMPLATES, ids=lambda page: page.__name__)
def test_a_template_receives_exactly_the_fields_of_its_dataclass(page: type[Page]) -> None:
    assert asked_for(TEMPLATES[page]) == {field.name for field in fields(page)}
    assert f"`{TEMPLATES[page]}`" in (page.__doc__ or "")


def test_every_template_belongs_to_a_page_or_is_a_part() -> None:
    held = {path.name for path in (ROOM / "templates").iterdir()}
    assert held == {*TEMPLATES.values(), "frame.html", "parts.html", "card.html"}
    assert not asked_for("parts.html")
    assert not asked_for("card.html")


def test_fonts_are_the_files_that_were_vendored() -> None:
    note = (FONTS / "VENDOR.md").read_text("utf-8")
    written = dict(re.findall(r"\| `([^`]+)` \| `([0-9a-f]{64})` \|", note))
    held = {path.name: sha256(path.read_bytes()).hexdigest() for path in FONTS.iterdir()}
    del held["VENDOR.md"]
    assert written == held
    assert "5.3.0" in note
    assert "SIL Open Font License 1.1" in note
    assert "SIL OPEN FONT LICENSE" in (FONTS / "LICENSE").read_text("utf-8")


def test_what_the_stylesheet_names_is_there_and_ours() -> None:
    named = re.findall(r"url\(\"?([^)\"]+)\"?\)", (ROOM / "static" / "pages.css").read_text("utf-8"))
    assert named
    assert set(named) <= set(assets())


def test_all_that_a_page_loads_is_light() -> None:
    sizes = [
        len(asset.content if name.endswith("woff2") else gzip.compress(asset.content))
        for name, asset in assets().items()
    ]
    assert sum(sizes) < 60_000


@pytest.fixture
def browser() -> TestClient:
    app = FastAPI()
    install(app)
    install_error_pages(app)

    @app.get("/static/{path:path}")
    def static(path: str, request: Request) -> Response:
        return asset_response(path, request)

    @app.get("/broken")
    def broken() -> None:
        raise RuntimeError("the inside")

    _ = static, broken
    return TestClient(app, raise_server_exceptions=False)


def test_assets_are_cached_by_their_fingerprint(browser: TestClient) -> None:
    found = browser.get(asset_address("pages.css"))
    assert found.headers["content-type"] == "text/css; charset=utf-8"
    assert found.headers["cache-control"] == FOREVER
    assert "immutable" not in browser.get("/static/pages.css?v=old").headers["cache-control"]
    again = browser.get("/static/pages.css", headers={"If-None-Match": found.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    "path", ["../web.py", "..%2Fweb.py", "", "vendor", "vendor/atkinson-hyperlegible/LICENSE"]
)
def test_nothing_else_is_served_as_static(browser: TestClient, path: str) -> None:
    assert browser.get(f"/static/{path}").status_code == 404


def test_a_failure_inside_shows_nothing_of_the_inside(browser: TestClient) -> None:
    shown = browser.get("/broken", headers={"Accept": "text/html"})
    assert shown.status_code == 500
    assert "our fault, not yours" in shown.text
    assert "the inside" not in shown.text
    assert browser.get("/broken").headers["content-type"] == "application/problem+json"


def test_words_are_escaped_wherever_they_stand() -> None:
    evil = "<b onclick='x'>&\""
    page = HomePage(title=evil, description=evil, box=search_box(evil), documents=1, examples=(), word=evil)
    for shown in (render(page), render(problem_page(404, evil), status=404)):
        assert b"<b on" not in bytes(shown.body)
