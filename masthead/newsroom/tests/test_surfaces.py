"""Every kind of reader, and every role of the staff, on every surface that shows stories."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from masthead.newsroom.access.gift import address_of
from masthead.newsroom.access.pass_on import pass_on
from masthead.newsroom.models import ArticlePage, Readers
from masthead.newsroom.tests import readers_cast as cast
from masthead.newsroom.tests.desk_cast import a_paper
from masthead.newsroom.tests.page_cast import author, printed, topic

pytestmark = pytest.mark.django_db
WHOEVER = (*cast.KINDS, *cast.ROLES)
LISTS = ("/", "/news/", "/authors/ada-crake/", "/topics/transport/", "/corrections/")
FEEDS = tuple(f"{of}feeds/rss.xml" for of in ("/", "/news/", *LISTS[2:4]))


@pytest.fixture(autouse=True)
def _paper() -> None:
    a_paper()


def let_in(kind: str) -> frozenset[Readers]:
    return cast.KINDS.get(kind, frozenset(Readers))


def kept_ones() -> dict[Readers, ArticlePage]:
    author()
    topic()
    found = {readers: cast.kept(readers) for readers in Readers}
    call_command("update_index", verbosity=0)
    return found


def everyone() -> Iterator[tuple[str, Client]]:
    """Yield the browser of each kind of reader and of each role of the staff."""
    for kind in WHOEVER:
        yield kind, cast.browser(kind)


def test_a_page_shows_its_text_to_those_for_whom_it_is_kept_and_goes_into_no_cache() -> None:
    stories = kept_ones()
    for kind, client in everyone():
        for readers, story in stories.items():
            answer = client.get(story.address)
            shown = answer.content.decode()
            assert cast.START in shown
            may = readers in let_in(kind)
            assert (cast.SECRET in shown) == may, (kind, readers)
            assert ("ledger of herons" in shown) == may, (kind, readers)
            if readers != Readers.EVERYONE:
                assert answer["Cache-Control"] == "private, no-store"
                assert "Cookie" in answer["Vary"]


def test_lists_and_feeds_show_nobody_the_text() -> None:
    public = kept_ones()[Readers.EVERYONE]
    for kind, client in everyone():
        for address in (*LISTS, *FEEDS):
            shown = cast.page(client, address)
            whole = int(address in ("/feeds/rss.xml", "/news/feeds/rss.xml"))
            assert shown.count(cast.SECRET) == whole, (kind, address)
        assert public.address in cast.page(client, "/news/")


def test_search_finds_by_the_words_of_a_text_only_for_those_who_may_read_it() -> None:
    stories = kept_ones()
    for kind, client in everyone():
        by_text = cast.page(client, "/search/?q=heron+midnight")
        by_headline = cast.page(client, "/search/?q=weir+years")
        for readers, story in stories.items():
            assert (story.address in by_text) == (readers in let_in(kind)), (kind, readers)
            assert story.address in by_headline
        assert cast.SECRET not in by_text


def test_the_desk_s_own_doors_open_to_the_staff_alone() -> None:
    story = cast.kept(Readers.MEMBERS)
    doors = (
        f"/desk/api/main/pages/{story.pk}/",
        "/desk/api/main/pages/?type=newsroom.ArticlePage&fields=*",
        f"/desk/pages/{story.pk}/edit/",
        f"/desk/pages/{story.pk}/edit/preview/",
        f"/desk/pages/{story.pk}/view_draft/",
        f"/desk/pages/{story.pk}/revisions/{story.latest_revision_id}/view/",
    )
    for kind in cast.KINDS:
        client = cast.browser(kind)
        for door in doors:
            answer = client.get(door)
            assert answer.status_code in (302, 403, 404), (kind, door)
            assert cast.SECRET not in answer.content.decode(), (kind, door)
    desk = cast.browser("desk-editor")
    assert cast.SECRET in cast.page(desk, doors[4])
    assert cast.SECRET in cast.page(desk, doors[5])


def test_the_preview_shows_the_desk_what_each_sees() -> None:
    client, story = cast.browser("desk-editor"), cast.kept()
    edit = f"/desk/pages/{story.pk}/edit/"
    form = client.get(edit).context["form"]
    assert [name for name, _label in story.preview_modes] == ["", "start"]
    typed = {
        "title": story.title,
        "slug": story.slug,
        "standfirst": "After years",
        "kind": "news",
        "readers": Readers.SUPPORTERS,
        "body-count": 1,
        "body-0-type": "paragraph",
        "body-0-order": 0,
        "body-0-deleted": "",
        "body-0-value": json.dumps(
            {
                "blocks": [
                    {
                        "key": str(n),
                        "text": words,
                        "type": "unstyled",
                        "entityRanges": [],
                        "inlineStyleRanges": [],
                        "depth": 0,
                    }
                    for n, words in enumerate([cast.START, "Agreed.", cast.SECRET])
                ],
                "entityMap": {},
            }
        ),
        **{
            f"{formset.prefix}-{name}": 0
            for formset in form.formsets.values()
            for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
        },
    }
    answer = client.post(f"{edit}preview/", typed).json()
    assert answer["is_valid"], answer
    assert cast.SECRET in cast.page(client, f"{edit}preview/?mode=")
    start = cast.page(client, f"{edit}preview/?mode=start")
    assert cast.START in start
    assert cast.SECRET not in start
    assert "kept for our supporters" in start


def test_a_story_shown_by_a_way_that_asks_nobody_shows_no_text() -> None:
    story = cast.kept(Readers.EVERYONE)
    request = Client().get("/").wsgi_request
    answer: Any = story.serve(request)
    shown = answer.render().content.decode()
    assert cast.SECRET not in shown


def test_lists_say_for_whom_a_story_is_kept() -> None:
    kept_ones()
    shown = cast.page(Client(), "/news/")
    for words in ("With a free account", "For supporters", "For members"):
        assert shown.count(words) == 1


def structured(page: str) -> dict[str, object]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    said: dict[str, object] = json.loads(found.group(1))
    return said


def test_programs_are_told_what_is_kept_and_which_part() -> None:
    stories = kept_ones()
    said = structured(cast.page(Client(), stories[Readers.EVERYONE].address))
    assert said["isAccessibleForFree"] is True
    assert "hasPart" not in said
    page = cast.page(Client(), stories[Readers.SUPPORTERS].address)
    said = structured(page)
    assert said["isAccessibleForFree"] is False
    part = said["hasPart"]
    assert isinstance(part, dict)
    assert part["cssSelector"] == ".kept-part"
    assert 'class="kept kept-part"' in page
    assert said["headline"] == "Weir to be mended"


def test_what_a_story_says_cannot_end_the_script() -> None:
    story = printed("</script><b>&", body=cast.TEXT)
    page = cast.page(Client(), story.address)
    assert structured(page)["headline"] == "</script><b>&"


@pytest.mark.parametrize("told", ["start", "nothing"])
def test_search_engines_are_asked_what_the_paper_decided(told: str) -> None:
    cast.rules(in_engines=told)
    page = cast.page(Client(), cast.kept().address)
    asked = {"start": "noarchive", "nothing": "noindex"}[told]
    assert f'<meta name="robots" content="{asked}">' in page
    assert '"robots"' not in cast.page(Client(), cast.kept(Readers.EVERYONE).address)


@pytest.mark.parametrize(
    ("told", "items", "whole"), [("whole", 1, 1), ("start", 1, 0), ("nothing", 0, 0)]
)
def test_feeds_hold_what_the_paper_decided(told: str, items: int, whole: int) -> None:
    cast.rules(in_feeds=told)
    cast.kept()
    feed = cast.page(Client(), "/feeds/rss.xml")
    assert feed.count("<item>") == items
    assert feed.count(cast.SECRET) == whole
    assert feed.count(cast.START) == items


@pytest.mark.parametrize(
    ("told", "text", "headline"), [("words", 1, 1), ("start", 0, 1), ("nothing", 0, 0)]
)
def test_search_finds_what_the_paper_decided(told: str, text: int, headline: int) -> None:
    cast.rules(in_search=told)
    address = cast.kept().address
    call_command("update_index", verbosity=0)
    assert int(address in cast.page(Client(), "/search/?q=heron")) == text
    assert int(address in cast.page(Client(), "/search/?q=weir")) == headline
    assert address in cast.page(cast.browser("supporter"), "/search/?q=heron")


def test_a_rule_holds_from_the_next_request_on() -> None:
    story = cast.kept(None)
    assert cast.SECRET in cast.page(Client(), story.address)
    cast.rules(everyday_readers=Readers.SUPPORTERS)
    assert cast.SECRET not in cast.page(Client(), story.address)
    cast.rules(everyday_readers=Readers.EVERYONE)
    assert cast.SECRET in cast.page(Client(), story.address)


def test_a_gift_link_opens_the_page_and_no_cache_keeps_it() -> None:
    story = cast.kept()
    link = pass_on(story, user=cast.account("supporter"), at=cast.now())
    answer = Client().get(address_of(link))
    assert cast.SECRET in answer.content.decode()
    assert answer["Cache-Control"] == "private, no-store"
    assert not answer.cookies
    assert cast.SECRET not in cast.page(Client(), story.address)
