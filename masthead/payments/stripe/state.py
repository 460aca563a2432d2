"""What Stripe's objects say, in the contract's words (docs.stripe.com/api).

The status, sums and times of a payment come from its session, the charge that paid it, and the
refunds and disputes of that charge; each time is Stripe's own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from masthead.payments.contract import (
    DisputeStatus,
    RefundStatus,
    RemoteDispute,
    RemoteRefund,
    RemoteState,
    RemoteStatus,
)
from masthead.payments.stripe.sums import from_stripe

if TYPE_CHECKING:
    from stripe import BalanceTransaction, Charge, Dispute, PaymentIntent, Refund
    from stripe.checkout import Session

_REFUNDS = {"succeeded": RefundStatus.SUCCEEDED, "failed": RefundStatus.FAILED}
_REFUNDS |= {"canceled": RefundStatus.FAILED}
_DISPUTES = {"won": DisputeStatus.WON, "lost": DisputeStatus.LOST}


@dataclass(frozen=True)
class Found:
    """All that Stripe has of one payment; `intent` and `charge` are None until there are any."""

    session: Session
    intent: PaymentIntent | None
    charge: Charge | None
    refunds: list[Refund]
    disputes: list[Dispute]


def read(found: Found) -> RemoteState:
    """Return the whole payment as Stripe has it."""
    session, charge = found.session, found.charge
    currency = (session.currency or "").upper()
    status = _status(found)
    came_at = moment(charge.created) if status is RemoteStatus.CONFIRMED and charge else None
    return RemoteState(
        remote_id=session.id,
        payment_key=session.client_reference_id or "",
        status=status,
        amount_minor=from_stripe(session.amount_total or 0, currency=currency),
        currency=currency,
        occurred_at=came_at or _since(found, status),
        confirmed_at=came_at,
        fee_minor=fee_of(charge, currency=currency) if charge else None,
        refunds=tuple(refund(one) for one in found.refunds),
        disputes=tuple(disputes(found.disputes, currency=currency)),
    )


def _status(found: Found) -> RemoteStatus:
    """A session that is complete is not paid yet where the money is still on its way."""
    session = found.session
    if session.payment_status == "paid":
        return RemoteStatus.CONFIRMED
    if session.status == "complete":
        gone = found.intent and found.intent.status in ("requires_payment_method", "canceled")
        return RemoteStatus.FAILED if gone else RemoteStatus.PENDING
    return RemoteStatus.EXPIRED if session.status == "expired" else RemoteStatus.OPEN


def _since(found: Found, status: RemoteStatus) -> dt.datetime:
    if status is RemoteStatus.EXPIRED:
        return moment(found.session.expires_at)
    if status is RemoteStatus.OPEN or found.intent is None:
        return moment(found.session.created)
    return moment(found.charge.created if found.charge else found.intent.created)


def fee_of(charge: Charge, *, currency: str) -> int | None:
    """Return the fee of a charge, None while Stripe doesn't know it."""
    there = charge.balance_transaction
    return None if isinstance(there, str) else _fee(there, currency=currency)


def _fee(there: BalanceTransaction | None, *, currency: str) -> int | None:
    """Return a fee in the payment's currency; an account that settles in another knows none."""
    if there is None or there.currency.upper() != currency:
        return None
    return from_stripe(there.fee, currency=currency)


def refund(one: Refund) -> RemoteRefund:
    """Return one refund. One that came back failed when its money was back at Stripe."""
    status = _REFUNDS.get(one.status or "", RefundStatus.PENDING)
    back = getattr(one, "failure_balance_transaction", None)
    at_last = back.created if status is RefundStatus.FAILED and back is not None else one.created
    return RemoteRefund(
        remote_id=one.id,
        amount_minor=from_stripe(one.amount, currency=one.currency.upper()),
        status=status,
        occurred_at=moment(at_last),
        key=str(getattr(one.metadata, "refund", "") or ""),
    )


def disputes(found: Iterable[Dispute], *, currency: str) -> Iterable[RemoteDispute]:
    """Yield the disputes for which money was taken: an inquiry alone takes none."""
    for one in found:
        taken = [move for move in one.balance_transactions if move.net < 0]
        given = [move for move in one.balance_transactions if move.net > 0]
        if not taken and one.status.startswith("warning_"):
            continue
        closed_at = moment(given[-1].created) if given else None
        yield RemoteDispute(
            remote_id=one.id,
            amount_minor=from_stripe(one.amount, currency=one.currency.upper()),
            status=_DISPUTES.get(one.status, DisputeStatus.OPEN),
            opened_at=moment(one.created),
            closed_at=closed_at if one.status == "won" else None,
            fee_minor=sum(_fee(move, currency=currency) or 0 for move in taken),
            fee_returned_minor=-sum(_fee(move, currency=currency) or 0 for move in given),
        )


def moment(seconds: int) -> dt.datetime:
    """Return a time that Stripe writes as seconds since 1970."""
    return dt.datetime.fromtimestamp(seconds, tz=dt.UTC)
