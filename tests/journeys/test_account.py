"""A reader looks after everything at one place: in by a code from the mail, and out again."""

import re
import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import Axe, tab_to
from tests.journeys.test_sign_in import by_code
from tests.servers.masthead import ServedPaper

PERPETUA = "perpetua@post.example"


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def press(page: Page, button: str) -> None:
    tab_to(page, page.get_by_role("main").get_by_role("button", name=button, exact=True))
    page.keyboard.press("Enter")


def follow(page: Page, link: str) -> None:
    tab_to(page, page.get_by_role("main").get_by_role("link", name=link))
    page.keyboard.press("Enter")


def give_with_a_name(page: Page) -> None:
    page.goto("/give/")
    page.get_by_label("Another amount").fill("41.50")
    page.get_by_label("Your name").fill("Perpetua Lund")
    page.get_by_label("Your email").fill(PERPETUA)
    page.get_by_role("main").get_by_role("button", name="Give").click()
    page.get_by_role("main").get_by_role("button", name="Pay", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("A receipt is on its way")


@pytest.fixture(scope="module")
def signed_in(browser: Browser, served_paper: ServedPaper) -> Any:
    """Let her give, and come in by the code of a letter; return her browser's cookies."""
    context = browser.new_context(base_url=served_paper.url)
    page = context.new_page()
    give_with_a_name(page)
    page.goto("/account/")
    heading(page, "Sign in")
    by_code(page, served_paper, PERPETUA)
    heading(page, "Your account")
    cookies = context.cookies()
    context.close()
    return cookies


@pytest.fixture
def perpetua(page: Page, context: BrowserContext, signed_in: Any) -> Page:
    """Give the page of a giver who is signed in."""
    context.add_cookies(signed_in)
    page.goto("/account/")
    return page


def test_what_was_given_is_there_with_its_receipt_its_letter_and_the_year_s_statement(
    perpetua: Page, pdf_text: Callable[[bytes], str]
) -> None:
    main = perpetua.get_by_role("main")
    expect(main).to_contain_text(f"Signed in as {PERPETUA}")
    expect(main).to_contain_text("£41.50")
    receipt = main.get_by_role("link", name="Receipt of gift").get_attribute("href")
    assert receipt
    assert perpetua.request.get(receipt).headers["content-type"] == "application/pdf"
    follow(perpetua, "Statements of a year")
    heading(perpetua, "What you gave")
    year = main.get_by_role("link", name=re.compile(r"^\d{4}$")).first
    with perpetua.expect_download() as started:
        tab_to(perpetua, year)
        perpetua.keyboard.press("Enter")
    text = pdf_text(started.value.path().read_bytes())
    assert "Given by Perpetua Lund" in text
    assert "Altogether £41.50" in text
    perpetua.goto("/account/")
    main.get_by_role("link", name="Your gift of £41.50").click()
    expect(main).to_contain_text("Amount: £41.50")


def test_the_address_is_put_right_by_keyboard_and_what_was_mistyped_stays(
    perpetua: Page, served_paper: ServedPaper, axe: Axe
) -> None:
    follow(perpetua, "Change name or address")
    heading(perpetua, "Name and address")
    tab_to(perpetua, perpetua.get_by_label("Your name"))
    perpetua.keyboard.press("Control+A")
    perpetua.keyboard.press("Delete")
    for label, typed in (("Postal address", "9 Tenter Bank"), ("Postcode", "ZZ1 9TB")):
        tab_to(perpetua, perpetua.get_by_label(label))
        perpetua.keyboard.type(typed)
    press(perpetua, "Save")
    alert = perpetua.get_by_role("alert")
    expect(alert).to_contain_text("Type your name")
    assert axe(perpetua) == []
    alert.get_by_role("link", name="Type your name").press("Enter")
    expect(perpetua.get_by_label("Your name")).to_be_focused()
    perpetua.keyboard.type("Perpetua Lund-Ash")
    press(perpetua, "Save")
    expect(perpetua.get_by_role("main")).to_contain_text("from today on")
    expect(perpetua.get_by_role("main")).to_contain_text("9 Tenter Bank")
    query = "SELECT name, postcode FROM people_person WHERE address = '9 Tenter Bank'"
    with sqlite3.connect(served_paper.folder / "paper.sqlite3") as database:
        assert database.execute(query).fetchall() == [("Perpetua Lund-Ash", "ZZ1 9TB")]


def test_each_page_of_it_stands_on_wide_and_narrow_screens_by_day_and_by_night(
    perpetua: Page, axe: Axe
) -> None:
    pages = ("", "gifts/", "letters/", "address/", "thanks/", "mail/")
    for width, scheme in ((1280, "light"), (1280, "dark"), (375, "light"), (375, "dark")):
        perpetua.set_viewport_size({"width": width, "height": 900})
        perpetua.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        for one in pages:
            perpetua.goto(f"/account/{one}")
            assert axe(perpetua) == [], (one, width, scheme)
            too_wide = "document.documentElement.scrollWidth > innerWidth"
            assert not perpetua.evaluate(too_wide), (one, width)


def test_thanks_and_mail_are_chosen_and_whoever_signs_out_is_out(perpetua: Page) -> None:
    main = perpetua.get_by_role("main")
    follow(perpetua, "Change how you are thanked")
    main.get_by_label("By full name").check()
    press(perpetua, "Save")
    expect(main).to_contain_text("we thank you as you chose")
    follow(perpetua, "Choose what mail to get")
    main.get_by_label("Send me the newsletter by mail").check()
    press(perpetua, "Save")
    expect(main).to_contain_text("The newsletter")
    sections = perpetua.get_by_role("navigation", name="Sections")
    perpetua.goto("/news/")
    expect(sections.get_by_role("link", name="Your account")).to_be_visible()
    perpetua.goto("/account/")
    press(perpetua, "Sign out")
    expect(perpetua.get_by_role("button", name="Sign out")).to_have_count(0)
    perpetua.goto("/news/")
    expect(sections.get_by_role("link", name="Your account")).to_have_count(0)
    perpetua.goto("/account/")
    heading(perpetua, "Sign in")
