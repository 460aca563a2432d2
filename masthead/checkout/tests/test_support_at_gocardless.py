"""Regular support by direct debit: subscriptions at GoCardless, mandates’ whole life."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from masthead.checkout.debit.due import collect_due
from masthead.checkout.look_at_subscription import look_at_subscriptions
from masthead.checkout.poll import poll
from masthead.checkout.tests import cast
from masthead.checkout.tests.support_cast import begun, came_in_pence, subscription_of
from masthead.fund.models import Gift
from masthead.payments.amend_subscription import amend_subscription
from masthead.payments.cancel_subscription import cancel
from masthead.payments.change_method import ask_for_method
from masthead.payments.contract import GatewayUnreachable, Payer
from masthead.payments.models import Mandate, Payment, Polled, Subscription
from masthead.payments.pause_subscription import pause, resume
from masthead.people import audit
from masthead.supporters.models import How, Received, State, Support
from tests.servers.gocardless_regular import Regular

pytestmark = pytest.mark.django_db
BACK = "https://paper.example/account/"
PAYER = Payer("Jo Harker", "jo@example.org")


@pytest.fixture(autouse=True)
def paper() -> object:
    return cast.the_ferry_bell(at=timezone.now())


def the_clock_ticks(account: Regular) -> None:
    """Ask GoCardless for all that it ever told, as the poller does, and look at what is due."""
    for _ in range(2):
        Polled.objects.update_or_create(
            provider="gocardless", defaults={"upto": timezone.now() - dt.timedelta(days=900)}
        )
        poll(at=account.at)
        look_at_subscriptions(at=timezone.now() + dt.timedelta(minutes=5))


def signed(account: Regular, pence: int = 1000, *, often: int = 1) -> Support:
    """Begin support and sign its mandate on the hosted page; the clock looks."""
    support = begun(pence, how=How.DIRECT_DEBIT, often=often)
    account.sign(subscription_of(support).setup_id or "", at=account.at)
    the_clock_ticks(account)
    return now(support)


def now(support: Support) -> Support:
    return Support.objects.get(pk=support.pk)


def pass_days(account: Regular, count: int, support: Support) -> Support:
    account.days_pass(count)
    the_clock_ticks(account)
    return now(support)


def of(account: Regular, support: Support) -> dict[str, object]:
    """Return what GoCardless has of a support's subscription."""
    return account.kept["subscriptions"][subscription_of(support).remote_id or ""]


class TestBegun:
    def test_unsigned_it_is_none(self, gocardless_regular: Regular) -> None:
        support = begun(how=How.DIRECT_DEBIT)
        the_clock_ticks(gocardless_regular)
        assert now(support).state == State.PENDING
        assert not gocardless_regular.kept["subscriptions"]

    def test_signed_it_is_made_once(self, gocardless_regular: Regular) -> None:
        support = signed(gocardless_regular, 1500, often=3)
        [made] = gocardless_regular.kept["subscriptions"].values()
        assert (made["amount"], made["interval"], made["interval_unit"]) == (1500, 3, "monthly")
        assert made["metadata"] == {"subscription": str(support.subscription_id)}
        assert support.state == State.ACTIVE
        assert support.next_on == subscription_of(support).next_charge_on

    def test_whoever_signs_is_not_taken_for_another_who_hasnt(
        self, gocardless_regular: Regular
    ) -> None:
        first, second = begun(how=How.DIRECT_DEBIT), begun(2000, how=How.DIRECT_DEBIT)
        gocardless_regular.kept["billing_requests"][subscription_of(second).setup_id or ""][
            "status"
        ] = "cancelled"
        the_clock_ticks(gocardless_regular)
        assert (now(first).state, now(second).state) == (State.PENDING, State.DROPPED)
        gocardless_regular.sign(subscription_of(first).setup_id or "", at=gocardless_regular.at)
        the_clock_ticks(gocardless_regular)
        assert now(first).state == State.ACTIVE

    def test_once_a_year(self, gocardless_regular: Regular) -> None:
        support = signed(gocardless_regular, 12_000, often=12)
        made = of(gocardless_regular, support)
        assert (made["interval"], made["interval_unit"]) == (1, "yearly")
        assert subscription_of(support).every_months == 12

    def test_nothing_is_collected_before_a_wished_first_day(
        self, gocardless_regular: Regular
    ) -> None:
        support = begun(12_000, how=How.DIRECT_DEBIT, often=12)
        first = gocardless_regular.today + dt.timedelta(days=200)
        Subscription.objects.update(first_on=first)
        gocardless_regular.sign(subscription_of(support).setup_id or "", at=gocardless_regular.at)
        the_clock_ticks(gocardless_regular)
        assert of(gocardless_regular, support)["start_date"] == first.isoformat()
        assert (now(support).state, now(support).next_on) == (State.ACTIVE, first)

    def test_an_answer_lost_is_asked_for_again_by_the_same_key(
        self, gocardless_regular: Regular
    ) -> None:
        gocardless_regular.loses_answers = True
        with pytest.raises(GatewayUnreachable):
            begun(how=How.DIRECT_DEBIT)
        gocardless_regular.loses_answers = False
        subscription = Subscription.objects.get()
        assert subscription.setup_id is None
        the_clock_ticks(gocardless_regular)
        [request] = gocardless_regular.kept["billing_requests"]
        assert Subscription.objects.get().setup_id == request

    def test_the_regular_gifts_clock_leaves_its_mandate_alone(
        self, gocardless_regular: Regular
    ) -> None:
        signed(gocardless_regular)
        before = list(gocardless_regular.calls)
        collect_due(at=timezone.now() + dt.timedelta(days=20))
        assert gocardless_regular.calls == before


class TestCollected:
    def test_each_collection_is_a_payment_in_the_book(self, gocardless_regular: Regular) -> None:
        support = signed(gocardless_regular)
        support = pass_days(gocardless_regular, 9, support)
        assert (came_in_pence(), Received.objects.count()) == (1000, 1)
        support = pass_days(gocardless_regular, 31, support)
        assert came_in_pence() == 2000
        assert Payment.objects.filter(purpose="support").count() == 2
        assert Gift.objects.filter(giver=support.person).count() == 2

    def test_by_webhook_before_anything_else(self, gocardless_regular: Regular) -> None:
        support = signed(gocardless_regular)
        gocardless_regular.days_pass(9)
        told = list(gocardless_regular.kept["events"].values())[::-1]
        body, headers = gocardless_regular.webhook(*told)
        for _ in range(2):
            answer = Client().post(
                "/webhooks/gocardless/", body, "application/json", headers=headers
            )
            assert answer.status_code < 300
        assert (came_in_pence(), now(support).state) == (1000, State.ACTIVE)

    def test_a_failure_is_noted_and_the_next_one_mends(self, gocardless_regular: Regular) -> None:
        support = signed(gocardless_regular)
        mandate = of(gocardless_regular, support)["links"]["mandate"]  # type: ignore[index]
        gocardless_regular.empty.add(mandate)
        support = pass_days(gocardless_regular, 9, support)
        assert (support.state, came_in_pence()) == (State.FAILING, 0)
        gocardless_regular.empty.clear()
        support = pass_days(gocardless_regular, 31, support)
        assert (support.state, came_in_pence()) == (State.ACTIVE, 1000)

    def test_one_that_fails_late_is_taken_back(self, gocardless_regular: Regular) -> None:
        support = signed(gocardless_regular)
        support = pass_days(gocardless_regular, 9, support)
        payment = Payment.objects.get()
        gocardless_regular.happened(
            "payments",
            payment.remote_id or "",
            "failed",
            at=gocardless_regular.at + dt.timedelta(hours=1),
        )
        support = pass_days(gocardless_regular, 0, support)
        assert (came_in_pence(), support.state) == (0, State.FAILING)
        assert sum(Received.objects.values_list("amount_minor", flat=True)) == 0


class TestTheMandate:
    @pytest.mark.parametrize("how", ["cancelled", "failed", "expired"])
    def test_one_that_ends_at_the_bank_ends_the_support(
        self, gocardless_regular: Regular, how: str
    ) -> None:
        support = signed(gocardless_regular)
        mandate = subscription_of(support).mandate
        assert mandate
        gocardless_regular.end_mandate(mandate.remote_id or "", how)
        support = pass_days(gocardless_regular, 0, support)
        assert support.state == State.LAPSED
        mandate.refresh_from_db()
        assert mandate.status == how

    def test_an_account_switch_changes_nothing(self, gocardless_regular: Regular) -> None:
        support = signed(gocardless_regular)
        mandate = subscription_of(support).mandate
        assert mandate
        gocardless_regular.happened(
            "mandates", mandate.remote_id or "", "active", at=gocardless_regular.at
        )
        gocardless_regular.switch_account(mandate.remote_id or "")
        support = pass_days(gocardless_regular, 9, support)
        mandate.refresh_from_db()
        assert (support.state, mandate.status, came_in_pence()) == (State.ACTIVE, "active", 1000)

    def test_one_that_is_replaced_goes_on_under_its_new_name(
        self, gocardless_regular: Regular
    ) -> None:
        support = signed(gocardless_regular)
        mandate = subscription_of(support).mandate
        assert mandate
        new = gocardless_regular.replace_mandate(mandate.remote_id or "")
        support = pass_days(gocardless_regular, 9, support)
        mandate.refresh_from_db()
        assert (mandate.remote_id, support.state, came_in_pence()) == (new, State.ACTIVE, 1000)


class TestChanged:
    def test_another_amount_from_the_next_one_on(self, gocardless_regular: Regular) -> None:
        support = signed(gocardless_regular)
        by = audit.READER
        amend_subscription(subscription_of(support), amount_minor=1500, by=by, at=timezone.now())
        pass_days(gocardless_regular, 9, support)
        assert came_in_pence() == 1500
        assert len(gocardless_regular.kept["subscriptions"]) == 1

    def test_another_day_is_another_subscription_and_nothing_is_paid_twice(
        self, gocardless_regular: Regular
    ) -> None:
        support = signed(gocardless_regular)
        support = pass_days(gocardless_regular, 9, support)
        before = subscription_of(support)
        assert before.next_charge_on
        wanted = 28 if before.next_charge_on.day != 28 else 1
        after = amend_subscription(before, day_of_month=wanted, by=audit.READER, at=timezone.now())
        assert after.next_charge_on
        assert after.next_charge_on.day == wanted
        old = gocardless_regular.kept["subscriptions"][before.remote_id or ""]
        assert (old["status"], after.status) == ("cancelled", "active")
        assert after.remote_id != before.remote_id
        support = pass_days(gocardless_regular, 0, support)
        assert (support.state, came_in_pence()) == (State.ACTIVE, 1000)

    def test_an_answer_lost_is_made_up_for_by_the_clock_and_made_once(
        self, gocardless_regular: Regular
    ) -> None:
        support = signed(gocardless_regular)
        gocardless_regular.loses_answers = True
        waiting = amend_subscription(
            subscription_of(support), every_months=3, by=audit.READER, at=timezone.now()
        )
        assert waiting.asked_at
        gocardless_regular.loses_answers = False
        the_clock_ticks(gocardless_regular)
        alive = [
            one
            for one in gocardless_regular.kept["subscriptions"].values()
            if one["status"] == "active"
        ]
        assert [one["interval"] for one in alive] == [3]
        subscription = subscription_of(support)
        assert (subscription.asked_at, subscription.remote_id) == (None, alive[0]["id"])

    def test_paused_and_resumed(self, gocardless_regular: Regular) -> None:
        support = signed(gocardless_regular)
        pause(subscription_of(support), until=None, by=audit.READER, at=timezone.now())
        support = pass_days(gocardless_regular, 20, support)
        assert (came_in_pence(), subscription_of(support).status) == (0, "paused")
        resume(subscription_of(support), by=audit.READER, at=timezone.now())
        support = pass_days(gocardless_regular, 31, support)
        assert came_in_pence() == 1000

    def test_stopped_nothing_more_is_collected(self, gocardless_regular: Regular) -> None:
        support = signed(gocardless_regular)
        ended = cancel(subscription_of(support), by=audit.READER, at=timezone.now())
        assert ended.status == "cancelled"
        assert Mandate.objects.get().status == "cancelled"
        pass_days(gocardless_regular, 40, support)
        assert not Payment.objects.exists()

    def test_another_account(self, gocardless_regular: Regular) -> None:
        support = signed(gocardless_regular)
        before = subscription_of(support)
        ask_for_method(before, payer=PAYER, return_url=BACK, by=audit.READER, at=timezone.now())
        visit = subscription_of(support).change_id or ""
        the_clock_ticks(gocardless_regular)
        assert subscription_of(support).remote_id == before.remote_id
        gocardless_regular.sign(visit, at=gocardless_regular.at)
        support = pass_days(gocardless_regular, 0, support)
        after = subscription_of(support)
        assert (after.change_id, after.status, support.state) == (None, "active", State.ACTIVE)
        assert before.mandate
        assert after.mandate != before.mandate
        assert Mandate.objects.get(pk=before.mandate.pk).status == "cancelled"
        pass_days(gocardless_regular, 9, support)
        assert came_in_pence() == 1000
