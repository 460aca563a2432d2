"""Do what follows from a gateway's word on a subscription."""

import contextlib
import datetime as dt
import uuid

from django.db import transaction
from django.db.models import Q, QuerySet

from masthead.payments import registry
from masthead.payments.apply_subscription import apply_subscription
from masthead.payments.bring_in_line import bring_in_line
from masthead.payments.contract import (
    Kind,
    MandateStatus,
    NothingGiven,
    Notice,
    RemoteState,
    RemoteSubscription,
    UnknownObject,
)
from masthead.payments.drop_method import drop_method
from masthead.payments.models import Mandate, Subscription
from masthead.payments.newest import newest
from masthead.payments.provider import Provider
from masthead.people import audit
from masthead.supporters.follow import follow
from masthead.supporters.models import Support
from masthead.supporters.note_method import note_method

# Whoever has asked just now is waiting for the answer.
ANSWER_LOST_AFTER = dt.timedelta(minutes=1)
# Not every gateway closes the page where a mandate is signed.
UNSIGNED_FOR = dt.timedelta(days=14)
# Mandates on which a gateway lets a subscription be made.
SIGNED = (MandateStatus.PENDING_SUBMISSION, MandateStatus.SUBMITTED, MandateStatus.ACTIVE)


def settle_subscription(
    subscription: Subscription, remote: RemoteSubscription, *, at: dt.datetime
) -> Subscription:
    """Take the gateway's word on a subscription; the support follows. Returns the row, fresh.

    Used by webhook, return page, clock and comparison alike; safe to run again. Of one that has
    ended while it was being changed the gateway is asked whether another took its place.
    """
    there = newest(subscription, remote)
    with transaction.atomic():
        apply_subscription(subscription, there, at=at, asked=there is not remote)
        subscription.refresh_from_db()
        tell_support(subscription, at=at)
    return subscription


def tell_support(subscription: Subscription, *, at: dt.datetime) -> None:
    """Let the support that a subscription is for follow it, if it is for one."""
    if support := Support.objects.filter(subscription=subscription).first():
        follow(support, subscription, at=at)


def go_on(subscription: Subscription, *, at: dt.datetime) -> Subscription:
    """Ask the gateway for what comes next, outside of transactions; return the row, fresh.

    A mandate that was signed gets its subscription, a card or account that was given is taken,
    what was asked for and never answered is asked for again. Safe to run again: each has a key.
    Raises GatewayUnreachable, GatewayRefused.
    """
    gateway = registry.recurring_provider(subscription.provider)
    mandate = subscription.mandate
    if _is_signed_only(subscription) and mandate and mandate.status in SIGNED:
        settle_subscription(subscription, gateway.open_subscription(subscription), at=at)
    try:
        if subscription.change_id and not subscription.is_over:
            _take_method(subscription, at=at)
    finally:
        # A card that is refused keeps nothing else from being asked for.
        if subscription.asked_at and subscription.asked_at <= at - ANSWER_LOST_AFTER:
            subscription = bring_in_line(subscription, at=at)
            tell_support(subscription, at=at)
    return subscription


def _is_signed_only(subscription: Subscription) -> bool:
    return subscription.remote_id is None and not subscription.is_over


def _take_method(subscription: Subscription, *, at: dt.datetime) -> None:
    gateway = registry.recurring_provider(subscription.provider)
    visit = subscription.change_id or ""
    try:
        remote = gateway.take_method(subscription)
    except NothingGiven:
        drop_method(subscription, visit, by=audit.CLOCK, at=at)
        return
    if remote is None:
        asked = Mandate.objects.filter(provider=subscription.provider, setup_id=visit)
        if asked.filter(created_at__lt=at - UNSIGNED_FOR).exists():
            drop_method(subscription, visit, by=audit.CLOCK, at=at)
        return
    with transaction.atomic():
        apply_subscription(subscription, remote, at=at, asked=True)
        Subscription.objects.filter(pk=subscription.pk, change_id=visit).update(change_id=None)
        subscription.refresh_from_db()
        if support := Support.objects.filter(subscription=subscription).first():
            note_method(support, at=at)
        tell_support(subscription, at=at)


def of_mandate(mandate: Mandate) -> QuerySet[Subscription]:
    """Return the subscriptions that a mandate is for, also one that it was only signed for."""
    of = Q(mandate=mandate)
    if mandate.setup_id:
        of |= Q(change_id=mandate.setup_id, provider=mandate.provider)
    return Subscription.objects.filter(of).select_related("mandate")


def find(provider: Provider, notice: Notice, remote: RemoteSubscription) -> Subscription:
    """Return our row of what a notice named, or of what the gateway has. Raises UnknownObject.

    The notice can name a visit to the gateway's page, or a subscription that was replaced since.
    """
    named = Q(remote_id=notice.remote_id) | Q(setup_id=notice.remote_id)
    known = named | Q(change_id=notice.remote_id)
    # Before the page is finished there is no name, and None would be that of all others too.
    if remote.remote_id:
        known |= Q(remote_id=remote.remote_id)
    with contextlib.suppress(ValueError):
        known |= Q(pk=uuid.UUID(remote.subscription_key))
    ours = Subscription.objects.filter(provider=provider.name).select_related("mandate")
    found = ours.filter(known).first()
    if found is None:
        raise UnknownObject(f"No subscription here is {notice.remote_id} at {provider.name}")
    return found


def of_payment(provider: Provider, remote: RemoteState, *, at: dt.datetime) -> Subscription:
    """Return the subscription on which a payment was collected. Raises UnknownObject.

    Where the notice of the subscription itself has not come yet the gateway is asked about it.
    """
    name = remote.subscription_id
    ours = Subscription.objects.filter(provider=provider.name, remote_id=name)
    if found := ours.first():
        return found
    told = provider.fetch(Kind.SUBSCRIPTION, name)
    if not isinstance(told, RemoteSubscription):
        raise UnknownObject(f"No subscription here is {name} at {provider.name}")
    found = find(provider, Notice(Kind.SUBSCRIPTION, name), told)
    return settle_subscription(found, told, at=at)
