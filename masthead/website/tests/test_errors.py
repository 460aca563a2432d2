import pytest
from django.core.exceptions import SuspiciousOperation
from django.db import DatabaseError, connection
from django.test import Client, RequestFactory

from masthead.newsroom.tests.desk_cast import a_paper
from masthead.newsroom.tests.page_cast import printed
from masthead.website import errors


def refuse(*args: object) -> object:
    raise DatabaseError("the database is gone")


@pytest.mark.django_db
def test_an_address_that_isn_t_there_is_said_so_in_the_paper_s_dress(client: Client) -> None:
    a_paper()
    answer = client.get("/no/such/page/")
    page = answer.content.decode()
    assert answer.status_code == 404
    assert "There is nothing at this address" in page
    assert "The Weavers’ Post" in page
    assert "matches the given query" not in client.get("/authors/nobody/").content.decode()


@pytest.mark.django_db
def test_without_a_paper_nothing_breaks(client: Client) -> None:
    assert client.get("/no/such/page/").status_code == 404
    assert client.get("/corrections/").status_code == 200
    assert client.get("/accent.css").status_code == 200
    assert client.get("/feeds/rss.xml").status_code == 404


@pytest.mark.django_db
def test_a_page_answers_500_in_our_dress_without_a_database(client: Client) -> None:
    a_paper()
    address = printed().address
    client.raise_request_exception = False
    with connection.execute_wrapper(refuse):
        answer = client.get(address)
    assert answer.status_code == 500
    assert "Something broke on our side" in answer.content.decode()
    assert "paper.css" in answer.content.decode()


@pytest.mark.django_db
def test_health_says_whether_the_database_is_there(client: Client) -> None:
    assert client.get("/health/").json() == {"status": "ok"}
    with connection.execute_wrapper(refuse):
        answer = client.get("/health/")
    assert (answer.status_code, answer.json()) == (503, {"status": "no database"})


def test_the_pages_that_ask_nothing_of_the_database_are_whole(rf: RequestFactory) -> None:
    broken = errors.broken(rf.get("/"))
    unread = errors.not_understood(rf.get("/"), exception=SuspiciousOperation())
    assert (broken.status_code, unread.status_code) == (500, 400)
    for answer in (broken, unread):
        assert answer.content.decode().strip().endswith("</html>")


@pytest.mark.django_db
def test_a_form_without_its_cookie_is_refused_in_the_paper_s_dress() -> None:
    a_paper()
    answer = Client(enforce_csrf_checks=True).post("/give/", {"amount": "5"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "The form was not taken" in page
    assert 'href="/give/"' in page
