"""Regular support through the practice gateway: begun, collected, failed, mended, ended."""

import datetime as dt

import pytest
from django.utils import timezone

from masthead.checkout.look_at_subscription import look_at_subscription
from masthead.checkout.settle import settle
from masthead.checkout.settle_subscription import tell_support
from masthead.checkout.tests import cast
from masthead.checkout.tests import support_cast as jo
from masthead.checkout.tests.support_cast import (
    LATER,
    after,
    begun,
    came_in_pence,
    confirmed,
    practised,
    subscription_of,
)
from masthead.fund.models import Gift
from masthead.ledger.accounts import Account
from masthead.payments.amend_subscription import amend_subscription
from masthead.payments.ask_refund import ask_refund
from masthead.payments.cancel_subscription import cancel
from masthead.payments.change_method import ask_for_method
from masthead.payments.contract import Kind, Notice, Payer
from masthead.payments.models import Instalment, Payment, PracticeSession
from masthead.payments.pause_subscription import pause, resume
from masthead.payments.practice.collect import bank_answers, collect_due
from masthead.payments.practice.gateway import PracticeGateway
from masthead.payments.practice.refunds import finish
from masthead.payments.practice.regular import control, give_method, sign_up
from masthead.payments.want import SubscriptionOver
from masthead.people import audit
from masthead.supporters.models import How, Received, State, Support
from masthead.supporters.models.support import Step

pytestmark = pytest.mark.django_db
BACK = "https://paper.example/account/"
PAYER = Payer("Jo Harker", "jo@example.org")


@pytest.fixture(autouse=True)
def paper() -> object:
    return cast.the_ferry_bell(at=timezone.now())


def collected_now(support: Support) -> Support:
    """Let the practice gateway collect the next one at once; the clock looks."""
    control(practised(support).pk, choice="collect", at=timezone.now())
    return after(support, 2 * LATER)


def the_bank_answers(support: Support) -> Support:
    """Let the bank say how the pending direct debits ended; the clock looks."""
    for session in PracticeSession.objects.filter(status="pending"):
        bank_answers.func(session.pk)
    return after(support, 3 * LATER)


def test_a_visit_that_was_left_is_dropped_in_the_end() -> None:
    support = begun()
    assert support.state == State.PENDING
    support = after(support, dt.timedelta(days=15))
    assert support.state == State.DROPPED
    assert not Payment.objects.exists()


def test_a_card_that_is_declined_leaves_the_page_open() -> None:
    support = begun()
    assert not sign_up(practised(support).pk, choice="decline", at=timezone.now())
    assert after(support, LATER).state == State.PENDING


def test_cancelled_on_the_page_it_is_dropped() -> None:
    assert confirmed(choice="cancel").state == State.DROPPED


def test_a_card_is_charged_at_once_and_counts_as_a_supporters_gift() -> None:
    support = confirmed(1200)
    assert (support.state, came_in_pence()) == (State.ACTIVE, 1200)
    gift = Gift.objects.get()
    assert (gift.income, gift.giver_id) == (Account.SUPPORTERS_GIFTS, support.person_id)
    assert cast.now_is(timezone.now()).raised_minor == 1200
    instalment = Instalment.objects.get()
    assert instalment.subscription_id == support.subscription_id
    assert Received.objects.get().payment_id == instalment.payment_id
    assert support.next_on == practised(support).next_on


def test_told_often_it_is_received_once() -> None:
    support = confirmed()
    session = PracticeSession.objects.get()
    for _ in range(3):
        settle(PracticeGateway(), Notice(Kind.PAYMENT, session.pk), at=timezone.now())
        look_at_subscription(subscription_of(support), at=timezone.now())
    assert (Payment.objects.count(), Received.objects.count(), came_in_pence()) == (1, 1, 1000)


def test_a_payment_told_of_before_its_subscription_finds_it() -> None:
    support = begun()
    sign_up(practised(support).pk, choice="sign", at=timezone.now())
    session = PracticeSession.objects.get()
    settle(PracticeGateway(), Notice(Kind.PAYMENT, session.pk), at=timezone.now())
    assert came_in_pence() == 1000
    assert Support.objects.get(pk=support.pk).state == State.ACTIVE


def test_a_direct_debit_is_collected_in_some_days_and_is_there_later() -> None:
    support = confirmed(how=How.DIRECT_DEBIT)
    assert support.state == State.ACTIVE
    mandate = subscription_of(support).mandate
    assert mandate
    assert mandate.status == "active"
    collect_due(at=timezone.now() + dt.timedelta(days=4))
    assert not PracticeSession.objects.exists()
    collect_due(at=timezone.now() + dt.timedelta(days=6))
    after(support, 2 * LATER)
    assert (Payment.objects.get().status, came_in_pence()) == ("pending", 0)
    the_bank_answers(support)
    assert (Payment.objects.get().status, came_in_pence()) == ("confirmed", 1000)


def test_a_card_that_fails_the_next_time_is_mended_by_another_card() -> None:
    support = confirmed(choice="fails-next")
    assert (support.state, came_in_pence()) == (State.ACTIVE, 1000)
    support = collected_now(support)
    assert (support.state, came_in_pence()) == (State.FAILING, 1000)
    assert Step.objects.filter(support=support, what="failed").count() == 1
    subscription = subscription_of(support)
    assert subscription.status == "failing"
    at = timezone.now()
    page = ask_for_method(subscription, payer=PAYER, return_url=BACK, by=audit.READER, at=at)
    visit = page.strip("/").rpartition("/")[2]
    assert give_method(visit, choice="sign", at=at)
    support = after(support, 3 * LATER)
    assert (support.state, came_in_pence()) == (State.ACTIVE, 2000)
    assert sorted(Payment.objects.values_list("status", flat=True)) == ["confirmed", "confirmed"]
    subscription = subscription_of(support)
    assert (subscription.change_id, subscription.status) == (None, "active")


def test_another_account_is_another_mandate() -> None:
    support = confirmed(how=How.DIRECT_DEBIT)
    first = subscription_of(support).mandate
    subscription, at = subscription_of(support), timezone.now()
    page = ask_for_method(subscription, payer=PAYER, return_url=BACK, by=audit.READER, at=at)
    give_method(page.strip("/").rpartition("/")[2], choice="sign", at=at)
    support = after(support, 2 * LATER)
    second = subscription_of(support).mandate
    assert first
    assert second
    assert first != second
    assert second.status == "active"


def test_another_account_mends_it_before_anything_is_collected_from_that() -> None:
    support = confirmed(how=How.DIRECT_DEBIT, choice="fails-next")
    support = the_bank_answers(collected_now(support))
    assert support.state == State.FAILING
    subscription, at = subscription_of(support), timezone.now()
    page = ask_for_method(subscription, payer=PAYER, return_url=BACK, by=audit.READER, at=at)
    give_method(page.strip("/").rpartition("/")[2], choice="sign", at=at)
    support = after(support, 4 * LATER)
    assert (support.state, support.failing_since, came_in_pence()) == (State.ACTIVE, None, 0)


def test_a_direct_debit_that_fails_comes_late_and_is_noted() -> None:
    support = confirmed(how=How.DIRECT_DEBIT, choice="fails-next")
    support = collected_now(support)
    assert support.state == State.ACTIVE
    support = the_bank_answers(support)
    assert (support.state, Payment.objects.get().status) == (State.FAILING, "failed")
    assert came_in_pence() == 0


def test_a_changed_amount_is_collected_the_next_time() -> None:
    support = confirmed(1000)
    changed = amend_subscription(
        subscription_of(support), amount_minor=1500, by=audit.READER, at=timezone.now()
    )
    assert (changed.amount_minor, changed.asked_at) == (1500, None)
    collected_now(support)
    assert came_in_pence() == 2500


def test_another_day_and_more_seldom() -> None:
    support = confirmed()
    wanted = 1 + practised(support).next_on.day % 28  # type: ignore[union-attr]
    changed = amend_subscription(
        subscription_of(support),
        day_of_month=wanted,
        every_months=12,
        by=audit.READER,
        at=timezone.now(),
    )
    assert changed.next_charge_on
    assert (changed.next_charge_on.day, practised(support).every_months) == (wanted, 12)


def test_paused_nothing_is_collected_until_the_day() -> None:
    support = confirmed()
    until = timezone.localdate() + dt.timedelta(days=40)
    paused = pause(subscription_of(support), until=until, by=audit.READER, at=timezone.now())
    tell_support(paused, at=timezone.now())
    assert (paused.status, paused.asked_at) == ("paused", None)
    collect_due(at=timezone.now() + dt.timedelta(days=35))
    assert PracticeSession.objects.count() == 1
    assert after(support, dt.timedelta(days=35)).state == State.PAUSED
    support = after(support, dt.timedelta(days=41))
    assert (support.state, subscription_of(support).paused_at) == (State.ACTIVE, None)


def test_resumed_before_its_day() -> None:
    support = confirmed()
    at = timezone.now()
    pause(subscription_of(support), until=None, by=audit.READER, at=at)
    assert resume(subscription_of(support), by=audit.READER, at=at).status == "active"


def test_what_is_cancelled_is_cancelled_there_and_can_be_changed_no_more() -> None:
    support = confirmed()
    ended = cancel(subscription_of(support), by=audit.READER, at=timezone.now())
    assert (ended.status, practised(support).status) == ("cancelled", "cancelled")
    with pytest.raises(SubscriptionOver):
        amend_subscription(ended, amount_minor=1, by=audit.READER, at=timezone.now())
    with pytest.raises(SubscriptionOver):
        cancel(ended, by=audit.READER, at=timezone.now())


def test_finished_on_the_page_after_it_was_cancelled_here_it_is_cancelled_there() -> None:
    support = begun()
    cancel(subscription_of(support), by=audit.READER, at=timezone.now())
    sign_up(practised(support).pk, choice="sign", at=timezone.now())
    after(support, 2 * LATER)
    assert practised(support).status == "cancelled"


def test_cancelled_at_the_bank_it_has_lapsed() -> None:
    support = confirmed(how=How.DIRECT_DEBIT)
    control(practised(support).pk, choice="bank-cancels", at=timezone.now())
    support = after(support, 2 * LATER)
    subscription = subscription_of(support)
    assert (support.state, subscription.status) == (State.LAPSED, "cancelled")
    assert subscription.mandate
    assert subscription.mandate.status == "cancelled"


def test_what_is_given_back_is_taken_off_what_came() -> None:
    confirmed(1000)
    payment = Payment.objects.get()
    refund = ask_refund(payment, 400, by=audit.COMMAND, at=timezone.now())
    finish.func(refund.remote_id or "")
    settle(PracticeGateway(), Notice(Kind.PAYMENT, payment.remote_id or ""), at=timezone.now())
    assert sorted(Received.objects.values_list("amount_minor", flat=True)) == [-400, 1000]
    assert came_in_pence() == 600


def test_a_card_says_how_long_it_is_good() -> None:
    support = confirmed(choice="expires")
    expires = timezone.localdate() + dt.timedelta(days=20)
    assert subscription_of(support).method_expires_on == expires
    assert jo.practised(support).expires_on == expires
