"""A gift each month: announced, collected and stopped; and the page that its giver has."""

import datetime as dt
import html

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from masthead.checkout.debit.stop import NothingToStop, stop
from masthead.checkout.expect import expected
from masthead.checkout.models import Ending, RegularGift
from masthead.checkout.tests import cast
from masthead.checkout.tests.debit_cast import (
    A_DAY,
    MONDAY,
    MONTHLY,
    days_pass,
    heard,
    moment,
    signed,
    the_clock_ticks,
    the_mail_goes,
)
from masthead.fund.models import Gift
from masthead.mail.models import Letter
from masthead.payments.models import Collection, Mandate
from masthead.people import audit
from masthead.people.models import Person
from tests.servers.gocardless import Recorded

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper(gocardless: Recorded) -> None:
    cast.the_ferry_bell(at=MONDAY)


class TestEachMonth:
    def test_each_month_is_announced_and_collected_once(self, gocardless: Recorded) -> None:
        signed(gocardless, MONTHLY)
        days_pass(MONDAY, 80)
        made = [one["charge_date"] for one in gocardless.kept["payments"].values()]
        assert made == ["2026-06-25", "2026-07-27", "2026-08-25"]
        assert Letter.objects.filter(kind="debit-notice").count() == 3
        assert len({one.occasion for one in Collection.objects.all()}) == 3

    def test_all_months_are_gifts_of_one_person(self, gocardless: Recorded) -> None:
        signed(gocardless, MONTHLY)
        days_pass(MONDAY, 45)
        for key, day in (("PM0001", "2026-06-29"), ("PM0002", "2026-07-29")):
            heard(gocardless, gocardless.happened("payments", key, "confirmed", at=moment(day)))
        assert Gift.objects.count() == 2
        assert Person.objects.get().email == "jo@example.org"

    def test_a_weekend_moves_the_charge_and_not_the_months_after(
        self, gocardless: Recorded
    ) -> None:
        signed(gocardless, MONTHLY)
        RegularGift.objects.update(
            day_of_month=1, next_month=dt.date(2026, 8, 1), next_charge_on=dt.date(2026, 8, 3)
        )
        days_pass(MONDAY, 90)
        made = [one["charge_date"] for one in gocardless.kept["payments"].values()]
        assert made == ["2026-08-03", "2026-09-01"]

    def test_what_is_expected_is_told_for_the_glance(self, gocardless: Recorded) -> None:
        signed(gocardless, MONTHLY)
        the_clock_ticks(MONDAY + dt.timedelta(minutes=2))
        june, july = expected(dt.date(2026, 6, 13)), expected(dt.date(2026, 7, 1))
        assert [(one.on.day, one.amount_minor, one.is_announced) for one in june] == [
            (24, 1000, True)
        ]
        assert [(one.on.day, one.is_announced) for one in july] == [(24, False)]

    def test_stopped_nothing_more_is_collected_and_the_mandate_is_cancelled(
        self, gocardless: Recorded
    ) -> None:
        mandate = signed(gocardless, MONTHLY)
        days_pass(MONDAY, 20)
        mandate.refresh_from_db()
        stop(mandate, how=Ending.GIVER, by=audit.READER, at=MONDAY + 20 * A_DAY)
        assert gocardless.kept["mandates"]["MD0001"]["status"] == "cancelled"
        with pytest.raises(NothingToStop):
            stop(mandate, how=Ending.DESK, by=audit.READER, at=MONDAY + 21 * A_DAY)
        days_pass(MONDAY + 20 * A_DAY, 60)
        assert len(gocardless.kept["payments"]) == 1
        assert RegularGift.objects.get().ended_how == "giver"

    def test_stopped_while_gocardless_is_down_the_clock_cancels_it(
        self, gocardless: Recorded, settings: Settings
    ) -> None:
        mandate = signed(gocardless, MONTHLY)
        the_clock_ticks(MONDAY + dt.timedelta(minutes=2))
        mandate.refresh_from_db()
        settings.GOCARDLESS_API_BASE = "http://127.0.0.1:9"
        stop(mandate, how=Ending.DESK, by=audit.COMMAND, at=MONDAY)
        assert gocardless.kept["mandates"]["MD0001"]["status"] == "pending_submission"
        settings.GOCARDLESS_API_BASE = gocardless.url
        the_clock_ticks(MONDAY + dt.timedelta(minutes=3))
        assert gocardless.kept["mandates"]["MD0001"]["status"] == "cancelled"


class TestThePages:
    def give(self, way: str = "direct-debit-monthly", **typed: str) -> tuple[int, str, str]:
        words = {"amount": "10.00", "way": way, "name": "Jo Harker", "email": "jo@example.org"}
        answer = Client().post("/give/", words | typed)
        page = html.unescape(answer.content.decode())
        return answer.status_code, answer.headers.get("Location", ""), page

    def test_both_ways_are_offered_only_where_gocardless_is_set(
        self, gocardless: Recorded, settings: Settings
    ) -> None:
        page = Client().get("/give/")
        assert "Direct debit, once" in page.content.decode()
        assert "Direct debit, each month" in page.content.decode()
        assert "https://pay-sandbox.gocardless.com" in page.headers["Content-Security-Policy"]
        settings.GATEWAYS = []
        assert "Direct debit" not in Client().get("/give/").content.decode()
        assert self.give()[0] == 422

    @pytest.mark.parametrize(
        ("lacking", "sentence"),
        [
            ("name", "Give your name, since a direct debit is in somebody’s name"),
            ("email", "Give your email, since we write before each direct debit"),
        ],
    )
    def test_name_and_email_are_needed_there(
        self, gocardless: Recorded, lacking: str, sentence: str
    ) -> None:
        for way in ("direct-debit", "direct-debit-monthly"):
            status, _, page = self.give(way, **{lacking: ""})
            assert (status, sentence in page) == (422, True)
        assert not Mandate.objects.exists()

    def test_the_page_says_how_it_stands_and_stops_it_by_its_button(
        self, gocardless: Recorded
    ) -> None:
        status, away, _ = self.give()
        assert (status, away[:34]) == (302, "https://pay-sandbox.gocardless.com")
        [flow] = gocardless.kept["billing_request_flows"].values()
        path = flow["redirect_uri"].partition("8000")[2]
        unsigned = Client().get(path)
        assert "Not signed yet" in unsigned.content.decode()
        # Without a Referer at all the browser would say nothing of the form's origin either.
        assert unsigned.headers["Referrer-Policy"] == "same-origin"
        assert "Nothing was agreed" in Client().get(path + "?left=1").content.decode()
        gocardless.sign("BRQ0001", at=timezone.now())
        page = html.unescape(Client().get(path).content.decode())
        assert "Your direct debit of <strong>£10</strong> each month is set up" in page
        assert Mandate.objects.get().stopped_at is None
        ended = Client().post(path, follow=True).content.decode()
        assert "This direct debit has ended" in ended
        assert RegularGift.objects.get().ended_how == "giver"
        assert "has ended" in Client().post(path, follow=True).content.decode()

    def test_the_notice_bears_the_link_that_stops_it(self, gocardless: Recorded) -> None:
        signed(gocardless, MONTHLY)
        the_clock_ticks(MONDAY + dt.timedelta(minutes=2))
        [letter] = the_mail_goes(MONDAY)
        [line] = [line for line in letter.text.splitlines() if "/give/direct-debit/" in line]
        path = line.strip().partition("8000")[2]
        assert "Stop this direct debit" in Client().get(path).content.decode()
        torn = path[:-6] + "xxxx/"
        assert Client().get(torn).status_code == 404
        assert Client().post(torn).status_code == 404

    def test_the_gateway_is_called_once_and_refused_words_are_kept(
        self, gocardless: Recorded, settings: Settings
    ) -> None:
        settings.GOCARDLESS_ACCESS_TOKEN = ""
        status, _, page = self.give()
        assert (status, 'value="jo@example.org"' in page) == (502, True)
        assert RegularGift.objects.get().ended_how == "unsigned"
