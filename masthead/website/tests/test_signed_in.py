"""Pages for everybody: the same for all who aren't signed in, and cheap for whoever is."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from masthead.fund.tests.cast import june_fund
from masthead.newsroom.models import ArticlePage
from masthead.newsroom.tests.desk_cast import a_paper
from masthead.newsroom.tests.page_cast import full_story, printed
from masthead.website.tests.account_cast import given, supports, user_of

pytestmark = pytest.mark.django_db
YOURS = "Your account</a></li>"
SESSION = "sessionid"


@pytest.fixture(autouse=True)
def story() -> ArticlePage:
    a_paper()
    june_fund()
    printed("The weir is mended")
    return full_story()


@pytest.fixture
def ada(client: Client) -> Client:
    person = given().giver
    assert person
    supports(person)
    client.force_login(user_of(), backend="django.contrib.auth.backends.ModelBackend")
    return client


def head(page: bytes) -> str:
    return page.decode().partition("<main")[0]


@pytest.mark.parametrize("page", ["/", "/news/", "/fund/", "/search/", "story"])
def test_who_isn_t_signed_in_gets_no_cookie_and_a_page_that_may_be_kept(
    client: Client, story: ArticlePage, page: str
) -> None:
    answer = client.get(story.url if page == "story" else page)
    assert answer.status_code == 200
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert "private" not in answer.get("Cache-Control", "")
    assert YOURS not in head(answer.content)


@pytest.mark.parametrize("page", ["/", "/news/", "story", "/nowhere/at/all/"])
def test_who_is_signed_in_sees_it_on_a_page_that_nobody_shares(
    ada: Client, story: ArticlePage, page: str
) -> None:
    answer = ada.get(story.url if page == "story" else page)
    assert YOURS in head(answer.content)
    assert "private" in answer["Cache-Control"]
    assert "Cookie" in answer["Vary"]


def test_a_cookie_of_nobody_shows_nothing(client: Client, story: ArticlePage) -> None:
    client.cookies[SESSION] = "made-up"
    answer = client.get(story.url)
    assert YOURS not in head(answer.content)
    assert "private" in answer["Cache-Control"]


def test_a_story_costs_a_reader_who_is_signed_in_twelve_questions_at_most(
    ada: Client, story: ArticlePage, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    ada.get(story.url)
    with django_assert_max_num_queries(12):
        assert ada.get(story.url).status_code == 200
