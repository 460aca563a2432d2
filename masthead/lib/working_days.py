"""Working days of banks in England and Wales: neither weekends nor bank holidays.

The holidays follow the Banking and Financial Dealings Act 1971 and the common law's Good Friday
and Christmas Day (gov.uk/bank-holidays). A day proclaimed for one year alone isn't known here:
then a notice is a working day shorter than counted, so whoever counts leaves a day to spare.
"""

import datetime as dt
from functools import lru_cache

_DAY = dt.timedelta(days=1)
_MONDAY, _SATURDAY = 0, 5


def is_working_day(day: dt.date) -> bool:
    """Say whether banks work on a day."""
    return day.weekday() < _SATURDAY and day not in bank_holidays(day.year)


def on_or_after(day: dt.date) -> dt.date:
    """Return a day, or the first working day after it."""
    while not is_working_day(day):
        day += _DAY
    return day


def after(day: dt.date, count: int) -> dt.date:
    """Return the working day that is `count` working days after a day."""
    for _ in range(count):
        day = on_or_after(day + _DAY)
    return day


def before(day: dt.date, count: int) -> dt.date:
    """Return the working day that is `count` working days before a day."""
    for _ in range(count):
        day -= _DAY
        while not is_working_day(day):
            day -= _DAY
    return day


@lru_cache(maxsize=8)
def bank_holidays(year: int) -> frozenset[dt.date]:
    """Return the bank holidays of a year; one that falls on a weekend moves to a weekday."""
    easter = _easter(year)
    christmas = dt.date(year, 12, 25)
    return frozenset(
        {
            on_weekday(dt.date(year, 1, 1)),
            easter - 2 * _DAY,
            easter + _DAY,
            _first_monday(dt.date(year, 5, 1)),
            _first_monday(dt.date(year, 5, 25)),
            _first_monday(dt.date(year, 8, 25)),
            *_christmas(christmas),
        }
    )


def on_weekday(day: dt.date) -> dt.date:
    """Return a day, or the Monday after it where it falls on a weekend."""
    return day if day.weekday() < _SATURDAY else _first_monday(day)


def _christmas(day: dt.date) -> tuple[dt.date, dt.date]:
    """Return Christmas Day and Boxing Day, each moved past the other and the weekend."""
    first = on_weekday(day)
    boxing = on_weekday(day + _DAY)
    return first, boxing if boxing != first else first + _DAY


def _first_monday(day: dt.date) -> dt.date:
    return day + _DAY * ((_MONDAY - day.weekday()) % 7)


def _easter(year: int) -> dt.date:
    """Return Easter Sunday (Meeus, Jones and Butcher's rule for the Gregorian calendar)."""
    golden, century = year % 19, year // 100
    skipped = century - century // 4 - (8 * century + 13) // 25
    epact = (19 * golden + skipped + 15) % 30
    epact -= epact // 28 * (1 - epact // 28 * (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    offset = epact - weekday
    month = 3 + (offset + 40) // 44
    return dt.date(year, month, offset + 28 - 31 * (month // 4))
