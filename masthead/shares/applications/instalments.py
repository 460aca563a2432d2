"""What is due for an application: all at once, or one monthly part after the other."""

import datetime as dt
from dataclasses import dataclass

from masthead.lib.days import month_of
from masthead.shares.models import Application


@dataclass(frozen=True)
class Due:
    """What is to be paid next, in minor units: which part of how many, and by which day."""

    amount_minor: int
    part: int
    parts: int
    on: dt.date


def due(application: Application, *, zone_day: dt.date) -> Due | None:
    """Return what is to be paid next; None where all that the shares cost has come.

    `zone_day` is the day on which the application was sent in: the first part is due then, and
    each further one a month after the one before. A part of which too little came is due
    for the rest.
    """
    came = application.money.all().in_suspense_minor()
    parts = application.instalments
    for part in range(1, parts + 1):
        upto = upto_minor(application.price_minor, part=part, parts=parts)
        if came < upto:
            return Due(upto - came, part, parts, months_after(zone_day, part - 1))
    return None


def upto_minor(price_minor: int, *, part: int, parts: int) -> int:
    """Return what is to have come by a part; the last brings it to the price exactly."""
    return price_minor * part // parts


def months_after(day: dt.date, months: int) -> dt.date:
    """Return the same day of a later month, or its last day where it is shorter."""
    count = day.year * 12 + day.month - 1 + months
    first = dt.date(count // 12, count % 12 + 1, 1)
    return first.replace(day=min(day.day, month_of(first)[1].day))
