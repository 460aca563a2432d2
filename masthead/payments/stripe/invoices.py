"""What Stripe collected on a subscription: invoices, as payments (docs.stripe.com/api/invoices).

An invoice is the payment from its first try to its last: one that failed and was paid by a later
try is one payment that failed, then came.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from masthead.lib import days
from masthead.paper.models import the_paper
from masthead.payments.contract import RemoteState, RemoteStatus
from masthead.payments.stripe import state
from masthead.payments.stripe.state import moment
from masthead.payments.stripe.sums import from_stripe

if TYPE_CHECKING:
    from stripe import Charge, Dispute, Invoice, PaymentIntent, Refund


@dataclass(frozen=True)
class Billed:
    """All that Stripe has of one invoice; `intent` and `charge` are None until there are any."""

    invoice: Invoice
    intent: PaymentIntent | None
    charge: Charge | None
    refunds: list[Refund]
    disputes: list[Dispute]


def read(found: Billed) -> RemoteState:
    """Return the whole payment that an invoice is."""
    invoice, charge = found.invoice, found.charge
    currency = invoice.currency.upper()
    status = _status(found)
    came_at = moment(charge.created) if status is RemoteStatus.CONFIRMED and charge else None
    return RemoteState(
        remote_id=str(invoice.id),
        payment_key="",
        status=status,
        amount_minor=from_stripe(invoice.amount_due, currency=currency),
        currency=currency,
        occurred_at=came_at or _since(found),
        confirmed_at=came_at,
        fee_minor=state.fee_of(charge, currency=currency) if came_at and charge else None,
        refunds=tuple(state.refund(one) for one in found.refunds),
        disputes=tuple(state.disputes(found.disputes, currency=currency)),
        subscription_id=subscription_of(invoice),
        due_on=days.day_of(moment(invoice.created), zone=the_paper().time_zone),
    )


def _status(found: Billed) -> RemoteStatus:
    """An invoice that was tried and isn't paid has failed, whether it is tried again or not."""
    invoice, intent = found.invoice, found.intent
    if invoice.status == "paid":
        # Paid by no charge of Stripe's, no money of it came by Stripe.
        return RemoteStatus.CONFIRMED if found.charge else RemoteStatus.CANCELLED
    if invoice.status == "uncollectible":
        return RemoteStatus.FAILED
    if invoice.status == "void":
        return RemoteStatus.CANCELLED
    if intent is not None and intent.status == "processing":
        return RemoteStatus.PENDING
    return RemoteStatus.FAILED if invoice.attempted else RemoteStatus.OPEN


def _since(found: Billed) -> dt.datetime:
    return moment(found.charge.created if found.charge else found.invoice.created)


def subscription_of(invoice: Invoice) -> str:
    """Return the id of the subscription that an invoice is of, empty for none."""
    parent: Any = invoice.parent
    details = getattr(parent, "subscription_details", None)
    named = getattr(details, "subscription", None)
    return str(getattr(named, "id", named) or "")


def intent_of(invoice: Invoice) -> str:
    """Return the id of the payment intent by which an invoice is, or was to be, paid."""
    tries = invoice.payments.data if invoice.payments else []
    paid_first = sorted(tries, key=lambda one: (one.status != "paid", not one.is_default))
    for one in paid_first:
        intent = one.payment.payment_intent
        if intent:
            return str(getattr(intent, "id", intent))
    return ""
