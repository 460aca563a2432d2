"""NUL, which PostgreSQL takes in no text, is no reason to fail."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from masthead.checkout.tests.cast import the_ferry_bell
from masthead.people import audit, roles
from masthead.people.staff import add_staff
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper() -> None:
    the_ferry_bell()


@pytest.fixture
def desk(client: Client, paper: None) -> Client:
    someone = add_staff(
        "t@example.org", role=roles.find("administrator"), by=audit.COMMAND, at=timezone.now()
    )
    sign_in(client, someone)
    return client


def test_a_path_with_one_in_it_leads_nowhere(client: Client, paper: None) -> None:
    assert client.get("/news/a%00b/").status_code == 404
    assert client.get("/%00").status_code == 404


@pytest.mark.parametrize("query", ["%00", "a%00b", "%2500%00"])
def test_readers_and_the_desk_may_look_for_it(desk: Client, query: str) -> None:
    public = ["/search/"]
    names = ["gifts", "awaited_by_post", "letters", "direct_debits"]
    for address in [*public, *(reverse(name) for name in names)]:
        assert desk.get(f"{address}?q={query}").status_code == 200, address
