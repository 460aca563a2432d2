"""The fund’s organiser and the administrator at the desk: gifts, appeals, the paper itself."""

import re

from playwright.sync_api import Page, expect

from tests.journeys import desk
from tests.journeys.fund import seen, status


def test_a_gift_by_post_is_recorded_and_seen_by_readers(editor: Page, reader: Page) -> None:
    before = seen(reader)
    editor.goto("/desk/gifts/record/")
    editor.get_by_label("Amount").fill("-5")
    editor.get_by_label("How it came").select_option(label="Postal order")
    editor.get_by_label("Giver’s name").fill("Ottoline Fairweather")
    editor.get_by_label("Thanks in the paper").select_option("full")
    editor.get_by_role("button", name="Record this gift").click()
    expect(editor.get_by_role("main")).to_contain_text("“-5” is not an amount")
    expect(editor.get_by_label("Giver’s name")).to_have_value("Ottoline Fairweather")
    assert seen(reader) == before
    editor.get_by_label("Amount").fill("25")
    editor.get_by_role("button", name="Record this gift").click()
    assert re.match(r"Gift number \d+ recorded: £25", desk.said(editor)[0])
    assert seen(reader) == before.and_(2500)
    reader.goto("/fund/")
    expect(reader.get_by_role("region", name="Thank you")).to_contain_text("Ottoline Fairweather")
    editor.goto("/desk/fund/gifts/?q=Ottoline")
    expect(editor.get_by_role("main")).to_contain_text("Ottoline Fairweather")


def test_a_promised_gift_is_recorded_from_the_list_of_those_awaited(
    editor: Page, reader: Page
) -> None:
    reader.goto("/give/")
    reader.get_by_label("Another amount").fill("40")
    reader.get_by_label("Cheque").check()
    reader.get_by_label("Your town").fill("Threlby")
    reader.get_by_label("Town only").check()
    reader.get_by_role("main").get_by_role("button", name="Give").click()
    reference, address = reader.locator(".reference").inner_text(), reader.url
    raised = status(reader)["raised"]
    editor.goto("/desk/gifts/awaited/")
    editor.get_by_role("link", name=f"Record {reference}").click()
    expect(editor.get_by_label("Amount")).to_have_value(re.compile(r"^40(\.00)?$"))
    expect(editor.get_by_label("Giver’s town")).to_have_value("Threlby")
    editor.get_by_role("button", name="Record this gift").click()
    assert "recorded" in desk.said(editor)[0]
    assert status(reader)["raised"] == raised + 4000
    reader.goto(address)
    expect(reader.get_by_role("heading", level=1)).to_have_text("Thank you")
    editor.goto("/desk/gifts/awaited/")
    expect(editor.get_by_role("main")).not_to_contain_text(reference)


def test_a_special_appeal_is_opened_and_seen_by_readers(editor: Page, reader: Page) -> None:
    before = status(reader)
    today = before["as_at"][:10]
    editor.goto("/desk/")
    editor.get_by_role("button", name="Fund", exact=True).click()
    editor.get_by_role("link", name="Appeals", exact=True).click()
    editor.get_by_role("link", name=re.compile("Open an appeal")).first.click()
    editor.get_by_label("Name").fill("A new press")
    editor.get_by_label("Target").fill("2500")
    editor.get_by_label("First day").fill(today)
    editor.get_by_label("Last day").fill("2020-01-01")
    editor.get_by_label("A special appeal").check()
    editor.get_by_role("button", name="Open this appeal").click()
    expect(editor.get_by_role("alert")).to_contain_text("Nothing has changed yet")
    expect(editor.get_by_label("Name")).to_have_value("A new press")
    editor.get_by_label("Last day").fill(before["closes_on"])
    editor.get_by_role("button", name="Open this appeal").click()
    desk.said(editor)
    reader.goto("/fund/")
    special = reader.get_by_role("region", name="Special appeals")
    expect(special).to_contain_text("A new press")
    expect(special).to_contain_text("£2,500")
    assert status(reader)["raised"] == before["raised"]


def test_an_accent_that_can_t_be_read_is_refused_with_its_ratio(editor: Page, reader: Page) -> None:
    editor.goto("/desk/paper/")
    editor.get_by_label("Motto").fill("Warp and weft")
    editor.locator("#id_accent").fill("#ffcc00")
    keep(editor)
    expect(editor.get_by_role("main")).to_contain_text(re.compile(r"1\.\d+"))
    expect(editor.get_by_label("Motto")).to_have_value("Warp and weft")
    reader.goto("/")
    expect(reader.locator(".masthead-motto")).to_have_text("Owned by those who read it")


def test_the_paper_s_name_and_colour_change_for_readers_at_once(editor: Page, reader: Page) -> None:
    editor.goto("/desk/paper/")
    editor.locator("#id_name").fill("The Spinners’ Post")
    editor.locator("#id_accent").fill("#004488")
    editor.locator("#id_fund_name").fill("The winding fund")
    keep(editor)
    assert desk.said(editor) == ["The settings are kept."]
    reader.goto("/")
    expect(reader).to_have_title(re.compile("The Spinners’ Post"))
    expect(reader.locator(".masthead-title")).to_have_text("The Spinners’ Post")
    expect(reader.get_by_role("heading", name="The winding fund")).to_be_visible()
    accent = "getComputedStyle(document.documentElement).getPropertyValue('--accent')"
    assert "#004488" in reader.evaluate(accent)


def test_the_currency_stays_once_there_is_an_entry_in_the_book(editor: Page) -> None:
    editor.goto("/desk/paper/")
    expect(editor.locator("#id_currency")).to_be_disabled()


def keep(editor: Page) -> None:
    editor.get_by_role("button", name="Keep the settings").click()
