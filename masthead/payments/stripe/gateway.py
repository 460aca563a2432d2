"""Stripe behind the contract that every gateway fulfils."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.conf import settings

from masthead.payments.contract import (
    Kind,
    Notice,
    RemoteMandate,
    RemoteRefund,
    RemoteState,
    RemoteSubscription,
    Started,
    UnknownObject,
    WebhookRefused,
)
from masthead.payments.models import Payment, Refund, Way
from masthead.payments.stripe import gather, invoices, recurring, state
from masthead.payments.stripe.client import client, in_our_words
from masthead.payments.stripe.notices import KINDS, notices
from masthead.payments.stripe.recurring import OPEN_FOR, Recurring
from masthead.payments.stripe.sums import to_stripe

if TYPE_CHECKING:
    from stripe.params.checkout import SessionCreateParams

_SIGNATURE = "stripe-signature"


class StripeGateway(Recurring):
    """Takes cards, with Apple Pay and Google Pay where the payer's device has them."""

    name = "stripe"
    ways = (Way.CARD.value,)
    currencies = ()

    @property
    def origins(self) -> tuple[str, ...]:
        """Return where its page stands."""
        return (settings.STRIPE_PAGE,)

    def start(self, payment: Payment, *, return_url: str) -> Started:
        """Open a session, or find the one that this payment has, and give its page's address."""
        with in_our_words(f"the payment {payment.reference}"):
            session = client().v1.checkout.sessions.create(
                _session(payment, return_url), {"idempotency_key": f"{payment.pk}:start"}
            )
        return Started(remote_id=session.id, address=session.url or return_url)

    def verify_webhook(
        self, headers: Mapping[str, str], body: bytes, *, at: dt.datetime
    ) -> list[Notice]:
        """Return what a signed body is about. The library holds its age against its own clock."""
        import stripe

        if not settings.STRIPE_WEBHOOK_SECRET:
            raise WebhookRefused("MASTHEAD_STRIPE_WEBHOOK_SECRET is not set")
        signature = next((text for name, text in headers.items() if name.lower() == _SIGNATURE), "")
        try:
            event = stripe.Webhook.construct_event(body, signature, settings.STRIPE_WEBHOOK_SECRET)
            return notices([event])
        except stripe.SignatureVerificationError as error:
            raise WebhookRefused("The signature does not fit the body, or is too old") from error
        except (ValueError, AttributeError, TypeError, KeyError) as error:
            raise WebhookRefused("The body can’t be read") from error

    def fetch(self, kind: Kind, remote_id: str) -> RemoteState | RemoteSubscription:
        """Return the payment that something belongs to, or a subscription."""
        with in_our_words(f"{kind} {remote_id}"):
            stripe = client()
            if kind is Kind.SUBSCRIPTION:
                return recurring.fetch(stripe, remote_id)
            found = gather.find(stripe, kind, remote_id)
            if found.startswith("in_"):
                return invoices.read(gather.invoice(stripe, found))
            return state.read(gather.session(stripe, found))

    def refund(self, refund: Refund) -> RemoteRefund:
        """Give money back, once for each row of ours."""
        payment = refund.payment
        with in_our_words(f"a refund of {payment.reference}"):
            stripe = client()
            made = stripe.v1.refunds.create(
                {
                    "payment_intent": gather.intent_of(stripe, payment.remote_id or ""),
                    "amount": to_stripe(refund.amount_minor, currency=payment.currency),
                    "metadata": {"refund": refund.key},
                },
                {"idempotency_key": f"{refund.pk}:refund"},
            )
        return state.refund(made)

    def cancel_mandate(self, remote_id: str, *, key: str) -> RemoteMandate:
        """Refuse: no mandates are made here."""
        raise UnknownObject(f"Stripe has no mandate {remote_id} of ours")

    def poll(self, since: dt.datetime) -> list[Notice]:
        """Return what has changed since a moment; Stripe keeps its events for 30 days."""
        with in_our_words("its events"):
            listed = client().v1.events.list(
                {"created": {"gte": int(since.timestamp())}, "types": list(KINDS), "limit": 100}
            )
            return notices(listed.auto_paging_iter())


def _session(payment: Payment, return_url: str) -> SessionCreateParams:
    """Return what is asked for: the same words each time, for they go with the key."""
    ours = {"payment": str(payment.pk), "reference": payment.reference}
    amount = to_stripe(payment.amount_minor, currency=payment.currency)
    return {
        "mode": "payment",
        "allowed_payment_method_types": ["card"],
        "client_reference_id": str(payment.pk),
        "metadata": ours,
        "payment_intent_data": {"metadata": ours, "description": payment.reference},
        "line_items": [
            {
                "quantity": 1,
                "price_data": {
                    "currency": payment.currency.lower(),
                    "unit_amount": amount,
                    "product_data": {"name": payment.reference},
                },
            }
        ],
        "success_url": return_url,
        "cancel_url": f"{return_url}?left=1",
        "expires_at": int((payment.created_at + OPEN_FOR).timestamp()),
    }
