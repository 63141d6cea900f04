"""The page in a real browser: no script, nothing fetched, notes that open, no sideways scrolling."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from search_api.check_report.page import report_page
from tests.search_api.check_report.samples import HOSTILE, RANKS, checked, finding, study

pytestmark = [
    pytest.mark.slow,
    pytest.mark.needs_program,
    pytest.mark.skipif(
        shutil.which("chromium") is None or find_spec("playwright") is None,
        reason="needs Debian's chromium and the package playwright",
    ),
]


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Any]:
    """Give a page of a phone's size that shows the report of two files; a word from the console fails it."""
    file = tmp_path / "report.html"
    hostile = checked(HOSTILE, finding(HOSTILE, "attrition"), name="b.txt")
    file.write_text(report_page([study(findability=RANKS), hostile]), "utf-8")
    start: Any = import_module("playwright.sync_api").sync_playwright
    with start() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page: Any = browser.new_page(viewport={"width": 390, "height": 844})
        said: list[str] = []

        def hear(message: Any) -> None:  # noqa: ANN401
            said.append(str(message.text))

        page.on("console", hear)
        page.goto(file.as_uri())
        yield page
        browser.close()
    assert said == []


def test_a_mark_opens_its_note_and_the_note_leads_back(page: Any) -> None:  # noqa: ANN401
    note = page.locator("#f1-n3")
    assert not note.is_visible()
    page.get_by_role("link", name="significant").click()
    assert note.is_visible()
    page.get_by_role("link", name="Back to mark 3 in the text").click()
    assert page.url.endswith("#f1-m3")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_runs_over_the_side(page: Any, width: int) -> None:  # noqa: ANN401
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_all_notes_are_open_on_paper(page: Any) -> None:  # noqa: ANN401
    page.emulate_media(media="print")
    heights = page.eval_on_selector_all(".note details > p", "all => all.map(one => one.offsetHeight)")
    assert len(heights) >= 10
    assert min(heights) > 0
