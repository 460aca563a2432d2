"""What is expected to come by standing order, and what of it is missing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from masthead.lib.days import month_of
from masthead.reconcile.models import Settlement, StandingOrder

# A bank takes a few working days, more at Christmas.
LATE_AFTER = dt.timedelta(days=6)


@dataclass(frozen=True)
class Expected:
    """A sum that should come by standing order in a month, minor units of a currency.

    `came_on` is the day on which it did, None while it hasn't.
    """

    order: StandingOrder
    on: dt.date
    amount_minor: int
    currency: str
    name: str
    came_on: dt.date | None

    def is_missing(self, today: dt.date) -> bool:
        """Say whether it should have come by today and hasn't."""
        return self.came_on is None and today > self.on + LATE_AFTER


def expected(day: dt.date) -> list[Expected]:
    """Return what should come by standing order in the month of a day, by its day."""
    first, last = month_of(day)
    came = dict(
        Settlement.objects.standing()
        .filter(line__booked_on__range=(first, last), standing_order__isnull=False)
        .values_list("standing_order", "line__booked_on")
    )
    orders = StandingOrder.objects.running(first, last).select_related("giver", "appeal")
    found = [_of(order, last, came.get(order.pk)) for order in orders]
    due = [one for one in found if one.came_on or _runs(one.order, one.on)]
    return sorted(due, key=lambda one: (one.on, one.order.pk))


def _of(order: StandingOrder, last: dt.date, came_on: dt.date | None) -> Expected:
    on = last.replace(day=min(order.day_of_month, last.day))
    name = order.giver.name if order.giver else order.payer_text
    return Expected(order, on, order.amount_minor, order.currency, name, came_on)


def _runs(order: StandingOrder, on: dt.date) -> bool:
    return order.started_on <= on and (order.ended_on is None or on <= order.ended_on)
