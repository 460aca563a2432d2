"""Hold a page of what a gateway lists against our rows."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from masthead.payments.contract import (
    Kind,
    Notice,
    RemoteMandate,
    RemoteSubscription,
    SubscriptionStatus,
)
from masthead.payments.models import Difference, Mandate, Subscription
from masthead.payments.models.mandate import ENDED
from masthead.payments.models.subscription import OVER

What = Difference.What


@dataclass
class Found:
    """What one page told: whose names were on it, what differs, what is to be asked about.

    `seen` are the keys of our subscriptions that were on it.
    """

    names: list[str] = field(default_factory=list)
    differs: list[Difference] = field(default_factory=list)
    seen: list[uuid.UUID] = field(default_factory=list)
    ask: list[Notice] = field(default_factory=list)

    def add(
        self,
        name: str,
        what: str,
        *,
        ours: object = "",
        theirs: object = "",
        subscription: Subscription | None = None,
        mandate: Mandate | None = None,
    ) -> None:
        """Note one difference, unsaved."""
        self.differs.append(
            Difference(
                remote_id=name,
                what=what,
                ours=str(ours),
                theirs=str(theirs),
                subscription=subscription,
                mandate=mandate,
            )
        )


def of_subscriptions(provider: str, told: Sequence[RemoteSubscription]) -> Found:
    """Compare a page of subscriptions."""
    found = Found(names=[one.remote_id for one in told])
    ours = Subscription.objects.filter(provider=provider).select_related("mandate")
    by_name = {row.remote_id: row for row in ours.filter(remote_id__in=found.names)}
    lost = [one.subscription_key for one in told if one.remote_id not in by_name]
    by_key = {str(row.pk): row for row in ours.filter(pk__in=_keys(lost))}
    for one in told:
        if row := by_name.get(one.remote_id):
            found.seen.append(row.pk)
            _hold(row, one, found)
        elif one.status not in OVER:
            _unknown(by_key.get(one.subscription_key), one, found)
    return found


def _keys(texts: list[str]) -> Iterator[uuid.UUID]:
    for text in texts:
        with contextlib.suppress(ValueError):
            yield uuid.UUID(text)


def _unknown(row: Subscription | None, one: RemoteSubscription, found: Found) -> None:
    """Note what goes on there under a name that isn't ours, unless we only don't know it yet."""
    if row is not None and row.remote_id is None:
        found.ask.append(Notice(Kind.SUBSCRIPTION, one.remote_id))
    else:
        status = one.status.value
        found.add(one.remote_id, What.UNKNOWN, theirs=status, subscription=row)


def _hold(row: Subscription, one: RemoteSubscription, found: Found) -> None:
    """Compare one subscription; what the gateway hasn't taken yet differs for a while."""
    if row.asked_at is not None:
        return
    pairs = [(What.STATUS, _stands(row), _stands_there(one))]
    if one.status not in OVER:
        pairs += [
            (What.AMOUNT, str(row.amount_minor), str(one.amount_minor)),
            (What.MONTHS, str(row.every_months), str(one.every_months)),
        ]
        if row.day_of_month:
            pairs.append((What.DAY, str(row.day_of_month), str(one.day_of_month or "")))
    for what, ours, theirs in pairs:
        if ours != theirs:
            found.add(one.remote_id, what, ours=ours, theirs=theirs, subscription=row)
    if _is_behind(row, one):
        found.ask.append(Notice(Kind.SUBSCRIPTION, one.remote_id))


def _stands(row: Subscription) -> str:
    return SubscriptionStatus.CANCELLED.value if row.is_over else row.status


def _stands_there(one: RemoteSubscription) -> str:
    return SubscriptionStatus.CANCELLED.value if one.status in OVER else one.status.value


def _is_behind(row: Subscription, one: RemoteSubscription) -> bool:
    """Say whether the gateway is to be asked: a notice of it was lost."""
    if _stands(row) != _stands_there(one):
        return True
    if one.status in OVER:
        return False
    expires = one.method_expires_on or row.method_expires_on
    return (row.next_charge_on, row.method_expires_on) != (one.next_charge_on, expires)


def of_mandates(provider: str, told: Sequence[RemoteMandate]) -> Found:
    """Compare a page of mandates: those of subscriptions and of regular gifts alike."""
    found = Found(names=[one.remote_id for one in told])
    ours = Mandate.objects.filter(provider=provider, remote_id__in=found.names)
    by_name = {row.remote_id: row for row in ours}
    for one in told:
        row = by_name.get(one.remote_id)
        if row is None or row.status == one.status or {row.status, one.status} <= set(ENDED):
            continue
        found.add(
            one.remote_id, What.MANDATE, ours=row.status, theirs=one.status.value, mandate=row
        )
        found.ask.append(Notice(Kind.MANDATE, one.remote_id))
    return found
