"""The organiser sees the direct debits, how each stands, and stops one for a giver who asks."""

import datetime as dt
import html

import pytest
from django.test import Client

from masthead.checkout.models import RegularGift
from masthead.checkout.tests import cast
from masthead.checkout.tests.debit_cast import MONDAY, MONTHLY, days_pass, signed, the_clock_ticks
from masthead.checkout.tests.test_give_back import signed_in
from masthead.mail.models import Letter, Standing
from masthead.payments.models import Mandate
from tests.servers.gocardless import Recorded

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper(gocardless: Recorded) -> None:
    cast.the_ferry_bell(at=MONDAY)


def page(client: Client, path: str = "/desk/direct-debits/") -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def test_whoever_may_not_record_gifts_may_not_look() -> None:
    for role in ("Reporter", "Society secretary"):
        client = signed_in(role)
        assert client.get("/desk/direct-debits/").status_code in (302, 403)


def test_they_are_listed_found_and_stopped(gocardless: Recorded) -> None:
    organiser = signed_in("Fund organiser")
    assert "Nobody gives each month by direct debit yet." in page(organiser)
    signed(gocardless, MONTHLY)
    days_pass(MONDAY, 2)
    assert "25 Jun 2026" in page(organiser)
    assert "No direct debit is in that name" in page(organiser, "/desk/direct-debits/?q=Nobody")
    one = f"/desk/direct-debits/{Mandate.objects.get().pk}/"
    shown = page(organiser, one)
    for words in ("25 June 2026", "£10", "announced", "jo@example.org"):
        assert words in shown
    for _ in range(2):
        assert organiser.post(one).status_code == 302
    assert RegularGift.objects.get().ended_how == "desk"
    assert "It has ended" in page(organiser, one)
    assert "stopped at the desk" in page(organiser)
    assert gocardless.kept["mandates"]["MD0001"]["status"] == "cancelled"


def test_a_collection_whose_notice_could_not_be_sent_is_named(gocardless: Recorded) -> None:
    signed(gocardless, MONTHLY)
    the_clock_ticks(MONDAY + dt.timedelta(minutes=2))
    Letter.objects.update(standing=Standing.FAILED)
    assert "Jo Harker, jo@example.org" in page(signed_in("Fund organiser"))


def test_an_unknown_one_has_no_page() -> None:
    path = "/desk/direct-debits/00000000-0000-7000-8000-000000000000/"
    assert signed_in("Fund organiser").get(path).status_code == 404
