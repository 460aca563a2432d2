"""Fetch all that Stripe has of one payment, whatever names it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from masthead.payments.contract import GatewayRefused, Kind, UnknownObject
from masthead.payments.stripe import invoices, state

if TYPE_CHECKING:
    from stripe import Charge, Dispute, PaymentIntent, Refund, StripeClient
    from stripe.checkout import Session

_WITH_CHARGE = "payment_intent.latest_charge.balance_transaction"


def find(stripe: StripeClient, kind: Kind, remote_id: str) -> str:
    """Return the id of the session or invoice that something belongs to. Raises UnknownObject."""
    if kind is Kind.PAYMENT and remote_id.startswith(("cs_", "in_")):
        return remote_id
    intent = remote_id
    if kind is Kind.REFUND:
        intent = id_of(stripe.v1.refunds.retrieve(remote_id).payment_intent)
    elif kind is Kind.DISPUTE:
        intent = id_of(stripe.v1.disputes.retrieve(remote_id).payment_intent)
    if intent.startswith("pi_"):
        for session in stripe.v1.checkout.sessions.list({"payment_intent": intent}).data:
            return session.id
        of_intent: Any = {"payment": {"type": "payment_intent", "payment_intent": intent}}
        for paid in stripe.v1.invoice_payments.list(of_intent).data:
            return id_of(paid.invoice)
    raise UnknownObject(f"Stripe has no page or invoice that {kind} {remote_id} belongs to")


def session(stripe: StripeClient, session_id: str) -> state.Found:
    """Return all of a payment made on Stripe's page."""
    there = stripe.v1.checkout.sessions.retrieve(session_id, {"expand": [_WITH_CHARGE]})
    intent = there.payment_intent
    if intent is None or isinstance(intent, str):
        return state.Found(there, None, None, [], [])
    charge, refunds, disputes = _money(stripe, intent)
    return state.Found(there, intent, charge, refunds, disputes)


def invoice(stripe: StripeClient, invoice_id: str) -> invoices.Billed:
    """Return all of a payment collected on a subscription."""
    there = stripe.v1.invoices.retrieve(invoice_id, {"expand": ["payments"]})
    named = invoices.intent_of(there)
    if not named:
        return invoices.Billed(there, None, None, [], [])
    intent = stripe.v1.payment_intents.retrieve(
        named, {"expand": ["latest_charge.balance_transaction"]}
    )
    charge, refunds, disputes = _money(stripe, intent)
    return invoices.Billed(there, intent, charge, refunds, disputes)


def _money(
    stripe: StripeClient, intent: PaymentIntent
) -> tuple[Charge | None, list[Refund], list[Dispute]]:
    """Return what was charged, given back and taken back."""
    charge = intent.latest_charge
    if charge is None or isinstance(charge, str):
        return None, [], []
    refunds = stripe.v1.refunds.list(
        {
            "payment_intent": intent.id,
            "limit": 100,
            "expand": ["data.failure_balance_transaction"],
        }
    )
    disputes = stripe.v1.disputes.list({"payment_intent": intent.id}) if charge.disputed else None
    return charge, list(refunds.auto_paging_iter()), disputes.data if disputes else []


def intent_of(stripe: StripeClient, remote_id: str) -> str:
    """Return the intent by which a session or invoice was paid. Raises GatewayRefused."""
    if remote_id.startswith("in_"):
        there = stripe.v1.invoices.retrieve(remote_id, {"expand": ["payments"]})
        intent = invoices.intent_of(there)
    else:
        page: Session = stripe.v1.checkout.sessions.retrieve(remote_id)
        intent = id_of(page.payment_intent)
    if intent:
        return intent
    raise GatewayRefused("Nothing was paid at Stripe that could be given back")


def id_of(thing: object) -> str:
    """Return the id of what Stripe names by it or sends whole; empty for nothing."""
    return str(getattr(thing, "id", thing) or "")
