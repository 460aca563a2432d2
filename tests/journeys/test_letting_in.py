"""A story is kept for supporters at the desk; each reader finds what is theirs."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from masthead.sample.supporters import SUPPORTERS
from tests.browser import PICTURES, Axe, tab_to
from tests.journeys import desk
from tests.journeys.test_correct import address_of
from tests.journeys.test_sign_in import by_code
from tests.servers.masthead import ServedPaper

HEADLINE = "Islanders buy the ferry that they could not do without"
KEPT = "This story is kept for our supporters"
WIDTHS, SCHEMES = (1280, 375), ("light", "dark")


@pytest.fixture(scope="module")
def address(browser: Browser, served_paper: ServedPaper, signed_in: object) -> str:
    """Keep a story for supporters at the desk, with a meter of one; return its address."""
    context = browser.new_context(base_url=served_paper.url)
    context.add_cookies(signed_in)  # type: ignore[arg-type]
    editor = context.new_page()
    editor.goto("/desk/readers/")
    editor.get_by_label("Archive after, days").fill("365")
    editor.get_by_role("button", name="Let it be so").click()
    refusal = editor.get_by_role("alert").get_by_role("link", name="Say both for whom")
    expect(refusal).to_have_attribute("href", "#id_archive_readers")
    expect(editor.get_by_label("Archive after, days")).to_have_value("365")
    editor.get_by_label("Archive after, days").fill("")
    editor.get_by_label("Stories a month on the meter").fill("1")
    editor.get_by_role("button", name="Let it be so").click()
    assert desk.said(editor) == ["Decided. It holds from now on."]
    desk.open_story(editor, HEADLINE)
    editor.get_by_role("tab", name="Placing and rules").click()
    editor.get_by_label("Who may read it").select_option(label="Supporters")
    desk.press_publish(editor)
    found = address_of(editor, "world", HEADLINE)
    context.close()
    return found


def photograph(page: Page, name: str) -> None:
    """Keep how a page looks, wide and narrow, light and dark."""
    Path(PICTURES).mkdir(parents=True, exist_ok=True)
    for width in WIDTHS:
        for scheme in SCHEMES:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            page.screenshot(path=PICTURES / f"access-{name}-{width}-{scheme}.png", full_page=True)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light")


def test_a_reader_sees_the_start_and_what_would_open_the_rest(
    page: Page, address: str, axe: Axe
) -> None:
    page.goto("/world/")
    expect(page.get_by_role("article").filter(has_text=HEADLINE).first).to_contain_text(
        "For supporters"
    )
    answer = page.goto(address)
    assert answer
    assert answer.headers["cache-control"] == "private, no-store"
    assert page.context.cookies() == []
    lock = page.get_by_role("region", name=KEPT)
    expect(lock.get_by_role("link", name="Become a supporter")).to_have_attribute(
        "href", "/support/"
    )
    expect(page.locator(".body.start p")).to_have_count(2)
    assert axe(page) == []
    photograph(page, "locked")


def test_a_supporter_signs_in_reads_and_passes_the_story_on(
    page: Page, reader: Page, address: str, served_paper: ServedPaper, axe: Axe
) -> None:
    page.goto(address)
    entrance = page.get_by_role("link", name="A supporter already? Sign in")
    tab_to(page, entrance)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/account/login/"))
    by_code(page, served_paper, supporter())
    page.wait_for_url(re.compile(re.escape(address) + "$"))
    expect(page.get_by_role("heading", name=KEPT)).to_have_count(0)
    photograph(page, "opened")
    onward = page.get_by_role("link", name="Pass this story on")
    tab_to(page, onward)
    page.keyboard.press("Enter")
    make = page.get_by_role("button", name="Make a link")
    tab_to(page, make)
    assert axe(page) == []
    photograph(page, "pass-on")
    make.focus()
    page.keyboard.press("Enter")
    gift = page.get_by_role("link", name=re.compile(r"\?gift="))
    expect(gift).to_be_visible()
    assert axe(page) == []
    photograph(page, "link")
    reader.goto(gift.inner_text())
    expect(reader.get_by_role("complementary", name="A gift")).to_be_visible()
    expect(reader.locator(".kept-part p").nth(3)).to_be_visible()
    page.reload()
    expect(page.get_by_role("main")).to_contain_text("Opened once of 10 times")


def test_a_reader_with_an_account_opens_one_story_a_month(
    page: Page, address: str, served_paper: ServedPaper, axe: Axe
) -> None:
    page.goto(address)
    page.get_by_role("link", name="A supporter already? Sign in").click()
    by_code(page, served_paper, "meter@reader.example")
    page.wait_for_url(re.compile(re.escape(address) + "$"))
    expect(page.get_by_role("region", name=KEPT)).to_contain_text(
        "You may open one more such story this month"
    )
    assert axe(page) == []
    photograph(page, "meter")
    button = page.get_by_role("button", name="Open this one")
    tab_to(page, button)
    page.keyboard.press("Enter")
    expect(page.get_by_role("complementary", name="Stories this month")).to_contain_text("0 more")
    expect(page.locator(".kept-part p").nth(3)).to_be_visible()
    photograph(page, "metered")


def test_the_desk_s_screens_are_for_everyone(editor: Page, address: str, axe: Axe) -> None:
    editor.goto("/desk/readers/")
    expect(editor.get_by_role("main")).to_contain_text("Supporters: 1 published story")
    assert desk.barriers(axe(editor)) == []
    photograph(editor, "desk")
    desk.open_story(editor, HEADLINE)
    editor.get_by_role("tab", name="Placing and rules").click()
    photograph(editor, "story")


def supporter() -> str:
    """Return the address of somebody who supports the sample paper."""
    return next(one.email for one in SUPPORTERS if one.email and not one.fate)
