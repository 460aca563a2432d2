"""Close a month of the book."""

import datetime as dt

from django.db import transaction

from masthead.ledger.models import ClosedMonth
from masthead.lib import days
from masthead.lib.turns import take_turn
from masthead.people import audit


class MonthNotOver(ValueError):
    """A month is closed after its last day, not before."""


class ClosedAlready(ValueError):
    """The month is closed."""


def close_month(month: dt.date, *, by: audit.Actor, on: dt.date, at: dt.datetime) -> ClosedMonth:
    """Close the calendar month of a day, for ever. `on` is today in the paper's zone.

    Raises MonthNotOver or ClosedAlready. What comes later posts to its own day.
    """
    first, last = days.month_of(month)
    if last >= on:
        raise MonthNotOver(f"{first:%B %Y} is not over")
    with transaction.atomic():
        take_turn(alone=True)
        if ClosedMonth.objects.filter(first_day=first).exists():
            raise ClosedAlready(f"{first:%B %Y} is closed already")
        closed = ClosedMonth.objects.create(
            first_day=first, last_day=last, closed_at=at, closed_by=by.user
        )
        audit.record("ledger.close_month", closed, by=by, at=at)
    return closed
