"""The days on which support is expected to come."""

import calendar
import datetime as dt


def months_after(day: dt.date, months: int, *, on_the: int | None = None) -> dt.date:
    """Return the day so many months after another, on a day of the month where one is named.

    A month that is too short ends sooner: a month after 31 January is 28 February.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(on_the or day.day, last))
