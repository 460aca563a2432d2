"""Look how somebody's support stands at its gateway."""

import datetime as dt
import logging

from masthead.checkout.settle import settle
from masthead.payments import registry
from masthead.payments.contract import GatewayRefused, GatewayUnreachable, Kind, Notice
from masthead.supporters.models import State, Support

log = logging.getLogger("masthead.checkout")


def look_at_support(support: Support, *, at: dt.datetime) -> Support:
    """Ask the gateway about support that is to be confirmed, do what follows, and return it.

    A gateway that doesn't answer leaves all as it is: the clock asks again. Safe to run at any
    time.
    """
    subscription = support.subscription
    if subscription is None or support.state != State.PENDING:
        return support
    named = subscription.remote_id or subscription.setup_id
    if named is None:
        return support
    try:
        gateway = registry.recurring_provider(subscription.provider)
        settle(gateway, Notice(Kind.SUBSCRIPTION, named), at=at)
    except (GatewayUnreachable, GatewayRefused, LookupError) as error:
        log.warning("Support %s can’t be looked at: %s", support.pk, type(error).__name__)
    return Support.objects.select_related("person", "level").get(pk=support.pk)
