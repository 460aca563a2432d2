"""The practice gateway’s regular pages, and the organiser’s screen of what differs there."""

import os
import sqlite3
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import Axe, tab_to
from tests.journeys.desk import barriers, come_in, link_for
from tests.servers.masthead import ServedPaper

SCREENS = [(1280, "light"), (1280, "dark"), (375, "light"), (375, "dark")]
SHOTS = os.environ.get("SHOTS")


@pytest.fixture
def organiser(browser: Browser, served_paper: ServedPaper) -> Iterator[Page]:
    """Give the page of the fund's organiser, signed in at the desk."""
    context = browser.new_context(
        base_url=served_paper.url, viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    come_in(page, link_for("compares@post.example", paper=served_paper, role="fund-organiser"))
    page.wait_for_url("**/desk/")
    yield page
    context.close()


def look(page: Page, axe: Axe, name: str) -> None:
    """Look at a screen wide and narrow, by day and by night, for barriers and for overflow."""
    for width, light in SCREENS:
        page.emulate_media(color_scheme="dark" if light == "dark" else "light")
        page.set_viewport_size({"width": width, "height": 900})
        assert barriers(axe(page)) == [], (page.url, width, light)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
        if SHOTS:
            page.screenshot(path=f"{SHOTS}/{name}-{width}-{light}.png", full_page=True)


def at_the_gateway(paper: ServedPaper, change: str) -> None:
    """Have something be otherwise in the practice gateway’s own books, as on its own screen."""
    with sqlite3.connect(paper.folder / "paper.sqlite3", timeout=30) as books:
        books.execute(
            f"UPDATE payments_practicesubscription SET {change}, changed_at = '2020-01-01'"
            " WHERE id = (SELECT min(id) FROM payments_practicesubscription"
            " WHERE status = 'active' AND way = 'card')"
        )


def test_the_gateways_pages_say_what_is_collected(page: Page, axe: Axe) -> None:
    page.goto("/practice/")
    look(page, axe, "practice-list")
    page.get_by_role("main").get_by_role("listitem").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("each")
    look(page, axe, "practice-regular")


def test_what_differs_is_decided_by_keyboard(
    organiser: Page, served_paper: ServedPaper, axe: Axe
) -> None:
    served_paper.masthead("compare")
    organiser.goto("/desk/gateways/differences/")
    expect(organiser.get_by_role("main")).to_contain_text("practice was compared last")
    look(organiser, axe, "differences-none")
    organiser.set_viewport_size({"width": 1280, "height": 900})
    before = organiser.get_by_role("row").count()
    at_the_gateway(served_paper, "amount_minor = 123")
    served_paper.masthead("compare")
    organiser.goto("/desk/gateways/differences/")
    expect(organiser.get_by_role("main")).to_contain_text("£1.23")
    look(organiser, axe, "differences")
    organiser.set_viewport_size({"width": 1280, "height": 900})
    tab_to(organiser, organiser.get_by_role("button", name="Ours is right").first)
    organiser.keyboard.press("Enter")
    expect(organiser.get_by_role("main")).not_to_contain_text("£1.23")
    assert organiser.get_by_role("row").count() == before
