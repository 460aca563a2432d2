"""Write down a payment that somebody means to make."""

import datetime as dt
import uuid

from django.db import transaction

from masthead.ledger.models import new_id
from masthead.payments.models import Payment, Purpose, Status, Transition, Way
from masthead.payments.models.payment import BY_POST
from masthead.payments.reference import new
from masthead.people import audit


def begin(
    amount_minor: int,
    *,
    currency: str,
    way: Way,
    provider: str,
    purpose: Purpose,
    paper_name: str,
    key: uuid.UUID | None = None,
    reference: str = "",
    by: audit.Actor,
    at: dt.datetime,
) -> Payment:
    """Write a payment with a reference of its own; nothing is asked of a gateway yet.

    `key` becomes its id, and `reference` what is written on its letter, where whoever asks has
    made one; a reference that is taken isn't given twice. One by post (`provider` BY_POST) is
    pending at once: it waits for its letter or line. One by direct debit waits for its mandate
    and its day, so nobody looks at it until then.
    """
    status = Status.PENDING if provider == BY_POST else Status.CREATED
    waits = provider == BY_POST or way == Way.DIRECT_DEBIT
    with transaction.atomic():
        payment = Payment.objects.create(
            pk=key or new_id(),
            reference=_free(reference) or new(paper_name),
            purpose=purpose,
            way=way,
            provider=provider,
            amount_minor=amount_minor,
            currency=currency,
            status=status,
            created_at=at,
            look_at=None if waits else at + dt.timedelta(days=1),
        )
        Transition.objects.create(
            payment=payment, name=status, amount_minor=amount_minor, occurred_at=at, heard_at=at
        )
        audit.record("payments.begin", payment, by=by, at=at, details={"way": way})
    return payment


def _free(wanted: str) -> str:
    """Return a reference that somebody made, if no payment has it."""
    taken = wanted and Payment.objects.filter(reference=wanted).exists()
    return "" if taken else wanted
