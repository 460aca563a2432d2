"""Note that money of a support came, or went back."""

import datetime as dt

from django.db import transaction

from masthead.ledger.models import Entry
from masthead.payments.models import Payment
from masthead.people import audit
from masthead.supporters.days import months_after
from masthead.supporters.models import How, Received, State, Support
from masthead.supporters.step import take_step


def note_received(
    support: Support,
    *,
    entry: Entry,
    payment: Payment | None,
    amount_minor: int,
    on: dt.date,
    at: dt.datetime,
) -> Received:
    """Write down an entry in the book that is a support's, and return it; safe to run again.

    `amount_minor` is below nought for what went back. Money that comes confirms what was to be
    confirmed, and mends what was failing; what was stopped or has lapsed stays so. `on` is the
    day that it counts.
    """
    with transaction.atomic():
        support = Support.objects.select_for_update(of=("self",)).get(pk=support.pk)
        told = {
            "support": support,
            "payment": payment,
            "amount_minor": amount_minor,
            "effective_on": on,
        }
        received, is_new = Received.objects.get_or_create(entry=entry, defaults=told)
        if is_new and amount_minor > 0:
            _came(support, on=on, at=at)
    return received


def _came(support: Support, *, on: dt.date, at: dt.datetime) -> None:
    support.last_on = max(on, support.last_on or on)
    if support.how == How.STANDING_ORDER and not support.is_over:
        support.day_of_month = support.day_of_month or min(on.day, 28)
        support.next_on = months_after(
            support.last_on, int(support.often), on_the=support.day_of_month
        )
    support.save(update_fields=["last_on", "day_of_month", "next_on"])
    if support.state in (State.PENDING, State.FAILING):
        by = audit.CLOCK if support.subscription_id is None else audit.GATEWAY
        take_step(support, State.ACTIVE, by=by, at=at)
