"""The morning’s post: ten gifts typed in by keyboard alone, posted, and seen by readers."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import Axe
from tests.journeys import desk
from tests.journeys.fund import seen, status
from tests.servers.masthead import ServedPaper

# What axe says of the frame that Wagtail puts around every screen of the desk.
FRAME = "label-content-name-mismatch"
# Amount, way, cheque's number, giver, town, how to be thanked.
POST = [
    ("12.50", "Cheque", "101", "Ottoline Fairweather", "Threlby", "By full name"),
    ("20", "Cheque", "102", "Barnaby Oxley", "Aikenroyd", "By initials and town"),
    ("5", "Cheque", "103", "Perpetua Lumb", "Threlby", "As a reader in their town"),
    ("100", "Cheque", "104", "Ottoline Fairweather", "Threlby", "By full name"),
    ("7.25", "Postal order", "", "", "", ""),
    ("10", "Postal order", "", "Silas Quill", "Harrowdale", ""),
    ("15", "Cash", "", "", "", ""),
    ("43.20", "Group collection", "", "Aikenroyd choir", "Aikenroyd", "By full name"),
    ("2", "Cash", "", "", "Threlby", "As a reader in their town"),
    ("25.05", "Cheque", "105", "Mabel Crowther", "", ""),
]
PENCE = 24_000


@pytest.fixture
def organiser(browser: Browser, served_paper: ServedPaper) -> Iterator[Page]:
    """Sign the fund’s organiser in."""
    context: BrowserContext = browser.new_context(base_url=served_paper.url, locale="en-GB")
    page = context.new_page()
    link = desk.link_for("post@post.example", paper=served_paper, role="fund-organiser")
    desk.come_in(page, link)
    yield page
    context.close()


def test_ten_gifts_are_typed_by_keyboard_alone_and_posted(organiser: Page, reader: Page) -> None:
    before = seen(reader)
    keys = organiser.keyboard
    count_first(organiser, count="10", total="240")
    tally = organiser.locator("#tally")
    for number, gift in enumerate(POST, start=1):
        expect(organiser.get_by_label("Amount")).to_be_focused()
        type_gift(organiser, *gift)
        keys.press("Enter")
        expect(tally).to_contain_text(f"Typed {number} of 10")
    expect(tally).to_contain_text("£240 of £240: count and total agree")
    assert seen(reader) == before
    tab_to(organiser, "Post the batch into the fund", backwards=True)
    keys.press("Enter")
    assert re.search(
        r"Batch \d+ is posted: 10 gifts, £240, are in the fund", desk.said(organiser)[0]
    )
    assert seen(reader) == before.and_(PENCE)
    thanks = reader.goto("/fund/")
    assert thanks
    expect(reader.get_by_role("region", name="Thank you")).to_contain_text("B.O., Aikenroyd")
    slip = organiser.get_by_role("link", name="Slip for the bank").get_attribute("href")
    assert organiser.request.get(str(slip)).body().startswith(b"%PDF")


def test_a_slip_of_the_pen_keeps_what_was_typed_and_a_known_giver_is_found(
    organiser: Page, axe: Axe
) -> None:
    raised = status(organiser)["raised"]
    keys = organiser.keyboard
    count_first(organiser, count="2", total="30")
    type_gift(organiser, "1O", "Cash", "", "Winifred Sallow", "", "By full name")
    keys.press("Enter")
    expect(organiser.get_by_role("alert")).to_contain_text("“1O” is not an amount")
    expect(organiser.get_by_label("Amount")).to_be_focused()
    expect(organiser.get_by_role("combobox", name="Giver")).to_have_value("Winifred Sallow")
    for width in (1280, 375):
        organiser.set_viewport_size({"width": width, "height": 900})
        assert [line for line in axe(organiser) if not line.startswith(FRAME)] == []
    keys.press("Control+a")
    keys.type("10")
    keys.press("Enter")
    expect(organiser.locator("#tally")).to_contain_text("Typed 1 of 2, £10 of £30")
    keys.type("20")
    tab_to(organiser, "Giver")
    keys.type("wood", delay=20)
    found = organiser.get_by_role("listbox").get_by_role("option").first
    found.wait_for()
    whole = str(found.text_content())
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(organiser.get_by_label("Thanks")).to_be_focused()
    keys.press("Enter")
    expect(organiser.locator("#tally")).to_contain_text("count and total agree")
    expect(organiser.get_by_role("region", name="Gifts typed in")).to_contain_text(whole)
    assert status(organiser)["raised"] == raised


def count_first(page: Page, *, count: str, total: str) -> None:
    """Open a batch by keyboard; leave the page at its first gift."""
    page.goto("/desk/batches/open/")
    page.get_by_label("How many gifts").focus()
    page.keyboard.type(count)
    page.keyboard.press("Tab")
    page.keyboard.type(total)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Next gift").wait_for()


def type_gift(
    page: Page, amount: str, way: str, number: str, name: str, town: str, thank: str
) -> None:
    """Type one gift, going from field to field as a clerk does; leave it to be added."""
    page.keyboard.type(amount)
    page.keyboard.press("Tab")
    page.keyboard.type(way)
    page.keyboard.press("Tab")
    if way == "Cheque":
        for digits in ("404040", "12345678", number):
            page.keyboard.type(digits)
            page.keyboard.press("Tab")
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(town)
    page.keyboard.press("Tab")
    page.keyboard.type(thank)


def tab_to(page: Page, name: str, *, backwards: bool = False) -> None:
    """Go to a field or a button by the Tab key."""
    for _ in range(30):
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
        here = "(e => e.labels?.[0]?.textContent.trim() || e.textContent.trim())"
        if page.evaluate(f"{here}(document.activeElement)") == name:
            return
    raise AssertionError(f"The Tab key never comes to “{name}”")
