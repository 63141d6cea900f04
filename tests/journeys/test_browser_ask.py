"""A teacher asks in a real browser and reaches the words behind the answer."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest
import uvicorn

from search_api.home import Home
from search_api.web import create_app

pytestmark = [
    pytest.mark.slow,
    pytest.mark.needs_program,
    pytest.mark.skipif(
        shutil.which("chromium") is None or find_spec("playwright") is None,
        reason="needs Debian's chromium and the package playwright",
    ),
]

PATIENCE_S = 20.0


@pytest.fixture
def address(tiny_home: Home) -> Iterator[str]:
    """Serve the tiny home on a free port."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(tiny_home), log_level="warning", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + PATIENCE_S
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(PATIENCE_S)
    listener.close()


@pytest.fixture
def page() -> Iterator[Any]:
    """Give a page of a phone's size, in which any message of the browser's console fails the test."""
    start: Any = import_module("playwright.sync_api").sync_playwright
    with start() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page: Any = browser.new_page(viewport={"width": 390, "height": 844}, java_script_enabled=False)
        said: list[str] = []

        def hear(message: Any) -> None:  # noqa: ANN401
            said.append(str(message.text))

        page.on("console", hear)
        yield page
        browser.close()
    assert said == []


def test_from_question_to_the_words_behind_the_answer(page: Any, address: str) -> None:  # noqa: ANN401
    page.goto(address)
    page.get_by_label("Your question").fill("Does homework help pupils in tests?")
    page.keyboard.press("Enter")
    card = page.get_by_role("article").first
    assert card.get_by_role("heading").inner_text() == "Homework"
    card.get_by_role("link", name="See it in its place").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Homework"
    assert page.locator("mark").first.is_visible()
    assert "#p-t-homework" in page.url
    page.go_back()
    page.get_by_role("article").first.get_by_role("heading").get_by_role("link").click()
    assert page.url.endswith("/documents/t-homework")


def test_the_keyboard_alone_is_enough(page: Any, address: str) -> None:  # noqa: ANN401
    page.goto(f"{address}/?q=homework")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Homework"
