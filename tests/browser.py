"""A browser for journeys: `page` on the served paper, `axe` to look at it as few people can."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    sync_playwright,
)

from tests.servers.chromium import FLAGS, ROOT, chromium
from tests.servers.masthead import ServedPaper

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
PICTURES = ROOT / ".cache" / "journeys"

Axe = Callable[[Page], list[str]]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once for this process."""
    found = chromium()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=found.program, args=list(FLAGS), env=dict(found.environment)
        )
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser, served_paper: ServedPaper) -> Iterator[BrowserContext]:
    """Give a reader's browser with nothing remembered, on a screen of 1280 by 900."""
    fresh = browser.new_context(
        base_url=served_paper.url,
        viewport={"width": 1280, "height": 900},
        locale="en-GB",
        timezone_id="Europe/London",
    )
    fresh.set_default_timeout(15_000)
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Give a page whose addresses start at the served paper: `page.goto("/give/")`.

    A test fails at its end when the console of a reader's page has complained (a script that
    broke, something that the Content-Security-Policy refused). What a failed test saw is kept
    as a picture in .cache/journeys/.
    """
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.extend(_complaints(message)))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    failed_before = request.session.testsfailed
    yield opened
    if request.session.testsfailed > failed_before:
        PICTURES.mkdir(parents=True, exist_ok=True)
        opened.screenshot(path=PICTURES / f"{request.node.name}.png", full_page=True)
    assert complaints == []


def _complaints(message: ConsoleMessage) -> Iterator[str]:
    """Yield what a reader's page complains of; the desk is the CMS's, a 404 may be meant."""
    where = message.location.get("url", "") + (message.page.url if message.page else "")
    meant = message.text.startswith("Failed to load resource")
    if message.type == "error" and "/desk/" not in where and not meant:
        yield message.text


@pytest.fixture(scope="session")
def axe() -> Axe:
    """Return what looks for barriers: `axe(page)` lists each as "rule: what is wrong (where)"."""
    script = Path(AXE).read_text(encoding="utf-8")

    def look(page: Page) -> list[str]:
        page.evaluate(script)
        found = page.evaluate("axe.run().then(results => results.violations)")
        return [
            f"{barrier['id']}: {barrier['help']} ({node['target'][0]})"
            for barrier in found
            for node in barrier["nodes"]
        ]

    return look


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until an element has the focus, as somebody without a mouse does."""
    for _press in range(120):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never came to {target}")
