"""What Stripe doesn’t take of what is asked of a subscription, and when it is asked again."""

import datetime as dt

import pytest
from django.utils import timezone

from masthead.checkout.look_at_subscription import look_at_subscriptions
from masthead.checkout.tests import cast
from masthead.checkout.tests.support_cast import subscription_of
from masthead.checkout.tests.test_support_at_stripe import BACK, PAYER, paid
from masthead.checkout.webhooks import handle
from masthead.payments import inbox
from masthead.payments.amend_subscription import amend_subscription
from masthead.payments.cancel_subscription import cancel
from masthead.payments.change_method import ask_for_method
from masthead.payments.contract import GatewayRefused, Kind, Notice
from masthead.payments.models import Payment
from masthead.people import audit
from tests.servers.stripe.regular import RegularRelay

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper() -> object:
    return cast.the_ferry_bell(at=timezone.now())


def after(hours: float) -> None:
    look_at_subscriptions(at=timezone.now() + dt.timedelta(hours=hours))


class TestNotTaken:
    def test_a_stop_that_is_refused_is_asked_for_until_it_is_ended_there(
        self, stripe_regular: RegularRelay
    ) -> None:
        support = paid(stripe_regular)
        stripe_regular.may_not_end = True
        with pytest.raises(GatewayRefused):
            cancel(subscription_of(support), by=audit.READER, at=timezone.now())
        assert subscription_of(support).asked_at
        after(1)
        stripe_regular.may_not_end = False
        after(1.05)
        [sub] = stripe_regular.subs.values()
        assert (sub["status"], subscription_of(support).is_over) == ("active", True)
        after(1.5)
        assert (sub["status"], subscription_of(support).asked_at) == ("canceled", None)
        assert subscription_of(support).status == "cancelled"

    def test_one_that_stripe_does_not_know_is_asked_for_ever_less_often(
        self, stripe_regular: RegularRelay
    ) -> None:
        support = paid(stripe_regular)
        stripe_regular.subs.clear()
        with pytest.raises(GatewayRefused):
            amend_subscription(
                subscription_of(support), amount_minor=1500, by=audit.READER, at=timezone.now()
            )
        waits = []
        for hours in (1, 4, 100):
            after(hours)
            look_at = subscription_of(support).look_at
            assert look_at
            waits.append(look_at - timezone.now() - dt.timedelta(hours=hours))
        minutes = [round(wait.total_seconds() / 60) for wait in waits]
        assert minutes == [15, 60, 360]

    def test_what_is_asked_of_it_anew_is_asked_soon(self, stripe_regular: RegularRelay) -> None:
        support = paid(stripe_regular)
        stripe_regular.loses_answers = True
        amend_subscription(
            subscription_of(support), amount_minor=1500, by=audit.READER, at=timezone.now()
        )
        after(100)
        amend_subscription(
            subscription_of(support),
            amount_minor=2000,
            by=audit.READER,
            at=timezone.now() + dt.timedelta(hours=101),
        )
        stripe_regular.loses_answers = False
        after(101.1)
        [sub] = stripe_regular.subs.values()
        assert sub["items"]["data"][0]["price"]["unit_amount"] == 2000
        assert subscription_of(support).asked_at is None


class TestNotGiven:
    def test_a_page_that_has_expired_is_not_waited_for(self, stripe_regular: RegularRelay) -> None:
        support = paid(stripe_regular)
        ask_for_method(
            subscription_of(support),
            payer=PAYER,
            return_url=BACK,
            by=audit.READER,
            at=timezone.now(),
        )
        after(1)
        assert subscription_of(support).change_id
        stripe_regular.sessions[subscription_of(support).change_id or ""]["status"] = "expired"
        after(25)
        subscription = subscription_of(support)
        assert (subscription.change_id, subscription.look_at) == (None, None)
        assert subscription.status == "active"

    @pytest.mark.parametrize("off", ["void", "of nothing"])
    def test_an_invoice_that_collects_nothing_is_dealt_with(
        self, stripe_regular: RegularRelay, off: str
    ) -> None:
        support = paid(stripe_regular)
        remote_id = subscription_of(support).remote_id or ""
        stripe_regular.subs[remote_id]["pause_collection"] = {"behavior": "void"}
        invoice = stripe_regular.invoices[stripe_regular.bill(remote_id)]
        if off == "of nothing":
            invoice |= {"status": "paid", "amount_due": 0}
        row = inbox.keep(
            "stripe",
            [Notice(Kind.PAYMENT, invoice["id"])],
            headers={},
            body=off.encode(),
            at=timezone.now(),
        )
        handle(row, at=timezone.now())
        row.refresh_from_db()
        assert (row.tries, row.handled_at is None) == (0, False)
        assert Payment.objects.count() == 1
