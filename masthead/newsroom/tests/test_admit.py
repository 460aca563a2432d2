"""What a page asks the database, and what it says to those whom it doesn't let in."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from masthead.newsroom.access.gift import address_of
from masthead.newsroom.access.pass_on import pass_on
from masthead.newsroom.correct import correct
from masthead.newsroom.models import GiftLink, Readers
from masthead.newsroom.tests import readers_cast as cast
from masthead.newsroom.tests.desk_cast import MORNING, a_paper
from masthead.newsroom.tests.page_cast import full_story, printed
from masthead.people import audit
from masthead.people.models import Person, User

pytestmark = pytest.mark.django_db
AtMost = Callable[[int], AbstractContextManager[object]]


@pytest.fixture(autouse=True)
def _paper() -> None:
    a_paper()


@pytest.mark.parametrize(
    ("kind", "most"),
    [("nobody", 8), ("account", 12), ("supporter", 12), ("member", 12), ("ceased", 12)],
)
@pytest.mark.parametrize("readers", [Readers.EVERYONE, Readers.SUPPORTERS, Readers.MEMBERS])
def test_a_page_takes_eight_queries_and_twelve_for_whoever_signed_in(
    kind: str, most: int, readers: Readers, django_assert_max_num_queries: AtMost
) -> None:
    cast.rules(meter_stories=3, everyday_readers=readers)
    story = full_story()
    correct(story, wrong="317", right="371", by=audit.COMMAND, at=MORNING)
    printed("Another")
    client = cast.browser(kind)
    user = User.objects.filter(email__endswith="@reader.example").first()
    if user and kind != "account":
        user.person = Person.objects.get()
        user.save()
    client.get(story.address)
    with django_assert_max_num_queries(most):
        assert client.get(story.address).status_code == 200


def test_a_page_open_to_everyone_asks_nothing_of_a_session() -> None:
    answer = Client().get(printed().address)
    assert "Cookie" not in answer.get("Vary", "")
    assert not answer.cookies


def test_a_kept_page_gives_no_cookie_to_whoever_hasn_t_signed_in() -> None:
    cast.rules(meter_stories=3)
    for readers in Readers:
        assert not Client().get(cast.kept(readers).address).cookies


SAID = [
    ("nobody", Readers.ACCOUNT, ["Read on with a free account", "Sign in, or begin"]),
    ("nobody", Readers.SUPPORTERS, ["kept for our supporters", "A supporter already?"]),
    ("nobody", Readers.MEMBERS, ["kept for our members", "A member already?", "Buy shares"]),
    ("account", Readers.SUPPORTERS, ["we know of no support from your address"]),
    ("account", Readers.MEMBERS, ["we know of no membership at your address"]),
]


@pytest.mark.parametrize(("kind", "readers", "words"), SAID)
def test_whoever_isn_t_let_in_is_told_what_would(
    kind: str, readers: Readers, words: list[str]
) -> None:
    story = cast.kept(readers)
    page = cast.page(cast.browser(kind), story.address)
    for each in words:
        assert each in page
    asked = f"/account/login/?next=%2Fnews%2F2026%2F11%2F24%2F{story.slug}%2F"
    assert (asked in page) == (kind == "nobody")


def test_an_early_look_says_when_it_opens_to_everyone() -> None:
    at = dt.datetime.now(tz=dt.UTC)
    cast.rules(early_readers=Readers.SUPPORTERS, early_hours=5)
    page = cast.page(Client(), cast.kept(None, at=at).address)
    assert "It opens to everyone on" in page


@pytest.mark.parametrize("number", [0, 1, 2, 3, 20])
def test_the_last_paragraph_is_never_in_the_start(number: int) -> None:
    cast.rules(start_paragraphs=number)
    page = cast.page(Client(), cast.kept().address)
    assert (cast.START in page) == (number > 0)
    assert ("The council agreed" in page) == (number > 1)
    assert cast.SECRET not in page


def test_a_story_of_one_paragraph_shows_none_of_it() -> None:
    body = [("paragraph", f"<p>{cast.SECRET}</p>")]
    story = printed("Heron", body=body, readers=Readers.SUPPORTERS)
    assert cast.SECRET not in cast.page(Client(), story.address)


def test_a_look_at_the_headers_alone_uses_up_no_gift() -> None:
    link = pass_on(cast.kept(), user=cast.account("supporter"), at=cast.now())
    assert Client().head(address_of(link)).status_code == 200
    assert GiftLink.objects.get().opens == 0
