"""Add up what somebody holds: the sum of their share transactions, on any day."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet, Sum
from django.db.models.functions import Coalesce

from masthead.register.models import Member, ShareClass, ShareTransaction


@dataclass(frozen=True)
class Held:
    """A holding: the number of shares, and what was paid on them in minor units."""

    quantity: int
    amount_minor: int


def holding(
    member: Member,
    share_class: ShareClass,
    *,
    on: dt.date,
    known: dt.datetime | None = None,
) -> Held:
    """Return what a member holds of a class at the end of a day, as known now or at a moment."""
    found = _by(on, known).filter(member=member, share_class=share_class)
    return Held(**_summed(found))


def withdrawable_minor(member: Member) -> int:
    """Return what a member holds in withdrawable shares after all that is entered."""
    every = ShareTransaction.objects.filter(member=member, share_class__withdrawable=True)
    return _summed(every)["amount_minor"]


def holds_anything(member: Member) -> bool:
    """Say whether a member holds shares of any class after all that is entered."""
    return _summed(ShareTransaction.objects.filter(member=member))["quantity"] > 0


def _by(on: dt.date, known: dt.datetime | None) -> QuerySet[ShareTransaction]:
    found = ShareTransaction.objects.filter(effective_on__lte=on)
    return found.filter(entered_at__lte=known) if known else found


def _summed(found: QuerySet[ShareTransaction]) -> dict[str, int]:
    return found.aggregate(
        quantity=Coalesce(Sum("quantity"), 0), amount_minor=Coalesce(Sum("amount_minor"), 0)
    )
