"""Stripe’s library against peers: localstripe for cards and late failures, a stateful mock."""

import datetime as dt
import time

import pytest
import requests
from django.utils import timezone
from pytest_django import Settings

from masthead.checkout.look import look
from masthead.checkout.poll import poll
from masthead.checkout.settle import settle
from masthead.checkout.tests import cast
from masthead.fund.models import Gift
from masthead.ledger.models import Entry
from masthead.paper.models import the_paper
from masthead.payments.ask_refund import ask_refund, send, write_refund
from masthead.payments.contract import (
    GatewayRefused,
    GatewayUnreachable,
    Kind,
    Notice,
    UnknownObject,
)
from masthead.payments.models import Payment, Refund
from masthead.payments.stripe.gateway import StripeGateway
from masthead.people import audit
from tests.servers.stripe import shapes
from tests.servers.stripe.post import Caught
from tests.servers.stripe.programs import KEY
from tests.servers.stripe.relay import Relay
from tests.servers.stripe.tills import LocalTill, MockTill, OwnTill, Refused

pytestmark = pytest.mark.django_db
STRIPE = StripeGateway()


def a_card_gift(pence: int = 1000) -> Payment:
    """Set out to give by card, with the session open at the relay."""
    return cast.set_out(cast.the_ferry_bell(at=timezone.now()), pence, at=timezone.now())


def paid(relay: Relay, payment: Payment, *, how: str = "") -> str:
    """Pay the session and let the paper look; return the intent."""
    intent = relay.pay(payment.remote_id or "", how=how)
    look(payment, at=timezone.now())
    return intent


def raised() -> int:
    return cast.now_is(timezone.now()).raised_minor


class TestTheRelaysOwnTill:
    def test_it_hands_over_our_id_the_sum_and_an_expiry(self, stripe_relay: Relay) -> None:
        payment = a_card_gift(1250)
        [session] = stripe_relay.sessions.values()
        assert payment.remote_id == session["id"]
        assert session["client_reference_id"] == str(payment.pk)
        assert session["metadata"] == {"payment": str(payment.pk), "reference": payment.reference}
        assert (session["amount_total"], session["currency"]) == (1250, "gbp")
        open_for = dt.timedelta(seconds=session["expires_at"] - session["created"])
        assert dt.timedelta(minutes=30) < open_for < dt.timedelta(hours=24)

    def test_case_6_charged_and_the_answer_lost(self, stripe_relay: Relay) -> None:
        """Case 6: the row stays submitted, the poller finishes it with the same key."""
        cast.the_ferry_bell(at=timezone.now())
        stripe_relay.loses_answers = True
        with pytest.raises(GatewayUnreachable):
            cast.set_out(the_paper(), 1000, at=timezone.now())
        payment = Payment.objects.get()
        assert (payment.status, payment.remote_id) == ("submitted", None)
        [key] = stripe_relay.sessions
        stripe_relay.pay(key)
        stripe_relay.loses_answers = False
        for minutes in (2, 3, 30):
            poll(at=payment.created_at + dt.timedelta(minutes=minutes))
        assert list(stripe_relay.sessions) == [key]
        assert Entry.objects.filter(key=f"stripe:{key}:confirmed").count() == 1
        assert raised() == 1000

    def test_complete_but_unpaid_is_pending_and_paid_later_counts(
        self, stripe_relay: Relay
    ) -> None:
        payment = a_card_gift()
        intent = paid(stripe_relay, payment, how="later")
        assert Payment.objects.get().status == "pending"
        assert cast.nothing_is_posted()
        till = stripe_relay.till
        assert isinstance(till, OwnTill)
        at = shapes.now()
        till.intents[intent] |= {
            "status": "succeeded",
            "latest_charge": shapes.charge(1000, "gbp", intent=intent, at=at),
        }
        stripe_relay.settle(payment.remote_id or "")
        look(Payment.objects.get(), at=timezone.now())
        assert raised() == 1000

    def test_an_async_payment_that_failed_took_nothing(self, stripe_relay: Relay) -> None:
        payment = a_card_gift()
        intent = paid(stripe_relay, payment, how="later")
        till = stripe_relay.till
        assert isinstance(till, OwnTill)
        till.intents[intent]["status"] = "requires_payment_method"
        look(Payment.objects.get(), at=timezone.now())
        assert Payment.objects.get().status == "failed"
        assert cast.nothing_is_posted()

    def test_a_session_that_expired_took_nothing(self, stripe_relay: Relay) -> None:
        payment = a_card_gift()
        stripe_relay.sessions[payment.remote_id or ""]["status"] = "expired"
        assert look(payment, at=timezone.now()).status == "expired"

    def test_a_refund_whose_money_comes_back_is_a_gift_again(self, stripe_relay: Relay) -> None:
        payment = a_card_gift()
        paid(stripe_relay, payment)
        refund = ask_refund(payment, 300, by=audit.COMMAND, at=timezone.now())
        notice = Notice(Kind.REFUND, refund.remote_id or "")
        settle(STRIPE, notice, at=timezone.now())
        assert raised() == 700
        till = stripe_relay.till
        assert isinstance(till, OwnTill)
        till.come_back(till.given[0])
        for _ in range(2):
            settle(STRIPE, notice, at=timezone.now())
        assert (raised(), Refund.objects.get().status) == (1000, "failed")
        ask_refund(payment, 1000, by=audit.COMMAND, at=timezone.now())
        settle(STRIPE, Notice(Kind.PAYMENT, payment.remote_id or ""), at=timezone.now())
        assert raised() == 0

    def test_a_dispute_that_is_won_gives_the_fee_back_too(self, stripe_relay: Relay) -> None:
        payment = a_card_gift(10_000)
        till = stripe_relay.till
        assert isinstance(till, OwnTill)
        dispute = till.dispute(paid(stripe_relay, payment), at=shapes.now())
        notice = Notice(Kind.DISPUTE, dispute["id"])
        settle(STRIPE, notice, at=timezone.now())
        assert (raised(), cast.balance_of("chargeback-fees")) == (0, 2000)
        dispute["status"] = "won"
        back = shapes.transaction(10_000, -2000, "gbp", at=shapes.now())
        dispute["balance_transactions"].append(back)
        for _ in range(2):
            settle(STRIPE, notice, at=timezone.now())
        assert (raised(), cast.balance_of("chargeback-fees")) == (10_000, 0)

    def test_an_inquiry_alone_takes_nothing_back(self, stripe_relay: Relay) -> None:
        payment = a_card_gift()
        till = stripe_relay.till
        assert isinstance(till, OwnTill)
        dispute = till.dispute(paid(stripe_relay, payment), at=shapes.now())
        dispute |= {"status": "warning_needs_response", "balance_transactions": []}
        settle(STRIPE, Notice(Kind.DISPUTE, dispute["id"]), at=timezone.now())
        assert raised() == 1000

    def test_what_is_unknown_there_is_said_so(self, stripe_relay: Relay) -> None:
        for kind, key in (
            (Kind.PAYMENT, "cs_no"),
            (Kind.REFUND, "re_no"),
            (Kind.DISPUTE, "dp_no"),
            (Kind.PAYMENT, "pi_no"),
            (Kind.MANDATE, "md_no"),
        ):
            with pytest.raises(UnknownObject):
                STRIPE.fetch(kind, key)

    def test_a_stripe_that_is_down_says_nothing(
        self, settings: Settings, stripe_relay: Relay
    ) -> None:
        settings.STRIPE_API_BASE = "http://127.0.0.1:9"
        with pytest.raises(GatewayUnreachable):
            STRIPE.fetch(Kind.PAYMENT, "cs_1")
        with pytest.raises(GatewayUnreachable):
            STRIPE.poll(timezone.now())


class TestLocalstripe:
    """Cards with 3-D Secure, SEPA that fails late, partial refunds, signed webhooks."""

    def test_three_d_secure_is_paid_once_the_bank_says_so(self, local_relay: Relay) -> None:
        payment, till = a_card_gift(), local_relay.till
        assert isinstance(till, LocalTill)
        intent = paid(local_relay, payment, how="3ds")
        assert Payment.objects.get().status == "submitted"
        till.authenticate(intent, success=True)
        paid(local_relay, payment)
        assert (Payment.objects.get().status, raised()) == ("confirmed", 1000)

    def test_three_d_secure_that_fails_leaves_the_page_open(self, local_relay: Relay) -> None:
        payment, till = a_card_gift(), local_relay.till
        assert isinstance(till, LocalTill)
        till.authenticate(paid(local_relay, payment, how="3ds"), success=False)
        paid(local_relay, payment)
        assert Payment.objects.get().status == "submitted"
        assert cast.nothing_is_posted()

    def test_a_debit_is_pending_until_it_fails_late(self, local_relay: Relay) -> None:
        payment = a_card_gift()
        intent = paid(local_relay, payment, how="sepa-fails")
        assert Payment.objects.get().status == "pending"
        until = time.monotonic() + 10
        while local_relay.till.intent(intent)["status"] == "processing":
            assert time.monotonic() < until
            time.sleep(0.05)
        look(Payment.objects.get(), at=timezone.now())
        assert Payment.objects.get().status == "failed"
        assert cast.nothing_is_posted()

    def test_two_partial_refunds_and_no_third(self, local_relay: Relay) -> None:
        """Case 12, though localstripe itself would give back more than there is."""
        payment = a_card_gift(1000)
        paid(local_relay, payment)
        for _ in range(2):
            ask_refund(payment, 300, by=audit.COMMAND, at=timezone.now())
        with pytest.raises(ValueError, match="£4 can be given back"):
            ask_refund(payment, 500, by=audit.COMMAND, at=timezone.now())
        settle(STRIPE, Notice(Kind.PAYMENT, payment.remote_id or ""), at=timezone.now())
        assert (raised(), Refund.objects.filter(status="succeeded").count()) == (400, 2)

    def test_a_signature_that_another_program_made_is_good(
        self, local_relay: Relay, localstripe: str
    ) -> None:
        hook = Caught()
        with hook.listening() as url:
            form = {"url": url, "secret": "whsec_of_the_tests", "events": ["plan.created"]}
            requests.post(f"{localstripe}/_config/webhooks/ours", json=form, timeout=30)
            plan = {"amount": "1", "currency": "gbp", "interval": "month", "product[name]": "x"}
            requests.post(f"{localstripe}/v1/plans", data=plan, headers=KEY, timeout=30)
            headers, body = hook.wait()
        assert STRIPE.verify_webhook(headers, body, at=timezone.now()) == []


class TestTheStatefulMock:
    """Idempotency, disputes, and refunds that the gateway itself refuses."""

    def test_the_same_refund_asked_for_twice_goes_once(self, mock_relay: Relay) -> None:
        payment = a_card_gift()
        intent = paid(mock_relay, payment)
        refund = write_refund(payment, 300, by=audit.COMMAND, at=timezone.now())
        mock_relay.asked.clear()
        for _ in range(2):
            send(refund, at=timezone.now())
            mock_relay.asked.clear()
        assert [one["amount"] for one in mock_relay.till.refunds(intent)] == [300]

    def test_the_same_key_with_another_sum_is_refused(self, mock_relay: Relay) -> None:
        till = mock_relay.till
        assert isinstance(till, MockTill)
        intent = till.pay(1000, "gbp")
        till.refund({"payment_intent": intent, "amount": 300}, once="one")
        with pytest.raises(Refused):
            till.refund({"payment_intent": intent, "amount": 400}, once="one")

    def test_a_refund_that_the_gateway_refuses_failed_and_frees_its_sum(
        self, mock_relay: Relay
    ) -> None:
        payment = a_card_gift(1000)
        intent = paid(mock_relay, payment)
        mock_relay.till.refund({"payment_intent": intent, "amount": 800}, once="at the dashboard")
        with pytest.raises(GatewayRefused):
            ask_refund(payment, 500, by=audit.COMMAND, at=timezone.now())
        assert Refund.objects.get().status == "failed"

    def test_a_dispute_takes_the_gift_back_and_bars_refunds(self, mock_relay: Relay) -> None:
        payment = a_card_gift(10_000)
        intent = paid(mock_relay, payment, how="tok_createDispute")
        [dispute] = mock_relay.till.disputes(intent)
        settle(STRIPE, Notice(Kind.DISPUTE, dispute["id"]), at=timezone.now())
        assert (raised(), Payment.objects.get().status) == (0, "charged-back")
        assert cast.balance_of("chargeback-fees") == 1500
        with pytest.raises(GatewayRefused):
            ask_refund(payment, 500, by=audit.COMMAND, at=timezone.now())

    def test_a_card_that_is_declined_pays_nothing(self, mock_relay: Relay) -> None:
        payment = a_card_gift()
        with pytest.raises(Refused):
            mock_relay.pay(payment.remote_id or "", how="tok_chargeDeclined")
        assert look(payment, at=timezone.now()).status == "submitted"
        assert not Gift.objects.exists()
