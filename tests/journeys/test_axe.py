"""Each kind of page as axe looks at it: on a wide and a narrow screen, by day and by night."""

import itertools
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser import Axe
from tests.journeys.shares import to_pay, to_the_particulars

SCREENS = [(1280, "light"), (1280, "dark"), (375, "light"), (375, "dark")]

Go = Callable[[Page], object]
# Each application is somebody else's: two alike are taken for one.
_numbers = itertools.count(1)


def at(address: str) -> Go:
    """Return what goes to an address."""
    return lambda page: page.goto(address)


def story(page: Page) -> None:
    page.goto("/news/")
    page.get_by_role("main").get_by_role("link", name="Tram drivers vote").click()


def writer(page: Page) -> None:
    page.goto("/comment/")
    page.get_by_role("main").get_by_role("link", name="Thirty-one years").click()
    page.locator("a[rel=author]").click()


def topic(page: Page) -> None:
    story(page)
    page.get_by_role("navigation", name="Topics").get_by_role("link").first.click()


def give(page: Page, *, amount: str, way: str) -> None:
    page.goto("/give/")
    page.get_by_label("Another amount").fill(amount)
    page.get_by_label(way).check()
    page.get_by_role("main").get_by_role("button", name="Give").click()


def give_badly(page: Page) -> None:
    page.goto("/give/")
    page.get_by_label("Another amount").fill("ten")
    page.get_by_label("By name").check()
    page.get_by_role("main").get_by_role("button", name="Give").click()
    page.get_by_role("alert").wait_for()


def how_to_post(page: Page) -> None:
    give(page, amount="12.50", way="Cheque")


def transfer(page: Page) -> None:
    give(page, amount="12.50", way="Bank transfer")


def gateway(page: Page) -> None:
    give(page, amount="12.50", way="Card")


def thanks(page: Page) -> None:
    gateway(page)
    page.get_by_role("button", name="Pay", exact=True).click()


def nothing_taken(page: Page) -> None:
    gateway(page)
    page.get_by_role("button", name="Decline").click()


def particulars_of_shares_badly(page: Page) -> None:
    to_the_particulars(page, "10", holder="Me and somebody else")
    page.get_by_role("main").get_by_role("button", name="Go on").click()
    page.get_by_role("alert").wait_for()


def how_many_shares_badly(page: Page) -> None:
    page.goto("/shares/buy/")
    page.get_by_role("main").get_by_role("button", name="Go on").click()
    page.get_by_role("alert").wait_for()


def pay_for_shares(page: Page) -> None:
    to_pay(page, "10", name="Ash Barrow", email=f"ash-{next(_numbers)}@post.example")


def application_for_shares(page: Page) -> None:
    pay_for_shares(page)
    page.get_by_label("Cheque").check()
    page.get_by_role("main").get_by_role("button", name="Apply and pay").click()
    page.get_by_text("Pay in another way").click()


def shares_paid_for(page: Page) -> None:
    pay_for_shares(page)
    page.get_by_label("Card").check()
    page.get_by_role("main").get_by_role("button", name="Apply and pay").click()
    page.get_by_role("button", name="Pay", exact=True).click()


PAGES: dict[str, Go] = {
    "front page": at("/"),
    "section": at("/news/"),
    "story": story,
    "author": writer,
    "topic": topic,
    "search": at("/search/"),
    "search that finds": at("/search/?q=council"),
    "search that finds nothing": at("/search/?q=zyzzyva"),
    "corrections": at("/corrections/"),
    "standing page": at("/about/"),
    "shares": at("/shares/"),
    "become a supporter": at("/support/"),
    "how many shares, with errors": how_many_shares_badly,
    "particulars, with errors": particulars_of_shares_badly,
    "what to pay for shares": pay_for_shares,
    "an application": application_for_shares,
    "shares paid for": shares_paid_for,
    "fund": at("/fund/"),
    "special appeal": at("/fund/a-second-press/"),
    "give": at("/give/"),
    "give to an appeal": at("/give/?appeal=a-second-press"),
    "give, with errors": give_badly,
    "how to post": how_to_post,
    "how to transfer": transfer,
    "practice gateway": gateway,
    "thanks": thanks,
    "nothing taken": nothing_taken,
    "not found": at("/no-such-page/"),
    "sign-in": at("/account/login/"),
    "sign-in with a password": at("/account/login/password/"),
    "link in a letter, used": at("/account/login/link/used/"),
    "used sign-in link": at("/desk/sign-in/used/"),
}


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(page: Page, axe: Axe, name: str) -> None:
    PAGES[name](page)
    found = {}
    for width, scheme in SCREENS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        found[width, scheme] = axe(page)
    assert {screen: barriers for screen, barriers in found.items() if barriers} == {}


def test_axe_sees_what_is_wrong(page: Page, axe: Axe) -> None:
    page.goto("/")
    page.locator("main img").first.evaluate("picture => picture.removeAttribute('alt')")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    rules = {line.partition(":")[0] for line in axe(page)}
    assert {"image-alt", "html-has-lang"} <= rules
