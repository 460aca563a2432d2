"""What a reader does who buys shares, with the mouse."""

import re

from playwright.sync_api import Locator, Page, expect


def heading(page: Page) -> Locator:
    """Return the page’s headline."""
    return page.get_by_role("heading", level=1)


def fill_in(page: Page, *, name: str, email: str) -> None:
    """Fill in the particulars of a grown reader."""
    page.get_by_label("Your name, in full").fill(name)
    page.get_by_label("Your postal address").fill("3 Weir Row\nThrum")
    page.get_by_label("Postcode").fill("ZZ1 1AA")
    page.get_by_label("Day").fill("14")
    page.get_by_label("Month").fill("5")
    page.get_by_label("Year").fill("1980")
    page.get_by_label("Your email").fill(email)


def press(page: Page, button: str = "Go on") -> None:
    """Press a button of the page’s own."""
    page.get_by_role("main").get_by_role("button", name=button, exact=True).click()


def to_the_particulars(page: Page, shares: str, *, holder: str = "Me You become") -> None:
    """Choose how many shares and who will hold them."""
    page.goto("/shares/")
    page.get_by_role("main").get_by_role("link", name="Buy shares").first.click()
    page.get_by_role("textbox", name="Another number").fill(shares)
    press(page)
    page.get_by_role("radio", name=re.compile(f"^{holder} ")).check()
    press(page)


def to_pay(page: Page, shares: str, *, name: str, email: str) -> None:
    """Go all the way to the last step, which asks how to pay."""
    to_the_particulars(page, shares)
    fill_in(page, name=name, email=email)
    press(page)
    page.get_by_label("I have read this").check()
    press(page)
    expect(heading(page)).to_have_text("Read it over, and pay")
