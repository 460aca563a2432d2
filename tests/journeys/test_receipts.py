"""A giver gets a receipt by mail, and the organiser thanks in print; a reader reads it."""

import email
import email.policy
import re
import time
from collections.abc import Callable
from email.message import EmailMessage

from playwright.sync_api import Browser, Page, expect

from tests.journeys.desk import come_in, link_for, press_publish
from tests.journeys.test_give import press
from tests.servers.masthead import ServedPaper


def letters(paper: ServedPaper) -> list[EmailMessage]:
    """Return what the practice paper has mailed: files in its folder."""
    found = []
    for file in sorted((paper.folder / "mail").glob("*.eml")):
        letter = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
        assert isinstance(letter, EmailMessage)
        found.append(letter)
    return found


def wait_for(is_so: Callable[[], bool], *, seconds: int) -> None:
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until, f"not so after {seconds} seconds"
        time.sleep(0.25)


def test_the_receipt_comes_by_mail_once_and_leads_to_a_pdf(
    page: Page, served_paper: ServedPaper
) -> None:
    page.goto("/give/")
    page.get_by_label("Another amount").fill("64.20")
    page.get_by_label("Your name").fill("Perpetua Lund")
    page.get_by_label("Your email").fill("perpetua at post")
    press(page, "Give")
    page.get_by_role("alert").get_by_role("link", name="That is no email address").click()
    expect(page.get_by_label("Your email")).to_be_focused()
    page.get_by_label("Your email").fill("perpetua@post.example")
    page.get_by_label("By name").check()
    press(page, "Give")
    press(page, "Pay")
    expect(page.get_by_role("main")).to_contain_text("A receipt is on its way to you by mail.")
    page.reload()

    def hers() -> list[EmailMessage]:
        found = letters(served_paper)
        return [letter for letter in found if letter["To"] == "perpetua@post.example"]

    wait_for(lambda: bool(hers()), seconds=60)
    [letter] = hers()
    text = letter.get_body(["plain"])
    assert text is not None
    assert "Amount: £64.20" in text.get_content()
    [link] = re.findall(r"https?://\S+/give/receipt/\S+", text.get_content())
    answer = page.request.get(link)
    assert answer.headers["content-type"] == "application/pdf"
    assert "set-cookie" not in answer.headers


def test_the_organiser_s_column_is_published_by_an_editor_and_read(
    browser: Browser, editor: Page, reader: Page, served_paper: ServedPaper
) -> None:
    organiser = browser.new_context(base_url=served_paper.url).new_page()
    come_in(organiser, link_for("fund@post.example", paper=served_paper, role="fund-organiser"))
    organiser.goto("/desk/fund/thanks/new/")
    organiser.get_by_label("Headline").fill("Three cheers")
    organiser.get_by_label("Your words before the gifts").fill("The kettle is on.")
    organiser.get_by_role("button", name="Show the column").click()
    expect(organiser.get_by_role("region", name="The column")).to_contain_text("The kettle is on.")
    expect(organiser.get_by_role("button", name="Print and publish")).to_have_count(0)
    organiser.get_by_role("button", name="Print as a draft story").click()
    expect(organiser.get_by_role("main")).to_contain_text("Draft: an editor publishes it")
    organiser.goto("/desk/fund/thanks/new/")
    expect(organiser.get_by_role("main")).to_contain_text("Every gift of these days")
    editor.goto("/desk/")
    editor.get_by_role("main").get_by_role("link", name="Three cheers").click()
    press_publish(editor)
    reader.goto("/news/")
    reader.get_by_role("link", name="Three cheers").first.click()
    expect(reader.get_by_role("main")).to_contain_text("The kettle is on.")
    expect(reader.get_by_role("main")).to_contain_text("Jo Harker, £25")
    organiser.context.close()
