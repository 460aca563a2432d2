"""A reader becomes an owner: buys shares by keyboard alone, gives some, and pays in parts."""

import re
import sqlite3

import pytest
from playwright.sync_api import Page, expect

from tests.browser import tab_to
from tests.journeys.fund import seen
from tests.journeys.shares import fill_in, heading, press, to_pay, to_the_particulars
from tests.servers.masthead import ServedPaper


def type_into(page: Page, label: str, text: str) -> None:
    tab_to(page, page.get_by_label(label, exact=True))
    page.keyboard.type(text)


def go_on(page: Page, button: str = "Go on") -> None:
    tab_to(page, page.get_by_role("main").get_by_role("button", name=button, exact=True))
    page.keyboard.press("Enter")


def test_by_keyboard_alone_from_the_page_of_the_shares_to_money_in_suspense(page: Page) -> None:
    fund = seen(page)
    page.goto("/shares/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("main").get_by_role("link", name="Buy shares").first)
    page.keyboard.press("Enter")
    say_how_many_and_who(page)
    mistype_the_name(page)
    tell_the_particulars(page)
    agree_and_pay(page)
    expect(heading(page)).to_have_text("Thank you: your money has come")
    expect(page.get_by_role("main")).to_contain_text("£120 is kept apart")
    assert seen(page) == fund


def say_how_many_and_who(page: Page) -> None:
    expect(heading(page)).to_have_text("How many shares would you like?")
    tab_to(page, page.get_by_role("textbox", name="Another number"))
    page.keyboard.type("12")
    go_on(page)
    expect(heading(page)).to_have_text("Who will hold the shares?")
    tab_to(page, page.get_by_role("radio", name=re.compile("^Me You become")))
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name=re.compile("^Me and somebody else"))).to_be_checked()
    page.keyboard.press("ArrowUp")
    go_on(page)


def mistype_the_name(page: Page) -> None:
    """Give a postcode for a name: the alert leads to it, and it is still there."""
    expect(heading(page)).to_have_text("What the register has to know")
    type_into(page, "Your name, in full", "ZZ1 4WP")
    go_on(page)
    expect(page.get_by_role("alert")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    name = page.get_by_label("Your name, in full")
    expect(name).to_be_focused()
    expect(name).to_have_value("ZZ1 4WP")
    page.keyboard.press("Control+A")


def tell_the_particulars(page: Page) -> None:
    page.keyboard.type("Wilf Ashdown-Parr")
    type_into(page, "Your postal address", "9 Tenter Bank, Calderstoke")
    type_into(page, "Postcode", "ZZ1 9TB")
    for label, typed in (("Day", "2"), ("Month", "11"), ("Year", "1957")):
        type_into(page, label, typed)
    type_into(page, "Your email", "wilf@post.example")
    tab_to(page, page.get_by_label("Notices of meetings"))
    page.keyboard.press("Space")
    go_on(page)


def agree_and_pay(page: Page) -> None:
    expect(heading(page)).to_have_text("Please read this first")
    tab_to(page, page.get_by_label("I have read this"))
    page.keyboard.press("Space")
    go_on(page)
    expect(heading(page)).to_have_text("Read it over, and pay")
    expect(page.get_by_role("main")).to_contain_text("12 · £120")
    expect(page.get_by_role("main")).to_contain_text("2 November 1957")
    tab_to(page, page.get_by_role("radio", name="Card"))
    go_on(page, "Apply and pay")
    expect(page).to_have_url(re.compile("/practice/ps_"))
    tab_to(page, page.get_by_role("button", name="Pay", exact=True))
    page.keyboard.press("Enter")


def test_what_was_typed_is_there_on_another_day_and_in_another_browser(
    page: Page, reader: Page
) -> None:
    to_the_particulars(page, "30")
    fill_in(page, name="Perpetua Lund", email="perpetua@post.example")
    press(page)
    reader.goto(page.url)
    reader.get_by_role("navigation", name="Steps").get_by_role("link", name="Particulars").click()
    expect(reader.get_by_label("Your name, in full")).to_have_value("Perpetua Lund")
    expect(reader.get_by_label("Year")).to_have_value("1980")
    reader.get_by_role("navigation", name="Steps").get_by_role("link", name="How many").click()
    expect(reader.get_by_role("textbox", name="Another number")).to_have_value("30")


def test_from_two_windows_one_application_is_sent_in(page: Page, reader: Page) -> None:
    to_pay(page, "6", name="Otto Bright", email="otto@post.example")
    reader.goto(page.url)
    for window in (page, reader):
        window.get_by_label("Cheque").check()
        press(window, "Apply and pay")
        expect(heading(window)).to_have_text("How to send your £60")
    expect(page.locator(".reference")).to_have_text(reader.locator(".reference").inner_text())


@pytest.mark.parametrize(("button", "said"), [("Decline", "did not go through"), ("Cancel", "did")])
def test_what_was_not_paid_is_tried_again_from_its_own_page(
    page: Page, button: str, said: str
) -> None:
    to_pay(page, "7", name=f"Nan {button}", email="nan@post.example")
    page.get_by_label("Card").check()
    press(page, "Apply and pay")
    page.get_by_role("button", name=button).click()
    expect(heading(page)).to_have_text("Nothing was taken")
    expect(page.get_by_role("main")).to_contain_text(said)
    page.get_by_label("Bank transfer").check()
    press(page, "Pay £70")
    expect(heading(page)).to_have_text("How to send your £70")
    expect(page.get_by_role("main")).to_contain_text("00-00-00")


def test_in_five_parts_the_next_is_asked_for(page: Page) -> None:
    to_pay(page, "10", name="Dot Ferriby", email="dot@post.example")
    page.get_by_label("In 5 monthly parts").check()
    page.get_by_label("Card").check()
    press(page, "Apply and pay")
    page.get_by_role("button", name="Pay", exact=True).click()
    expect(heading(page)).to_have_text("Part 2 of 5")
    expect(page.get_by_role("main")).to_contain_text("Of £100, £20 has come")


def test_a_gift_is_accepted_by_whoever_gets_it(
    page: Page, reader: Page, served_paper: ServedPaper
) -> None:
    to_the_particulars(page, "5", holder="Somebody to whom I give them")
    page.get_by_label("Your name").fill("Jonah Stott")
    page.get_by_label("Your email").fill("jonah@post.example")
    page.get_by_label("Whom the shares are for").fill("Halima Stott")
    page.get_by_label("Their email").fill("halima@post.example")
    press(page)
    page.get_by_label("I have read this").check()
    press(page)
    page.get_by_label("Card").check()
    press(page, "Apply and pay")
    page.get_by_role("button", name="Pay", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("once the gift is accepted")
    reader.goto(link_for("halima@post.example", paper=served_paper))
    expect(heading(reader)).to_have_text("Jonah Stott gives you 5 shares of the paper")
    fill_in(reader, name="Halima Stott", email="halima@post.example")
    reader.get_by_label("I accept the shares").check()
    press(reader, "Accept the shares")
    expect(heading(reader)).to_have_text("Thank you: you have accepted")
    page.reload()
    expect(heading(page)).to_have_text("Thank you: your money has come")


def link_for(email: str, *, paper: ServedPaper) -> str:
    """Return the path in the latest letter that asks somebody to accept shares."""
    with sqlite3.connect(paper.folder / "paper.sqlite3") as database:
        (text,) = database.execute(
            'SELECT text FROM mail_letter WHERE "to" = ? ORDER BY queued_at DESC', [email]
        ).fetchone()
    found = re.search(r"/shares/gift/\S+", text)
    assert found
    return found.group()
