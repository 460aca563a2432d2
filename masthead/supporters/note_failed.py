"""Note that a collection of a support failed."""

import datetime as dt

from django.db import transaction

from masthead.payments.models import Payment
from masthead.people import audit
from masthead.supporters.models import State, Step, Support
from masthead.supporters.step import note, take_step

FAILED = "failed"


def note_failed(support: Support, *, payment: Payment, on: dt.date, at: dt.datetime) -> Step | None:
    """Write down that a payment of a support failed on a day; safe to run again.

    Taken back later, it fails once more on another day. A support that was active is failing
    then, and those who look after it are written to by the clock (`chase/`). One that rests
    rests on: the debit was on its way already. The first payment of one that isn't confirmed
    changes nothing: the gateway's page lets its giver try again.
    Returns None where it was known.
    """
    with transaction.atomic():
        support = Support.objects.select_for_update(of=("self",)).get(pk=support.pk)
        known = support.steps.filter(
            what=FAILED, details__payment=str(payment.pk), details__on=on.isoformat()
        )
        if known.exists():
            return None
        details: dict[str, str | int | bool | None] = {
            "payment": str(payment.pk),
            "amount_minor": payment.amount_minor,
            "on": on.isoformat(),
        }
        step = note(support, FAILED, details=details, by=audit.GATEWAY, at=at)
        if support.state == State.ACTIVE:
            take_step(support, State.FAILING, by=audit.GATEWAY, at=at)
    return step
