import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from masthead.newsroom.access.forget_readings import forget_readings
from masthead.newsroom.access.gift import GiftOver, address_of
from masthead.newsroom.access.open_by_gift import open_by_gift
from masthead.newsroom.access.pass_on import (
    NoLinksLeft,
    NothingToPassOn,
    NotTheirsToPassOn,
    pass_on,
)
from masthead.newsroom.models import ArticlePage, GiftLink, Readers
from masthead.newsroom.tests import readers_cast as cast
from masthead.newsroom.tests.desk_cast import a_paper
from masthead.people.models import AuditRow
from tests.database import Database
from tests.signed_in import sign_in

DAY = dt.timedelta(days=1)


@pytest.fixture
def _paper(db: None) -> None:
    a_paper()


def signed(link: GiftLink) -> str:
    return address_of(link).partition("?gift=")[2]


def opens(link: GiftLink, story: ArticlePage | None = None, *, at: dt.datetime) -> bool:
    try:
        open_by_gift(story or link.article, signed=signed(link), at=at)
    except GiftOver:
        return False
    return True


@pytest.mark.usefixtures("_paper")
def test_what_is_open_to_everyone_needs_no_link() -> None:
    with pytest.raises(NothingToPassOn):
        pass_on(cast.kept(Readers.EVERYONE), user=cast.account("supporter"), at=cast.LATER)


@pytest.mark.usefixtures("_paper")
def test_a_paper_can_do_without_gift_links() -> None:
    cast.rules(gifts_a_month=0)
    story = cast.kept()
    with pytest.raises(NothingToPassOn):
        pass_on(story, user=cast.account("supporter"), at=cast.LATER)
    client = Client()
    sign_in(client, cast.account("member"))
    assert "Pass this story on" not in cast.page(client, story.address)


@pytest.mark.usefixtures("_paper")
@pytest.mark.parametrize(
    ("kind", "readers"),
    [
        ("account", Readers.ACCOUNT),
        ("account", Readers.SUPPORTERS),
        ("stopped", Readers.SUPPORTERS),
        ("supporter", Readers.MEMBERS),
    ],
)
def test_nobody_passes_on_what_they_have_no_right_to(kind: str, readers: Readers) -> None:
    with pytest.raises(NotTheirsToPassOn):
        pass_on(cast.kept(readers), user=cast.account(kind), at=cast.LATER)


@pytest.mark.usefixtures("_paper")
def test_a_story_opened_on_the_meter_isn_t_theirs_to_pass_on() -> None:
    cast.rules(meter_stories=3)
    story, client = cast.kept(), cast.browser("account")
    client.post(f"{story.address}read/")
    answer = client.post(f"{story.address}pass-on/")
    assert answer.status_code == 422
    assert "Links are made by supporters and members." in answer.content.decode()


@pytest.mark.usefixtures("_paper")
def test_so_many_links_a_month_and_as_many_in_the_next() -> None:
    cast.rules(gifts_a_month=2)
    user = cast.account("supporter")
    for _time in range(2):
        pass_on(cast.kept(), user=user, at=cast.LATER)
    with pytest.raises(NoLinksLeft):
        pass_on(cast.kept(), user=user, at=cast.LATER)
    pass_on(cast.kept(), user=user, at=cast.LATER + 10 * DAY)
    assert GiftLink.objects.count() == 3


@pytest.mark.usefixtures("_paper")
def test_asking_again_gives_the_link_that_still_opens_the_story() -> None:
    user, story = cast.account("supporter"), cast.kept()
    first = pass_on(story, user=user, at=cast.LATER)
    assert pass_on(story, user=user, at=cast.LATER) == first
    assert pass_on(story, user=user, at=first.ends_at) != first
    assert AuditRow.objects.filter(verb="newsroom.pass_on").count() == 2


@pytest.mark.usefixtures("_paper")
def test_a_link_opens_its_own_story_so_often_and_until_its_day() -> None:
    cast.rules(gift_opens=2, gift_days=3)
    user = cast.account("supporter")
    link, late = (pass_on(cast.kept(), user=user, at=cast.LATER) for _ in range(2))
    assert not opens(link, late.article, at=cast.LATER)
    assert [opens(link, at=cast.LATER) for _ in range(3)] == [True, True, False]
    assert opens(late, at=cast.LATER + 3 * DAY - dt.timedelta(seconds=1))
    assert not opens(late, at=cast.LATER + 3 * DAY)


@pytest.mark.usefixtures("_paper")
@pytest.mark.parametrize("word", ["", "1", "1.x", "💥", "x.y", "0" * 4000, "1.", "9" * 40 + ".a"])
def test_a_word_that_nobody_signed_opens_nothing(word: str) -> None:
    story = cast.kept()
    pass_on(story, user=cast.account("supporter"), at=cast.now())
    page = Client().get(story.address, {"gift": word}).content.decode()
    assert cast.SECRET not in page
    assert ("The link that you were given" in page) == bool(word)


@pytest.mark.usefixtures("_paper")
def test_a_supporter_makes_a_link_by_the_button_and_a_reader_opens_it() -> None:
    story, supporter, reader = cast.kept(), cast.browser("supporter"), Client()
    assert 'href="pass-on/"' in cast.page(supporter, story.address)
    assert "Make a link" in cast.page(supporter, f"{story.address}pass-on/")
    shown = supporter.post(f"{story.address}pass-on/", follow=True).content.decode()
    address = address_of(GiftLink.objects.get())
    assert f"http://127.0.0.1:8000{address}" in shown
    page = cast.page(reader, address)
    assert cast.SECRET in page
    assert "Somebody who supports this paper passed the story on to you." in page
    assert "Opened once of 10 times" in cast.page(supporter, f"{story.address}pass-on/")


@pytest.mark.usefixtures("_paper")
def test_whoever_may_read_a_story_anyhow_uses_up_no_link() -> None:
    story = cast.kept()
    link = pass_on(story, user=cast.account("supporter"), at=cast.now())
    cast.browser("member").get(address_of(link))
    assert GiftLink.objects.get().opens == 0


@pytest.mark.usefixtures("_paper")
def test_links_that_are_over_are_forgotten_once_they_count_for_no_month() -> None:
    link = pass_on(cast.kept(), user=cast.account("supporter"), at=cast.LATER)
    forget_readings(at=link.ends_at - dt.timedelta(seconds=1))
    assert GiftLink.objects.exists()
    forget_readings(at=link.ends_at)
    assert not GiftLink.objects.exists()


def test_of_many_openings_at_once_only_as_many_get_in_as_are_left(committed_db: Database) -> None:
    a_paper()
    cast.rules(gift_opens=3)
    link = pass_on(cast.kept(), user=cast.account("supporter"), at=cast.LATER)

    def try_it(_number: int) -> bool:
        try:
            return opens(link, at=cast.LATER)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as together:
        assert sum(together.map(try_it, range(8))) == 3
    assert GiftLink.objects.get().opens == 3
