"""The book in the words of an accountant’s program, for a range of days, as a stream."""

import datetime as dt
import enum
from collections.abc import Iterator

from masthead.lib import days
from masthead.treasury.export.beancount import beancount
from masthead.treasury.export.journal import journal


class Format(enum.StrEnum):
    """The forms in which the book leaves: beancount’s own language, or a table."""

    BEANCOUNT = "beancount"
    CSV = "csv"


class DaysTurnedRound(ValueError):
    """The last day comes before the first."""


class DayBeyondBelief(ValueError):
    """The first or the last day lies where no book has one: a slip of the pen."""


def export(form: Format, *, first: dt.date, last: dt.date) -> Iterator[bytes]:
    """Yield the book’s entries effective in the days from `first` to `last`, both included.

    Never more than a chunk of them is held. Raises DaysTurnedRound or DayBeyondBelief, at once.
    """
    if last < first:
        raise DaysTurnedRound(f"{last} comes before {first}")
    if first < days.FIRST or last > days.LAST:
        raise DayBeyondBelief(f"A book’s days lie between {days.FIRST} and {days.LAST}")
    match form:
        case Format.BEANCOUNT:
            return (part.encode() for part in beancount(first=first, last=last))
        case Format.CSV:
            return journal(first=first, last=last)
