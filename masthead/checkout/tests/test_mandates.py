"""A mandate follows GoCardless, through its own library and recorded answers over HTTP."""

import datetime as dt

import pytest
from django.test import Client

from masthead.checkout.models import PromisedGift, RegularGift
from masthead.checkout.settle import settle
from masthead.checkout.tests import cast
from masthead.checkout.tests.debit_cast import (
    A_DAY,
    MONDAY,
    MONTHLY,
    collected,
    days_pass,
    heard,
    signed,
    the_clock_ticks,
)
from masthead.fund.models import Gift
from masthead.ledger.models import Entry
from masthead.payments.contract import GatewayUnreachable, Kind, Notice, UnknownObject
from masthead.payments.gocardless.gateway import GoCardlessGateway
from masthead.payments.models import InboxRow, Mandate, Payment
from tests.servers.gocardless import Recorded

GATEWAY = GoCardlessGateway()
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper(gocardless: Recorded) -> None:
    cast.the_ferry_bell(at=MONDAY)


class TestTheMandate:
    def test_it_is_asked_for_with_who_pays_and_our_id(self, gocardless: Recorded) -> None:
        signed(gocardless)
        mandate = Mandate.objects.get()
        [request] = gocardless.kept["billing_requests"].values()
        assert mandate.setup_id == request["id"]
        assert request["mandate_request"]["scheme"] == "bacs"
        assert request["metadata"] == {"mandate": str(mandate.pk)}
        [flow] = gocardless.kept["billing_request_flows"].values()
        who = {"given_name": "Jo", "family_name": "Harker", "email": "jo@example.org"}
        assert flow["prefilled_customer"] == who
        assert flow["redirect_uri"].endswith("/")
        assert flow["exit_uri"] == flow["redirect_uri"] + "?left=1"

    def test_an_answer_that_was_lost_is_asked_for_again_with_the_same_key(
        self, gocardless: Recorded, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("time.sleep", lambda _seconds: None)
        gocardless.loses_answers = True
        with pytest.raises(GatewayUnreachable):
            signed(gocardless)
        assert Mandate.objects.get().setup_id is None
        gocardless.loses_answers = False
        the_clock_ticks(MONDAY + dt.timedelta(minutes=2))
        assert len(gocardless.kept["billing_requests"]) == 1
        assert Mandate.objects.get().setup_id == "BRQ0001"

    def test_it_follows_gocardless_by_webhook_in_any_order_and_twice(
        self, gocardless: Recorded
    ) -> None:
        mandate = signed(gocardless)
        key = "MD0001"
        first = gocardless.happened("mandates", key, "submitted", at=MONDAY + A_DAY)
        second = gocardless.happened("mandates", key, "active", at=MONDAY + 3 * A_DAY)
        for event in (second, first, second):
            assert heard(gocardless, event) == 204
        mandate.refresh_from_db()
        assert (mandate.status, mandate.remote_id) == ("active", key)
        assert mandate.status_at == MONDAY + 3 * A_DAY

    def test_one_that_nobody_signs_is_dropped_and_cancelled_if_signed_after_all(
        self, gocardless: Recorded
    ) -> None:
        mandate = signed(gocardless, MONTHLY)
        gocardless.kept["billing_requests"]["BRQ0001"]["links"].pop("mandate_request_mandate")
        Mandate.objects.update(remote_id=None, status="pending-approval")
        the_clock_ticks(MONDAY + 15 * A_DAY)
        assert RegularGift.objects.get().ended_how == "unsigned"
        gocardless.kept["billing_requests"]["BRQ0001"]["links"]["mandate_request_mandate"] = (
            "MD0001"
        )
        told = gocardless.happened("billing_requests", "BRQ0001", "fulfilled", at=MONDAY)
        assert heard(gocardless, told) == 204
        the_clock_ticks(MONDAY + 16 * A_DAY)
        mandate.refresh_from_db()
        assert (mandate.status, Payment.objects.count()) == ("cancelled", 0)

    @pytest.mark.parametrize("end", ["cancelled", "expired", "failed"])
    def test_one_that_the_bank_ends_ends_the_gift(self, gocardless: Recorded, end: str) -> None:
        signed(gocardless, MONTHLY)
        the_clock_ticks(MONDAY + dt.timedelta(minutes=2))
        told = gocardless.happened("mandates", "MD0001", end, at=MONDAY + A_DAY)
        assert heard(gocardless, told) == 204
        regular = RegularGift.objects.get()
        assert (regular.ended_how, regular.mandate.status) == ("bank", end)
        assert Payment.objects.get().status == "cancelled"
        days_pass(MONDAY, 40)
        assert gocardless.kept["payments"] == {}

    def test_one_that_is_moved_to_another_goes_on_there(self, gocardless: Recorded) -> None:
        mandate = signed(gocardless, MONTHLY)
        the_clock_ticks(MONDAY + dt.timedelta(minutes=2))
        new = gocardless.add("mandates", status="active")
        gocardless.kept["mandates"]["MD0001"]["links"]["new_mandate"] = new["id"]
        told = gocardless.happened("mandates", "MD0001", "replaced", at=MONDAY, status="cancelled")
        assert heard(gocardless, told) == 204
        mandate.refresh_from_db()
        assert (mandate.remote_id, mandate.status) == (new["id"], "active")
        assert RegularGift.objects.get().ended_at is None


class TestTheWebhook:
    def test_a_forged_and_a_torn_one_are_refused_and_keep_nothing(
        self, gocardless: Recorded
    ) -> None:
        event = gocardless.add("events")
        body, headers = gocardless.webhook(event)
        forged = {"Webhook-Signature": "0" * 64}
        for sent, said in ((body, forged), (body[:-9], headers), (body, {})):
            answer = Client().post("/webhooks/gocardless/", sent, "application/json", headers=said)
            assert answer.status_code == 400
        assert not InboxRow.objects.exists()

    def test_one_unknown_object_keeps_no_other_of_its_body_waiting(
        self, gocardless: Recorded
    ) -> None:
        _, key = collected(gocardless)
        stranger = gocardless.add("payments", metadata={})["id"]
        strange = gocardless.happened("payments", stranger, "confirmed", at=MONDAY)
        ours = gocardless.happened("payments", key, "confirmed", at=MONDAY + 20 * A_DAY)
        assert heard(gocardless, strange, ours) == 204
        assert Gift.objects.count() == 1
        row = InboxRow.objects.get()
        assert (row.handled_at, row.why[:13]) == (None, "UnknownObject")

    def test_what_no_webhook_brought_the_poller_finds(self, gocardless: Recorded) -> None:
        _, key = collected(gocardless)
        Payment.objects.update(look_at=None)
        at = MONDAY + 20 * A_DAY
        gocardless.happened("payments", key, "confirmed", at=at)
        the_clock_ticks(at + dt.timedelta(minutes=6))
        assert Gift.objects.count() == 1
        assert Entry.objects.filter(key=f"gocardless:{key}:confirmed").count() == 1

    def test_what_is_unknown_there_is_said_so(self, gocardless: Recorded) -> None:
        for kind in (Kind.PAYMENT, Kind.REFUND, Kind.MANDATE):
            with pytest.raises(UnknownObject):
                GATEWAY.fetch(kind, "XX0001")
        gocardless.add("mandates")
        with pytest.raises(UnknownObject):
            settle(GATEWAY, Notice(Kind.MANDATE, "MD0001"), at=MONDAY)
        assert not PromisedGift.objects.exists()
