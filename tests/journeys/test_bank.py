"""The bank at the desk: a statement uploaded, its lines settled by the keyboard alone."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys import desk
from tests.journeys.fund import status

HEAD = "Date,Description,Paid out,Paid in,Balance\n"
PAYER = "FPI QUILLFEATHER N"


def _file(day: str, *lines: str) -> dict[str, object]:
    text = HEAD + "".join(f"{day},{line}\n" for line in lines)
    return {"name": "bank.csv", "mimeType": "text/csv", "buffer": text.encode()}


def _upload(page: Page, file: dict[str, object]) -> None:
    page.goto("/desk/bank/")
    page.get_by_label("File from the bank").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Read this file").click()


def _go_on_to(goal: Locator) -> None:
    """Press the Tab key until something has the keyboard."""
    for _press in range(40):
        if goal.evaluate("element => element === document.activeElement"):
            return
        goal.page.keyboard.press("Tab")
    raise AssertionError(f"{goal} can’t be reached by the keyboard")


def test_lines_are_settled_by_keyboard_and_the_fund_moves_by_gifts_alone(
    editor: Page, reader: Page
) -> None:
    before = status(reader)["raised"]
    on = status(reader)["as_at"][:10]
    _upload(editor, _file(on, f"{PAYER} 01,,15.00,115.00", "ACCOUNT CHARGES,6.50,,108.50"))
    expect(editor.get_by_text("Settle the lines that wait")).to_be_visible(timeout=30_000)
    editor.get_by_role("link", name="Settle the lines that wait").click()
    expect(editor.get_by_role("link", name="Otherwise: £25")).to_be_focused()
    _go_on_to(editor.get_by_role("link", name="Otherwise: £15"))
    editor.keyboard.press("Enter")
    name = editor.get_by_label("Giver’s name")
    name.focus()
    editor.keyboard.type("Nell Quillfeather")
    editor.keyboard.press("Enter")
    assert "£15" in desk.said(editor)[0]
    charge = editor.get_by_role("button", name="−£6.50: bank charge")
    _go_on_to(charge)
    editor.keyboard.press("Enter")
    assert "−£6.50" in desk.said(editor)[0]
    expect(charge).to_have_count(0)
    assert status(reader)["raised"] == before + 1500


@pytest.mark.parametrize("torn", ["30/02/2026,A,,5.00,105.00"])
def test_a_file_that_is_wrong_is_put_aside_with_its_reason(editor: Page, torn: str) -> None:
    day, _, rest = torn.partition(",")
    _upload(editor, _file(day, rest))
    alert = editor.get_by_role("alert")
    expect(alert).to_contain_text("Line 2: “30/02/2026” is no day", timeout=30_000)
    editor.goto("/desk/bank/")
    expect(editor.get_by_role("main")).to_contain_text(re.compile("put aside: Line 2"))
