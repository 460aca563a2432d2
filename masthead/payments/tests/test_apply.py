"""A payment takes each step once, whatever the order in which its gateway's words come."""

import dataclasses
import datetime as dt
import itertools

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from masthead.payments.apply import NotWhatWasAsked, apply
from masthead.payments.contract import DisputeStatus, RefundStatus, RemoteDispute, RemoteStatus
from masthead.payments.models import Payment, Transition
from masthead.payments.tests.cast import NOON, a_payment, gave_back, said
from masthead.people.models import AuditRow

pytestmark = pytest.mark.django_db
LATER = NOON + dt.timedelta(days=3)


def steps_of(payment: Payment) -> list[str]:
    return list(payment.transitions.order_by("pk").values_list("name", flat=True))


def test_it_refuses_another_sum_or_currency() -> None:
    payment = a_payment(1000)
    for other in ({"amount_minor": 999}, {"currency": "EUR"}):
        with pytest.raises(NotWhatWasAsked):
            apply(payment, dataclasses.replace(said(payment), **other), at=NOON)
    assert steps_of(payment) == ["created"]


def test_the_same_word_again_adds_nothing() -> None:
    payment = a_payment()
    first = apply(payment, said(payment, fee_minor=35), at=NOON)
    assert [step.name for step in first] == ["confirmed", "fee"]
    assert apply(payment, said(payment, fee_minor=35), at=LATER) == []
    assert AuditRow.objects.filter(verb="payments.apply").count() == 1


def test_an_older_word_changes_nothing() -> None:
    payment = a_payment()
    apply(payment, said(payment), at=NOON)
    for older in (RemoteStatus.OPEN, RemoteStatus.PENDING, RemoteStatus.FAILED):
        assert apply(payment, said(payment, older, came=False), at=LATER) == []
    payment.refresh_from_db()
    assert payment.status == "confirmed"


def test_complete_but_not_paid_is_pending() -> None:
    payment = a_payment()
    taken = apply(payment, said(payment, RemoteStatus.PENDING, came=False), at=NOON)
    assert [step.name for step in taken] == ["pending"]
    assert apply(payment, said(payment, RemoteStatus.PENDING, came=False), at=NOON) == []


@pytest.mark.parametrize("end", [RemoteStatus.FAILED, RemoteStatus.EXPIRED, RemoteStatus.CANCELLED])
def test_it_ends_once_without_money_and_money_after_all_still_counts(end: RemoteStatus) -> None:
    payment = a_payment()
    for other in (end, RemoteStatus.FAILED, RemoteStatus.CANCELLED):
        apply(payment, said(payment, other, came=False), at=NOON)
    assert steps_of(payment) == ["created", end.value]
    assert [step.name for step in apply(payment, said(payment), at=LATER)] == ["confirmed"]


def test_money_that_failed_after_it_came_failed_late() -> None:
    payment = a_payment()
    apply(payment, said(payment), at=NOON)
    late = apply(payment, said(payment, RemoteStatus.FAILED, occurred_at=LATER), at=LATER)
    assert [(step.name, step.occurred_at) for step in late] == [("late-failed", LATER)]


def test_a_chargeback_and_its_end_are_steps_of_their_own_with_the_fee() -> None:
    payment = a_payment()
    open_one = RemoteDispute("dp_1", 1000, DisputeStatus.OPEN, NOON, fee_minor=1500)
    lost = dataclasses.replace(open_one, status=DisputeStatus.LOST, closed_at=LATER)
    won = dataclasses.replace(open_one, status=DisputeStatus.WON, closed_at=LATER)
    names = [
        [step.name for step in apply(payment, said(payment, disputes=(one,)), at=LATER)]
        for one in (open_one, lost, won)
    ]
    assert names == [["confirmed", "charged-back", "chargeback-fee"], [], ["chargeback-won"]]
    payment.refresh_from_db()
    assert payment.status == "chargeback-won"


def test_any_order_of_words_comes_to_the_same_steps() -> None:
    ends = set()
    for number, order in enumerate(itertools.permutations(range(4))):
        payment = a_payment(remote_id=f"ps_{number}")
        words = (
            said(payment, RemoteStatus.PENDING, came=False),
            said(payment),
            said(payment, refunds=(gave_back(300),)),
            said(payment, RemoteStatus.PAID_OUT, refunds=(gave_back(300),), occurred_at=LATER),
        )
        for index in order:
            apply(payment, words[index], at=LATER)
        ends.add(frozenset(steps_of(payment)) - {"pending"})
        assert payment.refunds.get().status == "succeeded"
    assert ends == {frozenset({"created", "confirmed", "refunded", "paid-out"})}


def test_a_refund_that_ended_stays_so() -> None:
    payment = a_payment()
    done, late = gave_back(300), gave_back(300, status=RefundStatus.PENDING)
    apply(payment, said(payment, refunds=(done,)), at=NOON)
    assert apply(payment, said(payment, refunds=(late,)), at=NOON) == []
    assert payment.refunds.get().status == "succeeded"


def test_it_learns_the_name_that_the_gateway_gave_it() -> None:
    payment = a_payment(remote_id="")
    apply(payment, said(payment), at=NOON)
    payment.refresh_from_db()
    assert payment.remote_id == "ps_1"
    assert payment.transitions.get(name="confirmed").key == "practice:ps_1:confirmed"


def test_the_database_keeps_each_step_for_ever_and_once() -> None:
    payment = a_payment()
    apply(payment, said(payment), at=NOON)
    step = payment.transitions.get(name="confirmed")
    twice = Transition(
        payment=payment, name="confirmed", amount_minor=1, occurred_at=NOON, heard_at=NOON
    )
    for forbidden in (
        twice.save,
        step.delete,
        lambda: Transition.objects.update(amount_minor=1),
        lambda: raw("DELETE FROM payments_transition"),
    ):
        with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
            forbidden()


@pytest.mark.sqlite
def test_the_database_lets_nobody_replace_a_step() -> None:
    payment = a_payment()
    apply(payment, said(payment), at=NOON)
    columns = "id, payment_id, name, ref, amount_minor, occurred_at, heard_at"
    with pytest.raises(IntegrityError), transaction.atomic():
        raw(
            f"INSERT OR REPLACE INTO payments_transition ({columns}) SELECT id + 100, payment_id,"
            " name, ref, 1, occurred_at, heard_at FROM payments_transition"
        )


def raw(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)
