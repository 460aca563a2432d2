"""Give up a payment that never came."""

import datetime as dt

from django.db import transaction

from masthead.payments.models import Payment, Status, Transition
from masthead.people import audit


class NotOpen(ValueError):
    """It is known already how this payment ended."""


def give_up(payment: Payment, *, status: Status, by: audit.Actor, at: dt.datetime) -> None:
    """End a payment that no gateway holds, as cancelled or expired. Raises NotOpen.

    One by post that comes after all can still be recorded.
    """
    with transaction.atomic():
        payment = Payment.objects.select_for_update().get(pk=payment.pk)
        if not payment.is_open:
            raise NotOpen(f"{payment.reference} is {payment.get_status_display()}")
        payment.status = status
        payment.save(update_fields=["status"])
        Transition.objects.get_or_create(
            payment=payment,
            name=status,
            ref="",
            defaults={
                "amount_minor": payment.amount_minor,
                "occurred_at": at,
                "heard_at": at,
            },
        )
        audit.record("payments.give_up", payment, by=by, at=at, details={"status": status})
