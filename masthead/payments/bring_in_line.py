"""Let a gateway take what we want of a subscription."""

import datetime as dt
import logging

from masthead.payments import registry
from masthead.payments.apply_subscription import apply_subscription
from masthead.payments.contract import (
    GatewayRefused,
    GatewayUnreachable,
    Kind,
    RemoteSubscription,
    SubscriptionStatus,
    UnknownObject,
)
from masthead.payments.models import Subscription
from masthead.payments.models.subscription import OVER
from masthead.payments.newest import newest
from masthead.payments.provider import RecurringProvider

log = logging.getLogger("masthead.payments")


def bring_in_line(subscription: Subscription, *, at: dt.datetime) -> Subscription:
    """Ask the gateway for all in which it differs from what is wanted; return the row, fresh.

    One that doesn't answer leaves `asked_at`, and the clock asks again. Safe to run again: what
    is asked goes with a key made of the row, the operation and the time of asking, and what is
    so already isn't asked for. What it refuses for good isn't wanted any more: the row has the
    gateway's values again. But what was stopped stays so, and is asked for until the gateway
    has ended it. Raises GatewayRefused.
    """
    if subscription.remote_id is None or subscription.asked_at is None:
        return subscription
    asked_at = subscription.asked_at
    try:
        _bring(subscription, at=at)
    except GatewayUnreachable as error:
        log.warning("Subscription %s waits: %s", subscription.pk, error)
    else:
        # Something else may have been asked for meanwhile: that is not taken yet.
        Subscription.objects.filter(pk=subscription.pk, asked_at=asked_at).update(asked_at=None)
    subscription.refresh_from_db()
    return subscription


def _bring(subscription: Subscription, *, at: dt.datetime) -> None:
    gateway = registry.recurring_provider(subscription.provider)
    try:
        remote = gateway.fetch(Kind.SUBSCRIPTION, subscription.remote_id or "")
    except UnknownObject as error:
        raise GatewayRefused(str(error)) from error
    if not isinstance(remote, RemoteSubscription):
        return
    there = newest(subscription, remote)
    if there is not remote or there.status in OVER:
        apply_subscription(subscription, there, at=at, asked=there is not remote)
        subscription.refresh_from_db()
    if there.status in OVER:
        return
    try:
        answers = _told(gateway, subscription, there)
    except (GatewayRefused, UnknownObject) as error:
        _take_theirs(subscription, there)
        raise GatewayRefused(str(error)) from error
    for told in answers:
        apply_subscription(subscription, told, at=at, asked=True)
        subscription.refresh_from_db()


def _take_theirs(subscription: Subscription, remote: RemoteSubscription) -> None:
    if subscription.stopped_at:
        return
    is_paused = remote.status is SubscriptionStatus.PAUSED
    # What was asked for meanwhile is still to be asked of the gateway.
    refused = Subscription.objects.filter(pk=subscription.pk, asked_at=subscription.asked_at)
    refused.update(
        amount_minor=remote.amount_minor,
        every_months=remote.every_months,
        day_of_month=remote.day_of_month,
        paused_at=subscription.paused_at if is_paused else None,
        paused_until=subscription.paused_until if is_paused else None,
        asked_at=None,
    )


def _told(
    gateway: RecurringProvider, subscription: Subscription, remote: RemoteSubscription
) -> list[RemoteSubscription]:
    """Ask for each thing that differs; return the gateway's answers in their order."""
    key = _key(subscription)
    if subscription.stopped_at:
        answers = [gateway.cancel_subscription(remote.remote_id, key=f"{key}:cancel")]
        # Another may have been made already of which the answer was lost.
        if other := gateway.successor(subscription):
            answers.append(gateway.cancel_subscription(other.remote_id, key=f"{key}:cancel-other"))
        return answers
    answers = []
    if _differs(subscription, remote):
        answers.append(gateway.amend_subscription(subscription, key=f"{key}:amend"))
        subscription.remote_id = answers[-1].remote_id
    is_paused = remote.status is SubscriptionStatus.PAUSED
    if subscription.paused_at:
        until = subscription.paused_until
        answers.append(gateway.pause_subscription(subscription, until=until, key=f"{key}:pause"))
    elif is_paused:
        answers.append(gateway.resume_subscription(subscription, key=f"{key}:resume"))
    return answers


def _key(subscription: Subscription) -> str:
    asked_at = subscription.asked_at
    return f"{subscription.pk}:{asked_at.timestamp() if asked_at else 0}"


def _differs(subscription: Subscription, remote: RemoteSubscription) -> bool:
    """Say whether the gateway collects something else, or on another day."""
    another_day = subscription.day_of_month and subscription.day_of_month != remote.day_of_month
    return bool(another_day) or (subscription.amount_minor, subscription.every_months) != (
        remote.amount_minor,
        remote.every_months,
    )
