"""What GoCardless's objects and events say, in the contract's words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from masthead.payments.contract import (
    DisputeStatus,
    MandateStatus,
    RefundStatus,
    RemoteDispute,
    RemoteMandate,
    RemoteRefund,
    RemoteState,
    RemoteStatus,
)
from masthead.payments.gocardless.events import Happened, first, history, last, moment

_PAYMENTS = {
    "confirmed": RemoteStatus.CONFIRMED,
    "charged_back": RemoteStatus.CONFIRMED,
    "paid_out": RemoteStatus.PAID_OUT,
    "failed": RemoteStatus.FAILED,
    "cancelled": RemoteStatus.CANCELLED,
    "customer_approval_denied": RemoteStatus.CANCELLED,
}
_REFUNDS = {"paid": RefundStatus.SUCCEEDED}
_REFUNDS |= dict.fromkeys(["cancelled", "bounced", "funds_returned"], RefundStatus.FAILED)
_MANDATES = {
    "pending_customer_approval": MandateStatus.PENDING_APPROVAL,
    "pending_submission": MandateStatus.PENDING_SUBMISSION,
    "submitted": MandateStatus.SUBMITTED,
    "active": MandateStatus.ACTIVE,
    "failed": MandateStatus.FAILED,
    "cancelled": MandateStatus.CANCELLED,
    "blocked": MandateStatus.CANCELLED,
    "suspended_by_payer": MandateStatus.CANCELLED,
    "expired": MandateStatus.EXPIRED,
    "consumed": MandateStatus.EXPIRED,
}


def payment(client: Any, payment_id: str) -> RemoteState:
    """Return a payment as GoCardless has it, put together from it, its events and its refunds."""
    found, events = client.payments.get(payment_id), history(client, payment=payment_id)
    status = _PAYMENTS.get(found.status, RemoteStatus.PENDING)
    came_at = first(events, "confirmed", "paid_out")
    surcharges = sum(
        _from_payout(client, event.payout, payment_id, "surcharge_fee")
        for event in events
        if event.action == "surcharge_fee_debited" and event.payout
    )
    failed_late = status is RemoteStatus.FAILED
    fee = _from_payout(client, found.links.payout, payment_id, "gocardless_fee")
    return RemoteState(
        remote_id=found.id,
        payment_key=str(found.metadata.get("payment", "")),
        status=status,
        amount_minor=int(found.amount),
        currency=found.currency,
        occurred_at=last(events, found.status) or came_at or moment(found.created_at),
        confirmed_at=came_at,
        fee_minor=fee or None,
        failure_fee_minor=surcharges if failed_late else 0,
        refunds=tuple(_refunds(client, payment_id)) if came_at else (),
        disputes=tuple(
            _chargebacks(events, minor=int(found.amount), fee=0 if failed_late else surcharges)
        ),
        subscription_id=found.links.subscription or "",
        due_on=dt.date.fromisoformat(found.charge_date) if found.charge_date else None,
    )


def _from_payout(client: Any, payout: str | None, payment_id: str, fee: str) -> int:
    """Return what a payout kept back for a payment, in whole pence: it counts in tenths."""
    if not payout:
        return 0
    items = client.payout_items.all(params={"payout": payout, "limit": 500})
    kept = sum(
        -Decimal(item.amount)
        for item in items
        if item.type == fee and item.links.payment == payment_id
    )
    return int(Decimal(kept).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _chargebacks(events: list[Happened], *, minor: int, fee: int) -> Iterator[RemoteDispute]:
    """Yield each chargeback (with Bacs an indemnity claim), won where it was cancelled."""
    for place, event in enumerate(events):
        if event.action != "charged_back":
            continue
        rest = events[place + 1 :]
        again = next((n for n, later in enumerate(rest) if later.action == "charged_back"), None)
        won_at = first(rest[:again], "chargeback_cancelled")
        yield RemoteDispute(
            remote_id=event.id,
            amount_minor=minor,
            status=DisputeStatus.WON if won_at else DisputeStatus.OPEN,
            opened_at=event.at,
            closed_at=won_at,
            fee_minor=fee if again is None else 0,
        )


def _refunds(client: Any, payment_id: str) -> Iterator[RemoteRefund]:
    for found in client.refunds.all(params={"payment": payment_id, "limit": 500}):
        yield refund(found, since=last(history(client, refund=found.id), found.status))


def refund(found: Any, *, since: dt.datetime | None = None) -> RemoteRefund:
    """Return one refund; `since` is when its status began, where an event says so."""
    return RemoteRefund(
        remote_id=found.id,
        amount_minor=int(found.amount),
        status=_REFUNDS.get(found.status, RefundStatus.PENDING),
        occurred_at=since or moment(found.created_at),
        key=str(found.metadata.get("refund", "")),
    )


def mandate(client: Any, mandate_id: str, *, setup_id: str = "") -> RemoteMandate:
    """Return a mandate as GoCardless has it. One that was replaced has moved to the new one."""
    found = client.mandates.get(mandate_id)
    if found.links.new_mandate:
        mandate_id = found.links.new_mandate
        found = client.mandates.get(mandate_id)
    since = last(history(client, mandate=mandate_id), found.status)
    return read_mandate(found, since=since, setup_id=setup_id)


def read_mandate(
    found: Any, *, since: dt.datetime | None = None, setup_id: str = ""
) -> RemoteMandate:
    """Return one mandate; `since` is when its status began, where an event says so."""
    may_charge_on = found.next_possible_charge_date
    return RemoteMandate(
        remote_id=found.id,
        status=_MANDATES.get(found.status, MandateStatus.PENDING_SUBMISSION),
        occurred_at=since or moment(found.created_at),
        setup_id=setup_id,
        mandate_key=str(found.metadata.get("mandate", "")),
        next_charge_on=dt.date.fromisoformat(may_charge_on) if may_charge_on else None,
    )


def setup(client: Any, setup_id: str) -> RemoteMandate:
    """Return what came of a visit to the page: the mandate, or that it isn't signed yet."""
    found = client.billing_requests.get(setup_id)
    if mandate_id := found.links.mandate_request_mandate:
        return mandate(client, mandate_id, setup_id=setup_id)
    is_off = found.status == "cancelled"
    return RemoteMandate(
        remote_id="",
        status=MandateStatus.CANCELLED if is_off else MandateStatus.PENDING_APPROVAL,
        occurred_at=moment(found.created_at),
        setup_id=setup_id,
        mandate_key=str(found.metadata.get("mandate", "")),
    )
