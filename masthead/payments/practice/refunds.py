"""Give practice money back: pending at first, then done, as banks do it."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from masthead.payments.contract import GatewayRefused, Kind, RefundStatus
from masthead.payments.models import PracticeRefund, PracticeSession
from masthead.payments.practice.send import tell

TAKES = dt.timedelta(seconds=5)


def give_back(session_id: str, amount_minor: int, *, key: str, at: dt.datetime) -> PracticeRefund:
    """Begin a refund of a paid session; the same key again gives the refund that there is.

    Raises GatewayRefused when more would go back than came.
    """
    with transaction.atomic():
        session = PracticeSession.objects.select_for_update().get(pk=session_id)
        if there := session.refunds.filter(idempotency_key=key).first():
            return there
        gone = sum(refund.amount_minor for refund in session.refunds.all())
        if session.status != "paid" or gone + amount_minor > session.amount_minor:
            raise GatewayRefused("The practice gateway has less than that of this payment")
        refund = PracticeRefund.objects.create(
            id=f"pr_{key}"[:40],
            idempotency_key=key,
            session=session,
            amount_minor=amount_minor,
            status=RefundStatus.PENDING,
            occurred_at=at,
        )
        finish.using(run_after=at + TAKES).enqueue(refund.pk)
    return refund


@task()
def finish(refund_id: str) -> None:
    """Let a pending refund succeed and send notice. Safe to run twice: it is pending once."""
    at = timezone.now()
    with transaction.atomic():
        pending = PracticeRefund.objects.filter(pk=refund_id, status=RefundStatus.PENDING)
        if pending.update(status=RefundStatus.SUCCEEDED, occurred_at=at):
            PracticeSession.objects.filter(refunds=refund_id).update(changed_at=at)
            tell(Kind.REFUND, refund_id, what="refund.succeeded", at=at)
