"""Change what a gateway collects on a subscription, on which day and how often."""

import datetime as dt

from masthead.payments.bring_in_line import bring_in_line
from masthead.payments.models import Subscription
from masthead.payments.want import Details, want
from masthead.people import audit


def amend_subscription(
    subscription: Subscription,
    *,
    amount_minor: int | None = None,
    day_of_month: int | None = None,
    every_months: int | None = None,
    by: audit.Actor,
    at: dt.datetime,
) -> Subscription:
    """Write what is wanted, commit, then ask the gateway; return the row. None leaves as it is.

    From the next collection on. A gateway that doesn't answer is asked again by the clock.
    Raises SubscriptionOver, GatewayRefused.
    """

    def change(row: Subscription) -> Details:
        row.amount_minor = amount_minor or row.amount_minor
        row.day_of_month = day_of_month or row.day_of_month
        row.every_months = every_months or row.every_months
        return {
            "amount_minor": row.amount_minor,
            "day_of_month": row.day_of_month,
            "every_months": row.every_months,
        }

    return bring_in_line(want(subscription, "amend_subscription", change, by=by, at=at), at=at)
