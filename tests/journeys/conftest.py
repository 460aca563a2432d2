"""Who takes part in a journey beside the reader: somebody who works at the desk."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.desk import come_in, link_for
from tests.servers.masthead import ServedPaper


@pytest.fixture(scope="module")
def signed_in(browser: Browser, served_paper: ServedPaper) -> Any:
    """Sign in at the desk by the link that the command prints; return the cookies."""
    context = browser.new_context()
    opened = context.new_page()
    come_in(opened, link_for("editor-in-chief@post.example", paper=served_paper))
    opened.wait_for_url("**/desk/")
    cookies = context.cookies()
    context.close()
    return cookies


@pytest.fixture
def editor(page: Page, context: BrowserContext, signed_in: Any) -> Page:
    """Give the page of somebody who is signed in at the desk as administrator."""
    context.add_cookies(signed_in)
    return page


@pytest.fixture
def reader(browser: Browser, served_paper: ServedPaper) -> Iterator[Page]:
    """Give the page of a reader who is not signed in, beside the editor's."""
    context = browser.new_context(base_url=served_paper.url)
    yield context.new_page()
    context.close()
