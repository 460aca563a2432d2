"""Reckon interest by what each member held on each day of a period."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Sum

from masthead.register.models import ShareClass, ShareTransaction

WHOLE = 10_000


@dataclass(frozen=True)
class Earned:
    """What a member's holding earns: minor units held, added up day by day, and the interest."""

    member: int
    amount_days: int
    amount_minor: int


def reckon(share_class: ShareClass, *, first: dt.date, last: dt.date, points: int) -> list[Earned]:
    """Return what each member earns on a class from the first to the last day, both included.

    A holding counts as it stands at the end of each day. `points` are hundredths of a per cent a
    year. Each interest is rounded down to the minor unit, so that nobody gets more than was
    declared. `member` is the member's key; they come in the order of the numbers.
    """
    made: dict[int, int] = {}
    for member, _number, on, paid in _moved(share_class, last):
        counted = (last - max(on, first)).days + 1
        made[member] = made.get(member, 0) + paid * counted
    whole = WHOLE * days_of_year(last)
    earned = [
        Earned(member, amount_days, amount_days * points // whole)
        for member, amount_days in made.items()
    ]
    return [one for one in earned if one.amount_minor > 0]


def days_of_year(last: dt.date) -> int:
    """Return how many days the year has that ends on a day: 365, or 366."""
    after = last + dt.timedelta(days=1)
    # The year that ends before a leap day began on 1 March.
    leap_day = (after.month, after.day) == (2, 29)
    first = dt.date(after.year - 1, 3, 1) if leap_day else after.replace(year=after.year - 1)
    return (after - first).days


def _moved(share_class: ShareClass, last: dt.date) -> list[tuple[int, int, dt.date, int]]:
    rows = ShareTransaction.objects.filter(share_class=share_class, effective_on__lte=last)
    sums = rows.values("member", "member__number", "effective_on").annotate(
        paid=Sum("amount_minor")
    )
    return list(
        sums.order_by("member__number", "effective_on").values_list(
            "member", "member__number", "effective_on", "paid"
        )
    )
