"""A reader becomes a supporter: by card, direct debit and standing order, and by keyboard alone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Axe
from tests.journeys.fund import status

HEAD = "Date,Description,Paid out,Paid in,Balance\n"


def begin(page: Page, *, level: str = "Friend", how: str = "Card", often: str = "") -> None:
    page.goto("/support/")
    if often:
        page.get_by_role("radio", name=often).check()
    page.get_by_role("radio", name=level).check()
    page.get_by_role("radio", name=how).check()
    page.get_by_label("Your name", exact=True).fill("Perpetua Lund")
    page.get_by_label("Email").fill("perpetua.lund@reader.example")


def press(page: Page, button: str) -> None:
    page.get_by_role("main").get_by_role("button", name=button).first.click()


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def test_by_card_the_first_payment_moves_the_fund_and_a_supporter_is_thanked(page: Page) -> None:
    before = status(page)["raised"]
    begin(page)
    press(page, "Become a supporter")
    expect(page).to_have_url(re.compile("/practice/regular/psub_"))
    expect(page.get_by_role("main")).to_contain_text("£10 each month")
    press(page, "A card that pays")
    expect(page).to_have_url(re.compile("/support/thanks/"))
    assert heading(page) == "Thank you"
    main = page.get_by_role("main")
    expect(main).to_contain_text("You are a supporter of The Weavers’ Post now.")
    expect(main).to_contain_text("£10 a month, by card")
    expect(main).to_contain_text("The editor’s letter, each month")
    for _ in range(40):
        if status(page)["raised"] == before + 1000:
            break
        page.wait_for_timeout(500)
    assert status(page)["raised"] == before + 1000


def test_by_direct_debit_each_quarter_nothing_is_taken_on_the_first_day(page: Page) -> None:
    before = status(page)["raised"]
    begin(page, how="Direct debit", often="Each quarter")
    expect(page.get_by_role("radio", name="Friend")).to_be_checked()
    press(page, "Become a supporter")
    press(page, "An account that pays")
    assert heading(page) == "Thank you"
    main = page.get_by_role("main")
    expect(main).to_contain_text("£30 a quarter, by direct debit")
    expect(main).to_contain_text("Next on")
    assert status(page)["raised"] == before


def test_whoever_cancels_may_try_again(page: Page) -> None:
    begin(page, often="Each year")
    press(page, "Become a supporter")
    press(page, "Cancel")
    assert heading(page) == "Nothing was taken"
    page.get_by_role("link", name="Try again").click()
    expect(page.get_by_role("radio", name="Each year")).to_be_checked()
    expect(page.get_by_role("radio", name="Friend")).to_be_checked()


def test_by_keyboard_alone(page: Page) -> None:
    page.goto("/support/")
    tab_to(page, "id_level_1")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Friend")).to_be_checked()
    tab_to(page, "id_how_1")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="Card")).to_be_checked()
    tab_to(page, "id_name")
    page.keyboard.type("Perpetua Lund")
    page.keyboard.press("Tab")
    page.keyboard.type("perpetua.lund@reader.example")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/practice/regular/"))
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "BUTTON":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")


def tab_to(page: Page, element: str) -> None:
    for _ in range(80):
        if page.evaluate("document.activeElement.id") == element:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never came to {element}")


def test_pennies_are_refused_and_a_slip_of_the_pen_is_asked_about(
    page: Page,
) -> None:
    begin(page, level="Another amount", how="Standing order")
    page.get_by_label("Your own amount").fill("0.50")
    page.get_by_label("Email").fill("perpetua@gmial.com")
    press(page, "Become a supporter")
    alert = page.get_by_role("alert")
    expect(alert).to_be_focused()
    expect(alert).to_contain_text("The least that we can take here is £1")
    expect(alert).to_contain_text("Did you mean perpetua@gmail.com?")
    page.get_by_label("Your own amount").fill("7.50")
    press(page, "Use perpetua@gmail.com")
    assert heading(page) == "Your standing order"


def test_a_standing_order_is_matched_from_the_statement_by_its_reference(
    editor: Page, reader: Page, pdf_text: Callable[[bytes], str]
) -> None:
    begin(reader, how="Standing order")
    press(reader, "Become a supporter")
    reference = reader.locator(".reference").inner_text()
    expect(reader.get_by_role("main")).to_contain_text("00-00-00")
    form = reader.get_by_role("link", name="The form for your bank (PDF)")
    said = pdf_text(reader.request.get(form.get_attribute("href") or "").body())
    assert reference in said
    assert "£10" in said
    before, day = status(reader)["raised"], status(reader)["as_at"][:10]
    text = f"{HEAD}{day},FPI LUND P {reference},,10.00,110.00\n"
    editor.goto("/desk/bank/")
    editor.get_by_label("File from the bank").set_input_files(
        {"name": "bank.csv", "mimeType": "text/csv", "buffer": text.encode()}
    )
    editor.get_by_role("button", name="Read this file").click()
    expect(editor.get_by_role("main")).to_contain_text("supporter’s gift", timeout=30_000)
    assert status(reader)["raised"] == before + 1000
    reader.reload()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Thank you")


def test_the_organiser_sets_a_level_that_readers_see_at_once(editor: Page, reader: Page) -> None:
    editor.goto("/desk/supporters/levels/new/")
    editor.get_by_role("textbox", name="Name").fill("Weaver’s mate")
    editor.get_by_label("Each month, in GBP").fill("2.50")
    editor.get_by_role("button", name="Set this level").click()
    expect(editor.get_by_role("main")).to_contain_text("£2.50 a month")
    reader.goto("/support/")
    expect(reader.get_by_role("radio", name="Weaver’s mate")).to_be_visible()


@pytest.mark.parametrize("path", ["/support/", "/support/?group=1"])
def test_no_barriers_on_the_pages(page: Page, path: str, axe: Axe) -> None:
    page.goto(path)
    assert axe(page) == []
    press(page, "Become a supporter")
    assert axe(page) == []
