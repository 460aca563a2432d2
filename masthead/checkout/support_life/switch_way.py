"""Let a supporter give in another way, and lead them to where it is confirmed."""

import datetime as dt

from django.db import transaction

from masthead.checkout.support.set_out import hand_over, path_of
from masthead.checkout.support.ways import BY_GATEWAY, collector
from masthead.paper.models import Paper
from masthead.payments.models import Subscription
from masthead.payments.registry import NoSuchProvider
from masthead.payments.subscribe import begin_subscription
from masthead.payments.tries import count_try
from masthead.people import audit
from masthead.supporters.days import months_after
from masthead.supporters.letters.how_to_send import how_to_send
from masthead.supporters.models import How, State, Support
from masthead.supporters.switch import switch


def switch_way(
    support: Support,
    how: How,
    *,
    paper: Paper,
    address: str,
    by: audit.Actor,
    at: dt.datetime,
) -> str:
    """Write down support in another way instead of this, and return where its giver goes next.

    This one goes on until the other is confirmed, and the other collects nothing before the day
    on which this one would have. `address` is where the supporter sits on the network. Raises
    TooManyTries, NoSuchProvider, NotNow, GatewayUnreachable, GatewayRefused.
    """
    count_try(address, at=at)
    with transaction.atomic():
        subscription = _subscription(support, how, paper=paper, by=by, at=at)
        instead = switch(support, how=how, subscription=subscription, by=by, at=at)
        if subscription is None:
            how_to_send(instead, page=path_of(instead), at=at)
            return path_of(instead)
    return hand_over(instead, subscription, at=at)


def begins_on(support: Support, *, today: dt.date) -> dt.date | None:
    """Return the day up to which support has been paid or rests; None where it is due.

    What comes instead begins on it, so that nobody pays twice for the same months.
    """
    if support.state == State.FAILING:
        return None
    due = support.next_on
    if (due is None or due <= today) and support.last_on:
        due = months_after(support.last_on, int(support.often))
    rests_until = support.paused_until if support.state == State.PAUSED else None
    return max((day for day in (due, rests_until) if day and day > today), default=None)


def _subscription(
    support: Support, how: How, *, paper: Paper, by: audit.Actor, at: dt.datetime
) -> Subscription | None:
    if how not in BY_GATEWAY:
        return None
    gateway = collector(how, paper=paper)
    if gateway is None:
        raise NoSuchProvider("No gateway of this paper collects support in this way")
    return begin_subscription(
        provider=gateway.name,
        way=BY_GATEWAY[how],
        amount_minor=support.amount_minor,
        currency=support.currency,
        every_months=int(support.often),
        day_of_month=None,
        first_on=begins_on(support, today=paper.today(at)),
        by=by,
        at=at,
    )
