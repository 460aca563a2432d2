"""What was agreed by a mandate, as its giver and the desk see it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from masthead.checkout.models import RegularGift
from masthead.lib import money
from masthead.payments.models import Collection, Mandate, Payment, Status


@dataclass(frozen=True)
class Agreed:
    """A direct debit in words: `day_of_month` is None for a gift once, or before it is known.

    `collections` are those announced or made, the latest first; `next_on` is the next charge,
    where one is known. `can_stop` says whether there is anything to stop.
    """

    mandate: Mandate
    each_month: bool
    amount: str
    name: str
    email: str
    day_of_month: int | None
    next_on: dt.date | None
    collections: list[Collection]
    can_stop: bool

    @property
    def is_signed(self) -> bool:
        """Say whether the giver has signed it at the gateway."""
        return self.mandate.remote_id is not None

    @property
    def has_ended(self) -> bool:
        """Say whether nothing will be collected any more."""
        return not self.can_stop


def agreed(mandate: Mandate) -> Agreed | None:
    """Return what a mandate was given for; None where what it was for is no longer known."""
    made = list(mandate.collections.select_related("payment__promised_gift").order_by("-charge_on"))
    regular = RegularGift.objects.filter(mandate=mandate).first()
    if regular:
        return _monthly(mandate, regular, made)
    return _once(mandate, made[0]) if made else None


def _monthly(mandate: Mandate, regular: RegularGift, made: list[Collection]) -> Agreed:
    goes_on = regular.ended_at is None and not mandate.has_ended
    return Agreed(
        mandate=mandate,
        each_month=True,
        amount=money.exact(regular.amount_minor, currency=regular.currency),
        name=regular.name,
        email=regular.email,
        day_of_month=regular.day_of_month,
        next_on=(_coming(made) or regular.next_charge_on) if goes_on else None,
        collections=made,
        can_stop=goes_on,
    )


def _once(mandate: Mandate, collection: Collection) -> Agreed:
    payment, promised = collection.payment, collection.payment.promised_gift
    goes_on = payment.is_open and not mandate.has_ended
    return Agreed(
        mandate=mandate,
        each_month=False,
        amount=money.exact(payment.amount_minor, currency=payment.currency),
        name=promised.name,
        email=promised.email,
        day_of_month=None,
        next_on=collection.charge_on if goes_on else None,
        collections=[collection],
        can_stop=goes_on,
    )


def _coming(made: list[Collection]) -> dt.date | None:
    """Return the day of the next charge among the collections that are still to come."""
    days = [one.charge_on for one in made if one.payment.is_open and one.charge_on]
    return min(days, default=None)


def too_late_to_stop(mandate: Mandate) -> list[Payment]:
    """Return the payments that are with the banks already when a mandate is stopped."""
    under_way = [Status.SUBMITTED, Status.PENDING]
    return list(Payment.objects.filter(collection__mandate=mandate, status__in=under_way))
