"""The years that a statement is made of: a calendar year, or one of the tax on income."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from masthead.lib import days

# Where money is of this currency the year of income tax begins on 6 April: Income Tax Act 2007,
# s.4(3). Elsewhere it is the calendar year as a rule, and no other is offered.
TAX_YEAR_OF = "GBP"


@dataclass(frozen=True)
class Year:
    """A year by its first and last day. `name` stands in addresses: "2026", or "2026-27"."""

    name: str
    first: dt.date
    last: dt.date

    @property
    def title(self) -> str:
        """Return the year in words."""
        if self.first.day == 1:
            return self.name
        return _("{first} to {last}").format(
            first=days.in_words(self.first), last=days.in_words(self.last)
        )


def calendar_year(number: int) -> Year:
    """Return a year of the calendar."""
    return Year(str(number), dt.date(number, 1, 1), dt.date(number, 12, 31))


def tax_year(number: int) -> Year:
    """Return the tax year that begins in a year of the calendar."""
    name = f"{number}-{(number + 1) % 100:02}"
    return Year(name, dt.date(number, 4, 6), dt.date(number + 1, 4, 5))


def years_from(first: dt.date, *, to: dt.date, currency: str) -> list[Year]:
    """Return the years from a day's to today's, the latest first, tax years beside the others."""
    found = [calendar_year(number) for number in range(first.year, to.year + 1)]
    if currency == TAX_YEAR_OF:
        found += [tax_year(number) for number in range(first.year - 1, to.year + 1)]
    here = (year for year in found if year.last >= first and year.first <= to)
    return sorted(here, key=lambda year: year.first, reverse=True)


def year_named(name: str, *, currency: str) -> Year | None:
    """Return the year of a name, None for what is no name of a year here."""
    if not (name[:4].isascii() and name[:4].isdigit()):
        return None
    number = int(name[:4])
    if not days.FIRST.year <= number < days.LAST.year:
        return None
    known = [calendar_year(number)]
    if currency == TAX_YEAR_OF:
        known.append(tax_year(number))
    return next((year for year in known if year.name == name), None)
