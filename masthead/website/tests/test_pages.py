import datetime as dt
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from html.parser import HTMLParser

import pytest
from django.core.cache import caches
from django.test import Client

from masthead.fund.open_appeal import open_appeal
from masthead.newsroom.correct import correct
from masthead.newsroom.models import ArticlePage
from masthead.newsroom.publish import publish
from masthead.newsroom.tests.desk_cast import MORNING, a_paper
from masthead.newsroom.tests.page_cast import author, full_story, picture, printed, topic, written
from masthead.paper.models import Paper
from masthead.people import audit
from masthead.website.models import FrontPage, Pin

pytestmark = pytest.mark.django_db
AtMost = Callable[[int], AbstractContextManager[object]]


@pytest.fixture(autouse=True)
def paper() -> Paper:
    return a_paper()


class Words(HTMLParser):
    """Reads a page as plain text, as a program does that knows no style."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.silent = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.silent = tag in ("head", "script", "style")

    def handle_endtag(self, tag: str) -> None:
        self.silent = False if tag in ("head", "script", "style") else self.silent

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)


def words_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    reader = Words()
    reader.feed(answer.content.decode().partition("</head>")[2])
    return re.sub(r"\s+", " ", " ".join(reader.parts))


def positions(text: str, *said: str) -> list[int]:
    start, found = 0, []
    for words in said:
        start = text.index(words, start)
        found.append(start)
    return found


def test_an_article_says_its_parts_in_the_order_that_is_promised(client: Client) -> None:
    open_appeal(
        "November fund",
        target_minor=1_800_000,
        opens_on=dt.date(2026, 11, 1),
        closes_on=dt.date(2030, 12, 31),
        by=audit.COMMAND,
        at=MORNING,
    )
    text = words_of(client, full_story().address)
    assert positions(
        text,
        "Skip to main content",
        "Trams to run all night",
        "Ballot rejects the plan",
        "Drivers voted to keep the trams.",
        "The operator has 28 days.",
        "Owned by our readers",
        "shares in the Weavers’ Post Society Limited",
        "Become a supporter",
        "The fighting fund",
        "You’ve raised",
        "£0",
        "We need",
        "£18,000",
        "days remaining",
        "Donate today",
    )


def test_our_apostrophes_are_curly_and_a_story_s_stay_as_typed(client: Client) -> None:
    text = words_of(client, full_story().address)
    assert "It's a lot." in text
    assert "What’s next" in text
    assert "'" not in text.replace("It's a lot.", "")


def test_an_article_has_all_its_parts(client: Client) -> None:
    story = full_story()
    page = client.get(story.address).content.decode()
    assert page.count("<h1") == 1
    assert '<span class="opening">Drivers voted</span>' in page
    assert 'href="/authors/ada-crake/"' in page
    assert '<time datetime="2026-11-24T06:30:00+00:00">' in page
    assert 'alt="A tram at night"' in page
    assert 'loading="lazy"' in page
    assert 'fetchpriority="high"' in page
    assert 'href="/topics/transport/"' in page
    assert '<meta property="og:title" content="Trams to run all night">' in page
    assert 'style="' not in page


def test_a_sensitive_story_has_no_appeal_beside_it(client: Client) -> None:
    page = client.get(printed(sensitive=True).address).content.decode()
    for appeal in ("Donate today", "Owned by our readers", "Buy shares", 'class="fund"'):
        assert appeal not in page


def test_an_article_takes_eight_queries_at_most(
    client: Client, django_assert_max_num_queries: AtMost
) -> None:
    story = full_story()
    correct(story, wrong="317", right="371", by=audit.COMMAND, at=MORNING)
    printed("Another")
    client.get(story.address)
    with django_assert_max_num_queries(8):
        client.get(story.address)


def test_lists_take_as_many_queries_however_long_they_are(
    client: Client, django_assert_max_num_queries: AtMost
) -> None:
    for number in range(12):
        shelf = ("News", "World", "Sport")[number % 3]
        printed(f"Story {number}", on=shelf, picture=picture(alt="A", credit="B"))
    for address, most in [("/", 16), ("/news/", 11), ("/search/?q=story", 8), ("/about/", 10)]:
        client.get(address)
        with django_assert_max_num_queries(most):
            assert client.get(address).status_code == 200


def test_a_reader_gets_no_cookie(client: Client) -> None:
    story = full_story()
    for address in ("/", "/news/", story.address, "/search/?q=trams", "/corrections/", "/nope/"):
        assert not client.get(address).cookies, address


def test_a_paper_without_a_story_says_so(client: Client) -> None:
    assert "The first story has not been published yet." in words_of(client, "/")
    assert "There is no story here yet." in words_of(client, "/news/")


def pin(*stories: ArticlePage) -> None:
    front = FrontPage.objects.get()
    front.pins = [Pin(story=story, sort_order=number) for number, story in enumerate(stories)]
    front.save()


def test_the_front_page_leads_with_what_is_pinned_then_with_the_newest(client: Client) -> None:
    stories = [
        printed(f"Story {number}", at=MORNING + dt.timedelta(minutes=number)) for number in range(9)
    ]
    pin(stories[2], stories[0])
    text = words_of(client, "/")
    assert positions(text, "Story 2", "Story 0", "Story 8", "Story 7", "News", "Story 6")
    assert all(text.count(f"Story {number} ") <= 1 for number in range(9))


def test_a_pin_on_a_draft_is_passed_over(client: Client) -> None:
    pin(written("Secret draft"), printed("Open story"))
    text = words_of(client, "/")
    assert "Secret draft" not in text
    assert "Open story" in text


def test_a_draft_change_to_the_front_page_waits_until_it_is_published(client: Client) -> None:
    old, new = printed("Old lead"), printed("New lead")
    pin(old)
    front = FrontPage.objects.get()
    front.pins = [Pin(story=new, sort_order=0)]
    revision = front.save_revision()
    assert positions(words_of(client, "/"), "Old lead", "New lead")
    revision.publish()
    assert positions(words_of(client, "/"), "New lead", "Old lead")


def test_a_list_is_cut_into_pages(client: Client) -> None:
    for number in range(23):
        printed(f"Story {number:02}", at=MORNING + dt.timedelta(minutes=number))
    first, second = words_of(client, "/news/"), words_of(client, "/news/?page=2")
    assert positions(first, "Story 22", "Story 03", "Page 1", "Older")
    assert positions(second, "Story 02", "Story 00", "Newer", "Page 2")
    assert "Older" not in second


@pytest.mark.parametrize("page", ["0", "-1", "x", "99", "1.5", "²", "9" * 30, "%00", ""])
def test_what_is_no_page_of_a_list_is_said_plainly(client: Client, page: str) -> None:
    printed()
    for address in ("/news/?", "/authors/ada-crake/?", "/corrections/?", "/search/?q=trams&"):
        author()
        answer = client.get(f"{address}page={page}")
        assert answer.status_code == 404
        assert "this list" in answer.content.decode().lower()


def test_an_author_and_a_topic_have_their_stories(client: Client) -> None:
    story = full_story()
    printed("Another story")
    for address in (author().get_absolute_url(), topic().get_absolute_url()):
        text = words_of(client, address)
        assert story.title in text
        assert "Another story" not in text


def test_a_change_of_a_section_s_name_shows_in_the_navigation_at_once(client: Client) -> None:
    client.get("/")
    front = FrontPage.objects.get()
    shelf = front.get_children().get(slug="news").specific
    shelf.title = "Home"
    shelf.save_revision().publish()
    assert "Home World Sport Search" in words_of(client, "/")


def test_the_accent_is_served_as_a_stylesheet(client: Client, paper: Paper) -> None:
    Paper.objects.update(accent="#0b5d4b", accent_dark="#ffd54a")
    answer = client.get(f"/accent.css?v={paper.version}")
    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in answer["Cache-Control"]
    assert "--accent: light-dark(#0b5d4b, #ffd54a);" in answer.content.decode()
    assert "--on-accent: light-dark(#ffffff, #1a0c05);" in answer.content.decode()


@pytest.mark.parametrize("colour", ["#ffff00", "red;}*{x", ""])
def test_an_accent_that_can_t_be_read_gives_way(client: Client, colour: str) -> None:
    Paper.objects.update(accent=colour[:7])
    assert "light-dark(#a3161c," in client.get("/accent.css").content.decode()


def test_a_practice_paper_says_so_on_every_page(client: Client) -> None:
    for address in ("/", "/news/", full_story().address, "/search/", "/corrections/", "/about/"):
        assert "no real money moves" in words_of(client, address)


def test_the_paper_s_own_words_stand_in_the_panel(client: Client) -> None:
    Paper.objects.update(ownership_words="Buy shares in the mill.", supporter_words="Join us")
    text = words_of(client, printed().address)
    assert positions(text, "Buy shares in the mill.", "Join us")


def test_nothing_of_an_embargoed_story_leaks(client: Client) -> None:
    secret = picture(alt="Zanzibar alt", credit="Zanzibar credit", name="zanzibar.jpg")
    story = written(
        "Zanzibar headline",
        slug="zanzibar",
        picture=secret,
        embargo_until=MORNING + dt.timedelta(days=36500),
        body=[("paragraph", "<p>Zanzibar text.</p>")],
    )
    pin(story)
    story.topics = [topic()]
    story.save()
    for address in (
        *("/", "/news/", "/search/?q=zanzibar", "/feeds/rss.xml", "/news/feeds/rss.xml"),
        *("/topics/transport/", "/corrections/", "/news/zanzibar/", f"/media/{secret.file.name}"),
    ):
        page = client.get(address).content.decode().replace("“zanzibar”", "")
        assert "zanzibar" not in page.replace('value="zanzibar"', "").lower().replace(
            "<title>zanzibar", ""
        ), address


def test_a_page_is_the_same_with_cold_caches(client: Client) -> None:
    story = full_story()
    warm = client.get(story.address).content
    for cache in caches.all():
        cache.clear()
    assert client.get(story.address).content == warm


def test_publishing_an_update_shows_both_dates(client: Client) -> None:
    story = printed()
    story.updated_at = MORNING + dt.timedelta(hours=3)
    publish(story, by=audit.COMMAND, at=MORNING)
    text = words_of(client, story.address)
    assert positions(text, "Tuesday 24 November 2026, 6.30am", "Updated", "9.30am")
