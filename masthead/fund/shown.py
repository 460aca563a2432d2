"""The fund's figures in the words that pages use, so that templates hold no arithmetic."""

import datetime as dt
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from masthead.fund.totals import FundTotals
from masthead.lib import days, money


@dataclass(frozen=True)
class Shown:
    """One appeal as a page shows it: sums as words, `filled` of `full` for the bar."""

    name: str
    period: str
    target: str
    raised: str
    needed: str
    over: str
    days_remaining: int
    is_last_day: bool
    filled: int
    full: int


def shown(found: FundTotals) -> Shown:
    """Return the words for an appeal's figures; `over` is empty unless whole pounds are over."""
    over = found.raised_shown_minor - found.target_minor
    unit = 10 ** money.exponent(found.currency)

    def words(minor: int) -> str:
        return money.exact(minor, currency=found.currency)

    return Shown(
        name=found.appeal_name,
        period=period_in_words(found.opens_on, found.closes_on),
        target=words(found.target_minor),
        raised=words(found.raised_shown_minor),
        needed=words(found.needed_shown_minor),
        over=money.whole(over, currency=found.currency) if over >= unit else "",
        days_remaining=found.days_remaining,
        is_last_day=found.is_last_day,
        filled=min(found.raised_shown_minor, found.target_minor),
        full=found.target_minor,
    )


def period_in_words(first: dt.date, last: dt.date) -> str:
    """Write a period: "June 2026" for a calendar month, else "10 June to 15 July 2026"."""
    if days.month_of(first) == (first, last):
        return date_format(first, "F Y")
    begin = "j F" if first.year == last.year else "j F Y"
    ends = {"first": date_format(first, begin), "last": date_format(last, "j F Y")}
    return _("{first} to {last}").format(**ends)
