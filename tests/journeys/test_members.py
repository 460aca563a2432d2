"""The secretary by keyboard alone: a notice that runs, a mistake in the register put right."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import Axe, tab_to
from tests.journeys.desk import barriers, come_in, link_for
from tests.servers.masthead import ServedPaper

MEMBERS = """Member number,Name,Address,Postcode,Date entered,Shares,Amount paid
90001,Rose Amble,3 Quay Street Threlby,ZZ1 1AA,2019-03-01,100,{paid}
"""


@pytest.fixture(scope="module")
def member(served_paper: ServedPaper, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Take over a register of one member; return the address of their page."""
    file = Path(tmp_path_factory.mktemp("register")) / "members.csv"
    file.write_text(MEMBERS.format(paid="1000.00"))
    served_paper.masthead(
        "import", "register", str(file), "--as-at", "2026-01-31", "--members", "1",
        "--shares", "100", "--amount", "1000.00", "--accept-doubts", "0",
    )  # fmt: skip
    return "/desk/society/members/90001/"


@pytest.fixture(scope="module")
def cookies(browser: Browser, served_paper: ServedPaper) -> Any:
    """Sign in as the secretary, by the link that the command prints."""
    context = browser.new_context()
    address = link_for("secretary@post.example", paper=served_paper, role="secretary")
    opened = context.new_page()
    come_in(opened, address)
    opened.wait_for_url("**/desk/")
    found = context.cookies()
    context.close()
    return found


@pytest.fixture
def secretary(page: Page, context: BrowserContext, cookies: Any) -> Page:
    """Give the page of the secretary at the desk."""
    context.add_cookies(cookies)
    return page


def type_into(page: Page, name: str, text: str) -> None:
    tab_to(page, page.locator(f"main [name={name}]"))
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def follow(page: Page, link: str) -> None:
    found = page.get_by_role("main").get_by_role("link", name=link).first
    tab_to(page, found)
    page.keyboard.press("Enter")


def press(page: Page, button: str) -> None:
    tab_to(page, page.get_by_role("main").get_by_role("button", name=button, exact=True))
    page.keyboard.press("Enter")


def test_a_notice_is_written_down_and_not_paid_before_it_ends(
    secretary: Page, member: str, axe: Axe
) -> None:
    secretary.goto(member)
    follow(secretary, "Notice of withdrawal")
    type_into(secretary, "quantity", "40")
    type_into(secretary, "authority", "Letter of today")
    press(secretary, "Look at what it does")
    expect(secretary.get_by_role("status").last).to_contain_text("Nothing has changed yet")
    assert barriers(axe(secretary)) == []
    press(secretary, "Write the notice down")
    expect(secretary.get_by_role("main")).to_contain_text("90 days left")
    follow(secretary, "Pay")
    type_into(secretary, "authority", "Board, minute 4")
    press(secretary, "Look at what it does")
    expect(secretary.get_by_role("alert")).to_contain_text("it can be paid from")
    expect(secretary.locator("main [name=authority]")).to_have_value("Board, minute 4")


def test_a_hundred_keyed_for_ten_is_reversed_and_entered_again(
    secretary: Page, member: str, axe: Axe
) -> None:
    secretary.goto(member)
    follow(secretary, "Correct")
    type_into(secretary, "quantity", "60")
    type_into(secretary, "why", "Sixty, says the old ledger")
    press(secretary, "Look at what it does")
    expect(secretary.get_by_role("status").last).to_contain_text("is reversed")
    assert barriers(axe(secretary)) == []
    press(secretary, "Correct it")
    expect(secretary.get_by_role("main")).to_contain_text("Taken back by number")
