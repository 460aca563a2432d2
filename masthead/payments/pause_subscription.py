"""Let a gateway collect nothing for a while, and again."""

import datetime as dt

from masthead.payments.bring_in_line import bring_in_line
from masthead.payments.models import Subscription
from masthead.payments.want import Details, want
from masthead.people import audit


def pause(
    subscription: Subscription, *, until: dt.date | None, by: audit.Actor, at: dt.datetime
) -> Subscription:
    """Collect nothing until a day, or until it is resumed; return the row.

    On the day the clock resumes it, at gateways too that know of no such day. A gateway that
    doesn't answer is asked again by the clock. Raises SubscriptionOver, GatewayRefused.
    """

    def change(row: Subscription) -> Details:
        row.paused_at, row.paused_until = at, until
        return {"until": until.isoformat() if until else None}

    return bring_in_line(want(subscription, "pause_subscription", change, by=by, at=at), at=at)


def resume(subscription: Subscription, *, by: audit.Actor, at: dt.datetime) -> Subscription:
    """Collect again from the next day on; return the row.

    Raises SubscriptionOver, GatewayRefused.
    """

    def change(row: Subscription) -> Details:
        row.paused_at = row.paused_until = None
        return {}

    return bring_in_line(want(subscription, "resume_subscription", change, by=by, at=at), at=at)
