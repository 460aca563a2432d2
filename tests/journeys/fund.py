"""What the journeys ask of the fund, as readers and programs see it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page


@dataclass(frozen=True)
class Seen:
    """The sum raised, in pence, as the status, the panel and the masthead line give it."""

    status: int
    panel: int
    line: int

    def and_(self, pence: int) -> Seen:
        """Return what is to be seen once that much more has come."""
        return Seen(self.status + pence, self.panel + pence, self.line + pence)


def seen(page: Page) -> Seen:
    """Look at the fund in each of the three places; leaves the page on the front page."""
    page.goto("/")
    panel = page.get_by_role("region", name="The fighting fund").locator(".raised")
    line = page.locator(".masthead-line strong").filter(has_text="£")
    raised = int(status(page)["raised"])
    return Seen(raised, _pence(panel.inner_text()), _pence(line.inner_text()))


def status(page: Page) -> Any:
    """Return /fund/status.json."""
    return page.request.get("/fund/status.json").json()


def _pence(words: str) -> int:
    """Read a sum in whole pounds or with pence, such as £5,234 or £12.50."""
    pounds, _, pence = re.sub(r"[£,\s]", "", words).partition(".")
    return int(pounds) * 100 + int(pence or 0)
