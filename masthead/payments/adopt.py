"""Take up a payment that a gateway made by itself, on a subscription."""

import datetime as dt

from django.db import IntegrityError, transaction

from masthead.paper.models import the_paper
from masthead.payments.contract import RemoteState, RemoteStatus, UnknownObject
from masthead.payments.models import (
    Instalment,
    Payment,
    Purpose,
    Status,
    Subscription,
    Transition,
)
from masthead.payments.reference import new
from masthead.people import audit

# What has begun to move: a collection that is only planned, or was never tried, is none yet.
MOVES = (
    RemoteStatus.PENDING,
    RemoteStatus.CONFIRMED,
    RemoteStatus.PAID_OUT,
    RemoteStatus.FAILED,
)
# What never will.
OFF = (RemoteStatus.CANCELLED, RemoteStatus.EXPIRED)


class NothingCollected(UnknownObject):
    """A collection of nothing, or one that was called off before it began: never a payment."""


def adopt(subscription: Subscription, remote: RemoteState, *, at: dt.datetime) -> Payment:
    """Write the payment of a collection on a subscription, once, and return it.

    Told again, or by webhook, poller and comparison at once, it is one row: the gateway's name
    of it is unique. Nothing is posted here. Raises NothingCollected for one that never will be
    a payment, UnknownObject for one that hasn't begun to move.
    """
    known = Payment.objects.filter(provider=subscription.provider, remote_id=remote.remote_id)
    if there := known.first():
        return there
    if remote.status in OFF or remote.amount_minor <= 0:
        raise NothingCollected(f"{remote.remote_id} at {subscription.provider} collects nothing")
    if remote.status not in MOVES:
        raise UnknownObject(f"{remote.remote_id} at {subscription.provider} is no payment yet")
    try:
        with transaction.atomic():
            return _write(subscription, remote, at=at)
    except IntegrityError:
        if there := known.first():
            return there
        raise


def _write(subscription: Subscription, remote: RemoteState, *, at: dt.datetime) -> Payment:
    payment = Payment.objects.create(
        reference=new(the_paper().name),
        purpose=Purpose.SUPPORT,
        way=subscription.way,
        provider=subscription.provider,
        remote_id=remote.remote_id,
        amount_minor=remote.amount_minor,
        currency=remote.currency,
        status=Status.SUBMITTED,
        created_at=at,
        look_at=at + dt.timedelta(days=1),
    )
    Transition.objects.create(
        payment=payment,
        name=Status.SUBMITTED,
        amount_minor=remote.amount_minor,
        occurred_at=remote.occurred_at,
        heard_at=at,
    )
    Instalment.objects.create(
        payment=payment,
        subscription=subscription,
        due_on=remote.due_on or the_paper().today(remote.occurred_at),
    )
    details: dict[str, str | int | bool | None] = {
        "amount_minor": remote.amount_minor,
        "subscription": str(subscription.pk),
    }
    audit.record("payments.adopt", payment, by=audit.GATEWAY, at=at, details=details)
    return payment
