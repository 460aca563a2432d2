"""Look at the month as its organiser does."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Sum

from masthead.fund.find_gifts import find_gifts
from masthead.fund.models import Appeal, Gift, GiftRefund
from masthead.fund.shown import Shown, shown
from masthead.fund.totals import totals_of
from masthead.lib import days, money
from masthead.paper.models import Paper
from masthead.treasury.books.fund_months import way_in_words
from masthead.treasury.glance.chart import MonthsChart, months_chart
from masthead.treasury.glance.coming import Coming, coming
from masthead.treasury.glance.months import MonthSoFar, MonthsSoFar, months_so_far

LAST = 10


@dataclass(frozen=True)
class Way:
    """What came by one way to give this month, sums as words."""

    name: str
    gifts: int
    given: str
    given_back: str
    kept: str


@dataclass(frozen=True)
class Beside:
    """How this month stands beside another by the same day; the same has neither sum."""

    month: dt.date
    more: str
    less: str


@dataclass(frozen=True)
class InShort:
    """Today and this month, sums as words, and what is to come."""

    on: dt.date
    today: str
    gifts_today: int
    this_month: str
    last_month: Beside
    a_year_ago: Beside
    main: Shown | None
    coming: tuple[Coming, ...]


@dataclass(frozen=True)
class Glance:
    """The month at a glance; `total` is the last row of the ways."""

    short: InShort
    chart: MonthsChart
    ways: tuple[Way, ...]
    total: Way
    latest: tuple[Gift, ...]


def look(*, paper: Paper, on: dt.date) -> Glance:
    """Return what the organiser sees of the month of a day, exact to the penny."""
    currency = paper.currency
    found = months_so_far(on=on)
    ways = _ways(on=on, raised=found.this.so_far_minor, currency=currency)
    in_order = [found.a_year_ago, *found.earlier[::-1], found.this]
    latest = find_gifts("", currency=currency, paper_name=paper.name, limit=LAST)
    return Glance(
        short=_in_short(found, currency=currency, on=on),
        chart=months_chart(in_order, currency=currency),
        ways=tuple(ways[:-1]),
        total=ways[-1],
        latest=tuple(latest),
    )


def look_in_short(*, paper: Paper, on: dt.date) -> InShort:
    """Return the figures alone, for the desk's first page."""
    return _in_short(months_so_far(on=on), currency=paper.currency, on=on)


def _in_short(found: MonthsSoFar, *, currency: str, on: dt.date) -> InShort:
    main = Appeal.objects.with_raised().main_on(on)
    return InShort(
        on=on,
        today=money.exact(found.today_minor, currency=currency),
        gifts_today=Gift.objects.filter(effective_on=on).count(),
        this_month=money.exact(found.this.so_far_minor, currency=currency),
        last_month=_beside(found.this, found.earlier[0], currency=currency),
        a_year_ago=_beside(found.this, found.a_year_ago, currency=currency),
        main=shown(totals_of(main, on=on)) if main else None,
        coming=tuple(coming(on=on, currency=currency)),
    )


def _beside(this: MonthSoFar, other: MonthSoFar, *, currency: str) -> Beside:
    gap = this.so_far_minor - other.so_far_minor
    words = money.exact(abs(gap), currency=currency)
    return Beside(other.first, words if gap > 0 else "", words if gap < 0 else "")


def _ways(*, on: dt.date, raised: int, currency: str) -> list[Way]:
    """Return what came by each way, the most first, and the sum of all as the last.

    What the book raised by no gift, if anything, has a row of its own.
    """
    period = {"effective_on__range": (days.month_of(on)[0], on)}
    sums = {
        method: [count, given, 0]
        for method, count, given in Gift.objects.filter(**period)
        .values_list("method")
        .annotate(Count("pk"), Sum("amount_minor"))
    }
    back = GiftRefund.objects.filter(**period).values_list("gift__method")
    for method, total in back.annotate(Sum("amount_minor")):
        sums.setdefault(method, [0, 0, 0])[2] = total
    if rest := raised - sum(given - back for _, given, back in sums.values()):
        sums[""] = [0, rest, 0]
    total = [sum(column) for column in zip(*sums.values(), strict=True)] or [0, 0, 0]
    by_most = sorted(sums.items(), key=lambda item: -item[1][1])
    named = [(way_in_words(method), figures) for method, figures in by_most]
    return [_way(name, *figures, currency=currency) for name, figures in [*named, ("", total)]]


def _way(name: str, gifts: int, given: int, back: int, *, currency: str) -> Way:
    def words(minor: int) -> str:
        return money.exact(minor, currency=currency)

    return Way(name, gifts, words(given), words(back) if back else "", words(given - back))
