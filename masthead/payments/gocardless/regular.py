"""What GoCardless's subscriptions say, in the contract's words.

developer.gocardless.com, "Subscriptions": each makes payments on a mandate by itself.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from masthead.payments.contract import (
    MandateStatus,
    RemoteMandate,
    RemoteSubscription,
    SubscriptionStatus,
)
from masthead.payments.gocardless import state
from masthead.payments.gocardless.events import history, last, moment

# The metadata under which the id of our row stands.
OURS = "subscription"
_STATUS = {
    "pending_customer_approval": SubscriptionStatus.PENDING,
    "customer_approval_denied": SubscriptionStatus.CANCELLED,
    "active": SubscriptionStatus.ACTIVE,
    "paused": SubscriptionStatus.PAUSED,
    "finished": SubscriptionStatus.FINISHED,
    "cancelled": SubscriptionStatus.CANCELLED,
}
# What an event says of a status that has another name.
_BEGAN = {"active": ("created", "resumed", "customer_approval_granted")}


def fetch(client: Any, remote_id: str) -> RemoteSubscription:
    """Return a subscription with its mandate, or what came of a visit to the page."""
    if remote_id.startswith("BRQ"):
        return of_visit(state.setup(client, remote_id))
    found = client.subscriptions.get(remote_id)
    began = _BEGAN.get(found.status, (found.status,))
    return read(
        found,
        since=last(history(client, subscription=remote_id), *began),
        mandate=state.mandate(client, found.links.mandate),
    )


def read(
    found: Any, *, since: dt.datetime | None = None, mandate: RemoteMandate | None = None
) -> RemoteSubscription:
    """Return one subscription; `since` is when its status began, where an event says so."""
    months = int(found.interval) * (12 if found.interval_unit == "yearly" else 1)
    coming = found.upcoming_payments or []
    next_on = dt.date.fromisoformat(coming[0]["charge_date"]) if coming else None
    return RemoteSubscription(
        remote_id=found.id,
        status=_STATUS.get(found.status, SubscriptionStatus.PENDING),
        occurred_at=since or moment(found.created_at),
        amount_minor=int(found.amount),
        currency=found.currency,
        every_months=months,
        subscription_key=str(found.metadata.get(OURS, "")),
        day_of_month=found.day_of_month or _day_of(found.start_date),
        next_charge_on=next_on,
        mandate=mandate,
    )


def _day_of(start: str | None) -> int | None:
    return min(dt.date.fromisoformat(start).day, 28) if start else None


def of_visit(mandate: RemoteMandate) -> RemoteSubscription:
    """Return what a visit to the page says of a subscription: its mandate, and no sum yet."""
    off = mandate.status is MandateStatus.CANCELLED
    return RemoteSubscription(
        remote_id="",
        status=SubscriptionStatus.CANCELLED if off else SubscriptionStatus.PENDING,
        occurred_at=mandate.occurred_at,
        amount_minor=0,
        currency="GBP",
        every_months=0,
        setup_id=mandate.setup_id,
        mandate=mandate,
    )
