"""Announce a collection to the one who pays it, as the scheme asks."""

import datetime as dt

from django.db import transaction

from masthead.checkout.debit import days, words
from masthead.checkout.models import PromisedGift, RegularGift
from masthead.mail.send import send
from masthead.paper.models import Paper
from masthead.payments.begin import begin
from masthead.payments.models import Collection, Purpose, Way
from masthead.people import audit


def announce(
    collection: Collection, *, charge_on: dt.date, paper: Paper, at: dt.datetime
) -> Collection:
    """Set the day of a collection and write its notice; both or neither. Return it.

    Announced again for another day, the notice is another letter. Raises NotAnAddress.
    """
    notice = f"debit-notice:{collection.payment_id}:{charge_on:%Y-%m-%d}"
    with transaction.atomic():
        collection.charge_on, collection.notice = charge_on, notice
        collection.save(update_fields=["charge_on", "notice"])
        letter = words.of_notice(collection, paper=paper)
        send(
            "debit-notice",
            to=collection.payment.promised_gift.email,
            key=notice,
            subject=letter.subject,
            text=letter.text,
            at=at,
        )
        details: dict[str, str | int | bool | None] = {"charge_on": charge_on.isoformat()}
        audit.record("checkout.announce", collection, by=audit.CLOCK, at=at, details=details)
    return collection


def announce_next(regular: RegularGift, *, paper: Paper, at: dt.datetime) -> Collection | None:
    """Write the next collection of a regular gift and announce it, when its time has come.

    The first is on the earliest day that there can be, and gives the day of the month. Safe to
    run again, and by two at once: each month is an occasion of its own. Returns None while it
    is too early.
    """
    today = paper.today(at)
    with transaction.atomic():
        regular = RegularGift.objects.select_for_update(of=("self",)).get(pk=regular.pk)
        first = days.earliest(today, bank=regular.mandate.next_charge_on)
        charge_on = regular.next_charge_on or first
        if regular.next_charge_on and today < days.announced_from(charge_on):
            return None
        month = regular.next_month or charge_on.replace(day=1)
        collection = _write(regular, month=month, paper=paper, at=at)
        regular.day_of_month = regular.day_of_month or min(charge_on.day, 28)
        regular.next_month = days.next_month(month)
        regular.next_charge_on = days.in_month(regular.next_month, day=regular.day_of_month)
        regular.save(update_fields=["day_of_month", "next_month", "next_charge_on"])
        return announce(collection, charge_on=max(charge_on, first), paper=paper, at=at)


def _write(regular: RegularGift, *, month: dt.date, paper: Paper, at: dt.datetime) -> Collection:
    payment = begin(
        regular.amount_minor,
        currency=regular.currency,
        way=Way.DIRECT_DEBIT,
        provider=regular.mandate.provider,
        purpose=Purpose.GIFT,
        paper_name=paper.name,
        by=audit.CLOCK,
        at=at,
    )
    PromisedGift.objects.create(
        payment=payment,
        name=regular.name,
        town=regular.town,
        email=regular.email,
        thank=regular.thank,
    )
    occasion = f"{regular.pk}:{month:%Y-%m}"
    return Collection.objects.create(payment=payment, mandate=regular.mandate, occasion=occasion)
