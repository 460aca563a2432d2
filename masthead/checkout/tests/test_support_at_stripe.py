"""Regular support by card: subscriptions at Stripe, by the official library over HTTP."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from masthead.checkout.look_at_subscription import look_at_subscriptions
from masthead.checkout.poll import poll
from masthead.checkout.settle import settle
from masthead.checkout.tests import cast
from masthead.checkout.tests.support_cast import begun, came_in_pence, subscription_of
from masthead.payments.amend_subscription import amend_subscription
from masthead.payments.ask_refund import ask_refund
from masthead.payments.cancel_subscription import cancel
from masthead.payments.change_method import ask_for_method
from masthead.payments.contract import GatewayRefused, GatewayUnreachable, Kind, Notice, Payer
from masthead.payments.models import Payment, Polled, Subscription
from masthead.payments.pause_subscription import pause, resume
from masthead.payments.stripe.gateway import StripeGateway
from masthead.payments.stripe.notices import KINDS
from masthead.payments.subscribe import ask_for_subscription, begin_subscription
from masthead.people import audit
from masthead.supporters.models import Received, State, Support
from tests.servers.stripe.regular import RegularRelay

pytestmark = pytest.mark.django_db
STRIPE = StripeGateway()
BACK = "https://paper.example/account/"
PAYER = Payer("Jo Harker", "jo@example.org")


@pytest.fixture(autouse=True)
def paper() -> object:
    return cast.the_ferry_bell(at=timezone.now())


def the_clock_ticks() -> None:
    """Ask Stripe for what happened lately, as the poller does, and look at what is due."""
    for _ in range(2):
        Polled.objects.all().delete()
        poll(at=timezone.now())
        look_at_subscriptions(at=timezone.now() + dt.timedelta(minutes=5))


def now(support: Support) -> Support:
    return Support.objects.get(pk=support.pk)


def paid(relay: RegularRelay, pence: int = 1000, *, often: int = 1) -> Support:
    """Begin support and give a card on the page; the clock looks."""
    support = begun(pence, often=often)
    relay.finish(subscription_of(support).setup_id or "")
    the_clock_ticks()
    return now(support)


def wished(**terms: Any) -> Subscription:
    """Ask Stripe for a subscription that begins on a wished day; its page is open."""
    told: dict[str, Any] = {
        "provider": "stripe",
        "way": "card",
        "amount_minor": 700,
        "currency": "GBP",
    }
    subscription = begin_subscription(**told, **terms, by=audit.READER, at=timezone.now())
    ask_for_subscription(subscription, payer=PAYER, return_url=BACK)
    return Subscription.objects.get(pk=subscription.pk)


def billed(relay: RegularRelay, support: Support, *, refused: bool = False) -> Support:
    """Let the next invoice be tried; the clock looks."""
    remote_id = subscription_of(support).remote_id or ""
    if refused:
        relay.refusing.add(relay.subs[remote_id]["default_payment_method"])
    relay.bill(remote_id)
    the_clock_ticks()
    return now(support)


class TestBegun:
    def test_stripe_can_be_asked_for_all_events_at_once(self) -> None:
        assert len(KINDS) <= 20

    def test_a_page_that_nobody_finishes_expires(self, stripe_regular: RegularRelay) -> None:
        support = begun()
        page = stripe_regular.sessions[subscription_of(support).setup_id or ""]
        page["status"] = "expired"
        the_clock_ticks()
        assert now(support).state == State.DROPPED

    def test_a_card_pays_at_once(self, stripe_regular: RegularRelay) -> None:
        support = paid(stripe_regular, 1200, often=3)
        [sub] = stripe_regular.subs.values()
        price = sub["items"]["data"][0]["price"]
        assert price["recurring"] == {"interval": "month", "interval_count": 3}
        assert (price["unit_amount"], came_in_pence()) == (1200, 1200)
        assert support.state == State.ACTIVE
        subscription = subscription_of(support)
        assert subscription.remote_id == sub["id"]
        assert subscription.method_expires_on == dt.date(2040, 12, 31)
        payment = Payment.objects.get()
        assert payment.remote_id == sub["latest_invoice"]
        assert payment.transitions.filter(name="fee", amount_minor=38).exists()

    def test_once_a_year(self, stripe_regular: RegularRelay) -> None:
        support = paid(stripe_regular, 12_000, often=12)
        [sub] = stripe_regular.subs.values()
        assert sub["items"]["data"][0]["price"]["recurring"]["interval"] == "year"
        assert subscription_of(support).every_months == 12

    def test_an_invoice_told_of_before_its_page_finds_it(
        self, stripe_regular: RegularRelay
    ) -> None:
        support = begun()
        sub = stripe_regular.finish(subscription_of(support).setup_id or "")
        invoice = stripe_regular.subs[sub]["latest_invoice"]
        for _ in range(2):
            settle(STRIPE, Notice(Kind.PAYMENT, invoice), at=timezone.now())
        assert (came_in_pence(), now(support).state) == (1000, State.ACTIVE)

    def test_an_answer_lost_begins_the_same_page_again(self, stripe_regular: RegularRelay) -> None:
        stripe_regular.loses_answers = True
        with pytest.raises(GatewayUnreachable):
            begun()
        stripe_regular.loses_answers = False
        the_clock_ticks()
        [page] = stripe_regular.sessions
        assert Subscription.objects.get().setup_id == page

    @pytest.mark.parametrize("days_ahead", [20, 200])
    def test_nothing_is_charged_before_a_wished_first_day(
        self, stripe_regular: RegularRelay, days_ahead: int
    ) -> None:
        """Before the second charge it is an anchor, which Stripe refuses after it: then a trial."""
        first = timezone.localdate() + dt.timedelta(days=days_ahead)
        subscription = wished(every_months=3, first_on=first)
        page = stripe_regular.sessions[subscription.setup_id or ""]
        asked = page["asked"]["subscription_data"]
        is_near = days_ahead == 20
        assert ("billing_cycle_anchor" in asked, "trial_end" in asked) == (is_near, not is_near)
        assert asked.get("proration_behavior") == ("none" if is_near else None)
        stripe_regular.finish(subscription.setup_id or "")
        the_clock_ticks()
        subscription.refresh_from_db()
        assert (subscription.status, subscription.next_charge_on) == ("active", first)
        assert not Payment.objects.exists()

    def test_a_wished_day_is_the_day_of_the_first_charge(
        self, stripe_regular: RegularRelay
    ) -> None:
        wanted = 1 + timezone.localdate().day % 28
        subscription = wished(every_months=1, day_of_month=wanted)
        sub = stripe_regular.subs[stripe_regular.finish(subscription.setup_id or "")]
        assert dt.datetime.fromtimestamp(sub["billing_cycle_anchor"], tz=dt.UTC).day == wanted
        assert not stripe_regular.invoices


class TestCollected:
    def test_a_month_later_it_comes_again(self, stripe_regular: RegularRelay) -> None:
        support = billed(stripe_regular, paid(stripe_regular))
        assert (came_in_pence(), Received.objects.filter(support=support).count()) == (2000, 2)

    def test_a_card_that_fails_in_the_third_month_is_mended_by_another(
        self, stripe_regular: RegularRelay
    ) -> None:
        support = billed(stripe_regular, paid(stripe_regular))
        support = billed(stripe_regular, support, refused=True)
        assert (support.state, came_in_pence()) == (State.FAILING, 2000)
        assert subscription_of(support).status == "failing"
        at = timezone.now()
        ask_for_method(
            subscription_of(support), payer=PAYER, return_url=BACK, by=audit.READER, at=at
        )
        visit = subscription_of(support).change_id or ""
        stripe_regular.finish(visit, card=stripe_regular.card(year=2041, month=2))
        the_clock_ticks()
        support = now(support)
        assert (support.state, came_in_pence()) == (State.ACTIVE, 3000)
        subscription = subscription_of(support)
        assert (subscription.change_id, subscription.status) == (None, "active")
        assert subscription.method_expires_on == dt.date(2041, 2, 28)

    def test_a_new_card_that_refuses_too_leaves_it_failing(
        self, stripe_regular: RegularRelay
    ) -> None:
        support = billed(stripe_regular, paid(stripe_regular), refused=True)
        at = timezone.now()
        ask_for_method(
            subscription_of(support), payer=PAYER, return_url=BACK, by=audit.READER, at=at
        )
        card = stripe_regular.card()
        stripe_regular.refusing.add(card)
        stripe_regular.finish(subscription_of(support).change_id or "", card=card)
        the_clock_ticks()
        assert (now(support).state, came_in_pence()) == (State.FAILING, 1000)

    def test_part_of_it_is_given_back(self, stripe_regular: RegularRelay) -> None:
        paid(stripe_regular)
        payment = Payment.objects.get()
        refund = ask_refund(payment, 400, by=audit.COMMAND, at=timezone.now())
        settle(STRIPE, Notice(Kind.REFUND, refund.remote_id or ""), at=timezone.now())
        assert came_in_pence() == 600
        assert sorted(Received.objects.values_list("amount_minor", flat=True)) == [-400, 1000]

    def test_a_chargeback_takes_it_back(self, stripe_regular: RegularRelay) -> None:
        paid(stripe_regular)
        [intent] = stripe_regular.own.intents
        at = int(timezone.now().timestamp())
        dispute = stripe_regular.own.dispute(intent, at=at)
        settle(STRIPE, Notice(Kind.DISPUTE, dispute["id"]), at=timezone.now())
        assert came_in_pence() == 0
        assert Payment.objects.get().status == "charged-back"


class TestChanged:
    def test_another_amount_charges_nothing_at_once(self, stripe_regular: RegularRelay) -> None:
        support = paid(stripe_regular)
        by = audit.READER
        amend_subscription(subscription_of(support), amount_minor=1500, by=by, at=timezone.now())
        assert len(stripe_regular.invoices) == 1
        billed(stripe_regular, support)
        assert came_in_pence() == 2500

    def test_another_day_and_more_seldom(self, stripe_regular: RegularRelay) -> None:
        support = paid(stripe_regular)
        before = subscription_of(support)
        assert before.next_charge_on
        wanted = 1 + before.next_charge_on.day % 28
        after = amend_subscription(
            before, day_of_month=wanted, every_months=3, by=audit.READER, at=timezone.now()
        )
        assert after.next_charge_on
        assert (after.next_charge_on.day, after.status) == (wanted, "active")
        assert after.remote_id == before.remote_id
        assert len(stripe_regular.invoices) == 1

    def test_an_answer_lost_is_made_up_for_by_the_clock(self, stripe_regular: RegularRelay) -> None:
        support = paid(stripe_regular)
        stripe_regular.loses_answers = True
        by = audit.READER
        waiting = amend_subscription(
            subscription_of(support), amount_minor=1500, by=by, at=timezone.now()
        )
        assert waiting.asked_at
        stripe_regular.loses_answers = False
        the_clock_ticks()
        assert subscription_of(support).asked_at is None
        [sub] = stripe_regular.subs.values()
        assert sub["items"]["data"][0]["price"]["unit_amount"] == 1500

    def test_what_stripe_refuses_is_not_wanted_any_more(self, stripe_regular: RegularRelay) -> None:
        support = paid(stripe_regular)
        subscription = subscription_of(support)
        stripe_regular.subs[subscription.remote_id or ""]["items"]["data"][0]["price"][
            "unit_amount"
        ] = 1000
        Subscription.objects.update(currency="KWD")
        with pytest.raises(GatewayRefused):
            amend_subscription(
                subscription_of(support), amount_minor=1501, by=audit.READER, at=timezone.now()
            )
        subscription.refresh_from_db()
        assert (subscription.amount_minor, subscription.asked_at) == (1000, None)

    def test_paused_its_invoices_are_void_and_no_payments(
        self, stripe_regular: RegularRelay
    ) -> None:
        support = paid(stripe_regular)
        until = timezone.localdate() + dt.timedelta(days=40)
        paused = pause(subscription_of(support), until=until, by=audit.READER, at=timezone.now())
        assert paused.status == "paused"
        support = billed(stripe_regular, support)
        assert (came_in_pence(), Payment.objects.count()) == (1000, 1)
        assert resume(paused, by=audit.READER, at=timezone.now()).status == "active"
        billed(stripe_regular, support)
        assert came_in_pence() == 2000

    def test_stopped_it_is_ended_there(self, stripe_regular: RegularRelay) -> None:
        support = paid(stripe_regular)
        ended = cancel(subscription_of(support), by=audit.READER, at=timezone.now())
        assert ended.status == "cancelled"
        [sub] = stripe_regular.subs.values()
        assert sub["status"] == "canceled"

    def test_ended_on_stripes_own_screen_it_has_lapsed(self, stripe_regular: RegularRelay) -> None:
        support = paid(stripe_regular)
        stripe_regular.end(subscription_of(support).remote_id or "")
        the_clock_ticks()
        assert now(support).state == State.LAPSED
