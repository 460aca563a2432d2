"""Count somebody's years."""

import datetime as dt


def age_on(day: dt.date, *, born: dt.date) -> int:
    """Return how many birthdays somebody has had by a day; born on 29 February, on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
