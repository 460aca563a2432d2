"""Set out to support the paper: the one way in on the website."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from masthead.checkout.support.ways import BY_GATEWAY, collector
from masthead.paper.models import Paper
from masthead.payments.cancel_subscription import cancel
from masthead.payments.contract import GatewayRefused
from masthead.payments.models import Subscription
from masthead.payments.registry import NoSuchProvider
from masthead.payments.subscribe import ask_for_subscription, begin_subscription
from masthead.payments.tries import count_try
from masthead.people import audit
from masthead.supporters.drop import drop
from masthead.supporters.join import Told, join
from masthead.supporters.letters.how_to_send import how_to_send
from masthead.supporters.models import How, Level, Support
from masthead.supporters.payer import payer_of
from masthead.supporters.want_newsletter import want_newsletter


@dataclass(frozen=True)
class Wish:
    """What somebody would like to give, minor units, `often` the months between, and how.

    `newsletter` are the words that they agreed to, empty where they did not.
    """

    amount_minor: int
    often: int
    how: How
    level: Level | None = None
    newsletter: str = ""


def set_out(
    told: Told,
    wish: Wish,
    *,
    paper: Paper,
    once: uuid.UUID | None = None,
    address: str,
    at: dt.datetime,
) -> str:
    """Write down support to come and return where the supporter goes next.

    That is the gateway's page, or the page that says how to send it. Nothing has come yet.
    `once` is the form's own: sent twice, it is one support. `address` is where the supporter
    sits on the network. Whether their email was known tells nothing. Raises TooManyTries,
    NoSuchProvider, SupportTooSmall, GatewayUnreachable (the clock asks again) or GatewayRefused
    (then it is dropped).
    """
    count_try(address, at=at)
    before = Support.objects.filter(pk=once, subscription=None).first() if once else None
    if before and wish.how not in BY_GATEWAY:
        return path_of(before)
    with transaction.atomic():
        subscription = _subscription(wish, paper=paper, at=at)
        support = join(
            told,
            level=wish.level,
            amount_minor=wish.amount_minor,
            often=wish.often,
            how=wish.how,
            subscription=subscription,
            key=None if subscription or before else once,
            by=audit.READER,
            at=at,
        )
        if wish.newsletter:
            want_newsletter(support, wish.newsletter, email=told.email, by=audit.READER, at=at)
        if subscription is None:
            how_to_send(support, page=path_of(support), at=at)
            return path_of(support)
    return hand_over(support, subscription, at=at)


def path_of(support: Support) -> str:
    """Return the path of the page on which a supporter learns how their support stands."""
    return reverse("support_thanks", args=[support.pk])


def _subscription(wish: Wish, *, paper: Paper, at: dt.datetime) -> Subscription | None:
    way = BY_GATEWAY.get(wish.how)
    if way is None:
        return None
    gateway = collector(wish.how, paper=paper)
    if gateway is None:
        raise NoSuchProvider("No gateway of this paper collects support in this way")
    return begin_subscription(
        provider=gateway.name,
        way=way,
        amount_minor=wish.amount_minor,
        currency=paper.currency,
        every_months=wish.often,
        day_of_month=None,
        by=audit.READER,
        at=at,
    )


def hand_over(support: Support, subscription: Subscription, *, at: dt.datetime) -> str:
    """Return the gateway's page for a support that is written and committed."""
    try:
        return ask_for_subscription(
            subscription, payer=payer_of(support), return_url=settings.BASE_URL + path_of(support)
        )
    except GatewayRefused:
        cancel(subscription, by=audit.GATEWAY, at=at)
        drop(support, by=audit.GATEWAY, at=at)
        raise
