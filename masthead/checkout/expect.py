"""What is expected to come by direct debit."""

import datetime as dt
from dataclasses import dataclass

from masthead.checkout.models import RegularGift
from masthead.lib.days import month_of
from masthead.payments.models import Collection, Payment
from masthead.payments.models.payment import OPEN


@dataclass(frozen=True)
class Expected:
    """A sum that should come: the day of the charge, minor units of a currency, whose it is.

    `is_announced` says whether its giver has been told of it; one that was not can still change.
    """

    on: dt.date
    amount_minor: int
    currency: str
    name: str
    is_announced: bool


def expected(day: dt.date) -> list[Expected]:
    """Return what should come by direct debit in the month of a day, by the day of the charge.

    What came already, failed or was stopped is not among it.
    """
    first, last = month_of(day)
    announced = Collection.objects.filter(charge_on__range=(first, last), payment__status__in=OPEN)
    told = [
        _announced(one)
        for one in announced.select_related("payment__promised_gift")
        if one.charge_on
    ]
    coming = RegularGift.objects.collectable().filter(next_charge_on__range=(first, last))
    return sorted([*told, *(_coming(one) for one in coming)], key=lambda found: found.on)


def _announced(collection: Collection) -> Expected:
    payment: Payment = collection.payment
    return Expected(
        on=collection.charge_on or payment.created_at.date(),
        amount_minor=payment.amount_minor,
        currency=payment.currency,
        name=payment.promised_gift.name,
        is_announced=True,
    )


def _coming(regular: RegularGift) -> Expected:
    return Expected(
        on=regular.next_charge_on or regular.started_at.date(),
        amount_minor=regular.amount_minor,
        currency=regular.currency,
        name=regular.name,
        is_announced=False,
    )
