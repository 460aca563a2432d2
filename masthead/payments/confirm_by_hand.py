"""Say that a payment by post has come."""

import datetime as dt

from django.db import transaction

from masthead.payments import reference
from masthead.payments.models import Payment, Purpose, Status, Transition
from masthead.payments.models.payment import BY_POST
from masthead.people import audit


class NoSuchReference(LookupError):
    """No payment by post has this reference."""


class CameAlready(ValueError):
    """The payment of this reference has come and is in the book."""


def find_by_post(typed: str) -> Payment:
    """Return the gift by post whose reference somebody typed, however they wrote it.

    Raises ReferenceMistyped or NoSuchReference, also for what is no gift.
    """
    tail = reference.tail(typed)
    found = Payment.objects.filter(provider=BY_POST, reference__endswith=tail).first()
    if found is None:
        raise NoSuchReference(f"No gift by post has the reference “{typed.strip()}”")
    if found.purpose != Purpose.GIFT:
        words = "“{typed}” is for shares, not for the fund: record it by itself, not as a gift"
        raise NoSuchReference(words.format(typed=typed.strip()))
    return found


def confirm_by_hand(
    payment: Payment, *, amount_minor: int, by: audit.Actor, at: dt.datetime
) -> None:
    """Confirm a payment by post, given up or not, at what came of it. Raises CameAlready."""
    with transaction.atomic():
        payment = Payment.objects.select_for_update().get(pk=payment.pk)
        if payment.status == Status.CONFIRMED:
            raise CameAlready(f"The gift {payment.reference} has been recorded already")
        payment.status = Status.CONFIRMED
        payment.save(update_fields=["status"])
        Transition.objects.create(
            payment=payment,
            name=Status.CONFIRMED,
            amount_minor=amount_minor,
            occurred_at=at,
            heard_at=at,
        )
        details: dict[str, str | int | bool | None] = {"amount_minor": amount_minor}
        audit.record("payments.confirm_by_hand", payment, by=by, at=at, details=details)
