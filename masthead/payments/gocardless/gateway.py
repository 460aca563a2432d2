"""GoCardless behind the contract that every gateway fulfils."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.conf import settings

from masthead.payments.contract import (
    GatewayRefused,
    Kind,
    Notice,
    Payer,
    RemoteMandate,
    RemoteRefund,
    RemoteState,
    RemoteSubscription,
    Started,
    UnknownObject,
    WebhookRefused,
)
from masthead.payments.gocardless import events, regular, state
from masthead.payments.gocardless.client import client, in_our_words
from masthead.payments.gocardless.recurring import Recurring
from masthead.payments.gocardless.sign import once, sign
from masthead.payments.models import Collection, Mandate, Payment, Refund, Way

_SIGNATURE = "webhook-signature"


class GoCardlessGateway(Recurring):
    """Collects by direct debit in pounds."""

    name = "gocardless"
    ways = (Way.DIRECT_DEBIT.value,)
    currencies = ("GBP",)

    @property
    def origins(self) -> tuple[str, ...]:
        """Return where its page stands."""
        if settings.GOCARDLESS_PAGE:
            return (settings.GOCARDLESS_PAGE,)
        word = "pay" if settings.GOCARDLESS_ENVIRONMENT == "live" else "pay-sandbox"
        return (f"https://{word}.gocardless.com",)

    def start_mandate(self, mandate: Mandate, *, payer: Payer, return_url: str) -> Started:
        """Ask for a mandate, or find the one asked for, and give the page where it is signed."""
        return sign(str(mandate.pk), payer=payer, return_url=return_url)

    def start(self, payment: Payment, *, return_url: str) -> Started:
        """Collect on the mandate that was signed for it, on the day that was announced."""
        asked = Collection.objects.select_related("mandate").filter(payment=payment).first()
        if asked is None or not asked.mandate.remote_id or not asked.charge_on:
            raise GatewayRefused(f"{payment.reference} has no mandate, or was not announced")
        params = {
            "amount": payment.amount_minor,
            "currency": payment.currency,
            "charge_date": asked.charge_on.isoformat(),
            "description": payment.reference,
            "metadata": {"payment": str(payment.pk)},
            "links": {"mandate": asked.mandate.remote_id},
        }
        with in_our_words(f"the payment {payment.reference}"):
            made = client().payments.create(params=params, headers=once(f"{payment.pk}:start"))
        return Started(remote_id=made.id, address=return_url)

    def verify_webhook(
        self, headers: Mapping[str, str], body: bytes, *, at: dt.datetime
    ) -> list[Notice]:
        """Return what a signed body is about; it bears no time, so it may be of any age."""
        from gocardless_pro import webhooks
        from gocardless_pro.errors import InvalidSignatureError

        if not settings.GOCARDLESS_WEBHOOK_SECRET:
            raise WebhookRefused("MASTHEAD_GOCARDLESS_WEBHOOK_SECRET is not set")
        signature = next((text for name, text in headers.items() if name.lower() == _SIGNATURE), "")
        try:
            told = webhooks.parse(body, settings.GOCARDLESS_WEBHOOK_SECRET, signature)
            return events.notices(told)
        except InvalidSignatureError as error:
            raise WebhookRefused("The signature does not fit the body") from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise WebhookRefused("The body can’t be read") from error

    def fetch(self, kind: Kind, remote_id: str) -> RemoteState | RemoteMandate | RemoteSubscription:
        """Return the payment that an object belongs to, the mandate of a visit, a subscription."""
        with in_our_words(f"{kind} {remote_id}"):
            gocardless = client()
            if kind is Kind.SUBSCRIPTION:
                return regular.fetch(gocardless, remote_id)
            if kind is Kind.MANDATE:
                read = state.setup if remote_id.startswith("BRQ") else state.mandate
                return read(gocardless, remote_id)
            if kind is Kind.REFUND:
                remote_id = gocardless.refunds.get(remote_id).links.payment or ""
            if not remote_id:
                raise UnknownObject("A refund of no payment is none of ours")
            return state.payment(gocardless, remote_id)

    def refund(self, refund: Refund) -> RemoteRefund:
        """Give money back, once for each row of ours; it asks for the whole sum given back."""
        with in_our_words(f"a refund of {refund.payment.reference}"):
            gocardless, payment_id = client(), refund.payment.remote_id or ""
            gone = int(gocardless.payments.get(payment_id).amount_refunded or 0)
            made = gocardless.refunds.create(
                params={
                    "amount": refund.amount_minor,
                    "total_amount_confirmation": gone + refund.amount_minor,
                    "metadata": {"refund": refund.key},
                    "links": {"payment": payment_id},
                },
                headers=once(f"{refund.pk}:refund"),
            )
        return state.refund(made)

    def cancel_mandate(self, remote_id: str, *, key: str) -> RemoteMandate:
        """Cancel a mandate, and with it what was not collected on it yet."""
        with in_our_words(f"the mandate {remote_id}"):
            gocardless = client()
            gocardless.mandates.cancel(remote_id, headers=once(key))
            return state.mandate(gocardless, remote_id)

    def poll(self, since: dt.datetime) -> list[Notice]:
        """Return what has changed since a moment."""
        stamp = since.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        with in_our_words("its events"):
            listed = client().events.all(params={"created_at[gt]": stamp, "limit": 500})
            return events.notices(listed)
