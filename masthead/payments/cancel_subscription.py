"""End what a gateway collects."""

import datetime as dt

from masthead.payments.bring_in_line import bring_in_line
from masthead.payments.contract import SubscriptionStatus
from masthead.payments.models import Subscription
from masthead.payments.want import Details, want
from masthead.people import audit


def cancel(subscription: Subscription, *, by: audit.Actor, at: dt.datetime) -> Subscription:
    """End a subscription, here at once and at the gateway as soon as it answers; return the row.

    One that was never confirmed has ended by that; should its payer finish on the gateway's
    page after all, it is cancelled there. Raises SubscriptionOver, GatewayRefused.
    """

    def change(row: Subscription) -> Details:
        row.stopped_at, row.next_charge_on = at, None
        if row.remote_id is None:
            row.status, row.status_at = SubscriptionStatus.CANCELLED, at
        return {}

    return bring_in_line(want(subscription, "cancel_subscription", change, by=by, at=at), at=at)
