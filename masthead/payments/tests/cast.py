"""The small cast of these tests: a paper in practice, a payment, what its gateway says of it."""

import datetime as dt

from masthead.paper.found import found
from masthead.paper.models import Paper
from masthead.payments.begin import begin
from masthead.payments.contract import (
    RefundStatus,
    RemoteDispute,
    RemoteRefund,
    RemoteState,
    RemoteStatus,
)
from masthead.payments.models import Payment, Purpose, Way
from masthead.people import audit

NOON = dt.datetime(2026, 6, 13, 12, tzinfo=dt.UTC)
A_MINUTE = dt.timedelta(minutes=1)


def the_ferry_bell(*, practice: bool = True) -> Paper:
    """Found the paper that these tests are of."""
    return found("The Ferry Bell", society="Ferry Bell Society Limited", practice=practice, at=NOON)


def a_payment(
    pence: int = 1000, *, way: Way = Way.CARD, provider: str = "practice", remote_id: str = "ps_1"
) -> Payment:
    """Write down a payment that the gateway knows as `remote_id`."""
    payment = begin(
        pence,
        currency="GBP",
        way=way,
        provider=provider,
        purpose=Purpose.GIFT,
        paper_name="The Ferry Bell",
        by=audit.READER,
        at=NOON,
    )
    payment.remote_id = remote_id or None
    payment.save()
    return payment


def said(
    payment: Payment,
    status: RemoteStatus = RemoteStatus.CONFIRMED,
    *,
    came: bool = True,
    refunds: tuple[RemoteRefund, ...] = (),
    disputes: tuple[RemoteDispute, ...] = (),
    fee_minor: int | None = None,
    occurred_at: dt.datetime = NOON,
    confirmed_at: dt.datetime = NOON,
) -> RemoteState:
    """Return the gateway's word on a payment: by default that its money came at noon."""
    return RemoteState(
        remote_id=payment.remote_id or "ps_1",
        payment_key=str(payment.pk),
        status=status,
        amount_minor=payment.amount_minor,
        currency="GBP",
        occurred_at=occurred_at,
        confirmed_at=confirmed_at if came else None,
        fee_minor=fee_minor,
        refunds=refunds,
        disputes=disputes,
    )


def gave_back(
    pence: int, *, ref: str = "pr_1", status: RefundStatus = RefundStatus.SUCCEEDED, key: str = ""
) -> RemoteRefund:
    """Return a refund as the gateway has it."""
    return RemoteRefund(ref, pence, status, NOON + A_MINUTE, key)
