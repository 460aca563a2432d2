"""The half of GoCardless that collects again and again: subscriptions on mandates."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from typing import Any

from masthead.payments import due_days
from masthead.payments.contract import (
    GatewayRefused,
    MandateStatus,
    NothingGiven,
    Payer,
    RemoteMandate,
    RemoteSubscription,
    Started,
)
from masthead.payments.gocardless import regular, state
from masthead.payments.gocardless.client import client, in_our_words
from masthead.payments.gocardless.sign import once, sign
from masthead.payments.models import Subscription, Way

_PAGE = 500
_OVER = ("cancelled", "finished", "customer_approval_denied")


class Recurring:
    """Direct debits, each so many months, by GoCardless's subscriptions."""

    recurring_ways = (Way.DIRECT_DEBIT.value,)

    def start_subscription(
        self, subscription: Subscription, *, payer: Payer, return_url: str
    ) -> Started:
        """Give the page where its mandate is signed; the subscription is made afterwards."""
        return sign(str(subscription.mandate_id), payer=payer, return_url=return_url)

    def open_subscription(self, subscription: Subscription) -> RemoteSubscription:
        """Make the subscription on its mandate, from the first day that fits."""
        mandate = subscription.mandate.remote_id if subscription.mandate else None
        if not mandate:
            raise GatewayRefused(f"{subscription.pk} has no mandate that is signed")
        with in_our_words(f"the subscription {subscription.pk}"):
            gocardless = client()
            first = _first_day(gocardless, mandate, subscription)
            made = _make(gocardless, subscription, mandate, first, key=f"{subscription.pk}:open")
            return regular.fetch(gocardless, made.id)

    def amend_subscription(self, subscription: Subscription, *, key: str) -> RemoteSubscription:
        """Change the amount; for another day or other months make another and end the old one.

        The new one is made first, so that nothing is lost when an answer is; its first day is
        that on which the old one would have collected, moved to the wished day of its month.
        """
        with in_our_words(f"the subscription {subscription.remote_id}"):
            gocardless, remote_id = client(), subscription.remote_id or ""
            found = gocardless.subscriptions.get(remote_id)
            there = regular.read(found)
            if _is_another_rhythm(subscription, there):
                first = _moved(gocardless, found.links.mandate, subscription, there)
                made = _make(gocardless, subscription, found.links.mandate, first, key=key)
                _end(gocardless, remote_id)
                return regular.fetch(gocardless, made.id)
            gocardless.subscriptions.update(
                remote_id, params={"amount": subscription.amount_minor}, headers=once(key)
            )
            return regular.fetch(gocardless, remote_id)

    def pause_subscription(
        self, subscription: Subscription, *, until: dt.date | None, key: str
    ) -> RemoteSubscription:
        """Collect nothing until it is resumed: GoCardless counts pauses in collections."""
        with in_our_words(f"the subscription {subscription.remote_id}"):
            gocardless, remote_id = client(), subscription.remote_id or ""
            if gocardless.subscriptions.get(remote_id).status != "paused":
                gocardless.subscriptions.pause(remote_id, headers=once(key))
            return regular.fetch(gocardless, remote_id)

    def resume_subscription(self, subscription: Subscription, *, key: str) -> RemoteSubscription:
        """Collect again."""
        with in_our_words(f"the subscription {subscription.remote_id}"):
            gocardless, remote_id = client(), subscription.remote_id or ""
            if gocardless.subscriptions.get(remote_id).status == "paused":
                gocardless.subscriptions.resume(remote_id, headers=once(key))
            return regular.fetch(gocardless, remote_id)

    def cancel_subscription(self, remote_id: str, *, key: str) -> RemoteSubscription:
        """End it and its mandate, and with that what isn't with the banks yet."""
        with in_our_words(f"the subscription {remote_id}"):
            gocardless = client()
            _end(gocardless, remote_id)
            _end_mandate(gocardless, gocardless.subscriptions.get(remote_id).links.mandate)
            return regular.fetch(gocardless, remote_id)

    def change_method(
        self, subscription: Subscription, *, payer: Payer, return_url: str, key: str
    ) -> Started:
        """Give the page where the mandate of another account is signed; `key` is its row."""
        return sign(key, payer=payer, return_url=return_url)

    def take_method(self, subscription: Subscription) -> RemoteSubscription | None:
        """Make another subscription on the new mandate, then end the old one and its mandate.

        What the old account refused can't be collected from the new one: then the new one
        begins as soon as it can.
        """
        visit, remote_id = subscription.change_id or "", subscription.remote_id or ""
        with in_our_words(f"the page {visit}"):
            gocardless = client()
            mandate = state.setup(gocardless, visit)
            if not mandate.remote_id:
                if mandate.status is MandateStatus.CANCELLED:
                    raise NothingGiven(f"GoCardless has closed the page {visit}")
                return None
            old = gocardless.subscriptions.get(remote_id)
            if old.links.mandate == mandate.remote_id:
                return _on_account(regular.fetch(gocardless, remote_id), mandate)
            first = mandate.next_charge_on
            if not _refused_last(gocardless, remote_id):
                first = _moved(gocardless, mandate.remote_id, subscription, regular.read(old))
            made = _make(gocardless, subscription, mandate.remote_id, first, key=f"{visit}:take")
            _end(gocardless, remote_id)
            _end_mandate(gocardless, old.links.mandate)
            return _on_account(regular.fetch(gocardless, made.id), mandate)

    def successor(self, subscription: Subscription) -> RemoteSubscription | None:
        """Return what goes on of this row's on the same mandate, or on that of another account."""
        visit, remote_id = subscription.change_id or "", subscription.remote_id or ""
        with in_our_words(f"the subscription {remote_id}"):
            gocardless = client()
            old = gocardless.subscriptions.get(remote_id)
            if made := _going_on(gocardless, subscription, old.links.mandate):
                return regular.fetch(gocardless, made)
            mandate = state.setup(gocardless, visit) if visit else None
            if mandate is None or not mandate.remote_id:
                return None
            made = _going_on(gocardless, subscription, mandate.remote_id)
            return _on_account(regular.fetch(gocardless, made), mandate) if made else None

    def subscriptions(self, *, after: str = "") -> Iterator[RemoteSubscription]:
        """Yield every subscription of ours, the latest first, without its mandate."""
        with in_our_words("its subscriptions"):
            for found in client().subscriptions.all(params=_from(after)):
                if found.metadata.get(regular.OURS):
                    yield regular.read(found)

    def mandates(self, *, after: str = "") -> Iterator[RemoteMandate]:
        """Yield every mandate of ours, the latest first."""
        with in_our_words("its mandates"):
            for found in client().mandates.all(params=_from(after)):
                if found.metadata.get("mandate"):
                    yield state.read_mandate(found)


def _from(after: str) -> dict[str, Any]:
    return {"limit": _PAGE} | ({"after": after} if after else {})


def _make(
    gocardless: Any, subscription: Subscription, mandate: str, first: dt.date | None, *, key: str
) -> Any:
    """Make a subscription that goes on for ever; asked twice by one key, makes one."""
    yearly = subscription.every_months == 12
    asked: dict[str, Any] = {
        "amount": subscription.amount_minor,
        "currency": subscription.currency,
        "interval": 1 if yearly else subscription.every_months,
        "interval_unit": "yearly" if yearly else "monthly",
        "metadata": {regular.OURS: str(subscription.pk)},
        "links": {"mandate": mandate},
    }
    if first:
        asked["start_date"] = first.isoformat()
    # Each year it goes by the day on which it begins.
    if subscription.day_of_month and not yearly:
        asked["day_of_month"] = subscription.day_of_month
    return gocardless.subscriptions.create(params=asked, headers=once(key))


def _first_day(gocardless: Any, mandate: str, subscription: Subscription) -> dt.date | None:
    """Return the first wished day on which the bank lets it be collected."""
    earliest, wished = state.mandate(gocardless, mandate).next_charge_on, subscription.first_on
    not_before = max((day for day in (earliest, wished) if day), default=None)
    if not_before is None:
        return None
    return due_days.on_the(subscription.day_of_month, not_before=not_before)


def _moved(
    gocardless: Any, mandate: str, subscription: Subscription, there: RemoteSubscription
) -> dt.date | None:
    earliest = state.mandate(gocardless, mandate).next_charge_on
    if earliest is None or there.next_charge_on is None:
        return earliest
    day = subscription.day_of_month or there.day_of_month
    return due_days.moved(there.next_charge_on, day=day, not_before=earliest)


def _is_another_rhythm(subscription: Subscription, there: RemoteSubscription) -> bool:
    another_day = subscription.day_of_month not in (None, there.day_of_month)
    return another_day or subscription.every_months != there.every_months


def _refused_last(gocardless: Any, remote_id: str) -> bool:
    """Say whether the last collection failed."""
    asked = {"subscription": remote_id, "limit": 1}
    return any(one.status == "failed" for one in gocardless.payments.list(params=asked).records)


def _going_on(gocardless: Any, subscription: Subscription, mandate: str) -> str:
    """Return what else is collected on a mandate for the same row, empty for nothing."""
    for found in gocardless.subscriptions.all(params={"mandate": mandate, "limit": _PAGE}):
        is_ours = found.metadata.get(regular.OURS) == str(subscription.pk)
        if is_ours and found.id != subscription.remote_id and found.status not in _OVER:
            return str(found.id)
    return ""


def _on_account(found: RemoteSubscription, mandate: RemoteMandate) -> RemoteSubscription:
    """Name the visit by which its mandate was signed: it may be all that is known of it here."""
    return dataclasses.replace(found, mandate=mandate)


def _end(gocardless: Any, remote_id: str) -> None:
    if gocardless.subscriptions.get(remote_id).status not in _OVER:
        gocardless.subscriptions.cancel(remote_id)


def _end_mandate(gocardless: Any, mandate: str) -> None:
    if gocardless.mandates.get(mandate).status not in ("cancelled", "failed", "expired"):
        gocardless.mandates.cancel(mandate)
