"""The secretary decides by the keyboard alone: approved, allotted, the papers had."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Axe, tab_to
from tests.journeys import desk
from tests.servers.masthead import ServedPaper

LIST = "/desk/society/applications/"
SCREENS = (
    LIST,
    f"{LIST}?show=allot",
    "/desk/society/certificates/",
    "/desk/society/refunds/",
    "/desk/society/words/",
)


@pytest.fixture
def secretary(page: Page, served_paper: ServedPaper) -> Page:
    """Give the page of the society's secretary, signed in at the desk."""
    link = desk.link_for("secretary@post.example", paper=served_paper, role="secretary")
    desk.come_in(page, link)
    return page


def test_an_application_is_approved_and_allotted_by_the_keyboard_alone(secretary: Page) -> None:
    secretary.goto(LIST)
    ready = secretary.get_by_role("row").filter(has_text="Nothing").first
    name = ready.get_by_role("link").inner_text()
    tab_to(secretary, ready.get_by_role("checkbox"))
    secretary.keyboard.press("Space")
    tab_to(secretary, secretary.get_by_label("Minute of the board"))
    secretary.keyboard.type("12 June, minute 4")
    secretary.keyboard.press("Enter")
    assert "1 application approved." in desk.said(secretary)[0]

    secretary.goto(f"{LIST}?show=allot")
    row = secretary.get_by_role("row").filter(has_text=name)
    tab_to(secretary, row.get_by_role("checkbox"))
    secretary.keyboard.press("Space")
    tab_to(secretary, secretary.get_by_role("button", name="Allot those ticked"))
    secretary.keyboard.press("Enter")
    assert "1 application allotted." in desk.said(secretary)[0]

    secretary.goto(f"{LIST}?show=allotted")
    secretary.get_by_role("main").get_by_role("link", name=name, exact=True).click()
    letter = secretary.get_by_role("link", name="Letter of allotment (PDF)")
    expect(letter).to_be_visible()
    assert secretary.request.get(letter.get_attribute("href") or "").ok


def test_what_is_not_typed_is_said_and_nothing_is_decided(secretary: Page) -> None:
    secretary.goto(LIST)
    secretary.get_by_role("button", name="Approve those ticked").press("Enter")
    alert = secretary.get_by_role("alert")
    expect(alert).to_contain_text("Tick the applications first")
    alert.get_by_role("link", name="Name the minute of the board").press("Enter")
    expect(secretary.get_by_label("Minute of the board")).to_be_focused()


@pytest.mark.parametrize("address", SCREENS)
def test_axe_finds_nothing(secretary: Page, axe: Axe, address: str) -> None:
    secretary.goto(address)
    found = {}
    for width, scheme in ((1280, "light"), (1280, "dark"), (375, "light"), (375, "dark")):
        secretary.set_viewport_size({"width": width, "height": 900})
        secretary.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        found[width, scheme] = desk.barriers(axe(secretary))
    assert {screen: said for screen, said in found.items() if said} == {}
