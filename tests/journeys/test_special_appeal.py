"""A reader gives to a special appeal, the organiser sees it matched and the month with it."""

import re

from playwright.sync_api import Page, expect

from tests.browser import Axe
from tests.journeys import desk
from tests.journeys.fund import seen


def test_a_gift_to_it_is_matched_and_leaves_the_monthly_fund_alone(
    editor: Page, reader: Page, axe: Axe
) -> None:
    before = seen(reader)
    panel = reader.get_by_role("region", name="A second press")
    expect(panel.locator(".raised")).to_have_text("£5,120")
    panel.get_by_role("link", name="Give to this appeal").click()
    reader.get_by_label("Another amount").fill("40")
    reader.get_by_label("Card").check()
    assert axe(reader) == []
    reader.get_by_role("main").get_by_role("button", name="Give").click()
    reader.get_by_role("button", name="Pay", exact=True).click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Thank you")
    reader.goto("/fund/a-second-press/")
    expect(reader.get_by_role("main")).to_contain_text("You’ve raised £5,160 of £12,000")
    expect(reader.get_by_role("main")).to_contain_text("Matched: £3,160 of £5,000 so far promised")
    assert seen(reader) == before
    _the_sponsor_pays(editor, axe)
    reader.goto("/fund/a-second-press/")
    expect(reader.get_by_role("main")).to_contain_text("You’ve raised £5,460 of £12,000")
    expect(reader.get_by_role("main")).to_contain_text("£2,300 has been paid in and is counted.")


def _the_sponsor_pays(editor: Page, axe: Axe) -> None:
    editor.goto("/desk/fund/appeals/")
    editor.get_by_role("link", name="A second press").click()
    editor.get_by_role("link", name="the Calderstoke Guild of Bookbinders").click()
    editor.get_by_label("Amount").fill("three hundred")
    editor.get_by_role("button", name="Record this money").click()
    expect(editor.get_by_role("alert")).to_contain_text("“three hundred” is not an amount")
    editor.get_by_label("Amount").fill("300")
    editor.get_by_role("button", name="Record this money").click()
    assert re.match(r"£300 from the sponsor is in the book", desk.said(editor)[0])
    editor.get_by_role("link", name=re.compile(r"^\d+$")).first.click()
    expect(editor.get_by_role("main")).to_contain_text("Paid in for the match of")


def test_the_month_at_a_glance_is_the_first_of_the_fund_s_menu(editor: Page) -> None:
    editor.goto("/desk/")
    editor.get_by_role("button", name="Fund", exact=True).click()
    editor.get_by_role("link", name="The month at a glance").first.click()
    main = editor.get_by_role("main")
    expect(main).to_contain_text("than by this day of")
    editor.get_by_text("The same as a table").click()
    expect(main).to_contain_text("not over")
    editor.get_by_role("link", name="Promised by post").click()
    expect(editor).to_have_url(re.compile("/desk/gifts/awaited/"))
