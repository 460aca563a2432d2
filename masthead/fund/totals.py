"""What the fund stands at: added up over the book each time it is asked."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from masthead.fund.models import Appeal
from masthead.fund.models.summed import raised_by_day
from masthead.lib import days, money


@dataclass(frozen=True)
class FundTotals:
    """One appeal as on a day. All amounts are minor units of `currency`.

    `raised_minor`, `needed_minor` and `over_minor` are exact, and raised may be below nought;
    those shown are in whole units, raised rounded down and never below nought, so that shown
    raised and needed add up to the target.
    """

    appeal_name: str
    currency: str
    target_minor: int
    raised_minor: int
    raised_shown_minor: int
    needed_shown_minor: int
    needed_minor: int
    over_minor: int
    days_remaining: int
    closes_on: dt.date
    opens_on: dt.date
    is_last_day: bool

    def __str__(self) -> str:
        """Return the sentences that the panel says, for a terminal."""
        left = _("{days} days remaining").format(days=self.days_remaining)
        if self.is_last_day:
            left = _("1 day remaining: the last day")
        words = _("{name}: target {target}; raised {raised}; needed {needed}; {left}.")
        return words.format(
            name=self.appeal_name,
            target=self._words(self.target_minor),
            raised=self._words(self.raised_shown_minor),
            needed=self._words(self.needed_shown_minor),
            left=left,
        )

    def _words(self, minor: int) -> str:
        return money.exact(minor, currency=self.currency)


@dataclass(frozen=True)
class DayRaised:
    """What one day brought an appeal, and what it had raised by that day's end; minor units."""

    day: dt.date
    raised_minor: int
    running_minor: int


def totals(*, on: dt.date) -> FundTotals | None:
    """Return the main appeal of a day and what it has raised; one query while it is open.

    None where no appeal is open: before the first one was opened.
    """
    appeal = Appeal.objects.with_raised().main_on(on)
    return totals_of(appeal, on=on) if appeal else None


def totals_at_end_of(day: dt.date) -> FundTotals | None:
    """Return the main appeal of a day that is past, and what it had raised by the end of it."""
    appeal = Appeal.objects.main_on(day)
    if appeal is None:
        return None
    brought = raised_by_day(since=appeal.opens_on, until=day, appeal=appeal.pk)
    return totals_of(appeal, on=day, raised=sum(brought.values()))


def special_totals(*, on: dt.date) -> list[FundTotals]:
    """Return each special appeal open on a day, in one query, the first to close first."""
    return [totals_of(appeal, on=on) for appeal in Appeal.objects.special_on(on).with_raised()]


def earlier_months(*, on: dt.date, count: int = 6) -> list[FundTotals]:
    """Return the main appeals that ended before a day, the latest first, as on their last day."""
    ended = Appeal.objects.main().filter(closes_on__lt=on).order_by("-closes_on")
    return [totals_of(appeal, on=appeal.closes_on) for appeal in ended.with_raised()[:count]]


def totals_of(appeal: Appeal, *, on: dt.date, raised: int | None = None) -> FundTotals:
    """Return the figures of an appeal that brought along what it has raised, or of that sum."""
    raised, target = appeal.raised_of if raised is None else raised, appeal.target_minor
    unit = 10 ** money.exponent(appeal.currency)
    shown = max(0, raised // unit * unit)
    remaining = days.days_remaining(appeal.closes_on, on=on)
    return FundTotals(
        appeal_name=appeal.name,
        currency=appeal.currency,
        target_minor=target,
        raised_minor=raised,
        raised_shown_minor=shown,
        needed_shown_minor=max(0, target - shown),
        needed_minor=max(0, target - raised),
        over_minor=max(0, raised - target),
        days_remaining=remaining,
        closes_on=appeal.closes_on,
        opens_on=appeal.opens_on,
        is_last_day=remaining == 1,
    )


def by_day(appeal: Appeal, *, until: dt.date) -> list[DayRaised]:
    """Return each day of an appeal up to `until` or its last, in two queries."""
    last = min(until, appeal.closes_on)
    brought = raised_by_day(since=appeal.opens_on, until=last, appeal=appeal.pk)
    running, found = 0, []
    for number in range((last - appeal.opens_on).days + 1):
        day = appeal.opens_on + dt.timedelta(days=number)
        running += brought.get(day, 0)
        found.append(DayRaised(day, brought.get(day, 0), running))
    return found
