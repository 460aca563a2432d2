"""What happens to a story after it is published: corrected, withdrawn, moved."""

import re

from playwright.sync_api import Page, expect

from tests.browser import Axe
from tests.journeys import desk

LISTS = ("/", "/world/", "/feeds/rss.xml", "/search/?q=cotton", "/desk/")


def address_of(reader: Page, section: str, headline: str) -> str:
    """Return a story's address as a reader finds it in its section."""
    reader.goto(f"/{section}/")
    link = reader.get_by_role("main").get_by_role("link", name=headline, exact=True)
    return link.get_attribute("href") or ""


def open_screen(editor: Page, headline: str, *, verb: str) -> None:
    """Go from the story's form to the screen of a verb, by the menu beside its name."""
    desk.open_story(editor, headline)
    editor.get_by_role("navigation", name="Breadcrumb").wait_for()
    editor.get_by_role("button", name="Actions", exact=True).first.click()
    editor.get_by_role("link", name=verb, exact=True).first.click()


def test_a_correction_stands_on_the_story_on_its_page_and_in_the_feed(
    editor: Page, reader: Page
) -> None:
    headline = "Islanders buy the ferry that they could not do without"
    address = address_of(reader, "world", headline)
    open_screen(editor, headline, verb="Correct")
    editor.get_by_label("What was wrong").fill("We said that the ferry cost £317,000.")
    editor.get_by_role("main").get_by_role("button", name="Correct").click()
    expect(editor.get_by_label("What was wrong")).to_have_value(
        "We said that the ferry cost £317,000."
    )
    editor.get_by_label("What is right").fill("It cost £371,000; the loan was £317,000.")
    editor.get_by_label("Grave").check()
    editor.get_by_label("We apologise").check()
    editor.get_by_role("main").get_by_role("button", name="Correct").click()
    assert desk.said(editor) == ["The correction stands on the story and on /corrections/."]
    reader.goto(address)
    correction = reader.get_by_role("complementary", name="Correction")
    for words in ("£317,000.", "It cost £371,000", "We apologise."):
        expect(correction).to_contain_text(words)
    assert reader.evaluate(
        "document.querySelector('.correction').compareDocumentPosition("
        "document.querySelector('.article .body')) & Node.DOCUMENT_POSITION_FOLLOWING"
    )
    reader.goto("/corrections/")
    newest = reader.get_by_role("article").filter(has_text="It cost £371,000")
    newest.get_by_role("link", name=headline).click()
    expect(reader).to_have_url(re.compile(re.escape(address) + "#correction-"))
    assert "It cost £371,000" in reader.request.get("/feeds/rss.xml").text()


def test_a_withdrawn_story_leaves_a_notice_and_is_gone_from_every_list(
    editor: Page, reader: Page, axe: Axe
) -> None:
    headline = "Cotton growers win a floor under the price"
    address = address_of(reader, "world", headline)
    assert headline in reader.request.get("/search/?q=cotton").text()
    open_screen(editor, headline, verb="Withdraw")
    editor.get_by_label("Notice to readers").fill("The growers of this story never met.")
    editor.get_by_role("main").get_by_role("button", name="Withdraw").click()
    assert desk.said(editor) == ["The story is withdrawn; its notice stands in its place."]
    answer = reader.goto(address)
    assert answer
    assert answer.status == 410
    expect(reader.get_by_role("heading", level=1)).to_have_text("We have withdrawn this story")
    expect(reader.get_by_role("main")).to_contain_text("The growers of this story never met.")
    assert axe(reader) == []
    for where in LISTS:
        assert headline not in reader.request.get(where).text()


def test_a_moved_story_is_found_from_its_old_address(editor: Page, reader: Page) -> None:
    headline = "The bus is a public place"
    old = address_of(reader, "comment", headline)
    open_screen(editor, headline, verb="Move")
    editor.get_by_label("To the section").select_option(label="News")
    editor.get_by_role("main").get_by_role("button", name="Move").click()
    assert desk.said(editor) == ["Moved to “News”."]
    answer = reader.request.get(old, max_redirects=0)
    assert answer.status == 301
    reader.goto(old)
    expect(reader).to_have_url(re.compile(re.escape(old.replace("/comment/", "/news/")) + "$"))
    expect(reader.get_by_role("heading", level=1)).to_have_text(headline)
    reader.goto("/comment/")
    expect(reader.get_by_role("main").get_by_role("link", name=headline)).to_have_count(0)


def test_a_published_story_is_never_deleted(editor: Page, reader: Page) -> None:
    headline = "Rent rises slow for the first time in four years"
    address = address_of(reader, "news", headline)
    desk.open_story(editor, headline)
    editor.goto(editor.url.replace("/edit/", "/delete/"))
    assert "A published story is never deleted" in " ".join(desk.said(editor))
    assert reader.request.get(address).status == 200
