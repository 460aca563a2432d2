"""The half of Stripe that collects again and again (docs.stripe.com/billing/subscriptions)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from masthead.lib import days
from masthead.paper.models import the_paper
from masthead.payments import due_days
from masthead.payments.contract import (
    NothingGiven,
    Payer,
    RemoteMandate,
    RemoteSubscription,
    Started,
    UnknownObject,
)
from masthead.payments.models import Subscription, Way
from masthead.payments.stripe import regular
from masthead.payments.stripe.client import client, in_our_words
from masthead.payments.stripe.gather import id_of
from masthead.payments.stripe.sums import to_stripe

if TYPE_CHECKING:
    from stripe import StripeClient

# The longest that Stripe lets a page stand open, less what a slow clock may be off.
OPEN_FOR = dt.timedelta(hours=23, minutes=50)
_WITH_CARD = ["default_payment_method"]


class Recurring:
    """Cards, each so many months, by Stripe's subscriptions."""

    recurring_ways = (Way.CARD.value,)

    def start_subscription(
        self, subscription: Subscription, *, payer: Payer, return_url: str
    ) -> Started:
        """Open a page in the mode of subscriptions, or find the one that this row has."""
        with in_our_words(f"the subscription {subscription.pk}"):
            session = client().v1.checkout.sessions.create(
                _page(subscription, payer, return_url),
                {"idempotency_key": f"{subscription.pk}:start"},
            )
        return Started(remote_id=session.id, address=session.url or return_url)

    def open_subscription(self, subscription: Subscription) -> RemoteSubscription:
        """Return what the page made."""
        with in_our_words(f"the subscription {subscription.pk}"):
            return fetch(client(), subscription.setup_id or "")

    def amend_subscription(self, subscription: Subscription, *, key: str) -> RemoteSubscription:
        """Change price, months and day, charging nothing for the time between.

        Stripe moves the day of a subscription by a trial up to the new one; so does what would
        otherwise be charged at once when the months change.
        """
        with in_our_words(f"the subscription {subscription.remote_id}"):
            stripe, remote_id = client(), subscription.remote_id or ""
            there: Any = stripe.v1.subscriptions.retrieve(remote_id)
            changed = stripe.v1.subscriptions.update(
                remote_id, _amended(subscription, there), {"idempotency_key": key}
            )
        return regular.read(changed)

    def pause_subscription(
        self, subscription: Subscription, *, until: dt.date | None, key: str
    ) -> RemoteSubscription:
        """Let the invoices of a while be void."""
        pause: Any = {"behavior": "void"}
        if until:
            pause["resumes_at"] = _noon(until)
        return self._updated(subscription, {"pause_collection": pause}, key)

    def resume_subscription(self, subscription: Subscription, *, key: str) -> RemoteSubscription:
        """Let the invoices be paid again."""
        return self._updated(subscription, {"pause_collection": ""}, key)

    def cancel_subscription(self, remote_id: str, *, key: str) -> RemoteSubscription:
        """End it at once."""
        with in_our_words(f"the subscription {remote_id}"):
            ended = client().v1.subscriptions.cancel(
                remote_id, {"expand": _WITH_CARD}, {"idempotency_key": key}
            )
        return regular.read(ended)

    def change_method(
        self, subscription: Subscription, *, payer: Payer, return_url: str, key: str
    ) -> Started:
        """Open a page in the mode of setting up: a card is given and nothing is charged."""
        with in_our_words(f"the subscription {subscription.remote_id}"):
            stripe, remote_id = client(), subscription.remote_id or ""
            there = stripe.v1.subscriptions.retrieve(remote_id)
            asked: Any = {
                "mode": "setup",
                "currency": subscription.currency.lower(),
                "allowed_payment_method_types": ["card"],
                "customer": id_of(there.customer),
                "client_reference_id": str(subscription.pk),
                "metadata": {regular.OURS: str(subscription.pk), "of": remote_id},
                "success_url": return_url,
                "cancel_url": f"{return_url}?left=1",
            }
            session = stripe.v1.checkout.sessions.create(asked, {"idempotency_key": key})
        return Started(remote_id=session.id, address=session.url or return_url)

    def take_method(self, subscription: Subscription) -> RemoteSubscription | None:
        """Collect from the card that was given, and once more what the old one refused."""
        visit, remote_id = subscription.change_id or "", subscription.remote_id or ""
        with in_our_words(f"the page {visit}"):
            stripe = client()
            page: Any = stripe.v1.checkout.sessions.retrieve(visit, {"expand": ["setup_intent"]})
            method = id_of(getattr(page.setup_intent, "payment_method", None))
            if page.status == "expired":
                raise NothingGiven(f"Stripe has closed the page {visit}")
            if page.status != "complete" or not method:
                return None
            changed = stripe.v1.subscriptions.update(
                remote_id, {"default_payment_method": method}, {"idempotency_key": f"{visit}:take"}
            )
            _pay_what_is_open(stripe, id_of(changed.latest_invoice), method, key=f"{visit}:pay")
            return fetch(stripe, remote_id)

    def successor(self, subscription: Subscription) -> RemoteSubscription | None:
        """Return None: a subscription is changed here without ending it."""
        return None

    def subscriptions(self, *, after: str = "") -> Iterator[RemoteSubscription]:
        """Yield every subscription of ours, the latest first."""
        asked: Any = {"status": "all", "limit": 100, "expand": ["data.default_payment_method"]}
        if after:
            asked["starting_after"] = after
        with in_our_words("its subscriptions"):
            for found in client().v1.subscriptions.list(asked).auto_paging_iter():
                if regular.key_of(found):
                    yield regular.read(found)

    def mandates(self, *, after: str = "") -> Iterator[RemoteMandate]:
        """Yield none: cards have no mandates here."""
        return iter(())

    def _updated(self, subscription: Subscription, what: Any, key: str) -> RemoteSubscription:
        with in_our_words(f"the subscription {subscription.remote_id}"):
            changed = client().v1.subscriptions.update(
                subscription.remote_id or "",
                what | {"expand": _WITH_CARD},
                {"idempotency_key": key},
            )
        return regular.read(changed)


def fetch(stripe: StripeClient, remote_id: str) -> RemoteSubscription:
    """Return a subscription by its own name or that of a page. Raises UnknownObject."""
    if not remote_id.startswith("cs_"):
        return regular.read(stripe.v1.subscriptions.retrieve(remote_id, {"expand": _WITH_CARD}))
    page = stripe.v1.checkout.sessions.retrieve(remote_id)
    if page.mode == "setup":
        return fetch(stripe, str(getattr(page.metadata, "of", "") or "sub_unknown"))
    if page.mode != "subscription":
        raise UnknownObject(f"Stripe's page {remote_id} is for one payment")
    if not page.subscription:
        return regular.unfinished(page)
    made = stripe.v1.subscriptions.retrieve(id_of(page.subscription), {"expand": _WITH_CARD})
    return regular.read(made, setup_id=page.id)


def _page(subscription: Subscription, payer: Payer, return_url: str) -> Any:
    """Return what is asked for: the same words each time, for they go with the key."""
    ours = {regular.OURS: str(subscription.pk), "every_months": str(subscription.every_months)}
    data: dict[str, Any] = {"metadata": ours} | _begins(subscription)
    price = _price(subscription) | {"product_data": {"name": the_paper().name}}
    return {
        "mode": "subscription",
        "allowed_payment_method_types": ["card"],
        "client_reference_id": str(subscription.pk),
        "metadata": ours,
        "subscription_data": data,
        "line_items": [{"quantity": 1, "price_data": price}],
        "success_url": return_url,
        "cancel_url": f"{return_url}?left=1",
        "expires_at": int((subscription.created_at + OPEN_FOR).timestamp()),
    } | ({"customer_email": payer.email} if payer.email else {})


def _price(subscription: Subscription) -> dict[str, Any]:
    months = subscription.every_months
    every = {"interval": "year"} if months == 12 else {"interval": "month"}
    return {
        "currency": subscription.currency.lower(),
        "unit_amount": to_stripe(subscription.amount_minor, currency=subscription.currency),
        "recurring": every | {"interval_count": 1 if months == 12 else months},
    }


def _begins(subscription: Subscription) -> dict[str, Any]:
    """Return what makes it begin on a wished day, nothing to charge at once.

    An anchor has to come before the day on which it would be charged the second time if it were
    charged at once (docs.stripe.com/payments/checkout/billing-cycle); a trial has not.
    """
    begun = days.day_of(subscription.created_at, zone=the_paper().time_zone)
    first = due_days.on_the(
        subscription.day_of_month, not_before=max(begun, subscription.first_on or begun)
    )
    if first == begun:
        return {}
    if first < due_days.months_later(begun, subscription.every_months):
        return {"billing_cycle_anchor": _noon(first), "proration_behavior": "none"}
    return {"trial_end": _noon(first)}


def _amended(subscription: Subscription, there: Any) -> Any:
    item, remote = there.items.data[0], regular.read(there)
    price = _price(subscription) | {"product": id_of(item.price.product)}
    asked: dict[str, Any] = {
        "items": [{"id": item.id, "price_data": price}],
        "proration_behavior": "none",
        "expand": _WITH_CARD,
    }
    another_day = subscription.day_of_month not in (None, remote.day_of_month)
    if remote.next_charge_on and (another_day or subscription.every_months != remote.every_months):
        today = the_paper().today(dt.datetime.now(tz=dt.UTC))
        next_on = due_days.moved(
            remote.next_charge_on,
            day=subscription.day_of_month if another_day else None,
            not_before=today + dt.timedelta(days=1),
        )
        asked["trial_end"] = _noon(next_on)
    return asked


def _noon(day: dt.date) -> int:
    """Return noon of a day as Stripe writes it: the same day in almost every zone."""
    return int(dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC).timestamp())


def _pay_what_is_open(stripe: StripeClient, invoice_id: str, method: str, *, key: str) -> None:
    """Try an invoice once more that wasn't paid; a card that refuses leaves it as it was."""
    from stripe import CardError

    if not invoice_id or stripe.v1.invoices.retrieve(invoice_id).status != "open":
        return
    try:
        stripe.v1.invoices.pay(invoice_id, {"payment_method": method}, {"idempotency_key": key})
    except CardError:
        return
