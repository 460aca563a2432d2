"""Days and months as a paper counts them: in its own time zone, the last day included."""

import calendar
import datetime as dt
from zoneinfo import ZoneInfo

from django.utils.formats import date_format

# What is typed beyond these is a slip of the pen, and reckoning with it would run out of days.
FIRST, LAST = dt.date(1900, 1, 1), dt.date(2999, 12, 31)


def day_of(at: dt.datetime, *, zone: str) -> dt.date:
    """Return the calendar day on which an aware moment falls in a time zone.

    `zone` is an IANA name. 2026-06-30T23:00Z in Europe/London is 1 July.
    """
    return at.astimezone(ZoneInfo(zone)).date()


def month_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of the calendar month of a day."""
    last = calendar.monthrange(day.year, day.month)[1]
    return day.replace(day=1), day.replace(day=last)


def month_named(name: str) -> dt.date | None:
    """Return the first day of a month written as "2026-06"; None for what is no month of ours."""
    try:
        first = dt.date.fromisoformat(f"{name}-01")
    except ValueError:
        return None
    return first if FIRST <= first <= LAST else None


def days_remaining(closes_on: dt.date, *, on: dt.date) -> int:
    """Count the days left until a last day, today included: 1 on the last day, 0 after it."""
    return max(0, (closes_on - on).days + 1)


def next_midnight(at: dt.datetime, *, zone: str) -> dt.datetime:
    """Return the moment at which the next day begins in a time zone."""
    return day_begins(day_of(at, zone=zone) + dt.timedelta(days=1), zone=zone)


def day_begins(day: dt.date, *, zone: str) -> dt.datetime:
    """Return the moment at which a day begins in a time zone."""
    return dt.datetime.combine(day, dt.time(), tzinfo=ZoneInfo(zone))


def in_words(day: dt.date) -> str:
    """Write a day as sentences do: "13 June 2026"."""
    return date_format(day, "j F Y")
