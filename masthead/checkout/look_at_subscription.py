"""Find out for ourselves how subscriptions stand of which no notice told."""

import datetime as dt
import logging
from collections.abc import Callable, Iterator
from functools import partial

from masthead.checkout.settle_subscription import go_on, settle_subscription, tell_support
from masthead.paper.models import Paper, the_paper
from masthead.payments import registry
from masthead.payments.bring_in_line import bring_in_line
from masthead.payments.cancel_subscription import cancel
from masthead.payments.contract import (
    GatewayRefused,
    GatewayUnreachable,
    Kind,
    RemoteSubscription,
)
from masthead.payments.models import Subscription
from masthead.payments.pause_subscription import resume
from masthead.payments.subscribe import ask_for_subscription
from masthead.people import audit
from masthead.supporters.models import Support
from masthead.supporters.payer import payer_of

AT_ONCE = 500
SOONEST, SELDOMEST = dt.timedelta(minutes=1), dt.timedelta(hours=6)
# Whoever has not finished on the gateway's page by then won't.
UNFINISHED_FOR = dt.timedelta(days=14)
ANSWER_LOST_AFTER = dt.timedelta(minutes=1)
log = logging.getLogger("masthead.checkout")


def look_at_subscriptions(*, at: dt.datetime) -> None:
    """Do what is due of the subscriptions: look, ask again what wasn't taken, end pauses.

    Run by the clock each minute; safe to run again and by two at once. One that fails keeps no
    other from its turn.
    """
    for job in _jobs(the_paper(), at):
        try:
            job()
        except Exception:
            log.exception("A job of the subscriptions failed; it is tried again")


def _jobs(paper: Paper, at: dt.datetime) -> Iterator[Callable[[], object]]:
    if paper.practice and "practice" in registry.chosen(paper):
        from masthead.payments.practice.collect import collect_due

        yield partial(collect_due, at=at)
    known = Subscription.objects.select_related("mandate")
    for one in known.paused_up_to(paper.today(at))[:AT_ONCE]:
        yield partial(_resume, one, at=at)
    for one in known.not_taken(at - ANSWER_LOST_AFTER)[:AT_ONCE]:
        yield partial(_ask_again, one, at=at)
    for one in known.due_for_a_look(at)[:AT_ONCE]:
        yield partial(look_when_due, one, at=at)


def _resume(subscription: Subscription, *, at: dt.datetime) -> None:
    """Collect again where a pause has ended."""
    tell_support(resume(subscription, by=audit.CLOCK, at=at), at=at)


def _ask_again(subscription: Subscription, *, at: dt.datetime) -> None:
    """Ask once more; what isn't taken then either waits for its look, ever longer."""
    try:
        tell_support(bring_in_line(subscription, at=at), at=at)
    finally:
        asked = Subscription.objects.filter(pk=subscription.pk, asked_at=subscription.asked_at)
        asked.exclude(asked_at=None).update(look_at=at + _wait(subscription, at=at))


def look_at_subscription(subscription: Subscription, *, at: dt.datetime) -> Subscription:
    """Ask the gateway how a subscription stands, do what follows, and return it.

    Where the gateway's first answer was lost, it is asked for the same subscription again, by
    the same key. A gateway that doesn't answer leaves all as it is.
    """
    try:
        if subscription.setup_id is None:
            _begin_again(subscription)
        gateway = registry.recurring_provider(subscription.provider)
        name = subscription.remote_id or subscription.setup_id or ""
        remote = gateway.fetch(Kind.SUBSCRIPTION, name)
        if isinstance(remote, RemoteSubscription):
            subscription = settle_subscription(subscription, remote, at=at)
        return go_on(subscription, at=at)
    except (GatewayUnreachable, GatewayRefused, LookupError) as error:
        log.warning("Subscription %s can’t be looked at: %s", subscription.pk, error)
    return subscription


def look_when_due(subscription: Subscription, *, at: dt.datetime) -> None:
    """Look at a subscription whose turn has come; the older it is, the later its next turn.

    One that nobody finished in time is ended; if it is finished after all, it is cancelled. One
    that stands firm isn't looked at any more: notices, poller and comparison tell what changes.
    """
    subscription = look_at_subscription(subscription, at=at)
    age = at - subscription.created_at
    if subscription.remote_id is None and not subscription.is_over and age > UNFINISHED_FOR:
        subscription = cancel(subscription, by=audit.CLOCK, at=at)
        tell_support(subscription, at=at)
    moving = subscription.remote_id is None and not subscription.is_over
    changing = subscription.change_id is not None and not subscription.is_over
    asked = subscription.remote_id is not None and subscription.asked_at is not None
    waits = moving or changing or asked
    look_at = at + _wait(subscription, at=at) if waits else None
    # What was asked for meanwhile has a look of its own coming.
    unchanged = Subscription.objects.filter(pk=subscription.pk, asked_at=subscription.asked_at)
    unchanged.update(look_at=look_at)


def _wait(subscription: Subscription, *, at: dt.datetime) -> dt.timedelta:
    age = at - (subscription.asked_at or subscription.created_at)
    return max(SOONEST, min(age / 4, SELDOMEST))


def _begin_again(subscription: Subscription) -> None:
    support = Support.objects.select_related("person").filter(subscription=subscription).first()
    if support is None:
        raise LookupError(f"Nobody knows whose subscription {subscription.pk} is")
    payer = payer_of(support)
    ask_for_subscription(subscription, payer=payer, return_url=subscription.return_url)
