"""Hand a payment to its gateway."""

import datetime as dt

from django.db import transaction

from masthead.payments import registry
from masthead.payments.models import Payment, Status, Transition

LOOK_AFTER = dt.timedelta(minutes=1)


def submit(payment: Payment, *, return_url: str, at: dt.datetime) -> str:
    """Hand a new payment to its gateway; return the address of the gateway's page.

    The row is written and committed first, so that a lost answer or a dead process leaves it
    submitted, and the poller finishes it. Raises GatewayUnreachable or GatewayRefused.
    """
    with transaction.atomic():
        payment.return_url = return_url
        payment.status = Status.SUBMITTED
        payment.look_at = at + LOOK_AFTER
        payment.save(update_fields=["return_url", "status", "look_at"])
        Transition.objects.create(
            payment=payment,
            name=Status.SUBMITTED,
            amount_minor=payment.amount_minor,
            occurred_at=at,
            heard_at=at,
        )
    return ask(payment)


def ask(payment: Payment) -> str:
    """Ask the gateway to begin a submitted payment, and keep the name that it gives it.

    Safe to run again, by two at once and after a crash: the row's id is the idempotency key,
    so the gateway answers with what it began the first time.
    """
    started = registry.provider(payment.provider).start(payment, return_url=payment.return_url)
    Payment.objects.filter(pk=payment.pk).update(remote_id=started.remote_id)
    payment.remote_id = started.remote_id
    return started.address
