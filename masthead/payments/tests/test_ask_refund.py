"""No more goes back than came, whoever asks and however often the gateway has to be asked."""

import dataclasses
import threading

import pytest
from django.db import IntegrityError, connection, transaction

from masthead.payments import registry
from masthead.payments.ask_refund import RefundTooLarge, ask_refund, left_minor, send
from masthead.payments.contract import (
    GatewayRefused,
    GatewayUnreachable,
    RefundStatus,
    RemoteRefund,
)
from masthead.payments.models import Payment, PracticeRefund, PracticeSession, Refund
from masthead.payments.note_refund import note_refund
from masthead.payments.practice.act import act
from masthead.payments.practice.gateway import PracticeGateway
from masthead.payments.submit import submit
from masthead.payments.tests.cast import NOON, a_payment, gave_back, the_ferry_bell
from masthead.people import audit


def a_paid_payment(pence: int = 1000) -> Payment:
    the_ferry_bell()
    payment = a_payment(pence, remote_id="")
    submit(payment, return_url="http://127.0.0.1/", at=NOON)
    act(PracticeSession.objects.get(), choice="pay", at=NOON)
    return payment


@pytest.mark.django_db
def test_two_pending_refunds_leave_too_little_for_a_third() -> None:
    payment = a_paid_payment(1000)
    for _ in range(2):
        assert ask_refund(payment, 300, by=audit.COMMAND, at=NOON).status == "pending"
    with pytest.raises(RefundTooLarge, match="£4 can be given back"):
        ask_refund(payment, 500, by=audit.COMMAND, at=NOON)
    assert left_minor(payment) == 400
    assert PracticeRefund.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize("pence", [0, -300, 1001])
def test_it_refuses_nothing_less_and_more(pence: int) -> None:
    payment = a_paid_payment(1000)
    with pytest.raises(RefundTooLarge):
        ask_refund(payment, pence, by=audit.COMMAND, at=NOON)
    assert not Refund.objects.exists()


@pytest.mark.django_db
def test_the_database_itself_refuses_too_much() -> None:
    payment = a_paid_payment(1000)
    ask_refund(payment, 700, by=audit.COMMAND, at=NOON)
    more = Refund(payment=payment, amount_minor=301, status=RefundStatus.PENDING, asked_at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        more.save()
    more.status = RefundStatus.FAILED
    more.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        Refund.objects.filter(pk=more.pk).update(status=RefundStatus.SUCCEEDED)


@pytest.mark.django_db
def test_a_refund_that_the_gateway_refuses_frees_its_sum() -> None:
    payment = a_payment(1000, remote_id="ps_unknown")
    with pytest.raises(GatewayRefused):
        ask_refund(payment, 300, by=audit.COMMAND, at=NOON)
    assert Refund.objects.get().status == "failed"
    assert left_minor(payment) == 1000


@pytest.mark.django_db
def test_a_lost_answer_is_asked_for_again_with_the_same_key() -> None:
    payment = a_paid_payment(1000)
    registry.offer("practice", LosesAnswers)
    try:
        with pytest.raises(GatewayUnreachable):
            ask_refund(payment, 300, by=audit.COMMAND, at=NOON)
    finally:
        registry.offer("practice", PracticeGateway)
    refund = Refund.objects.get()
    assert (refund.status, refund.remote_id) == ("pending", None)
    send(refund, at=NOON)
    assert PracticeRefund.objects.get().pk == Refund.objects.get().remote_id


@pytest.mark.django_db
def test_a_refund_given_on_the_gateways_own_screen_gets_its_row() -> None:
    payment = a_paid_payment(1000)
    note_refund(payment, gave_back(300, key="not one of ours"), at=NOON)
    note_refund(payment, dataclasses.replace(gave_back(300), key=""), at=NOON)
    assert [(r.amount_minor, r.status) for r in Refund.objects.all()] == [(300, "succeeded")]


def test_of_two_at_once_that_are_too_much_together_one_is_refused(committed_db: object) -> None:
    payment = a_paid_payment(1000)
    ends: list[str] = []

    def ask() -> None:
        try:
            ask_refund(payment, 600, by=audit.COMMAND, at=NOON)
            ends.append("asked")
        except RefundTooLarge:
            ends.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ends) == ["asked", "refused", "refused", "refused"]


class LosesAnswers(PracticeGateway):
    """Does what it is asked, and its answer never arrives."""

    def refund(self, refund: Refund) -> RemoteRefund:
        super().refund(refund)
        raise GatewayUnreachable("No answer")
