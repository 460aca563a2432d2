"""Ask a gateway to give money back."""

import datetime as dt

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from masthead.lib import money
from masthead.payments import registry
from masthead.payments.contract import GatewayRefused, RefundStatus
from masthead.payments.models import Payment, Refund
from masthead.payments.note_refund import note_refund
from masthead.people import audit


class RefundTooLarge(ValueError):
    """More would be given back than came; what is pending counts as given back."""


def ask_refund(payment: Payment, amount_minor: int, *, by: audit.Actor, at: dt.datetime) -> Refund:
    """Write a refund, commit, then ask the gateway for it; return the row, pending as a rule.

    What it moves in the book is posted when the gateway says that it succeeded. Raises
    RefundTooLarge, GatewayRefused (the row says failed), GatewayUnreachable (it stays pending).
    """
    return send(write_refund(payment, amount_minor, by=by, at=at), at=at)


def send(refund: Refund, *, at: dt.datetime) -> Refund:
    """Ask the gateway for a refund that is written. Safe to run again: its row is the key."""
    provider = registry.provider(refund.payment.provider)
    try:
        remote = provider.refund(refund)
    except GatewayRefused:
        Refund.objects.filter(pk=refund.pk).update(status=RefundStatus.FAILED)
        raise
    with transaction.atomic():
        return note_refund(refund.payment, remote, at=at)


def left_minor(payment: Payment) -> int:
    """Return what can still be given back of a payment, in minor units."""
    gone = payment.refunds.exclude(status=RefundStatus.FAILED).aggregate(sum=Sum("amount_minor"))
    return payment.amount_minor - (gone["sum"] or 0)


def write_refund(
    payment: Payment, amount_minor: int, *, by: audit.Actor, at: dt.datetime
) -> Refund:
    """Write a refund that the gateway is to be asked for. Raises RefundTooLarge."""
    with transaction.atomic():
        payment = Payment.objects.select_for_update().get(pk=payment.pk)
        left = left_minor(payment)
        if not 0 < amount_minor <= left:
            shown = money.exact(left, currency=payment.currency)
            raise RefundTooLarge(_("No more than {left} can be given back.").format(left=shown))
        refund = Refund.objects.create(
            payment=payment, amount_minor=amount_minor, status=RefundStatus.PENDING, asked_at=at
        )
        details: dict[str, str | int | bool | None] = {"amount_minor": amount_minor}
        audit.record("payments.ask_refund", refund, by=by, at=at, details=details)
    return refund
