"""Keep what a gateway says of a refund, whoever asked for it."""

import contextlib
import datetime as dt
import uuid

from django.db import models

from masthead.payments.contract import RefundStatus, RemoteRefund
from masthead.payments.models import Payment, Refund


def note_refund(payment: Payment, remote: RemoteRefund, *, at: dt.datetime) -> Refund:
    """Bring one refund's row in line, inside the caller's transaction, and return it.

    One that we didn't ask for (it was given on the gateway's own screen) gets its row now. One
    that has ended stays so, whatever comes late, but for one thing: money that was given back
    can come back, when the account that it went to is closed.
    """
    row = _row(payment, remote)
    if row is None:
        return Refund.objects.create(
            payment=payment,
            amount_minor=remote.amount_minor,
            status=remote.status,
            remote_id=remote.remote_id,
            asked_at=at,
        )
    row.remote_id = remote.remote_id
    if row.status == RefundStatus.PENDING or remote.status is RefundStatus.FAILED:
        row.status = remote.status
    row.save(update_fields=["remote_id", "status"])
    return row


def _row(payment: Payment, remote: RemoteRefund) -> Refund | None:
    known = models.Q(remote_id=remote.remote_id)
    with contextlib.suppress(ValueError):
        known |= models.Q(pk=uuid.UUID(remote.key))
    return payment.refunds.filter(known).first()
