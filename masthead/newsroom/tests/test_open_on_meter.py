import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from masthead.newsroom.access.forget_readings import forget_readings
from masthead.newsroom.access.may_read import may_read
from masthead.newsroom.access.open_on_meter import MeterUsedUp, NotOnMeter, open_on_meter
from masthead.newsroom.models import ArticlePage, MeterReading, Readers
from masthead.newsroom.tests import readers_cast as cast
from masthead.newsroom.tests.desk_cast import a_paper
from masthead.people.models import AuditRow, User
from tests.database import Database

NEXT_MONTH = dt.datetime(2026, 12, 1, 0, 30, tzinfo=dt.UTC)


@pytest.fixture
def _paper(db: None) -> None:
    a_paper()
    cast.rules(meter_stories=2)


@pytest.mark.usefixtures("_paper")
@pytest.mark.parametrize("readers", [Readers.EVERYONE, Readers.ACCOUNT, Readers.MEMBERS])
def test_the_meter_opens_what_supporters_have_and_nothing_else(readers: Readers) -> None:
    with pytest.raises(NotOnMeter):
        open_on_meter(cast.kept(readers), user=cast.account(), at=cast.LATER)


@pytest.mark.usefixtures("_paper")
def test_a_paper_without_a_meter_opens_nothing_on_it() -> None:
    cast.rules(meter_stories=None)
    story, user = cast.kept(), cast.account()
    with pytest.raises(NotOnMeter):
        open_on_meter(story, user=user, at=cast.LATER)
    assert not may_read(story, user=user, at=cast.LATER)


@pytest.mark.usefixtures("_paper")
def test_it_opens_so_many_a_month_and_the_next_month_as_many_again() -> None:
    user, stories = cast.account(), [cast.kept() for _ in range(3)]
    for story in stories[:2]:
        open_on_meter(story, user=user, at=cast.LATER)
        assert may_read(story, user=user, at=cast.LATER)
    with pytest.raises(MeterUsedUp):
        open_on_meter(stories[2], user=user, at=cast.LATER)
    open_on_meter(stories[2], user=user, at=NEXT_MONTH)
    assert may_read(stories[2], user=user, at=NEXT_MONTH)
    assert not may_read(stories[0], user=user, at=NEXT_MONTH)


@pytest.mark.usefixtures("_paper")
def test_a_story_opened_again_counts_once_and_what_is_read_is_in_no_log() -> None:
    user, story = cast.account(), cast.kept()
    before = AuditRow.objects.count()
    for _time in range(3):
        open_on_meter(story, user=user, at=cast.LATER)
    assert MeterReading.objects.count() == 1
    assert AuditRow.objects.count() == before


@pytest.mark.usefixtures("_paper")
def test_what_was_read_is_forgotten_when_the_month_is_over() -> None:
    user, story = cast.account(), cast.kept()
    open_on_meter(story, user=user, at=cast.LATER)
    assert forget_readings(at=NEXT_MONTH - dt.timedelta(hours=1)) == 0
    assert forget_readings(at=NEXT_MONTH) == 1
    assert forget_readings(at=NEXT_MONTH) == 0


@pytest.mark.usefixtures("_paper")
def test_whoever_hasn_t_signed_in_is_sent_to_do_so_and_never_counted() -> None:
    story, client = cast.kept(), Client()
    assert "Open this one" not in cast.page(client, story.address)
    answer = client.post(f"{story.address}read/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/?next=")
    assert not MeterReading.objects.exists()


@pytest.mark.usefixtures("_paper")
def test_a_reader_opens_stories_by_the_button_until_they_are_used_up() -> None:
    stories, client = [cast.kept() for _ in range(3)], cast.browser("account")
    assert "2 more such stories" in cast.page(client, stories[0].address)
    assert not MeterReading.objects.exists()
    for story, left in zip(stories, [1, 0], strict=False):
        answer = client.post(f"{story.address}read/", follow=True)
        assert cast.SECRET in answer.content.decode()
        assert f"each month: {left} more" in answer.content.decode()
    answer = client.post(f"{stories[2].address}read/", follow=True)
    assert cast.SECRET not in answer.content.decode()
    assert "You have opened the 2 such stories" in answer.content.decode()
    assert client.get(f"{stories[2].address}read/").status_code == 405


def test_of_many_tries_at_once_only_as_many_get_in_as_are_left(committed_db: Database) -> None:
    a_paper()
    cast.rules(meter_stories=2)
    user, stories = cast.account(), [cast.kept() for _ in range(5)]

    def try_it(story: ArticlePage) -> bool:
        try:
            open_on_meter(story, user=User.objects.get(pk=user.pk), at=cast.LATER)
        except MeterUsedUp:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(5) as together:
        assert sum(together.map(try_it, stories)) == 2
    assert MeterReading.objects.count() == 2
