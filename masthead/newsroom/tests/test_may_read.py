import datetime as dt
from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser

from masthead.newsroom.access.may_read import may_read
from masthead.newsroom.models import AccessRules, ArticlePage, Readers
from masthead.newsroom.models.kept_for import kept_for, opens_at
from masthead.newsroom.tests import readers_cast as cast
from masthead.newsroom.tests.desk_cast import MORNING, a_paper, section, staff
from masthead.newsroom.tests.page_cast import printed
from masthead.people.models import Person, User

pytestmark = pytest.mark.django_db
DAY, HOUR = dt.timedelta(days=1), dt.timedelta(hours=1)


@pytest.fixture(autouse=True)
def _paper() -> None:
    a_paper()


def test_nothing_is_kept_from_anybody_by_default() -> None:
    assert may_read(printed(), user=AnonymousUser(), at=cast.LATER)


@pytest.mark.parametrize("kind", cast.KINDS)
def test_each_reads_what_is_kept_for_them_and_nothing_else(kind: str) -> None:
    user = AnonymousUser() if kind == "nobody" else cast.account(kind)
    let_in = {
        readers for readers in Readers if may_read(cast.kept(readers), user=user, at=cast.LATER)
    }
    assert let_in == cast.KINDS[kind]


def test_whoever_is_on_the_staff_reads_everything() -> None:
    assert may_read(cast.kept(Readers.MEMBERS), user=staff("reporter"), at=cast.LATER)


def test_whoever_may_no_longer_sign_in_reads_nothing_that_is_kept() -> None:
    user = cast.account("member")
    user.is_active = False
    assert not may_read(cast.kept(Readers.ACCOUNT), user=user, at=cast.LATER)


def test_a_paper_can_keep_from_members_what_is_for_supporters() -> None:
    cast.rules(members_too=False)
    member = cast.account("member")
    assert not may_read(cast.kept(Readers.SUPPORTERS), user=member, at=cast.LATER)
    assert may_read(cast.kept(Readers.MEMBERS), user=member, at=cast.LATER)


def test_support_counts_by_any_record_of_the_address() -> None:
    user = cast.account("supporter")
    Person.objects.create(name="A later gift", email=user.email.upper(), added_at=MORNING)
    assert may_read(cast.kept(), user=User.objects.get(), at=cast.LATER)


def test_a_story_goes_by_its_own_word_its_section_s_or_the_paper_s() -> None:
    rules = AccessRules(everyday_readers=Readers.ACCOUNT)
    news = section()
    news.readers = Readers.SUPPORTERS
    news.save()
    assert kept_for(printed(on="World"), rules=rules, at=MORNING) == Readers.ACCOUNT
    assert kept_for(printed(), rules=rules, at=MORNING) == Readers.SUPPORTERS
    for own in Readers:
        assert kept_for(printed(readers=own), rules=rules, at=MORNING) == own


def test_the_archive_closes_on_its_day_and_never_opens_anything() -> None:
    rules = AccessRules(archive_readers=Readers.SUPPORTERS, archive_after_days=365)
    story, for_members = printed(at=MORNING), ArticlePage(readers=Readers.MEMBERS)
    year = 365 * DAY
    assert not kept_for(story, rules=rules, at=MORNING + year - HOUR)
    assert kept_for(story, rules=rules, at=MORNING + year) == Readers.SUPPORTERS
    assert kept_for(for_members, rules=rules, at=MORNING + year) == Readers.MEMBERS
    stays = printed(readers=Readers.EVERYONE, at=MORNING)
    assert not kept_for(stays, rules=rules, at=MORNING + year)


def test_an_early_look_ends_and_says_when() -> None:
    rules = AccessRules(early_readers=Readers.SUPPORTERS, early_hours=12)
    story, end = printed(at=MORNING), MORNING + 12 * HOUR
    assert kept_for(story, rules=rules, at=end - HOUR) == Readers.SUPPORTERS
    assert opens_at(story, rules=rules, at=end - HOUR) == end
    assert not kept_for(story, rules=rules, at=end)
    assert opens_at(story, rules=rules, at=end) is None


def test_a_story_s_own_word_can_end_too() -> None:
    end = MORNING + DAY
    story = printed(readers=Readers.MEMBERS, readers_until=end)
    assert kept_for(story, rules=AccessRules(), at=end - HOUR) == Readers.MEMBERS
    assert opens_at(story, rules=AccessRules(), at=MORNING) == end
    assert not kept_for(story, rules=AccessRules(), at=end)
    strict = AccessRules(everyday_readers=Readers.ACCOUNT)
    assert kept_for(story, rules=strict, at=end) == Readers.ACCOUNT
    assert opens_at(story, rules=strict, at=MORNING) is None


RULES = [
    AccessRules(),
    AccessRules(everyday_readers=Readers.ACCOUNT),
    AccessRules(archive_readers=Readers.SUPPORTERS, archive_after_days=30),
    AccessRules(
        archive_readers=Readers.ACCOUNT,
        archive_after_days=30,
        early_readers=Readers.MEMBERS,
        early_hours=6,
    ),
]


def test_the_database_says_of_every_story_what_the_program_says() -> None:
    world = section("World")
    world.readers = Readers.SUPPORTERS
    world.save()
    written = [MORNING - 90 * DAY, MORNING - 30 * DAY, MORNING - 6 * HOUR, MORNING - HOUR]
    for number, (on, own) in enumerate(product(("News", "World"), [None, *Readers])):
        until = [None, MORNING, MORNING + HOUR][number % 3]
        for at in written:
            printed(f"Story {number} {at}", on=on, readers=own, readers_until=until, at=at)
    for rules in RULES:
        stories = list(ArticlePage.objects.printed().kept_at(rules, at=MORNING))
        assert len(stories) == 40
        for story in stories:
            assert story.kept == kept_for(story, rules=rules, at=MORNING), (story, rules)
        counted = ArticlePage.objects.counted_by_readers(rules, at=MORNING)
        assert sum(counted.values()) == 40
