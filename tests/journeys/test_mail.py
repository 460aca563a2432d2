"""A reader ends mail from the letter itself, by keyboard alone, and the desk sees what was said."""

import os
import re
import subprocess
import sys
from email.message import EmailMessage

from playwright.sync_api import Page, expect

from tests.browser import Axe, tab_to
from tests.journeys.desk import barriers, said
from tests.journeys.test_receipts import letters, wait_for
from tests.servers.masthead import ServedPaper

READER = "orla.teague@post.example"
WRITE = f"""
from masthead.cli import ground; ground.begin()
from django.utils import timezone
from masthead.mail.consent import say
from masthead.mail.models import Reason
from masthead.mail.send import send
from masthead.mail.suppression.suppress import suppress
from masthead.people import audit
at = timezone.now()
for purpose, words in (("newsletter", "Send me the newsletter by mail"), ("events", "Tell me")):
    say("{READER}", purpose=purpose, given=True, wording=words, source="support",
        by=audit.READER, at=at)
send("newsletter", to="{READER}", key="newsletter:1", subject="From the weir this week",
     text="The heron is back.", purpose="newsletter", at=at)
suppress("bram.quill@post.example", reason=Reason.BOUNCED, source="smtp", happened_at=at,
         said="SMTPRecipientsRefused: 550 5.1.1 Nobody of that name", by=audit.GATEWAY, at=at)
send("receipt", to="bram.quill@post.example", key="receipt:x", subject="Your gift",
     text="Thank you.", at=at)
"""


def wrote(paper: ServedPaper) -> EmailMessage:
    """Let somebody want mail, send them a letter, and return it as it arrived."""
    environment = {
        **os.environ,
        "MASTHEAD_DATA": str(paper.folder),
        "DJANGO_SETTINGS_MODULE": "masthead.settings",
        "MASTHEAD_URL": paper.url,
    }
    environment.pop("DATABASE_URL", None)
    subprocess.run([sys.executable, "-c", WRITE], env=environment, check=True)

    def arrived() -> list[EmailMessage]:
        return [letter for letter in letters(paper) if letter["To"] == READER]

    wait_for(lambda: bool(arrived()), seconds=60)
    return arrived()[0]


def test_a_reader_ends_the_newsletter_from_the_letter_and_chooses_again(
    page: Page, served_paper: ServedPaper, axe: Axe
) -> None:
    letter = wrote(served_paper)
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    [address] = re.findall(r"<(http://[^>]+)>", letter["List-Unsubscribe"])
    page.goto(address)
    assert page.context.cookies() == []
    assert axe(page) == []
    tab_to(page, page.get_by_role("button", name="Stop it"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("You won’t get it any more")
    assert page.context.cookies() == []
    assert axe(page) == []
    tab_to(page, page.get_by_role("link", name="See or change what mail you get"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("At o…@post.example")
    expect(page.get_by_label("Send me the newsletter by mail")).not_to_be_checked()
    expect(page.get_by_label("Tell me about the paper’s events")).to_be_checked()
    assert axe(page) == []
    tab_to(page, page.get_by_label("Send me the newsletter by mail"))
    page.keyboard.press("Space")
    tab_to(page, page.get_by_role("button", name="Save"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Saved.")
    expect(page.get_by_label("Send me the newsletter by mail")).to_be_checked()
    tab_to(page, page.get_by_role("button", name="Stop all of it"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Saved. You get none of it.")


def test_a_link_that_was_cut_short_says_so_plainly(page: Page) -> None:
    answer = page.goto("/mail/choose/1.abc/")
    assert answer is not None
    assert answer.status == 404


def test_the_desk_sees_what_was_said_and_writes_to_somebody_again(
    editor: Page, served_paper: ServedPaper, axe: Axe
) -> None:
    editor.goto(f"/desk/mail-wanted/?q={READER}")
    expect(editor.get_by_role("main")).to_contain_text("Stop: The newsletter")
    assert barriers(axe(editor)) == []
    editor.get_by_role("button", name="Write it down").click()
    expect(editor.get_by_role("alert")).to_contain_text("Write down what they said")
    assert barriers(axe(editor)) == []
    editor.goto("/desk/mail-wanted/")
    assert barriers(axe(editor)) == []
    editor.goto("/desk/letters/?standing=suppressed")
    expect(editor.get_by_role("main")).to_contain_text("This address is suppressed")
    assert barriers(axe(editor)) == []
    editor.goto("/desk/suppressed/")
    assert barriers(axe(editor)) == []
    editor.get_by_role("link", name="Lift: bram.quill@post.example").click()
    editor.get_by_role("button", name="Lift it").click()
    expect(editor.get_by_role("alert")).to_contain_text("Say why")
    assert barriers(axe(editor)) == []
    editor.get_by_label("Why it may be written to again").fill("Rang: a new mailbox of that name")
    editor.get_by_role("button", name="Lift it").click()
    assert said(editor) == ["That address is written to again."]
    editor.get_by_role("link", name="Suppress an address").click()
    assert barriers(axe(editor)) == []
