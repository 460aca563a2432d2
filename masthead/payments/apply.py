"""Bring a payment in line with what its gateway says of it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from masthead.payments.contract import DisputeStatus, RefundStatus, RemoteState, RemoteStatus
from masthead.payments.models import Payment, Status, Transition
from masthead.payments.note_refund import note_refund
from masthead.people import audit

# Steps that are no status of the payment.
REFUNDED = "refunded"
FEE = "fee"
CHARGEBACK_FEE = "chargeback-fee"
FEE_RETURNED = "fee-returned"
REFUND_CAME_BACK = "refund-back"
FEES = (FEE, CHARGEBACK_FEE, FEE_RETURNED)

_ENDS = {
    RemoteStatus.FAILED: Status.FAILED,
    RemoteStatus.EXPIRED: Status.EXPIRED,
    RemoteStatus.CANCELLED: Status.CANCELLED,
}


class NotWhatWasAsked(ValueError):
    """The gateway has another sum or currency than the payment's: somebody has to look."""


@dataclass(frozen=True)
class _Step:
    name: str
    amount_minor: int
    occurred_at: dt.datetime
    ref: str = ""


def apply(payment: Payment, remote: RemoteState, *, at: dt.datetime) -> list[Transition]:
    """Take the steps that the gateway's word adds, and return them in their order.

    The one way by which webhook, return page and poller change a payment. Each step is taken
    once: the same word again, an older one, or two at once add nothing. It knows nothing of
    what the payment is for. Raises NotWhatWasAsked.
    """
    with transaction.atomic():
        payment = Payment.objects.select_for_update().get(pk=payment.pk)
        if (remote.amount_minor, remote.currency) != (payment.amount_minor, payment.currency):
            raise NotWhatWasAsked(f"{payment.reference}: the gateway has another sum")
        for refund in remote.refunds:
            note_refund(payment, refund, at=at)
        taken = _take(payment, list(_steps(payment, remote)), at=at)
        payment.remote_id = payment.remote_id or remote.remote_id
        payment.save(update_fields=["remote_id", "status"])
        if taken:
            said = ", ".join(step.name for step in taken)
            audit.record("payments.apply", payment, by=audit.GATEWAY, at=at, details={"took": said})
    return taken


def _steps(payment: Payment, remote: RemoteState) -> Iterator[_Step]:
    """Yield all that the gateway's word amounts to, whether taken before or not."""
    if remote.confirmed_at is None:
        if payment.is_open:
            yield from _without_money(payment, remote)
        return
    yield _Step(Status.CONFIRMED, remote.amount_minor, remote.confirmed_at)
    if remote.fee_minor:
        yield _Step(FEE, remote.fee_minor, remote.confirmed_at)
    if remote.status is RemoteStatus.PAID_OUT:
        yield _Step(Status.PAID_OUT, remote.amount_minor, remote.occurred_at)
    yield from _refunded(payment, remote)
    yield from _taken_back(remote)


def _without_money(payment: Payment, remote: RemoteState) -> Iterator[_Step]:
    if remote.status is RemoteStatus.PENDING and payment.status != Status.PENDING:
        yield _Step(Status.PENDING, remote.amount_minor, remote.occurred_at)
    elif remote.status in _ENDS:
        yield _Step(_ENDS[remote.status], remote.amount_minor, remote.occurred_at)


def _refunded(payment: Payment, remote: RemoteState) -> Iterator[_Step]:
    """Yield the refunds that succeeded, and those whose money came back after it had gone."""
    gone = set(payment.transitions.filter(name=REFUNDED).values_list("ref", flat=True))
    for refund in remote.refunds:
        ref, minor = refund.remote_id, refund.amount_minor
        if refund.status is RefundStatus.SUCCEEDED:
            yield _Step(REFUNDED, minor, refund.occurred_at, ref)
        elif refund.status is RefundStatus.FAILED and ref in gone:
            yield _Step(REFUND_CAME_BACK, minor, refund.occurred_at, ref)


def _taken_back(remote: RemoteState) -> Iterator[_Step]:
    if remote.status is RemoteStatus.FAILED:
        yield _Step(Status.LATE_FAILED, remote.amount_minor, remote.occurred_at)
        if remote.failure_fee_minor:
            yield _Step(CHARGEBACK_FEE, remote.failure_fee_minor, remote.occurred_at)
    for dispute in remote.disputes:
        ref, minor = dispute.remote_id, dispute.amount_minor
        yield _Step(Status.CHARGED_BACK, minor, dispute.opened_at, ref)
        if dispute.fee_minor:
            yield _Step(CHARGEBACK_FEE, dispute.fee_minor, dispute.opened_at, ref)
        if dispute.status is DisputeStatus.WON and dispute.closed_at:
            yield _Step(Status.CHARGEBACK_WON, minor, dispute.closed_at, ref)
            if dispute.fee_returned_minor > 0:
                yield _Step(FEE_RETURNED, dispute.fee_returned_minor, dispute.closed_at, ref)


def _take(payment: Payment, steps: list[_Step], *, at: dt.datetime) -> list[Transition]:
    known = set(payment.transitions.values_list("name", "ref"))
    taken = [
        Transition.objects.create(
            payment=payment,
            name=step.name,
            ref=step.ref,
            amount_minor=step.amount_minor,
            occurred_at=step.occurred_at,
            heard_at=at,
        )
        for step in steps
        if (step.name, step.ref) not in known
    ]
    payment.status = next(
        (Status(step.name) for step in reversed(taken) if step.name in Status.values),
        Status(payment.status),
    )
    return taken
