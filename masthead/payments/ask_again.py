"""Ask a gateway once more for what we want of a subscription."""

import datetime as dt

from masthead.payments.bring_in_line import bring_in_line
from masthead.payments.models import Subscription
from masthead.payments.want import Details, want
from masthead.people import audit


def ask_again(subscription: Subscription, *, by: audit.Actor, at: dt.datetime) -> Subscription:
    """Let the gateway have what is kept here, where it differs; return the row.

    Raises SubscriptionOver, GatewayRefused.
    """

    def change(row: Subscription) -> Details:
        return {"amount_minor": row.amount_minor, "every_months": row.every_months}

    return bring_in_line(want(subscription, "ask_again", change, by=by, at=at), at=at)
