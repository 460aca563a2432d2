"""The days on which something is collected again and again."""

import calendar
import datetime as dt


def on_the(day: int | None, *, not_before: dt.date) -> dt.date:
    """Return the first day with this number in its month from a day on; that day for None."""
    if day is None or day == not_before.day:
        return not_before
    this_month = not_before.replace(day=day)
    return this_month if this_month > not_before else months_later(this_month, 1)


def moved(next_on: dt.date, *, day: int | None, not_before: dt.date) -> dt.date:
    """Return the next day when the day of the month changes: in the month that was due.

    So nobody pays twice in a month because they moved the day, nor once less, but for a month
    in which the day has gone by.
    """
    wanted = next_on.replace(day=day) if day else next_on
    return wanted if wanted >= not_before else on_the(day, not_before=not_before)


def months_later(day: dt.date, months: int) -> dt.date:
    """Return the day so many months later, the last of the month where that is too short."""
    years, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return dt.date(day.year + years, month + 1, min(day.day, last))
