"""What somebody does at the desk, with the mouse and the keyboard."""

import datetime as dt
import re
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.servers.masthead import ServedPaper


def link_for(email: str, *, paper: ServedPaper, role: str = "administrator") -> str:
    """Take somebody onto the staff and return the sign-in link that the command prints."""
    found = re.search(
        r"http://\S+/desk/sign-in/\S+", paper.masthead("staff", email, "--role", role)
    )
    assert found
    return found.group()


def come_in(page: Page, link: str) -> None:
    """Open a sign-in link and press its button."""
    page.goto(link)
    page.get_by_role("button", name="Sign in").click()


def barriers(found: list[str]) -> list[str]:
    """Leave out what axe says of the frame that Wagtail puts around every screen of the desk."""
    return [line for line in found if not line.startswith("label-content-name-mismatch")]


def begin_story(page: Page, section: str, headline: str, *, standfirst: str = "") -> None:
    """Open a new story in a section, write two paragraphs, and leave it unsaved."""
    page.goto("/desk/stories/")
    page.get_by_role("link", name="Add story").click()
    page.get_by_role("main").get_by_role("link", name=section, exact=True).click()
    page.get_by_role("textbox", name="Headline").fill(headline)
    page.get_by_role("textbox", name="Standfirst").fill(standfirst)
    write(page, "The weir at Shuttle Bridge will be mended.", "“About time,” said the heron.")


def write(page: Page, *paragraphs: str) -> None:
    """Insert a block of paragraphs into the text and type them."""
    text = page.get_by_role("region", name="Text")
    text.get_by_role("button", name="Insert a block").last.click()
    page.get_by_role("option", name="Paragraphs").click()
    text.get_by_role("textbox").last.click()
    for number, paragraph in enumerate(paragraphs):
        if number:
            page.keyboard.press("Enter")
        page.keyboard.type(paragraph)


def open_story(page: Page, headline: str) -> None:
    """Find a story in the list of stories and open it."""
    page.goto("/desk/stories/")
    page.get_by_role("main").get_by_role("link", name=headline, exact=True).click()
    expect(page.get_by_role("textbox", name="Headline")).to_have_value(headline)


def choose_picture(page: Page, file: Path, *, name: str) -> None:
    """Upload a picture and put it at the top of the story."""
    page.get_by_role("button", name="Choose an image").click()
    window = page.get_by_role("dialog")
    window.get_by_role("tab", name="Upload").click()
    window.get_by_label("File").set_input_files(file)
    window.get_by_role("textbox", name="Title").fill(name)
    window.get_by_role("button", name="Upload").click()
    expect(window).to_be_hidden()


def type_moment(field: Locator, moment: dt.datetime) -> None:
    """Type a day and an hour; the calendar opens a little later and goes with the Tab key."""
    field.fill(f"{moment:%Y-%m-%d %H:%M}")
    calendar = field.page.locator(".xdsoft_datetimepicker:visible")
    calendar.wait_for()
    field.press("Tab")
    expect(calendar).to_have_count(0)


def draw(file: Path, *, colour: str) -> Path:
    """Draw a picture of nothing but one colour."""
    Image.new("RGB", (900, 600), colour).save(file)
    return file


def press(page: Page, button: str) -> None:
    """Choose what to do with the story from the menu at the foot of the form."""
    foot = page.get_by_role("navigation", name="Actions (footer)")
    foot.get_by_role("button", name="More actions").click()
    foot.get_by_role("button", name=button, exact=True).click()


def press_publish(page: Page, *, button: str = "Publish") -> list[str]:
    """Publish the story, or try to, and return what the desk says."""
    press(page, button)
    return said(page)


def said(page: Page) -> list[str]:
    """Return the messages at the top of the desk's page."""
    messages: Locator = page.locator(".messages li")
    messages.first.wait_for()
    return [" ".join(message.split()) for message in messages.all_inner_texts()]
