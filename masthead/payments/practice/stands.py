"""What the practice gateway says of a subscription, in the contract's words."""

from masthead.payments.contract import (
    MandateStatus,
    RemoteMandate,
    RemoteSubscription,
    SubscriptionStatus,
)
from masthead.payments.models import PracticeSession, PracticeSubscription, Way

_STATUS = {
    "open": SubscriptionStatus.PENDING,
    "active": SubscriptionStatus.ACTIVE,
    "paused": SubscriptionStatus.PAUSED,
    "cancelled": SubscriptionStatus.CANCELLED,
}


def read(found: PracticeSubscription) -> RemoteSubscription:
    """Return a subscription as it stands. A card that refused the last collection is failing."""
    status = _STATUS[found.status]
    if status is SubscriptionStatus.ACTIVE and found.way == Way.CARD and _failed(found):
        status = SubscriptionStatus.FAILING
    over = status is SubscriptionStatus.CANCELLED
    return RemoteSubscription(
        remote_id="" if found.next_on is None and not found.collections.exists() else found.pk,
        status=status,
        occurred_at=found.changed_at,
        amount_minor=found.amount_minor,
        currency=found.currency,
        every_months=found.every_months,
        setup_id=found.pk,
        subscription_key=found.key,
        day_of_month=found.day_of_month,
        next_charge_on=None if over else found.next_on,
        method_expires_on=found.expires_on,
        mandate=_mandate(found),
    )


def _failed(found: PracticeSubscription) -> bool:
    last = found.collections.order_by("-due_on").first()
    return last is not None and last.status == PracticeSession.Status.DECLINED


def _mandate(found: PracticeSubscription) -> RemoteMandate | None:
    if not found.mandate_id:
        return None
    over = found.status == PracticeSubscription.Status.CANCELLED
    return RemoteMandate(
        remote_id=found.mandate_id,
        status=MandateStatus.CANCELLED if over else MandateStatus.ACTIVE,
        occurred_at=found.changed_at,
        setup_id=found.mandate_id.removeprefix("md_"),
        next_charge_on=found.next_on,
    )
