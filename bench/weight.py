"""Bytes over the wire and requests of an article's first view, in a real browser."""

import re
import urllib.request
from typing import Any

from playwright.sync_api import Page, sync_playwright

from bench.served import served
from bench.table import Row
from tests.servers.chromium import FLAGS, chromium


def measure() -> list[Row]:
    """Load an article with nothing cached; pictures are counted apart from the rest."""
    with served() as paper, sync_playwright() as playwright:
        found = chromium()
        browser = playwright.chromium.launch(
            executable_path=found.program, args=list(FLAGS), env=dict(found.environment)
        )
        page = browser.new_page(viewport={"width": 375, "height": 800})
        seen = _watch(page)
        page.goto(_an_article(paper.url), wait_until="networkidle")
        elsewhere = [one for one in seen if not one["url"].startswith(paper.url)]
        cookies, shift = page.context.cookies(), page.evaluate(_SHIFT)
        browser.close()
    rest = [one for one in seen if one["type"] != "Image"]
    return [
        Row("first view without pictures", _kb(rest), "kB", 100, "limit"),
        Row("its requests", len(rest), "requests", 10, "limit"),
        Row("its stylesheets", _kb(rest, "Stylesheet"), "kB", 15, "limit"),
        Row("its scripts", _kb(rest, "Script"), "kB", 5, "limit"),
        Row("its pictures", _kb(seen, "Image"), "kB", _kb(rest), "the rest", is_limit=False),
        Row("requests elsewhere + cookies", len(elsewhere) + len(cookies), "", 0.001, "limit"),
        Row("layout shift", shift, "", 0.001, "limit"),
    ]


def _an_article(address: str) -> str:
    with urllib.request.urlopen(address + "/") as answer:
        found = re.search(r'href="(/[a-z]+/\d{4}/\d\d/\d\d/[^"]+)"', answer.read().decode())
    assert found, "the front page shows no story"
    return address + found[1]


def _watch(page: Page) -> list[dict[str, Any]]:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    seen: dict[str, dict[str, Any]] = {}

    def began(event: dict[str, Any]) -> None:
        url = event["request"]["url"]
        seen[event["requestId"]] = {"url": url, "type": event["type"], "bytes": 0}

    def ended(event: dict[str, Any]) -> None:
        seen[event["requestId"]]["bytes"] = event["encodedDataLength"]

    session.on("Network.requestWillBeSent", began)
    session.on("Network.loadingFinished", ended)
    return _Values(seen)


class _Values(list[dict[str, Any]]):
    """What was seen so far, read when it is asked for."""

    def __init__(self, seen: dict[str, dict[str, Any]]) -> None:
        super().__init__()
        self.seen = seen

    def __iter__(self) -> Any:
        """Go through the requests seen."""
        return iter(self.seen.values())


def _kb(requests: list[dict[str, Any]], kind: str = "") -> float:
    return sum(float(one["bytes"]) for one in requests if kind in ("", one["type"])) / 1000


_SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(e => sum += e.value))
    .observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(sum), 300);
})"""
