"""A reader walks through the paper: from the front page to a page that isn't there."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.servers.masthead import ServedPaper

HEADLINE = "Thirty-one years on the list for a patch of mud"
STANDFIRST = "The wait for an allotment in Calderstoke is now longer than most marriages."
WRITER = "Imran Tallis"
STANDING = [
    "/about/",
    "/shares/",
    "/support/",
    "/meeting/",
    "/complaints/",
    "/contact/",
    "/privacy/",
]
NARROW = ["/", "/news/", "/search/?q=council", "/corrections/", "/shares/", "/fund/", "/give/"]


@pytest.fixture
def without_javascript(browser: Browser, served_paper: ServedPaper) -> Iterator[Page]:
    context = browser.new_context(base_url=served_paper.url, java_script_enabled=False)
    yield context.new_page()
    context.close()


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def open_story(page: Page) -> None:
    """Go to the story as a reader does: front page, section, headline."""
    page.goto("/")
    page.get_by_role("navigation", name="Sections").get_by_role("link", name="Comment").click()
    page.get_by_role("main").get_by_role("link", name=HEADLINE).click()


def walk(page: Page) -> Iterator[str]:
    """Read on from the front page, and yield each page's heading."""
    open_story(page)
    yield heading(page)
    page.get_by_role("link", name=WRITER).click()
    yield heading(page)
    page.get_by_role("main").get_by_role("link", name=HEADLINE).click()
    page.get_by_role("navigation", name="Topics").get_by_role("link", name="Food").click()
    yield heading(page)
    page.get_by_role("navigation", name="Sections").get_by_role("link", name="Search").click()
    page.get_by_label("Words to look for").fill("allotment")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    page.get_by_role("main").get_by_role("link", name=HEADLINE).click()
    yield heading(page)
    page.get_by_role("contentinfo").get_by_role("link", name="Corrections").click()
    yield heading(page)


WALKED = [HEADLINE, WRITER, "Food", HEADLINE, "Corrections"]


def test_one_link_leads_to_the_next(page: Page) -> None:
    assert list(walk(page)) == WALKED


def test_it_is_the_same_without_javascript(without_javascript: Page) -> None:
    assert list(walk(without_javascript)) == WALKED


def test_a_reader_gets_no_cookie(page: Page, context: BrowserContext) -> None:
    list(walk(page))
    page.goto("/fund/")
    assert context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_nothing_is_asked_of_anybody_else(page: Page, served_paper: ServedPaper) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    list(walk(page))
    assert len(asked) > 20
    assert [url for url in asked if not url.startswith(served_paper.url)] == []


def test_the_front_page_has_a_lead_and_a_shelf_for_each_section(page: Page) -> None:
    page.goto("/")
    main = page.get_by_role("main")
    expect(main.get_by_role("heading", level=2).first).to_have_text(
        "Tram drivers vote to keep the night service running"
    )
    for section in ("News", "World", "Comment", "Culture", "Sport"):
        expect(main.get_by_role("region", name=section)).to_be_visible()
    assert main.get_by_role("article").count() >= 8


def test_an_article_says_its_words_in_the_agreed_order(page: Page) -> None:
    open_story(page)
    text = " ".join((page.locator("body").text_content() or "").split())
    paragraphs = page.locator(".article .body p").all_text_contents()
    assert len(paragraphs) >= 5
    order = [
        "Skip to main content",
        HEADLINE,
        STANDFIRST,
        *(" ".join(paragraph.split()) for paragraph in paragraphs),
        "Owned by our readers",
        "shares in the Weavers’ Post Society",
        "Become a supporter",
        "The fighting fund",
        "You’ve raised £",
        "We need £",
        "days remaining" if "days remaining" in text else "day remaining",
        "Donate today",
    ]
    at = 0
    for words in order:
        assert words in text[at:], f"{words!r} is not where it belongs"
        at = text.index(words, at) + len(words)


def test_an_article_shows_who_when_and_what_it_looks_like(page: Page) -> None:
    page.goto("/")
    page.get_by_role("main").get_by_role("link", name="Tram drivers vote").click()
    article = page.get_by_role("article").first
    expect(article.locator(".byline")).to_contain_text("By our transport reporter")
    expect(article.locator(".dates time").first).to_have_attribute(
        "datetime", re.compile(r"^\d{4}-")
    )
    picture = article.get_by_role("figure").first
    expect(picture.get_by_role("img")).to_have_attribute("alt", re.compile("A lit tram"))
    expect(picture).to_contain_text("Drawing: The Weavers’ Post")
    expect(article.locator(".opening")).to_have_css("text-transform", "uppercase")
    expect(article.get_by_role("heading", name="Correction")).to_be_visible()
    assert picture.get_by_role("img").evaluate("picture => picture.naturalWidth") > 0


def test_a_long_list_goes_on_over_the_page(page: Page) -> None:
    page.goto("/search/?q=the")
    first = page.get_by_role("main").get_by_role("heading", level=2).first.inner_text()
    page.get_by_role("link", name="Older").click()
    expect(page.get_by_role("main")).to_contain_text("Page 2")
    expect(page.get_by_role("heading", name=first, exact=True)).to_have_count(0)
    page.get_by_role("link", name="Newer").click()
    expect(page.get_by_role("heading", name=first, exact=True)).to_be_visible()


@pytest.mark.parametrize("typed", ['"', "%", "allotment AND", "NEAR(", "«»", "';--"])
def test_search_survives_what_is_typed(page: Page, typed: str) -> None:
    page.goto("/search/")
    page.get_by_label("Words to look for").fill(typed)
    page.get_by_label("Words to look for").press("Enter")
    expect(page.get_by_label("Words to look for")).to_have_value(typed)
    expect(page.get_by_role("main").get_by_role("status")).to_be_visible()


@pytest.mark.parametrize("address", STANDING)
def test_the_standing_pages_stand_at_the_foot_of_every_page(page: Page, address: str) -> None:
    page.goto("/")
    link = page.get_by_role("contentinfo").locator(f"a[href='{address}']")
    title = link.inner_text()
    link.click()
    assert heading(page) == title
    assert len(page.get_by_role("main").inner_text()) > 300


@pytest.mark.parametrize("address", ["/no-such-page/", "/news/2026/01/01/no/", "/news/?page=99"])
def test_where_there_is_nothing_the_paper_says_so(page: Page, address: str) -> None:
    answer = page.goto(address)
    assert answer
    assert answer.status == 404
    assert heading(page) == "There is nothing at this address"
    expect(page.get_by_role("navigation", name="Sections")).to_be_visible()
    page.get_by_label("Words to look for").fill("allotment")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    expect(page.get_by_role("main").get_by_role("link", name=HEADLINE)).to_be_visible()


def test_by_keyboard_the_first_stop_skips_to_the_story(page: Page) -> None:
    open_story(page)
    page.reload()
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to main content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("address", ["/", "story", "/fund/"])
def test_every_link_leads_somewhere(page: Page, served_paper: ServedPaper, address: str) -> None:
    open_story(page) if address == "story" else page.goto(address)
    links = page.locator("a[href], link[href]").evaluate_all("all => all.map(one => one.href)")
    ours = {link.partition("#")[0] for link in links if link.startswith(served_paper.url)}
    assert len(ours) > 15
    answers = {link: page.request.get(link, max_redirects=0).status for link in ours}
    # Whoever has not signed in is led from their account to the door.
    assert answers.pop(f"{served_paper.url}/account/", 302) == 302
    assert {link for link, status in answers.items() if status != 200} == set()


def test_nothing_runs_over_the_edge_of_the_smallest_screen(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    open_story(page)
    page.locator("a[rel=author]").evaluate("link => link.id = 'writer'")
    more = [
        page.locator(link).first.get_attribute("href") or "" for link in ("#writer", ".topics a")
    ]
    too_wide = {}
    for address in [page.url, *more, *NARROW, "/no-such-page/"]:
        page.goto(address)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            too_wide[address] = width
    assert too_wide == {}


def lightness(page: Page) -> float:
    """Return how light the page's ground is, from 0 to 255."""
    colour = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    return sum(float(part) for part in re.findall(r"[\d.]+", colour)[:3]) / 3


def test_the_paper_is_light_by_day_and_dark_by_night(page: Page) -> None:
    page.goto("/")
    page.emulate_media(color_scheme="light")
    assert lightness(page) > 220
    page.emulate_media(color_scheme="dark")
    assert lightness(page) < 50


def test_on_paper_stands_the_story_and_nothing_to_press(page: Page) -> None:
    open_story(page)
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".article .body p").last).to_be_visible()
    for left_out in (".sections", ".rail", ".related", ".foot"):
        expect(page.locator(left_out)).to_be_hidden()
    assert len(page.pdf(format="A4")) > 10_000
