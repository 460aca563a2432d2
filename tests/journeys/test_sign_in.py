"""Each way of signing in, in a browser: a code, a link, a password, a passkey, a second factor."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from masthead.people.tests.door_cast import PASSWORD, totp
from tests.browser import Axe, tab_to
from tests.journeys.desk import link_for
from tests.servers.masthead import ServedPaper, serving

ANN = "ann@reader.example"


@pytest.fixture
def here(served_paper: ServedPaper) -> str:
    """Return the paper's address by its name: a passkey belongs to a name, never to a number."""
    return served_paper.url.replace("127.0.0.1", "localhost")


def latest_letter(paper: ServedPaper, email: str, *, after: int) -> str:
    """Return the words of the latest letter to somebody, once there are more than `after`."""
    for _look in range(150):
        found = letters(paper, email)
        if len(found) > after:
            return found[-1]
        time.sleep(0.1)
    raise AssertionError(f"No letter came to {email}")


def letters(paper: ServedPaper, email: str) -> list[str]:
    """Return the words of the letters to somebody, as a practice paper's folder has them."""
    found = []
    for file in sorted(
        Path(paper.folder, "mail").glob("*.eml"), key=lambda one: one.stat().st_mtime_ns
    ):
        letter = message_from_bytes(file.read_bytes(), policy=policy.default)
        body = letter.get_body(("plain",))
        if email in str(letter["To"]) and body and "/account/login/link/" in body.get_content():
            found.append(body.get_content())
    return found


def ask(page: Page, paper: ServedPaper, email: str, *, base: str = "") -> str:
    """Ask for a letter on the page of signing in, by keyboard alone; return its words."""
    before = len(letters(paper, email))
    if not re.search(r"/account/login/(\?|$)", page.url):
        page.goto(f"{base}/account/login/")
    type_into(page, page.get_by_label("Your email address"), email)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Look into your letter-box")
    return latest_letter(paper, email, after=before)


def type_into(page: Page, field: Locator, words: str) -> None:
    tab_to(page, field)
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type(words)


def code_in(letter: str) -> str:
    found = re.search(r"\d{4} \d{4}", letter)
    assert found
    return found.group()


def by_code(page: Page, paper: ServedPaper, email: str, *, base: str = "") -> None:
    letter = ask(page, paper, email, base=base)
    type_into(page, page.get_by_label("The code in our letter"), code_in(letter))
    page.keyboard.press("Enter")


def sign_out(page: Page) -> None:
    page.goto(f"{origin(page)}/account/logout/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    page.wait_for_url(f"{origin(page)}/")


def origin(page: Page) -> str:
    return str(page.evaluate("location.origin"))


def choose_password(page: Page) -> None:
    page.goto(f"{origin(page)}/account/password/")
    type_into(page, page.get_by_label("The new password"), PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("you can sign in with this password")


def add_app(page: Page) -> str:
    """Set up an authenticator app and write its codes down; return its key."""
    page.goto(f"{origin(page)}/account/security/app/")
    key = page.locator("code.key").inner_text()
    type_into(page, page.get_by_label("The code that the app shows now"), totp(key))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    expect(page.locator("ol.codes li")).to_have_count(10)
    return key


@pytest.fixture
def authenticator(page: Page) -> Iterator[Any]:
    """Give the browser a telephone that makes passkeys and asks for a fingerprint."""
    tool = page.context.new_cdp_session(page)
    tool.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made = tool.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    yield made["authenticatorId"]
    tool.detach()


def test_by_a_code_without_an_account_before(page: Page, served_paper: ServedPaper) -> None:
    by_code(page, served_paper, ANN)
    page.wait_for_url("**/account/")
    sign_out(page)
    page.goto("/account/security/")
    expect(page).to_have_url(re.compile("/account/login/"))
    letter = ask(page, served_paper, ANN)
    right = code_in(letter)
    type_into(page, page.get_by_label("The code in our letter"), "0000 0000")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("not the code of our latest letter")
    type_into(page, page.get_by_label("The code in our letter"), right)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("How you sign in")


def test_by_the_link_on_another_device_and_once(
    page: Page, reader: Page, served_paper: ServedPaper
) -> None:
    letter = ask(page, served_paper, "lin@reader.example")
    link = re.search(r"http://\S+/account/login/link/\S+", letter)
    assert link
    for _scanner in range(2):
        assert page.request.get(link.group()).ok
    reader.goto(link.group())
    tab_to(reader, reader.get_by_role("button", name="Sign in"))
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/account/")
    again = page.goto(link.group())
    assert again
    assert again.status == 403
    expect(page.get_by_role("heading", level=1)).to_have_text("This link signs nobody in")


def test_by_a_password_once_one_is_wanted(page: Page, served_paper: ServedPaper) -> None:
    by_code(page, served_paper, "pat@reader.example")
    page.wait_for_url("**/account/")
    choose_password(page)
    sign_out(page)
    page.goto("/account/login/?next=/account/security/")
    page.get_by_role("link", name="Sign in with a password").click()
    type_into(page, page.get_by_label("Your email address"), "pat@reader.example")
    type_into(page, page.get_by_label("Your password"), "not this one")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("The address or the password is not right")
    type_into(page, page.get_by_label("Your password"), PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("How you sign in")


def test_by_a_passkey(page: Page, here: str, served_paper: ServedPaper, authenticator: Any) -> None:
    by_code(page, served_paper, "kay@reader.example", base=here)
    page.wait_for_url("**/account/")
    page.goto(f"{here}/account/security/")
    page.get_by_role("link", name="Add a passkey").click()
    type_into(page, page.get_by_label("What you call it"), "my telephone")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    page.goto(f"{here}/account/security/")
    expect(page.get_by_role("region", name="Passkeys")).to_contain_text("my telephone")
    sign_out(page)
    page.goto(f"{here}/account/login/?next=/account/security/")
    tab_to(page, page.get_by_role("button", name="Sign in with a passkey"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("How you sign in")
    sign_out(page)
    by_code(page, served_paper, "kay@reader.example", base=here)
    expect(page.get_by_role("heading", level=1)).to_have_text("And the second factor")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/account/")


@pytest.fixture
def strict_paper(
    sample_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ServedPaper]:
    """Serve a paper that demands a second factor, as every real one does."""
    monkeypatch.setenv("MASTHEAD_SECOND_FACTOR", "always")
    shutil.copytree(sample_folder, tmp_path / "data")
    with serving(tmp_path / "data") as paper:
        yield paper


def test_the_staff_comes_to_the_desk_with_a_second_factor_alone(
    browser: Browser, strict_paper: ServedPaper
) -> None:
    context: BrowserContext = browser.new_context(base_url=strict_paper.url)
    page = context.new_page()
    page.goto(link_for("sub@post.example", paper=strict_paper, role="revise-sub"))
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The desk asks for a second factor")
    key = add_app(page)
    page.get_by_role("link", name="To the desk").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The Weavers’ Post")
    sign_out(page)
    page.goto("/desk/")
    by_code(page, strict_paper, "sub@post.example")
    expect(page.get_by_role("heading", level=1)).to_have_text("And the second factor")
    page.goto("/desk/stories/")
    expect(page).to_have_url(re.compile("/account/login/"))
    by_code(page, strict_paper, "sub@post.example")
    type_into(page, page.get_by_label("Code", exact=True), totp(key, ahead=1))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Stories")
    context.close()


def test_there_are_no_barriers_on_the_way(page: Page, served_paper: ServedPaper, axe: Axe) -> None:
    found = []
    for address in ("/account/login/", "/account/login/password/", "/account/login/link/old/"):
        page.goto(address)
        found += axe(page)
    ask(page, served_paper, "max@reader.example")
    found += axe(page)
    page.goto("/account/login/")
    by_code(page, served_paper, "max@reader.example")
    page.wait_for_url("**/account/")
    for address in ("security", "security/app", "security/passkeys/add", "password", "logout"):
        page.goto(f"/account/{address}/")
        found += axe(page)
    assert found == []
