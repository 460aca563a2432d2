"""The figures of an annual return for members and share capital."""

import calendar
import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from masthead.register.rules import rules_on
from masthead.shares.year.capital import Capital, capital, in_the_book, together
from masthead.shares.year.members import Membership, membership

LONGEST_DAYS = 366 * 3


class YearBeyondMeasure(ValueError):
    """The days are not a year of a society's: backwards, or many years at once."""


@dataclass(frozen=True)
class AnnualReturn:
    """What is returned: opening + admitted − ceased = closing, for members and for capital.

    `book_minor` is the share capital that the book has at the end, None where it begins later;
    `due_on` the last day on which the return goes in. Source: Co-operative and Community Benefit
    Societies Act 2014, s.89.
    """

    first: dt.date
    last: dt.date
    members: Membership
    capital: tuple[Capital, ...]
    capital_minor: int
    book_minor: int | None
    due_on: dt.date

    @property
    def adds_up(self) -> bool:
        """Say whether every opening and what came and went make its closing."""
        return self.members.adds_up and all(one.adds_up for one in self.capital)

    @property
    def agrees(self) -> bool:
        """Say whether register and book have the same share capital."""
        return self.capital_minor == self.book_minor


def annual_return(
    first: dt.date, last: dt.date, *, known: dt.datetime | None = None
) -> AnnualReturn:
    """Add up the register from one day to another, as known now or at a moment.

    Raises YearBeyondMeasure.
    """
    if not 0 <= (last - first).days < LONGEST_DAYS:
        raise YearBeyondMeasure(_("A year ends after it has begun, and lasts three at most"))
    found = capital(first, last, known=known)
    return AnnualReturn(
        first,
        last,
        membership(first, last, known=known),
        found,
        together(found),
        in_the_book(last, known=known),
        months_after(last, rules_on(last).return_months),
    )


def months_after(day: dt.date, months: int) -> dt.date:
    """Return the day so many months later: of a month's last day, that month's last day."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    longest = calendar.monthrange(year, month + 1)[1]
    was_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return dt.date(year, month + 1, longest if was_last else min(day.day, longest))
