"""Look how somebody's support stands at its gateway."""

import datetime as dt

from masthead.checkout.look_at_subscription import look_at_subscription
from masthead.supporters.models import State, Support


def look_at_support(support: Support, *, at: dt.datetime) -> Support:
    """Ask the gateway about support that is to be confirmed, do what follows, and return it.

    A gateway that doesn't answer leaves all as it is: the clock asks again. Safe to run at any
    time.
    """
    if support.subscription is None or support.state != State.PENDING:
        return support
    look_at_subscription(support.subscription, at=at)
    return Support.objects.select_related("person", "level").get(pk=support.pk)
