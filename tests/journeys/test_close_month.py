"""The treasurer closes a month: each line done or explained, its name typed, then for ever."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.journeys import desk
from tests.servers.masthead import ServedPaper


def _treasurer(browser: Browser, paper: ServedPaper) -> Page:
    context = browser.new_context(base_url=paper.url)
    page = context.new_page()
    desk.come_in(page, desk.link_for("treasurer@post.example", paper=paper, role="treasurer"))
    return page


def _state_balance(page: Page) -> None:
    """Say that the bank holds what the book says."""
    said = page.locator("#check-bank-agrees").inner_text()
    found = re.search(r"The book has £([\d,.]+\d)", said)
    assert found
    page.get_by_text("State the bank’s balance from a statement on paper").press("Enter")
    page.get_by_label(re.compile("The bank’s balance at the end of")).fill(found[1])
    page.keyboard.press("Enter")
    assert "balance is kept" in desk.said(page)[0]


def _explain(page: Page) -> None:
    """Write why it stands so to the first line that isn't done."""
    line = page.locator(".desk-checks > .not-done").first
    line.locator("summary").press("Enter")
    line.get_by_label("Why it stands so").fill("Counted by two of us")
    line.get_by_role("button", name="Keep this explanation").press("Enter")
    assert "explanation is kept" in desk.said(page)[0]


def test_a_month_is_closed_by_keyboard_and_then_never_changes(
    browser: Browser, served_paper: ServedPaper, editor: Page
) -> None:
    page = _treasurer(browser, served_paper)
    page.goto("/desk/treasury/months/")
    first = page.get_by_role("main").get_by_role("row").last.get_by_role("link").first
    month = first.inner_text()
    first.press("Enter")
    expect(page.get_by_text("It can’t be closed yet")).to_be_visible()
    _state_balance(page)
    while page.locator(".desk-checks > .not-done").count():
        _explain(page)
    typed = page.get_by_label(f"Type “{month}” to close it for ever")
    typed.fill("this one")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text(f"Type “{month}”, as it stands here")
    typed.fill(month.lower())
    page.keyboard.press("Enter")
    assert f"{month} is closed" in desk.said(page)[0]
    address = page.get_by_role("link", name="Statement (PDF)").get_attribute("href")
    assert page.request.get(str(address)).body().startswith(b"%PDF-")
    _is_offered_today(editor, month=month, day=f"{page.url.rstrip('/')[-7:]}-15")
    page.context.close()


def _is_offered_today(editor: Page, *, month: str, day: str) -> None:
    """Record a late cheque of a day of the closed month: it is offered today's date."""
    editor.goto("/desk/gifts/record/")
    editor.get_by_label("Amount").fill("10")
    editor.get_by_label("Day it was received").fill(day)
    editor.get_by_role("button", name="Record this gift").click()
    expect(editor.get_by_role("main")).to_contain_text(f"{month} is closed")
    editor.get_by_label("Count it today").check()
    editor.get_by_role("button", name="Record this gift").click()
    assert "so it counts today" in desk.said(editor)[0]
