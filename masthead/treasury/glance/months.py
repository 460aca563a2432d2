"""The month so far, beside the same day of earlier months."""

import calendar
import datetime as dt
from dataclasses import dataclass

from masthead.fund.models.summed import raised_by_day
from masthead.lib import days

EARLIER = 6


@dataclass(frozen=True)
class MonthSoFar:
    """A month, in minor units: what had been raised by the end of `by`, and in the whole of it.

    `by` is the day of the same number as today, or the month's last where it has none such.
    For the month that runs the two are the same.
    """

    first: dt.date
    by: dt.date
    so_far_minor: int
    whole_minor: int


@dataclass(frozen=True)
class MonthsSoFar:
    """What today brought, this month, the six before it, and this month a year ago."""

    today_minor: int
    this: MonthSoFar
    earlier: tuple[MonthSoFar, ...]
    a_year_ago: MonthSoFar


def months_so_far(*, on: dt.date) -> MonthsSoFar:
    """Return what was raised by a day and by the same day of earlier months, in two queries.

    It is what the book says of each day, refunds on the day that they count on: a month that
    is closed shows what it showed. All appeals together, and what counts to none.
    """
    first = days.month_of(on)[0]
    back = [_months_before(first, count) for count in (*range(1, EARLIER + 1), 12)]
    brought = raised_by_day(since=min(back), until=on)
    found = [_so_far(month, brought=brought, on=on) for month in (first, *back)]
    return MonthsSoFar(brought.get(on, 0), found[0], tuple(found[1:-1]), found[-1])


def _months_before(first: dt.date, count: int) -> dt.date:
    months = first.year * 12 + first.month - 1 - count
    return dt.date(months // 12, months % 12 + 1, 1)


def _so_far(first: dt.date, *, brought: dict[dt.date, int], on: dt.date) -> MonthSoFar:
    last = days.month_of(first)[1]
    by = first.replace(day=min(on.day, calendar.monthrange(first.year, first.month)[1]))

    def until(end: dt.date) -> int:
        return sum(minor for day, minor in brought.items() if first <= day <= end)

    return MonthSoFar(first, by, until(by), until(min(last, on)))
