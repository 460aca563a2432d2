"""What Stripe's events are about (docs.stripe.com/api/events/types)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from masthead.payments.contract import Kind, Notice

if TYPE_CHECKING:
    from stripe import Event

# Stripe takes twenty types at most when it is asked for its events.
KINDS = {
    "checkout.session.completed": Kind.PAYMENT,
    "checkout.session.async_payment_succeeded": Kind.PAYMENT,
    "checkout.session.async_payment_failed": Kind.PAYMENT,
    "checkout.session.expired": Kind.PAYMENT,
    # The fee of a charge can be known later than the charge itself.
    "charge.updated": Kind.PAYMENT,
    "refund.created": Kind.REFUND,
    "refund.updated": Kind.REFUND,
    "refund.failed": Kind.REFUND,
    "charge.refund.updated": Kind.REFUND,
    "charge.dispute.created": Kind.DISPUTE,
    "charge.dispute.updated": Kind.DISPUTE,
    "charge.dispute.funds_withdrawn": Kind.DISPUTE,
    "charge.dispute.funds_reinstated": Kind.DISPUTE,
    "charge.dispute.closed": Kind.DISPUTE,
    "invoice.paid": Kind.PAYMENT,
    "invoice.payment_failed": Kind.PAYMENT,
    "invoice.voided": Kind.PAYMENT,
    "customer.subscription.created": Kind.SUBSCRIPTION,
    "customer.subscription.updated": Kind.SUBSCRIPTION,
    "customer.subscription.deleted": Kind.SUBSCRIPTION,
}
# What a page was for, where that isn't one payment.
MODES = {"subscription": Kind.SUBSCRIPTION, "setup": Kind.SUBSCRIPTION}


def notices(events: Iterable[Event]) -> list[Notice]:
    """Return what events are about, each thing once, those that concern no money left out."""
    found = [_notice(event) for event in events if event.type in KINDS]
    return list(dict.fromkeys(notice for notice in found if notice.remote_id))


def _notice(event: Event) -> Notice:
    field = "payment_intent" if event.type == "charge.updated" else "id"
    about = event.data.object
    kind = MODES.get(str(getattr(about, "mode", "")), KINDS[event.type])
    return Notice(kind, str(getattr(about, field, None) or ""))
