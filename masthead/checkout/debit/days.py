"""The days of a collection, in working days of the banks.

The scheme asks that a payer hears of a collection ten working days before it, unless fewer were
agreed (Bacs, The Service User's Guide and Rules to the Direct Debit Scheme, "Advance notice");
`DEBIT_NOTICE_DAYS` holds the number. GoCardless takes a collection up to three working days
before its day.
"""

import datetime as dt

from django.conf import settings

from masthead.lib import working_days

# A notice is written this many days sooner than it has to be, so that its mail may be late.
TO_SPARE = 2
# Before its day a collection is handed to the gateway: not earlier, not later.
HANDED_OVER, LAST_HANDED_OVER = 6, 4


def earliest(today: dt.date, *, bank: dt.date | None = None) -> dt.date:
    """Return the first day on which something that is announced today can be collected.

    `bank` is the earliest day that the gateway says, if it does.
    """
    ahead = max(settings.DEBIT_NOTICE_DAYS + TO_SPARE, LAST_HANDED_OVER + 1)
    day = working_days.after(today, ahead)
    return max(day, working_days.on_or_after(bank)) if bank else day


def announced_from(charge_on: dt.date) -> dt.date:
    """Return the day from which a collection's notice is written."""
    return working_days.before(charge_on, settings.DEBIT_NOTICE_DAYS + TO_SPARE)


def notice_due(charge_on: dt.date) -> dt.date:
    """Return the last day on which the notice of a collection may have gone out."""
    return working_days.before(charge_on, settings.DEBIT_NOTICE_DAYS)


def in_month(month: dt.date, *, day: int) -> dt.date:
    """Return the day of a charge in a month (its first day): a working day on or after `day`."""
    return working_days.on_or_after(month.replace(day=day))


def next_month(month: dt.date) -> dt.date:
    """Return the first day of the month after."""
    return (month.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
