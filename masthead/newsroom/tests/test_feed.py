import datetime as dt
from email.utils import parsedate_to_datetime
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from django.conf import settings
from django.test import Client

from masthead.newsroom.correct import correct
from masthead.newsroom.tests.desk_cast import MORNING, a_paper
from masthead.newsroom.tests.page_cast import author, full_story, printed, topic, written
from masthead.people import audit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _paper() -> None:
    a_paper()


def channel(client: Client, address: str = "/feeds/rss.xml") -> Element:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/rss+xml; charset=utf-8"
    found: Element | None = fromstring(answer.content).find("channel")
    assert found is not None
    return found


def said(element: Element, name: str) -> str:
    return element.findtext(name) or ""


@pytest.mark.parametrize("of", ["/nowhere", "/authors/nobody", "/topics/nothing", "/about"])
def test_there_is_no_feed_of_what_is_not_there(client: Client, of: str) -> None:
    assert client.get(f"{of}/feeds/rss.xml").status_code == 404


def test_an_empty_paper_has_an_empty_feed(client: Client) -> None:
    assert channel(client).findall("item") == []


def test_the_feed_holds_what_rss_asks_for(client: Client) -> None:
    story = full_story()
    feed = channel(client)
    assert said(feed, "title") == "The Weavers’ Post"
    assert said(feed, "link") == f"{settings.BASE_URL}/"
    assert said(feed, "description")
    assert said(feed, "language") == "en-gb"
    (item,) = feed.findall("item")
    assert said(item, "title") == story.title
    assert said(item, "link") == f"{settings.BASE_URL}{story.address}"
    assert said(item, "guid").startswith("story:")
    assert parsedate_to_datetime(said(item, "pubDate")) == MORNING
    assert "<p>Drivers voted to keep the trams." in said(item, "description")
    assert [each.text for each in item.findall("category")] == ["News", "Transport"]
    creator = item.findtext("{http://purl.org/dc/elements/1.1/}creator")
    assert creator == "Ada Crake"


def test_capitals_of_the_lead_in_are_not_in_the_feed(client: Client) -> None:
    full_story()
    assert "DRIVERS" not in client.get("/feeds/rss.xml").content.decode()


def test_drafts_are_not_in_the_feed_and_the_newest_comes_first(client: Client) -> None:
    written("Draft")
    printed("Old", at=MORNING)
    printed("New", at=MORNING + dt.timedelta(hours=1))
    assert [said(item, "title") for item in channel(client).findall("item")] == ["New", "Old"]


def test_section_author_and_topic_have_feeds_of_their_own(client: Client) -> None:
    full_story()
    printed("Elsewhere", on="World")
    addresses = ["/news/", author().get_absolute_url(), topic().get_absolute_url()]
    for address in addresses:
        feed = channel(client, f"{address}feeds/rss.xml")
        assert said(feed, "link") == f"{settings.BASE_URL}{address}"
        titles = [said(item, "title") for item in feed.findall("item")]
        assert titles == ["Trams to run all night"]


def test_a_correction_of_an_old_story_is_news(client: Client) -> None:
    story = printed(at=MORNING - dt.timedelta(days=400))
    correction = correct(story, wrong="317", right="371", by=audit.COMMAND, at=MORNING)
    first, second = channel(client).findall("item")
    assert said(first, "title") == "Correction: Trams to run all night"
    assert said(first, "link").endswith(f"{story.address}#correction-{correction.pk}")
    assert "371" in said(second, "description")


def test_the_feed_takes_as_many_queries_however_long_it_is(
    client: Client, django_assert_max_num_queries: object
) -> None:
    for number in range(6):
        printed(f"Story {number}")
    with django_assert_max_num_queries(9):  # type: ignore[operator]
        client.get("/feeds/rss.xml")
