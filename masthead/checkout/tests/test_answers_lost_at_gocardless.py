"""Answers that GoCardless gives and nobody hears, while one subscription takes another’s place."""

import datetime as dt

import pytest
from django.utils import timezone

from masthead.checkout.look_at_subscription import look_at_subscriptions
from masthead.checkout.tests import cast
from masthead.checkout.tests.support_cast import subscription_of
from masthead.checkout.tests.test_support_at_gocardless import BACK, PAYER, pass_days, signed
from masthead.payments.amend_subscription import amend_subscription
from masthead.payments.cancel_subscription import cancel
from masthead.payments.change_method import ask_for_method
from masthead.people import audit
from masthead.supporters.models import State, Support
from tests.servers.gocardless_regular import Regular

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper() -> object:
    return cast.the_ferry_bell(at=timezone.now())


def answered_again(account: Regular, support: Support) -> Support:
    account.silent_after, account.silent = "", False
    return pass_days(account, 0, support)


def alive(account: Regular) -> list[dict[str, object]]:
    return [one for one in account.kept["subscriptions"].values() if one["status"] == "active"]


class TestLost:
    def test_another_account_whose_answer_is_lost_is_no_end(
        self, gocardless_regular: Regular
    ) -> None:
        support = signed(gocardless_regular)
        before = subscription_of(support)
        ask_for_method(before, payer=PAYER, return_url=BACK, by=audit.READER, at=timezone.now())
        gocardless_regular.sign(subscription_of(support).change_id or "", at=gocardless_regular.at)
        gocardless_regular.silent_after = "POST /mandates/"
        look_at_subscriptions(at=timezone.now() + dt.timedelta(minutes=5))
        assert subscription_of(support).remote_id == before.remote_id
        support = answered_again(gocardless_regular, support)
        after = subscription_of(support)
        assert (after.status, after.change_id, support.state) == ("active", None, State.ACTIVE)
        assert after.mandate != before.mandate
        assert [one["id"] for one in alive(gocardless_regular)] == [after.remote_id]

    @pytest.mark.parametrize("also_stopped", [False, True])
    def test_one_that_was_replaced_has_not_ended_though_the_answer_was_lost(
        self, gocardless_regular: Regular, *, also_stopped: bool
    ) -> None:
        support = signed(gocardless_regular)
        before = subscription_of(support)
        gocardless_regular.silent_after = "actions/cancel"
        amend_subscription(before, every_months=3, by=audit.READER, at=timezone.now())
        assert subscription_of(support).remote_id == before.remote_id
        if also_stopped:
            cancel(subscription_of(support), by=audit.READER, at=timezone.now())
        support = answered_again(gocardless_regular, support)
        there = [one["id"] for one in alive(gocardless_regular)]
        after = subscription_of(support)
        assert (after.asked_at, after.is_over) == (None, also_stopped)
        assert there == ([] if also_stopped else [after.remote_id])
        if not also_stopped:
            assert (support.state, after.every_months) == (State.ACTIVE, 3)

    def test_an_account_that_nobody_gave_in_a_fortnight_is_not_waited_for(
        self, gocardless_regular: Regular
    ) -> None:
        support = signed(gocardless_regular)
        before, at = subscription_of(support), timezone.now()
        ask_for_method(before, payer=PAYER, return_url=BACK, by=audit.READER, at=at)
        for days, waits in ((13, True), (15, False)):
            look_at_subscriptions(at=at + dt.timedelta(days=days))
            after = subscription_of(support)
            assert (after.change_id is not None, after.look_at is not None) == (waits, waits)
        assert (after.remote_id, after.status) == (before.remote_id, "active")
