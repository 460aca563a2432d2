"""Bring a subscription in line with what its gateway says of it."""

import datetime as dt

from django.db import transaction

from masthead.payments.apply_mandate import apply_mandate
from masthead.payments.contract import RemoteMandate, RemoteSubscription, SubscriptionStatus
from masthead.payments.models import Mandate, Subscription
from masthead.payments.models.mandate import ENDED
from masthead.payments.models.subscription import OVER
from masthead.people import audit

_SAVED = ("mandate", "remote_id", "setup_id", "status", "status_at", "next_charge_on")


def apply_subscription(
    subscription: Subscription, remote: RemoteSubscription, *, at: dt.datetime, asked: bool = False
) -> bool:
    """Take the gateway's word on a subscription and its mandate; say whether its status changed.

    The same word again changes nothing, nor does an older one, by the gateway's own time, nor
    one on a subscription that another has replaced: only an answer to what we asked (`asked`)
    brings another one. What has ended stays so. A mandate that has ended ends it. What is to be
    collected stays what we want of it: the comparison shows where they differ.
    """
    with transaction.atomic():
        row = Subscription.objects.select_for_update(of=("self",)).get(pk=subscription.pk)
        if not asked and _is_old(row, remote):
            return False
        if remote.mandate:
            row.mandate = _mandate(row, remote.mandate, at=at)
        status = _status(row, remote)
        changed = row.status != status
        row.remote_id = remote.remote_id or row.remote_id
        row.setup_id = row.setup_id or remote.setup_id or None
        row.status, row.status_at = status, remote.occurred_at
        row.next_charge_on = None if status in OVER else remote.next_charge_on
        row.method_expires_on = remote.method_expires_on
        row.save(update_fields=[*_SAVED, "method_expires_on"])
        if changed:
            details: dict[str, str | int | bool | None] = {"status": status.value}
            audit.record(
                "payments.apply_subscription", row, by=audit.GATEWAY, at=at, details=details
            )
    return changed


def _is_old(row: Subscription, remote: RemoteSubscription) -> bool:
    if row.remote_id is None:
        return False
    return remote.remote_id != row.remote_id or remote.occurred_at < row.status_at


def _mandate(row: Subscription, told: RemoteMandate, *, at: dt.datetime) -> Mandate | None:
    """Return the mandate on which is collected now, in line with the gateway's word."""
    known = Mandate.objects.filter(provider=row.provider)
    by_name = known.filter(remote_id=told.remote_id) if told.remote_id else known.none()
    by_visit = known.filter(setup_id=told.setup_id) if told.setup_id else known.none()
    mandate = by_name.first() or by_visit.first() or row.mandate
    if mandate:
        apply_mandate(mandate, told, at=at)
        mandate.refresh_from_db()
    return mandate


def _status(row: Subscription, remote: RemoteSubscription) -> SubscriptionStatus:
    if row.status in OVER:
        return SubscriptionStatus(row.status)
    if remote.status not in OVER and row.mandate and row.mandate.status in ENDED:
        return SubscriptionStatus.CANCELLED
    return remote.status
