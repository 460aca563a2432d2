"""What Stripe's subscriptions say, in the contract's words (docs.stripe.com/api/subscriptions)."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING, Any

from masthead.lib import days
from masthead.paper.models import the_paper
from masthead.payments.contract import RemoteSubscription, SubscriptionStatus
from masthead.payments.stripe.state import moment
from masthead.payments.stripe.sums import from_stripe

if TYPE_CHECKING:
    from stripe import Subscription
    from stripe.checkout import Session

# The metadata under which the id of our row stands.
OURS = "subscription"
_STATUS = {
    "incomplete": SubscriptionStatus.PENDING,
    "incomplete_expired": SubscriptionStatus.CANCELLED,
    # The day of a collection is moved by a trial up to it.
    "trialing": SubscriptionStatus.ACTIVE,
    "active": SubscriptionStatus.ACTIVE,
    "past_due": SubscriptionStatus.FAILING,
    "unpaid": SubscriptionStatus.FAILING,
    "paused": SubscriptionStatus.PAUSED,
    "canceled": SubscriptionStatus.CANCELLED,
}


def read(found: Subscription, *, setup_id: str = "") -> RemoteSubscription:
    """Return a subscription; its payment method has to come whole."""
    item = found.items.data[0]
    price, currency = item.price, found.currency.upper()
    recurring: Any = price.recurring
    months = int(recurring.interval_count) * (12 if recurring.interval == "year" else 1)
    ends = _day(item.current_period_end)
    return RemoteSubscription(
        remote_id=found.id,
        status=status(found),
        occurred_at=_since(found),
        amount_minor=from_stripe(price.unit_amount or 0, currency=currency),
        currency=currency,
        every_months=months,
        setup_id=setup_id,
        subscription_key=key_of(found),
        day_of_month=min(_day(found.billing_cycle_anchor).day, 28),
        next_charge_on=ends,
        method_expires_on=_card_ends(found.default_payment_method),
    )


def status(found: Subscription) -> SubscriptionStatus:
    """Return where it stands; one that nothing is collected on for a while is active at Stripe."""
    known = _STATUS.get(found.status, SubscriptionStatus.PENDING)
    if known is SubscriptionStatus.ACTIVE and found.pause_collection is not None:
        return SubscriptionStatus.PAUSED
    return known


def unfinished(session: Session) -> RemoteSubscription:
    """Return what is known of a page that nobody has finished: when it is too late, it is over."""
    over, said = session.status == "expired", session.metadata
    currency = (session.currency or "").upper()
    return RemoteSubscription(
        remote_id="",
        status=SubscriptionStatus.CANCELLED if over else SubscriptionStatus.PENDING,
        occurred_at=moment(session.expires_at if over else session.created),
        amount_minor=from_stripe(session.amount_total or 0, currency=currency),
        currency=currency,
        every_months=int(getattr(said, "every_months", 0) or 0),
        setup_id=session.id,
        subscription_key=session.client_reference_id or "",
    )


def key_of(found: Subscription) -> str:
    """Return the id of our row, empty for a subscription that is none of ours."""
    return str(getattr(found.metadata, OURS, "") or "")


def _since(found: Subscription) -> dt.datetime:
    """Return the latest time that it tells: Stripe keeps none of the status itself."""
    begun = [found.created, found.items.data[0].current_period_start]
    maybe = [found.trial_start, found.canceled_at, found.ended_at]
    return moment(max(begun + [stamp for stamp in maybe if stamp]))


def _day(stamp: int) -> dt.date:
    return days.day_of(moment(stamp), zone=the_paper().time_zone)


def _card_ends(method: Any) -> dt.date | None:
    """Return the last day of a card: that of the month that is printed on it."""
    card = getattr(method, "card", None)
    if card is None:
        return None
    year, month = int(card.exp_year), int(card.exp_month)
    return dt.date(year, month, calendar.monthrange(year, month)[1])
