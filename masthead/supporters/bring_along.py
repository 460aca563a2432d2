"""Let the gateway do as a support has become."""

import datetime as dt
import logging

from django.db.models import F, Q, QuerySet

from masthead.payments.amend_subscription import amend_subscription
from masthead.payments.cancel_subscription import cancel
from masthead.payments.contract import GatewayRefused
from masthead.payments.models import Subscription
from masthead.payments.models.subscription import OVER as CLOSED
from masthead.payments.pause_subscription import pause, resume
from masthead.payments.want import SubscriptionOver
from masthead.people import audit
from masthead.supporters.models import OVER, SUPPORTING, State, Support
from masthead.supporters.set_back import set_back

AT_ONCE = 500
log = logging.getLogger("masthead.supporters")


def bring_along(support: Support, *, by: audit.Actor, at: dt.datetime) -> None:
    """Ask for what a support's subscription differs in from it, outside any transaction.

    Safe to run again: what is wanted already isn't asked for. Where the gateway doesn't answer,
    `payments` asks it again. What it refuses isn't asked for again by itself: the support is set
    back to what the gateway does (`set_back`). Raises GatewayRefused.
    """
    wanted = support.subscription
    if wanted is None or wanted.is_over:
        return
    if support.is_over:
        cancel(wanted, by=by, at=at)
        return
    try:
        _ask(support, wanted, by=by, at=at)
    except GatewayRefused:
        set_back(support, at=at)
        raise


def _ask(support: Support, wanted: Subscription, *, by: audit.Actor, at: dt.datetime) -> None:
    if differs := _differing(support, wanted):
        wanted = amend_subscription(wanted, **differs, by=by, at=at)
    is_paused = support.state == State.PAUSED
    if is_paused and wanted.paused_at is None:
        pause(wanted, until=support.paused_until, by=by, at=at)
    elif not is_paused and wanted.paused_at:
        resume(wanted, by=by, at=at)


def _differing(support: Support, wanted: Subscription) -> dict[str, int]:
    """Return what is to be amended, by the names of the gateway's verb."""
    pairs = {
        "amount_minor": (support.amount_minor, wanted.amount_minor),
        "every_months": (support.often, wanted.every_months),
        "day_of_month": (support.day_of_month or wanted.day_of_month, wanted.day_of_month),
    }
    return {name: int(ours) for name, (ours, theirs) in pairs.items() if ours and ours != theirs}


def bring_all_along(*, on: dt.date, at: dt.datetime) -> int:
    """Bring along what was left behind, by a crash or by what the gateway told; count them.

    Run by the clock. A gateway that refuses one is told no other differently.
    """
    done = 0
    for support in left_behind(on=on)[:AT_ONCE]:
        try:
            bring_along(support, by=audit.CLOCK, at=at)
            done += 1
        except (GatewayRefused, SubscriptionOver) as error:
            log.warning("Support %s can’t be brought along: %s", support.pk, error)
    return done


def left_behind(*, on: dt.date) -> QuerySet[Support]:
    """Return the supports whose subscription isn't what they are, a pause that is over left out."""
    running = Support.objects.filter(subscription__stopped_at=None).exclude(
        Q(subscription=None) | Q(subscription__status__in=CLOSED)
    )
    live = Q(state__in=SUPPORTING)
    differs = ~Q(amount_minor=F("subscription__amount_minor"))
    differs |= ~Q(often=F("subscription__every_months"))
    differs |= ~Q(day_of_month=F("subscription__day_of_month")) & Q(day_of_month__isnull=False)
    goes_on = Q(paused_until=None) | Q(paused_until__gt=on)
    unpaused = Q(state=State.PAUSED, subscription__paused_at=None) & goes_on
    still_paused = Q(state__in=(State.ACTIVE, State.FAILING), subscription__paused_at__isnull=False)
    wrong = Q(state__in=OVER) | (live & differs) | unpaused | still_paused
    return running.filter(wrong).select_related("subscription").order_by("pk")
